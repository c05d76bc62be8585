"""Pledges, halls, duty, Brussels, devices and jobs keep what their rules promise."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.layout import Records, blank
from game.compiled.log import Log
from game.compiled.orders import ALLOWED, MAKE_PLEDGE
from game.compiled.sizes import CHIP_LEDGER, NOBODY, POWER
from game.engine.ground import brussels, devices, jobs, pledges
from game.engine.jit import entry
from game.session.ground_words import pledge_weeks
from tests.engine.twins import ground as twin
from tests.support import kernels
from tests.support.instruments import obey, order, refused
from tests.support.lane import tries
from tests.support.plain import Setting, changed, constants, firms, give
from tests.support.small import begin, small_game

pytestmark = pytest.mark.usefixtures("engine")

part = st.floats(0.0, 1.0)
sums = st.integers(1, 10**8)


@entry
def settle_pledges(rules: Records, worlds: Records, logs: Records) -> None:
    """Judge what falls due."""
    pledges.settle_pledges(rules[0], worlds[0], logs[0])


@entry
def duty_of(rules: Records, worlds: Records, f: int) -> int:
    """Duty of a week."""
    return brussels.duty(rules[0], worlds[0], f)


@entry
def inspect(rules: Records, worlds: Records, logs: Records) -> None:
    """A week of Brussels."""
    brussels.inspect(rules[0], worlds[0], logs[0])


@entry
def odds_of(rules: Records, worlds: Records, f: int, spent: int) -> float:
    """Chance of a device."""
    return devices.device_odds(rules[0], worlds[0], f, spent)


@entry
def door_of(rules: Records, worlds: Records, f: int, segment: int) -> float:
    """What a device adds."""
    return devices.device_door(rules[0], worlds[0], f, segment)


@entry
def move_anger(rules: Records, worlds: Records) -> None:
    """A week of the public's anger."""
    jobs.move_public_anger(rules[0], worlds[0])


def run(function: object, rules: Records, world: Records) -> Records:
    """Run an entry that writes a log; returns the log."""
    logs = blank(Log)
    kernels.run(function, rules, world, logs)  # type: ignore[arg-type]
    return logs


@given(turn=st.integers(0, 30), turns=st.integers(1, 40), weeks=st.integers(1, 30))
def test_a_chief_reads_when_a_pledge_is_judged(turn: int, turns: int, weeks: int) -> None:
    """The weeks that are told are the engine's, and none are where no word is heard any more."""
    rules, world = begin(small_game())
    rules["turns"], rules["pledge_weeks"], world["turn"] = turns, weeks, turn
    told, wish = pledge_weeks(rules[0], world[0]), order(0, MAKE_PLEDGE, 1_000)
    assert (refused(rules, world, wish) == ALLOWED) == bool(told)
    if told:
        obey(rules, world, wish)
        assert int(world["pledge_week"][0, 0]) == turn + told


@settings(max_examples=tries(150, 40))
@given(
    given_world=changed(
        pledge_sum=sums, pledge_done=st.integers(0, 10**8), favour=st.floats(-1.0, 1.0),
        trust=part, sentiment=st.floats(0.3, 3.0), pledge_blame=part, pledge_trust=part,
        pledge_shame=st.floats(0.0, 3.0), pledge_thanks=st.floats(0.0, 2.0),
        pledge_scale=st.floats(1.0, 1e8),
    )
)  # fmt: skip
def test_a_pledge_is_judged_as_its_twin_says(given_world: Setting) -> None:
    """What is kept is thanked, what is missing is blamed, and then the word is settled."""
    rules, world = given_world
    world["pledge_week"][0] = world["turn"][0] + 1
    expected = [twin.judged(constants(rules, world), firm) for firm in firms(rules, world)]
    run(settle_pledges, rules, world)
    for f, row in enumerate(expected):
        assert {name: float(world[name][0, f]) for name in row} == pytest.approx(row, abs=1e-12)
    assert (world["pledge_week"][0, :3] == NOBODY).all()
    assert not world["pledge_sum"].any()
    assert (np.abs(world["favour"][0]) <= 1.0).all()


@settings(max_examples=tries(100, 30))
@given(
    given_world=changed(
        tariff=st.floats(0.0, 3.0), tariff_shield=part, favour=st.floats(-1.0, 1.0),
        duty_on=st.integers(0, 1), chip_price=st.floats(1.0, 100.0),
    ),
    shipped=st.lists(st.integers(0, 10**5), min_size=2, max_size=2),
)  # fmt: skip
def test_duty_agrees_with_its_twin(given_world: Setting, shipped: list[int]) -> None:
    """Duty is a part of what imported cards cost their buyer, less what favour shields."""
    rules, world = given_world
    for chip, cards in enumerate(shipped):
        world["arriving"][0, 1, chip, int(rules["chip_weeks"][0, chip]) - 1] = cards
    prices = [
        max(1, round(float(world["chip_price"][0, chip]))) * int(rules["duty_on"][0, chip, 1])
        for chip in range(2)
    ]
    expected = twin.duty(constants(rules, world), firms(rules, world)[1], prices, shipped)
    assert kernels.run(duty_of, rules, world, 1) == pytest.approx(expected, abs=0.51)


@settings(max_examples=tries(100, 30))
@given(power=st.integers(0, 20_000), halls=st.integers(0, 20_000), cards=st.integers(0, 10_000))
def test_cards_run_within_power_and_halls(power: int, halls: int, cards: int) -> None:
    """What is lit needs no more than the smaller of the two, and no card that fits stays dark."""
    rules, world = begin(small_game())
    rules["hall_weeks"] = 4
    for chip in range(2):
        give(world, CHIP_LEDGER + chip, 0, cards if chip == 0 else 0)
    give(world, POWER, 0, power)
    world["halls"][0, 0] = halls
    kernels.run_phase(kernels.power, rules, world)
    watts = int(world["energised"][0, 0] @ rules["chip_power"][0])
    room = min(power, halls) * 1000
    assert watts <= room
    lit, each = int(world["energised"][0, 0, 0]), int(rules["chip_power"][0, 0])
    assert lit == min(cards, room // each)


@settings(max_examples=tries(100, 30))
@given(booked=st.floats(0.0, 1e6), new=st.floats(0.0, 1e6), pace=st.floats(0.0, 1e5))
def test_a_grids_queue_moves_by_its_pace(booked: float, new: float, pace: float) -> None:
    """Every week what was ordered joins the queue and a week's pace leaves it."""
    rules, world = begin(small_game())
    rules["grid_pace"][0] = pace
    world["grid_booked"][0], world["grid_new"][0] = booked, new
    kernels.run_phase(kernels.deliveries, rules, world)
    assert world["grid_booked"][0] == pytest.approx([max(0.0, booked + new - pace)] * 3)
    assert not world["grid_new"].any()


@settings(max_examples=tries(100, 30))
@given(
    given_world=changed(trust=part, device_flops=st.integers(0, 5)),
    spent=st.integers(1000, 10**7),
)
def test_device_odds_agree_with_their_twin(given_world: Setting, spent: int) -> None:
    """Money and trust help, flops do not."""
    rules, world = given_world
    found = kernels.run(odds_of, rules, world, 0, spent)
    expected = twin.chance(constants(rules, world), firms(rules, world)[0], spent)
    assert found == pytest.approx(expected, rel=1e-9)
    assert kernels.run(odds_of, rules, world, 0, 2 * spent) >= found
    world["device_flops"][0, 0] += 1
    assert kernels.run(odds_of, rules, world, 0, spent) <= found


def test_a_door_opens_grows_and_fades() -> None:
    """Nothing before the day, the most at the peak, next to nothing long after."""
    rules, world = begin(small_game())
    chat = small_game().compiled.places["segments"]["chat"]
    world["device_week"][0, 0], world["device_size"][0, 0] = 10, 1.0
    doors = []
    for turn in range(100):
        world["turn"] = turn
        doors.append(kernels.run(door_of, rules, world, 0, chat))
    peak = 10 + int(rules["device_peak"][0])
    assert doors[:11] == [0.0] * 11
    assert doors.index(max(doors)) == peak
    assert doors[peak] == pytest.approx(1.0)
    assert doors[-1] < 0.01


@settings(max_examples=tries(100, 30))
@given(given_world=changed(file=part, scrutiny=part, compliance=st.integers(0, 100), fine_bar=part))
def test_nobody_is_fined_below_the_bar(given_world: Setting) -> None:
    """A file stays between 0 and 1, and fines fall on those above the bar alone."""
    rules, world = given_world
    before = world["file"][0].copy()
    run(inspect, rules, world)
    assert ((world["file"] >= 0.0) & (world["file"] <= 1.0)).all()
    least = before * (1.0 - float(rules["file_fade"][0]))
    most = least + float(rules["file_gain"][0]) * 1.5
    assert (world["fine"][0][most < rules["fine_bar"][0]] == 0).all()


@settings(max_examples=tries(100, 30))
@given(
    given_world=changed(
        usage=st.floats(0.01, 1e6), use_before=st.floats(0.01, 1e6), jobs=part, jobs_pace=part,
        jobs_fade=part, jobs_gain=st.floats(0.0, 10.0),
    )
)  # fmt: skip
def test_anger_over_jobs_agrees_with_its_twin(given_world: Setting) -> None:
    """Use that grows faster than people are used to angers them; the anger fades."""
    rules, world = given_world
    use = float(world["usage"][0, : int(rules["segments"][0])].sum())
    expected = twin.anger(constants(rules, world), use)
    kernels.run(move_anger, rules, world)
    assert float(world["jobs"][0]) == pytest.approx(expected, rel=1e-9, abs=1e-12)
    assert 0.0 <= float(world["bills"][0]) <= 1.0

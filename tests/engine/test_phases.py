"""Deliveries, happenings, obligations and closing: one behaviour each."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.causes import CAUSES
from game.compiled.layout import Records
from game.compiled.sizes import (
    CHIP_LEDGER,
    DELIVERY_WEEKS,
    MONEY,
    NOBODY,
    PEOPLE,
    POWER,
    TRANSIT,
)
from game.compiled.world import (
    ACTIVE,
    AMBITION,
    DONE,
    FAILED,
    FEAR,
    INSOLVENCY,
    NO_ENDING,
    PENDING,
    WAITING,
)
from tests.support import kernels
from tests.support.kernels import run_phase
from tests.support.lane import tries
from tests.support.plain import give
from tests.support.small import begin, build, small_game, still_game

PLACES = small_game().compiled.places
OFFER, STORM = PLACES["events"]["offer"], PLACES["events"]["storm"]


@settings(max_examples=tries(60))
@given(week=st.integers(0, DELIVERY_WEEKS - 1), cards=st.integers(1, 10**6))
def test_cards_arrive_in_their_week(week: int, cards: int) -> None:
    """Cards on the road arrive after as many weeks as stood in the queue, no sooner."""
    rules, world = begin(still_game())
    world["arriving"][0, 1, 0, week] = cards
    world["balance"][0, CHIP_LEDGER, TRANSIT] += cards
    before = int(world["balance"][0, CHIP_LEDGER, 1])
    for passed in range(DELIVERY_WEEKS):
        run_phase(kernels.deliveries, rules, world)
        arrived = int(world["balance"][0, CHIP_LEDGER, 1]) - before
        assert arrived == (cards if passed >= week else 0)
    assert world["balance"][0, CHIP_LEDGER, TRANSIT] == 0


@settings(max_examples=tries(60))
@given(week=st.integers(0, 31), kilowatts=st.integers(1, 10**7))
def test_power_is_connected_in_its_week(week: int, kilowatts: int) -> None:
    """Kilowatts under way are connected when their week has come."""
    rules, world = begin(still_game())
    world["connecting"][0, 2, week] = kilowatts
    world["balance"][0, POWER, TRANSIT] += kilowatts
    before = int(world["balance"][0, POWER, 2])
    for passed in range(week + 1):
        assert world["balance"][0, POWER, 2] == before
        run_phase(kernels.deliveries, rules, world)
        assert (passed < week) == (int(world["balance"][0, POWER, 2]) == before)


@settings(max_examples=tries(60))
@given(seed=st.integers(0, 10**6))
def test_cards_break_at_the_yearly_rate(seed: int) -> None:
    """As many cards break in a week as the yearly rate says, give or take one."""
    rules, world = begin(small_game(), seed)
    owned = world["balance"][0, CHIP_LEDGER : CHIP_LEDGER + 2, :3].copy()
    run_phase(kernels.deliveries, rules, world)
    broken = owned - world["balance"][0, CHIP_LEDGER : CHIP_LEDGER + 2, :3]
    yearly = np.array([0.1, 0.05])
    mean = owned * (1.0 - (1.0 - yearly) ** (1.0 / 52.0))[:, None]
    assert (np.abs(broken - mean) < 1.0).all()


def sure(event: str) -> tuple[Records, Records]:
    """A world in which one event is certain on its first day."""
    return begin(build({f"events.{event}.chance": 1.0, f"events.{event}.when": None}))


def test_an_event_waits_for_its_date() -> None:
    """Nothing happens before its first day; then it happens once."""
    rules, world = sure("storm")
    first = int(rules["event_from"][0, STORM])
    fired = []
    for turn in range(first + 3):
        world["turn"] = turn
        mood = float(world["mood"][0])
        run_phase(kernels.happenings, rules, world)
        fired.append(float(world["mood"][0]) != mood)
    assert fired == [turn == first for turn in range(first + 3)]
    assert world["event_state"][0, STORM] == DONE


def test_an_event_out_of_date_never_happens() -> None:
    """After its last day an event stays where it was."""
    rules, world = sure("storm")
    world["turn"] = int(rules["event_until"][0, STORM]) + 1
    run_phase(kernels.happenings, rules, world)
    assert world["event_state"][0, STORM] == WAITING


def test_an_event_waits_for_its_condition() -> None:
    """While its condition does not hold, an event does not happen."""
    rules, world = begin(build({"events.storm.chance": 1.0, "events.storm.when": "0"}))
    world["turn"] = int(rules["event_from"][0, STORM])
    run_phase(kernels.happenings, rules, world)
    assert world["event_state"][0, STORM] == WAITING


def test_an_unanswered_matter_is_settled_by_default() -> None:
    """Who does not answer in time gets the scenario's default."""
    rules, world = sure("offer")
    world["turn"] = int(rules["event_from"][0, OFFER])
    run_phase(kernels.happenings, rules, world)
    assert world["event_state"][0, OFFER] == PENDING
    morale = float(world["morale"][0, 1])
    world["turn"] += int(rules["event_weeks"][0, OFFER])
    run_phase(kernels.happenings, rules, world)
    assert world["event_state"][0, OFFER] == DONE
    assert world["event_choice"][0, OFFER] == rules["event_default"][0, OFFER]
    assert world["morale"][0, 1] == pytest.approx(morale + 0.02)


def test_who_can_pay_stands() -> None:
    """With cash for all dues nobody fails and nothing is short."""
    rules, world = begin(small_game())
    run_phase(kernels.obligations, rules, world)
    assert (world["status"][0, :3] == ACTIVE).all()
    assert (world["shortfall"][0] == 0).all()


def test_who_cannot_pay_fails_and_leaves_nothing_behind() -> None:
    """A firm without cash fails: people, power, cards and money go elsewhere."""
    rules, world = begin(small_game())
    world["backlog"][0, 1, 0] = 10
    give(world, MONEY, 1, 0)
    run_phase(kernels.obligations, rules, world)
    assert world["status"][0, 1] == FAILED
    assert (world["balance"][0, :, 1] == 0).all()
    assert (world["balance"][0].sum(axis=1) == 0).all()
    assert world["backlog"][0, 1, 0] == 0
    assert world["run_model"][0, 1] == NOBODY
    assert world["serves"][0, 1] == NOBODY


@settings(max_examples=tries(60))
@given(
    debt=st.integers(0, 10**9),
    spread=st.floats(0.0, 1.0),
    people=st.integers(0, 5000),
    pay=st.floats(50.0, 5000.0),
)
def test_dues_are_wages_and_interest(debt: int, spread: float, people: int, pay: float) -> None:
    """Postings of wages and interest are a 52nd of the yearly figures, rounded down; no teams."""
    rules, world = begin(small_game())
    world["team_firm"] = NOBODY
    give(world, MONEY, 0, 10**12)
    give(world, PEOPLE, 0, people)
    world["debt"][0, 0], world["spread"][0, 0], world["pay"][0, 0] = debt, spread, pay
    log = run_phase(kernels.obligations, rules, world)[0]
    count = int(log["postings"])
    paid = {
        CAUSES[int(log["cause"][place])]: int(log["amount"][place])
        for place in range(count)
        if log["source"][place] == 0
    }
    rate = float(rules["base_rate"][0]) + spread
    assert paid.get("wages", 0) == pytest.approx(people * pay / 52, abs=1.0)
    assert paid.get("interest", 0) == pytest.approx(debt * rate / 52, abs=1.0)


GOALS = {
    "firms.ada.ambition": {"text": "Now.", "when": "world.mood > 1.5", "at_end": False},
    "firms.ada.fear": {"text": "Gloom.", "when": "world.mood < 0.5", "weeks": 2},
    "firms.bolt.ambition": {"text": "Then.", "when": "world.mood > 1.5"},
}


def closed(moods: list[float], start: int = 0) -> Records:
    """The world after weeks that closed in these moods."""
    rules, world = begin(build(GOALS))
    world["turn"] = start
    for mood in moods:
        world["mood"] = mood
        run_phase(kernels.closing, rules, world)
    return world


def test_an_ambition_reached_ends_the_story_at_once() -> None:
    """An ambition that counts any week ends the game in the week it holds."""
    world = closed([1.0, 2.0])
    assert world["ending"][0, 0] == AMBITION
    assert world["ending_week"][0, 0] == 2


def test_an_ambition_for_the_end_waits() -> None:
    """An ambition that counts only at the end is written in the last week."""
    last = small_game().compiled.scenario.turns
    assert closed([2.0])["ending"][0, 1] == NO_ENDING
    assert closed([2.0], start=last - 1)["ending"][0, 1] == AMBITION
    assert closed([1.0], start=last - 1)["ending"][0, 1] == NO_ENDING


def test_a_fear_must_hold_weeks_in_a_row() -> None:
    """One good week starts the count again."""
    assert closed([0.4, 1.0, 0.4])["ending"][0, 0] == NO_ENDING
    assert closed([0.4, 0.4])["ending"][0, 0] == FEAR


def test_an_ending_stays() -> None:
    """Nothing that comes later changes how a chief's story ended."""
    world = closed([0.4, 0.4, 2.0, 2.0])
    assert world["ending"][0, 0] == FEAR
    assert world["ending_week"][0, 0] == 2


def test_a_failed_firm_is_insolvent() -> None:
    """Failure is an ending, too."""
    rules, world = begin(small_game())
    world["status"][0, 2] = FAILED
    run_phase(kernels.closing, rules, world)
    assert world["ending"][0, 2] == INSOLVENCY

"""Stacks, own silicon and licences: what a card gives, who learns what, who may buy what."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled import orders as o
from game.compiled.layout import Records
from game.compiled.regions import REGION_ROOM, REGIONS
from game.compiled.silicon import FLUENT
from game.compiled.sizes import CHIP_LEDGER, FOUNDRIES, MONEY, NOBODY, POWER, UTILITIES
from game.engine.jit import entry
from game.engine.silicon import licences, porting, programmes, units
from game.engine.turn import try_orders
from game.session.silicon import fluency_after, licence_chance, may_buy
from tests.engine.twins import silicon as twin
from tests.support import kernels
from tests.support.lane import tries
from tests.support.orders import as_records
from tests.support.plain import Table, chips, constants
from tests.support.small import begin, small_game

pytestmark = pytest.mark.usefixtures("engine")

ADA, BOLT, CORE = range(3)
CARD, MINI = 0, 1
FORGE, KILN = 0, 1
CN = REGIONS.index("cn")
part = st.floats(0.0, 1.0)


@entry
def card_units(rules: Records, worlds: Records, f: int, chip: int) -> float:
    """Compute of a card in a firm's hands."""
    return units.units_of(rules[0], worlds[0], f, chip)


@entry
def advance(rules: Records, worlds: Records, logs: Records) -> None:
    """A week of learning."""
    porting.advance_stacks(rules[0], worlds[0], logs[0])


@entry
def ripen(rules: Records, worlds: Records, logs: Records) -> None:
    """A week of development."""
    programmes.ripen(rules[0], worlds[0], logs[0])


@entry
def decide(rules: Records, worlds: Records, logs: Records) -> None:
    """Answers to what was asked."""
    licences.decide_licences(rules[0], worlds[0], logs[0])


@entry
def allowed(rules: Records, worlds: Records, f: int, chip: int) -> bool:
    """Whether a firm may order a chip."""
    return licences.may_buy(rules[0], worlds[0], f, chip)


@entry
def closure(rules: Records, worlds: Records, region: int) -> float:
    """How far a region is closed."""
    return licences.closure(rules[0], worlds[0], region)


def morning() -> tuple[Records, Records]:
    """The small game's first morning with moves for everybody."""
    rules, world = begin(small_game())
    world["moves"][0, :3] = 9
    return rules, world


def plain(rules: Records, world: Records) -> tuple[Table, list[Table]]:
    """Constants, and every kind of chip, as the twin reads them."""
    return constants(rules, world), chips(rules, world)


def refusal(world: Records, *row: float) -> int:
    """What the rules say to one order."""
    return try_orders(small_game().compiled.rules, world, as_records([row]))


# What a card gives


@settings(max_examples=tries(150))
@given(fluency=part, maturity=part, floor=part, raw=part)
def test_a_card_gives_what_its_twin_says(
    fluency: float, maturity: float, floor: float, raw: float
) -> None:
    """Fluency and ripeness each take a part of what is above their floors."""
    rules, world = morning()
    rules["fluency_floor"], rules["maturity_floor"] = floor, raw
    world["fluency"][0, BOLT, FORGE] = round(fluency * FLUENT)
    world["maturity"][0, CARD] = maturity
    table, known = plain(rules, world)
    expected = twin.card(table, known[CARD], world["fluency"][0, BOLT, FORGE] / FLUENT)
    found = kernels.run(card_units, rules, world, BOLT, CARD)
    assert found == pytest.approx(expected)
    assert found <= float(rules["chip_units"][0, CARD]) * (1.0 + 1e-12)


@settings(max_examples=tries(150))
@given(
    cards=st.tuples(st.integers(0, 3000), st.integers(0, 3000)),
    kilowatts=st.integers(0, 6000),
    fluency=part,
)
def test_power_goes_where_it_gives_most(
    cards: tuple[int, int], kilowatts: int, fluency: float
) -> None:
    """Cards are lit by what they give in the firm's own hands, not by what they are rated at."""
    rules, world = morning()
    world["fluency"][0, BOLT, KILN] = round(fluency * FLUENT)
    held = world["balance"][0]
    for chip, count in enumerate(cards):
        held[CHIP_LEDGER + chip, FOUNDRIES] += held[CHIP_LEDGER + chip, BOLT] - count
        held[CHIP_LEDGER + chip, BOLT] = count
    held[POWER, UTILITIES] += held[POWER, BOLT] - kilowatts
    held[POWER, BOLT] = kilowatts
    each = [float(kernels.run(card_units, rules, world, BOLT, chip)) for chip in (CARD, MINI)]
    watts = rules["chip_power"][0]
    table = [(cards[chip], int(watts[chip]), each[chip]) for chip in (CARD, MINI)]
    kernels.run_phase(kernels.power, rules, world)
    assert world["compute"][0, BOLT] == pytest.approx(twin.lit(table, kilowatts * 1000))


def test_a_scenario_without_stacks_is_as_it_was() -> None:
    """A card that names no stack, and is ripe, gives all it has to anybody."""
    rules, world = morning()
    rules["chip_stack"] = NOBODY
    world["fluency"] = 0
    for chip in (CARD, MINI):
        assert kernels.run(card_units, rules, world, CORE, chip) == rules["chip_units"][0, chip]


# Learning


@settings(max_examples=tries(80))
@given(start=part, spent=st.integers(1, 3000))
def test_a_port_teaches_what_is_told_beforehand(start: float, spent: int) -> None:
    """After its weeks the fluency is what the quote said, and the firm is free again."""
    rules, world = morning()
    rules["learning"] = rules["solidarity"] = 0.0
    world["fluency"][0, BOLT, KILN] = round(start * 0.99 * FLUENT)
    before = float(world["fluency"][0, BOLT, KILN]) / FLUENT
    expected = fluency_after(rules[0], before, float(spent))
    assert refusal(world, BOLT, o.PORT, KILN, spent, 0, 0.0) == o.ALLOWED
    for _ in range(int(rules["port_weeks"][0])):
        assert world["port_stack"][0, BOLT] == KILN
        kernels.run_phase(advance, rules, world)
    assert world["fluency"][0, BOLT, KILN] / FLUENT == pytest.approx(expected, abs=1e-5)
    assert world["port_stack"][0, BOLT] == NOBODY


@settings(max_examples=tries(80))
@given(data=st.data())
def test_fluency_only_grows(data: st.DataObject) -> None:
    """No week of learning takes anything away, or teaches more than all."""
    rules, world = morning()
    for name in ("port_gain", "port_spread", "learning", "solidarity"):
        rules[name] = data.draw(part)
    world["licence"][0, :2, :3] = data.draw(st.integers(0, 1))
    world["fluency"][0, :3, :2] = data.draw(
        st.lists(st.integers(0, FLUENT), min_size=6, max_size=6).map(
            lambda found: np.reshape(found, (3, 2))
        )
    )
    world["port_stack"][0, :3] = data.draw(st.lists(st.integers(-1, 1), min_size=3, max_size=3))
    world["port_left"][0, :3], world["port_effort"][0, :3] = 3, data.draw(part)
    before = world["fluency"].copy()
    kernels.run_phase(advance, rules, world)
    assert (world["fluency"] >= before).all()
    assert world["fluency"].max() <= FLUENT


def test_an_owners_work_is_of_use_to_all() -> None:
    """What Ada mends of its own stack, others have a part of."""
    rules, world = morning()
    rules["learning"] = rules["solidarity"] = 0.0
    world["fluency"][0, :3, FORGE] = FLUENT // 2
    assert refusal(world, ADA, o.PORT, FORGE, 10**6, 0, 0.0) == o.ALLOWED
    kernels.run_phase(advance, rules, world)
    gain = float(rules["port_gain"][0])
    others = twin.learned(0.5, gain * float(rules["port_spread"][0]))
    found = world["fluency"][0, :3, FORGE] / FLUENT
    assert found.tolist() == pytest.approx([twin.learned(0.5, gain), others, others], abs=1e-5)


def test_who_ports_improves_less() -> None:
    """Recipes grow more slowly in a firm whose people rewrite code."""
    grown = []
    for ports in (False, True):
        rules, world = morning()
        rules["leak"] = 0.0
        world["port_stack"][0, BOLT], world["port_left"][0, BOLT] = (KILN, 2) if ports else (-1, 0)
        before = float(world["efficiency"][0, BOLT])
        kernels.run_phase(kernels.research, rules, world)
        grown.append(np.log(float(world["efficiency"][0, BOLT]) / before))
    assert grown[1] == pytest.approx(grown[0] * (1.0 - float(rules["port_drag"][0])))


@settings(max_examples=tries(60))
@given(open_one=st.booleans(), rate=part)
def test_a_closed_region_learns_together(open_one: bool, rate: float) -> None:
    """Firms of the region learn its stack, the more so the more foreign compute is barred."""
    rules, world = morning()
    rules["learning"], rules["solidarity"] = 0.0, rate
    world["licence"][0, CARD, CN] = int(open_one)
    world["fluency"][0, :3, KILN] = 0
    shut = twin.closed(plain(rules, world)[1], CN)
    assert kernels.run(closure, rules, world, CN) == pytest.approx(shut)
    assert shut == (0.0 if open_one else 1.0)
    kernels.run_phase(advance, rules, world)
    inside = rules["firm_region"][0, :3] == CN
    found = world["fluency"][0, :3, KILN] / FLUENT
    assert found.tolist() == pytest.approx(np.where(inside, rate * shut, 0.0), abs=1e-5)


# Own silicon


@settings(max_examples=tries(80))
@given(start=part, spent=st.integers(1, 3000), delay=st.sampled_from([0.0, 1.0]))
def test_silicon_ripens_with_what_is_spent(start: float, spent: int, delay: float) -> None:
    """A week brings a part of what is left, or nothing when a respin takes it."""
    rules, world = morning()
    rules["develop_delay"] = delay
    world["maturity"][0, CARD], world["developing"][0, CARD] = start, spent
    kernels.run_phase(ripen, rules, world)
    effort = twin.effort(spent, float(rules["develop_cost"][0]))
    gain = float(rules["develop_gain"][0]) * effort * (1.0 - delay)
    assert world["maturity"][0, CARD] == pytest.approx(twin.learned(start, gain))
    assert world["developing"][0, CARD] == 0


# Licences


@settings(max_examples=tries(100))
@given(
    licence=st.lists(st.integers(0, 1), min_size=6, max_size=6),
    maturity=part,
    offered=st.integers(0, 1),
    sold=st.lists(st.integers(0, 1), min_size=6, max_size=6),
)
def test_views_and_rules_agree_on_who_may_buy(
    licence: list[int], maturity: float, offered: int, sold: list[int]
) -> None:
    """What a chief is shown as for sale is what the rules let it order; no licence, no sale."""
    rules, world = morning()
    world["licence"][0, :2, :3] = np.reshape(licence, (2, 3))
    world["maturity"][0, CARD], world["offered"][0, CARD] = maturity, offered
    rules["chip_sold"][0, :2, :3] = np.reshape(sold, (2, 3))
    for f in (ADA, BOLT, CORE):
        for chip in (CARD, MINI):
            found = bool(kernels.run(allowed, rules, world, f, chip))
            assert found == may_buy(rules[0], world[0], f, chip)
            assert not found or world["licence"][0, chip, rules["firm_region"][0, f]]


@settings(max_examples=tries(60))
@given(favour=st.floats(-1.0, 1.0), spent=st.integers(1, 10**6), seed=st.integers(0, 10**6))
def test_a_licence_falls_by_its_odds(favour: float, spent: int, seed: int) -> None:
    """The chance told is the twin's, and the answer is public: granted or not, never between."""
    rules, world = morning()
    world["favour"][0, ADA], world["seed"] = favour, seed
    world["licence"][0, CARD, CN] = 0
    world["licence_ask"][0, ADA] = CARD * REGION_ROOM + CN
    world["licence_spent"][0, ADA] = spent
    table = constants(rules, world)
    expected = twin.chance(table, favour, float(rules["chip_units"][0, CARD]), spent)
    assert licence_chance(rules[0], world[0], ADA, CARD, spent) == pytest.approx(expected)
    log = kernels.run_phase(decide, rules, world)
    assert log["notes"][0] == 1
    assert world["licence_ask"][0, ADA] == NOBODY


def test_licences_are_granted_as_often_as_told() -> None:
    """Over many seeds the part granted is the chance that was told."""
    granted = []
    for seed in range(400):
        rules, world = morning()
        world["seed"], world["licence"][0, CARD, CN] = seed, 0
        world["licence_ask"][0, ADA] = CARD * REGION_ROOM + CN
        world["licence_spent"][0, ADA] = 1000
        told = licence_chance(rules[0], world[0], ADA, CARD, 1000)
        kernels.run_phase(decide, rules, world)
        granted.append(int(world["licence"][0, CARD, CN]))
    assert np.mean(granted) == pytest.approx(told, abs=0.08)


@settings(max_examples=tries(80))
@given(queue=st.integers(1, 500), closed=st.booleans())
def test_what_may_not_be_shipped_leaves_the_queue(queue: int, closed: bool) -> None:
    """Where the licence is gone orders are struck unpaid; what is on the road stays there."""
    rules, world = morning()
    rules["chip_others"] = 0
    buyer = int(np.flatnonzero(rules["firm_region"][0, :3] == CN)[0])
    world["backlog"][0, buyer, MINI] = queue
    world["licence"][0, MINI, CN] = int(not closed)
    cash = int(world["balance"][0, MONEY, buyer])
    road = int(world["arriving"][0, buyer, MINI].sum())
    kernels.run_phase(kernels.compute_market, rules, world)
    if closed:
        assert world["backlog"][0, buyer, MINI] == 0
        assert world["balance"][0, MONEY, buyer] == cash
        assert world["arriving"][0, buyer, MINI].sum() == road
    else:
        assert world["arriving"][0, buyer, MINI].sum() > road


@settings(max_examples=tries(100))
@given(
    licence=st.lists(st.integers(0, 1), min_size=6, max_size=6),
    others=st.lists(st.integers(0, 900), min_size=2, max_size=2),
    offered=st.integers(0, 1),
    substitution=part,
    home=st.lists(st.integers(-1, 2), min_size=2, max_size=2),
)
def test_outside_demand_agrees_with_its_twin(
    licence: list[int], others: list[int], offered: int, substitution: float, home: list[int]
) -> None:
    """A closed market is lost to who sold there, and part of it turns to home chips."""
    rules, world = morning()
    rules["substitution"] = substitution
    rules["chip_home"][0, :2], rules["chip_others"][0, :2] = home, others
    rules["chip_others_offered"][0, :2] = 70
    world["offered"][0, :2], world["output"][0, :2], world["stock"][0, :2] = offered, 300, 10**6
    world["licence"][0, :2, :3] = np.reshape(licence, (2, 3))
    world["expected_need"] = world["start_need"]
    table, known = plain(rules, world)
    before = world["stock"][0, :2] + world["output"][0, :2]
    world["backlog"] = 0
    kernels.run_phase(kernels.compute_market, rules, world)
    sold = before - world["stock"][0, :2]
    expected = [int(twin.outside(table, known, chip)) for chip in (CARD, MINI)]
    assert sold.tolist() == pytest.approx(expected, abs=1)

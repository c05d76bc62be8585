"""Compiling: every figure of a scenario arrives in the engine's units, at its sorted place."""

from __future__ import annotations

import attrs
import pytest

from game.compiled.build import compile_scenario
from game.compiled.events import week_of
from game.compiled.identity import key_of, places_of
from game.compiled.regions import REGIONS
from game.compiled.rules import RULES
from game.compiled.sizes import CHIP_LEDGER, MONEY, PEOPLE, POWER
from game.compiled.units import thousands
from tests.support.small import build, small_game

GAME = small_game().compiled
SCENARIO = GAME.scenario


@pytest.mark.parametrize(
    "table",
    ["chip_market", "power", "rental", "talent", "research", "services", "finance", "capital",
     "politics"],
)  # fmt: skip
def test_every_constant_reaches_the_rules(table: str) -> None:
    """Each key of a market's table is a field of the rules, but for what stands in the world."""
    names = {field.name for field in attrs.fields(type(getattr(SCENARIO, table)))}
    elsewhere = {"market_pay", "mood_start", "poach_loyalty"}
    assert names - elsewhere <= set(RULES.names or ())


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("rent_start", 2.0 * 168 / 1000),
        ("grid_energy", 0.08 * 168 / 1000),
        ("grid_cost", 3.0),
        ("recruit_cost", 40.0),
        ("pay_low", 50.0),
        ("sprint_cost", 20_000.0),
        ("base_rate", 0.04),
        ("turns", 12),
        ("moves", 3),
    ],
)
def test_units_are_converted_once(field: str, value: float) -> None:
    """Dollars become thousands, hours weeks; parts and counts stay."""
    assert GAME.rules[field][0] == pytest.approx(value)


def test_what_a_firm_owns_is_in_the_ledgers() -> None:
    """Cash, power, people and cards of the scenario are the opening balances."""
    for name, f in GAME.places["firms"].items():
        firm, held = SCENARIO.firms[name], GAME.world["balance"][0]
        assert held[MONEY, f] == thousands(firm.cash)
        assert held[POWER, f] == round(firm.power * 1000)
        assert held[PEOPLE, f] == firm.researchers
        for chip, place in GAME.places["chips"].items():
            assert held[CHIP_LEDGER + place, f] == firm.chips.get(chip, 0)


def test_things_stand_in_the_order_of_their_ids() -> None:
    """Places are those of the sorted ids, and ids lead back."""
    assert places_of(["b", "c", "a"]) == {"a": 0, "b": 1, "c": 2}
    for table, ids in GAME.ids.items():
        assert ids == tuple(sorted(ids))
        assert [GAME.places[table][name] for name in ids] == list(range(len(ids)))


def test_a_key_depends_on_its_text_alone() -> None:
    """Draws of a firm or an event keep their key whatever else there is."""
    assert key_of("ada") == key_of("ada") != key_of("adb")
    assert 0 <= key_of("ada") < 2**62
    more = build({"events.storm": None}).compiled
    place = GAME.places["events"]["offer"]
    assert more.rules["event_key"][0, 0] == GAME.rules["event_key"][0, place]


def test_chips_are_ranked_by_thrift() -> None:
    """The card with most compute per watt comes first."""
    ranked = [GAME.ids["chips"][place] for place in GAME.rules["chip_order"][0, :2]]
    assert ranked == ["mini", "card"]


def test_who_may_buy_is_who_is_named_and_has_a_licence() -> None:
    """A vendor's list of buyers counts before its regions; those it names have a licence."""
    card, mini = GAME.places["chips"]["card"], GAME.places["chips"]["mini"]
    assert GAME.rules["chip_sold"][0, card, :3].tolist() == [1, 1, 1]
    assert GAME.rules["chip_sold"][0, mini, :3].tolist() == [1, 1, 1]
    assert GAME.world["licence"][0, card, :3].tolist() == [1, 1, 0]
    assert GAME.world["licence"][0, mini, :3].tolist() == [0, 1, 0]
    named = build({"chips.mini.sold_to": ["core"]}).compiled
    assert named.rules["chip_sold"][0, mini, :3].tolist() == [0, 0, 1]
    region = named.scenario.firms["core"].region
    assert named.world["licence"][0, mini, REGIONS.index(region)] == 1


def test_dates_become_weeks() -> None:
    """An event's first and last day are turns from the scenario's start."""
    offer = SCENARIO.events["offer"]
    assert week_of(SCENARIO, SCENARIO.start) == 0
    assert week_of(SCENARIO, offer.date) == 1
    place = GAME.places["events"]["offer"]
    assert GAME.rules["event_from"][0, place] == 1
    assert offer.until is not None
    assert GAME.rules["event_until"][0, place] == week_of(SCENARIO, offer.until)


def test_compiling_twice_gives_the_same() -> None:
    """A compiled scenario holds nothing of the moment it was made."""
    again = compile_scenario(SCENARIO)
    assert again.rules.tobytes() == GAME.rules.tobytes()
    assert again.world.tobytes() == GAME.world.tobytes()


def test_doors_are_bounded_by_reach_where_any_firm_states_it() -> None:
    """Who states none beside others who do has no doors; where nobody does all are open."""
    apart = build({"firms.ada.reach": {"chat": 0.2}}).compiled.rules["reach"][0]
    assert (apart[0, 0], apart[1, 0]) == (0.2, 0.0)
    assert GAME.rules["reach"][0, 1, 0] == 1.0

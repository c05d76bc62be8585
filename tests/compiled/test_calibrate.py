"""The first morning is at rest: without chance, growth and news, a week changes nothing."""

from __future__ import annotations

import numpy as np
import pytest

from game.compiled.layout import Records
from game.compiled.orders import ORDER
from game.compiled.sizes import FIRMS
from game.engine.turn import close_week, open_week
from tests.support.small import begin, build, small_game, still_game

pytestmark = pytest.mark.usefixtures("engine")


def rested(weeks: int = 1) -> tuple[Records, Records]:
    """The still world on its first morning and after idle weeks."""
    rules, world = begin(still_game())
    before = world.copy()
    for _ in range(weeks):
        open_week(rules, world)
        close_week(rules, world, np.zeros(0, ORDER))
    return before[0], world[0]


@pytest.mark.parametrize("weeks", [1, 4])
@pytest.mark.parametrize(
    "name",
    ["share", "outside_share", "usage", "price_index", "real_price", "usage_share", "tokens",
     "serving_used", "compute", "leased_in", "spot_price", "rented", "let", "industry_rented",
     "trust", "efficiency", "serving_skill", "market_pay", "public_mood", "heat", "frontier"],
)  # fmt: skip
def test_markets_stay_where_they_are(name: str, weeks: int) -> None:
    """Shares, usage, rent and compute stand where the scenario put them."""
    before, after = rested(weeks)
    assert np.allclose(after[name], before[name], rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("name", ["expected_need", "start_need", "compute_used"])
def test_expectation_stays_where_it_is(name: str) -> None:
    """What the world is expected to need is what the signal says it needs."""
    before, after = rested()
    assert after[name] == pytest.approx(before[name], rel=1e-9)


def test_values_stay_where_they_are() -> None:
    """Fundamental values rest but for whole thousands of dollars; so do mood and sentiment."""
    before, after = rested()
    assert np.allclose(after["fundamental"], before["fundamental"], rtol=1e-5)
    assert np.allclose(after["sentiment"][:3], 1.0, atol=1e-5)
    assert after["mood"] == pytest.approx(1.0, abs=1e-5)
    cash = (after["balance"] - before["balance"])[0, :FIRMS]
    assert np.allclose(after["value"] - cash, before["value"], rtol=1e-4, atol=1.0)


def test_the_first_value_is_the_scenarios_own() -> None:
    """Other business is worth what the headline leaves."""
    world, scenario = small_game().compiled.world[0], small_game().compiled.scenario
    for name, f in small_game().compiled.places["firms"].items():
        assert world["value"][f] * 1000 == scenario.firms[name].value
        assert world["start_value"][f] == world["value"][f]


def test_opening_books_balance() -> None:
    """Everything a firm starts with was taken from somebody."""
    assert (small_game().compiled.world["balance"][0].sum(axis=1) == 0).all()


def test_a_firm_without_users_has_the_door_the_scenario_names() -> None:
    """Doors are solved for where there are users, and read where there are none."""
    compiled = small_game().compiled
    chat, core = compiled.places["segments"]["chat"], compiled.places["firms"]["core"]
    assert compiled.rules["door"][0, core, chat] == -9.0


def test_a_door_nobody_mentions_is_shut() -> None:
    """A firm that nobody knows in a segment wins next to nobody there in a week."""
    game = build({"firms.core.doors": {}})
    rules, world = begin(game)
    close_week(rules, world, np.zeros(0, ORDER))
    chat, core = game.compiled.places["segments"]["chat"], game.compiled.places["firms"]["core"]
    assert 0.0 <= world["share"][0, core, chat] < 0.01


def test_a_wary_start_leaves_the_headline_and_what_it_is_felt_to_be_worth_apart() -> None:
    """Below a neutral mood the same value is paid for a business worth more by as much."""
    neutral = small_game().compiled.world[0]
    wary = build({"capital.mood_start": 0.9}).compiled.world[0]
    assert wary["mood"] == 0.9
    assert np.allclose(wary["value"], neutral["value"])
    assert np.allclose(0.9 * wary["fundamental"][:3], neutral["fundamental"][:3], rtol=1e-6)

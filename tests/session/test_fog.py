"""What is private stays private; scouts narrow it, and are as right as they say."""

from __future__ import annotations

import pytest

from game.session.orders import Order
from game.session.views.fog import ODDS, estimates
from tests.session.playing import alone, fresh

pytestmark = pytest.mark.usefixtures("engine")

_SEEDS = 600


def test_without_scouts_hidden_figures_change_no_estimate() -> None:
    """Cash, recipe and run of a rival may differ: what is reckoned of them stays."""
    session = alone("bolt")
    before = estimates(session.table, 1)
    assert set(before) == {"ada", "core"}
    for name in ("efficiency", "run_plan"):
        session.world[name][0, [0, 2]] *= 3.0
    session.world["balance"][0, 0, 0] += 5_000
    fresh(session)
    assert estimates(session.table, 1) == before
    assert before["ada"].keys() == {"recipe"}


def test_scouts_tell_within_an_error() -> None:
    """Whoever is scouted is known by range and odds, for as long as the scouts are out."""
    session = alone("bolt")
    session.give(Order(kind="scout", subject="ada", amount=1_000))
    session.hand_in()
    known = session.view().ground
    assert [line.firm for line in known.scouts] == ["ada"]
    assert known.estimates["ada"]["cash"].odds == ODDS
    assert known.estimates["core"].keys() == {"recipe"}
    for _week in range(5):
        session.hand_in()
    assert session.view().ground.scouts == ()


def test_more_money_narrows_the_range() -> None:
    """Four times the money halves the error."""
    ranges = []
    for amount in (1_000, 4_000):
        session = alone("bolt")
        session.give(Order(kind="scout", subject="ada", amount=amount))
        session.hand_in()
        found = session.view().ground.estimates["ada"]["recipe"]
        ranges.append(found.high / found.low)
    assert ranges[1] == pytest.approx(ranges[0] ** 0.5, rel=0.01)


def test_the_truth_lies_within_as_often_as_stated() -> None:
    """Over many games nine ranges in ten hold the truth."""
    session = alone("bolt")
    world = session.world
    world["scout_of"][0, 1, 0], world["scout_until"][0, 1, 0] = 0, 9
    world["scout_error"][0, 1, 0] = 300
    truth = {
        "cash": float(world["balance"][0, 0, 0]) * 1000,
        "recipe": float(world["efficiency"][0, 0]),
    }
    inside = asked = 0
    for seed in range(_SEEDS):
        world["seed"] = seed
        found = estimates(fresh(session).table, 1)["ada"]
        for name, value in truth.items():
            inside += found[name].low <= value <= found[name].high
            asked += 1
    assert inside / asked == pytest.approx(ODDS, abs=0.03)


def test_what_leaked_is_known_to_all_as_of_then() -> None:
    """Leaked books tell the figures of their week, and nothing later."""
    session = alone("bolt")
    cash = float(session.world["balance"][0, 0, 0]) * 1000
    session.hand_in()
    session.world["leaked"][0, 0] = 0
    session.world["balance"][0, 0, 0] += 7_000
    known = estimates(fresh(session).table, 1)["ada"]["cash"]
    assert (known.low, known.high) == (cash, cash)
    assert known.told == "leaked in week 1"

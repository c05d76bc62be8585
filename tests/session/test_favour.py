"""What favour changes is told with the figures of the rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.session.favour import favour_lines, half_life
from game.session.orders import Order
from game.session.silicon import licence_chance
from tests.session.playing import alone, fresh
from tests.support.small import begin, small_game

pytestmark = pytest.mark.usefixtures("engine")


@given(favour=st.floats(-1.0, 1.0))
def test_the_odds_told_are_those_of_a_licence_that_would_be_even(favour: float) -> None:
    """The rules' own chance, with a card so strong that nobody's favour makes it even."""
    rules, world = begin(small_game())
    rules["licence_base"], rules["licence_money"], rules["licence_strength"] = 0.0, 0.0, 0.0
    rules["licence_favour"], world["favour"][0, 0] = 2.5, favour
    told = {line.name: line.now for line in favour_lines(rules[0], world[0], 0)}
    chance = f"{licence_chance(rules[0], world[0], 0, 0, 0.0):.0%}"
    assert told.get("licence odds", "50%") == chance


def test_duty_grid_and_heat_are_told_with_and_without() -> None:
    """A friend pays less duty, is connected sooner and draws less heat."""
    rules, world = begin(small_game())
    rules["tariff_shield"], rules["permit_weeks"], rules["favour_shield"] = 0.8, 4, 0.5
    world["tariff"], world["favour"][0, 0] = 0.2, 0.5
    told = {line.name: (line.now, line.without) for line in favour_lines(rules[0], world[0], 0)}
    assert told["duty"] == ("12.0%", "20.0%")
    assert told["grid wait"] == ("−2 wk", "±0")
    assert told["new heat"] == ("-25%", "±0%")


def test_who_has_no_favour_has_nothing_of_it() -> None:
    """No line stands where favour changes nothing."""
    rules, world = begin(small_game())
    world["favour"][0, 0] = 0.0
    assert favour_lines(rules[0], world[0], 0) == ()


def test_a_hearing_is_told_with_what_its_favour_changes() -> None:
    """The form of a lobby names the new sum, and how soon half of it is gone."""
    session = alone("ada")
    session.world["favour"][0, 0] = 0.5
    told = fresh(session).quote(Order(kind="lobby", amount=50_000)).effect
    assert "of 100 in all: " in told
    weeks = half_life(session.game.compiled.rules[0])
    assert weeks == 0 or f"half of it is forgotten in {weeks} week" in told
    assert session.view().own.favour_lines

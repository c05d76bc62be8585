"""What a run, its size, people and teams bring is told by the rules' own formulas."""

from __future__ import annotations

import math

import numpy as np
import pytest

from game.compiled.sizes import NOBODY, PEOPLE
from game.session.orders import Order
from game.session.run_words import (
    growth_by_people,
    growth_by_team,
    largest_at_pace,
    points_of,
    team_in_words,
    weeks_of,
)
from tests.session.playing import alone
from tests.support import kernels
from tests.support.small import begin, small_game

pytestmark = pytest.mark.usefixtures("engine")

ADA, LAB = 0, 0


@pytest.mark.parametrize("people", [-30, 50])
def test_what_people_add_to_a_recipe_is_what_a_week_of_research_shows(people: int) -> None:
    """A week with so many people more, against one without them."""
    grown = []
    for more in (0, people):
        rules, world = begin(small_game())
        rules["leak"], rules["team_progress"] = 0.0, 0.0
        world["balance"][0, PEOPLE, ADA] += more
        before = float(world["efficiency"][0, ADA])
        told = growth_by_people(rules[0], world[0], ADA, -more)
        kernels.run_phase(kernels.research, rules, world)
        grown.append(math.log(float(world["efficiency"][0, ADA]) / before))
    assert grown[1] - grown[0] == pytest.approx(-told, rel=1e-6)


def test_what_a_team_adds_is_what_a_week_of_research_shows() -> None:
    """The recipe grows by that with the team, and not without it."""
    grown = []
    for home in (ADA, NOBODY):
        rules, world = begin(small_game())
        rules["leak"], rules["team_skill"], rules["team_progress"] = 0.0, 0, 0.1
        world["team_firm"][0, :] = NOBODY
        world["team_firm"][0, LAB] = home
        told = growth_by_team(rules[0], world[0], ADA, LAB)
        before = float(world["efficiency"][0, ADA])
        kernels.run_phase(kernels.research, rules, world)
        grown.append(math.log(float(world["efficiency"][0, ADA]) / before))
    assert 0.0 < told == pytest.approx(grown[0] - grown[1], rel=0.02)


def test_growth_of_a_tenfold_is_worth_the_points_of_a_tenfold() -> None:
    """A recipe ten times better is as good as ten times the compute."""
    rules, _world = begin(small_game())
    whole = float(rules["cap_per_tenfold"][0])
    assert points_of(rules[0], math.log(10.0)) == pytest.approx(whole)


def test_size_costs_weeks_only_where_compute_is_short() -> None:
    """Up to the size told all runs take equally long; beyond it weeks grow with the units."""
    rules, world = begin(small_game())
    most = largest_at_pace(rules[0], world[0], ADA)
    least = math.ceil(1.0 / float(rules["run_pace"][0]))
    weeks = [weeks_of(rules[0], world[0], ADA, part * most) for part in (0.1, 0.99, 2.0)]
    assert weeks[:2] == [least, least]
    assert weeks[2] == pytest.approx(2.0 * least, abs=1)


def test_the_form_of_a_run_tells_what_its_size_changes() -> None:
    """Points, weeks and serving costs of twice the size, and how far size is free of weeks."""
    told = alone("ada").quote(Order(kind="train", amount=100_000)).effect
    assert "twice as large: +" in told
    assert "dearer to serve" in told
    assert "units none is slower" in told


def test_recruits_and_teams_are_told_in_points_of_a_run() -> None:
    """Where people are sought, and where a team is bid for or held, points of a run are told."""
    session = alone("ada")
    session.world["team_firm"][0, LAB] = 1
    session.game.compiled.rules["team_skill"][0, LAB] = 0
    people = session.quote(Order(kind="recruit", amount=100, price=1_000_000)).effect
    assert "more people: about +" in people
    rules, world = session.game.compiled.rules[0], session.world[0]
    with_it, without = (team_in_words(rules, world, ADA, LAB, sign) for sign in (1, -1))
    assert "about +" in with_it
    assert "about -" in without
    assert np.char.find(with_it, "points of").item() > 0

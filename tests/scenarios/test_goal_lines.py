"""The goals of every chair of every scenario, in the lines above the desk at 80 columns."""

from __future__ import annotations

import pytest

from game.scenario.load import scenario_cards
from game.session.session import Session
from game.ui.widgets.goal_lines import GoalLines
from tests.support.shipped import game_of

ROOM = 78
"""Cells of a line on a screen of 80 columns."""
GROWN = 4
"""Cells by which the figures of a goal may grow in the course of a game."""
SCENARIOS = [card.id for card in scenario_cards()]


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_no_goal_is_cut_at_eighty_columns(scenario: str) -> None:
    """Each chair reads want and dread whole, also when the figures have become longer."""
    game = game_of(scenario)
    firms = game.compiled.scenario.firms
    chairs = [name for name, firm in firms.items() if firm.chair]
    session = Session.start(game, seed=1, chair=chairs[0], players={})
    for chair in chairs:
        view = session.view(chair)
        goals = GoalLines()
        goals.show(view.ambition, view.fear, view.me.name, "0")
        for width in (ROOM, ROOM - GROWN):
            told = [line.plain for line in goals.lines(width)]
            assert not any("…" in line or len(line) > width for line in told), told
            assert len(told) <= 5
            text = " ".join(" ".join(told).split())
            figures = [term for term in view.fear.terms if any(map(str.isdigit, term.text))]
            assert all(n in text for term in figures for n in term.shown.split(", ") if n != "yes")

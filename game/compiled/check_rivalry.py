"""Checks of teams: a firm has at least the people of its named teams.

Invariant: a scenario that passes here starts with every team's people among those of its firm.
"""

from __future__ import annotations

from collections.abc import Callable

from game.scenario.model import Scenario
from game.scenario.problems import KeyPath
from game.words import _

Report = Callable[[KeyPath, str, str], None]
"""Takes the place of a problem, what is wrong and what would be right."""


def check_rivalry(scenario: Scenario, report: Report) -> None:
    """Report a team that makes its firm's teams larger than the firm."""
    left = {name: firm.researchers for name, firm in scenario.firms.items()}
    for name, team in sorted(scenario.teams.items()):
        if team.firm not in left:
            continue
        left[team.firm] -= team.people
        if left[team.firm] < 0:
            message = _("the teams of '{firm}' have {n} people more than the firm")
            hint = _("raise 'researchers' of the firm, or make the team smaller")
            report(
                ("teams", name, "people"), message.format(firm=team.firm, n=-left[team.firm]), hint
            )

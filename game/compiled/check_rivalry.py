"""Checks of teams and suits: people enough for teams, and suits that a court could still hear.

Invariant: a scenario that passes here starts with every team's people among those of its firm,
and between the same two firms with one suit of each at most.
"""

from __future__ import annotations

from collections.abc import Callable

from game.scenario.model import Scenario
from game.scenario.problems import KeyPath
from game.words import _

Report = Callable[[KeyPath, str, str], None]
"""Takes the place of a problem, what is wrong and what would be right."""


def check_rivalry(scenario: Scenario, report: Report) -> None:
    """Report teams larger than their firm, and suits that could not stand."""
    _check_teams(scenario, report)
    _check_suits(scenario, report)


def _check_suits(scenario: Scenario, report: Report) -> None:
    """A firm sues others, each once, and no case outlasts the courts' time."""
    known = set()
    for name, suit in sorted(scenario.suits.items()):
        if suit.by == suit.against:
            report(("suits", name, "against"), _("nobody sues itself"), "")
        if (suit.by, suit.against) in known:
            message = _("'{by}' sues '{against}' already").format(by=suit.by, against=suit.against)
            report(("suits", name, "against"), message, "")
        known.add((suit.by, suit.against))
        if suit.weeks >= scenario.courts.suit_weeks:
            message = _("courts decide after {n} weeks").format(n=scenario.courts.suit_weeks)
            hint = _("make it younger, or raise 'suit_weeks' of the courts")
            report(("suits", name, "weeks"), message, hint)


def _check_teams(scenario: Scenario, report: Report) -> None:
    """A firm has at least the people of its teams."""
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

"""Checks of who holds whom, and of firms that enter later.

Invariant: of every firm some part is held outside the game, without which no value could
be told; who enters later has nothing and nobody before.
"""

from __future__ import annotations

from collections.abc import Callable

from game.scenario.model import Firm, Scenario
from game.scenario.problems import KeyPath
from game.words import _

Report = Callable[[KeyPath, str, str], None]
"""Takes the place of a problem, what is wrong and what would be right."""

_MOST_HELD = 0.95


def check_capital(scenario: Scenario, report: Report) -> None:
    """Report holdings that cannot be and entrants that have something already."""
    for name, firm in scenario.firms.items():
        held = sum(other.holdings.get(name, 0.0) for other in scenario.firms.values())
        if held > _MOST_HELD:
            message = _("firms hold {held:.3g} of '{name}'; at most {most} may be")
            text = message.format(held=held, name=name, most=_MOST_HELD)
            report(("firms", name), text, _("lower the holdings in it"))
        if firm.holdings.get(name):
            report(("firms", name, "holdings"), _("a firm cannot hold itself"), "")
        if firm.enters:
            _entrant(name, firm, report)


def _entrant(name: str, firm: Firm, report: Report) -> None:
    for key in ("serves", "shares", "holdings", "debt", "spv_debt"):
        if getattr(firm, key):
            message = _("a firm that enters later has no '{key}' yet").format(key=key)
            report(("firms", name, key), message, "")

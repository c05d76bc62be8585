"""Checks of who holds whom, of firms that enter later and of parts that may be split off.

Invariant: of every firm some part is held outside the game, without which no value could
be told; who enters later, or is part of another, has nothing and nobody before.
"""

from __future__ import annotations

from collections.abc import Callable

from game.scenario.model import Firm, Scenario
from game.scenario.problems import KeyPath
from game.words import _

Report = Callable[[KeyPath, str, str], None]
"""Takes the place of a problem, what is wrong and what would be right."""

_MOST_HELD = 0.95
_OWNED = (
    "cash", "debt", "spv_debt", "power", "halls", "researchers", "chips", "rent", "serves",
    "shares", "holdings",
)  # fmt: skip


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
        if firm.part_of.firm:
            _part(scenario, name, firm, report)


def _entrant(name: str, firm: Firm, report: Report) -> None:
    for key in ("serves", "shares", "holdings", "debt", "spv_debt"):
        if getattr(firm, key):
            message = _("a firm that enters later has no '{key}' yet").format(key=key)
            report(("firms", name, key), message, "")


def _part(scenario: Scenario, name: str, firm: Firm, report: Report) -> None:
    """A part has what it takes along; the firm it leaves is there and no part itself."""
    for key in (*_OWNED, "enters"):
        if getattr(firm, key):
            message = _("a part of another firm has no '{key}' of its own yet").format(key=key)
            report(("firms", name, key), message, _("say what goes along in 'part_of'"))
    whole = scenario.firms.get(firm.part_of.firm)
    if whole is not None and (whole.enters or whole.part_of.firm):
        message = _("'{firm}' is not there from the start").format(firm=firm.part_of.firm)
        report(("firms", name, "part_of", "firm"), message, "")
    for key in ("segments", "contracts"):
        for other_name, other in scenario.firms.items():
            same = other.part_of.firm == firm.part_of.firm and other_name < name
            twice = set(getattr(firm.part_of, key)) & set(getattr(other.part_of, key))
            if same and twice:
                message = _("'{what}' already goes along with '{other}'")
                text = message.format(what=min(twice), other=other_name)
                report(("firms", name, "part_of", key), text, "")

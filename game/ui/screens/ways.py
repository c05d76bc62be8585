"""How a game can end for a chief: what is hoped for, what is dreaded, and the other ends.

Invariant: every way to end stands here with what it takes, in the scenario's own words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from game.ui.figures import plain
from game.ui.screens.parts import lines
from game.words import N_, _, ngettext

if TYPE_CHECKING:
    from game.scenario.model import End, Firm, Scenario

_SIGNS: Final = {
    "triumph": ("★", "$accent"),
    "survival": ("■", "$primary"),
    "ruin": ("▼", "$loss"),
}
_COMMON: Final = (
    ("ruin", N_("The money runs out"), N_("What is due cannot be paid, and nobody lends.")),
    ("ruin", N_("The firm is bought"), N_("Its owners take what another offers for all of it.")),
)
"""Ends of every scenario."""


def ways_to_end(scenario: Scenario, chair: str) -> Content:
    """All ends that the chief of `chair` may come to, one below another."""
    firm = scenario.firms[chair]
    return lines(
        [
            _way("triumph", _("What you want"), firm.ambition.text, when_met(firm)),
            _way("ruin", _("What you dread"), firm.fear.text, when_lost(firm)),
            *(_of_scenario(end, firm.name) for end in scenario.endings.values()),
            *(_way(kind, _(title), _(text)) for kind, title, text in _COMMON),
            _way(
                "survival",
                _("The weeks are over"),
                _("After week {n} whoever has grown most stands first.").format(n=scenario.turns),
            ),
        ]
    )


def _of_scenario(end: End, firm: str) -> Content:
    at_end = _("Counts in the last week.") if end.at_end else ""
    return _way(end.kind, end.title.replace("{firm}", firm), end.text, at_end)


def when_met(firm: Firm) -> str:
    """When the ambition counts, and for how many weeks it must hold."""
    weeks = firm.ambition.weeks
    if weeks > 1:
        text = (
            _("Must have held in the last {weeks} weeks.")
            if firm.ambition.at_end
            else _("Must have held for {weeks} weeks in a row.")
        )
        return text.format(weeks=weeks)
    return _("Counts in the last week.") if firm.ambition.at_end else _("Counts at any time.")


def when_lost(firm: Firm) -> str:
    """For how many weeks the fear may hold before the game is lost."""
    text = ngettext(
        "One week of it and you are out.",
        "{n} weeks of it in a row and you are out.",
        firm.fear.weeks,
    )
    return text.format(n=firm.fear.weeks)


def _way(kind: str, title: str, text: str, when: str = "") -> Content:
    """The sign of how it feels, the title, what it takes and when that counts."""
    sign, shade = _SIGNS[kind]
    told = " ".join(" ".join(plain(part).split()) for part in (text, when) if part)
    return Content.assemble((f"{sign} ", shade), (plain(title), "bold"), f". {told}")

"""What the chief wants and what the chief dreads, and where both stand.

Invariant: each comparison shows today's figure, and whether it holds as a sign.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from game.session.view import Goal, Term
from game.ui.widgets.sheet import Sheet, assembled, said, wrapped
from game.words import _

_COMPARED: Final = "<>=≤≥"


class Goals(Sheet):
    """Ambition and fear in words, with their comparisons."""

    _ambition: Goal | None = None
    _fear: Goal | None = None

    def show(self, ambition: Goal, fear: Goal) -> None:
        """Show both."""
        self._ambition, self._fear = ambition, fear
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """First what is wanted, then what is dreaded."""
        if self._ambition is None or self._fear is None:
            return ()
        when = _("counts in the last week") if self._ambition.at_end else _("counts at any time")
        held = _("{held} of {weeks} weeks in a row").format(
            held=self._fear.held, weeks=self._fear.weeks
        )
        return [
            *_goal(_("You want"), self._ambition, when, "$success", width),
            *_goal(_("You dread"), self._fear, held, "$error", width),
        ]


def _goal(word: str, goal: Goal, when: str, tone: str, width: int) -> list[Content]:
    head = assembled((word, f"bold {tone}"), (f" · {when}", "$quiet"))
    text = [said(line) for line in wrapped(goal.text, width)]
    terms = [line for term in goal.terms for line in _term(term, width)]
    return [head, *text, *terms]


def _term(term: Term, width: int) -> list[Content]:
    told = term.text
    if _is_comparison(term.text):
        told = _("{condition}; now {n}").format(condition=term.text, n=term.shown)
    sign = ("✓ ", "bold $success") if term.holds else ("· ", "$quiet")
    first, *more = wrapped(told, max(width - 2, 8)) or [""]
    return [
        assembled(sign, (first, "$primary")),
        *(assembled("  ", (line, "$primary")) for line in more),
    ]


def _is_comparison(condition: str) -> bool:
    """Whether one figure is compared, so that today's says something."""
    compared = any(sign in condition for sign in _COMPARED)
    return compared and not any(word in condition.upper() for word in (" OR ", " AND "))

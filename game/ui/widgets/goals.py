"""What the chief wants and what the chief dreads, and where both stand.

Invariant: each comparison shows today's figure, and whether it holds as a sign.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import frozen
from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message

from game.session.view import Goal, Term
from game.ui.figures import fit, plain
from game.ui.widgets.sheet import Sheet, assembled, said, wrapped
from game.words import _

_COMPARED: Final = re.compile(r" (>|<|>=|<=|≥|≤) ")


@frozen
class _Manner:
    """How a goal is shown: its tone, and the signs of terms that hold and do not."""

    tone: str
    held: str
    open: str


_WANTED: Final = _Manner("$success", "✓ ", "✗ ")
_DREADED: Final = _Manner("$error", "⚠ ", "· ")


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
            *_goal(_("You want"), self._ambition, when, _WANTED, width),
            *_goal(_("You dread"), self._fear, held, _DREADED, width),
        ]


class GoalLines(Sheet):
    """Ambition and fear in a line each, with today's figures; a click wants all of it."""

    DEFAULT_CSS = """
    GoalLines { padding: 0 1; background: $surface; }
    GoalLines:hover { background: $panel; }
    """

    class Wanted(Message):
        """Somebody wants to read the goals in full."""

    _ambition: Goal | None = None
    _fear: Goal | None = None
    _name = ""
    _key = ""

    def show(self, ambition: Goal, fear: Goal, name: str, key: str) -> None:
        """Show both goals of the firm `name`; `key` opens them in full."""
        self._ambition, self._fear = ambition, fear
        self._name, self._key = plain(name), key
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """The want above the dread, the key of the full text at the end."""
        if self._ambition is None or self._fear is None:
            return ()
        terms = self._ambition.terms
        want = _("want {held}/{all}").format(held=sum(t.holds for t in terms), all=len(terms))
        dread = _("dread {held}/{weeks} weeks").format(held=self._fear.held, weeks=self._fear.weeks)
        more = f" {self._key} "
        told = self._told(terms, width - cell_len(want) - 4)
        room = max(width - cell_len(dread) - 4 - cell_len(more) - cell_len(_("more")), 1)
        near = "bold $error" if self._fear.holds else "bold"
        return [
            assembled(("▲ ", "$success"), (f"{want}: ", "bold"), told),
            assembled(
                ("▼ ", "$error"),
                (f"{dread}: ", near),
                fit(self._dreaded(self._fear.terms), room),
                (more, "bold $accent"),
                (_("more"), "$quiet"),
            ),
        ]

    def _told(self, terms: Sequence[Term], room: int) -> str:
        """The terms with their figures, those that hold in fewer words where room is short."""
        full = " · ".join(self._term(term) for term in terms)
        if cell_len(full) <= room:
            return full
        parts = [self._term(term, short=term.holds) for term in terms]
        return fit(" · ".join(parts), max(room, 1))

    def _term(self, term: Term, *, short: bool = False) -> str:
        """A term as "✗ usage share 1.68% of > 4.5%", or with its sign and name alone."""
        sign = "✓" if term.holds else "✗"
        text = self._unnamed(term.text)
        if not _is_comparison(term.text):
            return f"{sign} {text}"
        name, how, than = _COMPARED.split(text, maxsplit=1)
        if short:
            return f"{sign} {name}"
        return _("{sign} {name} {now} of {how} {than}").format(
            sign=sign, name=name, now=term.shown, how=how, than=than
        )

    def _dreaded(self, terms: Sequence[Term]) -> str:
        """What is dreaded, with today's figure where one figure is compared."""
        parts = [
            _("{condition}; now {n}").format(condition=self._unnamed(term.text), n=term.shown)
            if _COMPARED.search(term.text)
            else self._unnamed(term.text)
            for term in terms
        ]
        return _(" and ").join(parts)

    def _unnamed(self, text: str) -> str:
        """`text` without the firm's own name."""
        return plain(text).replace(f"{self._name}: ", "")

    def on_click(self, event: events.Click) -> None:
        """Want all of it."""
        event.stop()
        self.post_message(self.Wanted())


def _goal(word: str, goal: Goal, when: str, manner: _Manner, width: int) -> list[Content]:
    head = assembled((word, f"bold {manner.tone}"), (f" · {when}", "$quiet"))
    text = [said(line) for line in wrapped(goal.text, width)]
    terms = [line for term in goal.terms for line in _term(term, manner, width)]
    return [head, *text, *terms]


def _term(term: Term, manner: _Manner, width: int) -> list[Content]:
    told = term.text
    if _COMPARED.search(term.text):
        told = _("{condition}; now {n}").format(condition=term.text, n=term.shown)
    sign = (manner.held, f"bold {manner.tone}") if term.holds else (manner.open, "$quiet")
    first, *more = wrapped(told, max(width - 2, 8)) or [""]
    return [
        assembled(sign, (first, "$primary")),
        *(assembled("  ", (line, "$primary")) for line in more),
    ]


def _is_comparison(condition: str) -> bool:
    """Whether one figure is compared, so that today's says something."""
    compared = _COMPARED.search(condition) is not None
    return compared and not any(word in condition.upper() for word in (" OR ", " AND "))

"""What the chief wants and what the chief dreads, and where both stand.

Invariant: each comparison shows today's figure, and whether it holds as a sign.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import evolve, frozen
from rich.cells import cell_len
from textual.content import Content

from game.session.view import Goal, Term
from game.ui.widgets.sheet import Sheet, assembled, said, wrapped
from game.words import N_, _, ngettext

COMPARED: Final = re.compile(r" (>|<|>=|<=|≥|≤) ")
"""The sign of a comparison in a condition."""

_SAID: Final = {">": N_("above"), "<": N_("below"), "≥": N_("at least"), "≤": N_("at most")}
"""How a sign is said where a goal is told in full."""


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
        terms = self._ambition.terms
        when = _when(self._ambition)
        when = _("{held} of {all} met · {when}").format(
            held=sum(term.holds for term in terms), all=len(terms), when=when
        )
        text = ngettext(
            "true for {held} of {weeks} week in a row",
            "true for {held} of {weeks} weeks in a row",
            self._fear.weeks,
        )
        held = text.format(held=self._fear.held, weeks=self._fear.weeks)
        if self._fear.holds and not self._fear.held:
            held = _("{held}, true today: counts when the week closes").format(held=held)
        return [
            *_goal(_("You want"), self._ambition, when, _WANTED, width),
            *_goal(_("You dread"), self._fear, held, _DREADED, width),
        ]


def _when(ambition: Goal) -> str:
    """When the ambition counts, and for how long it has held where it must last."""
    if ambition.weeks <= 1:
        return _("counts in the last week") if ambition.at_end else _("counts at any time")
    text = (
        _("counts if true in the last {weeks} weeks, true for {held} now")
        if ambition.at_end
        else _("counts once true for {weeks} weeks in a row, true for {held} now")
    )
    return text.format(weeks=ambition.weeks, held=ambition.held)


def _goal(word: str, goal: Goal, when: str, manner: _Manner, width: int) -> list[Content]:
    head = [assembled((word, f"bold {manner.tone}"), (f" · {when}", "$quiet"))]
    if cell_len(word) + cell_len(when) + 3 > width:
        head = [said(word, f"bold {manner.tone}"), said(when, "$quiet")]
    text = [said(line) for line in wrapped(goal.text, width)]
    terms = [line for term in goal.terms for line in _term(term, manner, width)]
    return [*head, *text, *terms]


def _term(term: Term, manner: _Manner, width: int) -> list[Content]:
    """A term; of alternatives each on its own line, under one sign."""
    sign = (manner.held, f"bold {manner.tone}") if term.holds else (manner.open, "$quiet")
    told: list[str] = []
    for part in alternatives(term):
        line = part.text
        if COMPARED.search(part.text):
            line = _and_now(part)
        line = _("or {condition}").format(condition=line) if told else line
        told.extend(wrapped(line, max(width - 2, 8)))
    first, *more = told or [""]
    return [
        assembled(sign, (first, "$primary")),
        *(assembled("  ", (line, "$primary")) for line in more),
    ]


def _and_now(term: Term) -> str:
    """A condition and its figure; of several that must hold together each with its own."""
    texts, shown = _split_outside(term.text, _(" and ")), term.shown.split(", ")
    if len(texts) < 2 or len(texts) != len(shown):
        return _("{condition}; now {n}").format(condition=_said(term.text), n=term.shown)
    text = _("{condition} (now {n})")
    pairs = zip(texts, shown, strict=True)
    return _(" and ").join(text.format(condition=_said(part), n=now) for part, now in pairs)


def _said(text: str) -> str:
    """A condition with its signs in words."""
    return COMPARED.sub(lambda found: f" {_(_SAID.get(found[1], found[1]))} ", text)


def alternatives(term: Term) -> list[Term]:
    """The conditions of which one is enough, each with its own figures."""
    texts, shown = _split_outside(term.text, _(" or ")), term.shown.split(", ")
    counts = [max(len(COMPARED.findall(text)), 1) for text in texts]
    if len(texts) < 2 or sum(counts) != len(shown):
        return [term]
    found = []
    for text, count in zip(texts, counts, strict=True):
        figures, shown = shown[:count], shown[count:]
        found.append(evolve(term, text=_unwrapped(text), shown=", ".join(figures)))
    return found


def _unwrapped(text: str) -> str:
    """A condition without the brackets around all of it."""
    return text[1:-1] if text.startswith("(") and text.endswith(")") else text


def _split_outside(text: str, word: str) -> list[str]:
    """`text` split at `word` where it stands outside of brackets."""
    parts = [""]
    for piece in text.split(word):
        inside = parts[-1].count("(") > parts[-1].count(")")
        if inside:
            parts[-1] += word + piece
        elif parts == [""]:
            parts = [piece]
        else:
            parts.append(piece)
    return parts

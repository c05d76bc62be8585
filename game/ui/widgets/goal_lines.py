"""What the chief wants and dreads, in a line or two each above the areas.

Invariant: each comparison that still fails, and each of a dread, shows today's figure; what two
lines do not hold is told in fewer words, and cut only where those are too long as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve, frozen
from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message

from game.session.view import Goal, Term
from game.ui.figures import fit, plain
from game.ui.widgets.goals import COMPARED, alternatives
from game.ui.widgets.sheet import Sheet, assembled, wrapped
from game.words import N_, _, ngettext

_GLUE: Final = "¦"
"""Stands for a space at which no line is broken."""
_KEPT: Final = re.compile(r"(?<=[✓✗<>≥≤]) |(?<=\(now) | (?=· )")
"""Spaces behind which stands what the sign before them is of, or the sign between two parts."""
_MOST_LINES: Final = 2
"""Lines each goal may take above the areas where they are enough."""
_HANGING: Final = 2
"""Cells before each line: the sign of the goal, or blanks."""
_UNCUT: Final = 1000
_LONGEST, _SHORTEST = 48, 8
"""Cells to which the conditions of a dread are cut where two lines do not hold them."""

_RECKONED: Final = re.compile(r"(\d\S*) \((?:[^()]|\([^()]*\))*\)")
"""A bound, and behind it in brackets what it is reckoned from."""

_NEEDED: Final = {
    ">": N_("more than"),
    "<": N_("less than"),
    "≥": N_("at least"),
    "≤": N_("at most"),
}
"""What a sign asks for, in words: who has $16B and needs "> $16B" looks for a fault."""


@frozen
class _Told:
    """A goal in short: its sign, how far it is, what it is made of, what stands at its end."""

    sign: tuple[str, str]
    head: tuple[str, str]
    text: str
    end: str = ""
    most: int = _MOST_LINES
    """Lines it may take."""

    def broken(self, width: int) -> list[str]:
        """All of it but the sign in lines for `width` cells; the end keeps its last word."""
        first = f"{self.head[0]}: ".replace(" ", _GLUE)
        text = _KEPT.sub(_GLUE, self.text)
        end = f"  {self.end}".replace(" ", _GLUE) if self.end else ""
        lines = wrapped(f"{first}{text}{end}", max(width - _HANGING, 8))
        return [line.replace(_GLUE, " ") for line in lines]

    def fits(self, width: int) -> bool:
        """Whether the lines it may take hold all of it."""
        return len(self.broken(width)) <= self.most

    def lines(self, width: int) -> list[Content]:
        """As it is drawn; what the lines do not hold is cut, but never its end."""
        found = self.broken(width)
        if len(found) > self.most:
            end = f"  {self.end}" if self.end else ""
            rest = " ".join(found[self.most - 1 :]).removesuffix(end)
            room = max(width - _HANGING - cell_len(end), 8)
            found = [*found[: self.most - 1], fit(rest, room) + end]
        return list(self._drawn(found))

    def _drawn(self, lines: Sequence[str]) -> Iterator[Content]:
        first = f"{self.head[0]}: "
        for place, line in enumerate(lines):
            end = self.end if place == len(lines) - 1 else ""
            text = line.removesuffix(end)
            before = [(" " * _HANGING, "")] if place else [self.sign, (first, self.head[1])]
            yield assembled(*before, text if place else text.removeprefix(first), (end, "$quiet"))


class GoalLines(Sheet):
    """Ambition and fear in short, with today's figures; a click wants all of it."""

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
        """The want above the dread, the key of the full text where it takes no line of its own."""
        if self._ambition is None or self._fear is None:
            return ()
        in_full = _("[{key}] all").format(key=self._key)
        want, dread = self._want(self._ambition, width), self._dread(self._fear, width, in_full)
        alone, ended = self._dread(self._fear, width), evolve(want, end=in_full)
        crowded = dread.text != alone.text or len(dread.broken(width)) > len(alone.broken(width))
        if crowded and len(ended.broken(width)) == len(want.broken(width)):
            want, dread = ended, alone
        return [*want.lines(width), *dread.lines(width)]

    def _want(self, goal: Goal, width: int) -> _Told:
        """The ambition; what holds has no figures where they would take a line more.

        Where that is still too long, what fails stands with its bound in brackets; and where
        that does not help, it takes a line more.
        """
        terms = _in_brief(goal.terms)
        told = _Told(("▲ ", "$success"), (_held(goal), "bold"), "")
        full, less, least = (
            evolve(told, text=" · ".join(word(term) for term in terms))
            for word in (self._term, self._short_term, self._shortest_term)
        )
        if not less.fits(width):
            return least if least.fits(width) else evolve(less, most=_MOST_LINES + 1)
        return full if len(full.broken(width)) <= len(less.broken(width)) else less

    def _dread(self, goal: Goal, width: int, end: str = "") -> _Told:
        """The fear, with today's figure behind each figure that is compared.

        The conditions are cut where the lines do not hold all, never a figure.
        """
        terms = _in_brief(goal.terms)
        head = (_counted(goal), "bold $error" if goal.holds else "bold")
        told = _Told(("▼ ", "$error"), head, "", end)
        for most in (_UNCUT, *range(_LONGEST, _SHORTEST - 1, -1)):
            parts = [
                _(" or ").join(self._now(part, most) for part in alternatives(term))
                for term in terms
            ]
            told = evolve(told, text=_(" and ").join(parts))
            if told.fits(width):
                break
        return told

    def _term(self, term: Term) -> str:
        """A term as "✗ usage share 1.68%, needs > 4.5%" or "✓ morale 85% (> 70%)"."""
        if term.holds or not _is_comparison(term.text):
            return self._shortest_term(term, held=True)
        name, how, than = COMPARED.split(self._unnamed(term.text), maxsplit=1)
        if than.split(" (")[0] == term.shown:
            how = _(_NEEDED.get(how, how))
        return _("{sign} {name} {now}, needs {how} {than}").format(
            sign="✗", name=name, now=term.shown, how=how, than=than
        )

    def _short_term(self, term: Term) -> str:
        """A term that holds with its sign and name alone."""
        return self._shortest_term(term) if term.holds else self._term(term)

    def _shortest_term(self, term: Term, *, held: bool = False) -> str:
        """A term with its bound in brackets; one that holds only with figures if `held`."""
        sign, text = "✓" if term.holds else "✗", self._unnamed(term.text)
        if not _is_comparison(term.text):
            return f"{sign} {text}"
        name, how, than = COMPARED.split(text, maxsplit=1)
        if term.holds and not held:
            return f"{sign} {name}"
        return _("{sign} {name} {now} ({how} {than})").format(
            sign=sign, name=name, now=term.shown, how=how, than=than
        )

    def _now(self, term: Term, most: int) -> str:
        condition = self._unnamed(term.text)
        if cell_len(condition) > most:
            condition = fit(condition, most).rstrip()
        if not COMPARED.search(term.text):
            return condition
        return _("{condition} (now {n})").format(condition=condition, n=term.shown)

    def _unnamed(self, text: str) -> str:
        """`text` without the firm's own name, and without what a bound is reckoned from."""
        return _RECKONED.sub(r"\1", plain(text).replace(f"{self._name}: ", ""))

    def on_click(self, event: events.Click) -> None:
        """Want all of it."""
        event.stop()
        self.post_message(self.Wanted())


def _held(ambition: Goal) -> str:
    """How much of the ambition holds, and for how many weeks all of it has where it must last."""
    held = sum(term.holds for term in ambition.terms)
    want = _("want {held} of {all}").format(held=held, all=len(ambition.terms))
    if ambition.weeks <= 1:
        return want
    text = _("{want}, {held} of {weeks} weeks")
    return text.format(want=want, held=ambition.held, weeks=ambition.weeks)


def _counted(fear: Goal) -> str:
    """For how many weeks the fear has held as they closed, and what has come since."""
    text = ngettext("dread {held} of {weeks} week", "dread {held} of {weeks} weeks", fear.weeks)
    told = text.format(held=fear.held, weeks=fear.weeks)
    return _("{told}, true today").format(told=told) if fear.holds and not fear.held else told


def _in_brief(terms: Sequence[Term]) -> list[Term]:
    """The terms in the fewer words they have."""
    return [evolve(term, text=term.brief or term.text) for term in terms]


def _is_comparison(condition: str) -> bool:
    """Whether one figure is compared, so that today's says something."""
    compared = COMPARED.search(condition) is not None
    return compared and not any(word in condition.upper() for word in (" OR ", " AND "))

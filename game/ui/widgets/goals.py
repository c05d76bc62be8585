"""What the chief wants and what the chief dreads, and where both stand.

Invariant: each comparison shows today's figure, and whether it holds as a sign.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import evolve, frozen
from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message

from game.session.view import Goal, Term
from game.ui.figures import fit, plain
from game.ui.widgets.sheet import Sheet, assembled, said, wrapped
from game.words import N_, _, ngettext

_GLUE: Final = "¦"
"""Stands for a space at which no line is broken."""
_MOST_LINES: Final = 2
"""Lines each goal may take above the areas."""
_UNCUT: Final = 1000
_LONGEST, _SHORTEST = 48, 8
"""Cells to which the conditions of a dread are cut where two lines do not hold them."""
_COMPARED: Final = re.compile(r" (>|<|>=|<=|≥|≤) ")

_RECKONED: Final = re.compile(r"(\d\S*) \([^()]*\)")
"""A bound, and behind it in brackets what it is reckoned from."""

_NEEDED: Final = {
    ">": N_("more than"),
    "<": N_("less than"),
    "≥": N_("at least"),
    "≤": N_("at most"),
}
"""What a sign asks for, in words: who has $16B and needs "> $16B" looks for a fault."""
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
        want = _want(self._ambition)
        dread = _dread(self._fear)
        near = "bold $error" if self._fear.holds else "bold"
        in_full = _("[{key}] all").format(key=self._key)
        told = self._told(terms, width - cell_len(want) - 4)
        room = width - cell_len(dread) - cell_len(in_full) - 6
        feared = self._dreaded(self._fear.terms, max(room, 8))
        wanted = _headed(("▲ ", "$success"), (want, "bold"), told, width)
        dreaded = _headed(("▼ ", "$error"), (dread, near), feared, width, in_full)
        plain_dread = _headed(("▼ ", "$error"), (dread, near), feared, width)
        if len(dreaded) > len(plain_dread) and (ended := _ended(wanted[-1], in_full, width)):
            return [*wanted[:-1], ended, *plain_dread]
        return [*wanted, *dreaded]

    def _told(self, terms: Sequence[Term], room: int) -> str:
        """The terms with their figures, those that hold in fewer words where room is short."""
        full = " · ".join(self._term(term) for term in terms)
        if cell_len(full) <= room:
            return full
        return " · ".join(self._term(term, short=term.holds) for term in terms)

    def _term(self, term: Term, *, short: bool = False) -> str:
        """A term as "✗ usage share 1.68%, needs > 4.5%", or with its sign and name alone."""
        sign = "✓" if term.holds else "✗"
        text = self._unnamed(term.text)
        if not _is_comparison(term.text):
            return f"{sign} {text}"
        name, how, than = _COMPARED.split(text, maxsplit=1)
        if short:
            return f"{sign} {name}"
        if term.holds:
            return _("{sign} {name} {now} ({how} {than})").format(
                sign=sign, name=name, now=term.shown, how=how, than=than
            )
        if than.split(" (")[0] == term.shown:
            how = _(_NEEDED.get(how, how))
        return _("{sign} {name} {now}, needs {how} {than}").format(
            sign=sign, name=name, now=term.shown, how=how, than=than
        )

    def _dreaded(self, terms: Sequence[Term], room: int) -> str:
        """What is dreaded, with today's figure behind each figure that is compared.

        The conditions are cut where two lines of `room` cells do not hold all, never a figure.
        """
        told = ""
        for most in (_UNCUT, *range(_LONGEST, _SHORTEST - 1, -1)):
            parts = [
                _(" or ").join(self._now(part, most) for part in _alternatives(term))
                for term in terms
            ]
            told = _(" and ").join(parts)
            if len(_kept_together(told, room)) <= _MOST_LINES:
                break
        return told

    def _now(self, term: Term, most: int) -> str:
        condition = self._unnamed(term.text)
        if cell_len(condition) > most:
            condition = fit(condition, most).rstrip()
        if not _COMPARED.search(term.text):
            return condition
        return _("{condition} (now {n})").format(condition=condition, n=term.shown)

    def _unnamed(self, text: str) -> str:
        """`text` without the firm's own name, and without what a bound is reckoned from."""
        return _RECKONED.sub(r"\1", plain(text).replace(f"{self._name}: ", ""))

    def on_click(self, event: events.Click) -> None:
        """Want all of it."""
        event.stop()
        self.post_message(self.Wanted())


def _want(ambition: Goal) -> str:
    """How much of the ambition holds, and for how many weeks all of it has where it must last."""
    held = sum(term.holds for term in ambition.terms)
    want = _("want {held} of {all}").format(held=held, all=len(ambition.terms))
    if ambition.weeks <= 1:
        return want
    text = _("{want}, {held}/{weeks} wk")
    return text.format(want=want, held=ambition.held, weeks=ambition.weeks)


def _dread(fear: Goal) -> str:
    """For how many weeks the fear has held as they closed, and what has come since."""
    text = ngettext("dread {held} of {weeks} week", "dread {held} of {weeks} weeks", fear.weeks)
    told = text.format(held=fear.held, weeks=fear.weeks)
    return _("{told}, true today").format(told=told) if fear.holds and not fear.held else told


def _headed(
    sign: tuple[str, str], head: tuple[str, str], told: str, width: int, end: str = ""
) -> list[Content]:
    """`told` behind its head, in two lines where one does not hold it; `end` closes the last."""
    first = f"{head[0]}: "
    room = max(width - cell_len(first) - 2, 8)
    lines = _kept_together(told, room) or [""]
    if end and (len(lines) > _MOST_LINES or cell_len(lines[-1]) + cell_len(end) + 2 > room):
        room = max(room - cell_len(end) - 2, 8)  # words go down with the key: it stands not alone
        lines = _kept_together(told, room) or [""]
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], fit(" ".join(lines[_MOST_LINES - 1 :]), room)]
    heads = [assembled(sign, (first, head[1]))]
    blank = Content(" " * (cell_len(first) + 2))
    contents = [Content("").join([heads.pop() if heads else blank, said(line)]) for line in lines]
    if end:
        contents[-1] = _ended(contents[-1], end, width) or contents[-1]
    return contents


def _ended(line: Content, end: str, width: int) -> Content | None:
    """`line` with `end` behind it; None without room."""
    if line.cell_length + cell_len(end) + 2 > width:
        return None
    return Content("").join([line, said(f"  {end}", "$quiet")])


def _kept_together(told: str, width: int) -> list[str]:
    """`told` in lines of at most `width` cells; no sign stands at the end of one, alone."""
    glued = told.replace("✓ ", f"✓{_GLUE}").replace("✗ ", f"✗{_GLUE}")
    return [line.replace(_GLUE, " ") for line in wrapped(glued, width)]


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
    for part in _alternatives(term):
        line = part.text
        if _COMPARED.search(part.text):
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
    return _COMPARED.sub(lambda found: f" {_(_SAID.get(found[1], found[1]))} ", text)


def _alternatives(term: Term) -> list[Term]:
    """The conditions of which one is enough, each with its own figures."""
    texts, shown = _split_outside(term.text, _(" or ")), term.shown.split(", ")
    counts = [max(len(_COMPARED.findall(text)), 1) for text in texts]
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


def _is_comparison(condition: str) -> bool:
    """Whether one figure is compared, so that today's says something."""
    compared = _COMPARED.search(condition) is not None
    return compared and not any(word in condition.upper() for word in (" OR ", " AND "))

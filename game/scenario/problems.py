"""Problems of a scenario, collected and shown to the person who can mend them.

Invariant: every part of a `Problem` is one line of clean text of bounded length, so it
can be printed anywhere; and one key at one place counts as one error, since whatever
follows from a first error is no news.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeAlias

import attrs

from game.scenario.cleaning import clean
from game.scenario.excerpts import excerpt_of
from game.words import N_, _

KeyPath: TypeAlias = tuple[str | int, ...]
"""Where a value stands in a document: table keys, and positions in lists from 0."""

MOST_PROBLEMS = 200
"""Most problems of one severity kept; a person mends the first ones and checks again."""

_MOST_COMPARED = 500
"""Most names a misspelt one is compared with, so that a huge table costs no time."""

_LONGEST_PART = 400


class Severity(StrEnum):
    """How bad a problem is: an error stops the scenario, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
_WORDS = {
    Severity.ERROR: N_("error"),
    Severity.WARNING: N_("warning"),
    Severity.NOTE: N_("note"),
}
_COLOURS = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.NOTE: "36;1"}


@attrs.frozen
class Place:
    """Where in which file something stands; line and column count characters from 1."""

    file: str | Path = ""
    line: int | None = None
    column: int | None = None
    source: str = attrs.field(default="", eq=False)
    """The line as it is written; empty if it is not known."""
    before: tuple[Place, ...] = attrs.field(default=(), eq=False)
    """Where the value was set that this place replaces or changes, oldest first."""


def key_text(path: KeyPath) -> str:
    """Write a key path as a person would: `firms.nvidia.deals[2]`."""
    parts = [f"[{part}]" if isinstance(part, int) else f".{_key_part(part)}" for part in path]
    return "".join(parts).removeprefix(".")


def _key_part(part: str) -> str:
    return part if re.fullmatch(r"[A-Za-z0-9_-]+", part) else f'"{shorten(part)}"'


def shorten(text: str, length: int = 60) -> str:
    """Return the beginning of `text`, with an ellipsis where it was cut."""
    return text if len(text) <= length else text[: length - 1] + "…"


def _line(text: object) -> str:
    return shorten(clean(str(text)[: 4 * _LONGEST_PART], long_text=False), _LONGEST_PART)


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(_line(text) for text in texts)


def _painted(text: str, colour: str) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if colour else text


def _file(file: str | os.PathLike[str]) -> str:
    return clean(os.fspath(file), long_text=False)


def _key(key: str | KeyPath) -> str:
    return _line(key if isinstance(key, str) else key_text(key))


@attrs.frozen
class Problem:
    """One thing that is wrong: where, what, and what would be right."""

    severity: Severity = attrs.field(converter=Severity)
    file: str = attrs.field(converter=_file)
    """The file as it was named to the program; empty for none."""
    line: int | None
    """Line, from 1."""
    column: int | None
    """Column in characters, from 1."""
    key: str = attrs.field(converter=_key)
    """Key path such as `firms.nvidia.cash`; empty for the whole file."""
    message: str = attrs.field(converter=_line)
    hint: str = attrs.field(converter=_line)
    """What would be right; empty if nothing helps."""
    excerpt: str = attrs.field(default="", converter=_line)
    """The line as it is written, or the part of it around the column; empty for none."""
    caret: int = 0
    """Cells before the column in the excerpt, as a terminal shows it."""
    inherited: tuple[str, ...] = attrs.field(default=(), converter=_lines)
    """Where the value was set before, as `file:line`, oldest first."""

    def to_text(self, *, colour: bool = False) -> str:
        """Write `file:line:column: error: key: message`, then the line with a caret and help."""
        paint = _COLOURS[self.severity] if colour else ""
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        word = _painted(_(_WORDS[self.severity]), paint)
        lines = [": ".join(part for part in (place, word, self.key, self.message) if part)]
        if self.excerpt:
            margin = f"{self.line or '':>5} | "
            lines.append(margin + self.excerpt)
            lines.append(" " * (len(margin) - 2) + "| " + " " * self.caret + _painted("^", paint))
        if self.hint:
            lines.append(f"    {self.hint}")
        if self.inherited:
            before = ", ".join(self.inherited)
            lines.append("    " + _("set before in {places}").format(places=before))
        return "\n".join(lines)


def _problem(severity: Severity, at: Place, key: str | KeyPath, message: str, hint: str) -> Problem:
    excerpt, caret = excerpt_of(at.source, at.column or 1)
    before = [f"{place.file}:{place.line}" for place in at.before if place.line]
    where = (at.file, at.line, at.column)
    return Problem(severity, *where, key, message, hint, excerpt, caret, before)


class Problems:
    """Collects problems while a scenario is read; reading goes on as far as it can."""

    def __init__(self) -> None:
        self._found: dict[tuple[object, ...], Problem] = {}
        self._count = dict.fromkeys(Severity, 0)

    def add(self, problem: Problem) -> None:
        """Collect `problem`, unless it repeats one or follows from an error at its place."""
        identity = _identity(problem)
        if identity in self._found or self._count[problem.severity] >= MOST_PROBLEMS:
            return
        self._count[problem.severity] += 1
        self._found[identity] = problem

    def error(
        self, message: str, *, at: Place = Place(), key: str | KeyPath = "", hint: str = ""
    ) -> None:
        """Collect an error: the scenario cannot be used."""
        self.add(_problem(Severity.ERROR, at, key, message, hint))

    def warning(
        self, message: str, *, at: Place = Place(), key: str | KeyPath = "", hint: str = ""
    ) -> None:
        """Collect a warning: the scenario can be used, but probably not as it was meant."""
        self.add(_problem(Severity.WARNING, at, key, message, hint))

    def note(
        self, message: str, *, at: Place = Place(), key: str | KeyPath = "", hint: str = ""
    ) -> None:
        """Collect a note: nothing is wrong, but it may be of use."""
        self.add(_problem(Severity.NOTE, at, key, message, hint))

    @property
    def has_errors(self) -> bool:
        """Whether anything found stops the scenario."""
        return self._count[Severity.ERROR] > 0

    @property
    def full(self) -> bool:
        """Whether `MOST_PROBLEMS` errors are kept, so that looking for more is of no use."""
        return self._count[Severity.ERROR] >= MOST_PROBLEMS

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self._found.values(), key=_order))

    def __len__(self) -> int:
        return len(self._found)

    def to_text(self, *, colour: bool = False) -> str:
        """Write all problems for people, one below the other; empty if there are none."""
        lines = [problem.to_text(colour=colour) for problem in self]
        if max(self._count.values()) >= MOST_PROBLEMS:
            lines.append(_("only the first {n} of a kind are shown").format(n=MOST_PROBLEMS))
        return "\n".join(lines)

    def to_json(self) -> list[dict[str, Any]]:
        """Return all problems as plain values, each with the fields of `Problem`."""
        return [{**attrs.asdict(problem), "severity": problem.severity.value} for problem in self]


def _identity(problem: Problem) -> tuple[object, ...]:
    """Return what makes `problem` one of its own: for an error key and place, not its words."""
    where = (problem.severity, problem.file, problem.line, problem.column, problem.key)
    is_at_place = problem.severity is Severity.ERROR and problem.line and problem.key
    return where if is_at_place else (*where, problem.message)


def _order(problem: Problem) -> tuple[object, ...]:
    place = (problem.file, problem.line or 0, problem.column or 0)
    return (*place, _RANK[problem.severity], problem.key, problem.message)


def nearest(name: str, valid: Iterable[str]) -> str | None:
    """Return the name in `valid` that `name` most probably meant, or None."""
    if len(name) > _LONGEST_PART:
        return None
    names = [other for other in valid if abs(len(other) - len(name)) <= len(name)]
    near = difflib.get_close_matches(name.casefold(), names[:_MOST_COMPARED], n=1, cutoff=0.6)
    return near[0] if near else None


def did_you_mean(name: str, valid: Iterable[str]) -> str:
    """Return the hint "did you mean 'x'?", or a few of the valid names if none is near."""
    names = sorted(valid)
    if near := nearest(name, names):
        return _("did you mean '{name}'?").format(name=near)
    few = ", ".join(names[:8]) + (", …" if len(names) > 8 else "")
    return _("valid here: {names}").format(names=few) if names else ""

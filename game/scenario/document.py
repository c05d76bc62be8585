"""One TOML document: its values made safe, and where each of them stands.

Invariant: every text in `Document.data` is clean, every number is finite and fits 64
bits, and tables nest no deeper than `MOST_DEPTH`; what did not fit was reported where
it stands. tomllib alone decides what is valid.
"""

from __future__ import annotations

import math
import re
import tomllib
from functools import cached_property
from pathlib import Path
from typing import Any

import attrs

from game.scenario.cleaning import clean
from game.scenario.excerpts import line_of
from game.scenario.limits import unclosed_text
from game.scenario.parsed import remember_values, values_known
from game.scenario.positions import Position, positions_of
from game.scenario.problems import KeyPath, Place, Problems
from game.scenario.source import MOST_BYTES, check_bearable, line_and_column, read_text
from game.words import N_, _

MOST_DEPTH = 24
"""Most tables and lists within each other, so that walking them needs no deep recursion."""

INT64_LOW, INT64_HIGH = -(2**63), 2**63 - 1

_AT_LINE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")

_HINTS = (
    ("Cannot overwrite", N_("a key or table may stand only once")),
    ("Cannot declare", N_("a table may be opened only once")),
    ("Cannot mutate", N_("a key or table may stand only once")),
    ("Duplicate", N_("a key may stand only once")),
    ("Expected newline", N_("each key stands on a line of its own; is a quote or comma wrong?")),
    ("Found invalid character", N_("is a closing quote missing?")),
    ("Illegal character", N_("is a closing quote missing, or is this not a text file?")),
    ("Invalid initial", N_("keys hold a-z, 0-9, '_' and '-'; others stand in quotes")),
    ("Invalid statement", N_("keys hold a-z, 0-9, '_' and '-'; others stand in quotes")),
    ("Unclosed array", N_("is a comma or the closing bracket missing?")),
    ("Unclosed inline", N_("is a comma missing? All of a table in braces stands on one line")),
    ("Unescaped", N_("write \\\\ for a backslash, or put the text in single quotes")),
    ("Invalid value", N_("texts stand in quotes; numbers have no thousands separators")),
)


@attrs.define(slots=False, eq=False)
class Document:
    """One parsed file."""

    path: Path
    """The file as it was named."""
    text: str = attrs.field(repr=False)
    data: dict[str, Any] = attrs.field(factory=dict, repr=False)

    def locate(self, path: KeyPath) -> Place:
        """Return where the value at `path` stands, or else its nearest existing ancestor."""
        for length in range(len(path), 0, -1):
            if position := self._positions.get(path[:length]):
                return Place(self.path, *position, source=line_of(self.text, position[0]))
        return Place(self.path)

    @cached_property
    def _positions(self) -> dict[KeyPath, Position]:
        return dict(positions_of(self.text))


def parse_document(
    path: Path, problems: Problems, *, most_bytes: int = MOST_BYTES
) -> Document | None:
    """Read the TOML file at `path`, or return None after adding one error.

    Values that cannot be used are reported where they stand and replaced by zero, so
    that reading goes on and finds whatever else is wrong. A text in which nothing was wrong
    is parsed once: the world is the parent of every scenario of a folder.
    """
    text = read_text(path, problems, most_bytes=most_bytes)
    if text is None:
        return None
    if (known := _known.pop((path, text), None)) is not None:
        _known[path, text] = known
        return known
    found = Problems()
    document = _parsed(path, text, found)
    for problem in found:
        problems.add(problem)
    if document is not None and not len(found):
        while len(_known) >= _MOST_KNOWN:
            _known.pop(next(iter(_known)))
        _known[path, text] = document
    return document


_MOST_KNOWN = 24
_known: dict[tuple[Path, str], Document] = {}
"""Documents in which nothing was wrong, by path and text; the last used stands last.

Nobody changes their values.
"""


def _parsed(path: Path, text: str, problems: Problems) -> Document | None:
    if (values := values_known(path, text)) is not None:
        return Document(path, text, values)
    document = _parsed_anew(path, text, problems)
    if document is not None and not len(problems):
        remember_values(path, text, document.data)
    return document


def _parsed_anew(path: Path, text: str, problems: Problems) -> Document | None:
    raw = _parse(path, text, problems) if check_bearable(path, text, problems) else None
    if raw is None:
        return None
    document = Document(path, text)
    try:
        document.data = _Reader(document, problems).table(raw, ())
    except _TooDeepError as error:
        message = _("tables and lists within each other deeper than {most}")
        place = document.locate(error.path)
        problems.error(message.format(most=MOST_DEPTH), at=place, key=error.path)
        return None
    return document


def _parse(path: Path, text: str, problems: Problems) -> dict[str, Any] | None:
    """Return the values of `text` as TOML has them, or None after adding one error."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        _add_syntax_error(path, text, str(error), problems)
    except (ValueError, RecursionError) as error:
        message = _("not valid TOML: {reason}").format(reason=error)
        problems.error(message, at=Place(path))
    return None


def _add_syntax_error(path: Path, text: str, complaint: str, problems: Problems) -> None:
    """Add tomllib's `complaint`, with its position as numbers and what may help."""
    at = _AT_LINE.search(complaint)
    if at and at[1]:
        line, column = int(at[1]), int(at[2])
    elif (quote := unclosed_text(text)) is not None:
        line, column = line_and_column(text, quote)
        complaint = _("a text that begins here is never closed")
    else:
        line, column = line_and_column(text, len(text))
    reason = _AT_LINE.sub("", complaint)
    hint = next((_(hint) for start, hint in _HINTS if reason.startswith(start)), "")
    message = _("not valid TOML: {reason}").format(reason=reason)
    place = Place(path, line, column, source=line_of(text, line))
    problems.error(message, at=place, hint=hint)


class _TooDeepError(Exception):
    """Tables nest too deeply at `path`."""

    def __init__(self, path: KeyPath) -> None:
        super().__init__()
        self.path = path


class _Reader:
    """Turns raw values of one document into safe ones and reports what was wrong."""

    def __init__(self, document: Document, problems: Problems) -> None:
        self._document = document
        self._problems = problems

    def table(self, raw: dict[str, Any], path: KeyPath) -> dict[str, Any]:
        """Return the table `raw` with safe keys and values."""
        table: dict[str, Any] = {}
        for raw_name, raw_value in raw.items():
            name = clean(raw_name, long_text=False)
            place = (*path, name)
            if name in table:
                self._error(place, _("two keys look the same; one holds invisible characters"))
            elif name != raw_name:
                self._warn_of_cleaning(place)
            table[name] = self._value(raw_value, place)
        return table

    def _value(self, raw: object, path: KeyPath) -> object:
        """Return `raw` made safe."""
        if len(path) > MOST_DEPTH:
            raise _TooDeepError(path)
        if isinstance(raw, dict):
            return self.table(raw, path)
        if isinstance(raw, list):
            return [self._value(element, (*path, index)) for index, element in enumerate(raw)]
        if isinstance(raw, str):
            return self._text(raw, path)
        if isinstance(raw, float):
            return self._float(raw, path)
        if isinstance(raw, int):
            return self._integer(raw, path)
        return raw

    def _text(self, raw: str, path: KeyPath) -> str:
        cleaned = clean(raw)
        if cleaned != raw:
            self._warn_of_cleaning(path)
        return cleaned

    def _float(self, raw: float, path: KeyPath) -> float:
        if math.isfinite(raw):
            return raw
        self._error(path, _("this number is not finite; numbers end near 1.8e308"))
        return 0.0

    def _integer(self, raw: int, path: KeyPath) -> int:
        if INT64_LOW <= raw <= INT64_HIGH:
            return raw
        self._error(path, _("this whole number does not fit 64 bits; 9223372036854775807 is most"))
        return 0

    def _error(self, path: KeyPath, message: str) -> None:
        if not self._problems.full:
            self._problems.error(message, at=self._document.locate(path), key=path)

    def _warn_of_cleaning(self, path: KeyPath) -> None:
        message = _("invisible or steering characters were left out of this text")
        hint = _("write the text with visible characters, composed as usual (NFC)")
        place = self._document.locate(path)
        self._problems.warning(message, at=place, key=path, hint=hint)

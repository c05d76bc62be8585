"""What a document may hold before a parser sees it.

Invariant: a text within these limits is parsed in well under a second, without deep
recursion and without numbers of thousands of digits. The limits are far beyond what
anybody writes by hand. Looking takes one pass in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from game.words import _

MOST_KEY_PARTS = 16
"""Most parts of one dotted key: `a.b.c` has three. Parsing time grows with their square."""

MOST_BRACKETS = 16
"""Most brackets open at once."""

LONGEST_WORD = 128
"""Most characters of a number or a bare key."""

LONGEST_LINE = 20_000
"""Most characters of one line."""

MOST_VALUES = 24_000
"""Most values, list elements and tables of one document."""

_TOKEN = re.compile(
    r'''[ \t\r]*+(?:
      (?P<text>
          """(?:[^"\\]++|\\.|"{1,2}(?!"))*+"{3,5}
        | \'\'\'(?:[^']++|'{1,2}(?!'))*+'{3,5}
        | "(?!"")(?:[^"\\\n]++|\\[^\n])*+"
        | '(?!\'\')[^'\n]*+'
      )
    | (?P<unclosed>(?:"""|\'\'\').*+|["'][^\n]*+)
    | (?P<word>[A-Za-z0-9_+\-:]++)
    | (?P<dot>\.)
    | (?P<item>[=,])
    | (?P<open>[\[{])
    | (?P<close>[\]}])
    | (?P<comment>(?:\#[^\n]*+\n?)++)
    | (?P<other>.|\Z)
    )''',
    re.VERBOSE | re.DOTALL,
)


@attrs.frozen
class Excess:
    """The first place at which a text goes beyond the limits."""

    position: int
    """Characters before the place."""
    message: str


def first_excess(text: str) -> Excess | None:
    """Return the first place at which `text` goes beyond the limits, or None."""
    return _excess_of_tokens(text) or _excess_of_lines(text)


def unclosed_text(text: str) -> int | None:
    """Return the position of the first quote in `text` that is never closed, or None."""
    return next((start for kind, start, _length in _tokens(text) if kind == "unclosed"), None)


def _tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the kind, position and length of each piece of `text`, roughly as TOML has them."""
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup or "other"
        start, end = token.span(kind)
        yield kind, start, end - start


def _excess_of_tokens(text: str) -> Excess | None:
    open_brackets = values = 0
    key_parts = 1
    for kind, start, length in _tokens(text):
        if kind == "word":
            if length > LONGEST_WORD:
                return Excess(start, _too_long_word(length))
        elif kind == "dot":
            key_parts += 1
            if key_parts > MOST_KEY_PARTS:
                return Excess(start, _too_many_parts())
        elif kind != "text":
            key_parts = 1
            open_brackets = max(0, open_brackets + (kind == "open") - (kind == "close"))
            if open_brackets > MOST_BRACKETS:
                return Excess(start, _too_many_brackets())
            values += kind in {"item", "open"}
            if values > MOST_VALUES:
                return Excess(start, _too_many_values())
    return None


def _excess_of_lines(text: str) -> Excess | None:
    position = 0
    for line in text.split("\n"):
        if len(line) > LONGEST_LINE:
            message = _("a line of {n} characters; {most} is the most")
            return Excess(position, message.format(n=len(line), most=LONGEST_LINE))
        position += len(line) + 1
    return None


def _too_long_word(length: int) -> str:
    message = _("a number or bare word of {n} characters; {most} is the most")
    return message.format(n=length, most=LONGEST_WORD)


def _too_many_parts() -> str:
    return _("a key with more than {most} parts").format(most=MOST_KEY_PARTS)


def _too_many_brackets() -> str:
    message = _("more than {most} brackets are open here; is one not closed?")
    return message.format(most=MOST_BRACKETS)


def _too_many_values() -> str:
    return _("more than {most} values in one file").format(most=MOST_VALUES)

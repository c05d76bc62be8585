"""The line a problem is about, cut to what fits and safe to show.

Invariant: an excerpt is one clean line of at most `WIDEST` cells, and the caret stands
under the character that the column names, however wide the characters before it are.
"""

from __future__ import annotations

import unicodedata

from game.scenario.cleaning import clean

WIDEST = 72
"""Most terminal cells of an excerpt, so that line and margin fit 80 columns."""

_LEAD = 40
"""Cells kept before the column when the line is too long."""


def line_of(text: str, number: int) -> str:
    """Return line `number`, from 1, of `text`; empty if there is none."""
    start = 0
    for _line in range(number - 1):
        start = text.find("\n", start) + 1
        if start == 0:
            return ""
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)]


def excerpt_of(line: str, column: int) -> tuple[str, int]:
    """Return what to show of `line`, and how many cells lie before `column` (from 1) in it."""
    before = _shown(line[max(0, column - 1 - 4 * WIDEST) : column - 1].lstrip())
    after = _shown(line[column - 1 : column - 1 + 4 * WIDEST])
    if _cells(before) > _LEAD:
        while _cells(before) > _LEAD - 1:
            before = before[1:]
        before = "…" + before
    text = before + after.rstrip()
    if _cells(text) > WIDEST:
        while _cells(text) > WIDEST - 1:
            text = text[:-1]
        text += "…"
    return text, _cells(before)


def _shown(text: str) -> str:
    return clean(text.replace("\t", " "), long_text=False)


def _cells(text: str) -> int:
    """Width of clean text in a terminal: East Asian letters take two cells, marks none."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )

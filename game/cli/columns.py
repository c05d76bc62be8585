"""Text in columns, for people.

Invariant: widths are counted in cells of a terminal, so wide characters keep the
columns straight.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def width(text: str) -> int:
    """Cells that `text` takes in a terminal (Unicode annex 11; marks take none)."""
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cut(text: str, room: int) -> str:
    """`text` in at most `room` cells, with an ellipsis where it was cut."""
    if width(text) <= room:
        return text
    kept = ""
    for character in text:
        if width(kept) + _cells(character) >= room:
            break
        kept += character
    return kept + "…"


def in_columns(rows: Sequence[Sequence[str]], *, right: Sequence[int] = ()) -> str:
    """Write `rows` below each other, columns aligned; those numbered in `right` at the right."""
    widths = [max(width(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = [_pad(cell, widths[place], place in right) for place, cell in enumerate(row)]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def _pad(cell: str, room: int, at_right: bool) -> str:
    blanks = " " * (room - width(cell))
    return blanks + cell if at_right else cell + blanks

"""Small pictures made of characters: bars, sparklines, dots.

Invariant: each picture is exactly as many cells wide as asked and says the
same without colour.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

EIGHTHS: Final = " ▏▎▍▌▋▊▉█"
LEVELS: Final = "▁▂▃▄▅▆▇█"
LEAST_SPAN: Final = 0.02
"""Part of a figure's size below which its moves are drawn small, so that noise looks like noise."""
FULL: Final = "●"
EMPTY: Final = "○"


def bar(part: float, width: int, *, ground: str = " ") -> str:
    """A bar of `width` cells filled to `part` (0 to 1), to an eighth of a cell."""
    part = min(max(part, 0.0), 1.0) if math.isfinite(part) else 0.0
    eighths = round(part * max(width, 0) * 8)
    full, rest = divmod(eighths, 8)
    text = "█" * full + (EIGHTHS[rest] if rest else "")
    return text + ground * (width - len(text))


def left_bar(part: float, width: int) -> str:
    """A bar that grows from the right edge, in whole and half cells."""
    part = min(max(part, 0.0), 1.0) if math.isfinite(part) else 0.0
    halves = round(part * max(width, 0) * 2)
    full, half = divmod(halves, 2)
    text = ("▐" if half else "") + "█" * full
    return " " * (width - len(text)) + text


def sparkline(values: Sequence[float], width: int) -> str:
    """The last `width` values as a line of levels between their least and greatest."""
    shown = [value for value in values if math.isfinite(value)][-width:] if width > 0 else []
    if not shown:
        return " " * max(width, 0)
    low, high = min(shown), max(shown)
    span = max(high - low, max(abs(high), abs(low)) * LEAST_SPAN)
    base = (low + high - span) / 2
    if not 0.0 < span < math.inf:
        return (LEVELS[3] * len(shown)).rjust(width)
    steps = [round(7 * min(max((value - base) / span, 0.0), 1.0)) for value in shown]
    return "".join(LEVELS[step] for step in steps).rjust(width)


def dots(left: int, whole: int) -> str:
    """`whole` dots with `left` of them filled; figures where dots would be too many."""
    whole = max(whole, left, 0)
    left = max(left, 0)
    return FULL * left + EMPTY * (whole - left) if whole <= 9 else f"{left}/{whole}"


def split(parts: Sequence[float], width: int, letters: str = "█▓░·") -> list[str]:
    """Neighbouring bars for `parts` of one, one fill each, together `width` cells.

    Edges are rounded together so that the bars never overlap or leave a gap.
    """
    edges, sum_ = [0], 0.0
    for part in parts:
        sum_ += min(max(part, 0.0), 1.0)
        edges.append(min(round(sum_ * width), width))
    sizes = [end - start for start, end in pairwise(edges)]
    return [letters[n % len(letters)] * size for n, size in enumerate(sizes)]

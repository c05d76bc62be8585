"""Netting behind entries.

Invariant: an entry here adds nothing to the kernel it calls.
"""

from __future__ import annotations

from game.compiled.layout import Floats
from game.engine import linear, netting
from game.engine.jit import entry


@entry
def solve(matrix: Floats, right: Floats, size: int) -> None:
    """A system of linear equations."""
    linear.solve(matrix, right, size)


@entry
def headline(held: Floats, own: Floats, value: Floats) -> None:
    """Headline values."""
    netting.headline(held, own, value, len(own))


@entry
def consolidated(held: Floats, value: Floats, net: Floats) -> None:
    """Consolidated values."""
    netting.consolidated(held, value, net, len(value))


def counted_again(value: Floats, net: Floats) -> float:
    """Circular money: what headline values count more than once."""
    return float((value - net).sum())

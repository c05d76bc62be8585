"""Plain twin of netting: holdings followed round and round, in exact fractions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

Held = Mapping[tuple[int, int], Fraction]
"""The part that a firm holds of another; none where nothing is said."""


def headlines(held: Held, own: Sequence[int], rounds: int) -> list[Fraction]:
    """Headline values when value is passed on to holders `rounds` times (a Neumann series)."""
    value = [Fraction(figure) for figure in own]
    passed = list(value)
    for _ in range(rounds):
        passed = [
            sum((part * passed[g] for (holder, g), part in held.items() if holder == f), Fraction())
            for f in range(len(own))
        ]
        value = [a + b for a, b in zip(value, passed, strict=True)]
    return value


def outside(held: Held, firm: int) -> Fraction:
    """The part of `firm` that no firm holds."""
    return 1 - sum((part for (_holder, g), part in held.items() if g == firm), Fraction())

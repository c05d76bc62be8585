"""Numbers as people write them.

Invariant: the same number in the same unit reads the same wherever it stands.
"""

from __future__ import annotations

from game.words import _


def number_in_words(value: float, unit: str = "") -> str:
    """A number as people write it: dollars with a sign, parts in per cent, flags as yes or no."""
    if unit == "share":
        return f"{100 * value:.3g}%"
    if unit == "flag":
        return _("yes") if value else _("no")
    sign, dollar = ("−" if value < 0 else ""), ("$" if unit == "usd" else "")
    return f"{sign}{dollar}{_shortened(abs(value))}"


def _shortened(value: float) -> str:
    """Thousands, millions, billions and trillions by their letters."""
    for size, letter in ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e4, "k")):
        if value >= size:
            return f"{value / (1e3 if letter == 'k' else size):.4g}{letter}"
    return f"{value:.4g}"

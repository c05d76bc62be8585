"""Numbers as people write them.

Invariant: the same number in the same unit reads the same wherever it stands.
"""

from __future__ import annotations

from game.words import _, ngettext

_DIGITS = 4
_MOST_DIGITS = 9
"""Digits beyond which two numbers count as the same."""


def number_in_words(value: float, unit: str = "", digits: int = _DIGITS) -> str:
    """A number as people write it: dollars with a sign, parts in per cent, flags as yes or no."""
    if unit == "share":
        return f"{100 * value:.{digits - 1}g}%"
    if unit == "flag":
        return _("yes") if value else _("no")
    sign, dollar = ("−" if value < 0 else ""), ("$" if unit == "usd" else "")
    return f"{sign}{dollar}{_shortened(abs(value), digits)}"


def told_apart(value: float, other: float, unit: str = "") -> str:
    """`value` with as many digits as it takes to see that it is not `other`.

    Who has $15.9999B and needs more than $16B does not have "$16B".
    """
    for digits in range(_DIGITS, _MOST_DIGITS + 1):
        text = number_in_words(value, unit, digits)
        if text != number_in_words(other, unit, digits):
            return text
    return number_in_words(value, unit)


def weeks_in_words(weeks: int) -> str:
    """A time in weeks: "1 week", "4 weeks"."""
    return ngettext("{n} week", "{n} weeks", weeks).format(n=weeks)


def _shortened(value: float, digits: int) -> str:
    """Thousands, millions, billions and trillions by their letters."""
    for size, letter in ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e4, "k")):
        if value >= size:
            return f"{value / (1e3 if letter == 'k' else size):.{digits}g}{letter}"
    return f"{value:.{digits}g}"

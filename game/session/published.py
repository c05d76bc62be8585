"""What a listed firm publishes of its books, and what outsiders reckon without them.

Invariant: nothing here is younger than the last quarter that was filed, and what is reckoned
follows from public figures alone.
"""

from __future__ import annotations

import datetime
import math
from typing import Final

from attrs import frozen

_IN_CASH: Final = (0.02, 0.04, 0.2)
"""Least, likely and most part of its value that a private firm is thought to hold in cash."""
_DIGITS: Final = 2


@frozen(kw_only=True)
class Published:
    """The last published books of a firm."""

    day: datetime.date
    """Last day of the quarter they are of."""
    cash: float
    """US dollars, to two digits."""
    debt: float
    """US dollars, to two digits, without what vehicles owe."""


def cash_by_value(value: float) -> tuple[float, float, float]:
    """Least, likely and most cash of a firm of this value that publishes no books, US dollars."""
    low, best, high = (rounded(part * value) for part in _IN_CASH)
    return low, best, high


def rounded(usd: float) -> float:
    """A sum to two digits."""
    if not usd:
        return 0.0
    size = 10.0 ** (math.floor(math.log10(abs(usd))) - _DIGITS + 1)
    return round(usd / size) * size


def guess(amount: float) -> float:
    """An amount to one leading digit."""
    if amount <= 0.0:
        return 0.0
    size = 10.0 ** math.floor(math.log10(amount))
    return round(amount / size) * size

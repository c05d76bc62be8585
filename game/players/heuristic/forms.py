"""Numbers as they stand on an order: whole, in the order's unit, not more exact than needed.

Invariant: an amount is never rounded up, so a wish that was affordable stays so.
"""

from __future__ import annotations

import math


def thousands(usd: float) -> int:
    """US dollars as the thousands that orders are written in."""
    return round_down(usd / 1000.0)


def round_down(amount: float, digits: int = 2) -> int:
    """`amount` cut to its leading `digits`, and never below 0."""
    whole = int(max(amount, 0.0))
    unit = int(10 ** max(len(str(whole)) - digits, 0))
    return whole // unit * unit


def round_price(price: float, digits: int = 3) -> float:
    """`price` to so many significant digits."""
    if price <= 0.0:
        return 0.0
    return round(price, digits - 1 - math.floor(math.log10(price)))

"""What a listed firm publishes of its books, as plain values.

Invariant: nothing here is younger than the last quarter that was filed.
"""

from __future__ import annotations

import datetime

from attrs import frozen


@frozen(kw_only=True)
class Published:
    """The last published books of a firm."""

    day: datetime.date
    """Last day of the quarter they are of."""
    cash: float
    """US dollars, to two digits."""
    debt: float
    """US dollars, to two digits, without what vehicles owe."""

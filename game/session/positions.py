"""Shares sold short, as a chief knows of them: the own ones, and what others had to tell.

Invariant: of rivals nothing is shown but sales large enough to be told in public, and of
those neither the margin nor what they won. How much of a firm all have sold stands with the
firm: only sales that were told are part of it. Money is in US dollars.
"""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class ShortLine:
    """Shares of one firm that another has sold short."""

    by: str
    """Firm that owes them."""
    of: str
    """Firm whose shares they are."""
    owed: int
    """What they are worth today."""
    sold: int = 0
    """What they were sold for; 0 of rivals."""
    margin: int = 0
    """Cash with their lender; 0 of rivals."""
    entry: int = 0
    """Value of the firm at which they were sold, as many shares counted as now; 0 of rivals."""
    called: int = 0
    """Value of the firm above which the own position is called; 0 of rivals."""

    @property
    def gain(self) -> int:
        """Won since the sale, fees not counted."""
        return self.sold - self.owed


@frozen(kw_only=True)
class Shorts:
    """Positions that the chief knows of, and how others may be opened."""

    mine: ShortLine | None = None
    others: tuple[ShortLine, ...] = ()
    room: float = 0.0
    """Largest part of a firm that may be borrowed; 0.0 where nothing is lent."""
    margin: float = 0.0
    """Cash to put up, part of what is sold."""
    fee: float = 0.0
    """Yearly fee while hardly anybody else sells the firm short, part of what is owed."""
    least: int = 0
    """Smallest sale."""

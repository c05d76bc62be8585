"""What a chief hopes for and fears, part by part, with today's figures.

Invariant: a goal names only figures that its chief may know; what a term compares is told in
words and, where it is one quantity against a bound, as plain values too.
"""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class Term:
    """One comparison in a condition, with today's figure."""

    text: str
    now: float
    shown: str
    """Today's figure of each comparison in it, as people write them, in their order."""
    holds: bool
    brief: str = ""
    """The text in fewer words, where it is long; else empty."""
    about: tuple[str, ...] = ()
    """Path of the one quantity that it compares; empty for other terms."""
    rises: int = 0
    """1 where more of it is asked for, -1 where less, 0 where neither."""
    bound: float = 0.0
    """What it is compared with today."""
    per_share: bool = False
    """Whether that follows the number of the firm's shares: fewer of them ask for less."""


@frozen(kw_only=True)
class Goal:
    """An ambition or a fear and where it stands."""

    text: str
    holds: bool
    at_end: bool
    weeks: int
    """Weeks in a row it must hold; the last ones where only the end counts."""
    held: int
    """Weeks in a row it has held."""
    terms: tuple[Term, ...]

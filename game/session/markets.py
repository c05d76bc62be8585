"""What everybody knows of users, markets and moods, as plain values.

Invariant: nothing here is hidden from any chief.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen


@frozen(kw_only=True)
class Segment:
    """A group of users."""

    id: str
    name: str
    about: str
    usage: float
    price_index: float
    elasticity: float
    outside: float
    shares: Mapping[str, float]
    """By firm id, of all possible users."""


@frozen(kw_only=True)
class Market:
    """What everybody knows of the markets."""

    spot_price: float
    """USD a unit and week."""
    spot_price_hour: float
    expected_need: float
    start_need: float
    story: float
    compute_used: float
    frontier: float
    market_pay: float
    mood: float
    public_mood: float
    public_efficiency: float
    public_skill: float
    segments: tuple[Segment, ...]
    base_rate: float = 0.0
    """Yearly interest before any spread."""
    headline: float = 0.0
    """Sum of all headline values, USD."""
    circular: float = 0.0
    """What of it is counted more than once: headline less consolidated values, USD."""

"""How a week and a game come out, as plain values.

Invariant: a forecast is a trial of the rules and an ending is a fact; neither guesses.
"""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class Forecast:
    """What the tray leads to if nobody else acted this week and chance stood still."""

    cash: int
    """US dollars after the week."""
    shortfall: int
    """US dollars of what falls due that could not be paid; above zero, the firm fails."""
    runway: float | None
    """Weeks that cash lasts after it, with that week's loss and the queued cards paid for
    as they ship; None for no end."""
    dread: str = ""
    """What of the chief's fear would end the game this week, with figures; "" for nothing."""


@frozen(kw_only=True)
class Ending:
    """How a game ended for the chair it was played from."""

    kind: str
    """ambition, fear, insolvency or horizon"""
    firm: str
    firm_name: str
    turn: int
    title: str
    reason: str
    reasons: tuple[str, ...]
    """Sentences with figures, most important first."""
    ranking: tuple[tuple[str, float, bool], ...]
    """Firm name, growth of value since the start, whether its ambition was reached."""

"""How a week and a game come out, as plain values.

Invariant: a forecast is a trial of the rules and an ending is a fact; neither guesses.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen


@frozen(kw_only=True)
class Forecast:
    """What the tray leads to if nobody else acted this week, as far as its chief can know."""

    cash: int
    """US dollars after the week, in the middle of what chance may bring."""
    shortfall: int
    """US dollars of what falls due that could not be paid if chance is unkind; above zero, the
    firm fails."""
    runway: float | None
    """Weeks that cash lasts after it: see `Own.runway`; None for no end."""
    low: int = 0
    """US dollars after the week if chance is unkind."""
    high: int = 0
    """The same if it is kind."""
    hangs_on: tuple[str, ...] = ()
    """Sums of this week that hang on what others decide, each a sentence with its figure."""
    dread: str = ""
    """What of the chief's fear would end the game this week, with figures; "" for nothing."""
    if_signed: int = 0
    """US dollars by which the cash is lower if all own standing offers are signed this week."""
    promised: str = ""
    """Why own offers could not be paid once signed, with figures; "" when they could."""


@frozen(kw_only=True)
class Ending:
    """How a game ended for the chair it was played from."""

    kind: str
    """ambition, fear, insolvency, sold or horizon"""
    firm: str
    firm_name: str
    turn: int
    title: str
    reason: str
    reasons: tuple[str, ...]
    """Sentences with figures, most important first."""
    ranking: tuple[tuple[str, float, bool], ...]
    """Firm name, growth of value since the start, whether its ambition was reached."""
    fates: Mapping[str, str] = field(factory=dict)
    """By firm name: what became of a firm that is in the race no more, such as who bought it."""

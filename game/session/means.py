"""What capital markets, the state, owners and the panel would say to the own firm today.

Invariant: every figure is the rules' own on what is public or the own firm's; no draw that
decides is looked at. Money is in US dollars.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen


@frozen(kw_only=True)
class Means:
    """How far money goes beyond loans and shares, and what may be bought or declared."""

    vehicle: int = 0
    """What vehicles would still borrow."""
    vehicle_on: int = 0
    """Worth of what could be put into them, of which their lenders lend a part; 0 where they do
    not look."""
    margin: int = 0
    """What would still be lent on shares in others."""
    buyback: int = 0
    """Most own shares that one order may buy back; 0 where none are traded."""
    listing_most: float = 0.0
    """Largest part of the firm that may be brought to the market; 0 before a prospectus is
    ready, and once it is listed."""
    rescue: int = 0
    """Debt the state could be asked to answer for; 0 while it would not listen."""
    rescue_odds: float = 0.0
    """Chance that the state would agree today, whether or not it would listen yet."""
    need: float = 0.0
    """How dire the firm's need is, 0 to 1."""
    need_heard: float = 0.0
    """Need from which the state listens."""
    purchases: Mapping[str, float] = field(factory=dict)
    """Firms that may be bid for today, with the chance that the courts agree."""
    agi_odds: float = 0.0
    """Chance that the panel verifies a declaration of today; 0 while none may be made."""
    agi_model: str = ""
    """Id of the released own model that would be put before it."""
    contract_room: int = 1000
    """Contracts that may still be written, as far as the chief knows of those that stand."""

"""A wish of one policy: an order, how badly it is wanted, what it takes, and why.

Invariant: a policy proposes and never decides; urgencies are on one scale, so
wishes of different policies can be weighed against each other.
"""

from __future__ import annotations

from typing import Final

from attrs import frozen

from game.session.orders import Order

VITAL: Final = 1.0
"""The firm may fail without it."""
PRESSING: Final = 0.8
"""Something is being lost every week."""
USEFUL: Final = 0.5
"""It pays, and pays next week too."""
SPARE: Final = 0.2
"""Worth a move that nobody else wants."""


@frozen(kw_only=True)
class Proposal:
    """An order somebody in the firm wishes for."""

    order: Order
    urgency: float
    reason: str
    cost: int = 0
    """USD that it takes from the purse, now or when carried out; below zero when it fills it."""
    then: tuple[Order, ...] = ()
    """Orders without moves that belong to it and must follow it at once."""

    @property
    def orders(self) -> tuple[Order, ...]:
        """The order and what follows it."""
        return (self.order, *self.then)

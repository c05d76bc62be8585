"""A chief who leaves everything as it is.

Invariant: no orders, ever; what happens to this firm the others have done.
"""

from __future__ import annotations

from game.session.orders import Order
from game.session.view import View


class IdlePlayer:
    """Gives no orders."""

    name = "idle"

    def decide(self, view: View) -> tuple[Order, ...]:
        """No orders."""
        return ()

"""Who decides for a chief.

Invariant: a player sees a view and gives orders; it has no other way to read or
to change the game.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from game.session.orders import Order
from game.session.view import View


class Player(Protocol):
    """Anything that plays a chair: a person, a script or a heuristic."""

    name: str

    def decide(self, view: View) -> Sequence[Order]:
        """The orders of this week, most wanted first; the rules refuse what is not allowed."""
        ...

"""A chief who follows a list, for orders files, tests and history.

Invariant: in a week the list names, exactly its orders are given, in its order;
in any other week whoever stands in decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import field, frozen

from game.players.idle import IdlePlayer
from game.session.orders import Order
from game.session.player import Player
from game.session.view import View


@frozen
class ScriptedPlayer:
    """Gives the orders listed for the week being played, counted from 1."""

    orders: Mapping[int, Sequence[Order]]
    otherwise: Player = field(factory=IdlePlayer)
    """Decides in the weeks that the list leaves out."""
    name: str = "scripted"

    def decide(self, view: View) -> Sequence[Order]:
        """The orders of this week's place in the list."""
        week = view.turn + 1
        if week in self.orders:
            return self.orders[week]
        return self.otherwise.decide(view)

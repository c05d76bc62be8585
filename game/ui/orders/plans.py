"""What an order is drawn up on: the view with this week's other orders counted in.

Invariant: money, moves, split and backlog are as the tray leaves them; the
matters are those of the morning, so an answer can still be changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from game.session.orders import Order
from game.session.view import View

if TYPE_CHECKING:
    from game.ui.door import Door


def planned_view(door: Door) -> View:
    """The chief's view after the orders in the tray; of a finished game, as it stands."""
    morning = door.view()
    if not door.tray or door.ending:
        return morning
    return evolve(door.planned(), matters=morning.matters)


def answered(tray: tuple[Order, ...]) -> frozenset[str]:
    """Ids of the events that an order in the tray answers."""
    return frozenset(order.subject for order in tray if order.kind == "answer")

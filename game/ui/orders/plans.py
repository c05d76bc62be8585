"""What an order is drawn up on: the view with this week's other orders counted in.

Invariant: money, moves, split and backlog are as the tray leaves them; the
matters are those of the morning, so an answer can still be changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from attrs import evolve

from game.session.orders import Order, Quote
from game.session.view import Forecast, View

if TYPE_CHECKING:
    from game.ui.door import Door


def planned_view(door: Door) -> View:
    """The chief's view after the orders in the tray; of a finished game, as it stands."""
    morning = door.view()
    if not door.tray or door.ending:
        return morning
    return evolve(door.planned(), matters=morning.matters)


def lasting(view: View, forecast: Forecast | None) -> View:
    """`view` with the one runway all places show: this week's, and what the forecast leaves."""
    if forecast is None:
        return view
    runway = None if forecast.runway is None else forecast.runway + 1.0
    if forecast.shortfall > 0:
        runway = 0.0
    return evolve(view, own=evolve(view.own, runway=runway))


def aiming(view: View, planned: View) -> View:
    """`view` with ambition, fear and how everybody feels as this week's orders leave them.

    Header, goals and gauges tell of one moment.
    """
    felt = {name: getattr(planned.own, name) for name in _FELT}
    own = evolve(view.own, **felt)
    return evolve(view, own=own, ambition=planned.ambition, fear=planned.fear)


_FELT: Final = ("morale", "trust", "favour", "heat", "protest", "sentiment")
"""What orders move at once beside money."""


def quotes_of(door: Door, known: Mapping[Order, Quote]) -> dict[Order, Quote]:
    """The quote of each order in the tray: as it was given, or given anew after a load."""
    tray = door.tray
    if all(order in known for order in tray):
        return {order: known[order] for order in tray}
    while door.undo() is not None:
        pass
    return {order: door.give(order) for order in tray}


def answered(tray: tuple[Order, ...]) -> frozenset[str]:
    """Ids of the events that an order in the tray answers."""
    return frozenset(order.subject for order in tray if order.kind == "answer")

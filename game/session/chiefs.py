"""What every chief orders in a week, the person's tray among it.

Invariant: each decides on the own view alone, and an order that names what does not exist
is dropped before the week begins.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.session.catalogue import UnknownNameError
from game.session.coding import encode
from game.session.orders import Order
from game.words import _

if TYPE_CHECKING:
    from game.session.session import Session


def orders_of_all(session: Session, tell: Callable[[float, str], None]) -> list[tuple[str, Order]]:
    """Orders of every chief with the firm that gives them, by firm id."""
    given: list[tuple[str, Order]] = []
    firms = session.catalogue.firms
    for place, firm in enumerate(firms):
        tell(0.9 * place / len(firms), _("chiefs decide"))
        if firm == session.chair:
            given.extend((firm, order) for order in session.tray)
        elif firm in session.players and session.world["status"][0, place] == 1:
            orders = session.players[firm].decide(session.view(firm))
            given.extend((firm, order) for order in orders if _is_known(session, firm, order))
    return given


def _is_known(session: Session, firm: str, order: Order) -> bool:
    try:
        encode(session.catalogue, [(firm, order)])
    except UnknownNameError:
        return False
    return True

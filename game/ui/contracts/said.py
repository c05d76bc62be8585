"""What this week's orders say to offers, and what an offer or a contract makes due.

Invariant: of several words to one offer the last counts, as it does for the rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from game.session.dealings import DueLine
from game.session.orders import Order
from game.session.view import View

COUNTERED: Final = "countered"
"""Said to an offer that is answered with other terms."""


def said_to_offers(tray: Sequence[Order]) -> dict[str, str]:
    """ "accept", "refuse" or COUNTERED by id of the offer; nothing where nothing was said."""
    said: dict[str, str] = {}
    for order in tray:
        if order.kind in {"accept", "refuse"}:
            said[order.subject] = order.kind
        elif order.kind == "propose" and order.contract:
            said[order.contract] = COUNTERED
    return said


def dues_of(view: View, contract: str) -> Sequence[DueLine]:
    """What it makes due, or would once it is signed."""
    waiting = {offer.contract.id: offer.dues for offer in view.offers if offer.to_sign}
    if contract in waiting:
        return waiting[contract]
    return [due for due in view.dues if due.contract == contract]

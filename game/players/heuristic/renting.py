"""Renting compute from week to week.

Invariant: more is rented only while users turned away would pay for it; what
stands idle or is dearer than it earns is given back.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.players.heuristic.forms import round_down, round_price
from game.players.heuristic.outlook import Outlook, between
from game.players.heuristic.proposal import PRESSING, Proposal
from game.session.orders import Order
from game.words import _

TURNED_AWAY: Final = 0.03
"""Part of the demand that may go unserved before more is rented."""
STIR: Final = 0.1
"""Smallest change, as a part of what is rented, worth an order."""
LIMIT: Final = 1.5
"""Highest rent accepted, against today's."""
STEP: Final = 0.25
"""Largest rise in a week, as a part of the compute at hand."""


def propose(outlook: Outlook) -> Iterator[Proposal]:
    """A new wish for rented units where today's is too small or too large."""
    own = outlook.own
    wanted, reason = _wanted(outlook)
    units = round_down(wanted, 3)
    if abs(units - own.rent_wanted) <= STIR * max(own.rent_wanted, 10.0):
        return
    limit = round_price(outlook.view.market.spot_price * _ceiling(outlook) / 1000.0)
    order = Order(kind="rent", amount=units, price=limit)
    yield Proposal(order=order, urgency=PRESSING, reason=reason)


def _wanted(outlook: Outlook) -> tuple[float, str]:
    own = outlook.own
    if own.rent_wanted > 0.0 and outlook.runway < outlook.safe_weeks / 3:
        return own.rent_wanted / 2, _("the rent cannot be borne for long")
    if own.unserved > TURNED_AWAY and outlook.margin > _least_margin(outlook):
        used = own.train_share + own.serve_share
        missing = (outlook.serving_wanted - own.serving_used) * used / max(own.serve_share, 0.1)
        more = min(missing, STEP * max(outlook.pool, own.rent_wanted))
        return own.rent_wanted + more, _("users turned away would pay for rented compute")
    if own.rented > 0.0 and own.serves and outlook.margin < 1.0:
        return own.rent_wanted * 0.8, _("rented compute costs more than users pay")
    return own.rent_wanted, ""


def _least_margin(outlook: Outlook) -> float:
    return between(1.0, 1.4, outlook.temper.greed)


def _ceiling(outlook: Outlook) -> float:
    """Highest rent against today's: what users pay for, and LIMIT at most."""
    return min(max(outlook.margin, 1.0), LIMIT)

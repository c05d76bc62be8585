"""What users pay for a million tokens.

Invariant: a price is cut only in answer to offers that have become better since
the baseline, never below cost and margin, and raised only when users queue or
serving loses money; so two rivals never cut each other down without end.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from statistics import median
from typing import Final

from game.players.heuristic.forms import round_price
from game.players.heuristic.outlook import WORTH, Outlook, between
from game.players.heuristic.proposal import PRESSING, USEFUL, Proposal
from game.session.orders import Order
from game.session.view import FirmLine, ModelLine
from game.words import _

MEMORY: Final = 13
"""Weeks back that offers are compared with."""
CLOSE: Final = 6.0
"""Capability points that a rival may be behind and still count."""
STIR: Final = 0.07
"""Smallest change of the price, as a part of it, worth an order."""
DEEPEST_CUT: Final = 0.7
"""Lowest new price against the old one."""
RISE: Final = 1.08
"""Highest new price against the old one."""
QUEUE: Final = 0.08
"""Part of the demand turned away from which the price rises."""
LOWEST: Final = 0.05
"""USD per million tokens below which no chief thinks of a price."""
HIGHEST: Final = 100.0
"""USD per million tokens above which no chief does."""
FRUGAL: Final = 0.5
"""Greed from which a chief never sells below cost, however rich the firm is."""
GENEROUS: Final = 0.75
"""How far full openness brings the price of open weights from the neighbours' down to cost."""
CHEAP: Final = 0.2
"""Smallest margin over unit cost of the least greedy."""
DEAR: Final = 1.0
"""The same of the greediest."""


def propose(outlook: Outlook) -> Iterator[Proposal]:
    """A new price, where rivals, cost or queues ask for one; none in a week of release."""
    own = outlook.own
    if not own.serves or own.price <= 0.0 or outlook.held() is not None:
        return
    bearable, rival = _bearable(outlook)
    target = max(bearable, floor(outlook, own.unit_cost))
    if own.unserved < QUEUE and target < own.price * (1.0 - STIR):
        price = max(target, own.price * DEEPEST_CUT)
        reason = _("{rival} offers more for the money than it did").format(rival=rival)
        yield _change(price, PRESSING, reason)
    elif own.unserved >= QUEUE:
        reason = _("{part:.0%} of the demand finds no capacity").format(part=own.unserved)
        yield _change(own.price * between(1.0 + STIR, RISE, outlook.temper.greed), USEFUL, reason)
    elif _loses_money(outlook):
        reason = _("serving costs more than users pay")
        yield _change(own.price * RISE, USEFUL, reason)


def _loses_money(outlook: Outlook) -> bool:
    """Whether the price is below cost and the firm cannot or will not give so much away."""
    own, greed = outlook.own, outlook.temper.greed
    minds = outlook.burn > 0.0 or greed >= FRUGAL
    return minds and own.price < own.unit_cost * between(0.7, 1.1, greed)


def floor(outlook: Outlook, unit_cost: float) -> float:
    """Lowest price the chief would set for what costs `unit_cost` to serve."""
    return max(unit_cost * (1.0 + between(CHEAP, DEAR, outlook.temper.greed)), LOWEST)


def release_price(outlook: Outlook, model: ModelLine, *, publish: bool) -> float:
    """Price for a new model: near cost for the open-handed, near its neighbours for others."""
    lowest = floor(outlook, model.unit_cost)
    neighbours = neighbour_price(outlook, model.capability)
    generous = GENEROUS * outlook.temper.openness if publish else outlook.temper.aggression / 2
    price = lowest * math.pow(max(neighbours / lowest, 1.0), 1.0 - generous)
    return min(price, HIGHEST)


def opening(outlook: Outlook, model: ModelLine) -> Proposal:
    """The first price of a firm that begins to serve `model`."""
    price = max(neighbour_price(outlook, model.capability), floor(outlook, model.unit_cost))
    return _change(price, PRESSING, _("what rivals ask for the like"))


def neighbour_price(outlook: Outlook, capability: float) -> float:
    """Median of the rivals' prices, each corrected for its distance in capability."""
    fair = [
        firm.price * math.exp(WORTH * (capability - firm.capability)) for firm in outlook.sellers()
    ]
    return median(fair) if fair else outlook.own.price


def _change(price: float, urgency: float, reason: str) -> Proposal:
    order = Order(kind="set-price", price=round_price(min(max(price, LOWEST), HIGHEST)))
    return Proposal(order=order, urgency=urgency, reason=reason)


def _bearable(outlook: Outlook) -> tuple[float, str]:
    """The price that the temper would keep in the face of today's offers, and whose offer presses.

    The own bargain and each close rival's are compared with their baselines; the chief
    makes up for a part of the largest gain that grows with aggression.
    """
    own, me = outlook.own, outlook.me
    start = _past(outlook, "price", me.id) or own.price
    skill = _past(outlook, "capability", me.id) or me.capability
    pressure, rival = max(
        ((_gain(outlook, firm), firm.name) for firm in _close(outlook)), default=(0.0, "")
    )
    given = between(0.15, 0.85, outlook.temper.aggression) * max(pressure, 0.0)
    return start * math.exp(WORTH * (me.capability - skill) - given), rival


def _close(outlook: Outlook) -> Iterator[FirmLine]:
    nearly = outlook.me.capability - CLOSE
    return (firm for firm in outlook.sellers() if firm.capability >= nearly)


def _gain(outlook: Outlook, firm: FirmLine) -> float:
    """Log by which a rival's offer is a better bargain than at the baseline.

    A newcomer without a baseline is measured against the own offer.
    """
    price = _past(outlook, "price", firm.id)
    skill = _past(outlook, "capability", firm.id)
    if price <= 0.0 or skill <= 0.0:
        price, skill = outlook.own.price, outlook.me.capability
    return math.log(price / firm.price) + WORTH * (firm.capability - skill)


def _past(outlook: Outlook, figure: str, firm: str) -> float:
    """A public figure MEMORY weeks ago or at the start; 0 when unknown."""
    series = outlook.view.history.get(figure, {}).get(firm, ())
    return series[-MEMORY - 1 :][0] if series else 0.0

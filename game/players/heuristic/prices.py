"""What users pay for a million tokens.

Invariant: a price is cut only in answer to offers that have become better since
the baseline, by less than they have, and raised only when users queue or serving loses money;
so two rivals never cut each other down without end. It is never cut below cost and margin,
but where somebody undercuts and the house can give some away.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from statistics import median
from typing import Final

from game.players.heuristic.forms import round_price
from game.players.heuristic.margins import LOWEST, floor, loses_money, minds_losses
from game.players.heuristic.outlook import WORTH, Outlook, between
from game.players.heuristic.price_war import followed, in_one_week
from game.players.heuristic.proposal import PRESSING, USEFUL, Proposal
from game.session.orders import Order
from game.session.view import FirmLine, ModelLine
from game.words import _

MEMORY: Final = 13
"""Weeks back that offers are compared with."""
CLOSE: Final = 4.0
"""Capability points that a rival may be behind and still count."""
FAR: Final = 15.0
"""The same while users leave: then they find that worth enough."""
STIR: Final = 0.07
"""Smallest change of the price, as a part of it, worth an order."""
DEEPEST_CUT: Final = (0.8, 0.65)
"""Lowest new price against the old one, in a week: of the meek and of the fierce."""
RISE: Final = 1.08
"""Highest new price against the old one."""
QUEUE: Final = 0.08
"""Part of the demand turned away from which the price rises."""
FULL: Final = 0.02
"""Part of the demand turned away from which a cut would only lengthen the queue."""
SHOCK: Final = 1.2
"""Largest gain of a rival, in logs, that a chief answers; beyond it users go for other reasons."""
ANSWERED: Final = (0.05, 0.28)
"""Part of a rival's gain that a chief makes up for: the meek and the fierce."""
ALARMED: Final = (0.2, 0.55)
"""The same while users leave."""
LEFT: Final = 0.04
"""Part of the own users, gone within NOTICED weeks, that alarms a chief."""
NOTICED: Final = 2
"""Weeks over which users are counted."""
DEARER: Final = 2.0
"""Most that an open release costs against the price before it: users feel a dearer bill."""
HIGHEST: Final = 100.0
"""USD per million tokens above which no chief thinks of a price."""
GENEROUS: Final = 0.75
"""How far full openness brings the price of open weights from the neighbours' down to cost."""


def propose(outlook: Outlook) -> Iterator[Proposal]:
    """A new price, where rivals, cost or queues ask for one."""
    own = outlook.own
    if not own.serves or own.price <= 0.0:
        return
    gain, rival = pressure(outlook)
    target = max(_bearable(outlook, outlook.me.capability, gain), floor(outlook, own.unit_cost))
    wanted, cutter = followed(outlook, outlook.me.capability, own.unit_cost)
    worth_it = own.price * (1.0 - STIR)
    if own.unserved < FULL and wanted < min(target, worth_it):
        reason = _("{rival} undercuts").format(rival=cutter)
        yield _change(in_one_week(outlook, wanted), PRESSING, reason)
    elif own.unserved < FULL and target < worth_it:
        deepest = own.price * between(*DEEPEST_CUT, outlook.temper.aggression)
        price = max(target, deepest)
        reason = _("{rival} offers more for the money than it did").format(rival=rival)
        yield _change(price, PRESSING, reason)
    elif own.unserved >= QUEUE:
        reason = _("{part:.0%} of the demand finds no capacity").format(part=own.unserved)
        yield _change(own.price * between(1.0 + STIR, RISE, outlook.temper.greed), USEFUL, reason)
    elif loses_money(outlook):
        reason = _("serving costs more than users pay")
        yield _change(own.price * RISE, USEFUL, reason)


def release_price(outlook: Outlook, model: ModelLine, *, publish: bool) -> float:
    """Price for a new model: near cost for open weights; for closed ones no more than today's."""
    lowest = _lowest(outlook, model)
    if publish or not outlook.own.serves:
        generous = GENEROUS * outlook.temper.openness if publish else 0.0
        neighbours = max(neighbour_price(outlook, model.capability), lowest)
        price = lowest * math.pow(neighbours / lowest, 1.0 - generous)
        if outlook.own.serves:
            price = min(price, max(lowest, DEARER * outlook.own.price))
    else:
        gain, _rival = pressure(outlook)
        bearable = _bearable(outlook, model.capability, gain)
        undercut, _cutter = followed(outlook, model.capability, model.unit_cost)
        price = min(max(min(bearable, outlook.own.price), lowest), undercut)
    return min(price, HIGHEST)


def _lowest(outlook: Outlook, model: ModelLine) -> float:
    """Cost and margin, or what users are ready to follow where the chief can give some away."""
    lowest = floor(outlook, model.unit_cost)
    if outlook.own.serves and not minds_losses(outlook):
        return min(lowest, max(DEARER * outlook.own.price, LOWEST))
    return lowest


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


def _bearable(outlook: Outlook, capability: float, gain: float) -> float:
    """Price that the temper would keep for `capability` when a rival has gained so much.

    From the baseline it rises with the own capability and falls by a part of the
    rival's gain that grows with aggression, and is larger while users leave.
    """
    own, me = outlook.own, outlook.me
    start = _price_then(outlook, me.id) or own.price
    skill = _skill_then(outlook, me.id) or me.capability
    part = ALARMED if _users_leave(outlook) else ANSWERED
    given = between(*part, outlook.temper.aggression) * min(gain, SHOCK)
    return start * math.exp(WORTH * (capability - skill) - given)


def _users_leave(outlook: Outlook) -> bool:
    """Whether the own part of all tokens has shrunk noticeably within weeks."""
    shares = outlook.view.history.get("usage_share", {}).get(outlook.me.id, ())
    return len(shares) > NOTICED and shares[-1] < (1.0 - LEFT) * shares[-1 - NOTICED]


def pressure(outlook: Outlook) -> tuple[float, str]:
    """Log by which some close rival's offer has become a better bargain, and whose; 0 for none."""
    gains = ((_gain(outlook, firm), firm.name) for firm in _close(outlook))
    return max(gains, default=(0.0, ""), key=lambda gain: gain[0])


def _close(outlook: Outlook) -> Iterator[FirmLine]:
    nearly = outlook.me.capability - (FAR if _users_leave(outlook) else CLOSE)
    return (firm for firm in outlook.sellers() if firm.capability >= nearly)


def _gain(outlook: Outlook, firm: FirmLine) -> float:
    """Log by which a rival's offer is a better bargain than at the baseline, at least 0.

    A newcomer without a baseline is measured against the own offer.
    """
    price, skill = _price_then(outlook, firm.id), _skill_then(outlook, firm.id)
    if price <= 0.0 or skill <= 0.0:
        price, skill = outlook.own.price, outlook.me.capability
    return max(math.log(price / firm.price) + WORTH * (firm.capability - skill), 0.0)


def _price_then(outlook: Outlook, firm: str) -> float:
    """A firm's price at the baseline, MEMORY weeks ago or at the start; 0 when unknown."""
    series = outlook.view.history.get("price", {}).get(firm, ())
    return series[-MEMORY - 1 :][0] if series else 0.0


def _skill_then(outlook: Outlook, firm: str) -> float:
    """Capability of the best model a firm had released before the baseline; 0 for none."""
    baseline = max(outlook.view.turn - MEMORY, 0)
    released = (model for model in outlook.view.models if model.state == "released")
    earlier = (
        model.capability for model in released if model.owner == firm and model.week < baseline
    )
    return max(earlier, default=0.0)

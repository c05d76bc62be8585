"""Whom a chief follows down: rivals that undercut by more than the usual trade.

Invariant: who only follows is not followed in turn, and nobody follows below what the house can
bear while a price war lasts, nor below what would be as good a bargain. How soon, how far and
how long is the chief's character: a pair of values, by the ends of a trait of the temper.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from game.players.heuristic.margins import LOWEST, floor, minds_losses
from game.players.heuristic.outlook import WORTH, Outlook, between
from game.session.view import FirmLine

LATELY: Final = 8
"""Weeks back within which a rival's fall of price counts as undercutting."""
HEARD_OF: Final = 0.04
"""Part of all usage from which a rival's prices can take users worth an answer."""
REACH: Final = 12.0
"""Capability points that who undercuts may be behind and still take users."""
STEEP: Final = (0.6, 0.4)
"""Fall of a rival's price, in logs, that is undercutting: to the meek and to the fierce.

Less than that is the usual trade.
"""
FOLLOWED: Final = (0.4, 0.95)
"""Part of such a fall that a chief makes up for: the meek and the fierce."""
DUMP: Final = (0.6, 0.5)
"""Lowest new price against the old one, in a week, of who follows: the meek and the fierce."""
PRICE_WAR: Final = (18, 8)
"""Weeks that who follows must be able to go without the revenue it costs: careful and bold."""
AT_A_LOSS: Final = (0.65, 0.35)
"""Part of unit cost down to which who need not mind losses follows, since own halls stand anyway:
the careful and the bold.
"""


def followed(outlook: Outlook, capability: float, unit_cost: float) -> tuple[float, str]:
    """Lowest price at which some rival that undercuts is followed, and its name.

    Infinite where nobody does, or the house cannot bear to follow.
    """
    falls = ((_after(outlook, firm, capability), firm.name) for firm in _within_reach(outlook))
    wanted, name = min(falls, default=(math.inf, ""), key=lambda fall: fall[0])
    return max(wanted, _bottom(outlook, unit_cost)), name


def in_one_week(outlook: Outlook, price: float) -> float:
    """As far towards `price` as a chief who follows goes in a week."""
    return max(price, outlook.own.price * between(*DUMP, outlook.temper.aggression))


def _within_reach(outlook: Outlook) -> Iterator[FirmLine]:
    nearly = outlook.me.capability - REACH
    known = (firm for firm in outlook.sellers() if firm.usage_share >= HEARD_OF)
    return (firm for firm in known if firm.capability >= nearly)


def _after(outlook: Outlook, firm: FirmLine, capability: float) -> float:
    """Price for `capability` after a rival's steep fall; infinite where there was none.

    From the highest lately asked, so that who only follows is not followed in turn, down by a
    part of the fall that grows with aggression, and never below what would be as good a bargain.
    """
    aggression = outlook.temper.aggression
    fall = math.log(_highest(outlook, firm) / firm.price)
    if fall < between(*STEEP, aggression):
        return math.inf
    part = between(*FOLLOWED, aggression)
    matched = firm.price * math.exp(WORTH * (capability - firm.capability))
    return max(_highest(outlook, outlook.me) * math.exp(-part * fall), matched)


def _highest(outlook: Outlook, firm: FirmLine) -> float:
    """Highest price that a firm asked lately, today's at least."""
    series = outlook.view.history.get("price", {}).get(firm.id, ())
    return max((firm.price, *series[-LATELY - 1 :]))


def _bottom(outlook: Outlook, unit_cost: float) -> float:
    """Lowest price the chief can bear while a price war lasts."""
    own, risk = outlook.own, outlook.temper.risk
    lowest = floor(outlook, unit_cost)
    if not minds_losses(outlook):
        lowest = max(between(*AT_A_LOSS, risk) * unit_cost, LOWEST)
    weeks = between(*PRICE_WAR, risk)
    kept = 1.0 - outlook.purse / (weeks * max(own.service_revenue, 1))
    return max(lowest, own.price * kept)

"""Keynotes: what a chief tells investors when they lose heart, or while promises come true.

Invariant: a chief who has no stage stays silent, and nobody promises again
while the last promise still stands, but a vendor of cards whose market is seen to come.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.players.heuristic import vendor
from game.players.heuristic.forms import thousands
from game.players.heuristic.outlook import Outlook
from game.players.heuristic.proposal import PRESSING, SPARE, Proposal
from game.session.orders import Order
from game.words import _

HEARD: Final = 0.4
"""Stage from which the world listens."""
FALL: Final = -0.08
"""Change of value in a week that calls for words."""
SLUMP: Final = -0.12
"""Change of value since the start that does."""
GLOOM: Final = 0.88
"""Sentiment that does."""
STILL_TOLD: Final = 0.3
"""Need that keynotes promise, against the first, while which no more is promised."""
FADES: Final = 0.07
"""Part of a promise that investors want to see come true in a week."""
SEEN: Final = 6
"""Weeks of growth by which it is seen whether it does."""
VALUE_PART: Final = 0.00003
"""Part of the firm's value that a keynote may cost."""
PURSE_PART: Final = 0.05
"""Part of the purse that it may cost."""


def propose(outlook: Outlook) -> Iterator[Proposal]:
    """A keynote when value or sentiment has fallen and somebody would listen."""
    own, me, market = outlook.own, outlook.me, outlook.view.market
    told = market.story > STILL_TOLD * market.start_need
    fell = me.value_week <= FALL or me.value_start <= SLUMP or own.sentiment <= GLOOM
    amount = thousands(min(VALUE_PART * me.value, PURSE_PART * outlook.purse))
    if own.stage < HEARD or amount <= 0:
        return
    if fell and not told:
        text = _("value stands {change:+.0%} against the start and investors lose heart")
        reason = text.format(change=me.value_start)
        urgency = PRESSING if vendor.sells_chips(outlook) else SPARE
    elif vendor.sells_chips(outlook) and _comes_true(outlook):
        reason, urgency = _("what we promise is seen to come"), SPARE
    else:
        return
    order = Order(kind="keynote", amount=amount)
    yield Proposal(order=order, urgency=urgency, reason=reason, cost=1000 * amount)


def _comes_true(outlook: Outlook) -> bool:
    """Whether use of compute grows by more in a week than fades of all that is told."""
    used = outlook.view.history.get("compute_used", {}).get("world", ())
    if len(used) <= SEEN:
        return False
    return (used[-1] - used[-1 - SEEN]) / SEEN > FADES * outlook.view.market.story

"""Selling rivals short: what is worth less than it seems, by public signs alone.

Invariant: nobody sells short a firm it holds shares in, or that others are known to have sold
already, nor with money that the safe runway needs; a position is given up before the lender calls.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.players.draws import Draws
from game.players.heuristic.contracts import breaks
from game.players.heuristic.forms import thousands
from game.players.heuristic.outlook import Outlook, between
from game.players.heuristic.proposal import PRESSING, SPARE, USEFUL, Proposal
from game.session.orders import Order
from game.session.positions import ShortLine
from game.session.view import FirmLine
from game.words import _

BEARISH: Final = 0.4
"""Greed from which a chief bets on others' falls."""
DOUBT: Final = (0.2, 0.08)
"""Gap and spread together from which a firm is sold short: by the careful and by the bold."""
UNEASY: Final = 0.02
"""Credit spread below which nobody is sold short: who owns a firm is no sign by itself."""
CALM: Final = 0.5
"""Part of that doubt below which a position is closed."""
ENOUGH: Final = 0.12
"""Part of what was sold that is a gain to take."""
WORRY: Final = 0.5
"""Part of the first margin that may be lost before the position is closed."""
STAKE: Final = 0.03
"""Part of the purse for the margin."""
SMALL: Final = 0.005
"""Part of the own value beyond which nothing is owed."""
RHYTHM: Final = 4
"""Weeks from one look for a victim to the next."""


def propose(outlook: Outlook) -> Iterator[Proposal]:
    """Close what has had its day; or find somebody who is worth less than it seems."""
    mine = outlook.view.shorts.mine
    if mine is not None:
        yield from _cover(outlook, mine)
    elif outlook.view.turn % RHYTHM == Draws(outlook.view.firm, "shorts").below(RHYTHM):
        yield from _short(outlook)


def doubt(firm: FirmLine) -> float:
    """Part of the value that outside holders do not own, and what lenders ask above the rate."""
    gap = 1.0 - firm.net_value / firm.value if firm.value > 0.0 and firm.net_value > 0.0 else 0.0
    return gap + firm.spread


def _cover(outlook: Outlook, mine: ShortLine) -> Iterator[Proposal]:
    firm = next((firm for firm in outlook.rivals() if firm.id == mine.of), None)
    first = outlook.view.shorts.margin * mine.sold
    calm = firm is None or doubt(firm) < CALM * _bar(outlook)
    if calm or mine.gain >= ENOUGH * mine.sold or -mine.gain >= WORRY * first:
        yield Proposal(
            order=Order(kind="cover"),
            urgency=PRESSING,
            reason=_("the short has had its day"),
            cost=-mine.margin,
        )


def _short(outlook: Outlook) -> Iterator[Proposal]:
    """The firm most doubted, for a part of the purse that the greedy make large."""
    terms, greed = outlook.view.shorts, outlook.temper.greed
    held = outlook.me.holdings
    crowded = {line.of for line in terms.others}
    left = [firm for firm in outlook.rivals() if firm.id not in held and firm.id not in crowded]
    found = [firm for firm in left if firm.listed and firm.spread >= UNEASY]
    if terms.room <= 0.0 or greed < BEARISH or not found:
        return
    target = max(found, key=lambda firm: (doubt(firm), firm.id))
    usd = min(0.9 * terms.room * target.value, greed * STAKE * outlook.purse / terms.margin)
    usd = min(usd, SMALL * outlook.me.value)
    amount = thousands(usd)
    worth_it = doubt(target) >= _bar(outlook) and 1000 * amount >= terms.least
    if worth_it and target.id not in _let_down(outlook):
        reason = _("{firm} is worth less than it seems: lenders and holdings say so")
        yield Proposal(
            order=Order(kind="short", subject=target.id, amount=amount),
            urgency=between(SPARE, USEFUL, greed),
            reason=reason.format(firm=target.name),
            cost=int(terms.margin * 1000 * amount),
        )


def _let_down(outlook: Outlook) -> set[str]:
    """Firms with which a contract is worth breaking now, and which may not be sold short then."""
    broken = {proposal.order.subject for proposal in breaks(outlook)}
    lines = (line for line in outlook.view.contracts if line.id in broken)
    return {firm for line in lines for firm in line.parties}


def _bar(outlook: Outlook) -> float:
    return between(*DOUBT, outlook.temper.risk)

"""What a debtor is expected to draw of chips on credit.

Invariant: a line of credit is no sale. It counts as far as its debtor has queued cards of that
vendor or is thought to buy them, whoever asks; however long the line, there is no more to it.
Sums are in US dollars.
"""

from __future__ import annotations

from game.session.deals.draft import ClauseDraft
from game.session.deals.expected import THOUSAND, seller_share, usual_spend
from game.session.deals.table import Deal
from game.session.view import ChipLine


def drawn(deal: Deal, clause: ClauseDraft) -> float:
    """What of a credit its debtor would draw while it lasts.

    What it would buy is drawn on credits that run already first, and shared by all those that
    the bundle gives it from the same vendor.
    """
    vendor, buyer = clause.giver, clause.taker
    whole = THOUSAND * sum(c.amount for c in deal.clauses if _lends(c, vendor, buyer))
    weeks = max(1, min(clause.weeks, deal.weeks))
    left = max(0.0, would_buy(deal, buyer, vendor, weeks) - _undrawn(deal, buyer, vendor))
    return clause.amount * THOUSAND * min(1.0, left / max(whole, 1.0))


def would_buy(deal: Deal, buyer: str, vendor: str, weeks: int) -> float:
    """Cards of `vendor` that `buyer` would take within so many weeks.

    What it usually spends on such cards, or what is in the queue where that is known: to the
    buyer and to the vendor.
    """
    if buyer not in deal.people:
        return 0.0
    sold = [
        chip for chip in deal.view.chips if chip.vendor == vendor and _allowed(deal, chip, buyer)
    ]
    if not sold:
        return 0.0
    usual = usual_spend(deal, buyer, weeks) * seller_share(deal, vendor) * weeks
    return max(usual, sum(float(_queued(deal, chip, buyer)) * chip.price for chip in sold))


def _lends(clause: ClauseDraft, vendor: str, buyer: str) -> bool:
    return (clause.kind, clause.giver, clause.taker) == ("credit", vendor, buyer)


def _allowed(deal: Deal, chip: ChipLine, buyer: str) -> bool:
    """Whether the card may be sold where the buyer is; where nothing is said, it may."""
    return not chip.regions or deal.region(buyer) in chip.regions


def _queued(deal: Deal, chip: ChipLine, buyer: str) -> int:
    return chip.queued if buyer == deal.view.firm else chip.queues.get(buyer, 0)


def _undrawn(deal: Deal, buyer: str, vendor: str) -> float:
    """What other known credits of the same vendor still have room for."""
    return THOUSAND * sum(
        max(0, clause.amount - clause.left)
        for line in deal.beside()
        for clause in line.clauses
        if (clause.kind, clause.giver, clause.taker) == ("credit", vendor, buyer)
    )

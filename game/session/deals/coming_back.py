"""What a vendor's promise to reinvest comes to at today's rate of orders.

Invariant: the orders are those that the worth of the clause rests on; nobody is told more of a
firm's orders than is known.
"""

from __future__ import annotations

from game.session.deals.draft import ClauseDraft, Draft
from game.session.deals.drawn import would_buy
from game.session.deals.expected import THOUSAND
from game.session.deals.weighing import table_of
from game.session.numbers import number_in_words
from game.session.view import View
from game.words import _, ngettext


def orders_in_words(view: View, draft: Draft, clause: ClauseDraft) -> str:
    """What the taker would order of the vendor in the contract's weeks, and what comes back."""
    deal = table_of(view, draft)
    buyer, vendor, weeks = deal.who(clause.taker).name, deal.who(clause.giver).name, deal.weeks
    orders = would_buy(deal, clause.taker, clause.giver, weeks)
    if orders <= 0:
        return _("{buyer} buys no cards of {vendor}: nothing comes back.").format(
            buyer=buyer, vendor=vendor
        )
    back, most = orders * min(clause.price, 1.0), clause.amount * THOUSAND
    text = ngettext(
        "Of about {orders} that {buyer} would order of {vendor} in {n} week, {back} comes back",
        "Of about {orders} that {buyer} would order of {vendor} in {n} weeks, {back} comes back",
        weeks,
    )
    told = text.format(
        orders=_usd(orders), buyer=buyer, vendor=vendor, n=weeks, back=_usd(min(back, most))
    )
    return _("{told}, the most that is promised.").format(told=told) if back > most else f"{told}."


def _usd(amount: float) -> str:
    return number_in_words(float(f"{amount:.3g}"), "usd")

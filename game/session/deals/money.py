"""What clauses about money, compute and shares are worth to a party.

Invariant: what one side pays the other gets; both are discounted at the same rate over the
same weeks. Shares count at the headline value, compute at the spot rent.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from game.session.deals.committed import need_left
from game.session.deals.draft import ClauseDraft
from game.session.deals.drawn import drawn, would_buy
from game.session.deals.expected import (
    CASH_NEED,
    LOSS_GIVEN_DEFAULT,
    THOUSAND,
    WEEKS,
    Item,
    at_once,
    built_up,
    chance_of_failure,
    credible,
    rent_of,
    seller_share,
    sign_for,
    to_be_had,
)
from game.session.deals.standing import Standing
from game.session.deals.table import Deal, present
from game.session.numbers import number_in_words
from game.words import _

SECURED_SUPPLY = 1.15
"""Worth of compute that is sure to come, against the spot rent, to who leases it."""
SCARCITY = 1.6
"""The same of compute for users who are turned away today."""
RELET = 0.85
"""The same of compute beyond what a tenant needs: more than doubling what it has."""
SURE_TENANT = 0.90
"""What letting the same compute from week to week is thought to bring, against the spot rent."""
MARGIN = 0.3
"""Part of a sale that the seller keeps."""
FREEDOM = 0.025
"""Part of a purchase commitment that being tied to one seller costs."""
STEADY_SALES = 0.25
"""Part of the margin that sales gain by being certain."""
EXTRA_SALES = 0.3
"""Part of what is drawn on credit that would not be bought without it."""
SHARE_DISCOUNT = 0.05
"""What new shares cost in the market beside what they bring."""


def payment(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    """An annuity, or a sum at once as far as it is thought to be there."""
    amount = clause.amount * THOUSAND
    if clause.weeks:
        rate, period = deal.rate(clause.giver), clause.weeks
        times = -(-deal.weeks // period)
        step = (1.0 + rate / WEEKS) ** -period
        sums = times if step >= 1.0 else (1.0 - step**times) / (1.0 - step)
        yield _("payments"), sign_for(clause, party) * amount * sums
    elif party == clause.taker:
        yield _("money at once"), at_once(credible(deal, clause.giver, amount), deal.who(party))
    else:
        yield _("money at once"), -at_once(amount, deal.who(party))


def lease(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    """Rent against what the compute is worth to who uses it, or would bring otherwise."""
    rent = rent_of(deal, clause, clause.price * THOUSAND)
    market = rent_of(deal, clause, deal.view.market.spot_price)
    if party == clause.taker:
        units = min(float(clause.amount), deal.who(clause.giver).compute)
        yield _("rent"), -rent
        yield _("leased compute"), market * _use(deal.who(party), units)
    else:
        yield _("rent"), rent
        yield _("compute let"), -market * SURE_TENANT


def _use(tenant: Standing, units: float) -> float:
    """Mean worth of leased units against the spot rent, the most wanted first."""
    if units <= 0.0:
        return 0.0
    urgent = min(units, tenant.lacks)
    growth = min(units - urgent, tenant.compute)
    rest = units - urgent - growth
    return (SCARCITY * urgent + SECURED_SUPPLY * growth + RELET * rest) / units


def purchase(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    """What is bought beyond need is lost; what would be bought anyway is only made certain.

    Need is what is left of it beside all that the buyer has signed before, with whomever, and is
    shared by all the bundle commits it to. Rent that the same bundle makes due to the seller
    counts as bought.
    """
    weeks = max(1, min(clause.weeks, deal.weeks))
    span = present(deal.rate(clause.giver), weeks)
    weekly = clause.amount * THOUSAND / max(1, clause.weeks)
    rent = _rent_beside(deal, clause)
    weekly = max(0.0, weekly - rent)
    part = weekly / max(weekly, _committed_here(deal, clause.giver), 1.0)
    needed = part * max(0.0, need_left(deal, clause.giver, weeks))
    useful = min(needed, to_be_had(deal, clause.taker, clause.giver))
    wasted = max(0.0, 1.0 - useful / max(weekly, 1.0))
    whole = weekly * span
    if party == clause.giver:
        yield _("bought beyond need"), -whole * wasted
        yield _("being tied to one seller"), -whole * (1.0 - wasted) * FREEDOM
    else:
        usual = seller_share(deal, party)
        extra = MARGIN * (STEADY_SALES * usual + 1.0 - usual) * (1.0 - wasted)
        yield _("certain sales"), whole * (extra + (MARGIN + 0.5 * (1.0 - MARGIN)) * wasted)


def _committed_here(deal: Deal, buyer: str) -> float:
    """US dollars a week of all purchases that the bundle commits a buyer to."""
    bought = (c for c in deal.clauses if (c.kind, c.giver) == ("purchase", buyer))
    return sum(c.amount * THOUSAND / max(1, c.weeks) for c in bought)


def _rent_beside(deal: Deal, clause: ClauseDraft) -> float:
    """Weekly rent, on average, that the buyer owes the seller by leases of the same bundle."""
    leases = [
        other
        for other in deal.clauses
        if (other.kind, other.giver, other.taker) == ("lease", clause.taker, clause.giver)
    ]
    full = max(present(deal.rate(clause.giver), deal.weeks), 1.0)
    return sum(
        other.amount * other.price * THOUSAND * built_up(deal, other) / full for other in leases
    )


def credit(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    """Interest against what a loan would cost, or against the risk, of what would be drawn."""
    buyer = deal.who(clause.taker)
    amount, years = drawn(deal, clause), 0.5 * max(1, clause.weeks) / WEEKS
    if party == clause.taker:
        own = deal.view.market.base_rate + buyer.spread
        yield _("interest against a loan"), amount * years * (own - clause.price)
        yield _("cards before they are paid"), amount * CASH_NEED * (0.1 + buyer.need)
    else:
        risk = deal.rate(clause.taker)
        yield _("interest against the risk"), amount * years * (clause.price - risk)
        text = _("{money} of cards drawn on credit")
        yield (
            text.format(money=number_in_words(_said(amount), "usd")),
            amount * MARGIN * EXTRA_SALES,
        )


def stake(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    """Money against a part of the firm at its headline value, the money counted in."""
    issuer = deal.who(clause.taker)
    amount = clause.amount * THOUSAND
    shares = _part_sold(deal, clause) * (issuer.value + amount)
    if party == clause.taker:
        yield _("money for shares"), at_once(credible(deal, clause.giver, amount), issuer)
        yield _("part of the firm given"), -shares
    else:
        lives = 1.0 - chance_of_failure(deal, clause.taker, deal.weeks) * LOSS_GIVEN_DEFAULT
        yield _("money for shares"), -at_once(amount, deal.who(party))
        yield _("part of {firm}").format(firm=issuer.name), shares * lives


def _part_sold(deal: Deal, clause: ClauseDraft) -> float:
    """Part of the issuer that a stake is once all stakes of the bundle are sold.

    New shares thin those sold before them, so that all together are never the whole.
    """
    sold = [min(c.price, 0.99) for c in deal.clauses if _sells(c, clause.taker)]
    kept = math.prod(1.0 - part for part in sold)
    return min(clause.price, 0.99) * (1.0 - kept) / max(sum(sold), 1e-9)


def _sells(clause: ClauseDraft, issuer: str) -> bool:
    return (clause.kind, clause.taker) == ("stake", issuer)


def comes_back(deal: Deal, clause: ClauseDraft) -> float:
    """US dollars that a vendor is expected to reinvest, of what the taker buys of its cards."""
    orders = would_buy(deal, clause.taker, clause.giver, deal.weeks) / max(deal.weeks, 1)
    orders *= present(deal.rate(clause.taker), deal.weeks)
    return min(clause.amount * THOUSAND, orders * min(clause.price, 1.0))


def reinvestment(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    """Money for new shares at the headline value, as orders are paid: an even exchange.

    The buyer saves what selling shares costs; the vendor bears that and the risk. Orders it
    secures only where the bundle says so: a commitment beside it is weighed by itself.
    """
    buyer, back = deal.who(clause.taker), comes_back(deal, clause)
    part = back / max(buyer.value + back, 1.0)
    if party == clause.taker:
        text = _("{money} expected back on own orders, for {part:.1%} of the firm in new shares")
        gain = back * (SHARE_DISCOUNT + CASH_NEED * buyer.need)
        yield text.format(money=number_in_words(_said(back), "usd"), part=part), gain
    else:
        failing = chance_of_failure(deal, clause.taker, deal.weeks) * LOSS_GIVEN_DEFAULT
        text = _("{money} put into {part:.1%} of {firm}, which may be worth nothing")
        told = text.format(money=number_in_words(_said(back), "usd"), part=part, firm=buyer.name)
        yield told, -back * (failing + SHARE_DISCOUNT)


def _said(amount: float) -> float:
    """A sum to three digits, as people say it."""
    return float(f"{amount:.3g}")


def revenue_share(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    """A part of today's revenue, up to the amount."""
    weekly = deal.who(clause.giver).revenue * clause.price
    whole = weekly * present(deal.rate(clause.giver), deal.weeks)
    if clause.amount > 0:
        whole = min(whole, clause.amount * THOUSAND)
    yield _("share of revenue"), sign_for(clause, party) * whole

"""What each clause is worth to a party: its money discounted, and what it brings besides.

Money is the expected cash flow of the clause, discounted at the base rate and the debtor's
public credit spread, weighted by rank: the spread is what lenders think of the chance that
it is not paid (Merton 1974; Duffie & Singleton 1999). What a clause brings besides is
valued where a market has a price for it: compute at the spot rent, shares at the headline
value, users at what they pay.

Invariant: one row of `_WORTH` per kind of clause; the worth of a bundle is the sum of its
clauses', each reckoned by itself.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping

from game.session.deals.appraisal import WorthLine
from game.session.deals.draft import ClauseDraft
from game.session.deals.standing import Standing
from game.session.deals.table import Deal, present
from game.words import _

Item = tuple[str, float]
"""What it is, and US dollars of today."""

_THOUSAND = 1000.0
_WEEKS = 52.0

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
USUAL_SPEND = 0.5
"""Part of its compute, at the spot rent, that a firm is thought to spend on suppliers anyway."""
NEED_GROWTH = 1.2
"""Yearly growth of that spending that chiefs reckon with."""
EXTRA_SALES = 0.3
"""Part of sales on credit that would not be made without it."""
EARLIER = 6.0
"""Weeks of rent that a card served first earns more."""
DISPLEASED = 0.25
"""Part of that which serving others later costs the vendor."""
CASH_NEED = 0.35
"""Worth of a dollar at once beyond itself to a firm that needs every one of them."""
SHARE_DISCOUNT = 0.05
"""What new shares cost in the market beside what they bring."""
POINT = 0.02
"""Part of service revenue that a point of capability is worth."""
DOORS = 0.0005
"""Part of its value that the users of a firm's other business could bring in a year."""
RIVALRY = 0.35
"""Part of what a licence brings its taker that its giver loses in users."""
DOOR_MARGIN = 0.6
"""Part of the revenue of users won at a door that is kept."""
DOOR_LOSS = 0.5
"""Part of those users that the door's owner might have had."""
OPTIONS = 0.06
"""Part of its compute's rent that a firm loses by having one landlord only."""
BREAK_CHANCE = 0.05
"""Chance that a contract is broken by a firm that never broke one."""
BREAK_HABIT = 0.10
"""What each known breach adds to it."""
OWN_CHOICE = 0.3
"""Part of a break fee's expected cost that is felt by the one who decides whether to break."""
PROJECT_RETURN = 1.6
"""What a dollar in a shared stack is worth to all its users together."""
LOSS_GIVEN_DEFAULT = 0.6
"""Part of a claim lost when its debtor fails (Moody's average of unsecured bonds)."""


def worth_lines(deal: Deal, party: str) -> tuple[WorthLine, ...]:
    """All items of what the contract is worth to `party`, clause by clause."""
    items = (item for clause in deal.clauses for item in worth_items(deal, clause, party))
    return tuple(WorthLine(text=text, amount=round(usd)) for text, usd in items if round(usd))


def worth_items(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    """Items of one clause for `party`."""
    rule = _WORTH.get(clause.kind)
    if rule is not None and party and (party in _sides(clause) or clause.kind == "project"):
        yield from rule(deal, clause, party)


def _sides(clause: ClauseDraft) -> tuple[str, str]:
    return clause.giver, clause.taker


def _sign(clause: ClauseDraft, party: str) -> float:
    """-1 for the giver, 1 for the taker."""
    return -1.0 if party == clause.giver else 1.0


def chance_of_failure(deal: Deal, firm: str, weeks: float) -> float:
    """Chance that a firm fails within `weeks`, as its spread says (hazard = spread / loss)."""
    return 1.0 - math.exp(-deal.who(firm).spread / LOSS_GIVEN_DEFAULT * weeks / _WEEKS)


def _at_once(amount: float, who: Standing) -> float:
    """What cash at once is worth to who receives it."""
    return amount * (1.0 + CASH_NEED * who.need)


def _payment(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    amount = clause.amount * _THOUSAND
    if clause.weeks:
        rate, period = deal.rate(clause.giver), clause.weeks
        times = -(-deal.weeks // period)
        step = (1.0 + rate / _WEEKS) ** -period
        sums = times if step >= 1.0 else (1.0 - step**times) / (1.0 - step)
        yield _("payments"), _sign(clause, party) * amount * sums
    elif party == clause.taker:
        yield _("money at once"), _at_once(amount, deal.who(party))
    else:
        yield _("money at once"), -_at_once(amount, deal.who(party))


def _lease(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    tenant, landlord = deal.who(clause.taker), deal.who(clause.giver)
    units = min(float(clause.amount), landlord.compute)
    span = present(deal.rate(clause.taker), deal.weeks)
    span -= 0.5 * present(deal.rate(clause.taker), min(clause.weeks, deal.weeks))
    rent = units * clause.price * _THOUSAND * span
    market = units * deal.view.market.spot_price * span
    if party == clause.taker:
        yield _("rent"), -rent
        yield _("leased compute"), market * _use(tenant, units)
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


def usual_spend(deal: Deal, firm: str, weeks: float) -> float:
    """US dollars a week that a firm would spend on compute and chips anyway.

    The mean of the coming `weeks`, while needs grow.
    """
    today = USUAL_SPEND * deal.who(firm).compute * deal.view.market.spot_price
    return today * (1.0 + 0.5 * NEED_GROWTH * weeks / _WEEKS)


def _purchase(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    weeks = max(1, min(clause.weeks, deal.weeks))
    weekly = clause.amount * _THOUSAND / max(1, clause.weeks)
    whole = weekly * present(deal.rate(clause.giver), weeks)
    wasted = max(0.0, 1.0 - usual_spend(deal, clause.giver, weeks) / max(weekly, 1.0))
    if party == clause.giver:
        yield _("bought beyond need"), -whole * wasted
        yield _("being tied to one seller"), -whole * (1.0 - wasted) * FREEDOM
    else:
        steady = MARGIN * STEADY_SALES * (1.0 - wasted)
        yield _("certain sales"), whole * (steady + (MARGIN + 0.5 * (1.0 - MARGIN)) * wasted)


def _priority(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    chip = deal.chip(clause.subject)
    if chip is None or clause.price <= 1.0 or chip.stock > chip.output:
        return
    part = min(0.25, 0.05 * math.log(clause.price))
    rent = chip.units * deal.view.market.spot_price
    gain = part * chip.output * rent * EARLIER * present(deal.rate(clause.giver), deal.weeks)
    gain = min(gain, 0.02 * deal.who(clause.taker).value)
    if party == clause.taker:
        yield _("cards before others"), gain
    else:
        yield _("others served later"), -gain * DISPLEASED


def _credit(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    buyer = deal.who(clause.taker)
    amount, years = clause.amount * _THOUSAND, 0.5 * max(1, clause.weeks) / _WEEKS
    if party == clause.taker:
        own = deal.view.market.base_rate + buyer.spread
        yield _("interest against a loan"), amount * years * (own - clause.price)
        yield _("cards before they are paid"), amount * CASH_NEED * (0.1 + buyer.need)
    else:
        risk = deal.rate(clause.taker)
        yield _("interest against the risk"), amount * years * (clause.price - risk)
        yield _("sales on credit"), amount * MARGIN * EXTRA_SALES


def _stake(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    issuer = deal.who(clause.taker)
    amount = clause.amount * _THOUSAND
    shares = min(clause.price, 0.99) * (issuer.value + amount)
    if party == clause.taker:
        yield _("money for shares"), _at_once(amount, issuer)
        yield _("part of the firm given"), -shares
    else:
        lives = 1.0 - chance_of_failure(deal, clause.taker, deal.weeks) * LOSS_GIVEN_DEFAULT
        yield _("money for shares"), -_at_once(amount, deal.who(party))
        yield _("part of {firm}").format(firm=issuer.name), shares * lives


def comes_back(deal: Deal, clause: ClauseDraft) -> float:
    """US dollars that a vendor is expected to reinvest under the clause."""
    orders = usual_spend(deal, clause.taker, deal.weeks)
    orders *= present(deal.rate(clause.taker), deal.weeks)
    return min(clause.amount * _THOUSAND, orders * min(clause.price, 1.0))


def _reinvestment(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    buyer, back = deal.who(clause.taker), comes_back(deal, clause)
    if party == clause.taker:
        gain = SHARE_DISCOUNT + CASH_NEED * buyer.need
        yield _("own orders come back as capital"), back * gain
    else:
        failing = chance_of_failure(deal, clause.taker, deal.weeks) * LOSS_GIVEN_DEFAULT
        yield _("shares that may be worth nothing"), -back * failing
        yield _("orders it secures"), back * MARGIN * EXTRA_SALES


def _revenue_share(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    weekly = deal.who(clause.giver).revenue * clause.price
    whole = weekly * present(deal.rate(clause.giver), deal.weeks)
    if clause.amount > 0:
        whole = min(whole, clause.amount * _THOUSAND)
    yield _("share of revenue"), _sign(clause, party) * whole


def _licence(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    giver, taker = deal.who(clause.giver), deal.who(clause.taker)
    gap = max(0.0, giver.capability - taker.capability)
    base = max(taker.revenue, DOORS * taker.value / _WEEKS)
    gain = base * min(1.5, POINT * gap) * present(deal.rate(clause.giver), deal.weeks)
    if party == clause.taker:
        yield _("stronger models to serve"), gain
    else:
        yield _("a rival serves our models"), -gain * RIVALRY


def _placement(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    segment = deal.segment(clause.subject)
    if segment is None:
        return
    share = max(0.02, segment.shares.get(clause.taker, 0.0))
    won = min(1.0 - share, share * (1.0 - share) * clause.price)
    weekly = segment.usage * _THOUSAND * segment.price_index * won * DOOR_MARGIN
    gain = weekly * present(deal.view.market.base_rate, deal.weeks)
    if party == clause.taker:
        yield _("users who come through the door"), gain
    else:
        held = segment.shares.get(clause.giver, 0.0)
        yield _("users who pass by"), -gain * max(DOOR_LOSS * held, 0.02)


def _exclusivity(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    bound = deal.who(clause.giver)
    rent = bound.compute * deal.view.market.spot_price
    cost = OPTIONS * rent * present(deal.rate(clause.giver), deal.weeks)
    if party == clause.giver:
        yield _("no other landlord"), -cost
    else:
        yield _("a tenant of nobody else"), cost * (1.0 - MARGIN)


def _collateral(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    chip = deal.chip(clause.subject)
    if chip is None:
        return
    cards = min(float(clause.amount), deal.who(clause.giver).compute / max(chip.units, 1e-6))
    odds = chance_of_failure(deal, clause.giver, deal.weeks)
    odds = min(1.0, odds + _break_chance(deal, clause.giver))
    yield _("pledged cards"), _sign(clause, party) * odds * cards * chip.price


def _guarantee(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    odds = chance_of_failure(deal, clause.subject, deal.weeks) * LOSS_GIVEN_DEFAULT
    amount = clause.amount * _THOUSAND * odds
    yield _("guarantee"), _sign(clause, party) * amount


def _break_chance(deal: Deal, firm: str) -> float:
    return min(1.0, BREAK_CHANCE + BREAK_HABIT * deal.who(firm).breaches)


def _break_fee(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    amount = clause.amount * _THOUSAND * _break_chance(deal, clause.giver)
    if party == clause.taker:
        yield _("break fee"), amount
    else:
        yield _("break fee"), -amount * OWN_CHOICE


def _project(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    """All parties gain by the compute they run on it, whoever pays."""
    whole = clause.amount * _THOUSAND * present(deal.rate(clause.giver), deal.weeks)
    users = sum(deal.who(firm).compute for firm in deal.parties)
    if party == clause.giver:
        yield _("paid into the project"), -whole
    if users > 0.0 and party in deal.parties:
        part = deal.who(party).compute / users
        yield _("a better stack"), whole * PROJECT_RETURN * part


_WORTH: Mapping[str, Callable[[Deal, ClauseDraft, str], Iterator[Item]]] = {
    "payment": _payment,
    "lease": _lease,
    "purchase": _purchase,
    "priority": _priority,
    "credit": _credit,
    "stake": _stake,
    "reinvestment": _reinvestment,
    "revenue-share": _revenue_share,
    "licence": _licence,
    "placement": _placement,
    "exclusivity": _exclusivity,
    "collateral": _collateral,
    "guarantee": _guarantee,
    "break-fee": _break_fee,
    "project": _project,
}
"""By kind of clause: (deal, clause, party) -> items. Clauses that end a contract have none."""

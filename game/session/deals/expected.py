"""What chiefs expect: who fails, who pays, who would have bought anyway.

Invariant: an expectation rests on what everybody knows of a firm, or on what its own chief
knows; it never depends on who asks for anything but the own firm. Money is in US dollars.
"""

from __future__ import annotations

import math

from game.session.deals.draft import ClauseDraft
from game.session.deals.lettable import shares_cards
from game.session.deals.standing import Standing
from game.session.deals.table import Deal, present

Item = tuple[str, float]
"""What it is, and US dollars of today."""

LOSS_GIVEN_DEFAULT = 0.6
"""Part of a claim lost when its debtor fails (Moody's average of unsecured bonds)."""
BREAK_CHANCE = 0.05
"""Chance that a contract is broken by a firm that never broke one."""
BREAK_HABIT = 0.10
"""What each known breach adds to it."""
CASH_NEED = 0.35
"""Worth of a dollar at once beyond itself to a firm that needs every one of them."""
USUAL_SPEND = 0.5
"""Part of its compute, at the spot rent, that a firm is thought to spend on suppliers anyway."""
STRETCH = 2.0
"""Times its means up to which a firm's word for a sum at once is believed."""
NEED_GROWTH = 1.2
"""Yearly growth of that spending that chiefs reckon with."""
NEW_LINES = 2.0
"""Times its output that a maker of chips is thought to sell in the weeks of a commitment."""
THOUSAND = 1000.0
WEEKS = 52.0


def sides_of(clause: ClauseDraft) -> tuple[str, str]:
    """Giver and taker."""
    return clause.giver, clause.taker


def sign_for(clause: ClauseDraft, party: str) -> float:
    """-1 for the giver, 1 for the taker."""
    return -1.0 if party == clause.giver else 1.0


def chance_of_failure(deal: Deal, firm: str, weeks: float) -> float:
    """Chance that a firm fails within `weeks`, as its spread says (hazard = spread / loss)."""
    return 1.0 - math.exp(-deal.who(firm).spread / LOSS_GIVEN_DEFAULT * weeks / WEEKS)


def break_chance(deal: Deal, firm: str) -> float:
    """Chance that a firm breaks a contract."""
    return min(1.0, BREAK_CHANCE + BREAK_HABIT * deal.who(firm).breaches)


def at_once(amount: float, who: Standing) -> float:
    """What cash at once is worth to who receives it."""
    return amount * (1.0 + CASH_NEED * who.need)


def credible(deal: Deal, giver: str, amount: float) -> float:
    """What of a sum due at once the other side expects to see, by the giver's means."""
    return min(amount, STRETCH * deal.who(giver).means)


def usual_spend(deal: Deal, firm: str, weeks: float) -> float:
    """US dollars a week that a firm would spend on compute and chips anyway.

    The mean of the coming `weeks`, while needs grow.
    """
    today = USUAL_SPEND * deal.who(firm).compute * deal.view.market.spot_price
    return grown(today, weeks)


def grown(weekly: float, weeks: float) -> float:
    """The mean of the coming `weeks` of what grows as needs for compute do, `weekly` today."""
    return weekly * (1.0 + 0.5 * NEED_GROWTH * weeks / WEEKS)


def to_be_had(deal: Deal, seller: str, buyer: str) -> float:
    """US dollars a week for which a seller has anything for this buyer that others do not have.

    A maker of chips sells, where its cards may be sold, twice what it makes today while it books
    new lines; a landlord lets what it has. The world outside has no end.
    """
    if seller not in deal.people:
        return math.inf
    return max(_cards_for(deal, seller, buyer), to_be_rented(deal, seller, buyer))


def to_be_rented(deal: Deal, landlord: str, tenant: str) -> float:
    """US dollars a week for which a landlord has compute that this tenant may use."""
    if landlord not in deal.people:
        return math.inf
    if not shares_cards(deal, landlord, tenant):
        return 0.0
    whole = deal.who(landlord).compute * deal.view.market.spot_price
    return max(0.0, whole - deal.sold_ahead(landlord))


def _cards_for(deal: Deal, vendor: str, buyer: str) -> float:
    """US dollars a week of the cards that a firm makes and may sell where the buyer is."""
    here = deal.region(buyer)
    made = (chip for chip in deal.view.chips if chip.vendor == vendor)
    sold = (chip for chip in made if not chip.regions or here in chip.regions)
    return NEW_LINES * sum(float(chip.output) * chip.price for chip in sold)


def seller_share(deal: Deal, seller: str) -> float:
    """Part of what buyers spend anyway that this seller would get of it.

    By list price and output for a maker of chips, by compute for one who lets it.
    """
    made: dict[str, float] = {}
    for chip in deal.view.chips:
        made[chip.vendor] = made.get(chip.vendor, 0.0) + float(chip.output) * chip.price
    if made.get(seller, 0.0) > 0.0:
        return made[seller] / sum(made.values())
    lessors = sum(line.compute for line in deal.view.firms if line.id not in made)
    return min(1.0, deal.who(seller).compute / lessors) if lessors > 0.0 else 0.0


def rent_of(deal: Deal, clause: ClauseDraft, price: float) -> float:
    """Present value of the rent of a lease at `price` US dollars a unit and week."""
    units = min(float(clause.amount), deal.who(clause.giver).compute)
    return units * price * built_up(deal, clause)


def built_up(deal: Deal, clause: ClauseDraft) -> float:
    """Discounted weeks of a lease, those in which it builds up counted by half."""
    rate = deal.rate(clause.taker)
    return present(rate, deal.weeks) - 0.5 * present(rate, min(clause.weeks, deal.weeks))

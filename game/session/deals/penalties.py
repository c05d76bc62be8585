"""What a fee for breaking a contract is worth: what courts would uphold of it and would be paid.

Invariant: a fee counts for no more than the engine's `upheld_fee` would grant in the first
year of the contract, less the damages that would be owed without it, and never for more than
its giver is thought to be able to pay.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.session.deals.draft import ClauseDraft
from game.session.deals.expected import THOUSAND, Item, break_chance, credible
from game.session.deals.table import Deal
from game.words import _

OWN_CHOICE = 0.3
"""Part of a break fee's expected cost that is felt by the one who decides whether to break."""
PENALTY = 3.0
"""Years of what the other loses that a fee may be, where the rules name none."""
_YEAR = 52
_PRICED = ("payment", "purchase", "project", "revenue-share", "stake")
_IDLE = ("break-fee", "collateral", "secrecy", "end-on-date", "end-on-agi", "open-on-agi")


def break_fee(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    """A fee far above what the other would lose is a penalty and not owed (Restatement § 356)."""
    amount = credible(deal, clause.giver, added(deal, clause)) * break_chance(deal, clause.giver)
    if party == clause.taker:
        yield _("break fee"), amount
    else:
        yield _("break fee"), -amount * OWN_CHOICE


def added(deal: Deal, fee: ClauseDraft) -> float:
    """US dollars that a fee adds to the damages that would be owed without it."""
    return max(0.0, upheld(deal, fee) - _damages(deal, fee.giver, fee.taker))


def upheld(deal: Deal, fee: ClauseDraft) -> float:
    """What courts would uphold of a fee, in US dollars; of several each its part."""
    if fee.taker not in deal.people:
        return fee.amount * THOUSAND
    most = (deal.view.bearings.penalty_most or PENALTY) * _loss(deal, fee.giver, fee.taker)
    if _hard_to_prove(deal, fee.giver, fee.taker):
        smaller = min(deal.who(fee.giver).value, deal.who(fee.taker).value)
        most += deal.view.bearings.fee_unproven * smaller
    pair = ("break-fee", fee.giver, fee.taker)
    agreed = sum(c.amount for c in deal.clauses if (c.kind, c.giver, c.taker) == pair)
    part = fee.amount / max(1, agreed, fee.amount)
    return min(fee.amount * THOUSAND, most * part)


def _damages(deal: Deal, giver: str, taker: str) -> float:
    """What would be owed for the same breach without a fee: nothing where AGI is waited for."""
    if any(clause.kind == "open-on-agi" for clause in deal.clauses):
        return 0.0
    return deal.view.bearings.damages_part * _loss(deal, giver, taker)


def _loss(deal: Deal, breaker: str, other: str) -> float:
    """US dollars of a year's promises that `other` loses when `breaker` leaves, at least 0.

    As `loss_of` of the engine: what was promised, less what the other no longer has to give.
    What is paid at once is paid by then, and no loss.
    """
    weeks = min(_YEAR, deal.weeks)
    gained = rents = bought = 0.0
    for clause in deal.clauses:
        if (clause.giver, clause.taker) == (breaker, other):
            due = _promised(deal, clause, weeks)
            if clause.kind == "purchase":
                bought += due
            elif clause.kind == "lease":
                gained += _units(deal, clause, weeks) * deal.view.market.spot_price - due
            else:
                gained += due
        elif (clause.giver, clause.taker) == (other, breaker):
            due = _promised(deal, clause, weeks)
            if clause.kind == "lease":
                rents += due
            elif clause.kind in ("payment", "revenue-share"):
                gained -= due
    return max(0.0, gained + max(rents, bought))


def _promised(deal: Deal, clause: ClauseDraft, weeks: int) -> float:
    """US dollars that a clause makes due in the first `weeks` weeks, but for sums at once."""
    amount = clause.amount * THOUSAND
    if clause.kind == "payment":
        return amount * ((weeks - 1) // clause.weeks + 1) if clause.weeks else 0.0
    if clause.kind == "purchase":
        return min(amount, amount / max(1, clause.weeks) * weeks)
    if clause.kind == "project":
        return amount * weeks
    if clause.kind == "lease":
        return _units(deal, clause, weeks) * clause.price * THOUSAND
    if clause.kind == "revenue-share":
        share = deal.who(clause.giver).revenue * clause.price * weeks
        return min(share, amount) if amount else share
    return 0.0


def _units(deal: Deal, clause: ClauseDraft, weeks: int) -> float:
    """Units times weeks of a lease as it builds up."""
    units = min(float(clause.amount), deal.who(clause.giver).compute)
    growing = min(weeks, clause.weeks)
    grown = 0.5 * growing * (growing - 1) / clause.weeks if clause.weeks else 0.0
    return units * (weeks - growing + grown)


def _hard_to_prove(deal: Deal, giver: str, taker: str) -> bool:
    """Whether the giver promises what has no price: compute, a place, a licence."""
    return any(
        (clause.giver, clause.taker) == (giver, taker)
        and clause.kind not in _PRICED
        and clause.kind not in _IDLE
        for clause in deal.clauses
    )

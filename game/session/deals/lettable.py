"""Leases that no landlord could ever deliver: nobody signs them, and they are told why.

Invariant: a lease is called impossible just where the rules would not let others write it, by
what everybody can see: the landlord's power and the cards that may be used where it is let.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from game.session.deals.draft import ClauseDraft, clause_drafts
from game.session.deals.table import Deal
from game.session.view import View
from game.words import _


def impossible_leases(deal: Deal) -> Iterator[str]:
    """Why a lease of the bundle could never be kept, landlord by landlord."""
    leases = _leases(deal.clauses)
    stood = [
        clause
        for line in deal.view.contracts
        if line.id == deal.contract
        for clause in _leases(clause_drafts(line.clauses))
    ]
    for landlord in sorted({lease.giver for lease in leases} & set(deal.people)):
        mine, before = ([c for c in let if c.giver == landlord] for let in (leases, stood))
        yield from _beyond_power(deal, landlord, mine, before)


def free_to_let(view: View, lease: ClauseDraft, contract: str = "") -> float:
    """Units that the landlord of a lease could let, as far as who asks can know; inf for any.

    The own firm knows its cards, those on the road and queued for, and what it has let: as
    `free_units` of the engine. Of others everybody knows the power. What stands in `contract`,
    which would be replaced, may be written again.
    """
    let = stood = 0
    for line in view.contracts:
        for clause in line.clauses if line.state in ("running", "sleeping") else ():
            if clause.kind == "lease" and clause.giver == lease.giver:
                stood += clause.amount if line.id == contract else 0
                let += clause.amount if line.id != contract else 0
    if lease.giver == view.firm:
        cards = ((c.owned + c.queued + sum(c.arriving)) * c.units for c in view.chips)
        return max(float(stood), sum(cards) - let)
    region = next((firm.region for firm in view.firms if firm.id == lease.taker), "")
    return max(float(stood), view.bearings.lettable.get((lease.giver, region), math.inf))


def _leases(clauses: Sequence[ClauseDraft]) -> list[ClauseDraft]:
    return [clause for clause in clauses if clause.kind == "lease"]


def _beyond_power(
    deal: Deal, landlord: str, leases: Sequence[ClauseDraft], stood: Sequence[ClauseDraft]
) -> Iterator[str]:
    """All leases together against all cards, then each against those that its tenant may use.

    What the contract which this one is, or replaces, lets already may be written again.
    """
    name, home = deal.who(landlord).name, deal.region(landlord)
    units, could = _units(leases), max(_most(deal, landlord, home), _units(stood))
    if units > could:
        text = _("{firm} cannot let {units:,} units: all its power could light {most:,}")
        yield text.format(firm=name, units=units, most=math.floor(could))
        return
    for lease in leases:
        region = deal.region(lease.taker)
        before = _units([clause for clause in stood if clause.taker == lease.taker])
        could = max(_most(deal, landlord, region), before)
        if region != home and lease.amount > could:
            text = _(
                "{firm} cannot let {units:,} units abroad: with cards that may be used there all "
                "its power could light {most:,}"
            )
            yield text.format(firm=name, units=lease.amount, most=math.floor(could))


def _units(leases: Sequence[ClauseDraft]) -> int:
    return sum(clause.amount for clause in leases)


def _most(deal: Deal, landlord: str, region: str) -> float:
    return deal.view.bearings.lettable.get((landlord, region), math.inf)

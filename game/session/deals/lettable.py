"""Leases that no landlord could ever deliver: nobody signs them, and they are told why.

Invariant: a lease is called impossible just where the rules would not let others write it, by
what everybody can see: the landlord's power and the cards that may be used where it is let.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from game.session.deals.able import Able, chance_of
from game.session.deals.draft import ClauseDraft, clause_drafts
from game.session.deals.table import Deal
from game.session.view import View
from game.words import _

DARK = 1.25
"""Cards that a firm has, those without power and on the road among them, against those lit."""
SMUGGLED = 0.02
"""Part of a firm's compute in cards that may be used where no card may be sold to both sides."""
GUESSED = 0.35
"""Log error of what outsiders make of a firm's compute: they know one digit of it."""


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
    let, stood = _let_already(view, lease.giver, contract)
    if lease.giver == view.firm:
        cards = ((c.owned + c.queued + sum(c.arriving)) * c.units for c in view.chips)
        return max(float(stood), sum(cards) - let)
    region = next((firm.region for firm in view.firms if firm.id == lease.taker), "")
    return max(float(stood), view.bearings.lettable.get((lease.giver, region), math.inf))


def _let_already(view: View, landlord: str, contract: str) -> tuple[int, int]:
    """Units that known contracts let, those that end with a new one apart: (others, that one)."""
    let = stood = 0
    for line in view.contracts:
        for clause in line.clauses if line.state in ("running", "sleeping") else ():
            if clause.kind == "lease" and clause.giver == landlord:
                stood += clause.amount if line.id == contract else 0
                let += clause.amount if line.id != contract else 0
    return let, stood


def halls_of(deal: Deal, landlord: str) -> Able:
    """Whether a landlord has the compute that the bundle lets, as far as others can tell.

    They guess what it has to one digit, know the leases that are public, and know of which
    kinds of card a house of its country may have any that may be used abroad.
    """
    who = deal.who(landlord)
    leases = [lease for lease in _leases(deal.clauses) if lease.giver == landlord]
    if who.inside or not leases:
        return Able()
    units = _units(leases)
    compute = next((firm.compute for firm in deal.view.firms if firm.id == landlord), 0.0)
    there = max(0.0, DARK * compute - _let_already(deal.view, landlord, deal.contract)[0])
    if any(not shares_cards(deal, landlord, lease.taker) for lease in leases):
        there *= SMUGGLED
    text = _("{firm} may not have {units:,} units to let; it is thought to have {there:,}")
    told = text.format(firm=who.name, units=units, there=round(there))
    return Able(chance=chance_of(units, there, GUESSED), why=told)


def shares_cards(deal: Deal, landlord: str, tenant: str) -> bool:
    """Whether the landlord is at home where its tenant is, or there are cards sold to both."""
    here, there = deal.region(landlord), deal.region(tenant)
    return here == there or any({here, there} <= set(chip.regions) for chip in deal.view.chips)


def cannot_let(view: View, clauses: Sequence[ClauseDraft], contract: str = "") -> bool:
    """Whether the own firm has not the compute that a bundle in place of `contract` would let."""
    mine = [lease for lease in _leases(clauses) if lease.giver == view.firm]
    if not mine:
        return False
    if _units(mine) > free_to_let(view, mine[0], contract):
        return True
    regions = {firm.id: firm.region for firm in view.firms}
    return any(lease.amount > _of_cards_for(view, regions.get(lease.taker, "")) for lease in mine)


def _of_cards_for(view: View, region: str) -> float:
    """Units of the own cards that may be used in a region: at home all, abroad those sold there."""
    return float(
        sum(
            (chip.owned + chip.queued + sum(chip.arriving)) * chip.units
            for chip in view.chips
            if region in (view.me.region, *chip.regions)
        )
    )


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

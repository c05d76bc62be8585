"""Leases that no landlord could ever deliver: nobody signs them, and they are told why.

Invariant: a lease is called impossible just where the rules would not let it be written, by
what everybody can see: the landlord's power and the cards that may be sold where it is let.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from game.session.deals.table import Deal
from game.words import _


def impossible_leases(deal: Deal) -> Iterator[str]:
    """Why a lease of the bundle could never be kept, landlord by landlord."""
    asked: dict[str, int] = {}
    most: dict[str, float] = {}
    for clause in deal.clauses:
        if clause.kind == "lease" and clause.giver in deal.people:
            where = clause.giver, deal.region(clause.taker)
            could = deal.view.bearings.lettable.get(where, math.inf)
            asked[clause.giver] = asked.get(clause.giver, 0) + clause.amount
            most[clause.giver] = min(could, most.get(clause.giver, math.inf))
    for landlord, units in sorted(asked.items()):
        could = max(most[landlord], _stands(deal, landlord))
        if units > could:
            text = _("{firm} cannot let {units:,} units: all its power could light {most:,}")
            name = deal.who(landlord).name
            yield text.format(firm=name, units=units, most=math.floor(could))


def _stands(deal: Deal, landlord: str) -> int:
    """Units that the contract which this one is, or replaces, lets already."""
    return sum(
        clause.amount
        for line in deal.view.contracts
        if line.id == deal.contract
        for clause in line.clauses
        if (clause.kind, clause.giver) == ("lease", landlord)
    )

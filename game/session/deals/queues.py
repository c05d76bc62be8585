"""Places in a queue of cards: which nobody can promise, and how far ahead of others one is.

Invariant: a place is called impossible just where the rules would not let it be written; where
all stand first, nobody does.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.session.deals.draft import ClauseDraft, clause_draft
from game.session.deals.table import Deal
from game.words import _


def impossible_places(deal: Deal) -> Iterator[str]:
    """Why a chip priority of the bundle cannot be promised."""
    most = deal.view.bearings.priority_most
    for clause in deal.clauses:
        chip = deal.chip(clause.subject) if clause.kind == "priority" else None
        if chip is None:
            continue
        if chip.vendor != clause.giver:
            text = _("only {vendor} serves anybody first with {chip}")
            yield text.format(vendor=chip.vendor_name, chip=chip.name)
        elif not 1.0 <= clause.price <= most:
            yield _("a vendor gives an order 1 to {most:g} times its weight").format(most=most)


def weight_of_others(deal: Deal, place: ClauseDraft) -> float:
    """What the others weigh in the queue on average, by known contracts and this one.

    By their compute, for who has more of it buys more; 1.0 where nobody was promised anything.
    """
    weights = {
        line.id: line.compute
        for line in deal.view.firms
        if line.active and line.id not in (place.giver, place.taker)
    }
    first = dict.fromkeys(weights, 1.0)
    known = (clause_draft(clause) for line in deal.beside() for clause in line.clauses)
    for clause in (*known, *deal.clauses):
        same = (clause.kind, clause.giver, clause.subject) == (
            "priority", place.giver, place.subject
        )  # fmt: skip
        if same and clause.taker in first:
            first[clause.taker] = max(first[clause.taker], clause.price)
    whole = sum(weights.values())
    return sum(weights[firm] * first[firm] for firm in weights) / whole if whole > 0.0 else 1.0

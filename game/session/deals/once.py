"""Promises that count once however often they are made, and those that run already.

Invariant: of several promises of the same right the strongest counts, as in the engine; equal
ones share what one is worth, so that a bundle is worth no more for saying a thing twice.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.session.deals.draft import ClauseDraft
from game.session.deals.table import ENDLESS, Deal, present

ONCE = ("priority", "placement", "licence", "exclusivity", "secrecy")
"""Kinds of which a second promise of the same adds nothing."""


def part_that_counts(deal: Deal, clause: ClauseDraft) -> float:
    """Part of a clause's own worth that it has beside the others of its bundle, 0 to 1."""
    if clause.kind not in ONCE:
        return 1.0
    same = [other for other in deal.clauses if about(other) == about(clause)]
    strongest = max((_strength(other) for other in same), default=_strength(clause))
    if _strength(clause) < strongest:
        return 0.0
    return 1.0 / max(1, sum(_strength(other) == strongest for other in same))


def about(clause: ClauseDraft) -> tuple[str, ...]:
    """What right it is that a clause promises, and who gives it to whom."""
    if clause.kind == "secrecy":
        return clause.kind, *sorted((clause.giver, clause.taker))
    return clause.kind, clause.giver, clause.taker, clause.subject


def _strength(clause: ClauseDraft) -> float:
    """Which of two promises of the same right counts; the leakier secret is the weaker."""
    return -clause.price if clause.kind == "secrecy" else clause.price


def part_not_had(deal: Deal, clause: ClauseDraft) -> float:
    """Part of the contract's time, discounted, for which no other contract gives the right."""
    had = max((weeks for _price, weeks in running(deal, clause)), default=0)
    rate = deal.rate(clause.giver)
    return 1.0 - present(rate, min(had, deal.weeks)) / present(rate, deal.weeks)


def running(deal: Deal, clause: ClauseDraft) -> Iterator[tuple[float, int]]:
    """Price and weeks ahead of each promise of the same right in other known contracts."""
    for line in deal.beside():
        ahead = line.until - deal.view.turn if line.until >= 0 else ENDLESS
        for other in line.clauses:
            same = (other.kind, other.giver, other.taker, other.subject)
            if same == (clause.kind, clause.giver, clause.taker, clause.subject):
                yield other.price, max(0, ahead)

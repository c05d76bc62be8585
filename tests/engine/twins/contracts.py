"""Plain twin of contracts: what each clause makes due, read off its words.

Exact fractions and dictionaries; nothing here knows rows, arrays or claims.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

import attrs

from game.compiled import clauses as kinds
from game.compiled.sizes import SUPPLIERS
from tests.support.deals import FIRMS, Clause, Deal

Due = tuple[int, int, int, str]
"""Debtor, creditor, thousand dollars and cause."""


@attrs.frozen
class Facts:
    """What the contracts of a week depend on."""

    compute: Sequence[float]
    revenue: Sequence[int]
    bought: Sequence[Sequence[int]]
    """Before rent: what the first firm bought of the second."""


def leased(deal: Deal, clause: Clause) -> Fraction:
    """Units promised this week."""
    if clause.weeks == 0:
        return Fraction(clause.amount)
    return clause.amount * min(Fraction(1), Fraction(deal.age, clause.weeks))


def running(deals: Sequence[Deal]) -> list[tuple[Deal, Clause]]:
    """Clauses of contracts that run."""
    return [(deal, c) for deal in deals if deal.state == kinds.RUNNING for c in deal.clauses]


def parts(deals: Sequence[Deal], facts: Facts) -> list[Fraction]:
    """Part of what it let that each firm can deliver."""
    found = []
    for firm in range(FIRMS):
        promised = sum(
            leased(deal, c)
            for deal, c in running(deals)
            if c.kind == kinds.LEASED and c.giver == firm
        )
        own = Fraction(facts.compute[firm])
        found.append(min(Fraction(1), own / promised) if promised else Fraction(1))
    return found


def rents(deals: Sequence[Deal], facts: Facts) -> list[Due]:
    """What tenants owe, for what was delivered."""
    part = parts(deals, facts)
    found = []
    for deal, c in running(deals):
        if c.kind == kinds.LEASED:
            units = leased(deal, c) * (part[c.giver] if c.giver < FIRMS else 1)
            found.append((c.taker, c.giver, int(units * Fraction(c.price)), "lease"))
    return found


def dues(deals: Sequence[Deal], facts: Facts) -> list[Due]:
    """All that falls due this week but what guarantors owe."""
    found = rents(deals, facts)
    bought = {(f, g): facts.bought[f][g] for f in range(FIRMS) for g in range(FIRMS)}
    for debtor, creditor, amount, _cause in found:
        if debtor < FIRMS and creditor < FIRMS:
            bought[debtor, creditor] += amount
    week = _Week(facts, bought, dict(bought))
    for deal in deals:
        for clause in deal.clauses:
            read = _READ.get(clause.kind)
            if deal.state == kinds.RUNNING and read:
                found += read(week, deal, clause)
            elif deal.state == kinds.BREAKING:
                found += _parting(week, deal, clause)
    return [due for due in found if due[2] > 0 and due[0] != due[1]]


@attrs.frozen
class _Week:
    facts: Facts
    bought: dict[tuple[int, int], int]
    uncounted: dict[tuple[int, int], int]
    """What was bought and has served no commitment yet."""


def _parting(week: _Week, deal: Deal, c: Clause) -> list[Due]:
    """What is due in the week of a breach: the breaker's fees, and all its chips on credit."""
    if c.kind == kinds.BREAK_FEE and c.giver == deal.breaker:
        return [(c.giver, c.taker, c.amount, "break fee")]
    if c.kind == kinds.CREDIT and c.taker == deal.breaker:
        interest, _instalment = _credit(week, deal, c)
        return [interest, (c.taker, c.giver, c.done, "chips on credit")]
    return []


def _payment(_week: _Week, deal: Deal, c: Clause) -> list[Due]:
    again = c.weeks > 0 and deal.age % c.weeks == 0
    return [(c.giver, c.taker, c.amount, "contract")] if deal.age == 0 or again else []


def _purchase(week: _Week, _deal: Deal, c: Clause) -> list[Due]:
    weekly = min(c.amount - c.done, -(-c.amount // max(1, c.weeks)))
    served = min(weekly, week.uncounted.get((c.giver, c.taker), 0))
    if served:
        week.uncounted[c.giver, c.taker] -= served
    return [(c.giver, c.taker, weekly - served, "commitment")]


def _credit(_week: _Week, deal: Deal, c: Clause) -> list[Due]:
    interest = int(Fraction(c.done) * Fraction(c.price) / 52)
    term = max(1, c.weeks)
    principal = -(-c.done // (term - max(0, deal.age) % term))
    return [
        (c.taker, c.giver, interest, "interest"),
        (c.taker, c.giver, principal, "chips on credit"),
    ]


def _stake(_week: _Week, deal: Deal, c: Clause) -> list[Due]:
    return [(c.giver, c.taker, c.amount, "stake")] if deal.age == 0 else []


def _reinvestment(week: _Week, _deal: Deal, c: Clause) -> list[Due]:
    back = int(week.bought[c.taker, c.giver] * Fraction(c.price))
    return [(c.giver, c.taker, min(c.amount - c.done, back), "stake")]


def _revenue_share(week: _Week, _deal: Deal, c: Clause) -> list[Due]:
    if c.giver >= FIRMS:
        return []
    share = int(week.facts.revenue[c.giver] * Fraction(c.price))
    most = c.amount - c.done if c.amount else share
    return [(c.giver, c.taker, min(most, share), "revenue share")]


def _project(_week: _Week, _deal: Deal, c: Clause) -> list[Due]:
    return [(c.giver, SUPPLIERS, c.amount, "shared project")]


_READ: dict[int, Callable[[_Week, Deal, Clause], list[Due]]] = {
    kinds.PAYMENT: _payment,
    kinds.PURCHASE: _purchase,
    kinds.CREDIT: _credit,
    kinds.STAKE: _stake,
    kinds.REINVESTMENT: _reinvestment,
    kinds.REVENUE_SHARE: _revenue_share,
    kinds.PROJECT: _project,
}


def guarantees(deals: Sequence[Deal], owed: Sequence[Due]) -> list[tuple[int, int, int]]:
    """Guarantor, place in `owed` of what it answers for, and up to how much."""
    found = []
    for _deal, c in running(deals):
        if c.kind != kinds.GUARANTEE:
            continue
        left = c.amount - c.done
        for place, (debtor, creditor, amount, _cause) in enumerate(owed):
            if debtor == c.subject and creditor == c.taker and left > 0:
                cap = min(left, amount)
                left -= cap
                if c.giver not in (debtor, creditor):
                    found.append((c.giver, place, cap))
    return found

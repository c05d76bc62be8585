"""What firms are bound to buy already, and what they need beside it.

Invariant: one need and one purse stand behind all that a firm has signed, with whomever; rent
counts towards what its tenant committed to the same landlord. Sums are in US dollars a week.
"""

from __future__ import annotations

from game.session.dealings import ClauseLine, ContractLine
from game.session.deals.expected import THOUSAND, grown, usual_spend
from game.session.deals.table import Deal


def need_left(deal: Deal, firm: str, weeks: float) -> float:
    """What `firm` needs beyond all it is bound to buy by known contracts; below zero for too much.

    The mean of the coming `weeks`. Who rents more than is usual needs what it rents; who is
    short of cash would buy the less of it anyway.
    """
    rented = sum(_dues(deal, firm, 0.0)[1].values())
    need = max(usual_spend(deal, firm, weeks), grown(rented, weeks))
    return (1.0 - deal.who(firm).need) * need - committed(deal, firm, weeks)


def committed(deal: Deal, firm: str, weeks: float) -> float:
    """What known contracts beside this one bind `firm` to buy, the mean of the coming `weeks`."""
    bought, rented = _dues(deal, firm, weeks)
    return sum(max(bought.get(s, 0.0), rented.get(s, 0.0)) for s in {*bought, *rented})


def _dues(deal: Deal, firm: str, weeks: float) -> tuple[dict[str, float], dict[str, float]]:
    """Purchases and rents by seller, the mean of the coming `weeks`; those of today for none.

    What is promised to the world outside (a state, builders) is no compute that is needed.
    """
    sellers = {other.id for other in deal.view.firms}
    bought: dict[str, float] = {}
    rented: dict[str, float] = {}
    for line in (line for line in deal.beside() if firm in line.parties):
        for clause in line.clauses:
            buys = (clause.kind, clause.giver) == ("purchase", firm)
            if buys and clause.taker in sellers:
                due = _bought(clause, weeks) * _lasts(deal, line, weeks)
                bought[clause.taker] = bought.get(clause.taker, 0.0) + due
            elif (clause.kind, clause.taker) == ("lease", firm):
                due = _rent(deal, line, clause, weeks) * _lasts(deal, line, weeks)
                rented[clause.giver] = rented.get(clause.giver, 0.0) + due
    return bought, rented


def _bought(clause: ClauseLine, weeks: float) -> float:
    weekly = clause.amount * THOUSAND / max(1, clause.weeks)
    return min(weekly, clause.left * THOUSAND / max(1.0, weeks))


def _rent(deal: Deal, line: ContractLine, clause: ClauseLine, weeks: float) -> float:
    """Rent as far as the lease is built up in the middle of those weeks, and can be delivered."""
    age = max(0.0, deal.view.turn - line.since) + 0.5 * weeks
    built = min(1.0, age / clause.weeks) if clause.weeks else 1.0
    return clause.amount * built * clause.price * THOUSAND


def _lasts(deal: Deal, line: ContractLine, weeks: float) -> float:
    """Part of the coming `weeks` in which the contract still runs."""
    if line.until < 0 or weeks <= 0.0:
        return 1.0
    return min(1.0, max(0.0, line.until - deal.view.turn) / weeks)

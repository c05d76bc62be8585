"""What each clause is worth to a party: its money discounted, and what it brings besides.

Money is the expected cash flow of the clause, discounted at the base rate and the debtor's
public credit spread, weighted by rank: the spread is what lenders think of the chance that
it is not paid (Merton 1974; Duffie & Singleton 1999). What a clause brings besides is
valued where a market has a price for it: compute at the spot rent, shares at the headline
value, users at what they pay.

Invariant: one row of `_WORTH` per kind of clause; the worth of a bundle is the sum of its
clauses'. Each is reckoned by itself, but for a commitment, which rent beside it serves, a
project, which all who pay share, and a fee, which is worth no more than what it secures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from game.session.deals import money, rights
from game.session.deals.appraisal import WorthLine
from game.session.deals.draft import ClauseDraft
from game.session.deals.expected import THOUSAND, Item, break_chance, sides_of
from game.session.deals.table import Deal
from game.words import _

OWN_CHOICE = 0.3
"""Part of a break fee's expected cost that is felt by the one who decides whether to break."""
PENALTY = 3.0
"""Times what a promise brings that a fee for breaking it may be, where the rules name none."""


def worth_lines(deal: Deal, party: str) -> tuple[WorthLine, ...]:
    """All items of what the contract is worth to `party`, clause by clause."""
    items = (item for clause in deal.clauses for item in worth_items(deal, clause, party))
    return tuple(WorthLine(text=text, amount=round(usd)) for text, usd in items if round(usd))


def worth_items(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    """Items of one clause for `party`."""
    rule = _WORTH.get(clause.kind)
    if rule is not None and party and (party in sides_of(clause) or clause.kind == "project"):
        yield from rule(deal, clause, party)


def _break_fee(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    """A fee far above what the other would lose is a penalty and not owed (Restatement § 356)."""
    most = (deal.view.bearings.penalty_most or PENALTY) * _secured(deal, clause)
    amount = min(clause.amount * THOUSAND, most) * break_chance(deal, clause.giver)
    if party == clause.taker:
        yield _("break fee"), amount
    else:
        yield _("break fee"), -amount * OWN_CHOICE


def _secured(deal: Deal, fee: ClauseDraft) -> float:
    """What the taker of a fee gains by the giver's promises, before what it gives in return."""
    return sum(
        max(0.0, usd)
        for clause in deal.clauses
        if clause.kind != "break-fee" and {fee.giver, fee.taker} <= set(sides_of(clause))
        for _text, usd in worth_items(deal, clause, fee.taker)
    )


_WORTH: Mapping[str, Callable[[Deal, ClauseDraft, str], Iterator[Item]]] = {
    "payment": money.payment,
    "lease": money.lease,
    "purchase": money.purchase,
    "priority": rights.priority,
    "credit": money.credit,
    "stake": money.stake,
    "reinvestment": money.reinvestment,
    "revenue-share": money.revenue_share,
    "licence": rights.licence,
    "placement": rights.placement,
    "exclusivity": rights.exclusivity,
    "secrecy": rights.secrecy,
    "collateral": rights.collateral,
    "guarantee": rights.guarantee,
    "break-fee": _break_fee,
    "project": rights.project,
    "agi-prize": rights.agi_prize,
}
"""By kind of clause: (deal, clause, party) -> items. Clauses that end a contract have none."""

"""What each clause is worth to a party: its money discounted, and what it brings besides.

Money is the expected cash flow of the clause, discounted at the base rate and the debtor's
public credit spread, weighted by rank: the spread is what lenders think of the chance that
it is not paid (Merton 1974; Duffie & Singleton 1999). What a clause brings besides is
valued where a market has a price for it: compute at the spot rent, shares at the headline
value, users at what they pay.

Invariant: one row of `_WORTH` per kind of clause; the worth of a bundle is the sum of its
clauses'. Each is reckoned by itself, but for a commitment, which rent beside it serves, a
project, which all who pay share, and a fee, of which counts what courts would uphold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from game.session.deals import money, penalties, rights
from game.session.deals.appraisal import WorthLine
from game.session.deals.draft import ClauseDraft
from game.session.deals.expected import Item, sides_of
from game.session.deals.once import part_that_counts
from game.session.deals.table import Deal


def worth_lines(deal: Deal, party: str) -> tuple[WorthLine, ...]:
    """All items of what the contract is worth to `party`, clause by clause."""
    items = (item for clause in deal.clauses for item in worth_items(deal, clause, party))
    return tuple(WorthLine(text=text, amount=round(usd)) for text, usd in items if round(usd))


def worth_items(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    """Items of one clause for `party`."""
    rule = _WORTH.get(clause.kind)
    if rule is not None and party and (party in sides_of(clause) or clause.kind == "project"):
        part = part_that_counts(deal, clause)
        yield from ((text, part * usd) for text, usd in rule(deal, clause, party))


def is_weighed(clause: ClauseDraft, party: str) -> bool:
    """Whether the clause binds `party` to something of its own, whatever that is worth."""
    return clause.kind in _WORTH and party in sides_of(clause)


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
    "break-fee": penalties.break_fee,
    "project": rights.project,
    "agi-prize": rights.agi_prize,
}
"""By kind of clause: (deal, clause, party) -> items. Clauses that end a contract have none."""

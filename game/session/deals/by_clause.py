"""What each clause of a contract is worth to its parties, clause by clause.

Invariant: the sums of a party's clauses are the lines that the appraisal of the whole counts for
it; fears and what the bundle ends are no clause's, and not in them.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from game.session.dealings import ContractLine
from game.session.deals.ahead import remaining_of
from game.session.deals.draft import ClauseDraft, Draft
from game.session.deals.nothing import why_nothing
from game.session.deals.table import Deal
from game.session.deals.weighing import contract_table, table_of
from game.session.deals.worth import is_weighed, worth_items
from game.session.view import View


@frozen(kw_only=True)
class PartyWorth:
    """What a clause is worth to one party."""

    firm: str
    name: str
    usd: int
    """US dollars of today; of what lies ahead, where the contract runs."""
    why: str = ""
    """Why it is worth nothing, where it is and the reason is not plain."""


def worths_of_contract(view: View, contract: ContractLine) -> tuple[tuple[PartyWorth, ...], ...]:
    """For each clause of an offer, or of a contract that runs: its worth to whom, own firm first.

    Where a clause binds the own firm it is told even if it is worth nothing. Empty for a clause
    that has no worth by its kind, or that is done with.
    """
    deal = contract_table(view, contract)
    left = iter(deal.clauses)
    parts = [[next(left) for _ in range(count)] for count in _counts(contract, view.turn)]
    return tuple(tuple(_worths(deal, clauses)) for clauses in parts)


def worths_in_draft(view: View, draft: Draft, clause: ClauseDraft) -> tuple[PartyWorth, ...]:
    """The same of one clause of a draft."""
    return tuple(_worths(table_of(view, draft), [clause]))


def _counts(contract: ContractLine, turn: int) -> Iterator[int]:
    """In how many clauses each clause of a contract lies ahead at `turn`."""
    for clause in contract.clauses:
        runs = contract.state == "running"
        yield len(remaining_of(contract, clause, turn)) if runs else 1


def _worths(deal: Deal, clauses: list[ClauseDraft]) -> Iterator[PartyWorth]:
    """The own firm first, then the others by name."""
    me = deal.view.firm
    for firm in sorted(deal.parties, key=lambda firm: (firm != me, deal.who(firm).name)):
        items = [usd for clause in clauses for _text, usd in worth_items(deal, clause, firm)]
        usd = sum(round(item) for item in items)
        nothing = firm == me and not usd and [c for c in clauses if is_weighed(c, me)]
        if usd or nothing:
            why = why_nothing(deal, nothing[0]) if nothing else ""
            yield PartyWorth(firm=firm, name=deal.who(firm).name, usd=usd, why=why)

"""A contract that a chief is writing, before it is handed in.

Invariant: a draft is nothing but what its orders say; the rules see the orders alone.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from game.compiled.clauses import CLAUSE_BY_ID, CLAUSE_KINDS, RANK_NAMES, ClauseKind
from game.session.dealings import ClauseLine, ContractLine
from game.session.orders import Order


@frozen(kw_only=True)
class ClauseDraft:
    """One promise, with its numbers in the units that its kind names."""

    kind: str
    giver: str = ""
    """Id of a firm; "" in clauses that end the contract."""
    taker: str = ""
    subject: str = ""
    amount: int = 0
    price: float = 0.0
    weeks: int = 0

    @property
    def about(self) -> ClauseKind:
        """The row of CLAUSE_KINDS this clause belongs to."""
        return CLAUSE_KINDS[CLAUSE_BY_ID[self.kind]]

    def order(self) -> Order:
        """The order that writes it."""
        return Order(
            kind="clause",
            option=self.kind,
            giver=self.giver,
            taker=self.taker,
            subject=self.subject,
            amount=self.amount,
            price=self.price,
            weeks=self.weeks,
        )


def _in_order(clauses: Iterable[ClauseDraft]) -> tuple[ClauseDraft, ...]:
    return tuple(clauses)


@frozen(kw_only=True)
class Draft:
    """A bundle of clauses offered to a firm.

    `contract` is the id of an offer it answers or of a running contract it would replace,
    "" for a new one.
    """

    to: str
    rank: str = RANK_NAMES[1]
    clauses: tuple[ClauseDraft, ...] = field(default=(), converter=_in_order)
    contract: str = ""

    def orders(self) -> list[Order]:
        """The orders that put it before the others: the proposal, then clause by clause."""
        first = Order(kind="propose", subject=self.to, option=self.rank, contract=self.contract)
        return [first, *(clause.order() for clause in self.clauses)]


def clause_draft(line: ClauseLine) -> ClauseDraft:
    """A clause as it would be written again."""
    return ClauseDraft(
        kind=line.kind,
        giver=line.giver,
        taker=line.taker,
        subject=line.subject,
        amount=line.amount,
        price=line.price,
        weeks=line.weeks,
    )


def draft_of(contract: ContractLine, to: str) -> Draft:
    """A contract written again for `to`: to counter an offer or to replace what runs."""
    return Draft(
        to=to,
        rank=contract.rank,
        clauses=clause_drafts(contract.clauses),
        contract=contract.id,
    )


def clause_drafts(lines: Iterable[ClauseLine]) -> tuple[ClauseDraft, ...]:
    """All clauses as they would be written again."""
    return tuple(clause_draft(line) for line in lines)

"""What lies ahead of a contract that runs, as clauses that could be written today.

Invariant: signed anew today, these clauses would make due and deliver what the contract still
does; what was paid, bought or built up is not promised again.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from game.session.dealings import ClauseLine, ContractLine
from game.session.deals.draft import ClauseDraft, Draft, clause_draft, draft_of


def remaining(contract: ContractLine, turn: int) -> tuple[ClauseDraft, ...]:
    """The clauses of a running contract as far as they still lie ahead at `turn`."""
    return tuple(
        left for clause in contract.clauses for left in remaining_of(contract, clause, turn)
    )


def remaining_of(contract: ContractLine, clause: ClauseLine, turn: int) -> tuple[ClauseDraft, ...]:
    """The same of one of its clauses; none when it is done with."""
    return tuple(_left_of(clause_draft(clause), clause.left, turn - contract.since))


def draft_ahead(contract: ContractLine, to: str, turn: int) -> Draft:
    """An offer written again, or of a contract that runs what lies ahead of it, for `to`."""
    draft = draft_of(contract, to)
    if contract.state != "running":
        return draft
    return attrs.evolve(draft, clauses=remaining(contract, turn))


def _left_of(clause: ClauseDraft, left: int, age: int) -> Iterator[ClauseDraft]:
    """The clause after `age` weeks with `left` of its amount left; nothing when it is done with."""
    if clause.kind == "stake" or (clause.kind == "payment" and not clause.weeks):
        if age <= 0:
            yield clause
    elif clause.kind == "end-on-date":
        yield attrs.evolve(clause, weeks=max(1, clause.weeks - age))
    elif clause.kind == "lease":
        yield from _let(clause, age)
    elif clause.kind == "purchase":
        if left > 0:
            yield attrs.evolve(clause, amount=left, weeks=max(1, clause.weeks - age))
    elif clause.kind in ("reinvestment", "guarantee"):
        if left > 0:
            yield attrs.evolve(clause, amount=left)
    else:
        yield clause


def _let(lease: ClauseDraft, age: int) -> Iterator[ClauseDraft]:
    """What is built up by now, let at once, and the rest over the weeks that are left."""
    if lease.weeks <= 0 or age >= lease.weeks:
        yield attrs.evolve(lease, weeks=0)
        return
    built = lease.amount * max(0, age) // lease.weeks
    if built > 0:
        yield attrs.evolve(lease, amount=built, weeks=0)
    yield attrs.evolve(lease, amount=lease.amount - built, weeks=lease.weeks - max(0, age))

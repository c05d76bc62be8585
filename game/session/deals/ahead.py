"""What lies ahead of a contract that runs, as clauses that could be written today.

Invariant: signed anew today, these clauses would make due and deliver what the contract still
does; what was paid, bought or built up is not promised again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import attrs

from game.session.dealings import ClauseLine, ContractLine
from game.session.deals.draft import ClauseDraft, Draft, clause_draft, draft_of
from game.session.view import View


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


def is_outside(view: View, clause: ClauseDraft) -> bool:
    """Whether a party of the clause is no firm: nobody asks it, so nobody changes the clause."""
    firms = {firm.id for firm in view.firms}
    return not {clause.giver, clause.taker} - {""} <= firms


def completed(view: View, draft: Draft) -> Draft:
    """The draft with what the contract it replaces still says of parties outside.

    That stands in the new contract whether it is written or not: see the engine's renewing.
    """
    written = Counter(_of_whom(clause) for clause in draft.clauses)
    missing = []
    for clause in _said_outside(view, draft.contract):
        if written[_of_whom(clause)] > 0:
            written[_of_whom(clause)] -= 1
        else:
            missing.append(clause)
    return attrs.evolve(draft, clauses=(*draft.clauses, *missing)) if missing else draft


def _of_whom(clause: ClauseDraft) -> tuple[str, str, str, str]:
    """Kind, parties and subject: of an outsider's clause only what is left of it changes."""
    return clause.kind, clause.giver, clause.taker, clause.subject


def _said_outside(view: View, contract: str) -> Iterator[ClauseDraft]:
    """Clauses with parties outside of the running contract, or the one that an offer replaces."""
    offers = (offer.contract for offer in view.offers)
    replaced = next((line.replaces for line in offers if line.id == contract), contract)
    for line in view.contracts:
        if line.id == replaced and line.state == "running":
            ahead = remaining(line, view.turn)
            yield from (clause for clause in ahead if is_outside(view, clause))


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
    elif clause.about.used_up and clause.amount > 0:
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

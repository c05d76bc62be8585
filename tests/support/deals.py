"""Contracts at random, as plain values, and how to write them into a world.

Invariant: what is written is what a scenario or chiefs could have written: every clause is of
a known kind, between parties that may promise it.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import numpy as np
from hypothesis import strategies as st

from game.compiled import clauses as kinds
from game.compiled.layout import Records
from game.compiled.sizes import NOBODY, SUPPLIERS, TREASURY

FIRMS = 3
"""Firms of the small world, which the contracts are written in."""

WHOLE = (kinds.END_ON_DATE, kinds.END_ON_BREACH, kinds.END_ON_AGI, kinds.OPEN_ON_AGI)
"""Kinds that speak of the contract as a whole."""

_PARTS = (kinds.STAKE, kinds.REINVESTMENT, kinds.REVENUE_SHARE, kinds.SECRECY, kinds.CREDIT)


@attrs.frozen
class Clause:
    """One promise, in the engine's units; accounts and subjects are places."""

    kind: int
    giver: int
    taker: int
    subject: int = NOBODY
    amount: int = 0
    price: float = 0.0
    weeks: int = 0
    done: int = 0


@attrs.frozen
class Deal:
    """A contract: its clauses and where it stands. `age` is in weeks since it was signed."""

    clauses: tuple[Clause, ...]
    rank: int = 2
    state: int = kinds.RUNNING
    age: int = 0
    breaker: int = NOBODY
    secret: int = 0

    @property
    def parties(self) -> int:
        """The firms bound by it, a bit each."""
        bound = 0
        for clause in self.clauses:
            for party in (clause.giver, clause.taker):
                if 0 <= party < FIRMS:
                    bound |= 1 << party
        return bound

    def apart(self) -> list[Deal]:
        """Each clause in a contract of its own."""
        return [attrs.evolve(self, clauses=(clause,)) for clause in self.clauses]


def write(worlds: Records, deals: Sequence[Deal]) -> None:
    """Let `deals` be all the contracts of `worlds[0]`, in place."""
    world = worlds[0]
    world["contract_state"] = kinds.NO_CONTRACT
    world["contract_parties"] = 0
    world["clause_contract"] = NOBODY
    worlds["contracts_made"] = len(deals)
    row = 0
    for place, deal in enumerate(deals):
        world["contract_serial"][place] = place
        world["contract_state"][place] = deal.state
        world["contract_proposer"][place] = next(f for f in range(FIRMS) if deal.parties >> f & 1)
        world["contract_parties"][place] = deal.parties
        world["contract_signed"][place] = deal.parties
        world["contract_week"][place] = int(worlds["turn"][0]) - deal.age
        world["contract_rank"][place] = deal.rank
        world["contract_secret"][place] = deal.secret
        world["contract_breaker"][place] = deal.breaker
        world["contract_replaces"][place] = NOBODY
        for clause in deal.clauses:
            world["clause_contract"][row] = place
            for name in ("kind", "giver", "taker", "subject", "amount", "price", "weeks", "done"):
                world[f"clause_{name}"][row] = getattr(clause, name)
            row += 1
    worlds["clause_rows"] = row


def rows_of(worlds: Records, place: int) -> list[int]:
    """Rows of the clauses of a contract."""
    return [int(row) for row in np.flatnonzero(worlds["clause_contract"][0] == place)]


@st.composite
def clauses(draw: st.DrawFn, *, among: Sequence[int] | None = None) -> Clause:
    """A clause of any kind, or of one of `among`."""
    kind = draw(st.sampled_from(among or range(len(kinds.CLAUSE_KINDS))))
    about = kinds.CLAUSE_KINDS[kind].subject
    subjects = {"chip": 2, "segment": 2, "firm": FIRMS}
    giver, taker = draw(_pairs(kind))
    amount = draw(st.integers(0 if kind == kinds.REVENUE_SHARE else 1, 5_000))
    price = st.floats(0.0, 1.0) if kind in _PARTS else st.floats(0.0, 3.0)
    used = kind in (kinds.PURCHASE, kinds.CREDIT, kinds.REINVESTMENT, kinds.GUARANTEE)
    return Clause(
        kind,
        NOBODY if kind in WHOLE else giver,
        NOBODY if kind in WHOLE else taker,
        draw(st.integers(0, subjects[about] - 1)) if about else NOBODY,
        amount,
        draw(price),
        draw(st.integers(0, 6)),
        draw(st.integers(0, amount)) if used else 0,
    )


@st.composite
def _pairs(draw: st.DrawFn, kind: int) -> tuple[int, int]:
    """Two parties, one of them a firm."""
    firm = draw(st.integers(0, FIRMS - 1))
    others = [f for f in range(FIRMS) if f != firm]
    if kind not in (kinds.CREDIT, kinds.REINVESTMENT, kinds.LICENCE, kinds.EXCLUSIVITY):
        others += [SUPPLIERS, TREASURY]
    other = draw(st.sampled_from(others))
    return draw(st.sampled_from([(firm, other), (other, firm)]))


@st.composite
def deals(draw: st.DrawFn, *, among: Sequence[int] | None = None) -> Deal:
    """A contract that runs, or is being broken this week, or does neither.

    Who breaks one with chips on credit is the buyer: a vendor's breach is case 526.
    """
    bundle = draw(st.lists(clauses(among=among), min_size=1, max_size=5))
    bundle = [clause for clause in bundle if clause.kind not in WHOLE] or [
        Clause(kinds.PAYMENT, 0, 1, amount=7, weeks=1)
    ]
    buyers = {clause.taker for clause in bundle if clause.kind == kinds.CREDIT}
    parties = Deal(tuple(bundle)).parties
    breakers = [f for f in range(FIRMS) if parties >> f & 1 and buyers <= {f}]
    states = [kinds.RUNNING] * 4 + [kinds.ENDED, kinds.OFFERED]
    state = draw(st.sampled_from([*states, kinds.BREAKING] if breakers else states))
    breaker = draw(st.sampled_from(breakers)) if state == kinds.BREAKING else NOBODY
    return Deal(tuple(bundle), draw(st.integers(1, 3)), state, draw(st.integers(0, 8)), breaker)

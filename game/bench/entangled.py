"""A world in which everybody is bound to everybody: 64 running contracts of 200 clauses.

Invariant: clauses of every kind stand in it, and none of them ends, breaks or ruins
anybody, so that all 200 are looked at in every week that is measured.
"""

from __future__ import annotations

import numpy as np

from game.compiled.clauses import (
    CLAUSE_KINDS,
    COLLATERAL,
    CREDIT,
    END_ON_AGI,
    END_ON_BREACH,
    END_ON_DATE,
    LEASED,
    NO_CONTRACT,
    OPEN_ON_AGI,
    PAYMENT,
    PRIORITY,
    PURCHASE,
    REVENUE_SHARE,
    RUNNING,
    STAKE,
)
from game.compiled.layout import Record, Records
from game.compiled.sizes import NOBODY

CONTRACTS = 64
CLAUSES = 200

_LONG = 2_000
"""Weeks until a contract ends, or a sum is paid off: longer than any game."""

_AMOUNT = {PURCHASE: _LONG, STAKE: 1, LEASED: 1, COLLATERAL: 1, REVENUE_SHARE: 0}
"""Amounts in the engine's units; 1 for a kind that is not named."""

_PRICE = {LEASED: 0.2, PRIORITY: 1.0, STAKE: 1e-6, CREDIT: 0.05, REVENUE_SHARE: 1e-6}
_WEEKS = {PAYMENT: 1, PURCHASE: _LONG, CREDIT: _LONG, END_ON_DATE: _LONG}
_WHOLE = (END_ON_DATE, END_ON_BREACH, END_ON_AGI, OPEN_ON_AGI)


def entangle(rules: Records, worlds: Records) -> None:
    """Bind the firms of `worlds[0]` until 64 contracts of 200 clauses run. In place.

    What runs already counts; the rest is written to free places, kinds and pairs of firms
    in turns. Raises ValueError for fewer than three firms.
    """
    firms = int(rules["firms"][0])
    if firms < 3:
        message = "it takes three firms to be entangled"
        raise ValueError(message)
    world = worlds[0]
    running = int((world["contract_state"] == RUNNING).sum())
    free = np.flatnonzero(world["contract_state"] == NO_CONTRACT)[::-1]
    places = [int(place) for place in free[: CONTRACTS - running]]
    for number, place in enumerate(places):
        _sign(worlds, place, number % firms, (number + 1) % firms)
    rows = [int(row) for row in np.flatnonzero(world["clause_contract"] == NOBODY)]
    wanted = CLAUSES - _clauses_running(world)
    for number, row in enumerate(rows[:wanted]):
        place = places[number % len(places)]
        _write(rules, world, row, place, number % len(CLAUSE_KINDS))
    worlds["clause_rows"] = int(np.flatnonzero(world["clause_contract"] != NOBODY).max()) + 1


def _clauses_running(world: Record) -> int:
    used = world["clause_contract"] != NOBODY
    states = world["contract_state"][world["clause_contract"]]
    return int((used & (states == RUNNING)).sum())


def _sign(worlds: Records, place: int, giver: int, taker: int) -> None:
    """A contract of two firms that runs and says nothing yet."""
    world = worlds[0]
    bound = (1 << giver) | (1 << taker)
    world["contract_serial"][place] = worlds["contracts_made"][0]
    worlds["contracts_made"] += 1
    world["contract_state"][place] = RUNNING
    world["contract_proposer"][place] = giver
    world["contract_parties"][place] = bound
    world["contract_signed"][place] = bound
    world["contract_week"][place] = worlds["turn"][0]
    world["contract_rank"][place] = 2
    world["contract_breaker"][place] = NOBODY
    world["contract_replaces"][place] = NOBODY
    world["contract_heir"][place] = NOBODY


def _write(rules: Records, world: Record, row: int, place: int, kind: int) -> None:
    """A clause of `kind` from the contract's proposer to its other party."""
    giver = int(world["contract_proposer"][place])
    taker = (giver + 1) % int(rules["firms"][0])
    about = CLAUSE_KINDS[kind].subject
    world["clause_contract"][row] = place
    world["clause_kind"][row] = kind
    world["clause_giver"][row] = NOBODY if kind in _WHOLE else giver
    world["clause_taker"][row] = NOBODY if kind in _WHOLE else taker
    third = (giver + 2) % int(rules["firms"][0])
    world["clause_subject"][row] = {"": NOBODY, "firm": third}.get(about, 0)
    world["clause_amount"][row] = _AMOUNT.get(kind, 1)
    world["clause_price"][row] = _PRICE.get(kind, 0.0)
    world["clause_weeks"][row] = _WEEKS.get(kind, 0)

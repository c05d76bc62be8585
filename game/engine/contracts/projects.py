"""Shared projects: what all parties pay for together, and what all of them get from it.

Invariant: a party gains by what the project gets, not by what it gives; a free rider
therefore gains as much as who pays (research joint ventures with full spillovers,
d'Aspremont & Jacquemin 1988).
"""

from __future__ import annotations

import math

import numpy as np

from game.compiled.clauses import PROJECT
from game.compiled.rules import Rules
from game.compiled.sizes import CLAUSES, CONTRACTS
from game.compiled.world import ACTIVE, World
from game.engine.contracts.life import is_party, runs
from game.engine.jit import kernel

_WEEKS = 52.0


@kernel
def advance_projects(rules: Rules, world: World) -> None:
    """Serving skill of all parties grows with the root of what the project gets a week."""
    funds = np.zeros(CONTRACTS, np.int64)
    for row in range(CLAUSES):
        if runs(world, row, PROJECT):
            funds[world.clause_contract[row]] += world.clause_amount[row]
    for contract in range(CONTRACTS):
        if funds[contract] == 0:
            continue
        part = min(1.0, math.sqrt(funds[contract] / rules.project_cost))
        growth = math.exp(rules.project_gain / _WEEKS * part)
        for f in range(rules.firms):
            if is_party(world, contract, f) and world.status[f] == ACTIVE:
                world.serving_skill[f] *= growth

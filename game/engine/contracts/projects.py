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
from game.compiled.sizes import CONTRACTS
from game.compiled.world import ACTIVE, World
from game.engine.contracts.life import is_party, runs
from game.engine.jit import kernel
from game.engine.scratch import zeros

_WEEKS = 52.0

_funds = zeros(np.int64, CONTRACTS)


@kernel
def advance_projects(rules: Rules, world: World) -> None:
    """Serving skill of all parties grows with the root of what the project gets a week."""
    funds = _funds()
    for row in range(world.clause_rows):
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
        if rules.project_learning > 0.0:
            for stack in range(rules.stacks):
                _share_stack(rules, world, contract, stack, rules.project_learning * part)


@kernel
def _share_stack(rules: Rules, world: World, contract: int, stack: int, part: float) -> None:
    """Partners close `part` of the gap to the one among them who knows the stack best."""
    best = 0
    for f in range(rules.firms):
        if is_party(world, contract, f) and world.status[f] == ACTIVE:
            best = max(best, world.fluency[f, stack])
    for f in range(rules.firms):
        if is_party(world, contract, f) and world.status[f] == ACTIVE:
            world.fluency[f, stack] += int(part * (best - world.fluency[f, stack]))

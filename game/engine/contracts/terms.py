"""What contracts permit and favour: licences and default placement.

Invariant: a permission lasts as long as its contract and no longer.
"""

from __future__ import annotations

from game.compiled.clauses import LICENCE, PLACEMENT
from game.compiled.layout import Floats
from game.compiled.sizes import CLAUSES, FIRMS, NOBODY
from game.compiled.world import RELEASED, World
from game.engine.contracts.life import runs
from game.engine.jit import kernel


@kernel
def licensed(world: World, f: int, model: int) -> bool:
    """Whether a contract lets firm `f` serve this model of another."""
    owner = world.model_owner[model]
    for row in range(CLAUSES):
        ours = world.clause_taker[row] == f and world.clause_giver[row] == owner
        if ours and runs(world, row, LICENCE):
            return True
    return False


@kernel
def may_serve(world: World, f: int, model: int) -> bool:
    """A released model of one's own, one with open weights, or one under licence."""
    if model == NOBODY or world.model_state[model] != RELEASED:
        return False
    if world.model_owner[model] == f or world.model_open[model] == 1:
        return True
    return licensed(world, f, model)


@kernel
def add_placements(world: World, segment: int, utilities: Floats) -> None:
    """Add to the utilities (FIRMS,) of offers what default placements are worth. In place."""
    for row in range(CLAUSES):
        placed, here = world.clause_taker[row], world.clause_subject[row] == segment
        if here and placed < FIRMS and runs(world, row, PLACEMENT):
            utilities[placed] += world.clause_price[row]

"""What contracts permit and favour: licences and default placement.

Invariant: a permission lasts as long as its contract and no longer.
"""

from __future__ import annotations

from game.compiled.clauses import LICENCE, PLACEMENT
from game.compiled.layout import Floats
from game.compiled.rules import Rules
from game.compiled.sizes import FIRMS, NOBODY
from game.compiled.world import RELEASED, World
from game.engine.contracts.life import runs
from game.engine.jit import kernel


@kernel
def licensed(world: World, f: int, model: int) -> bool:
    """Whether a contract lets firm `f` serve this model of another."""
    owner = world.model_owner[model]
    for row in range(world.clause_rows):
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
    """Add to the utilities (FIRMS,) of offers what default placements are worth. In place.

    A door opens once: of several places that one firm gives another the widest counts.
    """
    for row in range(world.clause_rows):
        if _places(world, row, segment) and _is_widest(world, row, segment):
            utilities[world.clause_taker[row]] += world.clause_price[row]


@kernel
def attention_won(rules: Rules, world: World, f: int) -> float:
    """Part of its other income that doors of others add, against those of the start; -1 at least.

    Who is asked first shows what it sells beside the answer: a default is worth to a search
    engine what its share of the asking is (United States v. Google, D.D.C. 2024). Only a door
    where people ask brings any: at a phone's first box all do, beside a feed hardly anyone.
    """
    if rules.attention[f] == 0.0:
        return 0.0
    doors = 0.0
    for row in range(world.clause_rows):
        mine = runs(world, row, PLACEMENT) and world.clause_taker[row] == f
        if mine and _is_widest(world, row, world.clause_subject[row]):
            doors += world.clause_price[row] * _asking(rules, world.clause_giver[row])
    return max(-1.0, rules.attention[f] * (doors - rules.doors_start[f]))


@kernel
def _asking(rules: Rules, giver: int) -> float:
    """Part of those who pass an account's doors who come to ask; all at doors of outsiders."""
    return rules.questions[giver] if giver < FIRMS else 1.0


@kernel
def _places(world: World, row: int, segment: int) -> bool:
    here = runs(world, row, PLACEMENT) and world.clause_subject[row] == segment
    return here and bool(world.clause_taker[row] < FIRMS)


@kernel
def _is_widest(world: World, row: int, segment: int) -> bool:
    """Whether no door of the same giver to the same taker is wider, or as wide and before it."""
    for other in range(world.clause_rows):
        same = world.clause_giver[other] == world.clause_giver[row]
        same = same and world.clause_taker[other] == world.clause_taker[row]
        if same and other != row and _places(world, other, segment):
            wider = world.clause_price[other] > world.clause_price[row]
            equal = world.clause_price[other] == world.clause_price[row]
            if wider or (equal and other < row):
                return False
    return True

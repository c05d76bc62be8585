"""Leases that are written again in a contract which replaces the one they stood in.

Invariant: a lease that asks a landlord for no more than before is as old as it was; one that
asks for more is new, all of it.
"""

from __future__ import annotations

from game.compiled.clauses import LEASED
from game.compiled.world import World
from game.engine.jit import kernel


@kernel
def first_signed(world: World, row: int) -> int:
    """Turn in which lease `row` was signed first, by its contract or one before it."""
    return int(world.contract_week[world.clause_contract[row]] - world.clause_done[row])


@kernel
def renew_leases(world: World, contract: int, old: int) -> None:
    """Let the leases of `contract` be as old as the youngest of theirs in `old`, which it ends."""
    for row in range(world.clause_rows):
        here = world.clause_contract[row] == contract and world.clause_kind[row] == LEASED
        if here and _units(world, contract, row) <= _units(world, old, row):
            world.clause_done[row] = world.turn - _youngest(world, old, row)


@kernel
def _is_of_pair(world: World, contract: int, other: int, row: int) -> bool:
    """Whether `other` is a lease in `contract` between the parties of lease `row`."""
    same = world.clause_contract[other] == contract and world.clause_kind[other] == LEASED
    same = same and world.clause_giver[other] == world.clause_giver[row]
    return bool(same and world.clause_taker[other] == world.clause_taker[row])


@kernel
def _units(world: World, contract: int, row: int) -> int:
    """Units that `contract` lets between the parties of lease `row`."""
    units = 0
    for other in range(world.clause_rows):
        if _is_of_pair(world, contract, other, row):
            units += world.clause_amount[other]
    return units


@kernel
def _youngest(world: World, contract: int, row: int) -> int:
    """Latest turn in which a lease of `contract` between those parties was signed first."""
    latest = -(10**6)
    for other in range(world.clause_rows):
        if _is_of_pair(world, contract, other, row):
            latest = max(latest, first_signed(world, other))
    return latest

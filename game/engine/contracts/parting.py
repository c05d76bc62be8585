"""Contracts of a firm that is split: each clause goes to the half that has what it needs.

Invariant: no clause is lost or written twice; each binds one half and whoever it bound before.
"""

from __future__ import annotations

from game.compiled.clauses import (
    CLAUSE_KINDS,
    DRAFT,
    OFFERED,
    PLACEMENT,
    RUNNING,
    SLEEPING,
)
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import CONTRACTS, NOBODY
from game.compiled.world import World
from game.engine.contracts.life import bind, is_party, refuse
from game.engine.jit import kernel

_HALF = 0.5
_NEEDS_ANYTHING = tuple(kind.needs != "" for kind in CLAUSE_KINDS)
_NEEDS_HARDWARE = tuple(kind.needs == "hardware" for kind in CLAUSE_KINDS)


@kernel
def part_contracts(rules: Rules, world: World, log: Log, f: int, t: int) -> None:
    """Divide the contracts of firm `t` with its new half `f`; what was only offered lapses."""
    for contract in range(CONTRACTS):
        state = world.contract_state[contract]
        if not is_party(world, contract, t):
            continue
        if state in (OFFERED, DRAFT):
            refuse(world, log, contract, NOBODY)
        elif state in (RUNNING, SLEEPING):
            _part_contract(rules, world, contract, f, t)


@kernel
def _part_contract(rules: Rules, world: World, contract: int, f: int, t: int) -> None:
    """Clauses that need something follow it, all others follow these.

    Payments, fees and dates go along only when nothing that the contract needs stays behind.
    """
    named = contract < rules.contracts and rules.contract_heir[contract] == f
    going, staying = 0, 0
    for row in range(world.clause_rows):
        if _is_of(world, row, contract, t) and needs_something(world.clause_kind[row]):
            if named or _goes(rules, world, row, f, t):
                going += 1
            else:
                staying += 1
    rest = named or (going > 0 and staying == 0)
    for row in range(world.clause_rows):
        if _is_of(world, row, contract, t):
            needs = needs_something(world.clause_kind[row])
            if rest or (needs and _goes(rules, world, row, f, t)):
                _hand_over(world, row, f, t)
    bind(world, contract)
    world.contract_signed[contract] = world.contract_parties[contract]
    if world.contract_proposer[contract] == t and not is_party(world, contract, t):
        world.contract_proposer[contract] = f


@kernel
def _is_of(world: World, row: int, contract: int, t: int) -> bool:
    if world.clause_contract[row] != contract:
        return False
    return bool(world.clause_giver[row] == t or world.clause_taker[row] == t)


@kernel
def needs_something(kind: int) -> bool:
    """Whether a clause of this kind can be kept by that half alone which has something."""
    return bool(_NEEDS_ANYTHING[kind])


@kernel
def _goes(rules: Rules, world: World, row: int, f: int, t: int) -> bool:
    """Doors go with their users, compute and cards to the larger half; all else stays."""
    kind = world.clause_kind[row]
    if kind == PLACEMENT:
        return bool(rules.door_heir[t, world.clause_subject[row]] == f)
    return bool(_NEEDS_HARDWARE[kind] and rules.part_compute[f] >= _HALF)


@kernel
def _hand_over(world: World, row: int, f: int, t: int) -> None:
    if world.clause_giver[row] == t:
        world.clause_giver[row] = f
    if world.clause_taker[row] == t:
        world.clause_taker[row] = f

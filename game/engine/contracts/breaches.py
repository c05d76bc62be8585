"""How a contract is broken: by walking out, or by a breach that becomes known.

Invariant: a breach is remembered once, and all it makes due is written down while the
clauses that say so still stand.
"""

from __future__ import annotations

from game.compiled.causes import CONTRACT_BROKEN
from game.compiled.clauses import BREAKING, CLAUSE_KINDS, END_ON_BREACH
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import FIRMS, NOBODY
from game.compiled.world import World
from game.engine.books import note
from game.engine.contracts.damages import cut_fees, owe_damages
from game.engine.contracts.life import has_kind, is_party
from game.engine.instruments.panic import tell_breach
from game.engine.jit import kernel

_ON_BREACH = tuple(kind.frame == "breach" for kind in CLAUSE_KINDS)
"""Kinds that act on a breach alone."""


@kernel
def walk_out(rules: Rules, world: World, log: Log, contract: int, f: int) -> None:
    """Firm `f` leaves: fees and damages fall due this week; a contract of two is over then."""
    tell_breach(rules, world, contract, f)
    owed = owe_damages(rules, world, contract, f)
    _remember(world, log, contract, f, owed)
    if of_two(world, contract) or has_kind(world, contract, END_ON_BREACH):
        world.contract_state[contract] = BREAKING
    else:
        let_go(world, contract, f)


@kernel
def breach(rules: Rules, world: World, log: Log, contract: int, f: int) -> None:
    """A breach of firm `f` is known and remembered; it ends the contract if that says so."""
    if has_kind(world, contract, END_ON_BREACH):
        tell_breach(rules, world, contract, f)
        owed = owe_damages(rules, world, contract, f)
        world.contract_state[contract] = BREAKING
    else:
        owed = cut_fees(rules, world, contract, f)
    _remember(world, log, contract, f, owed)


@kernel
def _remember(world: World, log: Log, contract: int, f: int, owed: int) -> None:
    """Count the breach, and tell it with what falls due for it (thousand USD)."""
    world.contract_breaker[contract] = f
    world.breaches[f] += 1
    note(log, CONTRACT_BROKEN, f, world.contract_serial[contract], float(owed))


@kernel
def of_two(world: World, contract: int) -> bool:
    """Whether no more than two firms are bound by it."""
    bound = 0
    for f in range(FIRMS):
        bound += 1 if is_party(world, contract, f) else 0
    return bound <= 2


@kernel
def let_go(world: World, contract: int, f: int) -> None:
    """Strike out what firm `f` promises and is promised, but for the fee and what it pledged."""
    for row in range(world.clause_rows):
        if world.clause_contract[row] != contract or is_penalty(world, row):
            continue
        if f in (world.clause_giver[row], world.clause_taker[row]):
            world.clause_contract[row] = NOBODY


@kernel
def is_penalty(world: World, row: int) -> bool:
    """Whether the clause is one that acts on a breach alone."""
    return bool(_ON_BREACH[world.clause_kind[row]])

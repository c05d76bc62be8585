"""Cards that are pledged: they stay where they are until a contract is broken or a firm fails.

Invariant: nobody signs away a card that its giver does not own or has pledged already.
"""

from __future__ import annotations

from game.compiled.clauses import COLLATERAL, RUNNING, SLEEPING
from game.compiled.rules import Rules
from game.compiled.sizes import CHIP_LEDGER, CLAUSES, FIRMS, NOBODY
from game.compiled.world import World
from game.engine.contracts.life import contract_by_serial
from game.engine.jit import kernel


@kernel
def free_cards(world: World, f: int, chip: int, contract: int) -> int:
    """Cards that firm `f` could still pledge under `contract`; below zero when too many are.

    A second pledge of the same thing would rank behind the first (Uniform Commercial Code
    § 9-322) and be worth nothing here, so there is none. What `contract` replaces is free.
    """
    serial = world.contract_replaces[contract]
    old = contract_by_serial(world, serial) if serial != NOBODY else NOBODY
    free = world.balance[CHIP_LEDGER + chip, f]
    for row in range(CLAUSES):
        place = world.clause_contract[row]
        if place in (NOBODY, old) or world.clause_kind[row] != COLLATERAL:
            continue
        binds = place == contract or world.contract_state[place] in (RUNNING, SLEEPING)
        if binds and world.clause_giver[row] == f and world.clause_subject[row] == chip:
            free -= world.clause_amount[row]
    return free


@kernel
def pledges_hold(rules: Rules, world: World, contract: int) -> bool:
    """Whether firms own all the cards that the contract pledges, and have them free."""
    for row in range(CLAUSES):
        if world.clause_contract[row] != contract or world.clause_kind[row] != COLLATERAL:
            continue
        giver, chip = world.clause_giver[row], world.clause_subject[row]
        if giver < FIRMS and free_cards(world, giver, chip, contract) < 0:
            return False
    return True

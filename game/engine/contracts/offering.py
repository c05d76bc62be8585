"""How the scenario's contracts come before their parties, and how offers lapse.

Invariant: nothing is signed in the name of a person, nor of a chief whose till does not hold
what is due at once.
"""

from __future__ import annotations

from game.compiled.clauses import NO_CONTRACT, OFFERED, PAYMENT, STAKE
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import CONTRACTS, MONEY, NOBODY
from game.compiled.world import ACTIVE, World
from game.engine.conditions import holds
from game.engine.contracts.life import is_party, offer, refuse
from game.engine.jit import kernel


@kernel
def make_offers(rules: Rules, world: World, log: Log) -> None:
    """Phase 1: the scenario's contracts are offered on their day, offers nobody took lapse."""
    for contract in range(CONTRACTS):
        state = world.contract_state[contract]
        if state == OFFERED and world.turn >= world.contract_week[contract] + _open_for(
            rules, contract
        ):
            refuse(world, log, contract, NOBODY)
        elif contract < rules.contracts and state == NO_CONTRACT and _ripe(rules, world, contract):
            _bring_forward(rules, world, log, contract)


@kernel
def _bring_forward(rules: Rules, world: World, log: Log, contract: int) -> None:
    """The scenario's contract is offered; a person in whose name it is has yet to sign it.

    So has every chief whose till does not hold what it makes due at once: nobody is made to
    promise what is not there.
    """
    proposer = world.contract_proposer[contract]
    if proposer != NOBODY and (
        rules.signs_itself[proposer] == 1
        or _due_at_once(world, contract, proposer) > world.balance[MONEY, proposer]
    ):
        world.contract_state[contract] = OFFERED
        world.contract_week[contract] = world.turn
    else:
        offer(world, log, contract)


@kernel
def _due_at_once(world: World, contract: int, f: int) -> int:
    """What firm `f` pays in the week in which all have signed (thousand USD)."""
    due = 0
    for row in range(world.clause_rows):
        if world.clause_contract[row] == contract and world.clause_giver[row] == f:
            kind = world.clause_kind[row]
            if kind == STAKE or (kind == PAYMENT and world.clause_weeks[row] == 0):
                due += world.clause_amount[row]
    return due


@kernel
def _open_for(rules: Rules, contract: int) -> int:
    if contract < rules.contracts and rules.contract_open[contract] > 0:
        return rules.contract_open[contract]
    return rules.offer_weeks


@kernel
def _ripe(rules: Rules, world: World, contract: int) -> bool:
    day = rules.contract_from[contract]
    if day == NOBODY or world.turn < day:
        return False
    for f in range(rules.firms):
        if is_party(world, contract, f) and world.status[f] != ACTIVE:
            return False
    return bool(holds(rules, world, rules.contract_when[contract]))

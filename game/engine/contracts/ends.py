"""Phase 12 of contracts: they leak, are found broken, and end.

Invariant: what is secret is found out by a draw of its own or never; a contract with chips
still owed does not end by its date.
"""

from __future__ import annotations

import numpy as np

from game.compiled.causes import CHIPS_REPOSSESSED, CONTRACT_LEAKED, PLEDGED
from game.compiled.clauses import (
    BREAKING,
    BROKEN,
    COLLATERAL,
    CREDIT,
    END_ON_AGI,
    END_ON_DATE,
    EXCLUSIVITY,
    LEASED,
    OFFERED,
    RUNNING,
    SECRECY,
    SLEEPING,
)
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import (
    CHIP_LEDGER,
    CONTRACTS,
    DELIVERY_WEEKS,
    FIRMS,
    NOBODY,
    TRANSIT,
)
from game.compiled.world import World
from game.engine.books import note, post
from game.engine.contracts.breaches import breach, is_penalty, let_go, of_two
from game.engine.contracts.damages import forget_damages
from game.engine.contracts.life import (
    bind,
    end,
    is_party,
    last_weeks,
    refuse,
    runs,
    wake,
)
from game.engine.contracts.pledges import pledged_before
from game.engine.contracts.renewing import first_signed
from game.engine.contracts.terms import may_serve
from game.engine.draw import LEAK, uniform
from game.engine.instruments.panic import forget_breaches
from game.engine.jit import kernel
from game.engine.scratch import room

_last = room(np.int64, CONTRACTS)


@kernel
def close_contracts(rules: Rules, world: World, log: Log) -> None:
    """Old breaches fade; leaks, for what has leaked may prove one; then breaches, then ends."""
    forget_breaches(rules, world)
    for row in range(world.clause_rows):
        if runs(world, row, SECRECY):
            _leak(world, log, row)
    for row in range(world.clause_rows):
        if runs(world, row, EXCLUSIVITY):
            _look_for_breach(rules, world, log, row)
    last = _last()
    last_weeks(world, last)
    for row in range(world.clause_rows):
        contract = world.clause_contract[row]
        bound = contract != NOBODY and world.contract_state[contract] == RUNNING
        if bound and _over(world, row, last[contract]):
            end(world, log, contract)
    wake(world, log)
    stop_serving(rules, world)


@kernel
def _leak(world: World, log: Log, row: int) -> None:
    contract = world.clause_contract[row]
    if world.contract_secret[contract] == 0:
        return
    draw = uniform(world.seed, world.turn, LEAK, world.contract_serial[contract])
    if draw < world.clause_price[row]:
        world.contract_secret[contract] = 0
        proposer, serial = world.contract_proposer[contract], world.contract_serial[contract]
        note(log, CONTRACT_LEAKED, proposer, serial, 0.0)


@kernel
def _look_for_breach(rules: Rules, world: World, log: Log, row: int) -> None:
    """A lease from another landlord, first signed later and known, breaks exclusivity, once."""
    contract = world.clause_contract[row]
    bound, only = world.clause_giver[row], world.clause_taker[row]
    if bound >= FIRMS or world.clause_done[row] > 0:
        return
    for other in range(world.clause_rows):
        if world.clause_taker[other] != bound or not runs(world, other, LEASED):
            continue
        deal = world.clause_contract[other]
        later = first_signed(world, other) > world.contract_week[contract]
        known = world.contract_secret[deal] == 0
        if world.clause_giver[other] != only and later and known:
            world.clause_done[row] = 1
            breach(rules, world, log, contract, bound)
            return


@kernel
def _over(world: World, row: int, last: int) -> bool:
    """Whether the clause ends its contract this week, whose last by its date is `last`."""
    if world.clause_kind[row] == END_ON_DATE:
        late = world.turn + 1 >= last
        return late and not _owes_chips(world, world.clause_contract[row])
    return bool(world.clause_kind[row] == END_ON_AGI and world.agi_firm != NOBODY)


@kernel
def _owes_chips(world: World, contract: int) -> bool:
    for row in range(world.clause_rows):
        lent = world.clause_contract[row] == contract and world.clause_kind[row] == CREDIT
        if lent and world.clause_done[row] > 0:
            return True
    return False


@kernel
def seize_from_breakers(rules: Rules, world: World, log: Log) -> None:
    """Before anything is paid: pledges and unpaid cards of those who walk out go over."""
    for contract in range(CONTRACTS):
        f = world.contract_breaker[contract]
        if f != NOBODY and _has_left(world, contract, f):
            seize(rules, world, log, contract, f)


@kernel
def _has_left(world: World, contract: int, f: int) -> bool:
    """Whether nothing but penalties still binds firm `f`."""
    if world.contract_state[contract] != RUNNING:
        return bool(world.contract_state[contract] == BREAKING)
    for row in range(world.clause_rows):
        mine = f in (world.clause_giver[row], world.clause_taker[row])
        if mine and world.clause_contract[row] == contract and not is_penalty(world, row):
            return False
    return True


@kernel
def settle_breaches(world: World) -> None:
    """After the fees: a contract its party has left is over, another goes on."""
    forget_damages(world)
    for contract in range(CONTRACTS):
        f = world.contract_breaker[contract]
        if world.contract_state[contract] == BREAKING:
            _pass_on_credit(world, contract, f)
            world.contract_state[contract] = BROKEN
            world.contract_week[contract] = world.turn
        elif world.contract_state[contract] == RUNNING and f != NOBODY:
            if _has_left(world, contract, f):
                _strike_out(world, contract, f)
            world.contract_breaker[contract] = NOBODY


@kernel
def _strike_out(world: World, contract: int, f: int) -> None:
    """Firm `f` is party no more; what the others promised each other stands."""
    let_go(world, contract, f)
    for row in range(world.clause_rows):
        mine = f in (world.clause_giver[row], world.clause_taker[row])
        if world.clause_contract[row] == contract and mine:
            world.clause_contract[row] = NOBODY
    bind(world, contract)
    world.contract_signed[contract] = world.contract_parties[contract]


@kernel
def seize(rules: Rules, world: World, log: Log, contract: int, f: int) -> None:
    """Cards that firm `f` pledged or still owes for under `contract` go to who may take them."""
    for row in range(world.clause_rows):
        if world.clause_contract[row] != contract:
            continue
        if world.clause_kind[row] == COLLATERAL and world.clause_giver[row] == f:
            taker, ledger = world.clause_taker[row], CHIP_LEDGER + world.clause_subject[row]
            post(world, log, ledger, f, taker, world.clause_amount[row], PLEDGED)
        if world.clause_kind[row] == CREDIT and world.clause_taker[row] == f:
            _repossess(rules, world, log, row)


@kernel
def _repossess(rules: Rules, world: World, log: Log, row: int) -> None:
    """Cards on the road first, then those in use, for what is owed at the list price.

    What the buyer had pledged to others before stays theirs.
    """
    contract = world.clause_contract[row]
    vendor, buyer = world.clause_giver[row], world.clause_taker[row]
    for chip in range(rules.chips):
        if world.chip_seller[chip] != vendor or vendor >= FIRMS:
            continue
        price = max(1, round(world.chip_price[chip]))
        want = world.clause_done[row] // price
        got = _from_the_road(world, log, buyer, vendor, chip, want)
        free = world.balance[CHIP_LEDGER + chip, buyer]
        free -= pledged_before(world, buyer, chip, contract, vendor)
        left = min(want - got, max(0, free))
        got += post(world, log, CHIP_LEDGER + chip, buyer, vendor, left, PLEDGED)
        world.clause_done[row] -= got * price
        if got > 0:
            note(log, CHIPS_REPOSSESSED, buyer, chip, float(got))


@kernel
def _from_the_road(world: World, log: Log, buyer: int, vendor: int, chip: int, want: int) -> int:
    got = 0
    for week in range(DELIVERY_WEEKS):
        cards = min(want - got, world.arriving[buyer, chip, week])
        if cards > 0:
            post(world, log, CHIP_LEDGER + chip, TRANSIT, vendor, cards, PLEDGED)
            world.arriving[buyer, chip, week] -= cards
            got += cards
    return got


@kernel
def leave_contracts(rules: Rules, world: World, log: Log, f: int) -> None:
    """A failed firm's pledges go over; what bound it is at an end."""
    for contract in range(CONTRACTS):
        if not is_party(world, contract, f):
            continue
        if world.contract_state[contract] == OFFERED:
            refuse(world, log, contract, f)
        if world.contract_state[contract] in (RUNNING, BREAKING, SLEEPING):
            seize(rules, world, log, contract, f)
            _pass_on_credit(world, contract, f)
            if of_two(world, contract):
                end(world, log, contract)
            else:
                _strike_out(world, contract, f)


@kernel
def _pass_on_credit(world: World, contract: int, f: int) -> None:
    """What buyers owe a vendor that failed, they owe the capital markets from now on."""
    for row in range(world.clause_rows):
        if world.clause_contract[row] != contract or world.clause_kind[row] != CREDIT:
            continue
        if world.clause_giver[row] == f and world.clause_taker[row] < FIRMS:
            world.debt[world.clause_taker[row]] += world.clause_done[row]
        if f in (world.clause_giver[row], world.clause_taker[row]):
            world.clause_done[row] = 0


@kernel
def stop_serving(rules: Rules, world: World) -> None:
    """Who serves a model without a licence any more serves nothing until the chief chooses."""
    for f in range(rules.firms):
        if world.serves[f] != NOBODY and not may_serve(world, f, world.serves[f]):
            world.serves[f] = _best_own(world, f)


@kernel
def _best_own(world: World, f: int) -> int:
    best = NOBODY
    for model in range(world.model_owner.shape[0]):
        better = best == NOBODY or world.model_capability[model] > world.model_capability[best]
        if better and world.model_owner[model] == f and may_serve(world, f, model):
            best = model
    return best

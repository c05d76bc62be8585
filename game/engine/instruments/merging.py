"""What becomes of a firm that was bought: its buyer has it all, but for people who leave.

Invariant: afterwards the bought firm owns, owes and promises nothing.
"""

from __future__ import annotations

from game.compiled.causes import ACQUISITION, LEFT
from game.compiled.clauses import BREAKING, DRAFT, OFFERED, RUNNING
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import (
    CHIP_LEDGER,
    CONNECTION_WEEKS,
    CONTRACTS,
    DELIVERY_WEEKS,
    LABOUR,
    MODELS,
    MONEY,
    NOBODY,
    PEOPLE,
    POWER,
)
from game.compiled.world import World
from game.engine.books import post
from game.engine.capacity import for_training
from game.engine.contracts.damages import pass_on_damages
from game.engine.contracts.life import bit, end, has_signed, is_party, refuse
from game.engine.estates import forget
from game.engine.ground.jobs import overheads_due
from game.engine.ground.week import merge_ground
from game.engine.instruments.shares import retire
from game.engine.jit import kernel
from game.engine.lessons import take_over_recipe
from game.engine.rivalry.teams import hand_over_teams


@kernel
def merge(rules: Rules, world: World, log: Log, f: int, t: int) -> None:
    """Move everything of firm `t` to firm `f`."""
    _merge_ledgers(rules, world, log, f, t)
    _merge_queues(rules, world, f, t)
    _merge_loans(world, f, t)
    _merge_holdings(rules, world, f, t)
    _merge_contracts(world, log, f, t)
    pass_on_damages(world, f, t)
    _merge_models(world, f, t)
    take_over_recipe(rules, world, f, t)
    _merge_business(rules, world, f, t)
    hand_over_teams(world, f, t)
    merge_ground(world, f, t)
    forget(world, t)


@kernel
def _merge_ledgers(rules: Rules, world: World, log: Log, f: int, t: int) -> None:
    """Money, power and cards; of the people those who stay."""
    leaving = world.balance[PEOPLE, t] - int(world.balance[PEOPLE, t] * rules.buy_stay)
    post(world, log, PEOPLE, t, LABOUR, leaving, LEFT)
    for ledger in (MONEY, POWER, PEOPLE):
        post(world, log, ledger, t, f, world.balance[ledger, t], ACQUISITION)
    for chip in range(rules.chips):
        ledger = CHIP_LEDGER + chip
        post(world, log, ledger, t, f, world.balance[ledger, t], ACQUISITION)


@kernel
def _merge_queues(rules: Rules, world: World, f: int, t: int) -> None:
    """Cards and kilowatts that are still to come, and the sale of what the firm made."""
    for chip in range(rules.chips):
        world.backlog[f, chip] += world.backlog[t, chip]
        world.backlog[t, chip] = 0
        for week in range(DELIVERY_WEEKS):
            world.arriving[f, chip, week] += world.arriving[t, chip, week]
            world.arriving[t, chip, week] = 0
        if world.favoured[chip] == t:
            world.favoured[chip] = f
        if world.chip_seller[chip] == t:
            world.chip_seller[chip] = f
    for week in range(CONNECTION_WEEKS):
        world.connecting[f, week] += world.connecting[t, week]
        world.connecting[t, week] = 0
    world.fast_power[f] += world.fast_power[t]
    world.fast_power[t] = 0
    for stack in range(rules.stacks):
        world.fluency[f, stack] = max(world.fluency[f, stack], world.fluency[t, stack])
    world.vacancies[t] = 0
    world.bid_for[t] = NOBODY
    for g in range(rules.firms):
        if world.bid_for[g] == t:
            world.bid_for[g] = NOBODY


@kernel
def _merge_loans(world: World, f: int, t: int) -> None:
    """Debts go along, hidden ones hidden, and so does what the state answers for."""
    world.debt[f] += world.debt[t]
    world.spv_debt[f] += world.spv_debt[t]
    world.margin_debt[f] += world.margin_debt[t]
    world.backstop[f] += world.backstop[t]


@kernel
def _merge_holdings(rules: Rules, world: World, f: int, t: int) -> None:
    """Shares that the bought firm held in its buyer are retired."""
    for g in range(rules.firms):
        if g != f:
            world.held[f, g] += world.held[t, g]
            world.held[t, g] = 0.0
    own = world.held[t, f]
    world.held[t, f] = 0.0
    if own > 0.0:
        retire(world, f, own)


@kernel
def _merge_contracts(world: World, log: Log, f: int, t: int) -> None:
    """The buyer stands where the bought firm stood; between the two nothing is left.

    Who answered for the bought firm does not answer for another: that word lapses.
    """
    for contract in range(CONTRACTS):
        state = world.contract_state[contract]
        if not is_party(world, contract, t) or state not in (RUNNING, BREAKING, OFFERED, DRAFT):
            continue
        if state in (OFFERED, DRAFT):
            refuse(world, log, contract, NOBODY)
        elif world.contract_parties[contract] == bit(f) | bit(t):
            end(world, log, contract)
        else:
            _stand_in(world, contract, f, t)


@kernel
def _stand_in(world: World, contract: int, f: int, t: int) -> None:
    signed = has_signed(world, contract, t)
    world.contract_parties[contract] = (world.contract_parties[contract] & ~bit(t)) | bit(f)
    world.contract_signed[contract] &= ~bit(t)
    if signed:
        world.contract_signed[contract] |= bit(f)
    if world.contract_proposer[contract] == t:
        world.contract_proposer[contract] = f
    if world.contract_breaker[contract] == t:
        world.contract_breaker[contract] = f
    for row in range(world.clause_rows):
        if world.clause_contract[row] == contract:
            if world.clause_giver[row] == t:
                world.clause_giver[row] = f
            if world.clause_taker[row] == t:
                world.clause_taker[row] = f


@kernel
def _merge_models(world: World, f: int, t: int) -> None:
    """Models, and the run if the buyer has none and trains at all; users stay for now.

    A run that nobody would feed is dropped: it would only bar the way to another.
    """
    fed = world.run_model[f] == NOBODY and for_training(world, f) > 0.0
    if world.run_model[t] != NOBODY and fed:
        world.run_model[f] = world.run_model[t]
        world.run_done[f] = world.run_done[t]
        world.run_plan[f] = world.run_plan[t]
        world.run_need[f] = world.run_need[t]
        world.run_model[t] = NOBODY
    for model in range(MODELS):
        if world.model_owner[model] == t and model != world.run_model[t]:
            world.model_owner[model] = f
    if world.serves[f] == NOBODY and world.serves[t] != NOBODY:
        world.serves[f] = world.serves[t]
        world.price[f] = world.price[t]
    for segment in range(world.share.shape[1]):
        world.share[f, segment] += world.share[t, segment]
        world.share[t, segment] = 0.0
    world.usage_share[f] += world.usage_share[t]
    world.usage_share[t] = 0.0


@kernel
def _merge_business(rules: Rules, world: World, f: int, t: int) -> None:
    """Other business goes on under its new owner; what was earned counts for it."""
    earned = rules.core_income[t] - overheads_due(rules, world, t)
    world.bought_income[f] += world.bought_income[t] + earned
    world.bought_value[f] += world.bought_value[t] + rules.core_value[t]
    world.fundamental[f] += world.fundamental[t]
    world.service_rate[f] += world.service_rate[t]
    world.chip_rate[f] += world.chip_rate[t]
    world.bought_income[t] = 0
    world.bought_value[t] = 0.0
    world.service_rate[t] = 0.0
    world.chip_rate[t] = 0.0

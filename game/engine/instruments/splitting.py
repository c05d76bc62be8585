"""What becomes of a firm that a court splits: a part of it stands on its own from then on.

Invariant: nothing is lost and nothing made. What can be owned moves by postings; debts, users,
earnings and contracts of the two halves together are what the one firm had. Who owned the one
owns the other in the same parts.
"""

from __future__ import annotations

from game.compiled.causes import BROKEN_UP, FIRM_SPLIT
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import (
    CHIP_LEDGER,
    CONNECTION_WEEKS,
    DELIVERY_WEEKS,
    MODELS,
    MONEY,
    NOBODY,
    PEOPLE,
    POWER,
)
from game.compiled.world import ABSENT, ACTIVE, RELEASED, World
from game.engine.books import note, post
from game.engine.contracts.parting import part_contracts
from game.engine.ground.jobs import overheads_due
from game.engine.instruments.positions import end_shorts
from game.engine.jit import kernel
from game.engine.legality import free_place

_WEEKS = 52.0


@kernel
def split_off(rules: Rules, world: World, log: Log, f: int) -> None:
    """Firm `f` leaves the firm it is part of; nothing happens where either is not there."""
    t = rules.part_of[f]
    if t == NOBODY or world.status[f] != ABSENT or world.status[t] != ACTIVE:
        return
    end_shorts(world, log, t, world.value[t])
    world.status[f] = ACTIVE
    world.moves[f] = rules.moves
    _part_ledgers(rules, world, log, f, t)
    _part_queues(rules, world, f, t)
    _be_alike(rules, world, f, t)
    _part_business(rules, world, f, t, _part_users(rules, world, f, t))
    part_contracts(rules, world, log, f, t)
    note(log, FIRM_SPLIT, f, t, float(world.balance[MONEY, f]))


@kernel
def _part_ledgers(rules: Rules, world: World, log: Log, f: int, t: int) -> None:
    """Cash, power, cards, and people of no named team."""
    cash = int(world.balance[MONEY, t] * rules.part_cash[f])
    post(world, log, MONEY, t, f, cash, BROKEN_UP)
    power = int(world.balance[POWER, t] * rules.part_compute[f])
    post(world, log, POWER, t, f, power, BROKEN_UP)
    people = world.balance[PEOPLE, t]
    for team in range(rules.teams):
        if world.team_firm[team] == t:
            people -= world.team_people[team]
    moving = int(max(0, people) * rules.part_people[f])
    post(world, log, PEOPLE, t, f, moving, BROKEN_UP)
    for chip in range(rules.chips):
        ledger = CHIP_LEDGER + chip
        cards = int(world.balance[ledger, t] * rules.part_compute[f])
        post(world, log, ledger, t, f, cards, BROKEN_UP)


@kernel
def _part_queues(rules: Rules, world: World, f: int, t: int) -> None:
    """Cards and kilowatts still to come, halls that stand, and what is lit this morning."""
    part = rules.part_compute[f]
    for chip in range(rules.chips):
        world.backlog[f, chip] = int(world.backlog[t, chip] * part)
        world.backlog[t, chip] -= world.backlog[f, chip]
        for week in range(DELIVERY_WEEKS):
            world.arriving[f, chip, week] = int(world.arriving[t, chip, week] * part)
            world.arriving[t, chip, week] -= world.arriving[f, chip, week]
        world.energised[f, chip] = int(world.energised[t, chip] * part)
        world.energised[t, chip] -= world.energised[f, chip]
    for week in range(CONNECTION_WEEKS):
        world.connecting[f, week] = int(world.connecting[t, week] * part)
        world.connecting[t, week] -= world.connecting[f, week]
    world.fast_power[f] = int(world.fast_power[t] * part)
    world.fast_power[t] -= world.fast_power[f]
    world.halls[f] = int(world.halls[t] * part)
    world.halls[t] -= world.halls[f]
    world.compute[f] = world.compute[t] * part
    world.compute[t] -= world.compute[f]


@kernel
def _be_alike(rules: Rules, world: World, f: int, t: int) -> None:
    """Both halves know, are paid and are liked as the one was, and have its owners.

    What the one firm holds, hides, has pledged or is sued for stays with it.
    """
    world.efficiency[f] = world.efficiency[t]
    world.serving_skill[f] = world.serving_skill[t]
    for stack in range(rules.stacks):
        world.fluency[f, stack] = world.fluency[t, stack]
    world.pay[f] = world.pay[t]
    world.morale[f] = world.morale[t]
    world.trust[f] = world.trust[t]
    world.favour[f] = world.favour[t]
    world.protest[f] = world.protest[t]
    world.sentiment[f] = world.sentiment[t]
    world.spread[f] = world.spread[t]
    world.care[f] = world.care[t]
    world.compliance[f] = world.compliance[t]
    world.listed[f] = world.listed[t]
    world.founders[f] = world.founders[t]
    world.state_held[f] = world.state_held[t]
    for g in range(rules.firms):
        world.held[g, f] = world.held[g, t]


@kernel
def _part_users(rules: Rules, world: World, f: int, t: int) -> float:
    """Users go along where there is a model for them; what part of the service they are."""
    model = _copy_model(rules, world, f, t)
    if model == NOBODY or world.serves[t] == NOBODY:
        return 0.0
    world.serves[f] = model
    world.price[f] = world.price[t]
    world.price_seen[f] = world.price_seen[t]
    moved = 0.0
    whole = 0.0
    for segment in range(rules.segments):
        inside = max(1e-9, 1.0 - world.outside_share[segment])
        used = world.usage[segment] * world.share[t, segment] / inside
        whole += used
        if rules.door_heir[t, segment] == f:
            moved += used
            world.share[f, segment] = world.share[t, segment]
            world.share[t, segment] = 0.0
    return moved / whole if whole > 0.0 else 0.0


@kernel
def _copy_model(rules: Rules, world: World, f: int, t: int) -> int:
    """A copy of the best model of its own that firm `t` has released, for `f`; or -1."""
    best = NOBODY
    for model in range(MODELS):
        mine = world.model_owner[model] == t and world.model_state[model] == RELEASED
        if mine and (
            best == NOBODY or world.model_capability[model] > world.model_capability[best]
        ):
            best = model
    copy = free_place(rules, world, f)
    if min(best, copy) == NOBODY:
        return NOBODY
    world.model_owner[copy] = f
    world.model_state[copy] = RELEASED
    world.model_open[copy] = world.model_open[best]
    world.model_week[copy] = world.model_week[best]
    world.model_capability[copy] = world.model_capability[best]
    world.model_weight[copy] = world.model_weight[best]
    world.puffed[copy] = world.puffed[best]
    return copy


@kernel
def _part_business(rules: Rules, world: World, f: int, t: int, users: float) -> None:
    """Debts and earnings: what the part has of other business, the other has no longer."""
    debt = int(world.debt[t] * rules.part_debt[f])
    world.debt[f] = debt
    world.debt[t] -= debt
    other = rules.core_income[f] - overheads_due(rules, world, f)
    world.bought_income[t] -= other
    world.bought_value[t] -= rules.core_value[f]
    service = world.service_rate[t] * users
    world.service_rate[f] = service
    world.service_rate[t] -= service
    world.usage_share[f] = world.usage_share[t] * users
    world.usage_share[t] -= world.usage_share[f]
    world.earn_rate[f] = service + _WEEKS * other
    world.earn_rate[t] -= world.earn_rate[f]
    business = rules.core_value[f] + rules.service_multiple * service
    part = min(1.0, business / max(1.0, world.fundamental[t]))
    world.fundamental[f] = business
    world.fundamental[t] = max(1.0, world.fundamental[t] - business)
    _part_value(world, f, t, part)


@kernel
def _part_value(world: World, f: int, t: int, part: float) -> None:
    """The halves are worth together what the one was, until investors look again."""
    world.value[f] = world.value[t] * part
    world.value[t] -= world.value[f]
    world.net_value[f] = world.net_value[t] * part
    world.net_value[t] -= world.net_value[f]
    world.start_value[f] = world.start_value[t] * part
    world.start_value[t] -= world.start_value[f]

"""Orders about pledges, Brussels, halls, devices, scouts and lay-offs.

Invariant: what is refused here is refused for a reason the chief can see; whatever is
allowed can be paid for.
"""

from __future__ import annotations

from game.compiled.log import Log
from game.compiled.orders import (
    ALLOWED,
    BUILD_HALL,
    DEVICE_RECENT,
    LAUNCH_DEVICE,
    MAKE_PLEDGE,
    NO_CASH,
    NO_SUBJECT,
    NOT_HERE,
    NOT_ITSELF,
    PLEDGE_OPEN,
    PRICE_OUT_OF_BOUNDS,
    SCOUT_FIRM,
    SCOUTS_OUT,
    SET_COMPLIANCE,
    SITES_FULL,
    TOO_LARGE,
    TOO_LATE,
    TOO_LEAN,
    TOO_SMALL,
    OrderRecord,
)
from game.compiled.rules import Rules
from game.compiled.sizes import MONEY, MOST_COUNT, NOBODY, ON_ORDER
from game.compiled.world import ACTIVE, World
from game.engine.ground.devices import launch_device
from game.engine.ground.halls import build_hall, free_site, hall_total
from game.engine.ground.jobs import lay_off, severance
from game.engine.ground.pledges import due_turn, make_pledge
from game.engine.ground.scouts import scout, scout_place
from game.engine.jit import kernel


@kernel
def ground_refusal(rules: Rules, world: World, order: OrderRecord) -> int:
    """Place in REFUSALS of an order about the ground a firm stands on."""
    f = order.firm
    cash = world.balance[MONEY, f]
    if order.kind == MAKE_PLEDGE:
        return _pledge(rules, world, order)
    if order.kind == SET_COMPLIANCE:
        if rules.comply_cost <= 0.0:
            return NOT_HERE
        return ALLOWED if order.price <= 100.0 else PRICE_OUT_OF_BOUNDS
    if order.kind == BUILD_HALL:
        return _hall(rules, world, order)
    if order.kind == LAUNCH_DEVICE:
        return _device(rules, world, order)
    if order.kind == SCOUT_FIRM:
        return _scout(rules, world, order)
    if rules.layoff_most <= 0.0:
        return NOT_HERE
    if order.amount > 100.0 * rules.layoff_most:
        return TOO_LARGE
    if world.trimmed[f] >= 1000.0 * rules.layoff_all or rules.overheads[f] <= 0:
        return TOO_LEAN
    return ALLOWED if severance(rules, world, f, order.amount) <= cash else NO_CASH


@kernel
def _pledge(rules: Rules, world: World, order: OrderRecord) -> int:
    if rules.pledge_weeks == 0:
        return NOT_HERE
    if world.pledge_week[order.firm] != NOBODY:
        return PLEDGE_OPEN
    if 2 * (due_turn(rules, world) - world.turn) < rules.pledge_weeks:
        return TOO_LATE
    most = min(float(MOST_COUNT), rules.pledge_most * world.value[order.firm])
    return ALLOWED if order.amount <= most else TOO_LARGE


@kernel
def _hall(rules: Rules, world: World, order: OrderRecord) -> int:
    if rules.hall_weeks == 0:
        return NOT_HERE
    if free_site(world, order.firm) == NOBODY:
        return SITES_FULL
    if order.amount > ON_ORDER - hall_total(world, order.firm):
        return TOO_LARGE
    affordable = rules.hall_cost * order.amount <= world.balance[MONEY, order.firm]
    return ALLOWED if affordable else NO_CASH


@kernel
def _device(rules: Rules, world: World, order: OrderRecord) -> int:
    shown = world.device_week[order.firm]
    if rules.device_weeks == 0:
        return NOT_HERE
    if shown != NOBODY and world.turn < shown + rules.device_wait:
        return DEVICE_RECENT
    if order.amount < rules.device_least:
        return TOO_SMALL
    return ALLOWED if order.amount <= world.balance[MONEY, order.firm] else NO_CASH


@kernel
def _scout(rules: Rules, world: World, order: OrderRecord) -> int:
    target = order.subject
    if rules.scout_weeks == 0:
        return NOT_HERE
    if target < 0 or target >= rules.firms or world.status[target] != ACTIVE:
        return NO_SUBJECT
    if target == order.firm:
        return NOT_ITSELF
    if scout_place(world, order.firm, target) == NOBODY:
        return SCOUTS_OUT
    return ALLOWED if order.amount <= world.balance[MONEY, order.firm] else NO_CASH


@kernel
def take_ground_order(rules: Rules, world: World, log: Log, order: OrderRecord) -> None:
    """Carry out an order that `ground_refusal` allowed."""
    f = order.firm
    if order.kind == MAKE_PLEDGE:
        make_pledge(rules, world, log, f, order.amount)
    elif order.kind == SET_COMPLIANCE:
        world.compliance[f] = int(order.price)
    elif order.kind == BUILD_HALL:
        build_hall(rules, world, log, f, order.amount)
    elif order.kind == LAUNCH_DEVICE:
        launch_device(rules, world, log, f, order.amount)
    elif order.kind == SCOUT_FIRM:
        scout(rules, world, log, f, order.subject, order.amount)
    else:
        lay_off(rules, world, log, f, order.amount)

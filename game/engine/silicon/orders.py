"""Orders about stacks, own silicon and licences: whether they are allowed, and carrying them out.

Invariant: nothing that chance decides is decided here, so that a trial tells nothing of it.
"""

from __future__ import annotations

from game.compiled.causes import CHIP_KEPT, CHIP_OFFERED, DEVELOPMENT, LICENSING
from game.compiled.log import Log
from game.compiled.orders import (
    ALLOWED,
    ANSWER_OUT,
    DEVELOP_CHIP,
    FLUENT_ALREADY,
    IMMATURE,
    MATURE_ALREADY,
    NO_CASH,
    NO_SUBJECT,
    NOT_YOURS,
    OFFER_CHIP,
    PORT,
    PORTING_ALREADY,
    STANDS_SO,
    OrderRecord,
)
from game.compiled.regions import REGION_ROOM, REGIONS
from game.compiled.rules import Rules
from game.compiled.sizes import MONEY, MOST_COUNT, NOBODY, SUPPLIERS, TREASURY
from game.compiled.world import World
from game.engine.books import note, post
from game.engine.jit import kernel
from game.engine.silicon.porting import start_port
from game.engine.silicon.units import FLUENT

_REGIONS = len(REGIONS)


@kernel
def silicon_refusal(rules: Rules, world: World, order: OrderRecord) -> int:
    """Place in REFUSALS for an order of this module; ALLOWED when it may be carried out."""
    if order.kind == PORT:
        return _port(rules, world, order)
    chip = order.subject
    if chip < 0 or chip >= rules.chips:
        return NO_SUBJECT
    if world.chip_seller[chip] != order.firm:
        return NOT_YOURS
    if order.kind == OFFER_CHIP:
        return _offer(rules, world, order)
    if order.kind == DEVELOP_CHIP and world.maturity[chip] >= 1.0:
        return MATURE_ALREADY
    code = ALLOWED if order.kind == DEVELOP_CHIP else _licence(rules, world, order)
    return NO_CASH if code == ALLOWED and order.amount > world.balance[MONEY, order.firm] else code


@kernel
def _port(rules: Rules, world: World, order: OrderRecord) -> int:
    """One port at a time; a stack's owner has always something to do on it."""
    stack = order.subject
    if stack < 0 or stack >= rules.stacks:
        return NO_SUBJECT
    if world.port_stack[order.firm] != NOBODY:
        return PORTING_ALREADY
    mine = rules.stack_owner[stack] == order.firm
    if world.fluency[order.firm, stack] >= FLUENT and not mine:
        return FLUENT_ALREADY
    return NO_CASH if order.amount > world.balance[MONEY, order.firm] else ALLOWED


@kernel
def _offer(rules: Rules, world: World, order: OrderRecord) -> int:
    """Only what is sold to named firms can be opened; the first option opens it."""
    chip = order.subject
    opens = order.option == 0
    if order.option < 0 or order.option > 1:
        return NO_SUBJECT
    if rules.chip_named[chip] == 0 or opens == (world.offered[chip] == 1):
        return STANDS_SO
    return IMMATURE if opens and world.maturity[chip] < rules.offer_bar else ALLOWED


@kernel
def _licence(rules: Rules, world: World, order: OrderRecord) -> int:
    f = order.firm
    if order.option < 0 or order.option >= _REGIONS:
        return NO_SUBJECT
    if world.licence[order.subject, order.option] == 1:
        return STANDS_SO
    asked = world.licence_week[f]
    return ANSWER_OUT if asked != NOBODY and world.turn < asked + rules.licence_wait else ALLOWED


@kernel
def take_silicon_order(rules: Rules, world: World, log: Log, order: OrderRecord) -> None:
    """Carry out an order that `silicon_refusal` allowed."""
    f, about = order.firm, order.subject
    if order.kind == PORT:
        start_port(rules, world, log, f, about, order.amount)
    elif order.kind == DEVELOP_CHIP:
        post(world, log, MONEY, f, SUPPLIERS, order.amount, DEVELOPMENT)
        world.developing[about] = min(MOST_COUNT, world.developing[about] + order.amount)
    elif order.kind == OFFER_CHIP:
        world.offered[about] = 1 - order.option
        note(log, CHIP_OFFERED if order.option == 0 else CHIP_KEPT, f, about, 0.0)
    else:
        post(world, log, MONEY, f, TREASURY, order.amount, LICENSING)
        world.licence_ask[f] = about * REGION_ROOM + order.option
        world.licence_spent[f] = min(MOST_COUNT, order.amount)
        world.licence_week[f] = world.turn

"""Orders about capital instruments: whether they are allowed, and carrying them out.

Invariant: what is allowed here needs no other firm's consent but the market's, the
state's or, for a takeover, the owners'.
"""

from __future__ import annotations

from game.compiled.log import Log
from game.compiled.orders import (
    ALLOWED,
    ANSWER_OUT,
    ASK_RESCUE,
    BORROW_ASIDE,
    BORROW_ON_HOLDINGS,
    BUY_BACK_SHARES,
    BUY_FIRM,
    COVER_SHORT,
    IS_LISTED,
    LIST_SHARES,
    NO_CASH,
    NO_CREDIT,
    NO_DISTRESS,
    NO_PROSPECTUS,
    NO_SUBJECT,
    NOT_LISTED,
    NOT_SERVABLE,
    NOT_YOURS,
    NOTHING_COVERED,
    NOTHING_TO_PLEDGE,
    OFF_THE_TABLE,
    SELL_SHORT,
    TOO_LARGE,
    OrderRecord,
)
from game.compiled.rules import Rules
from game.compiled.sizes import MODELS, MONEY, NOBODY
from game.compiled.world import RELEASED, World
from game.engine.instruments.loans import (
    borrow_aside,
    borrow_on_holdings,
    holdings,
    margin_room,
)
from game.engine.instruments.panel import declare, may_declare
from game.engine.instruments.positions import short_refusal, take_short_order
from game.engine.instruments.rescue import ask_rescue, distress, rescue_room
from game.engine.instruments.shares import buy_back, buyback_room, go_public
from game.engine.instruments.takeover import bid, bid_refusal
from game.engine.instruments.vehicles import vehicle_room
from game.engine.jit import kernel


@kernel
def instrument_refusal(rules: Rules, world: World, order: OrderRecord) -> int:
    """Place in REFUSALS of an order about a capital instrument."""
    f = order.firm
    if order.kind == BORROW_ASIDE:
        return _within(order.amount, vehicle_room(rules, world, f), NO_CREDIT)
    if order.kind == LIST_SHARES:
        return _listing(rules, world, order)
    if order.kind == BUY_BACK_SHARES:
        return _buying_back(rules, world, order)
    if order.kind == BORROW_ON_HOLDINGS:
        if holdings(world, f) <= 0.0:
            return NOTHING_TO_PLEDGE
        return _within(order.amount, margin_room(rules, world, f), NO_CREDIT)
    if order.kind == ASK_RESCUE:
        return _rescue(rules, world, order)
    if order.kind == BUY_FIRM:
        return bid_refusal(rules, world, f, order.subject, order.amount)
    if order.kind in (SELL_SHORT, COVER_SHORT):
        return short_refusal(rules, world, order)
    return _declaration(rules, world, order)


@kernel
def _within(amount: int, room: float, code: int) -> int:
    return ALLOWED if amount <= room else code


@kernel
def _listing(rules: Rules, world: World, order: OrderRecord) -> int:
    if world.listed[order.firm] == 1:
        return IS_LISTED
    if world.turn < rules.listing_weeks:
        return NO_PROSPECTUS
    return _within(order.amount, 100.0 * rules.listing_most, TOO_LARGE)


@kernel
def _buying_back(rules: Rules, world: World, order: OrderRecord) -> int:
    if world.listed[order.firm] == 0:
        return NOT_LISTED
    if order.amount > world.balance[MONEY, order.firm]:
        return NO_CASH
    return _within(order.amount, buyback_room(rules, world, order.firm), TOO_LARGE)


@kernel
def _rescue(rules: Rules, world: World, order: OrderRecord) -> int:
    f = order.firm
    asked = world.rescue_asked[f]
    if asked != NOBODY and world.turn < asked + rules.rescue_wait:
        return ANSWER_OUT
    if distress(rules, world, f) < rules.rescue_bar:
        return NO_DISTRESS
    if rescue_room(rules, world, f) <= 0.0:
        return NOTHING_COVERED
    return _within(order.amount, rescue_room(rules, world, f), TOO_LARGE)


@kernel
def _declaration(rules: Rules, world: World, order: OrderRecord) -> int:
    model = order.subject
    if model < 0 or model >= MODELS or world.model_owner[model] == NOBODY:
        return NO_SUBJECT
    if world.model_owner[model] != order.firm:
        return NOT_YOURS
    if world.model_state[model] != RELEASED:
        return NOT_SERVABLE
    if world.agi_firm != NOBODY:
        return OFF_THE_TABLE
    return ALLOWED if may_declare(rules, world, order.firm) else ANSWER_OUT


@kernel
def take_instrument_order(rules: Rules, world: World, log: Log, order: OrderRecord) -> None:
    """Carry out an order that `instrument_refusal` allowed."""
    f = order.firm
    if order.kind == BORROW_ASIDE:
        borrow_aside(rules, world, log, f, order.amount)
    elif order.kind == LIST_SHARES:
        go_public(rules, world, log, f, order.amount)
    elif order.kind == BUY_BACK_SHARES:
        buy_back(rules, world, log, f, order.amount)
    elif order.kind == BORROW_ON_HOLDINGS:
        borrow_on_holdings(world, log, f, order.amount)
    elif order.kind == ASK_RESCUE:
        ask_rescue(world, f, order.amount)
    elif order.kind == BUY_FIRM:
        bid(world, f, order.subject, order.amount)
    elif order.kind in (SELL_SHORT, COVER_SHORT):
        take_short_order(rules, world, log, order)
    else:
        declare(world, log, f, order.subject)

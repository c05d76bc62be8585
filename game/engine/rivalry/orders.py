"""Orders of rivalry: whether they are allowed, and carrying them out.

Invariant: what is allowed here touches the own firm alone, but for a suit, which is opened
against another, and a settlement, which pays it.
"""

from __future__ import annotations

from game.compiled.log import Log
from game.compiled.orders import (
    ALLOWED,
    BID_TEAM,
    COME_CLEAN,
    HIDDEN_ALREADY,
    HOLD_TEAM,
    JUST_MOVED,
    NO_CASH,
    NO_DOCKET,
    NO_SUBJECT,
    NOT_ITSELF,
    NOT_SUED,
    NOTHING_HIDDEN,
    NOTHING_TO_GAIN,
    PRICE_OUT_OF_BOUNDS,
    SET_CARE,
    SETTLE,
    SUE,
    SUED_ALREADY,
    TAKE_SHORTCUT,
    TOO_LARGE,
    TOO_SMALL,
    WANTS_MORE,
    YOUR_TEAM,
    OrderRecord,
)
from game.compiled.rules import Rules
from game.compiled.sizes import CUTS, MONEY, NOBODY
from game.compiled.world import ACTIVE, World
from game.engine.jit import kernel
from game.engine.rivalry.shortcuts import pays_now, suffer, take_shortcut
from game.engine.rivalry.suits import asked, settle, sue, suit_between
from game.engine.rivalry.teams import bonus_of, settles

_MOST_CARE = 50.0
"""Largest part of the people on safety, per cent."""
_LARGEST = 10**9
"""Dearest suit, thousand USD."""


@kernel
def rivalry_refusal(rules: Rules, world: World, order: OrderRecord) -> int:
    """Place in REFUSALS of an order of rivalry."""
    f = order.firm
    if order.kind == BID_TEAM:
        return _bid(rules, world, order)
    if order.kind == HOLD_TEAM:
        return ALLOWED if order.price <= rules.pay_high else PRICE_OUT_OF_BOUNDS
    if order.kind == SUE:
        return _suing(rules, world, order)
    if order.kind == SETTLE:
        return _settling(rules, world, order)
    if order.kind == TAKE_SHORTCUT:
        return _cutting(rules, world, order)
    if order.kind == SET_CARE:
        return ALLOWED if order.price <= _MOST_CARE else PRICE_OUT_OF_BOUNDS
    for cut in range(CUTS):
        if world.cut_week[f, cut] != NOBODY:
            return ALLOWED
    return NOTHING_HIDDEN


@kernel
def _bid(rules: Rules, world: World, order: OrderRecord) -> int:
    team = order.subject
    if team < 0 or team >= rules.teams:
        return NO_SUBJECT
    if world.team_firm[team] == order.firm:
        return YOUR_TEAM
    if settles(rules, world, team):
        return JUST_MOVED
    if not rules.pay_low <= order.price <= rules.pay_high:
        return PRICE_OUT_OF_BOUNDS
    bonus = bonus_of(rules, world, team, int(order.price))
    return ALLOWED if bonus <= world.balance[MONEY, order.firm] else NO_CASH


@kernel
def _suing(rules: Rules, world: World, order: OrderRecord) -> int:
    target = order.subject
    if target < 0 or target >= rules.firms or world.status[target] != ACTIVE:
        return NO_SUBJECT
    if target == order.firm:
        return NOT_ITSELF
    if suit_between(world, order.firm, target) != NOBODY:
        return SUED_ALREADY
    if suit_between(world, NOBODY, NOBODY) == NOBODY:
        return NO_DOCKET
    if order.amount < rules.suit_least:
        return TOO_SMALL
    if order.amount > _LARGEST:
        return TOO_LARGE
    return ALLOWED if order.amount <= world.balance[MONEY, order.firm] else NO_CASH


@kernel
def _settling(rules: Rules, world: World, order: OrderRecord) -> int:
    """Who is sued learns of it when the week is over, and can settle from the next on."""
    by = order.subject
    if by < 0 or by >= rules.firms:
        return NO_SUBJECT
    suit = suit_between(world, by, order.firm)
    if suit == NOBODY or world.suit_week[suit] == world.turn:
        return NOT_SUED
    if order.amount > world.balance[MONEY, order.firm]:
        return NO_CASH
    return ALLOWED if order.amount >= asked(rules, world, suit) else WANTS_MORE


@kernel
def _cutting(rules: Rules, world: World, order: OrderRecord) -> int:
    if order.option < 0 or order.option >= CUTS:
        return NO_SUBJECT
    if world.cut_week[order.firm, order.option] != NOBODY:
        return HIDDEN_ALREADY
    if pays_now(rules, world, order.firm, order.option):
        return ALLOWED
    return NOTHING_TO_GAIN


@kernel
def take_rivalry_order(rules: Rules, world: World, log: Log, order: OrderRecord) -> None:
    """Carry out an order that `rivalry_refusal` allowed."""
    f = order.firm
    if order.kind == BID_TEAM:
        world.team_bid_for[f] = order.subject
        world.team_bid_pay[f] = int(order.price)
    elif order.kind == HOLD_TEAM:
        world.hold_pay[f] = int(order.price)
    elif order.kind == SUE:
        sue(world, log, f, order.subject, order.amount)
    elif order.kind == SETTLE:
        settle(world, log, suit_between(world, order.subject, f), order.amount)
    elif order.kind == TAKE_SHORTCUT:
        take_shortcut(rules, world, f, order.option)
    elif order.kind == COME_CLEAN:
        for cut in range(CUTS):
            if world.cut_week[f, cut] != NOBODY:
                suffer(rules, world, log, f, cut, False)
    else:
        world.care[f] = int(order.price)

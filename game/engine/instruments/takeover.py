"""Bids for a firm: what owners, governments and courts say to them, and which is agreed on.

Invariant: of several bids for one firm in a week the highest wins, whoever gave orders
first; a firm is in at most one agreed purchase on either side.
"""

from __future__ import annotations

from game.compiled.causes import PURCHASE_AGREED
from game.compiled.log import Log
from game.compiled.orders import (
    ACROSS_CAMPS,
    ALLOWED,
    ANSWER_OUT,
    COURTS_FORBID,
    NO_CASH,
    NO_SUBJECT,
    NOT_ITSELF,
    OWNERS_REFUSE,
    UNDER_REVIEW,
)
from game.compiled.rules import Rules
from game.compiled.sizes import MONEY, NOBODY
from game.compiled.world import ACTIVE, World
from game.engine.books import note
from game.engine.instruments.totals import all_value
from game.engine.jit import kernel


@kernel
def asking_price(rules: Rules, world: World, target: int) -> float:
    """What owners of `target` sell for (thousand USD).

    A multiple of value: for shares that are traded the premium that targets of tender
    offers get (Andrade, Mitchell & Stafford 2001), far more where founders hold the votes;
    value alone when lenders already ask for the spread of distress.
    """
    distress = world.spread[target] >= rules.buy_distress
    return world.value[target] * (1.0 if distress else rules.owners_ask[target])


@kernel
def bid_refusal(rules: Rules, world: World, f: int, target: int, amount: int) -> int:
    """Place in REFUSALS of firm `f`'s bid for all of `target`."""
    if target < 0 or target >= rules.firms or world.status[target] != ACTIVE:
        return NO_SUBJECT
    if target == f:
        return NOT_ITSELF
    if world.deal_of[f] != NOBODY:
        return ANSWER_OUT
    if buyer_of(rules, world, target) != NOBODY:
        return UNDER_REVIEW
    if rules.takeovers_across_camps == 0 and rules.camp[f] != rules.camp[target]:
        return ACROSS_CAMPS
    if amount > world.balance[MONEY, f]:
        return NO_CASH
    if amount < asking_price(rules, world, target):
        return OWNERS_REFUSE
    return ALLOWED if courts_allow(rules, world, f, target) else COURTS_FORBID


@kernel
def buyer_of(rules: Rules, world: World, target: int) -> int:
    """Firm whose purchase of `target` is under review, or -1."""
    for f in range(rules.firms):
        if world.deal_of[f] == target:
            return f
    return NOBODY


@kernel
def courts_allow(rules: Rules, world: World, f: int, target: int) -> bool:
    """Courts look at what both have together of all use and of all value, and at heat.

    A share together above a bar is presumed to harm competition (US merger guidelines 2023,
    guideline 1).
    """
    value = (world.value[f] + world.value[target]) / all_value(world)
    usage = world.usage_share[f] + world.usage_share[target]
    if world.usage_share[target] > 0.0 and usage > rules.buy_usage:
        return False
    return bool(value <= rules.buy_value and world.heat[f] < rules.buy_calm)


@kernel
def bid(world: World, f: int, target: int, amount: int) -> None:
    """Write the bid down; `settle_bids` decides among all of this week."""
    world.takeover_of[f] = target
    world.takeover_bid[f] = amount


@kernel
def settle_bids(rules: Rules, world: World, log: Log) -> None:
    """Agree on the highest bid first; one that would not be allowed any more falls away."""
    for _ in range(rules.firms):
        f = _highest(rules, world)
        if f == NOBODY:
            return
        target, amount = world.takeover_of[f], world.takeover_bid[f]
        world.takeover_bid[f] = 0
        if world.status[f] == ACTIVE and bid_refusal(rules, world, f, target, amount) == ALLOWED:
            world.deal_of[f] = target
            world.deal_price[f] = amount
            world.deal_week[f] = world.turn
            note(log, PURCHASE_AGREED, f, target, float(amount))


@kernel
def _highest(rules: Rules, world: World) -> int:
    best, highest = NOBODY, 0
    for f in range(rules.firms):
        if world.takeover_bid[f] > highest:
            best, highest = f, world.takeover_bid[f]
    return best

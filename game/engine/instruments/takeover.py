"""Buying a firm: what owners and courts say to a bid, and who wins.

Invariant: of several bids for one firm in a week the highest wins, whoever gave orders
first; owners are paid by what they hold, to the last thousand dollars.
"""

from __future__ import annotations

import math

from game.compiled.causes import ACQUISITION, FIRM_BOUGHT
from game.compiled.log import Log
from game.compiled.orders import (
    ALLOWED,
    COURTS_FORBID,
    NO_CASH,
    NO_SUBJECT,
    NOT_ITSELF,
    OWNERS_REFUSE,
)
from game.compiled.rules import Rules
from game.compiled.sizes import CAPITAL_MARKETS, MONEY, NOBODY, TREASURY
from game.compiled.world import ACTIVE, BOUGHT, World
from game.engine.books import note, post
from game.engine.instruments.merging import merge
from game.engine.instruments.totals import all_value
from game.engine.jit import kernel


@kernel
def asking_price(rules: Rules, world: World, target: int) -> float:
    """What owners of `target` sell for (thousand USD).

    Value and a premium, as the targets of tender offers get it (Andrade, Mitchell &
    Stafford 2001); value alone when lenders already ask for the spread of distress.
    """
    premium = 0.0 if world.spread[target] >= rules.buy_distress else rules.buy_premium
    return world.value[target] * (1.0 + premium)


@kernel
def bid_refusal(rules: Rules, world: World, f: int, target: int, amount: int) -> int:
    """Place in REFUSALS of firm `f`'s bid for all of `target`."""
    if target < 0 or target >= rules.firms or world.status[target] != ACTIVE:
        return NO_SUBJECT
    if target == f:
        return NOT_ITSELF
    if amount > world.balance[MONEY, f]:
        return NO_CASH
    if amount < asking_price(rules, world, target):
        return OWNERS_REFUSE
    return ALLOWED if courts_allow(rules, world, f, target) else COURTS_FORBID


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
    """Highest bid first; one that would not be allowed any more falls away."""
    for _ in range(rules.firms):
        f = _highest(rules, world)
        if f == NOBODY:
            return
        target, amount = world.takeover_of[f], world.takeover_bid[f]
        world.takeover_bid[f] = 0
        if world.status[f] == ACTIVE and bid_refusal(rules, world, f, target, amount) == ALLOWED:
            _buy(rules, world, log, f, target, amount)


@kernel
def _highest(rules: Rules, world: World) -> int:
    best, highest = NOBODY, 0
    for f in range(rules.firms):
        if world.takeover_bid[f] > highest:
            best, highest = f, world.takeover_bid[f]
    return best


@kernel
def _buy(rules: Rules, world: World, log: Log, f: int, target: int, amount: int) -> None:
    heat = rules.buy_heat * math.sqrt(world.value[target] / all_value(world))
    _pay_owners(rules, world, log, f, target, amount)
    merge(rules, world, log, f, target)
    world.status[target] = BOUGHT
    world.heat[f] = min(1.0, world.heat[f] + heat)
    note(log, FIRM_BOUGHT, f, target, float(amount))


@kernel
def _pay_owners(rules: Rules, world: World, log: Log, f: int, target: int, amount: int) -> None:
    """Each holder by its part; the buyer does not pay itself."""
    left = int(amount * (1.0 - world.held[f, target]))
    for g in range(rules.firms):
        part = min(left, int(amount * world.held[g, target]))
        if g != f and part > 0:
            left -= post(world, log, MONEY, f, g, part, ACQUISITION)
    part = min(left, int(amount * world.state_held[target]))
    left -= post(world, log, MONEY, f, TREASURY, part, ACQUISITION)
    post(world, log, MONEY, f, CAPITAL_MARKETS, left, ACQUISITION)

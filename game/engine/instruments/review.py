"""Purchases under review: people fret, courts decide, and what is approved is paid for.

Invariant: money is paid when a purchase closes and not before; owners are paid by what they
hold, to the last thousand dollars. A purchase that fails costs its buyer a fee.
"""

from __future__ import annotations

import math

from game.compiled.causes import (
    ACQUISITION,
    BREAK_FEE_PAID,
    FIRM_BOUGHT,
    PURCHASE_BLOCKED,
    PURCHASE_UNPAID,
)
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import CAPITAL_MARKETS, MONEY, NOBODY, TREASURY
from game.compiled.world import ACTIVE, BOUGHT, World
from game.engine.books import note, post
from game.engine.draw import TAKEOVER_REVIEW, uniform
from game.engine.instruments.merging import merge
from game.engine.instruments.positions import end_shorts
from game.engine.instruments.totals import all_value
from game.engine.jit import kernel


@kernel
def review_purchases(rules: Rules, world: World, log: Log) -> None:
    """Decide on those whose weeks are over; in all others a week passes."""
    for f in range(rules.firms):
        target = world.deal_of[f]
        if target == NOBODY:
            continue
        if world.status[f] != ACTIVE or world.status[target] != ACTIVE:
            world.deal_of[f] = NOBODY
        elif world.turn >= world.deal_week[f] + rules.takeover_weeks:
            _close(rules, world, log, f, target)
        else:
            world.morale[target] = max(0.0, world.morale[target] - rules.buy_fret)
            world.trust[target] = max(0.0, world.trust[target] - rules.buy_fret)


@kernel
def approval_odds(rules: Rules, world: World, f: int, target: int) -> float:
    """Chance that the courts let firm `f` have `target`: a logit.

    Less the closer they watch, the more use and the more of the makers of cards would be in
    one hand, for each purchase in a row (US merger guidelines 2023, guidelines 1, 5 and 8)
    and for size itself; more for whom the capital likes.
    """
    usage = world.usage_share[f] + world.usage_share[target]
    odds = rules.review_base - rules.review_heat * world.heat[f] - rules.review_usage * usage
    odds -= rules.review_again * world.purchases[f]
    odds -= rules.review_cards * cards_bought(rules, world, f, target)
    odds -= rules.review_value * math.sqrt(world.value[target] / all_value(world))
    odds += rules.review_favour * world.favour[f]
    return 1.0 / (1.0 + math.exp(-odds))


@kernel
def cards_bought(rules: Rules, world: World, f: int, target: int) -> float:
    """Part of all compute made whose maker changes hands, and how far makers would merge.

    The part is what the buyer could keep from its rivals; twice the product of both parts is
    the rise of concentration (Herfindahl).
    """
    whole, bought, own = 0.0, 0.0, 0.0
    for chip in range(rules.chips):
        made = world.output[chip] * rules.chip_units[chip]
        whole += made
        if world.chip_seller[chip] == target:
            bought += made
        elif world.chip_seller[chip] == f:
            own += made
    if whole <= 0.0:
        return 0.0
    return (bought + 2.0 * own * bought / whole) / whole


@kernel
def _close(rules: Rules, world: World, log: Log, f: int, target: int) -> None:
    price = world.deal_price[f]
    world.deal_of[f] = NOBODY
    verdict = uniform(world.seed, world.turn, TAKEOVER_REVIEW, rules.firm_key[f])
    approved = verdict < approval_odds(rules, world, f, target)
    if approved and world.balance[MONEY, f] >= price:
        _buy(rules, world, log, f, target, price)
        return
    post(world, log, MONEY, f, target, int(rules.buy_fee * price), BREAK_FEE_PAID)
    note(log, PURCHASE_UNPAID if approved else PURCHASE_BLOCKED, f, target, float(price))


@kernel
def _buy(rules: Rules, world: World, log: Log, f: int, target: int, amount: int) -> None:
    heat = rules.buy_heat * math.sqrt(world.value[target] / all_value(world))
    _pay_owners(rules, world, log, f, target, amount)
    end_shorts(world, log, target, float(amount))
    merge(rules, world, log, f, target)
    world.status[target] = BOUGHT
    world.purchases[f] += 1
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

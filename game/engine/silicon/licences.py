"""Who may buy which chip where, and what follows when a region is closed to one.

Invariant: a licence says what may be shipped from now on. What was shipped under one
arrives: the rules of 2023 let pass what was already aboard (savings clause, 88 FR 73458);
what still waits in a queue is struck from it, and nothing was paid for it yet.
"""

from __future__ import annotations

import math

from game.compiled.causes import LICENCE_DENIED, LICENCE_GRANTED, ORDERS_STRUCK
from game.compiled.log import Log
from game.compiled.regions import REGION_ROOM, REGIONS
from game.compiled.rules import Rules
from game.compiled.sizes import NOBODY
from game.compiled.world import ACTIVE, World
from game.engine.books import note
from game.engine.draw import LICENCE_VERDICT, uniform
from game.engine.jit import kernel

_REGIONS = len(REGIONS)


@kernel
def may_buy(rules: Rules, world: World, f: int, chip: int) -> bool:
    """Whether firm `f` may order the chip now: licensed where it sits, ripe, and sold to it."""
    if world.licence[chip, rules.firm_region[f]] == 0:
        return False
    if world.chip_seller[chip] == f:
        return True
    if world.maturity[chip] < rules.offer_bar:
        return False
    return rules.chip_sold[chip, f] == 1 or world.offered[chip] == 1


@kernel
def strike_orders(rules: Rules, world: World, log: Log, chip: int) -> None:
    """Take from the queue what may not be shipped any more."""
    for f in range(rules.firms):
        waiting = world.backlog[f, chip]
        if waiting > 0 and not may_buy(rules, world, f, chip):
            world.backlog[f, chip] = 0
            note(log, ORDERS_STRUCK, f, chip, float(waiting))


@kernel
def outside_cards(rules: Rules, world: World, chip: int) -> float:
    """Cards a week that outside buyers look for, at the first price and the first need.

    They stand in the chip's first markets in equal parts; a market that is closed is lost,
    one that was opened is won; a chip that is barred everywhere at first has them all in each.
    Own silicon finds buyers once it is offered to all.
    """
    open_now = 0
    for region in range(_REGIONS):
        open_now += world.licence[chip, region]
    cards = rules.chip_others[chip] * open_now / max(1, rules.chip_markets[chip])
    cards += rules.chip_others_offered[chip] * world.offered[chip]
    return cards + turned_home(rules, world, chip)


@kernel
def turned_home(rules: Rules, world: World, chip: int) -> float:
    """Cards a week of a home chip that outside buyers take for foreign ones now barred.

    They want compute, and share out what they look for over the home chips by what of it
    those make.
    """
    region = rules.chip_home[chip]
    if region == NOBODY or rules.substitution <= 0.0 or world.licence[chip, region] == 0:
        return 0.0
    lost, made = 0.0, 0.0
    for other in range(rules.chips):
        if rules.chip_home[other] == region:
            made += world.output[other] * rules.chip_units[other]
        elif rules.licence_start[other, region] == 1 and world.licence[other, region] == 0:
            cards = rules.chip_others[other] / rules.chip_markets[other]
            lost += cards * rules.chip_units[other]
    return rules.substitution * lost * world.output[chip] / made if made > 0.0 else 0.0


@kernel
def closure(rules: Rules, world: World, region: int) -> float:
    """How far a region is closed to foreign cards: barred ones' compute, part of all foreign."""
    barred, foreign = 0.0, 0.0
    for chip in range(rules.chips):
        home = rules.chip_home[chip]
        if home > NOBODY and home != region:
            foreign += rules.chip_units[chip]
            if world.licence[chip, region] == 0:
                barred += rules.chip_units[chip]
    return barred / foreign if foreign > 0.0 else 0.0


@kernel
def licence_odds(rules: Rules, world: World, f: int, chip: int, spent: int) -> float:
    """Log-odds of a licence: favour and money speak for it, the strength of the card against.

    Money is heard less the more of it there is (contests for favour, Tullock 1980).
    """
    heard = 1.0 - math.exp(-math.sqrt(spent / rules.licence_scale))
    odds = rules.licence_base + rules.licence_favour * world.favour[f]
    return odds + rules.licence_money * heard - rules.licence_strength * rules.chip_units[chip]


@kernel
def decide_licences(rules: Rules, world: World, log: Log) -> None:
    """Answer what was asked this week, each question by a draw of its own."""
    for f in range(rules.firms):
        place = world.licence_ask[f]
        world.licence_ask[f] = NOBODY
        if place == NOBODY or world.status[f] != ACTIVE:
            continue
        chip, region = place // REGION_ROOM, place % REGION_ROOM
        odds = licence_odds(rules, world, f, chip, world.licence_spent[f])
        draw = uniform(world.seed, world.turn, LICENCE_VERDICT, rules.firm_key[f])
        if draw < 1.0 / (1.0 + math.exp(-odds)):
            world.licence[chip, region] = 1
            note(log, LICENCE_GRANTED, f, chip, float(region))
        else:
            note(log, LICENCE_DENIED, f, chip, float(region))

"""Suits between firms: how they are opened, dragged on, settled and decided.

Invariant: between the same two firms one suit of each stands at most; a suit ends with a
verdict, a settlement, or when one of the two is gone, and money moves by postings only.
"""

from __future__ import annotations

import math

from game.compiled.causes import (
    DISCOVERED,
    LEGAL,
    SETTLED,
    SUIT,
    SUIT_DROPPED,
    SUIT_LOST,
    SUIT_OPENED,
    SUIT_SETTLED,
    SUIT_WON,
)
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import CUTS, MONEY, NOBODY, SUITS, SUPPLIERS
from game.compiled.world import ACTIVE, World
from game.engine.books import note, post
from game.engine.draw import SUIT_FINDS, SUIT_VERDICT, uniform
from game.engine.instruments.feelings import hurt
from game.engine.jit import kernel
from game.engine.rivalry.shortcuts import suffer


@kernel
def suit_between(world: World, f: int, target: int) -> int:
    """Place of the suit of firm `f` against `target`, or -1; of nobody, the first free place."""
    for suit in range(SUITS):
        if world.suit_by[suit] == f and world.suit_against[suit] == target:
            return suit
    return NOBODY


@kernel
def sue(world: World, log: Log, f: int, target: int, spent: int) -> None:
    """Open a case with `spent` (thousand USD)."""
    suit = suit_between(world, NOBODY, NOBODY)
    post(world, log, MONEY, f, SUPPLIERS, spent, SUIT)
    world.suit_by[suit] = f
    world.suit_against[suit] = target
    world.suit_week[suit] = world.turn
    world.suit_spent[suit] = spent
    world.suit_found[suit] = 0
    note(log, SUIT_OPENED, f, target, float(spent))


@kernel
def chance_of_winning(rules: Rules, world: World, target: int, spent: int, found: int) -> float:
    """Chance that a case against `target` for which `spent` was paid is won: a logit.

    Merit and effort both count, effort less for each dollar more (contests, Tullock 1980).
    Effort proves what there is: without a ground no money makes a case.
    """
    ground = ground_against(rules, world, target, found)
    effort = rules.suit_effort * math.log1p(spent / rules.suit_scale)
    odds = rules.suit_base + ground + min(1.0, ground) * effort
    return 1.0 / (1.0 + math.exp(-odds))


@kernel
def ground_against(rules: Rules, world: World, target: int, found: int) -> float:
    """What speaks against `target`, in log-odds; 0.0 where there is no ground for a case.

    Heat counts beyond what large houses have anyway. `found` things came out while the case
    stood; what is still hidden counts as much, for the court looks where the public cannot.
    """
    ground = rules.suit_heat * max(0.0, world.heat[target] - rules.suit_calm)
    ground += rules.suit_breach * world.breaches[target] + rules.suit_merit * found
    for cut in range(CUTS):
        if world.cut_week[target, cut] != NOBODY:
            ground += rules.suit_merit
    return ground


@kernel
def damages_of(rules: Rules, world: World, suit: int) -> int:
    """What a verdict would cost the accused (thousand USD).

    Harm is a part of what the smaller of the two is worth; nobody is granted more than a
    multiple of what it was ready to spend on proving it, nor more than the till gives.
    """
    by, against = world.suit_by[suit], world.suit_against[suit]
    harm = rules.suit_damages * min(world.value[by], world.value[against])
    proven = rules.suit_multiple * world.suit_spent[suit]
    return int(min(harm, proven, rules.suit_most * world.balance[MONEY, against]))


@kernel
def asked(rules: Rules, world: World, suit: int) -> int:
    """What who sues would drop the case for: what it stands to win.

    Both sides reckon with the same odds, so they settle for the value of the suit (Gould 1973);
    what was spent on it is gone either way, and nobody gives it back.
    """
    target = world.suit_against[suit]
    chance = chance_of_winning(rules, world, target, world.suit_spent[suit], world.suit_found[suit])
    return max(1, int(chance * damages_of(rules, world, suit)))


@kernel
def settle(world: World, log: Log, suit: int, amount: int) -> None:
    """The accused pays `amount` and the case is dropped."""
    by, against = world.suit_by[suit], world.suit_against[suit]
    paid = post(world, log, MONEY, against, by, amount, SETTLED)
    note(log, SUIT_SETTLED, against, by, float(paid))
    world.suit_by[suit] = NOBODY
    world.suit_against[suit] = NOBODY


@kernel
def hear_suits(rules: Rules, world: World, log: Log) -> None:
    """A week in court: suits drag on, come to discovery at half their time, and to a verdict."""
    for suit in range(SUITS):
        if world.suit_by[suit] != NOBODY:
            _hear(rules, world, log, suit)


@kernel
def _hear(rules: Rules, world: World, log: Log, suit: int) -> None:
    by, against = world.suit_by[suit], world.suit_against[suit]
    stood = world.turn - world.suit_week[suit] + 1
    if world.status[by] != ACTIVE or world.status[against] != ACTIVE:
        note(log, SUIT_DROPPED, by, against, 0.0)
    else:
        cost = int(rules.suit_defence * world.suit_spent[suit])
        post(world, log, MONEY, against, SUPPLIERS, cost, LEGAL)
        hurt(world, against, rules.suit_drag)
        if stood == (rules.suit_weeks + 1) // 2:
            _discover(rules, world, log, by, against)
        if stood < rules.suit_weeks:
            return
        _judge(rules, world, log, suit)
    world.suit_by[suit] = NOBODY
    world.suit_against[suit] = NOBODY


@kernel
def _discover(rules: Rules, world: World, log: Log, by: int, against: int) -> None:
    """The accused opens its books: its cash is seen, and what it hides may come to light."""
    note(log, DISCOVERED, by, against, float(world.balance[MONEY, against]))
    for cut in range(CUTS):
        place = rules.firm_key[against] + cut
        draw = uniform(world.seed, world.turn, SUIT_FINDS, place)
        if world.cut_week[against, cut] != NOBODY and draw < rules.suit_finds:
            suffer(rules, world, log, against, cut, True)


@kernel
def _judge(rules: Rules, world: World, log: Log, suit: int) -> None:
    """The verdict: the accused pays and loses its name, or who sued loses some of its own."""
    by, against = world.suit_by[suit], world.suit_against[suit]
    chance = chance_of_winning(
        rules, world, against, world.suit_spent[suit], world.suit_found[suit]
    )
    place = rules.firm_key[by] // 2 + rules.firm_key[against] // 4
    if uniform(world.seed, world.turn, SUIT_VERDICT, place) < chance:
        paid = post(world, log, MONEY, against, by, damages_of(rules, world, suit), SUIT)
        world.trust[against] = max(0.0, world.trust[against] - rules.suit_trust)
        world.trust[by] = min(1.0, world.trust[by] + 0.5 * rules.suit_trust)
        world.heat[against] = min(1.0, world.heat[against] + rules.suit_anger)
        note(log, SUIT_WON, by, against, float(paid))
    else:
        world.trust[by] = max(0.0, world.trust[by] - rules.suit_blowback)
        hurt(world, by, rules.suit_blowback)
        note(log, SUIT_LOST, by, against, 0.0)

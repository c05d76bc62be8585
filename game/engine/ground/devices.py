"""Devices: a bet on a door of one's own to the user.

Invariant: what will come of a device is drawn when it is begun and hidden until it is
shown; a door that opened grows, then fades by itself.
"""

from __future__ import annotations

import math

from game.compiled.causes import DEVICE, DEVICE_FLOPPED, DEVICE_SOLD
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import MONEY, NOBODY, SUPPLIERS
from game.compiled.world import ACTIVE, World
from game.engine.books import note, post
from game.engine.draw import DEVICES, uniform
from game.engine.jit import kernel


@kernel
def device_odds(rules: Rules, world: World, f: int, spent: int) -> float:
    """Chance that a device of `spent` (thousand USD) is wanted: money, trust, and no flops."""
    odds = rules.device_base + rules.device_trust * world.trust[f]
    odds += rules.device_money * math.log(spent / rules.device_scale)
    odds -= rules.device_flop * world.device_flops[f]
    return 1.0 / (1.0 + math.exp(-odds))


@kernel
def launch_device(rules: Rules, world: World, log: Log, f: int, spent: int) -> None:
    """Begin a device; how wide a door it opens is drawn between half and one and a half."""
    won = uniform(world.seed, world.turn, DEVICES, rules.firm_key[f])
    width = 0.5 + uniform(world.seed, world.turn, DEVICES + 1000, rules.firm_key[f])
    chance = device_odds(rules, world, f, spent)
    post(world, log, MONEY, f, SUPPLIERS, spent, DEVICE)
    world.device_size[f] = rules.device_door * width if won < chance else 0.0
    world.device_week[f] = world.turn + rules.device_weeks


@kernel
def device_door(rules: Rules, world: World, f: int, segment: int) -> float:
    """Utility that the firm's device adds: it grows to its best, then fades.

    The rise and fall of a product's adoption (Bass 1969) in its simplest form, x e^(1-x).
    """
    week = world.turn - world.device_week[f]
    if world.device_week[f] == NOBODY or week <= 0 or world.device_size[f] <= 0.0:
        return 0.0
    age = week / rules.device_peak
    return rules.device_pull[segment] * world.device_size[f] * age * math.exp(1.0 - age)


@kernel
def show_devices(rules: Rules, world: World, log: Log) -> None:
    """On its day everybody sees whether a device is wanted."""
    for f in range(rules.firms):
        if world.status[f] != ACTIVE or world.device_week[f] != world.turn:
            continue
        if world.device_size[f] > 0.0:
            note(log, DEVICE_SOLD, f, NOBODY, world.device_size[f])
        else:
            world.device_flops[f] += 1
            world.sentiment[f] *= 1.0 - rules.device_shame
            note(log, DEVICE_FLOPPED, f, NOBODY, 0.0)

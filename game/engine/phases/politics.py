"""Phase 11, politics: favour, the courts, the neighbours and the public move.

Invariant: each stays within its bounds, and each has a price: heat costs legal
fees, protest delays power, an angry public heats the courts.
"""

from __future__ import annotations

import math

from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.world import ACTIVE, World
from game.engine.jit import kernel

_GIGAWATT = 1e6


@kernel
def politics(rules: Rules, world: World, log: Log) -> None:
    """Move what each firm has stirred up, then the public's mood."""
    for f in range(rules.firms):
        if world.status[f] == ACTIVE:
            _move_firm(rules, world, f)
    _move_public(rules, world)


@kernel
def _move_firm(rules: Rules, world: World, f: int) -> None:
    world.favour[f] *= 1.0 - rules.favour_fade
    excess = max(0.0, world.usage_share[f] - rules.heat_share)
    anger = 1.0 + rules.public_calm - world.public_mood
    shield = 1.0 - rules.favour_shield * world.favour[f]
    heat = world.heat[f] * (1.0 - rules.heat_fade) + rules.heat_gain * excess * anger * shield
    world.heat[f] = min(1.0, max(0.0, heat))
    smoke = rules.protest_gain * world.fast_power[f] / _GIGAWATT
    protest = world.protest[f] * (1.0 - rules.protest_fade) + smoke
    world.protest[f] = min(1.0, max(0.0, protest))


@kernel
def _move_public(rules: Rules, world: World) -> None:
    """Cheap AI pleases the public, smoke does not."""
    cheaper = 0.0
    for segment in range(rules.segments):
        cheaper += math.log(rules.index_start[segment] / world.real_price[segment])
    smoke = 0.0
    for f in range(rules.firms):
        smoke += world.protest[f]
    level = rules.public_calm + rules.public_gain * cheaper / max(1, rules.segments)
    level -= rules.public_loss * smoke / max(1, rules.firms)
    moved = world.public_mood + rules.public_speed * (level - world.public_mood)
    world.public_mood = min(1.0, max(0.0, moved))

"""Phase 11, politics: favour, the courts, the neighbours and the public move.

Invariant: each stays within its bounds, and each has a price: heat costs legal
fees and, above a bar, trust and sentiment; protest delays power; an angry public
heats the courts.
"""

from __future__ import annotations

import math

from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import NOBODY
from game.compiled.world import ACTIVE, World
from game.engine.ground.jobs import unrest
from game.engine.ground.week import ground_week
from game.engine.jit import kernel, part
from game.engine.rivalry.shortcuts import surface
from game.engine.rivalry.suits import hear_suits

_GIGAWATT = 1e6


@part(Rules, World, Log)
def politics(rules: Rules, world: World, log: Log) -> None:
    """Move what each firm has stirred up, then the public's mood."""
    for f in range(rules.firms):
        world.lobbied[f] = 0
        if world.status[f] == ACTIVE:
            _move_firm(rules, world, f)
            _stand_trial(rules, world, f)
    hear_suits(rules, world, log)
    surface(rules, world, log)
    _move_public(rules, world)
    ground_week(rules, world, log)


@kernel
def _move_firm(rules: Rules, world: World, f: int) -> None:
    world.favour[f] *= 1.0 - rules.favour_fade
    drawn = rules.heat_gain * max(0.0, world.usage_share[f] - rules.heat_share)
    drawn += rules.predation_gain * given_away(world, f)
    anger = 1.0 + rules.public_calm - world.public_mood
    shield = 1.0 - rules.favour_shield * world.favour[f]
    heat = world.heat[f] * (1.0 - rules.heat_fade) + drawn * anger * shield
    world.heat[f] = min(1.0, max(0.0, heat))
    smoke = rules.protest_gain * world.fast_power[f] / _GIGAWATT
    protest = world.protest[f] * (1.0 - rules.protest_fade) + smoke
    world.protest[f] = min(1.0, max(0.0, protest))


@kernel
def given_away(world: World, f: int) -> float:
    """Part of all tokens that the firm sells for nothing: its share, by how far below cost.

    Cost is the rent of the compute that serves them, a variable cost; to price
    below it is presumed predatory (Areeda & Turner 1975), more so the larger the share.
    """
    model = world.serves[f]
    if model == NOBODY:
        return 0.0
    cost = world.model_weight[model] / world.serving_skill[f] * world.spot_price
    return world.usage_share[f] * max(0.0, 1.0 - world.price[f] / cost) if cost > 0.0 else 0.0


@kernel
def _stand_trial(rules: Rules, world: World, f: int) -> None:
    """Above the bar a case is heard in public, and users and investors turn away week by week."""
    kept = 1.0 - rules.court_loss * max(0.0, world.heat[f] - rules.court_bar)
    world.trust[f] *= kept
    world.sentiment[f] *= kept


@kernel
def lobby(rules: Rules, world: World, f: int, spent: int) -> None:
    """A hearing wins favour, less for each dollar more and for a friend of old; favour cools heat.

    `spent` in thousand USD. All hearings of a week count as one, which wins `lobby_most` at
    most; favour never passes 1 however much is spent.
    """
    before = world.lobbied[f]
    heard = hearing(rules, before + spent) - hearing(rules, before)
    world.lobbied[f] = before + spent
    won = heard * (1.0 - max(0.0, world.favour[f]))
    world.favour[f] += won
    world.heat[f] = max(0.0, world.heat[f] - rules.lobby_cooling * won)


@kernel
def hearing(rules: Rules, spent: int) -> float:
    """Favour that `spent` (thousand USD) in a week wins of somebody without any.

    An office hears so many in a week (contests for attention, Tullock 1980).
    """
    return rules.lobby_most * (1.0 - math.exp(-rules.lobby_gain * math.sqrt(spent / 1e3)))


@kernel
def _move_public(rules: Rules, world: World) -> None:
    """Cheap AI pleases the public; smoke, lost jobs and dear power do not."""
    cheaper = 0.0
    for segment in range(rules.segments):
        cheaper += math.log(rules.index_start[segment] / world.real_price[segment])
    smoke = 0.0
    for f in range(rules.firms):
        smoke += world.protest[f]
    level = rules.public_calm + rules.public_gain * cheaper / max(1, rules.segments)
    level -= rules.public_loss * smoke / max(1, rules.firms) + unrest(rules, world)
    moved = world.public_mood + rules.public_speed * (level - world.public_mood)
    world.public_mood = min(1.0, max(0.0, moved))

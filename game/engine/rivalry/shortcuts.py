"""Shortcuts that pay now and may surface later, scores above worth, and care.

Invariant: what a model is worth is its score less what was puffed up, and never below zero; a
shortcut is hidden from the week it is taken until it is found or told, and then it is gone.
"""

from __future__ import annotations

import math

import numpy as np

from game.compiled.causes import CAME_CLEAN, INCIDENT, SCANDAL
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import CUTS, MODELS, NOBODY, SUITS
from game.compiled.world import ACTIVE, RELEASED, World
from game.engine.books import note
from game.engine.draw import INCIDENTS, SURFACES, drawn, lane, uniform
from game.engine.instruments.feelings import hurt
from game.engine.jit import kernel

TUNED, THIN, LOOSE = 0, 1, 2
"""Shortcuts, in the order of the order's options."""
_PUFFS = 100.0
"""`World.puffed` counts hundredths of a point."""
_MOST = 30_000
"""Largest puff that a field of Indices holds."""


@kernel
def pays_now(rules: Rules, world: World, f: int, cut: int) -> bool:
    """Whether the shortcut would bring anything today."""
    model = world.serves[f]
    if cut == TUNED:
        own = model != NOBODY and world.model_owner[model] == f
        return bool(rules.cut_points > 0.0 and own)
    if cut == THIN:
        return bool(rules.cut_run > 0.0 and world.run_model[f] != NOBODY)
    return bool(rules.cut_pull > 0.0 and model != NOBODY)


@kernel
def take_shortcut(rules: Rules, world: World, f: int, cut: int) -> None:
    """It pays at once, and is hidden from now on."""
    world.cut_week[f, cut] = world.turn
    if cut == TUNED:
        model = world.serves[f]
        more = min(int(rules.cut_points * _PUFFS), _MOST - world.puffed[model])
        world.puffed[model] += more
        world.model_capability[model] += more / _PUFFS
    elif cut == THIN:
        world.run_done[f] += rules.cut_run * world.run_plan[f]


@kernel
def pull_of(rules: Rules, world: World, f: int) -> float:
    """Utility that loosened content adds to the firm's offer, as long as it is hidden."""
    return rules.cut_pull if world.cut_week[f, LOOSE] != NOBODY else 0.0


@kernel
def deflate(world: World, f: int, part: float) -> None:
    """Take a part of what was puffed up from the scores of a firm's models, or of all for -1."""
    best = 0.0
    for model in range(MODELS):
        mine = f == NOBODY or world.model_owner[model] == f
        if mine and world.puffed[model] > 0:
            less = min(int(world.puffed[model]), max(1, int(world.puffed[model] * part)))
            world.puffed[model] -= less
            lower = world.model_capability[model] - less / _PUFFS
            world.model_capability[model] = max(0.0, lower)
        if world.model_state[model] == RELEASED:
            best = max(best, world.model_capability[model])
    world.frontier = best


@kernel
def suffer(rules: Rules, world: World, log: Log, f: int, cut: int, found: bool) -> None:
    """What the firm hid is found out, or told by itself, which costs a part of it.

    What comes out while a suit stands counts in it.
    """
    weeks = min(world.turn - world.cut_week[f, cut], rules.cut_growth_weeks)
    size = (1.0 if found else rules.clean_part) * (1.0 + rules.cut_growth * weeks)
    world.trust[f] *= max(0.0, 1.0 - size * rules.cut_trust)
    world.morale[f] = max(0.0, world.morale[f] - size * rules.cut_morale)
    world.heat[f] = min(1.0, world.heat[f] + size * rules.cut_heat)
    hurt(world, f, size * rules.cut_sentiment)
    if cut == TUNED:
        deflate(world, f, 1.0)
    world.cut_week[f, cut] = NOBODY
    for suit in range(SUITS):
        if world.suit_by[suit] != NOBODY and world.suit_against[suit] == f:
            world.suit_found[suit] += 1
    note(log, SCANDAL if found else CAME_CLEAN, f, cut, size)


@kernel
def chance_found(rules: Rules, world: World, f: int, cut: int) -> float:
    """Chance in a week that what the firm hides surfaces by itself."""
    chance = rules.cut_found_content
    if cut == TUNED:
        chance = rules.cut_found_score
    elif cut == THIN:
        chance = rules.cut_found_safety
    return chance * math.exp(-rules.care_shield * world.care[f] / 100.0)


@kernel
def surface(rules: Rules, world: World, log: Log) -> None:
    """A week of chance: hidden things are found, services go wrong, users see through scores."""
    draws = lane(world.seed, world.turn, INCIDENTS)
    for f in range(rules.firms):
        if world.status[f] != ACTIVE:
            continue
        for cut in range(CUTS):
            if world.cut_week[f, cut] != NOBODY:
                draw = uniform(world.seed, world.turn, SURFACES, rules.firm_key[f] + cut)
                if draw < chance_found(rules, world, f, cut):
                    suffer(rules, world, log, f, cut, True)
        _go_wrong(rules, world, log, f, draws)
    if rules.habit > 0.0:
        deflate(world, NOBODY, rules.habit)


@kernel
def _go_wrong(rules: Rules, world: World, log: Log, f: int, draws: np.uint64) -> None:
    """An incident: who serves more has more of them, who takes care fewer (Perrow 1984)."""
    chance = rules.incident_rate * world.usage_share[f]
    if chance <= 0.0:
        return
    chance *= math.exp(-rules.care_shield * world.care[f] / 100.0)
    if world.cut_week[f, THIN] != NOBODY:
        chance *= rules.incident_thin
    if drawn(draws, rules.firm_key[f]) < chance:
        world.trust[f] *= 1.0 - rules.incident_trust
        world.heat[f] = min(1.0, world.heat[f] + rules.incident_heat)
        note(log, INCIDENT, f, world.serves[f], rules.incident_trust)


@kernel
def best_worth(world: World, owner: int) -> float:
    """What the best released model is worth, of firm `owner` or of anybody for -1."""
    best = 0.0
    for model in range(MODELS):
        mine = owner == NOBODY or world.model_owner[model] == owner
        if mine and world.model_state[model] == RELEASED:
            worth = world.model_capability[model] - world.puffed[model] / _PUFFS
            best = max(best, worth)
    return best

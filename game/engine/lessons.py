"""What the people of a bought firm teach its buyer, week by week.

Invariant: a lesson never makes a recipe worse, and none is taken once its teachers are gone.
"""

from __future__ import annotations

import math

from game.compiled.rules import Rules
from game.compiled.world import World
from game.engine.jit import kernel


@kernel
def take_over_recipe(rules: Rules, world: World, f: int, t: int) -> None:
    """Firm `f` has bought `t`: it may learn the better of what `t` knew and was learning.

    Know-how sits in people and moves slowly even inside a firm (Szulanski 1996).
    """
    efficiency = max(world.efficiency[t], world.lesson_efficiency[t])
    skill = max(world.serving_skill[t], world.lesson_skill[t])
    better = efficiency > max(world.efficiency[f], world.lesson_efficiency[f])
    if better or skill > max(world.serving_skill[f], world.lesson_skill[f]):
        world.lesson_kept[f] = rules.buy_stay
    world.lesson_efficiency[f] = max(world.lesson_efficiency[f], efficiency)
    world.lesson_skill[f] = max(world.lesson_skill[f], skill)


@kernel
def learn(rules: Rules, world: World, f: int) -> None:
    """Close a part of the log gap to the bought recipe: the more, the more teachers are left."""
    part = rules.buy_learning * world.lesson_kept[f]
    world.efficiency[f] = _nearer(world.efficiency[f], world.lesson_efficiency[f], part)
    world.serving_skill[f] = _nearer(world.serving_skill[f], world.lesson_skill[f], part)


@kernel
def lose_teachers(world: World, f: int, left: int, staff: int) -> None:
    """Of those who leave, as large a part are teachers as of all the firm's people."""
    if staff > 0:
        world.lesson_kept[f] *= 1.0 - left / staff


@kernel
def _nearer(own: float, lesson: float, part: float) -> float:
    return own * math.pow(lesson / own, part) if lesson > own else own

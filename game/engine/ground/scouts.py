"""Scouts and leaks: who is looked into by whom, and whose books came out.

Invariant: what scouts and leaks tell is told by the session; here stands only who may know
what until when, so that hiding costs nothing and nothing else depends on it.
"""

from __future__ import annotations

import math

from game.compiled.causes import BOOKS_LEAKED, SCOUTING
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import MONEY, NOBODY, SCOUTS, SUPPLIERS
from game.compiled.world import ACTIVE, World
from game.engine.books import note, post
from game.engine.draw import BOOKS, drawn, lane
from game.engine.jit import kernel


@kernel
def scout_place(world: World, f: int, target: int) -> int:
    """Where firm `f` may keep scouts on `target`: their old place, else a free one, or -1."""
    free = NOBODY
    for place in range(SCOUTS):
        if world.scout_of[f, place] == target:
            return place
        idle = world.scout_of[f, place] == NOBODY or world.scout_until[f, place] < world.turn
        if idle and free == NOBODY:
            free = place
    return free


@kernel
def scout(rules: Rules, world: World, log: Log, f: int, target: int, spent: int) -> None:
    """Send scouts: the error of what they tell falls with the root of what they cost."""
    place = scout_place(world, f, target)
    error = rules.scout_log_error * math.sqrt(rules.scout_scale / spent)
    error = min(3.0, max(rules.scout_best, error))
    post(world, log, MONEY, f, SUPPLIERS, spent, SCOUTING)
    world.scout_of[f, place] = target
    world.scout_until[f, place] = world.turn + rules.scout_weeks
    world.scout_error[f, place] = int(1000.0 * error)


@kernel
def leak_books(rules: Rules, world: World, log: Log) -> None:
    """Unhappy people talk: some weeks a firm's books lie open for all."""
    draws = lane(world.seed, world.turn, BOOKS)
    for f in range(rules.firms):
        if world.status[f] == ACTIVE:
            chance = rules.leak_books * (1.0 - world.morale[f])
            if drawn(draws, rules.firm_key[f]) < chance:
                world.leaked[f] = world.turn
                note(log, BOOKS_LEAKED, f, NOBODY, 0.0)

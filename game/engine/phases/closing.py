"""Phase 12, books: the week is closed and every chief's ends are looked at.

Invariant: an ending, once written, stays; an ambition is reached when it has held its weeks,
one that counts only at the end is written at the end, and a chief whose fear came true hopes no
more. A chief's own ends go before those that the scenario has for all.
"""

from __future__ import annotations

from game.compiled.causes import AMBITION_REACHED, ENDED_ALIKE, FEAR_CAME_TRUE
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import NOBODY
from game.compiled.world import (
    ABSENT,
    ACTIVE,
    AMBITION,
    BOUGHT,
    FEAR,
    INSOLVENCY,
    NO_ENDING,
    OF_SCENARIO,
    SOLD,
    World,
)
from game.engine.books import note
from game.engine.conditions import holds
from game.engine.contracts.ends import close_contracts
from game.engine.jit import kernel, part


@part(Rules, World, Log)
def closing(rules: Rules, world: World, log: Log) -> None:
    """Count the week as resolved, then see whose story has ended."""
    close_contracts(rules, world, log)
    world.turn += 1
    for f in range(rules.firms):
        if world.status[f] != ABSENT:
            _look(rules, world, log, f)
    for end in range(rules.endings):
        last = world.turn >= rules.turns
        if last or rules.ending_at_end[end] == 0:
            _end_alike(rules, world, log, end)


@kernel
def _end_alike(rules: Rules, world: World, log: Log, end: int) -> None:
    """An end of the scenario comes to every chief of whom it is true and who had none yet."""
    if not holds(rules, world, rules.ending_once[end]):
        return
    for f in range(rules.firms):
        open_yet = world.status[f] == ACTIVE and world.ending[f] == NO_ENDING
        if open_yet and holds(rules, world, rules.ending_when[end, f]):
            _end(world, f, OF_SCENARIO + end)
            note(log, ENDED_ALIKE, f, end, 0.0)


@kernel
def _look(rules: Rules, world: World, log: Log, f: int) -> None:
    if world.status[f] != ACTIVE:
        world.ambition_met[f] = 0
        _end(world, f, SOLD if world.status[f] == BOUGHT else INSOLVENCY)
        return
    if world.ending[f] == FEAR or world.ending[f] >= OF_SCENARIO:
        world.ambition_met[f] = 0
        return
    hoped = rules.ambition[f] != NOBODY and holds(rules, world, rules.ambition[f])
    feared = rules.fear[f] != NOBODY and holds(rules, world, rules.fear[f])
    world.ambition_met[f] = world.ambition_met[f] + 1 if hoped else 0
    world.fear_met[f] = world.fear_met[f] + 1 if feared else 0
    lasted = hoped and world.ambition_met[f] >= rules.ambition_weeks[f]
    last = world.turn >= rules.turns
    if feared and world.fear_met[f] >= rules.fear_weeks[f]:
        if _end(world, f, FEAR):
            note(log, FEAR_CAME_TRUE, f, NOBODY, 0.0)
    elif lasted and (last or rules.ambition_at_end[f] == 0) and _end(world, f, AMBITION):
        note(log, AMBITION_REACHED, f, NOBODY, 0.0)


@kernel
def _end(world: World, f: int, ending: int) -> bool:
    if world.ending[f] != NO_ENDING:
        return False
    world.ending[f] = ending
    world.ending_week[f] = world.turn
    return True

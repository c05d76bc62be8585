"""The panel that verifies a declaration of AGI.

Invariant: a declaration is judged once, the scenario's weeks later, on what was released
by then; once one is verified there is nothing left to declare.
"""

from __future__ import annotations

from game.compiled.causes import AGI_DECLARED, AGI_DOUBTED, AGI_VERIFIED
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import NOBODY
from game.compiled.world import ACTIVE, World
from game.engine.books import note
from game.engine.draw import VERDICT, normal
from game.engine.instruments.feelings import hurt
from game.engine.jit import kernel
from game.engine.rivalry.shortcuts import best_worth


@kernel
def declare(world: World, log: Log, f: int, model: int) -> None:
    """Put the firm's work before the panel."""
    world.agi_asked[f] = world.turn
    note(log, AGI_DECLARED, f, model, world.model_capability[model])


@kernel
def may_declare(rules: Rules, world: World, f: int) -> bool:
    """Whether no verdict is out and the last is long enough ago."""
    asked = world.agi_asked[f]
    return bool(asked == NOBODY or world.turn >= asked + rules.panel_weeks + rules.agi_wait)


@kernel
def reading(rules: Rules, world: World, f: int) -> float:
    """What the panel reads: capability with a normal error (Lord & Novick 1968)."""
    error = normal(world.seed, world.turn, VERDICT, rules.firm_key[f])
    return best_worth(world, f) + rules.agi_doubt * error


@kernel
def judge(rules: Rules, world: World, log: Log) -> None:
    """Verdicts that fall due this week; of several above the bar the best is verified."""
    winner = NOBODY
    highest = rules.agi_bar
    for f in range(rules.firms):
        if _is_due(rules, world, f) and world.agi_firm == NOBODY:
            found = reading(rules, world, f)
            if found >= highest:
                winner, highest = f, found
    for f in range(rules.firms):
        if _is_due(rules, world, f):
            if f == winner:
                world.agi_firm = f
                world.agi_week = world.turn
                hurt(world, f, -rules.agi_joy)
                note(log, AGI_VERIFIED, f, NOBODY, highest)
            else:
                hurt(world, f, rules.agi_shame)
                note(log, AGI_DOUBTED, f, NOBODY, 0.0)


@kernel
def _is_due(rules: Rules, world: World, f: int) -> bool:
    asked = world.agi_asked[f]
    if asked == NOBODY or world.status[f] != ACTIVE:
        return False
    return bool(world.turn == asked + rules.panel_weeks)

"""Phase 7, research: runs advance, finish or stumble; recipes improve and spread.

Invariant: a run never uses more compute than its firm trains with; what it will
really take is settled when it starts and is never shown before it is spent.
"""

from __future__ import annotations

import math

from game.compiled.causes import DISTILLED, RUN_FAILED, RUN_FINISHED, RUN_OVERRAN
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import MODELS, NOBODY, PEOPLE
from game.compiled.world import ACTIVE, HELD, RELEASED, World
from game.engine.books import note
from game.engine.capacity import for_training
from game.engine.draw import RUN_MISHAP, uniform
from game.engine.jit import kernel, part
from game.engine.lessons import learn
from game.engine.rivalry.shortcuts import best_worth
from game.engine.rivalry.teams import use_teams
from game.engine.scaling import capability_of, weight_of
from game.engine.silicon.porting import advance_stacks, attention
from game.engine.silicon.programmes import ripen


@part(Rules, World, Log)
def research(rules: Rules, world: World, log: Log) -> None:
    """Advance every run, then every recipe."""
    world.frontier = best_released(world)
    advance_stacks(rules, world, log)
    ripen(rules, world, log)
    for f in range(rules.firms):
        world.training_used[f] = 0.0
        if world.status[f] == ACTIVE:
            if world.run_model[f] != NOBODY:
                _advance(rules, world, log, f)
            _improve(rules, world, f)
            learn(rules, world, f)
    use_teams(rules, world)


@kernel
def best_released(world: World) -> float:
    """Highest capability anybody can use; 0.0 before the first release."""
    best = 0.0
    for model in range(MODELS):
        if world.model_state[model] == RELEASED:
            best = max(best, world.model_capability[model])
    return best


@kernel
def _advance(rules: Rules, world: World, log: Log, f: int) -> None:
    """Past a critical batch size more compute makes a run no quicker (McCandlish 2018)."""
    before = world.run_done[f]
    pace = rules.run_pace * world.run_plan[f]
    used = max(0.0, min(for_training(world, f), pace, world.run_need[f] - before))
    world.training_used[f] = used
    world.run_done[f] = before + used
    if before <= world.run_plan[f] < world.run_done[f]:
        note(log, RUN_OVERRAN, f, world.run_model[f], world.run_done[f] / world.run_plan[f])
    if world.run_done[f] >= world.run_need[f]:
        _finish(rules, world, log, f)
    elif uniform(world.seed, world.turn, RUN_MISHAP, rules.firm_key[f]) < rules.run_risk:
        world.run_done[f] *= 1.0 - rules.run_loss
        note(log, RUN_FAILED, f, world.run_model[f], rules.run_loss)


@kernel
def _finish(rules: Rules, world: World, log: Log, f: int) -> None:
    """The model is held in store; what the world has released lifts it for nothing."""
    model = world.run_model[f]
    capability = capability_of(rules, world.run_plan[f], world.efficiency[f])
    learned = rules.distil * max(0.0, best_worth(world, NOBODY) - capability)
    if learned > 0.0:
        capability += learned
        note(log, DISTILLED, f, model, learned)
    world.model_capability[model] = capability
    world.puffed[model] = 0
    world.model_weight[model] = weight_of(rules, world.run_plan[f])
    world.model_state[model] = HELD
    world.run_model[f] = NOBODY
    note(log, RUN_FINISHED, f, model, capability)


@kernel
def _improve(rules: Rules, world: World, f: int) -> None:
    """People improve recipes (Ho et al. 2024); public ones are learned part by part."""
    staff = world.balance[PEOPLE, f] * (1.0 - world.care[f] / 100.0) / rules.progress_staff
    pace = rules.progress * attention(rules, world, f)
    growth = math.exp(pace * math.pow(staff, rules.progress_power))
    world.efficiency[f] = _learn(world.efficiency[f] * growth, world.public_efficiency, rules.leak)
    world.serving_skill[f] = _learn(world.serving_skill[f] * growth, world.public_skill, rules.leak)


@kernel
def _learn(own: float, public: float, leak: float) -> float:
    """Close the part `leak` of the log gap to what is public, when that is better."""
    return own * math.pow(public / own, leak) if public > own else own

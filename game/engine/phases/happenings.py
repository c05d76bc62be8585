"""Phase 1, happenings: events fire, and matters nobody settled fall due.

Invariant: an event fires at most once, only within its dates and only while its
condition holds; its own effects take place then, those of an answer with the answer.
A choice not made in time is made by the scenario's default.
"""

from __future__ import annotations

from game.compiled.causes import CHOSEN, EVENT, HAPPENED
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import MONEY, NOBODY, SUPPLIERS
from game.compiled.world import ACTIVE, DONE, PENDING, WAITING, World
from game.engine.books import note, post
from game.engine.conditions import holds
from game.engine.contracts.offering import make_offers
from game.engine.draw import EVENT_FIRES, uniform
from game.engine.instruments.splitting import split_off
from game.engine.jit import kernel, part
from game.engine.quantities import APART, move_quantity

_OWN, _FIRST = 0, 1
"""Columns of `Rules.effect_start`: what the event does itself, and what its first choice does."""


@part(Rules, World, Log)
def happenings(rules: Rules, world: World, log: Log) -> None:
    """Settle what is overdue, then fire what is ripe, in the scenario's order of ids."""
    for event in range(rules.events):
        if world.event_state[event] == PENDING:
            due = world.event_week[event] + rules.event_weeks[event]
            if world.turn >= due:
                choose(rules, world, log, event, rules.event_default[event])
    make_offers(rules, world, log)
    for event in range(rules.events):
        if _may_come(rules, world, event) and _ripe(rules, world, event):
            _fire(rules, world, log, event)


@kernel
def _may_come(rules: Rules, world: World, event: int) -> bool:
    """Whether the event waits and its time has come; all three asked at once, for few have it."""
    waits = world.event_state[event] == WAITING
    begun = rules.event_from[event] <= world.turn
    return bool(waits & begun & (world.turn <= rules.event_until[event]))


@kernel
def _ripe(rules: Rules, world: World, event: int) -> bool:
    firm = rules.event_firm[event]
    if firm != NOBODY and world.status[firm] != ACTIVE:
        return False
    if not holds(rules, world, rules.event_when[event]):
        return False
    draw = uniform(world.seed, world.turn, EVENT_FIRES, rules.event_key[event])
    return bool(draw < rules.event_chance[event])


@kernel
def _fire(rules: Rules, world: World, log: Log, event: int) -> None:
    world.event_week[event] = world.turn
    note(log, HAPPENED, rules.event_firm[event], event, 0.0)
    world.event_state[event] = PENDING if rules.event_choices[event] > 0 else DONE
    take_effect(rules, world, log, event, _OWN)


@kernel
def choose(rules: Rules, world: World, log: Log, event: int, choice: int) -> None:
    """Settle a pending event: its cost is paid and its effects take place."""
    firm = rules.event_firm[event]
    world.event_state[event] = DONE
    world.event_choice[event] = choice
    if world.status[firm] != ACTIVE:
        return
    post(world, log, MONEY, firm, SUPPLIERS, rules.choice_cost[event, choice], EVENT)
    note(log, CHOSEN, firm, event, float(choice))
    take_effect(rules, world, log, event, _FIRST + choice)


@part(Rules, World, Log, int, int)
def take_effect(rules: Rules, world: World, log: Log, event: int, column: int) -> None:
    """Move what the event moves, by itself or by the choice that stands in this column."""
    for effect in range(rules.effect_start[event, column], rules.effect_end[event, column]):
        if rules.effect_quantity[effect] == APART:
            split_off(rules, world, log, rules.effect_place[effect])
        move_quantity(
            world,
            rules.effect_quantity[effect],
            rules.effect_place[effect],
            rules.effect_times[effect],
            rules.effect_add[effect],
        )

"""Fluency: what firms know of software stacks, and how they learn it.

Invariant: fluency only grows, is at most whole, and each way of learning closes a part of
what is left to learn, so each week teaches less than the one before.
"""

from __future__ import annotations

import math

from game.compiled.causes import PORTED, PORTING
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import MONEY, NOBODY, SUPPLIERS
from game.compiled.world import ACTIVE, World
from game.engine.books import note, post
from game.engine.jit import kernel
from game.engine.silicon.licences import closure
from game.engine.silicon.units import FLUENT


@kernel
def learn_stack(world: World, f: int, stack: int, part: float) -> None:
    """Close `part` of what firm `f` does not yet know of the stack."""
    left = FLUENT - world.fluency[f, stack]
    world.fluency[f, stack] += math.floor(part * left + 0.5)


@kernel
def effort_of(spent: float, full: float) -> float:
    """Part of a full effort that `spent` buys: its root, and never more than all."""
    return min(1.0, math.sqrt(spent / full))


@kernel
def start_port(rules: Rules, world: World, log: Log, f: int, stack: int, spent: int) -> None:
    """Pay for a port, which then takes the attention of the firm's people for weeks."""
    post(world, log, MONEY, f, SUPPLIERS, spent, PORTING)
    world.port_stack[f] = stack
    world.port_left[f] = rules.port_weeks
    world.port_effort[f] = effort_of(float(spent), rules.port_cost)


@kernel
def attention(rules: Rules, world: World, f: int) -> float:
    """Part of their time that the firm's people have for research."""
    return 1.0 - rules.port_drag if world.port_stack[f] != NOBODY else 1.0


@kernel
def advance_stacks(rules: Rules, world: World, log: Log) -> None:
    """A week of porting, of practice, and of a camp that learns together."""
    for f in range(rules.firms):
        if world.status[f] == ACTIVE:
            if world.port_stack[f] != NOBODY:
                _port(rules, world, log, f)
            if rules.learning > 0.0:
                _practise(rules, world, f)
    if rules.solidarity > 0.0:
        for stack in range(rules.stacks):
            _close_ranks(rules, world, stack)


@kernel
def _port(rules: Rules, world: World, log: Log, f: int) -> None:
    """The owner's work on its own stack is of use to all who run it."""
    stack = world.port_stack[f]
    gain = rules.port_gain * world.port_effort[f]
    learn_stack(world, f, stack, gain)
    if rules.stack_owner[stack] == f:
        for other in range(rules.firms):
            if other != f:
                learn_stack(world, other, stack, rules.port_spread * gain)
    world.port_left[f] -= 1
    if world.port_left[f] <= 0:
        world.port_stack[f] = NOBODY
        note(log, PORTED, f, stack, world.fluency[f, stack] / FLUENT)


@kernel
def _practise(rules: Rules, world: World, f: int) -> None:
    """Who runs a stack learns it, in proportion to the compute on it (Arrow 1962)."""
    total = 0.0
    for chip in range(rules.chips):
        total += world.energised[f, chip] * rules.chip_units[chip]
    if total <= 0.0:
        return
    for chip in range(rules.chips):
        stack = rules.chip_stack[chip]
        if stack != NOBODY and world.energised[f, chip] > 0:
            part = world.energised[f, chip] * rules.chip_units[chip] / total
            learn_stack(world, f, stack, rules.learning * part)


@kernel
def _close_ranks(rules: Rules, world: World, stack: int) -> None:
    """Firms of a region that is cut off learn its stack together, the more so the more is barred.

    What each finds out is told to all (a camp's common pool; von Hippel 1987 on the informal
    trade of know-how).
    """
    region = rules.stack_region[stack]
    if region == NOBODY:
        return
    part = rules.solidarity * closure(rules, world, region)
    for f in range(rules.firms):
        if rules.firm_region[f] == region and world.status[f] == ACTIVE:
            learn_stack(world, f, stack, part)

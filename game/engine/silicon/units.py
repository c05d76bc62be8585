"""What a card gives in a firm's hands.

Invariant: never more than the card's compute, and all of it for a fluent firm and mature
silicon.
"""

from __future__ import annotations

import math

from game.compiled.rules import Rules
from game.compiled.sizes import NOBODY
from game.compiled.world import World
from game.engine.jit import kernel

FLUENT = 1_000_000
"""Millionths of a firm that knows a stack as well as anybody."""

_YEAR = 52.0


@kernel
def units_of(rules: Rules, world: World, f: int, chip: int) -> float:
    """Compute of a card in firm `f`'s hands, units.

    Code that is not written for a card leaves part of it idle; leaving a stack costs that
    much until the code is rewritten (switching costs, Klemperer 1995).
    """
    stack = rules.chip_stack[chip]
    known = world.fluency[f, stack] / FLUENT if stack != NOBODY else 1.0
    fluent = rules.fluency_floor + (1.0 - rules.fluency_floor) * known
    ripe = rules.maturity_floor + (1.0 - rules.maturity_floor) * world.maturity[chip]
    return rules.chip_units[chip] * fluent * ripe


@kernel
def thriftiest(rules: Rules, world: World, f: int, done: int) -> int:
    """Of firm `f`'s kinds of chip not in the bits of `done`, the one with most compute per watt."""
    best, most = NOBODY, -1.0
    for rank in range(rules.chips):
        chip = rules.chip_order[rank]
        if done >> chip & 1 == 0:
            thrift = units_of(rules, world, f, chip) / rules.chip_power[chip]
            if thrift > most:
                best, most = chip, thrift
    return best


@kernel
def kept_worth(rules: Rules, world: World, chip: int) -> float:
    """Part of its used price that age has left a card (geometric, Hulten & Wykoff 1981)."""
    years = (rules.chip_age[chip] + world.turn) / _YEAR
    return math.pow(1.0 - rules.worth_fade, years)

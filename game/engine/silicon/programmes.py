"""Own silicon: it ripens with what is spent on it, and its maker decides who may buy it.

Invariant: maturity only grows and stays at most 1; a chip below the bar is sold to nobody
but its maker.
"""

from __future__ import annotations

from game.compiled.causes import CHIP_DELAYED, CHIP_RIPE
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.world import World
from game.engine.books import note
from game.engine.draw import CHIP_RESPIN, uniform
from game.engine.jit import kernel
from game.engine.silicon.porting import effort_of


@kernel
def ripen(rules: Rules, world: World, log: Log) -> None:
    """Work of the week brings each chip a part of what is left, or is lost to a respin."""
    for chip in range(rules.chips):
        spent = world.developing[chip]
        world.developing[chip] = 0
        if spent <= 0:
            continue
        maker, before = world.chip_seller[chip], world.maturity[chip]
        draw = uniform(world.seed, world.turn, CHIP_RESPIN, rules.firm_key[maker] + chip)
        if draw < rules.develop_delay:
            note(log, CHIP_DELAYED, maker, chip, before)
            continue
        part = rules.develop_gain * effort_of(float(spent), rules.develop_cost)
        world.maturity[chip] = before + part * (1.0 - before)
        if before < rules.offer_bar <= world.maturity[chip]:
            note(log, CHIP_RIPE, maker, chip, world.maturity[chip])

"""Phase 4, power: cards are energised as far as the megawatts go.

Invariant: energised cards never need more power than the firm is connected to;
cards that do more per watt come first, so no other choice yields more compute
up to the last card of each kind.
"""

from __future__ import annotations

from game.compiled.causes import CHIPS_DARK
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import CHIP_LEDGER, MOST_COUNT, NOBODY
from game.compiled.world import ACTIVE, World
from game.engine.books import note
from game.engine.ground.halls import usable_power
from game.engine.jit import kernel, part
from game.engine.silicon.units import thriftiest, units_of


@part(Rules, World, Log)
def power(rules: Rules, world: World, log: Log) -> None:
    """Energise every firm's cards and set `compute`."""
    for f in range(rules.firms):
        dark = energise(rules, world, f)
        if dark > 0:
            note(log, CHIPS_DARK, f, NOBODY, float(dark))


@kernel
def energise(rules: Rules, world: World, f: int) -> int:
    """Share out firm `f`'s power, best compute per watt first; the cards left dark."""
    for chip in range(rules.chips):
        world.energised[f, chip] = 0
    units = 0.0
    dark, done = 0, _lacking(rules, world, f)
    every = (1 << int(rules.chips)) - 1
    watts = usable_power(rules, world, f) * 1000 if world.status[f] == ACTIVE else 0
    enough = _needs(rules, world, f) <= watts
    for rank in range(rules.chips):
        if done == every:
            break
        chip = rules.chip_order[rank] if enough else thriftiest(rules, world, f, done)
        if chip == NOBODY or done >> chip & 1:
            continue
        done |= 1 << chip
        owned = world.balance[CHIP_LEDGER + chip, f]
        lit = min(owned, watts // rules.chip_power[chip], MOST_COUNT)
        watts -= lit * rules.chip_power[chip]
        world.energised[f, chip] = lit
        if lit > 0:
            units += lit * units_of(rules, world, f, chip)
        dark += owned - lit
    world.compute[f] = units
    return int(dark)


@kernel
def _lacking(rules: Rules, world: World, f: int) -> int:
    """Bits of the kinds of chip of which firm `f` has none: nothing to weigh against others."""
    bits = 0
    for chip in range(rules.chips):
        if world.balance[CHIP_LEDGER + chip, f] == 0:
            bits |= 1 << chip
    return bits


@kernel
def _needs(rules: Rules, world: World, f: int) -> int:
    """Watts that all cards of firm `f` need."""
    needed = 0
    for chip in range(rules.chips):
        needed += world.balance[CHIP_LEDGER + chip, f] * rules.chip_power[chip]
    return int(needed)


@kernel
def dark_bill(rules: Rules, world: World, f: int) -> int:
    """What cards without power cost firm `f` in a week (thousand USD).

    They lose worth by age whether they work or not (user cost of capital, Jorgenson 1963),
    and stand in somebody's hall.
    """
    bill = 0.0
    for chip in range(rules.chips):
        dark = world.balance[CHIP_LEDGER + chip, f] - world.energised[f, chip]
        if dark > 0:
            bill += rules.dark_cost * world.chip_price[chip] * dark
    return int(bill)

"""What a firm owes each week by being there: wages, energy, interest.

Invariant: a bill is a whole number of thousands of dollars, rounded down once.
"""

from __future__ import annotations

from game.compiled.rules import Rules
from game.compiled.sizes import PEOPLE, POWER
from game.compiled.world import World
from game.engine.jit import kernel

_WEEKS = 52.0


@kernel
def energy_bill(rules: Rules, world: World, f: int) -> int:
    """Energy of all energised cards, the dirty part at its own price (thousand USD a week)."""
    watts = 0
    for chip in range(rules.chips):
        watts += world.energised[f, chip] * rules.chip_power[chip]
    used = watts / 1000.0
    connected = max(1.0, float(world.balance[POWER, f]))
    dirty = used * min(1.0, world.fast_power[f] / connected)
    return int((used - dirty) * rules.grid_energy + dirty * rules.fast_energy)


@kernel
def wage_bill(world: World, f: int, premium: float) -> int:
    """Pay of all people for a week, `premium` a year for teams among them (thousand USD)."""
    return int((world.balance[PEOPLE, f] * world.pay[f] + premium) / _WEEKS)


@kernel
def interest_due(rules: Rules, world: World, f: int) -> int:
    """Interest for a week at the base rate and the firm's spread (thousand USD)."""
    return int(world.debt[f] * (rules.base_rate + world.spread[f]) / _WEEKS)

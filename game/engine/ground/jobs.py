"""Jobs and bills: what the public minds beside smoke.

Invariant: both angers stay between 0 and 1 and fade; a firm never cuts more of its
overheads than the scenario allows.
"""

from __future__ import annotations

import math

from game.compiled.causes import LAID_OFF, SEVERANCE
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import LABOUR, MONEY, NOBODY, POWER
from game.compiled.world import World
from game.engine.books import note, post
from game.engine.jit import kernel

_GRAIN = 2.0**40
_GIGAWATT = 1e6
_MILLION = 1e3


@kernel
def unrest(rules: Rules, world: World) -> float:
    """Public mood lost to anger over jobs and over bills."""
    return rules.jobs_weight * world.jobs + rules.bills_weight * world.bills


@kernel
def overheads_due(rules: Rules, world: World, f: int) -> int:
    """The week's overheads of firm `f` less what was cut (thousand USD)."""
    return int(rules.overheads[f] * (1000 - world.trimmed[f]) // 1000)


@kernel
def severance(rules: Rules, world: World, f: int, percent: int) -> int:
    """What laying off so many per cent of the overheads costs at once (thousand USD)."""
    return int(rules.layoff_weeks * overheads_due(rules, world, f) * percent / 100.0)


@kernel
def _grain(anger: float) -> float:
    """A multiple of 2⁻⁴⁰: sums of these are exact, whoever lays off first."""
    return math.floor(anger * _GRAIN + 0.5) / _GRAIN


@kernel
def lay_off(rules: Rules, world: World, log: Log, f: int, percent: int) -> None:
    """Overheads fall for good; those who stay, and the public, take it ill."""
    cost = severance(rules, world, f, percent)
    cut = overheads_due(rules, world, f) * percent / 100.0
    post(world, log, MONEY, f, LABOUR, cost, SEVERANCE)
    left = (1000 - world.trimmed[f]) * (100 - percent) / 100.0
    world.trimmed[f] = 1000 - math.ceil(left)
    world.morale[f] = max(0.0, world.morale[f] - rules.layoff_morale * percent / 100.0)
    world.jobs = min(1.0, _grain(world.jobs) + _grain(rules.layoff_anger * cut / _MILLION))
    note(log, LAID_OFF, f, NOBODY, float(percent))


@kernel
def move_public_anger(rules: Rules, world: World) -> None:
    """Work that machines take over faster than people get used to it, and dearer power.

    Displacement outruns reinstatement when automation is fast (Acemoglu & Restrepo 2019).
    """
    use = 0.0
    for segment in range(rules.segments):
        use += world.usage[segment]
    growth = math.log(use / world.use_before) if use > 0.0 and world.use_before > 0.0 else 0.0
    lost = rules.jobs_gain * max(0.0, growth - rules.jobs_pace)
    world.jobs = min(1.0, world.jobs * (1.0 - rules.jobs_fade) + lost)
    world.use_before = use
    power = 0.0
    for f in range(rules.firms):
        power += world.balance[POWER, f]
    dearer = rules.bills_gain * max(0.0, power - world.power_before) / _GIGAWATT
    world.bills = min(1.0, world.bills * (1.0 - rules.bills_fade) + dearer)
    world.power_before = power

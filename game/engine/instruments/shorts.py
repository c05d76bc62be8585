"""Short sellers: they follow the gap between headline and consolidated value.

Invariant: nobody sells short what is not listed, and never more than `short_most`.
"""

from __future__ import annotations

from game.compiled.causes import SHORTS_STRUCK
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import NOBODY
from game.compiled.world import ACTIVE, World
from game.engine.books import note
from game.engine.instruments.feelings import hurt
from game.engine.jit import kernel


@kernel
def move_shorts(rules: Rules, world: World, log: Log) -> None:
    """Build up or cover, by the values of last week; both weigh on sentiment or lift it."""
    for f in range(rules.firms):
        target = target_of(rules, world, f)
        if target > 0.0 or world.shorts[f] > 0.0:
            _move(rules, world, log, f, target)


@kernel
def target_of(rules: Rules, world: World, f: int) -> float:
    """Part of firm `f` that short sellers want to have sold: what the gap exceeds a bar by.

    The gap is the part of the headline value that other firms in the game hold, which the
    world outside therefore does not own (Elliott, Golub & Jackson 2014).
    """
    if world.status[f] != ACTIVE or world.listed[f] == 0 or world.value[f] <= 0.0:
        return 0.0
    gap = 1.0 - world.net_value[f] / world.value[f]
    wanted = rules.short_reach * (gap - rules.short_bar)
    return min(rules.short_most, max(0.0, wanted))


@kernel
def _move(rules: Rules, world: World, log: Log, f: int, target: float) -> None:
    """Part of the way to the target: arbitrage is slow and costly (Shleifer & Vishny 1997).

    What stands short presses on the price, since doubt can be sold and belief be held to
    (Miller 1977); what is bought back lifts it, a squeeze.
    """
    before = world.shorts[f]
    after = before + rules.short_speed * (target - before)
    world.shorts[f] = after if after > 1e-6 else 0.0
    hurt(world, f, rules.short_weight * world.shorts[f])
    hurt(world, f, -rules.short_squeeze * max(0.0, before - world.shorts[f]))
    if before < rules.short_strike <= world.shorts[f]:
        note(log, SHORTS_STRUCK, f, NOBODY, world.shorts[f])

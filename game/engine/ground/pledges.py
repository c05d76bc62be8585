"""Pledges to invest at home: favour now, and a reckoning on the day.

Invariant: what counts as kept is what the firm paid for cards, power, halls and lines out
of its own cash; what a vendor lent does not. A firm has at most one pledge open.
"""

from __future__ import annotations

from game.compiled.causes import PLEDGE_BROKEN, PLEDGE_KEPT, PLEDGE_MADE
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import MOST_COUNT, NOBODY
from game.compiled.world import ACTIVE, World
from game.engine.books import note
from game.engine.jit import kernel


@kernel
def count_invested(world: World, f: int, paid: int) -> None:
    """Count `paid` (thousand USD) of firm `f`'s own cash towards its open pledge."""
    if world.pledge_week[f] != NOBODY:
        world.pledge_done[f] = min(MOST_COUNT, world.pledge_done[f] + paid)


@kernel
def weight_of(rules: Rules, pledged: int) -> float:
    """How much a pledge of `pledged` thousand USD impresses, 0 to 1: half at `pledge_scale`.

    Headlines saturate (Hill curve of attention, as with keynotes).
    """
    return pledged / (pledged + rules.pledge_scale)


@kernel
def due_turn(rules: Rules, world: World) -> int:
    """Turn at whose start a pledge of today is judged.

    Every word is, and while investors still have a week to price what became of it.
    """
    return min(world.turn + rules.pledge_weeks, rules.turns - 1)


@kernel
def make_pledge(rules: Rules, world: World, log: Log, f: int, amount: int) -> None:
    """Promise; the capital is pleased at once, less so of a friend of old."""
    world.pledge_sum[f] = amount
    world.pledge_done[f] = 0
    world.pledge_week[f] = due_turn(rules, world)
    world.favour[f] += _room(world, f) * min(1.0, rules.pledge_gain * weight_of(rules, amount))
    note(log, PLEDGE_MADE, f, NOBODY, float(amount))


@kernel
def _room(world: World, f: int) -> float:
    """How much of what is won counts: a full friend wins nothing more."""
    return min(1.0, 1.0 - max(0.0, world.favour[f]))


@kernel
def settle_pledges(rules: Rules, world: World, log: Log) -> None:
    """Judge the pledges that fall due with this week."""
    for f in range(rules.firms):
        due = world.pledge_week[f]
        if due == NOBODY or (world.status[f] == ACTIVE and world.turn + 1 < due):
            continue
        if world.status[f] == ACTIVE:
            _judge(rules, world, log, f)
        world.pledge_week[f] = NOBODY
        world.pledge_sum[f] = 0
        world.pledge_done[f] = 0


@kernel
def _judge(rules: Rules, world: World, log: Log, f: int) -> None:
    """Thanks for one that was kept; for one that was not, blame by the part that is missing.

    What is broken costs more than making it won: losses weigh more than gains (Kahneman &
    Tversky 1979).
    """
    pledged = world.pledge_sum[f]
    weight = weight_of(rules, pledged)
    missing = 1.0 - min(1.0, world.pledge_done[f] / max(1, pledged))
    if missing <= 0.0:
        world.favour[f] += _room(world, f) * min(1.0, rules.pledge_thanks * weight)
        world.trust[f] += rules.pledge_trust * weight * (1.0 - world.trust[f])
        note(log, PLEDGE_KEPT, f, NOBODY, float(pledged))
        return
    world.favour[f] = max(-1.0, world.favour[f] - rules.pledge_shame * weight * missing)
    world.trust[f] *= 1.0 - rules.pledge_blame * missing
    world.sentiment[f] *= 1.0 - rules.pledge_blame * missing
    world.pledges_broken[f] += 1
    note(log, PLEDGE_BROKEN, f, NOBODY, missing)

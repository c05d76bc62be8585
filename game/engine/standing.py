"""Named quantities that tell where a firm stands among all: what the ends of a game ask.

Invariant: codes from `FIRST_STANDING` to `LAST_STANDING` are those of `QUANTITIES`;
no event moves them.
"""

from __future__ import annotations

from typing import Final

from game.compiled.quantities import QUANTITY_BY_NAME
from game.compiled.sizes import FIRMS
from game.compiled.world import ACTIVE, World
from game.engine.jit import kernel

FIRST_STANDING: Final = QUANTITY_BY_NAME["world", "tower"]
(_TOWER, _HOTTEST, _AGI, _OWN_AGI, _NET_VALUE, _NET_RANK, _BUYERS, _TRADE_SHARE) = range(
    FIRST_STANDING, FIRST_STANDING + 8
)
LAST_STANDING: Final = _TRADE_SHARE


@kernel
def read_standing(world: World, quantity: int, f: int) -> float:
    """The quantity in the unit people use."""
    value = 0.0
    if quantity == _TOWER:
        value = tower(world)
    elif quantity == _HOTTEST:
        for g in range(FIRMS):
            value = max(value, world.heat[g])
    elif quantity == _AGI:
        value = 1.0 if world.agi_week >= 0 else 0.0
    elif quantity == _OWN_AGI:
        value = 1.0 if world.agi_week >= 0 and world.agi_firm == f else 0.0
    elif quantity == _NET_VALUE:
        value = world.net_value[f] * 1e3
    elif quantity == _NET_RANK:
        value = float(net_rank(world, f))
    elif quantity == _BUYERS:
        value = float(buyers(world, f))
    elif quantity == _TRADE_SHARE:
        value = trade_share(world, f)
    return value


@kernel
def tower(world: World) -> float:
    """How high the tower of values stands: all headline values over those of the start."""
    now = 0.0
    first = 0.0
    for g in range(FIRMS):
        now += world.value[g]
        first += world.start_value[g]
    return now / first if first > 0.0 else 1.0


@kernel
def net_rank(world: World, f: int) -> int:
    """Place of the firm by consolidated value, from 1; firms of one value share a place."""
    rank = 1
    for g in range(FIRMS):
        if world.status[g] == ACTIVE and world.net_value[g] > world.net_value[f]:
            rank += 1
    return rank


@kernel
def buyers(world: World, f: int) -> int:
    """Firms that bought anything of the firm this week."""
    count = 0
    for g in range(FIRMS):
        if g != f and world.status[g] == ACTIVE and world.bought[g, f] > 0:
            count += 1
    return count


@kernel
def trade_share(world: World, f: int) -> float:
    """Part of what firms bought of one another this week that was bought of this firm."""
    own = 0
    total = 0
    for g in range(FIRMS):
        for h in range(FIRMS):
            total += world.bought[g, h]
        own += world.bought[g, f]
    return own / total if total > 0 else 0.0

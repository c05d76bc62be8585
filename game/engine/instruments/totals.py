"""Sums over all firms that say how large one of them is.

Invariant: a sum is at least a thousand dollars, so that parts of it can be told.
"""

from __future__ import annotations

from game.compiled.sizes import FIRMS
from game.compiled.world import World
from game.engine.jit import kernel


@kernel
def all_value(world: World) -> float:
    """Headline value of all firms together (thousand USD)."""
    total = 0.0
    for f in range(FIRMS):
        total += world.value[f]
    return max(1.0, total)


@kernel
def all_debt(world: World, f: int) -> int:
    """Everything firm `f` has borrowed from the capital markets (thousand USD)."""
    return world.debt[f] + world.spv_debt[f] + world.margin_debt[f]


@kernel
def debt_of_all(world: World) -> float:
    """What all firms together have borrowed (thousand USD)."""
    total = 0.0
    for f in range(FIRMS):
        total += float(all_debt(world, f))
    return max(1.0, total)

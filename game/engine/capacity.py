"""How much compute a firm can put to each use.

Invariant: training, serving and letting together never use more than the firm
has energised, leased and rented.
"""

from __future__ import annotations

from game.compiled.world import World
from game.engine.jit import kernel


@kernel
def own_compute(world: World, f: int) -> float:
    """Units owned or leased by contract, those let by contract taken off."""
    return max(0.0, world.compute[f] + world.leased_in[f])


@kernel
def for_training(world: World, f: int) -> float:
    """Units for training this week."""
    return own_compute(world, f) * world.train_share[f] + _rented_for(
        world, f, world.train_share[f]
    )


@kernel
def for_serving(world: World, f: int) -> float:
    """Units for serving users this week."""
    return own_compute(world, f) * world.serve_share[f] + _rented_for(
        world, f, world.serve_share[f]
    )


@kernel
def for_letting(world: World, f: int) -> float:
    """Units offered on the rental market this week."""
    free = 1.0 - world.train_share[f] - world.serve_share[f]
    return own_compute(world, f) * max(0.0, free)


@kernel
def _rented_for(world: World, f: int, share: float) -> float:
    used = world.train_share[f] + world.serve_share[f]
    return world.rented[f] * share / used if used > 0.0 else 0.0

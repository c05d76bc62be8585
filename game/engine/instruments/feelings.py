"""How instruments move what investors feel.

Invariant: sentiment and mood stay between the same ends as in the capital phase.
"""

from __future__ import annotations

from game.compiled.world import World
from game.engine.jit import kernel

LEAST, MOST = 0.3, 3.0


@kernel
def hurt(world: World, f: int, loss: float) -> None:
    """Take `loss` from the sentiment about firm `f`; a negative loss is a gain."""
    world.sentiment[f] = min(MOST, max(LEAST, world.sentiment[f] - loss))


@kernel
def sadden(world: World, loss: float) -> None:
    """Take `loss` from everybody's mood."""
    world.mood = min(MOST, max(LEAST, world.mood - loss))

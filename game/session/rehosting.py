"""What users find elsewhere where a house serves the open weights of another.

Invariant: the same formula as the engine's `second_hand`, on plain numbers.
"""

from __future__ import annotations

from game.compiled.layout import Record
from game.compiled.sizes import NOBODY
from game.compiled.world import ACTIVE, RELEASED


def elsewhere_for(rules: Record, world: Record, f: int) -> float:
    """USD per million tokens for which another's open weights that the firm serves may be had.

    0.0 for a house that serves what is its own, or not open, or that has no name to lose.
    """
    served = int(world["serves"][f])
    if served == NOBODY or int(world["model_owner"][served]) == f:
        return 0.0
    made = (world["model_owner"] == f) & (world["model_state"] == RELEASED)
    if not world["model_open"][served] or not made.any():
        return 0.0
    others = (world["serves"] == served) & (world["status"] == ACTIVE)
    others[f] = False
    weight = float(world["model_weight"][served]) / float(world["public_skill"])
    prices = [weight * float(world["spot_price"]), *world["price"][others].tolist()]
    return float(max(min(prices), float(rules["price_low"])))

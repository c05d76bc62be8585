"""How wide a door a placement may open, and how much of orders may be promised back.

Invariant: the formulas are those of `game.engine.contracts.writing` on plain numbers.
"""

from __future__ import annotations

from game.compiled.layout import Record
from game.compiled.sizes import FIRMS


def door_width(rules: Record, world: Record, giver: int, segment: int) -> float:
    """Widest door, in utility, that an account may open before the users of a segment."""
    most = float(rules["door_most"])
    if giver >= FIRMS:
        return most
    return most * max(float(rules["reach"][giver, segment]), float(world["share"][giver, segment]))

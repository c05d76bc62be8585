"""Reads and moves the named quantities of care, shortcuts and scores.

Invariant: codes from `FIRST_RIVALRY` to `LAST_RIVALRY` are those of `QUANTITIES`, in the unit
people use.
"""

from __future__ import annotations

from typing import Final

from game.compiled.quantities import QUANTITY_BY_NAME
from game.compiled.sizes import NOBODY
from game.compiled.world import World
from game.engine.jit import kernel

FIRST_RIVALRY: Final = QUANTITY_BY_NAME["firms", "care"]
(_CARE, _HIDES_SCORE, _HIDES_SAFETY, _HIDES_CONTENT, _PUFFED) = range(
    FIRST_RIVALRY, FIRST_RIVALRY + 5
)
LAST_RIVALRY: Final = _PUFFED
_PUFFS = 100.0
"""`World.puffed` counts hundredths of a point."""


@kernel
def read_rivalry(world: World, quantity: int, place: int) -> float:
    """The quantity in the unit people use."""
    if quantity == _CARE:
        return float(world.care[place])
    if quantity == _PUFFED:
        return world.puffed[place] / _PUFFS
    return 1.0 if world.cut_week[place, quantity - _HIDES_SCORE] != NOBODY else 0.0


@kernel
def write_rivalry(world: World, quantity: int, place: int, value: float) -> None:
    """Set the quantity; what a firm hides from now on counts from this week."""
    if quantity == _CARE:
        world.care[place] = int(value + 0.5)
    elif quantity == _PUFFED:
        world.puffed[place] = int(value * _PUFFS + 0.5)
    elif value < 0.5:
        world.cut_week[place, quantity - _HIDES_SCORE] = NOBODY
    elif world.cut_week[place, quantity - _HIDES_SCORE] == NOBODY:
        world.cut_week[place, quantity - _HIDES_SCORE] = world.turn

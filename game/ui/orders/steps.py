"""The next rounder number above or below one, for the arrow keys.

Invariant: a step never leaves the bounds, and a step up and one down again come back to
where one began, or to the round number next to it.
"""

from __future__ import annotations

import math
from typing import Final

from game.ui.orders.units import Unit

_MANTISSAS: Final = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)

Bounds = tuple[float, float]
"""Lowest and highest number that is allowed, in people's unit."""


def stepped(unit: Unit, number: float, up: bool, bounds: Bounds = (0.0, math.inf)) -> float:
    """The next rounder number within `bounds`: five points of a per cent, else 1, 1.2, 1.5…"""
    if not math.isfinite(number):
        return number
    return min(max(_rounder(unit, number, up), bounds[0]), bounds[1])


def _rounder(unit: Unit, number: float, up: bool) -> float:
    if unit.label == "%":
        return min(
            max(5.0 * (math.floor(number / 5) + 1 if up else math.ceil(number / 5) - 1), 0), 100
        )
    least = 0.001 if unit.dollars else 1.0
    if number < least:
        return least if up else 0.0
    scale = 10.0 ** math.floor(math.log10(number))
    ladder = [size * mantissa for size in (scale / 10, scale) for mantissa in _MANTISSAS]
    if not unit.dollars:
        ladder = [float(round(step)) for step in ladder]
    near = scale * 1e-9
    if up:
        return round(min((s for s in ladder if s > number + near), default=scale * 10), 6)
    return round(max((s for s in ladder if s < number - near), default=0.0), 6)

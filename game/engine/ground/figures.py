"""Reads and moves the named quantities of pledges, Brussels and the public's anger.

Invariant: codes from `FIRST` to `LAST` are those of `QUANTITIES`, in the unit people use.
"""

from __future__ import annotations

from typing import Final

from game.compiled.quantities import QUANTITY_BY_NAME
from game.compiled.world import World
from game.engine.jit import kernel

FIRST: Final = QUANTITY_BY_NAME["world", "tariff"]
(
    _TARIFF, _DIGITAL_TAX, _SCRUTINY, _JOBS, _BILLS, _FILE, _PLEDGED, _INVESTED, _BROKEN,
) = range(FIRST, FIRST + 9)  # fmt: skip
LAST: Final = _BROKEN


@kernel
def read_ground(world: World, quantity: int, f: int) -> float:
    """The quantity in the unit people use."""
    value = 0.0
    if quantity == _TARIFF:
        value = world.tariff
    elif quantity == _DIGITAL_TAX:
        value = world.digital_tax
    elif quantity == _SCRUTINY:
        value = world.scrutiny
    elif quantity == _JOBS:
        value = world.jobs
    elif quantity == _BILLS:
        value = world.bills
    elif quantity == _FILE:
        value = world.file[f]
    elif quantity == _PLEDGED:
        value = world.pledge_sum[f] * 1e3
    elif quantity == _INVESTED:
        value = world.pledge_done[f] * 1e3
    elif quantity == _BROKEN:
        value = float(world.pledges_broken[f])
    return value


@kernel
def write_ground(world: World, quantity: int, f: int, value: float) -> None:
    """Set the quantity; what has no bounds never comes here."""
    if quantity == _TARIFF:
        world.tariff = value
    elif quantity == _DIGITAL_TAX:
        world.digital_tax = value
    elif quantity == _SCRUTINY:
        world.scrutiny = value
    elif quantity == _JOBS:
        world.jobs = value
    elif quantity == _BILLS:
        world.bills = value
    elif quantity == _FILE:
        world.file[f] = value

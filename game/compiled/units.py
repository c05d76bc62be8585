"""From the units of a scenario to those of the engine.

Invariant: a key is converted by the unit in its definition and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from game.scenario.keys import key_of

HOURS_A_WEEK = 168.0

FACTORS = {
    "usd": 1e-3,
    "usd a kilowatt": 1e-3,
    "usd a kilowatt-hour": 1e-3 * HOURS_A_WEEK,
    "usd an hour": 1e-3 * HOURS_A_WEEK,
    "megawatts": 1e3,
}
"""By unit of a scenario key: how many of the engine's units one is."""


def converted(entry: attrs.AttrsInstance) -> Iterator[tuple[str, float]]:
    """Name and value of every number of `entry`, in the engine's units."""
    for attribute in attrs.fields(type(entry)):
        value = getattr(entry, attribute.name)
        if isinstance(value, int | float) and not isinstance(value, bool):
            factor = FACTORS.get(key_of(attribute).unit, 1.0)
            yield attribute.name, value * factor if factor != 1.0 else value


def thousands(usd: float) -> int:
    """Dollars as whole thousands, the unit of the money ledger."""
    return round(usd / 1000)

"""How wide a door a placement may open, and how much compute a landlord may be asked for.

Invariant: the formulas are those of `game.engine.contracts.writing` and `.pledges` on plain
numbers; both rest on what everybody can see.
"""

from __future__ import annotations

from game.compiled.layout import Record
from game.compiled.sizes import FIRMS, NOBODY, POWER


def door_width(rules: Record, world: Record, giver: int, segment: int) -> float:
    """Widest door, in utility, that an account may open before the users of a segment."""
    most = float(rules["door_most"])
    if giver >= FIRMS:
        return most
    return most * max(float(rules["reach"][giver, segment]), float(world["share"][giver, segment]))


def most_units(rules: Record, world: Record, f: int, region: int = NOBODY) -> float:
    """Units that all the power of firm `f` could light, in cards sold in the region if any."""
    return float(world["balance"][POWER, f]) * best_thrift(rules, world, region)


def best_thrift(rules: Record, world: Record, region: int = NOBODY) -> float:
    """Most units that any card gives for a kilowatt; of cards sold in the region if any."""
    chips = int(rules["chips"])
    thrift = rules["chip_units"][:chips] / rules["chip_power"][:chips] * 1000.0
    sold = thrift if region == NOBODY else thrift[world["licence"][:chips, region] == 1]
    return float(sold.max()) if sold.size else 0.0

"""How wide a door a placement may open, and how much compute a landlord may be asked for.

Invariant: the formulas are those of `game.engine.contracts.writing` and `.pledges` on plain
numbers; both rest on what everybody can see.
"""

from __future__ import annotations

from game.compiled.clauses import PLACEMENT, RUNNING
from game.compiled.layout import Record
from game.compiled.orders import WRITE_CLAUSE
from game.compiled.sizes import FIRMS, NOBODY, POWER
from game.session.bonds import last_week
from game.session.falling_due import rows_of
from game.words import _


def door_width(rules: Record, world: Record, giver: int, segment: int) -> float:
    """Widest door, in utility, that an account may open before the users of a segment."""
    most = float(rules["door_most"])
    if giver >= FIRMS:
        return most
    return most * max(float(rules["reach"][giver, segment]), float(world["share"][giver, segment]))


def door_let(_rules: Record, world: Record, order: Record) -> str:
    """Until which week the first place at the door of a clause is another's; "" if untold."""
    rows = (world["clause_kind"] == PLACEMENT) & (world["clause_giver"] == order["giver"])
    rows &= (world["clause_subject"] == order["subject"]) & (world["clause_contract"] != NOBODY)
    for row in (rows & (world["clause_taker"] != order["taker"])).nonzero()[0].tolist():
        place = int(world["clause_contract"][row])
        known = world["contract_state"][place] == RUNNING and not world["contract_secret"][place]
        if known and int(order["kind"]) == WRITE_CLAUSE:
            return _until(last_week(world, place, rows_of(world, place)))
    return ""


def _until(week: int) -> str:
    if week < 0:
        return _("until somebody ends that")
    return _("until week {week}").format(week=week)


def most_units(rules: Record, world: Record, f: int, region: int = NOBODY) -> float:
    """Units that all the power of firm `f` could light, in cards sold in the region if any."""
    return float(world["balance"][POWER, f]) * best_thrift(rules, world, region)


def best_thrift(rules: Record, world: Record, region: int = NOBODY) -> float:
    """Most units that any card gives for a kilowatt; of cards sold in the region if any."""
    chips = int(rules["chips"])
    thrift = rules["chip_units"][:chips] / rules["chip_power"][:chips] * 1000.0
    sold = thrift if region == NOBODY else thrift[world["licence"][:chips, region] == 1]
    return float(sold.max()) if sold.size else 0.0

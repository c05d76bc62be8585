"""What a vehicle could still borrow for a firm, and on what: as the engine will decide it.

Invariant: an order for the room is allowed, one for a thousand dollars more is refused.
"""

from __future__ import annotations

import math

import numpy as np

from game.compiled.clauses import BREAKING, COLLATERAL, CREDIT, RUNNING, SLEEPING
from game.compiled.layout import Record
from game.compiled.sizes import CHIP_LEDGER, NOBODY, POWER
from game.session.rooms import bearable

_WEEKS = 52.0


def vehicle_room(rules: Record, world: Record, f: int) -> int:
    """What vehicles could still borrow, thousand USD."""
    limit = min(bearable(rules, world, f), float(rules["vehicle_limit"]) * float(world["value"][f]))
    if rules["vehicle_part"] > 0.0:
        limit = min(limit, float(rules["vehicle_part"]) * put_in(rules, world, f))
    return max(0, int(limit - float(world["spv_debt"][f])))


def put_in(rules: Record, world: Record, f: int) -> float:
    """Worth of what firm `f` could put into a vehicle, thousand USD: see the engine's vehicles."""
    worth = float(world["balance"][POWER, f]) * float(rules["grid_cost"])
    worth += float(world["halls"][f]) * float(rules["hall_cost"])
    for chip in range(int(rules["chips"])):
        cards = int(world["balance"][CHIP_LEDGER + chip, f]) + int(world["arriving"][f, chip].sum())
        years = (int(rules["chip_age"][chip]) + int(world["turn"])) / _WEEKS
        kept = math.pow(1.0 - float(rules["worth_fade"]), years)
        free = max(0, cards - _bound(world, COLLATERAL, "giver", f, "amount", chip))
        worth += free * (float(world["chip_price"][chip]) * kept)
    return max(0.0, worth - _bound(world, CREDIT, "taker", f, "done"))


def _bound(world: Record, kind: int, side: str, f: int, what: str, chip: int = NOBODY) -> int:
    """Sum of `what` over the clauses of a kind that bind firm `f`, of one chip where given."""
    states = [RUNNING, BREAKING, SLEEPING] if kind == COLLATERAL else [RUNNING, BREAKING]
    place = world["clause_contract"]
    its = (place != NOBODY) & (world["clause_kind"] == kind) & (world[f"clause_{side}"] == f)
    its &= np.isin(world["contract_state"][place], states)
    if chip != NOBODY:
        its &= world["clause_subject"] == chip
    return int(world[f"clause_{what}"][its].sum())

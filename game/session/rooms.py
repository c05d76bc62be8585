"""How far each way of raising money still goes, as the engine will decide it.

Invariant: an order for a room's amount is allowed as far as that room goes, one for a
thousand dollars more is refused; a test asks the engine.
"""

from __future__ import annotations

from game.compiled.layout import Record
from game.compiled.world import ACTIVE

_PUBLIC_HALF = 0.5


def loan_room(rules: Record, world: Record, f: int) -> int:
    """What lenders would still lend, thousand USD; on the state's word they lend more."""
    room = float(rules["loan_limit"]) * float(world["value"][f])
    return max(0, int(room + float(world["backstop"][f]) - float(world["debt"][f])))


def share_room(rules: Record, world: Record, f: int) -> int:
    """New shares the market still takes this week, thousand USD."""
    depth = 1.0 if world["listed"][f] == 1 else float(rules["private_depth"])
    room = depth * float(rules["share_limit"]) * float(world["value"][f])
    return max(0, int(room - float(world["raised"][f])))


def vehicle_room(rules: Record, world: Record, f: int) -> int:
    """What vehicles could still borrow, thousand USD."""
    room = float(rules["vehicle_limit"]) * float(world["value"][f])
    return max(0, int(room - float(world["spv_debt"][f])))


def margin_room(rules: Record, world: Record, f: int) -> int:
    """What could still be borrowed on shares, thousand USD."""
    value = 0.0
    for g, part in enumerate(world["held"][f].tolist()):
        if part > 0.0 and world["status"][g] == ACTIVE:
            value += part * float(world["value"][g])
    return max(0, int(float(rules["margin_limit"]) * value - float(world["margin_debt"][f])))


def buyback_room(rules: Record, world: Record, f: int) -> int:
    """Most own shares that one order may buy back, thousand USD, cash aside."""
    public = 1.0 - float(world["state_held"][f])
    for part in world["held"][:, f].tolist():
        public -= part
    most = min(float(rules["buyback_limit"]), _PUBLIC_HALF * public)
    return max(0, int(most * float(world["value"][f])))


def rescue_room(rules: Record, world: Record, f: int) -> int:
    """Debt the state could still be asked to answer for, thousand USD."""
    room = float(rules["rescue_limit"]) * float(world["value"][f]) + float(world["debt"][f])
    return max(0, int(room - float(world["backstop"][f])))


def asking_price(rules: Record, world: Record, target: int) -> int:
    """Least bid that the owners of `target` accept, thousand USD."""
    calm = float(world["spread"][target]) < float(rules["buy_distress"])
    premium = float(rules["buy_premium"]) if calm else 0.0
    price = float(world["value"][target]) * (1.0 + premium)
    return int(price) + (price > int(price))


def repayable(world: Record, f: int) -> int:
    """All that can be paid back, thousand USD."""
    return int(world["debt"][f] + world["spv_debt"][f] + world["margin_debt"][f])

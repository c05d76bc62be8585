"""How far each way of raising money still goes, as the engine will decide it.

Invariant: an order for a room's amount is allowed as far as that room goes, one for a
thousand dollars more is refused; a test asks the engine.
"""

from __future__ import annotations

from game.compiled.layout import Record
from game.compiled.sizes import MONEY, NOBODY
from game.compiled.world import ACTIVE
from game.engine.leaving import owed_by_promises

_PUBLIC_HALF = 0.5
_WEEKS = 52.0


def loan_room(rules: Record, world: Record, f: int) -> int:
    """What lenders would still lend, thousand USD; on the state's word they lend more."""
    room = min(bearable(rules, world, f), float(rules["loan_limit"]) * float(world["value"][f]))
    owed = float(world["debt"][f]) + owed_by_promises(world, f)
    return max(0, int(room + float(world["backstop"][f]) - owed))


def bearable(rules: Record, world: Record, f: int) -> float:
    """Debt the firm can bear in lenders' eyes, thousand USD: see the engine's loans."""
    earned = float(rules["debt_multiple"]) * float(world["earn_rate"][f])
    own = float(world["balance"][MONEY, f] - world["debt"][f])
    venture = float(rules["venture_part"]) * float(world["value"][f])
    return max(earned, venture * lasting(rules, world, f, own))


def lasting(rules: Record, world: Record, f: int, till: float) -> float:
    """Part of the losses lenders look at that `till` (thousand USD) covers, 0 to 1."""
    losses = int(rules["lender_weeks"]) * weekly_loss(rules, world, f)
    return min(1.0, max(0.0, till / losses)) if losses > 0.0 else 1.0


def share_room(rules: Record, world: Record, f: int) -> int:
    """New shares that are taken this week, thousand USD; none between two rounds."""
    listed = world["listed"][f] == 1
    last = int(world["round_week"][f])
    waits = last != NOBODY and last < int(world["turn"]) < last + int(rules["round_weeks"])
    if waits and not listed:
        return 0
    part = float(rules["share_limit"] if listed else rules["round_part"])
    return max(0, int(part * float(world["value"][f]) - float(world["raised"][f])))


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
    needed = float(world["debt"][f]) + int(rules["rescue_weeks"]) * weekly_loss(rules, world, f)
    room = min(needed, float(rules["rescue_limit"]) * float(world["value"][f]))
    return max(0, int(room - float(world["backstop"][f])))


def distress(rules: Record, world: Record, f: int) -> float:
    """How badly firm `f` needs help, 0 to 1: see the engine's rescues."""
    asked = float(world["spread"][f]) / float(rules["rescue_spread"])
    losses = int(rules["rescue_weeks"]) * weekly_loss(rules, world, f)
    short = 1.0 - int(world["balance"][MONEY, f]) / losses if losses > 0.0 else 0.0
    return min(1.0, max(0.0, asked, short))


def weekly_loss(rules: Record, world: Record, f: int) -> float:
    """What operations and interest take from the till in a week, at least 0, thousand USD."""
    base, spread = float(rules["base_rate"]), float(world["spread"][f])
    aside = base + spread + float(rules["vehicle_premium"])
    interest = int(int(world["debt"][f]) * (base + spread) / _WEEKS)
    interest += int(int(world["spv_debt"][f]) * aside / _WEEKS)
    interest += int(int(world["margin_debt"][f]) * (base + float(rules["margin_premium"])) / _WEEKS)
    return max(0.0, interest - float(world["earn_rate"][f]) / _WEEKS)


def asking_price(rules: Record, world: Record, target: int) -> int:
    """Least bid that the owners of `target` accept, thousand USD."""
    calm = float(world["spread"][target]) < float(rules["buy_distress"])
    multiple = float(rules["owners_ask"][target]) if calm else 1.0
    price = float(world["value"][target]) * multiple
    return int(price) + (price > int(price))


def repayable(world: Record, f: int) -> int:
    """All that can be paid back, thousand USD."""
    return int(world["debt"][f] + world["spv_debt"][f] + world["margin_debt"][f])


def line_room(rules: Record, world: Record, chip: int) -> int:
    """Cards a week of a chip that may still be booked this week."""
    most = max(1, int(float(rules["line_growth"]) * int(world["output"][chip])))
    return max(0, most - int(world["new_output"][chip, int(rules["line_weeks"]) - 1]))

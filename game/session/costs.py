"""What an order will cost after this week, beside what it takes at once.

Invariant: these are the engine's own prices read from the rules and the world;
nothing here decides whether an order is allowed.
"""

from __future__ import annotations

from game.compiled.layout import Record
from game.compiled.orders import BORROW, BUY_CHIPS, POACH, RENT


def later_cost(rules: Record, world: Record, order: Record) -> int:
    """US dollars that fall due as the order is carried out; for loans, a week's interest."""
    kind, amount = int(order["kind"]), int(order["amount"])
    if kind == BUY_CHIPS:
        return amount * _card(rules, world, int(order["subject"]), int(order["firm"])) * 1000
    if kind == POACH:
        return int(amount * float(order["price"]) * float(rules["signing"]) * 1000)
    if kind == RENT:
        rent = min(float(world["spot_price"]), float(order["price"]))
        return int(amount * rent * 1000)
    if kind == BORROW:
        rate = float(rules["base_rate"]) + float(world["spread"][int(order["firm"])])
        return int(amount * 1000 * rate / 52)
    return 0


def _card(rules: Record, world: Record, chip: int, firm: int) -> int:
    if chip < 0 or chip >= int(rules["chips"]):
        return 0
    if int(rules["chip_vendor"][chip]) == firm:
        return int(rules["chip_cost"][chip])
    return max(1, round(float(world["chip_price"][chip])))

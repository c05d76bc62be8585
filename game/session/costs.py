"""What an order costs: at once when it is refused, and after this week.

Invariant: these are the engine's own prices read from the rules and the world;
nothing here decides whether an order is allowed.
"""

from __future__ import annotations

import math

from game.compiled.layout import Record
from game.compiled.orders import (
    ANSWER,
    BORROW,
    BUILD_POWER,
    BUY_CHIPS,
    BUY_FIRM,
    DO_SPRINT,
    EXPAND_SUPPLY,
    GIVE_KEYNOTE,
    LOBBY,
    NO_CASH,
    POACH,
    RECRUIT,
    RENT,
    REPAY,
    SET_PAY,
)
from game.compiled.sizes import PEOPLE
from game.session.reckoning import card_price

_WEEKS = 52.0
_ROUNDS = 8
"""Rounds in which the spread and the interest it asks for settle."""


def price_now(rules: Record, world: Record, order: Record, code: int) -> int:
    """US dollars an order would cost at once that is refused for want of cash; else 0."""
    if code != NO_CASH:
        return 0
    kind, amount = int(order["kind"]), int(order["amount"])
    if kind == ANSWER:
        return int(rules["choice_cost"][int(order["subject"]), int(order["option"])]) * 1000
    return round(amount * price_of_one(rules, world, order) * 1000)


def price_of_one(rules: Record, world: Record, order: Record) -> float:
    """Thousand USD at once for one of an order's amount; 0.0 when nothing is due at once."""
    kind = int(order["kind"])
    if kind in (DO_SPRINT, GIVE_KEYNOTE, LOBBY, REPAY):
        return 1.0
    if kind == BUILD_POWER:
        return float(rules["fast_cost"] if int(order["option"]) == 1 else rules["grid_cost"])
    if kind == RECRUIT:
        return float(rules["recruit_cost"])
    if kind == EXPAND_SUPPLY:
        return line_price(rules, world, int(order["subject"]))
    return 0.0


def line_price(rules: Record, world: Record, chip: int) -> float:
    """Booking of a card a week, thousand USD: see the engine's legality."""
    booked = int(world["output"][chip]) + int(world["new_output"][chip].sum())
    size = max(1.0, booked / max(1, int(rules["chip_output"][chip])))
    rise = math.pow(size, float(rules["line_rise"]))
    return float(rules["line_cost"]) * int(rules["chip_cost"][chip]) * rise


def later_cost(rules: Record, world: Record, order: Record) -> int:
    """US dollars that fall due as the order is carried out.

    Of a bid it is the price, due when the courts approve; of a loan the interest it adds in
    a week, of new pay the wages it adds in a week; below zero, that much is saved.
    """
    f, kind, amount = int(order["firm"]), int(order["kind"]), int(order["amount"])
    if kind == SET_PAY:
        more = float(order["price"]) - float(world["pay"][f])
        return round(int(world["balance"][PEOPLE, f]) * more / _WEEKS * 1000)
    if kind == BORROW:
        debt = int(world["debt"][f])
        more = interest(rules, world, f, debt + amount) - interest(rules, world, f, debt)
        return round(more * 1000)
    return int(amount * _later_price_of_one(rules, world, order) * 1000)


def _later_price_of_one(rules: Record, world: Record, order: Record) -> float:
    """Thousand USD that fall due later for one of an order's amount; 0.0 for none."""
    kind = int(order["kind"])
    if kind == BUY_CHIPS:
        return card_price(rules, world, int(order["firm"]), int(order["subject"]))
    if kind == POACH:
        return float(order["price"]) * float(rules["signing"])
    if kind == RENT:
        return min(float(world["spot_price"]), float(order["price"]))
    return 1.0 if kind == BUY_FIRM else 0.0


def interest(rules: Record, world: Record, f: int, debt: int) -> float:
    """Thousand USD of interest a week on `debt` (thousand USD), at the rate that debt brings."""
    return debt * rate_at(rules, world, f, debt) / _WEEKS


def rate_at(rules: Record, world: Record, f: int, debt: int) -> float:
    """Yearly rate lenders ask of firm `f` once it owes `debt`: see the capital phase.

    Value is today's: what is borrowed is cash, so the loan itself leaves it as it is.
    """
    base = float(rules["base_rate"])
    risky = max(0.0, 1.0 - float(world["backstop"][f]) / max(1, debt))
    asked = float(rules["spread_low"])
    asked += float(rules["spread_leverage"]) * debt / max(1.0, float(world["value"][f]))
    income = max(1.0, float(world["income"][f]))
    spread = float(world["spread"][f])
    for _round in range(_ROUNDS):
        thin = min(1.0, debt * (base + spread) / _WEEKS / income)
        spread = asked + float(rules["spread_coverage"]) * thin
        spread = min(float(rules["spread_cap"]), spread) * risky
    return base + spread

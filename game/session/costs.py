"""What an order costs: at once when it is refused, and after this week.

Invariant: these are the engine's own prices read from the rules and the world;
nothing here decides whether an order is allowed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from game.compiled.layout import Record
from game.compiled.orders import (
    ANSWER,
    BID_TEAM,
    BORROW,
    BUILD_HALL,
    BUILD_POWER,
    BUY_CHIPS,
    BUY_FIRM,
    DEVELOP_CHIP,
    DO_SPRINT,
    EXPAND_SUPPLY,
    GIVE_KEYNOTE,
    LAUNCH_DEVICE,
    LAY_OFF,
    LOBBY,
    NO_CASH,
    POACH,
    PORT,
    RECRUIT,
    RENT,
    REPAY,
    SCOUT_FIRM,
    SEEK_LICENCE,
    SET_PAY,
    SETTLE,
    SUE,
)
from game.compiled.sizes import MONEY, PEOPLE
from game.session.ground_words import hall_price, severance_of_one
from game.session.reckoning import card_price
from game.session.rivalry import bonus_of
from game.session.rooms import lasting

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
    price = _AT_ONCE.get(int(order["kind"]))
    return price(rules, world, order) if price else 0.0


def _itself(_rules: Record, _world: Record, _order: Record) -> float:
    """The amount is the money."""
    return 1.0


def _what_helps(rules: Record, _world: Record, order: Record) -> float:
    """Of a sprint no more is taken than helps."""
    return min(1.0, float(rules["sprint_cost"]) / max(1, int(order["amount"])))


def _power_price(rules: Record, _world: Record, order: Record) -> float:
    return float(rules["fast_cost"] if int(order["option"]) == 1 else rules["grid_cost"])


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
    if kind == BID_TEAM:
        return bonus_of(rules, world, int(order["subject"]), float(order["price"])) * 1000
    later = _LATER.get(kind)
    return int(amount * later(rules, world, order) * 1000) if later else 0


def _cards_shipped(rules: Record, world: Record, order: Record) -> float:
    return card_price(rules, world, int(order["firm"]), int(order["subject"]))


_Price = Callable[[Record, Record, Record], float]

_AT_ONCE: Mapping[int, _Price] = {
    DO_SPRINT: _what_helps,
    GIVE_KEYNOTE: _itself,
    LOBBY: _itself,
    PORT: _itself,
    DEVELOP_CHIP: _itself,
    SEEK_LICENCE: _itself,
    REPAY: _itself,
    BUILD_HALL: hall_price,
    LAUNCH_DEVICE: _itself,
    SCOUT_FIRM: _itself,
    LAY_OFF: severance_of_one,
    SUE: _itself,
    SETTLE: _itself,
    BUILD_POWER: _power_price,
    EXPAND_SUPPLY: lambda rules, world, order: line_price(rules, world, int(order["subject"])),
}
"""By kind of order: thousand USD at once for one of its amount; rules, world, order."""

_LATER: Mapping[int, _Price] = {
    BUY_CHIPS: _cards_shipped,
    RECRUIT: lambda rules, _world, _order: float(rules["recruit_cost"]),
    POACH: lambda rules, _world, order: float(order["price"]) * float(rules["signing"]),
    RENT: lambda _rules, world, order: min(float(world["spot_price"]), float(order["price"])),
    BUY_FIRM: _itself,
}
"""By kind of order: thousand USD that fall due later for one of its amount."""


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
    till = int(world["balance"][MONEY, f]) + debt - int(world["debt"][f])
    asked += float(rules["spread_runway"]) * (1.0 - lasting(rules, world, f, float(till)))
    asked += float(rules["breach_spread"]) * int(world["doubted"][f]) / 1000.0
    income = max(1.0, float(world["income"][f]))
    spread = float(world["spread"][f])
    for _round in range(_ROUNDS):
        thin = min(1.0, debt * (base + spread) / _WEEKS / income)
        spread = asked + float(rules["spread_coverage"]) * thin
        spread = min(float(rules["spread_cap"]), spread) * risky
    return base + spread

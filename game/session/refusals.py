"""Why an order is refused, with the limit that stands in its way.

Invariant: whether an order is allowed is decided by the engine; here its code is
only put into words, with the figure from the rules or the world.
"""

from __future__ import annotations

from game.compiled.layout import Record
from game.compiled.orders import (
    BORROW,
    NO_CASH,
    NO_CREDIT,
    NO_SHARE_BUYERS,
    POACH,
    PRICE_OUT_OF_BOUNDS,
    RAISE_EQUITY,
    RECRUIT,
    REFUSALS,
    RELEASE,
    REPAY,
    SET_CHIP_PRICE,
    SET_PAY,
    SET_PRICE,
    TOO_LARGE,
    TOO_SMALL,
    TRAIN,
)
from game.compiled.sizes import MONEY, PEOPLE
from game.words import _


def refusal_in_words(rules: Record, world: Record, order: Record, code: int) -> str:
    """The reason for a place in REFUSALS, and what would be right where there is a limit."""
    if not code:
        return ""
    limit = _limit(rules, world, order, code)
    reason = _(REFUSALS[code])
    return f"{reason}; {limit}" if limit else reason


def _limit(rules: Record, world: Record, order: Record, code: int) -> str:
    f = int(order["firm"])
    if code == PRICE_OUT_OF_BOUNDS:
        return _price_bounds(rules, order)
    if code == NO_CASH:
        return _("there is ${cash:,.0f}").format(cash=float(world["balance"][MONEY, f]) * 1000)
    if code == TOO_SMALL and int(order["kind"]) == TRAIN:
        return _("at least {units:,.0f} units").format(units=float(rules["run_low"]))
    most = _most(rules, world, order, code)
    return _("at most {most}").format(most=most) if most else ""


def _price_bounds(rules: Record, order: Record) -> str:
    kind = int(order["kind"])
    low, high = 0.0, 0.0
    if kind in (SET_PRICE, RELEASE):
        low, high = float(rules["price_low"]), float(rules["price_high"])
    elif kind in (SET_PAY, POACH):
        low, high = float(rules["pay_low"]) * 1000, float(rules["pay_high"]) * 1000
    elif kind == SET_CHIP_PRICE:
        base = float(rules["chip_base_price"][int(order["subject"])]) * 1000
        low, high = base * float(rules["chip_price_low"]), base * float(rules["chip_price_high"])
    if not high:
        return ""
    return _("from {low} to {high}").format(low=_dollars(low), high=_dollars(high))


def _dollars(amount: float) -> str:
    return f"${amount:,.2f}".removesuffix(".00")


def _most(rules: Record, world: Record, order: Record, code: int) -> str:
    f, kind = int(order["firm"]), int(order["kind"])
    if code == TOO_LARGE and kind == RECRUIT:
        return _("{n:,} people").format(n=max(20, int(world["balance"][PEOPLE, f])))
    if code == TOO_LARGE and kind == POACH:
        staff = float(world["balance"][PEOPLE, int(order["subject"])])
        return _("{n:,} people").format(n=max(1, int(float(rules["poach_share"]) * staff)))
    if code == TOO_LARGE and kind == REPAY:
        return f"${int(world['debt'][f]) * 1000:,}"
    if code == NO_CREDIT and kind == BORROW:
        room = float(rules["loan_limit"]) * float(world["value"][f]) - float(world["debt"][f])
        return f"${max(0, int(room)) * 1000:,}"
    if code == NO_SHARE_BUYERS and kind == RAISE_EQUITY:
        room = float(rules["share_limit"]) * float(world["value"][f]) - float(world["raised"][f])
        return f"${max(0, int(room)) * 1000:,}"
    return ""

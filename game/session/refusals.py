"""Why an order is refused, with the limit that stands in its way.

Invariant: whether an order is allowed is decided by the engine; here its code is
only put into words, with the figure from the rules or the world.
"""

from __future__ import annotations

from game.compiled.layout import Record
from game.compiled.orders import (
    BORROW,
    BUILD_POWER,
    BUY_CHIPS,
    EXPAND_SUPPLY,
    NO_CASH,
    NO_CREDIT,
    NO_SHARE_BUYERS,
    NOT_POSITIVE,
    POACH,
    PRICE_OUT_OF_BOUNDS,
    RAISE_EQUITY,
    RECRUIT,
    REFUSALS,
    RELEASE,
    RENT,
    REPAY,
    SET_CHIP_PRICE,
    SET_PAY,
    SET_PRICE,
    TOO_LARGE,
    TOO_SMALL,
    TRAIN,
)
from game.compiled.sizes import MONEY, PEOPLE
from game.session.costs import price_of_one
from game.session.reckoning import card_price, queue_cost
from game.session.rooms import loan_room, repayable, share_room
from game.words import _


def refusal_in_words(rules: Record, world: Record, order: Record, code: int) -> str:
    """The reason for a place in REFUSALS, and what would be right where there is a limit."""
    if not code:
        return ""
    limit = _limit(rules, world, order, code)
    reason = _reason(world, order, code)
    return f"{reason}; {limit}" if limit else reason


def _reason(world: Record, order: Record, code: int) -> str:
    """What is wrong, in the words of this kind of order."""
    kind = int(order["kind"])
    if code == PRICE_OUT_OF_BOUNDS and kind in (SET_PAY, POACH):
        return _("the pay is out of bounds")
    if code == PRICE_OUT_OF_BOUNDS and kind == RENT:
        return _("the rent is out of bounds")
    if kind == REPAY and code in (NOT_POSITIVE, TOO_LARGE) and not world["debt"][order["firm"]]:
        return _("there is no debt to repay")
    return _(REFUSALS[code])


def _limit(rules: Record, world: Record, order: Record, code: int) -> str:
    if code == PRICE_OUT_OF_BOUNDS:
        return _price_bounds(rules, order)
    if code == NO_CASH:
        return _cash_limit(rules, world, order)
    if code == TOO_SMALL and int(order["kind"]) == TRAIN:
        return _("at least {units:,.0f} units").format(units=float(rules["run_low"]))
    most = _most(rules, world, order, code)
    return _("at most {most}").format(most=most) if most else ""


def _cash_limit(rules: Record, world: Record, order: Record) -> str:
    """What there is to pay with, what is spoken for, and how much that buys."""
    f, kind = int(order["firm"]), int(order["kind"])
    cash = int(world["balance"][MONEY, f])
    told = _("there is {cash}").format(cash=_dollars(cash * 1000))
    if kind == BUY_CHIPS:
        queue = queue_cost(rules, world, f)
        if queue:
            text = _("{cash}, of which {queue} waits to pay for cards already in the queue")
            told = text.format(cash=told, queue=_dollars(queue * 1000))
        each = card_price(rules, world, f, int(order["subject"]))
        return _with_most(told, _("{n:,} cards"), (cash - queue) // max(1, each))
    one = max(1e-9, price_of_one(rules, order))
    if kind == BUILD_POWER:
        return _with_most(told, _("{n:,} MW"), int(cash / one) // 1000)
    if kind in (RECRUIT, EXPAND_SUPPLY):
        unit = _("{n:,} people") if kind == RECRUIT else _("{n:,} cards a week")
        return _with_most(told, unit, int(cash / one))
    return told


def _with_most(told: str, unit: str, most: int) -> str:
    return _("{told}: enough for {most}").format(told=told, most=unit.format(n=max(0, most)))


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
        owed = repayable(world, f)
        return f"${owed * 1000:,}" if owed else ""
    if code == NO_CREDIT and kind == BORROW:
        return f"${loan_room(rules, world, f) * 1000:,}"
    if code == NO_SHARE_BUYERS and kind == RAISE_EQUITY:
        return f"${share_room(rules, world, f) * 1000:,}"
    return ""

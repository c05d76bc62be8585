"""Loans off the page and on holdings in words: rate, interest a week, and when shares are sold.

Invariant: rates and the level of a call are those of the engine's `instruments.loans` and
`instruments.margin` on today's world.
"""

from __future__ import annotations

from game.compiled.layout import Record
from game.compiled.orders import BORROW, BORROW_ASIDE, BORROW_ON_HOLDINGS
from game.compiled.world import ACTIVE
from game.session.costs import rate_at
from game.session.numbers import number_in_words
from game.words import _

_WEEKS = 52.0


def margin_rate(rules: Record) -> float:
    """Yearly interest of loans on holdings."""
    return float(rules["base_rate"]) + float(rules["margin_premium"])


def vehicle_rate(rules: Record, world: Record, f: int) -> float:
    """Yearly interest of the vehicles of firm `f`."""
    premium = float(rules["vehicle_premium"])
    return float(rules["base_rate"]) + float(world["spread"][f]) + premium


def holdings_value(world: Record, f: int) -> float:
    """Headline value of the shares that firm `f` holds, thousand USD."""
    there = world["status"][: len(world["value"])] == ACTIVE
    return float((world["held"][f] * world["value"])[there].sum())


def called_below(rules: Record, world: Record, f: int) -> float:
    """Value of all holdings of firm `f`, thousand USD, below which lenders sell of them."""
    return float(world["margin_debt"][f]) / max(1e-9, float(rules["margin_call"]))


def loan_in_words(rules: Record, _before: Record, after: Record, order: Record) -> str:
    """What a loan costs a week and at which rate; of one on holdings, when lenders sell them."""
    f, kind, amount = int(order["firm"]), int(order["kind"]), int(order["amount"])
    if amount <= 0:
        return ""
    if kind == BORROW:
        rate = rate_at(rules, after, f, int(after["debt"][f]))
        return _("{rate:.1%} a year on all your debt on the page").format(rate=rate)
    if kind == BORROW_ASIDE:
        return _interest(amount, vehicle_rate(rules, after, f))
    if kind == BORROW_ON_HOLDINGS:
        told, call = _interest(amount, margin_rate(rules)), _call(rules, after, f)
        return _("{told}; {call}").format(told=told, call=call) if call else told
    return ""


def _interest(amount: int, rate: float) -> str:
    weekly = _usd(amount * rate / _WEEKS)
    return _("{rate:.1%} a year: {weekly} of interest a week").format(rate=rate, weekly=weekly)


def _call(rules: Record, world: Record, f: int) -> str:
    """The level at which what is owed on them is too much, and how far off that is."""
    if not world["margin_debt"][f]:
        return ""
    now, call = holdings_value(world, f), called_below(rules, world, f)
    text = _(
        "a call comes once you owe more than {level:.0%} of what your holdings are worth: below "
        "{call}, {fall:.0%} less than today; lenders then sell of them without asking"
    )
    fall = max(0.0, 1.0 - call / max(1.0, now))
    return text.format(level=float(rules["margin_call"]), call=_usd(call), fall=fall)


def _usd(thousands: float) -> str:
    return number_in_words(thousands * 1000.0, "usd")

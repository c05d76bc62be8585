"""Dangers of an order that the rules allow.

Invariant: a caution forbids nothing; it names a figure of today that speaks
against the order.
"""

from __future__ import annotations

from game.compiled.layout import Record
from game.compiled.orders import BUY_CHIPS, ORDER_KINDS, RELEASE, SET_PRICE
from game.compiled.sizes import CHIP_LEDGER, MONEY, NOBODY, POWER
from game.session.effects import weeks_until
from game.words import _, ngettext

_TENTH_OF_A_MEGAWATT = 100_000
"""Watts below which a lack of power is not worth a word."""
_THIN = 6.0
"""Weeks of cash below which a spender is warned."""


def cautions_of(
    rules: Record,
    before: Record,
    after: Record,
    order: Record,
) -> tuple[str, ...]:
    """What speaks against `order`, most pressing first."""
    told = (
        _thin_cash(before, after, order),
        _below_cost(after, order),
        _no_power(rules, after, order),
        _too_late(rules, after, order),
    )
    return tuple(text for text in told if text)


def _thin_cash(before: Record, after: Record, order: Record) -> str:
    f = int(order["firm"])
    spent = int(before["balance"][MONEY, f] - after["balance"][MONEY, f])
    loss = int(after["expense"][f] - after["income"][f])
    cash = int(after["balance"][MONEY, f])
    if spent <= 0 or loss <= 0 or cash >= _THIN * loss:
        return ""
    weeks = cash // loss
    text = ngettext(
        "cash would last {weeks} week at last week's loss",
        "cash would last {weeks} weeks at last week's loss",
        weeks,
    )
    return text.format(weeks=weeks)


def _below_cost(world: Record, order: Record) -> str:
    f, kind = int(order["firm"]), int(order["kind"])
    model = int(world["serves"][f])
    if kind not in (SET_PRICE, RELEASE) or model == NOBODY:
        return ""
    cost = float(world["model_weight"][model] / world["serving_skill"][f] * world["spot_price"])
    if float(order["price"]) >= cost:
        return ""
    return _("below your cost of ${cost:,.2f} per million tokens at today's rent").format(cost=cost)


def _no_power(rules: Record, world: Record, order: Record) -> str:
    if int(order["kind"]) != BUY_CHIPS:
        return ""
    f, watts = int(order["firm"]), 0
    for chip in range(int(rules["chips"])):
        cards = int(world["balance"][CHIP_LEDGER + chip, f] + world["backlog"][f, chip])
        watts += (cards + int(world["arriving"][f, chip].sum())) * int(rules["chip_power"][chip])
    power = int(world["balance"][POWER, f] + world["connecting"][f].sum()) * 1000
    if watts - power < _TENTH_OF_A_MEGAWATT:
        return ""
    text = _("your power, building included, is {mw:,.1f} MW short of what all your cards need")
    return text.format(mw=(watts - power) / 1e6)


def _too_late(rules: Record, world: Record, order: Record) -> str:
    left = int(rules["turns"]) - int(world["turn"])
    weeks = weeks_until(rules, world, order)
    if weeks < left:
        return ""
    title = _(ORDER_KINDS[int(order["kind"])].title)
    return _("{order}: it comes after the last week").format(order=title)

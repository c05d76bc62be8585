"""Quantities of the world that scenario conditions may name and effects may move.

Invariant: a quantity's place in `QUANTITIES` is its code in compiled programs;
the engine reads it by that code (`game.engine.conditions`), and an effect may
move it only when `bounds` are given, so events cannot touch the ledgers.
"""

from __future__ import annotations

from typing import Final, Literal

from attrs import frozen

Scope = Literal["world", "firms", "models", "chips", "segments", "events"]

ANSWER: Final = "CHOICE"
"""Stands for the id of a choice in the name of the quantity that tells whether it was taken."""


@frozen
class Quantity:
    """A named figure: `world.mood`, `firms.ID.value`, `models.ID.released`, ...

    `field` is its field of World; `factor` turns it into the unit people use.
    `bounds` (low, high) are the range an effect may leave it in, in that unit.
    """

    scope: Scope
    name: str
    field: str
    meaning: str
    factor: float = 1.0
    bounds: tuple[float, float] | None = None

    @property
    def unit(self) -> Literal["usd", "share", "flag", ""]:
        """How people write it: in dollars, per cent, as yes or no, or as a plain number."""
        if "USD" in self.meaning:
            return "usd"
        if self.meaning.startswith(("1 ", "1 while")):
            return "flag"
        return "share" if "part of" in self.meaning or "0 to 1" in self.meaning else ""


_HUGE = 1e15

QUANTITIES: Final[tuple[Quantity, ...]] = (
    Quantity("world", "turn", "turn", "weeks resolved so far"),
    Quantity("world", "mood", "mood", "investors' mood; 1 is neutral", 1.0, (0.2, 3.0)),
    Quantity("world", "spot_price", "spot_price", "rent of a unit, USD a week", 1e3),
    Quantity("world", "expected_need", "expected_need", "compute expected to be needed, units"),
    Quantity("world", "start_need", "start_need", "the same at the start, units"),
    Quantity("world", "story", "story", "need that keynotes promise, units", 1.0, (0.0, _HUGE)),
    Quantity("world", "compute_used", "compute_used", "units used for serving and training"),
    Quantity("world", "frontier", "frontier", "highest capability released"),
    Quantity("world", "market_pay", "market_pay", "going pay, USD a year", 1e3, (1e4, 1e9)),
    Quantity("world", "public_mood", "public_mood", "public's view of AI, 0 to 1", 1.0, (0, 1)),
    Quantity("world", "public_efficiency", "public_efficiency", "efficiency anybody can read up"),
    Quantity("firms", "cash", "balance", "cash, USD", 1e3),
    Quantity("firms", "debt", "debt", "debt, USD", 1e3),
    Quantity("firms", "value", "value", "headline value, USD", 1e3),
    Quantity(
        "firms", "start_value", "start_value", "worth of today's shares at the start, USD", 1e3
    ),
    Quantity("firms", "sentiment", "sentiment", "investors' feeling", 1.0, (0.2, 3.0)),
    Quantity("firms", "usage_share", "usage_share", "part of all tokens served, 0 to 1"),
    Quantity("firms", "revenue", "service_rate", "service revenue, USD a year", 1e3),
    Quantity("firms", "chip_profit", "chip_rate", "profit on chips, USD a year", 1e3),
    Quantity("firms", "compute", "compute", "energised compute, units"),
    Quantity("firms", "morale", "morale", "morale, 0 to 1", 1.0, (0.0, 1.0)),
    Quantity("firms", "people", "balance", "researchers"),
    Quantity("firms", "trust", "trust", "users' trust, 0 to 1", 1.0, (0.0, 1.0)),
    Quantity("firms", "price", "price", "price, USD per million tokens"),
    Quantity("firms", "favour", "favour", "the capital's favour, -1 to 1", 1.0, (-1.0, 1.0)),
    Quantity("firms", "heat", "heat", "attention of the courts, 0 to 1", 1.0, (0.0, 1.0)),
    Quantity("firms", "protest", "protest", "anger of the neighbours, 0 to 1", 1.0, (0.0, 1.0)),
    Quantity("firms", "efficiency", "efficiency", "training efficiency", 1.0, (0.01, 1e4)),
    Quantity("firms", "serving_skill", "serving_skill", "serving efficiency", 1.0, (0.01, 1e4)),
    Quantity("firms", "active", "status", "1 while the firm stands"),
    Quantity("firms", "unserved", "unserved", "part of the demand turned away, 0 to 1"),
    Quantity("firms", "capability", "serves", "capability of what it serves"),
    Quantity("firms", "own_capability", "model_owner", "capability of its best released model"),
    Quantity("firms", "founders", "founders", "part that first owners outside hold, 0 to 1"),
    Quantity("firms", "net_cash", "balance", "cash less all that is owed to lenders, USD", 1e3),
    Quantity("models", "released", "model_state", "1 once released"),
    Quantity("models", "open", "model_open", "1 when released with open weights"),
    Quantity("models", "capability", "model_capability", "capability index"),
    Quantity("chips", "price", "chip_price", "list price of a card, USD", 1e3),
    Quantity("chips", "output", "output", "cards made a week"),
    Quantity("segments", "usage", "usage", "billion tokens a week", 1.0, (0.0, _HUGE)),
    Quantity("segments", "price_index", "price_index", "mean price, USD per million tokens"),
    Quantity("chips", "licence_us", "licence", "1 while it may be sold in the US", 1.0, (0, 1)),
    Quantity("chips", "licence_cn", "licence", "1 while it may be sold in China", 1.0, (0, 1)),
    Quantity("chips", "licence_eu", "licence", "1 while it may be sold in Europe", 1.0, (0, 1)),
    Quantity("chips", "maturity", "maturity", "development of the chip, 0 to 1", 1.0, (0, 1)),
    Quantity("chips", "offered", "offered", "1 while its maker sells it to all", 1.0, (0, 1)),
    Quantity("world", "tariff", "tariff", "duty on cards, part of the price", 1.0, (0, 5)),
    Quantity("world", "digital_tax", "digital_tax", "Europe's tax, part of sales", 1.0, (0, 1)),
    Quantity("world", "scrutiny", "scrutiny", "Europe's rules enforced, 0 to 1", 1.0, (0, 1)),
    Quantity("world", "jobs", "jobs", "anger over jobs, 0 to 1", 1.0, (0, 1)),
    Quantity("world", "bills", "bills", "anger over power bills, 0 to 1", 1.0, (0, 1)),
    Quantity("firms", "file", "file", "Brussels' file against it, 0 to 1", 1.0, (0, 1)),
    Quantity("firms", "pledged", "pledge_sum", "pledged to be invested at home, USD", 1e3),
    Quantity("firms", "invested", "pledge_done", "invested of that so far, USD", 1e3),
    Quantity("firms", "pledges_broken", "pledges_broken", "pledges it did not keep"),
    Quantity("world", "tower", "value", "value of all firms, as a multiple of the first"),
    Quantity("world", "hottest", "heat", "most attention the courts pay to any firm, 0 to 1"),
    Quantity("world", "agi", "agi_week", "1 once a declaration was verified"),
    Quantity("firms", "agi", "agi_firm", "1 once its own declaration was verified"),
    Quantity("firms", "net_value", "net_value", "value with holdings netted, USD", 1e3),
    Quantity("firms", "net_rank", "net_value", "place by that value, from 1"),
    Quantity("firms", "buyers", "bought", "firms that bought of it this week"),
    Quantity("firms", "trade_share", "bought", "part of what firms bought of firms this week"),
    Quantity("firms", "care", "care", "per cent of its people on safety", 1.0, (0, 50)),
    Quantity("firms", "hides_score", "cut_week", "1 while it hides a tuned score", 1.0, (0, 1)),
    Quantity("firms", "hides_safety", "cut_week", "1 while it hides thin tests", 1.0, (0, 1)),
    Quantity("firms", "hides_content", "cut_week", "1 while it loosens content", 1.0, (0, 1)),
    Quantity("models", "puffed", "puffed", "points of score above its worth", 0.01, (0, 200)),
    Quantity("firms", "apart", "status", "1 once split off what it is part of", 1.0, (0, 1)),
    Quantity("firms", "own_cash", "balance", "cash less debt and sums for new shares, USD", 1e3),
    Quantity("events", ANSWER, "event_choice", "1 once this was the answer"),
    Quantity("firms", "on_sale", "deal_of", "1 while its sale to another firm is under review"),
)

QUANTITY_BY_NAME: Final[dict[tuple[str, str], int]] = {
    (q.scope, q.name): place for place, q in enumerate(QUANTITIES)
}


def name_of(path: tuple[str, ...]) -> tuple[str, str]:
    """Scope and name of the quantity at the end of `path`; of any answer the same."""
    return path[0], ANSWER if path[0] == "events" else path[-1]


# Operations of a compiled condition, a postfix program on a small stack.
PUSH: Final = 0
"""Push `operand`."""
ADD: Final = 1
SUBTRACT: Final = 2
MULTIPLY: Final = 3
DIVIDE: Final = 4
"""A quotient by zero is zero, so that no condition can stop a turn."""
NEGATE: Final = 5
NOT: Final = 6
AND: Final = 7
OR: Final = 8
LESS: Final = 9
LESS_EQUAL: Final = 10
EQUAL: Final = 11
NOT_EQUAL: Final = 12
MINIMUM: Final = 13
MAXIMUM: Final = 14
ABSOLUTE: Final = 15
LOAD: Final = 16
"""`LOAD + q` pushes quantity q at place `operand`."""

STACK: Final = 32
"""Deepest stack a program may need; the compiler refuses more."""

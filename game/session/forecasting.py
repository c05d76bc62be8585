"""What a week leads to, as far as its chief can know.

Invariant: a forecast runs the rules on a copy in which chance falls otherwise than in the
game and hidden needs stand at their mean; nothing that only the game knows shows in it.
Rivals give no orders in it, and their answers are not in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from game.compiled.causes import SHORT_CALL, SHORT_END, SHORT_PAYOUT
from game.compiled.layout import Record, Records
from game.compiled.sizes import MONEY, NOBODY, POSTINGS
from game.compiled.world import FEAR
from game.engine.turn import close_week
from game.session.coding import encode
from game.session.comparisons import Comparison, held_in_words
from game.session.numbers import number_in_words
from game.session.orders import Order
from game.session.outcomes import Forecast
from game.session.views.dues import all_dues
from game.session.views.own import runway
from game.session.views.table import Table
from game.words import _

TRIALS = 5
"""Times chance is asked."""

_BY_PRICES = (SHORT_PAYOUT, SHORT_CALL, SHORT_END)
"""Causes of what shares sold short bring or cost as their price moves."""

_STEP = 0x9E3779B97F4A7C15 >> 2
"""Between the seeds of trials; the game's own seed is none of them."""


def forecast_of(table: Table, firm: str, orders: Sequence[Order]) -> Forecast:
    """What `orders` of `firm` lead to if nobody else acted: the middle and the ends of trials."""
    f = table.catalogue.place("firms", firm)
    weeks = list(trials(table, firm, orders))
    cash = sorted(int(week.world["balance"][MONEY, f]) * 1000 for week in weeks)
    usual = min(weeks, key=lambda week: abs(int(week.world["balance"][MONEY, f]) * 1000
                                            - cash[TRIALS // 2]))  # fmt: skip
    return Forecast(
        cash=cash[TRIALS // 2],
        low=cash[0],
        high=cash[-1],
        shortfall=max(int(week.world["shortfall"][f]) for week in weeks) * 1000,
        runway=runway(usual, f, all_dues(usual, f)),
        dread=next((told for week in weeks if (told := dread_of(week, f))), ""),
        hangs_on=tuple(_open_questions(table, f)),
    )


def trials(table: Table, firm: str, orders: Sequence[Order]) -> Iterator[Table]:
    """The tables of mornings after a week with these orders alone, one for each trial."""
    given = encode(table.catalogue, [(firm, order) for order in orders])
    f = table.catalogue.place("firms", firm)
    for trial in range(TRIALS):
        world = masked(table.compiled.rules, table.past[-1], trial)
        log = close_week(table.compiled.rules, world, given)
        _at_todays_prices(world, log[0], f)
        yield Table(table.compiled, table.catalogue, [*table.past, world], log, ())


def _at_todays_prices(world: Records, log: Record, f: int) -> None:
    """Take from the till what the market gave or took by its moves to whoever sold short.

    Nobody is told beforehand how shares move: a position is reckoned at today's prices.
    """
    count = min(int(log["postings"]), POSTINGS)
    amount = log["amount"][:count]
    moved = (log["ledger"][:count] == MONEY) & np.isin(log["cause"][:count], _BY_PRICES)
    paid, got = (moved & (log[side][:count] == f) for side in ("source", "target"))
    world["balance"][0, MONEY, f] += int(amount[paid].sum()) - int(amount[got].sum())


def masked(rules: Records, world: Records, trial: int) -> Records:
    """A copy of `world` in which what no chief can know is replaced by what may be expected."""
    copy = world.copy()
    copy["seed"] = (int(world["seed"][0]) + (trial + 1) * _STEP) % 2**62
    running = copy["run_model"] != NOBODY
    usual = copy["run_plan"] * (1.0 + float(rules["overrun_mean"][0]))
    copy["run_need"] = np.where(running, np.maximum(usual, copy["run_done"]), copy["run_need"])
    return copy


def dread_of(table: Table, f: int) -> str:
    """What of the chief's fear ended the game in the week just closed, in words; "" for nothing."""
    if not int(table.world["ending"][f]) == FEAR != int(table.before["ending"][f]):
        return ""
    return held_in_words(table, f, "fear", _after_the_week)


def _after_the_week(part: Comparison) -> str:
    """A comparison with the figure that the week leads to, not the one of this morning."""
    if not part.now:
        return part.text
    text = _("{condition} (after this week it would stand at {now})")
    return text.format(condition=part.text, now=part.now)


def _open_questions(table: Table, f: int) -> Iterator[str]:
    """Sums of this week that hang on what others decide."""
    rules, world = table.rules, table.world
    if int(world["deal_of"][f]) == NOBODY:
        return
    if int(world["turn"]) >= int(world["deal_week"][f]) + int(rules["takeover_weeks"]):
        yield _bought(table, world, f)


def _bought(table: Table, world: Record, f: int) -> str:
    text = _("if the courts let you have {firm}, {price} is due this week")
    price = number_in_words(int(world["deal_price"][f]) * 1000.0, "usd")
    return text.format(firm=table.catalogue.firm_name(int(world["deal_of"][f])), price=price)

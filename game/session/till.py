"""How long a till lasts and what is left in it: the loss of a usual week, dues, and the queue.

Invariant: a sum counts once: what comes back every week in the loss, what contracts make due
in its week, cards as they ship, unless a vendor ships them on credit, and then as instalments.
Sums are in thousands of US dollars.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from attrs import frozen

from game.compiled.layout import Record
from game.compiled.sizes import MONEY, NOBODY
from game.session.burn import steady, weeks_of_cash
from game.session.falling_due import HORIZON, weekly_dues
from game.session.reckoning import could_ship, shipped_cost
from game.session.vendor_credit import instalments_to_come, queue_in_cash


@frozen(kw_only=True)
class Till:
    """The cash of a firm and all that takes from it."""

    cash: int
    loss: int
    """Of every week; below zero for a gain."""
    dues: tuple[int, ...]
    """Of the coming weeks."""
    later: float
    """Of each week after those."""
    queue: int
    """Cards to be paid as they ship."""
    pace: int
    """What of them ships in a week."""

    @property
    def lasts(self) -> float | None:
        """Weeks that the cash lasts; None for no end."""
        return weeks_of_cash(self.cash, self.loss, self.dues, self.later, self.queue, self.pace)

    def after(self, weeks: int) -> int:
        """What is left after so many weeks, below zero for what is missing."""
        known = sum(self.dues[:weeks])
        later = round(max(0, weeks - len(self.dues)) * self.later)
        shipped = min(self.queue, self.pace * weeks)
        return self.cash - weeks * self.loss - known - later - shipped


def till_of(
    rules: Record, world: Record, f: int, loss: int, dues: Sequence[int] | None = None
) -> Till:
    """The till of firm `f`, which loses `loss` in a usual week.

    `dues` are what contracts make due week by week; by what binds in `world` unless given. A
    queue of which nothing shipped is reckoned as shipped at once; one of which no more shipped
    than the till could pay, at the pace of those who make the cards.
    """
    if dues is None:
        dues = _with_purchase(rules, world, f, weekly_dues(world, f))
    queue = queue_in_cash(rules, world, f)
    cash = int(world["balance"][MONEY, f])
    pace = shipped_cost(rules, world, f)
    if queue and cash + min(0, loss) < pace:
        pace = max(pace, could_ship(rules, world, f))
    parts = instalments_to_come(rules, world, f, pace or _ALL)
    later = steady(tuple(dues))
    return Till(
        cash=cash,
        loss=loss,
        dues=tuple(
            due + part for due, part in zip_longest(_longer(dues, parts), parts, fillvalue=0)
        ),
        later=later,
        queue=queue,
        pace=pace or queue,
    )


def _longer(dues: Sequence[int], parts: Sequence[int]) -> list[int]:
    """The dues, gone on with as the last of them went, for as many weeks as there are parts."""
    return [*dues, *[round(steady(tuple(dues)))] * (len(parts) - len(dues))]


_ALL = 10**12
"""A pace at which any queue ships in a week."""


def _with_purchase(rules: Record, world: Record, f: int, dues: Sequence[int]) -> list[int]:
    """The dues with the price of a firm that the courts look at, in the week they may approve."""
    found = list(dues)
    if int(world["deal_of"][f]) != NOBODY:
        week = int(world["deal_week"][f]) + int(rules["takeover_weeks"]) - int(world["turn"])
        if 0 <= week < HORIZON:
            found[week] += int(world["deal_price"][f])
    return found

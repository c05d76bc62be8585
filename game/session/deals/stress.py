"""The world played on for some weeks with nobody ordering, as it is and without a firm's cash.

Invariant: the same draws are made in both courses, so they differ only by what the missing
cash brings about; the world they begin with stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import frozen

from game.compiled.layout import Record, Records
from game.compiled.orders import ORDER
from game.compiled.sizes import CAPITAL_MARKETS, MONEY, NOBODY
from game.compiled.world import ACTIVE
from game.engine.turn import close_week, open_week

HORIZON = 8
"""Weeks that are played on."""
_ATTEMPTS = 3
_BEYOND = 1000
"""Thousand US dollars by which a claim that makes a firm fail goes beyond its means."""


@frozen(eq=False)
class Course:
    """A world week by week: how each week began, how it ended, and its log."""

    mornings: tuple[Record, ...]
    evenings: tuple[Record, ...]
    logs: tuple[Record, ...]

    def failure(self, f: int) -> int:
        """Place of the week in which firm `f` fails, or -1."""
        for week, (morning, evening) in enumerate(zip(self.mornings, self.evenings, strict=True)):
            if morning["status"][f] == ACTIVE and evening["status"][f] != ACTIVE:
                return week
        return NOBODY

    def paid(self, week: int, debtor: int) -> dict[tuple[int, int], int]:
        """Thousands of US dollars that `debtor` paid in a week, by creditor and cause."""
        log = self.logs[week]
        count = min(int(log["postings"]), len(log["ledger"]))
        mine = (log["ledger"][:count] == MONEY) & (log["source"][:count] == debtor)
        sums: dict[tuple[int, int], int] = {}
        for place in np.flatnonzero(mine).tolist():
            key = int(log["target"][place]), int(log["cause"][place])
            sums[key] = sums.get(key, 0) + int(log["amount"][place])
        return sums


def course_without(rules: Records, worlds: Records, firm: int) -> tuple[Course, bool]:
    """The course without the cash of `firm`, and whether its failure had to be forced.

    A firm whose business covers what it owes would stand all the same. It is made to fail in
    the first week then, by a claim on the least of creditors just beyond its means: so the
    others learn what they would lose with it.
    """
    course = play_on(rules, worlds, without=firm)
    if course.failure(firm) != NOBODY or worlds["status"][0, firm] != ACTIVE:
        return course, False
    strained, claim = rules.copy(), 0
    for _attempt in range(_ATTEMPTS):
        left = int(course.evenings[0]["balance"][MONEY, firm])
        claim += left + max(_BEYOND, left // 100)
        strained["overheads"][0, firm] = int(rules["overheads"][0, firm]) + claim
        course = play_on(strained, worlds, without=firm)
        if course.failure(firm) != NOBODY:
            break
    return course, True


def play_on(
    rules: Records,
    worlds: Records,
    *,
    without: int = NOBODY,
    weeks: int = HORIZON,
    orders: Sequence[Records] = (),
) -> Course:
    """The course of `worlds` over `weeks` weeks, with the `orders` of the first of them.

    The cash of firm `without` goes to the capital markets on the first morning.
    """
    world, none = worlds.copy(), np.zeros(0, ORDER)
    if without != NOBODY:
        cash = int(world["balance"][0, MONEY, without])
        world["balance"][0, MONEY, without] -= cash
        world["balance"][0, MONEY, CAPITAL_MARKETS] += cash
    mornings, evenings, logs = [], [], []
    for week in range(weeks):
        if week:
            open_week(rules, world)
        mornings.append(world.copy()[0])
        given = orders[week] if week < len(orders) else none
        logs.append(close_week(rules, world, given)[0])
        evenings.append(world.copy()[0])
    return Course(tuple(mornings), tuple(evenings), tuple(logs))

"""What a week of running a firm takes from its till, and how long the till lasts.

Invariant: what happens once (a fee, a stake, a purchase, damages, a loan and its return)
is no rate; what contracts make due counts in the very weeks it falls due. This is the one
place where a loss a week is reckoned.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from game.compiled.causes import CAUSES
from game.compiled.layout import Record
from game.compiled.sizes import MONEY, POSTINGS
from game.session.dealings import DueLine
from game.session.falling_due import HORIZON

_LASTING = ("services", "core business", "overheads", "wages", "energy", "rental market",
            "interest", "legal costs", "chips made")  # fmt: skip
"""Causes that come back week after week; what contracts make due is reckoned by them."""

_CODES = tuple(CAUSES.index(name) for name in _LASTING)
_SOLD = CAUSES.index("chips")
"""Chips sold are business; chips bought are reckoned by the queue."""

_ENDLESS = 1000
"""Weeks beyond which cash has no end."""

_STEADY = HORIZON // 2
"""Of the weeks looked ahead, the last ones, which stand for all that come after."""


def lasting_loss(log: Record, f: int) -> int:
    """What the week of `log` took from firm `f` for what comes back every week, thousand USD.

    Below zero where the firm earned.
    """
    count = min(int(log["postings"]), POSTINGS)
    cause, amount = log["cause"][:count], log["amount"][:count]
    money = log["ledger"][:count] == MONEY
    paid, got = (money & (log[side][:count] == f) for side in ("source", "target"))
    lasting = np.isin(cause, _CODES)
    sold = got & (cause == _SOLD)
    return int(amount[paid & lasting].sum() - amount[got & lasting].sum() - amount[sold].sum())


def dues_by_week(dues: Iterable[DueLine], turn: int) -> tuple[int, ...]:
    """What contracts that bind take in each of the coming weeks, thousand USD."""
    weeks = [0] * HORIZON
    for due in dues:
        if not due.if_signed and 0 < due.week - turn <= HORIZON:
            weeks[due.week - turn - 1] -= due.amount // 1000
    return tuple(weeks)


def steady(weeks: tuple[int, ...]) -> float:
    """What contracts take in a week once those that are looked ahead at are over."""
    return sum(weeks[-_STEADY:]) / _STEADY if weeks else 0.0


def weeks_of_cash(
    cash: int, loss: int, dues: tuple[int, ...], later: float, queue: int, pace: int
) -> float | None:
    """Weeks that `cash` lasts, None for no end; all sums in thousands of US dollars.

    `loss` comes back every week, `dues` are those of the coming weeks and `later` of each
    after them, `queue` is paid for cards as they ship, `pace` a week.
    """
    left = float(cash)
    for week in range(_ENDLESS):
        if queue <= 0 and week >= len(dues):
            spent = loss + later
            return week + left / spent if spent > 0 else None
        shipped = min(queue, pace)
        spent = loss + shipped + (dues[week] if week < len(dues) else later)
        if spent > left:
            return week + max(0.0, left) / spent
        left, queue = left - spent, queue - shipped
    return None

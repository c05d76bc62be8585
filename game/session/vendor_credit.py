"""Cards that vendors ship unpaid: what of a queue they cover, and what falls due for it later.

Invariant: the formulas are those of `game.engine.contracts` on plain numbers; what a vendor
covers is never asked of the till as well. Sums are in thousands of US dollars.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

import numpy as np

from game.compiled.clauses import CREDIT, RUNNING
from game.compiled.layout import Record
from game.compiled.sizes import NOBODY
from game.session.falling_due import instalment, last_turn
from game.session.reckoning import card_price

_WEEKS = 52.0
_LONGEST = 520
"""Weeks ahead for which instalments are reckoned."""


def credit_rows(world: Record, f: int, vendor: int = NOBODY) -> Iterator[int]:
    """Rows of the credits on which `vendor`, or any, still ships to firm `f`."""
    mine = (world["clause_kind"] == CREDIT) & (world["clause_taker"] == f)
    for row in np.flatnonzero(mine & (world["clause_contract"] != NOBODY)).tolist():
        place = int(world["clause_contract"][row])
        since = int(world["contract_week"][place])
        lends = int(world["turn"]) < last_turn(world, row, since)
        runs = int(world["contract_state"][place]) == RUNNING
        if runs and lends and vendor in {NOBODY, int(world["clause_giver"][row])}:
            yield row


def credit_room(world: Record, vendor: int, f: int) -> int:
    """What a vendor still ships to firm `f` unpaid."""
    return sum(_room(world, row) for row in credit_rows(world, f, vendor))


def _room(world: Record, row: int) -> int:
    return max(0, int(world["clause_amount"][row]) - int(world["clause_done"][row]))


def queue_of(rules: Record, world: Record, f: int) -> dict[int, int]:
    """What the queued cards of each vendor will cost when they ship."""
    found: dict[int, int] = {}
    for chip in range(int(rules["chips"])):
        cost = int(world["backlog"][f, chip]) * card_price(rules, world, f, chip)
        if cost:
            vendor = int(world["chip_seller"][chip])
            found[vendor] = found.get(vendor, 0) + cost
    return found


def queue_in_cash(rules: Record, world: Record, f: int) -> int:
    """What of the queue the till must pay as it ships."""
    queues = queue_of(rules, world, f)
    return sum(max(0, cost - credit_room(world, v, f)) for v, cost in queues.items())


def instalments_to_come(rules: Record, world: Record, f: int, pace: int) -> tuple[int, ...]:
    """What falls due week by week for queued cards that ship on credit, `pace` a week."""
    found: list[int] = []
    for vendor, cost in queue_of(rules, world, f).items():
        left = cost
        for row in credit_rows(world, f, vendor):
            drawn = min(left, _room(world, row))
            left -= drawn
            parts = _paid_off(world, row, drawn, max(1, pace))
            found = [a + b for a, b in zip_longest(found, parts, fillvalue=0)]
    return tuple(found)


def _paid_off(world: Record, row: int, drawn: int, pace: int) -> Iterator[int]:
    """What one credit makes due week by week for what is drawn now, until it is paid off."""
    place = int(world["clause_contract"][row])
    age = int(world["turn"]) - int(world["contract_week"][place])
    owed, rate = 0, float(world["clause_price"][row])
    for week in range(_LONGEST):
        shipped = min(drawn, pace)
        drawn, owed = drawn - shipped, owed + shipped
        if owed + drawn <= 0:
            return
        part = instalment(world, row, age + week, owed)
        yield part + int(owed * rate / _WEEKS)
        owed -= part

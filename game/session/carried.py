"""What became of a chief's orders in each week of a game, and what each took from cash at once.

Invariant: whether an order was carried out is what the log of its week says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from game.compiled.causes import NOTES_KINDS
from game.compiled.layout import Records
from game.compiled.sizes import MONEY, NOTES
from game.engine.turn import close_week, try_orders
from game.session.coding import encode
from game.session.decisions import Given, Weeks
from game.session.orders import Order
from game.session.views.table import Table

_DONE, _REFUSED = "order done", "order refused"


@frozen
class Carried:
    """One order of the chief: whether it was refused, and US dollars that left at once."""

    order: Order
    refused: bool
    cost: int


def carried_out(table: Table, firm: str, weeks: Weeks) -> list[list[Carried]]:
    """What became of the orders of `firm`, by week and in their order."""
    return [list(_week(table, firm, week, given)) for week, given in enumerate(weeks)]


def _week(table: Table, firm: str, week: int, given: Sequence[Given]) -> Iterator[Carried]:
    own = [order for who, order in given if who == firm]
    if not own:
        return
    rules, f = table.compiled.rules, table.catalogue.place("firms", firm)
    log = close_week(rules, table.past[week].copy(), encode(table.catalogue, given))
    world = table.past[week].copy()
    for order, refused in zip(own, refusals(log, f), strict=False):
        before = int(world["balance"][0, MONEY, f])
        try_orders(rules, world, encode(table.catalogue, [(firm, order)]))
        cost = before - int(world["balance"][0, MONEY, f])
        yield Carried(order, refused, 0 if refused else cost * 1000)


def refusals(log: Records, f: int) -> list[bool]:
    """Whether each order of firm `f` was refused, in their order, as the week's log tells it."""
    entry = log[0]
    kinds = [
        NOTES_KINDS[int(entry["note_kind"][place])]
        for place in range(min(int(entry["notes"]), NOTES))
        if int(entry["note_firm"][place]) == f
    ]
    return [kind == _REFUSED for kind in kinds if kind in (_DONE, _REFUSED)]

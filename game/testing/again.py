"""What holds when a week is played again: chance, refusals and the order of orders.

Invariant: every check plays on copies. Where nothing is known of the orders there is nothing
to play again, and nothing is found.
"""

from __future__ import annotations

import numpy as np

from game.compiled.layout import Records
from game.compiled.orders import (
    ALLOWED,
    ASSIGN,
    BREAK_CONTRACT,
    BUY_FIRM,
    DO_SPRINT,
    GIVE_KEYNOTE,
    PROPOSE,
    REFUSALS,
    REFUSE,
    RELEASE,
    SIGN,
    SUE,
    WRITE_CLAUSE,
)
from game.engine.turn import close_week, try_orders
from game.testing.moments import Moment

_MEETING = (
    ASSIGN,
    BREAK_CONTRACT,
    BUY_FIRM,
    DO_SPRINT,
    GIVE_KEYNOTE,
    PROPOSE,
    REFUSE,
    RELEASE,
    SIGN,
    SUE,
    WRITE_CLAUSE,
)
"""Orders that others hear of at once: contracts are numbered as they are written and suits as they
are filed, a keynote and open weights change what the next chief starts from."""


def same(moment: Moment) -> str:
    """Played again, after whatever was asked of the rules meanwhile, the week is the same."""
    if moment.orders is None:
        return ""
    found = moment.before.copy()
    close_week(moment.rules, found, moment.orders)
    return differing(moment.after, found)


def in_any_order(moment: Moment) -> str:
    """Chiefs may hand in first or last; each chief's own orders stay in their order."""
    if moment.orders is None:
        return ""
    orders = moment.orders[~np.isin(moment.orders["kind"], _MEETING)]
    if len(np.unique(orders["firm"])) < 2:
        return ""
    turned = orders[np.argsort(-orders["firm"], kind="stable")]
    first, second = moment.before.copy(), moment.before.copy()
    close_week(moment.rules, first, orders[np.argsort(orders["firm"], kind="stable")])
    close_week(moment.rules, second, turned)
    return differing(first, second)


def refused(moment: Moment) -> str:
    """After each order that is refused the world is what it was, to the last bit."""
    if moment.orders is None:
        return ""
    world = moment.before.copy()
    for place in range(len(moment.orders)):
        was = world.tobytes()
        code = try_orders(moment.rules, world, moment.orders[place : place + 1])
        if code != ALLOWED and world.tobytes() != was:
            return f"order {place + 1}, refused because {REFUSALS[code]}, changed the world"
    return ""


def differing(one: Records, other: Records) -> str:
    """The first fields in which two worlds differ; "" when they are the same to the last bit."""
    if one.tobytes() == other.tobytes():
        return ""
    names = [
        name
        for name in one.dtype.names or ()
        if not np.array_equal(one[name], other[name], equal_nan=one.dtype[name].base.kind == "f")
    ]
    return f"two worlds that differ in {', '.join(names[:5])}" if names else ""

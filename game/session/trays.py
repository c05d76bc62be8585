"""Which order of a week takes the place of an earlier one.

Invariant: no order stays in a tray that the rules would overwrite with a later one of
the same week; moves that add up stay side by side.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.session.orders import Order

_ONE_A_WEEK = frozenset(
    {"set-price", "set-pay", "set-split", "rent", "serve", "poach", "favour-customer", "train",
     "stop-run", "list", "keynote", "ask-rescue", "buy-firm", "declare-agi", "bid-team",
     "hold-team", "set-care", "comply", "short", "cover"}
)  # fmt: skip
"""Kinds of which the rules know one value a week, whatever it is about."""

_ONE_EACH = frozenset({"set-chip-price", "answer", "release", "break", "assign", "offer-chip"})
"""Kinds of which the rules know one value a week for each subject."""

_VERDICTS = frozenset({"accept", "refuse"})
"""What can be said to an offer: the last word counts."""

_OVERRULED = {"release": frozenset({"set-price", "serve"})}
"""By kind: what it sets too, and so takes the place of."""


def replaces(order: Order, other: Order) -> bool:
    """Whether `order`, given later in the same week, makes `other` void."""
    if other.kind in _OVERRULED.get(order.kind, frozenset()):
        return True
    if order.kind in _VERDICTS and other.kind in _VERDICTS:
        return order.subject == other.subject
    if order.kind != other.kind:
        return False
    if order.kind in _ONE_EACH:
        return order.subject == other.subject
    return order.kind in _ONE_A_WEEK


def standing(orders: Sequence[Order]) -> list[Order]:
    """The orders of a week without those that later ones made void."""
    return [
        order
        for place, order in enumerate(orders)
        if not any(replaces(later, order) for later in orders[place + 1 :])
    ]

"""An order being drawn up in a dialog.

Invariant: `amount` and `price` are in people's units; `to_order` alone makes an
`Order` of them.
"""

from __future__ import annotations

from typing import Final

from attrs import frozen

from game.compiled.orders import KIND_BY_ID, ORDER_KINDS, OrderKind
from game.session.orders import Order
from game.ui.orders.units import unit_of


@frozen(kw_only=True)
class Draft:
    """What stands in the fields of an order dialog."""

    kind: OrderKind
    subject: str = ""
    amount: float = 0.0
    option: str = ""
    price: float = 0.0

    @classmethod
    def from_order(cls, order: Order) -> Draft:
        """The draft that would give `order`."""
        kind = order.about
        return cls(
            kind=kind,
            subject=order.subject,
            amount=unit_of(kind.amount).to_people(order.amount) if kind.amount else 0.0,
            option=order.option,
            price=unit_of(kind.price).to_people(order.price) if kind.price else 0.0,
        )

    def to_order(self) -> Order:
        """The order as the rules count it; amounts are rounded to whole units."""
        kind = self.kind
        amount = unit_of(kind.amount).to_order(self.amount) if kind.amount else 0
        price = unit_of(kind.price).to_order(self.price) if kind.price else 0.0
        return Order(
            kind=kind.id,
            subject=self.subject,
            amount=round(amount),
            option=self.option,
            price=round(price, 6),
        )


OF_THE_SUBJECT: Final = {"buy-firm", "settle", "set-chip-price", "short"}
"""Kinds whose number means nothing for another subject."""


def names_its_subject(kind: OrderKind) -> bool:
    """Whether an order of `kind` acts on a thing that nobody should name by a slip of a key.

    Rivals and their teams are such things, and cards one sells; what one buys or serves is told
    by its numbers.
    """
    return kind.subject in {"firm", "team"} or (kind.subject == "chip" and kind.id != "buy-chips")


def kind_of(name: str) -> OrderKind:
    """The kind of order called `name`."""
    return ORDER_KINDS[KIND_BY_ID[name]]

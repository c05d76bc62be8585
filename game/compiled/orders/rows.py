"""What a kind of order is, and an order as a record.

Invariant: a row says all that the layers above need to show, read, write and
check the shape of an order; whether it is allowed now is decided by the
engine alone (`game.engine.legality`).
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from attrs import field, frozen

from game.compiled.layout import dtype_of

Subject = Literal[
    "",
    "chip",
    "own model",
    "servable model",
    "firm",
    "event",
    "contract",
    "offer",
    "thing",
    "team",
    "stack",
]


@frozen(kw_only=True)
class OrderKind:
    """One kind of order.

    `subject` says what the order is about, `amount` and `price` the units of
    its two numbers ("" when it has none), `options` the words to choose from.
    """

    id: str
    title: str
    help: str
    acts: str
    moves: int = 1
    area: str
    subject: Subject = ""
    amount: str = ""
    price: str = ""
    options: tuple[str, ...] = field(factory=tuple)
    pays: tuple[str, ...] = ()
    """Causes of the money it moves at once; none but orders have these."""
    judged: bool = False
    """Whether others may still say no once it is carried out."""
    weekly: bool = False
    """Whether it may be given anew each week by itself: a week's decision that binds nobody."""


class OrderRecord:
    """An order as the engine reads it."""

    firm: Annotated[int, "who orders"]
    kind: Annotated[int, "place in ORDER_KINDS"]
    subject: Annotated[int, "chip, model, firm or event, or -1"]
    amount: Annotated[int, "cards, kilowatts, people, units or thousand USD; a per cent in splits"]
    option: Annotated[int, "place among the kind's options, or a per cent in splits"]
    price: Annotated[float, "price in the kind's unit"]
    giver: Annotated[int, "account that promises in a clause, or -1"]
    taker: Annotated[int, "account it is promised to, firm a contract is handed to, or -1"]
    weeks: Annotated[int, "weeks of a clause"]
    contract: Annotated[int, "serial of the contract a proposal would replace, or -1"]


ORDER: Final = dtype_of(OrderRecord)

"""An order as people, players, saves and orders files write it.

Invariant: an `Order` names things by their ids; only `game.session.coding`
knows their places in the arrays.
"""

from __future__ import annotations

from typing import Any

from attrs import frozen

from game.compiled.orders import KIND_BY_ID, ORDER_KINDS, OrderKind

FIELDS = ("subject", "amount", "option", "price", "giver", "taker", "weeks", "contract")
"""What an order may say beside who gives it and its kind."""
NOTHING = "nothing"
"""Stands for a model where a chief would rather serve none."""


@frozen(kw_only=True)
class Order:
    """One order of one chief.

    `kind` is an id of ORDER_KINDS, `subject` the id of a chip, model, firm, event or
    contract, `option` one of the kind's options or an event's choice. Amounts and
    prices are in the units the kind names. `giver`, `taker` and `weeks` belong to a
    clause, `taker` also to a contract handed over; `contract` is what a proposal
    answers or would replace.
    """

    kind: str
    subject: str = ""
    amount: int = 0
    option: str = ""
    price: float = 0.0
    giver: str = ""
    taker: str = ""
    weeks: int = 0
    contract: str = ""

    @property
    def about(self) -> OrderKind:
        """The row of ORDER_KINDS this order belongs to."""
        return ORDER_KINDS[KIND_BY_ID[self.kind]]

    def to_plain(self, firm: str) -> dict[str, Any]:
        """The order as a table of a save or an orders file, without empty keys."""
        table: dict[str, Any] = {"firm": firm, "kind": self.kind}
        for name in FIELDS:
            if value := getattr(self, name):
                table[name] = value
        return table


@frozen(kw_only=True)
class Quote:
    """What an order would mean if it were handed in now.

    `refusal` is "" when it is allowed. `cost_now` leaves the firm's cash this
    week; `cost_later` falls due as the order is carried out (both in USD).
    """

    refusal: str
    cost_now: int
    cost_later: int
    moves: int
    acts: str
    effect: str = ""
    """What it brings at once, in words; "" when only money moves."""
    warnings: tuple[str, ...] = ()
    """Dangers of it, although it is allowed."""
    replaced: tuple[str, ...] = ()
    """The orders of this week that it makes void, in words."""
    freed: int = 0
    """Moves that those took and that it gives back."""

    @property
    def allowed(self) -> bool:
        """Whether the rules allow it."""
        return not self.refusal

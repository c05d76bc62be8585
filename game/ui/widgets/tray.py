"""The tray: this week's orders, what they cost together, and how to take the last one back.

Invariant: the order that undo would take is marked.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen
from textual.content import Content

from game.ui import figures
from game.ui.widgets.sheet import Sheet, assembled, said, wrapped
from game.words import _


@frozen
class TrayLine:
    """An order in words, what it costs in words, and its moves."""

    text: str
    cost: str
    moves: int


class Tray(Sheet):
    """The orders given so far."""

    _orders: Sequence[TrayLine] = ()
    _cash = 0
    _undo = "u"

    def show(self, orders: Sequence[TrayLine], cash_left: int, undo_key: str) -> None:
        """Show these orders and the cash that is left after them."""
        self._orders, self._cash, self._undo = orders, cash_left, undo_key
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """The orders, newest first, then the cash left."""
        if not self._orders:
            return [
                said(_("No orders yet."), "$quiet"),
                assembled(("o", "bold $accent"), (_(" shows what you can do."), "$quiet")),
            ]
        shown = [line for order in reversed(self._orders) for line in self._order(order, width)]
        left = _("cash then {money}").format(money=figures.money(self._cash))
        first, rest = shown[0], shown[1:]
        undo = assembled((f"{self._undo} ", "bold $accent"), (_("takes the first back"), "$quiet"))
        return [first, *rest, said(left, "$quiet"), undo]

    @staticmethod
    def _order(order: TrayLine, width: int) -> list[Content]:
        moves = "●" * order.moves if order.moves else "·"
        first, *more = wrapped(order.text, max(width - 2, 8)) or [""]
        return [
            assembled((f"{moves} ", "bold $accent"), first),
            *(said(f"  {line}") for line in more),
            said(f"  {order.cost}", "$quiet"),
        ]

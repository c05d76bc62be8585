"""The tray: this week's orders, what they lead to, and how to take the last one back.

Invariant: orders stand as they were given, so the one that undo would take is
the last; a cost nobody knows is left out, never guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import frozen
from textual.content import Content

from game.ui import figures
from game.ui.widgets.sheet import Sheet, assembled, said, wrapped
from game.words import _

THIN: Final = 6.0
"""Weeks of cash below which the tray warns."""


@frozen
class TrayLine:
    """An order in words, what it costs in words or "", its moves, and what it breaks or hinders it.

    `weekly` orders come anew each week, orders that `may` be had so.
    """

    text: str
    cost: str
    moves: int
    breaches: Sequence[str] = ()
    weekly: bool = False
    may: bool = False


@frozen
class Outlook:
    """What the week leads to: cash after it, what could not be paid, weeks the cash lasts.

    `dread` says what of the chief's fear would end the game, or ""; `low` and `high` are the
    cash if chance is unkind or kind, `hangs_on` names sums that others decide about.
    """

    cash: int
    shortfall: int
    runway: float | None
    dread: str = ""
    low: int = 0
    high: int = 0
    hangs_on: Sequence[str] = ()


class Tray(Sheet):
    """The orders given so far."""

    _orders: Sequence[TrayLine] = ()
    _outlook: Outlook | None = None
    _undo = "u"
    _weekly = "+"

    def show(
        self,
        orders: Sequence[TrayLine],
        outlook: Outlook | None,
        undo_key: str,
        weekly_key: str = "+",
    ) -> None:
        """Show these orders and what they lead to; no outlook when the game has ended."""
        self._orders, self._outlook = orders, outlook
        self._undo, self._weekly = undo_key, weekly_key
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """The orders as they were given, how to take the last back, what the week leads to."""
        if self._outlook is None:
            ended = _("The game has ended: nothing more can be ordered.")
            return [said(line, "$quiet") for line in wrapped(ended, width)]
        outlook = _outlook_lines(self._outlook, width)
        if not self._orders:
            return [
                said(_("No orders yet."), "$quiet"),
                assembled(("o", "bold $accent"), (_(" shows what you can do."), "$quiet")),
                *outlook,
            ]
        undo = assembled((f"{self._undo} ", "bold $accent"), (_("takes the last back"), "$quiet"))
        shown = [line for order in self._orders for line in self._order(order, width)]
        may = any(order.may or order.weekly for order in self._orders)
        weekly = assembled(
            (f"{self._weekly} ", "bold $accent"), (_("has one given each week"), "$quiet")
        )
        return [*shown, undo, *([weekly] if may else []), *outlook]

    @staticmethod
    def _order(order: TrayLine, width: int) -> list[Content]:
        moves = "●" * order.moves if order.moves else "·"
        note = " · ".join(filter(None, (order.cost, _("↻ weekly") if order.weekly else "")))
        first, *more = wrapped(order.text, max(width - 2, 8)) or [""]
        return [
            assembled((f"{moves} ", "bold $accent"), first),
            *(said(f"  {line}") for line in more),
            *(said(f"  {line}", "$quiet") for line in wrapped(note, max(width - 2, 8))),
            *(
                said(f"  {line}", "bold $error")
                for text in order.breaches
                for line in wrapped(f"✗ {text}", max(width - 2, 8))
            ),
        ]


def _span(outlook: Outlook) -> str:
    """The cash, with what chance may make of it where that can be seen."""
    middle, low, high = map(figures.money, (outlook.cash, outlook.low, outlook.high))
    if low == high or not outlook.low <= outlook.cash <= outlook.high:
        return middle
    return _("{middle} ({low} to {high})").format(middle=middle, low=low, high=high)


def _outlook_lines(outlook: Outlook, width: int) -> list[Content]:
    told = [_("Cash after the week ≈ {money}").format(money=_span(outlook)), *outlook.hangs_on]
    lines = [said(line, "$quiet") for text in told for line in wrapped(text, width)]
    if outlook.dread:
        danger = _("⚠ what you dread ends it: {dread}").format(dread=outlook.dread)
        tone = "bold $error"
    elif outlook.shortfall > 0:
        text = _("⚠ {money} due could not be paid: the firm would fail")
        danger = text.format(money=figures.money(outlook.shortfall))
        tone = "bold $error"
    elif outlook.runway is not None and outlook.runway < THIN:
        danger = _("⚠ then it lasts {weeks}").format(weeks=figures.weeks(outlook.runway))
        if outlook.runway < 1:
            danger = _("⚠ then it does not last another week")
        tone = "bold $warning"
    else:
        return lines
    return lines + [said(line, tone) for line in wrapped(danger, width)]

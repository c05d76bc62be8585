"""What an order would mean: allowed or why not, costs, moves, when it acts, what it brings.

Invariant: every sign of a refusal or a danger is also a word, and nothing that
is told is cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from game.session.orders import Quote
from game.ui.figures import plain
from game.ui.orders.wording import cost
from game.ui.widgets.marks import dots
from game.ui.widgets.sheet import Sheet, assembled, said, wrapped
from game.words import _

_LABEL: Final = 8
_FLASH: Final = 0.4
"""Seconds for which a refusal that was not heeded stands out."""


class QuoteSheet(Sheet):
    """The quote of the order being drawn up."""

    DEFAULT_CSS = """
    QuoteSheet.-insisting { background: $error 25%; }
    """

    _quote: Quote | None = None
    _kind = ""
    _moves = 0
    _refusal = ""
    _awaited = ""
    _insisted = False
    _hint = ""
    _warnings: tuple[str, ...] = ()
    _head = ""

    def show(
        self, quote: Quote, kind: str, moves_left: int, hint: str = "",
        warnings: tuple[str, ...] = (), head: str = "",
    ) -> None:  # fmt: skip
        """Show `quote` of an order of `kind`, given `moves_left` before it.

        `hint` tells what the numbers come to; `warnings` stand beside the quote's own;
        `head` says beside the verdict what is allowed.
        """
        self._quote, self._kind, self._moves = quote, kind, moves_left
        self._refusal, self._hint = quote.refusal, hint
        self._warnings, self._head = (*warnings, *quote.warnings), head
        self._insisted, self._awaited = False, ""
        self.refresh(layout=True)

    def refuse(self, reason: str) -> None:
        """Say why there is nothing to quote."""
        self._quote, self._refusal, self._insisted = None, reason, False
        self._awaited = ""
        self.refresh(layout=True)

    def wait(self, text: str, hint: str = "") -> None:
        """Say what is to be chosen before there is anything to quote; `hint` stands below."""
        self.refuse("")
        self._awaited, self._hint = text, hint

    def insist(self) -> None:
        """Say once more, and visibly, that the order was not given."""
        self._insisted = True
        self.add_class("-insisting")
        self.set_timer(_FLASH, lambda: self.remove_class("-insisting"))
        self.refresh(layout=True)

    def ask_again(self, doubt: str) -> None:
        """Say before all else what speaks against it, and how it is given all the same."""
        again = _("{doubt} Enter once more gives the order.").format(doubt=doubt)
        self._warnings = (again, *(one for one in self._warnings if one != again))
        self.scroll_visible(animate=False)
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """A rule, the verdict, then the costs, the time, the moves, the effect and dangers."""
        details = self._details(width) if self._quote else []
        if self._awaited:
            details = [said(line, "$primary") for line in wrapped(self._hint, width)]
        return [said("─" * width, "$faint"), *self._verdict(width), *details]

    def _verdict(self, width: int) -> list[Content]:
        if self._awaited:
            return [said(line, "bold $accent") for line in wrapped(self._awaited, width)]
        if not self._refusal:
            moves = self._moves_text(self._quote) if self._quote else ""
            head = _("✓ Allowed: {what}").format(what=self._head) if self._head else _("✓ Allowed")
            verdict = assembled((head, "bold $success"), (f"  {moves}", "$quiet"))
            void = self._quote.replaced if self._quote else ()
            told = [line for order in void for line in wrapped(place_taken(order), width)]
            return [verdict, *(said(line, "bold $warning") for line in told)]
        text = _("✗ Not allowed: {reason}").format(reason=_(self._refusal))
        if self._insisted:
            text = _("{refusal} ◀ nothing was given").format(refusal=text)
        return [said(line, "bold $error") for line in wrapped(text, width)]

    def _details(self, width: int) -> list[Content]:
        quote = self._quote
        if quote is None:
            return []
        money = "bold" if quote.cost_now or quote.cost_later else ""
        rows = [
            (_("Money"), cost(quote, self._kind) if money else _("none"), money),
            (_("Acts"), _(quote.acts), ""),
            (_("Brings"), quote.effect, ""),
        ]
        lines = [line for row in rows if row[1] for line in labelled(*row, width)]
        hints = [said(line, "$primary") for line in wrapped(self._hint, width)]
        dangers = [
            said(line, "bold $warning")
            for warning in (() if self._refusal else self._warnings)
            for line in wrapped(f"⚠ {warning}", width)
        ]
        return [*lines, *hints, *dangers]

    def _moves_text(self, quote: Quote) -> str:
        if not quote.moves:
            return _("takes no move")
        left = self._moves + quote.freed
        text = _("takes {n} of the {left} moves left {dots}")
        if quote.moves == left:
            text = _("takes all that is left of your moves {dots}")
        if quote.moves == left == 1:
            text = _("takes the last move {dots}")
        if quote.moves == quote.freed:
            return _("takes the move of the order before")
        return text.format(n=quote.moves, left=left, dots=dots(max(left - quote.moves, 0), left))


def place_taken(order: str) -> str:
    """That an order of this week is void once this one is given, in words."""
    return _("⚠ takes the place of your order: {order}").format(order=plain(order))


def labelled(name: str, text: str, style: str, width: int) -> list[Content]:
    """`text` behind its name, its further lines below its first."""
    room = max(width - _LABEL, 8)
    heads = [name.ljust(_LABEL)]
    return [
        assembled(((heads.pop() if heads else " " * _LABEL), "$quiet"), (line, style))
        for line in wrapped(text, room)
    ]

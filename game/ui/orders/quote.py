"""What an order would mean: allowed or why not, costs, moves, when it acts.

Invariant: every sign of a refusal is also a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from game.session.orders import Quote
from game.ui.figures import fit
from game.ui.orders.wording import cost
from game.ui.widgets.marks import dots
from game.ui.widgets.sheet import Sheet, assembled, said, wrapped
from game.words import _

_LABEL: Final = 8


class QuoteSheet(Sheet):
    """The quote of the order being drawn up."""

    _quote: Quote | None = None
    _moves = 0
    _refusal = ""
    _hint = ""

    def show(self, quote: Quote, moves_left: int, hint: str = "") -> None:
        """Show `quote`, given `moves_left` before it, and what the numbers come to."""
        self._quote, self._moves, self._refusal = quote, moves_left, quote.refusal
        self._hint = hint
        self.refresh(layout=True)

    def refuse(self, reason: str) -> None:
        """Say why there is nothing to quote."""
        self._quote, self._refusal = None, reason
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """A rule, the verdict, then the costs, the time and the moves."""
        details = self._details(width) if self._quote else []
        return [said("─" * width, "$faint"), self._verdict(), *details]

    def _verdict(self) -> Content:
        if self._refusal:
            return assembled(
                ("✗ ", "bold $error"), (_("Not allowed"), "bold $error"), (": ", "$error"),
                (_(self._refusal), "$error"),
            )  # fmt: skip
        return said(_("✓ Allowed"), "bold $success")

    def _details(self, width: int) -> list[Content]:
        quote = self._quote
        if quote is None:
            return []
        rows = [
            (_("Money"), cost(quote), "bold" if quote.cost_now or quote.cost_later else ""),
            (_("Acts"), _(quote.acts), ""),
            (_("Moves"), self._moves_text(quote), ""),
        ]
        lines = [
            assembled((fit(name, _LABEL), "$quiet"), (fit(text, max(width - _LABEL, 1)), style))
            for name, text, style in rows
        ]
        told = [line for text in (self._hint, quote.effect) for line in wrapped(text, width)]
        return lines + [said(line, "$primary") for line in told]

    def _moves_text(self, quote: Quote) -> str:
        if not quote.moves:
            return _("none")
        return _("{n} of the {left} left {dots}").format(
            n=quote.moves,
            left=self._moves,
            dots=dots(max(self._moves - quote.moves, 0), self._moves),
        )

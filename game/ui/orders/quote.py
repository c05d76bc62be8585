"""What an order would mean: allowed or why not, costs, moves, when it acts.

Invariant: every sign of a refusal is also a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message

from game.session.orders import Quote
from game.ui import figures
from game.ui.figures import fit
from game.ui.widgets.marks import dots
from game.ui.widgets.sheet import Sheet, assembled, said, wrapped
from game.words import _

_LABEL: Final = 14


class QuoteSheet(Sheet):
    """The quote of the order being drawn up, and the two ways to close the dialog."""

    class Pressed(Message):
        """One of the two words below was clicked."""

        def __init__(self, give: bool) -> None:
            super().__init__()
            self.give = give

    _quote: Quote | None = None
    _moves = 0
    _refusal = ""

    def show(self, quote: Quote, moves_left: int) -> None:
        """Show `quote`, given `moves_left` before it."""
        self._quote, self._moves, self._refusal = quote, moves_left, quote.refusal
        self.refresh(layout=True)

    def refuse(self, reason: str) -> None:
        """Say why there is nothing to quote."""
        self._quote, self._refusal = None, reason
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """A rule, the verdict, the costs, and the keys."""
        details = self._details(width) if self._quote else []
        return [said("─" * width, "$faint"), self._verdict(), *details, said(""), self._keys()]

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
        now = figures.money(quote.cost_now) if quote.cost_now else _("nothing")
        rows = [(_("Costs now"), now, "bold" if quote.cost_now else "")]
        if quote.cost_later:
            rows.append((_("Costs later"), figures.money(quote.cost_later), "bold"))
        rows.append((_("Acts"), _(quote.acts), ""))
        rows.append((_("Moves"), self._moves_text(quote), ""))
        lines = [
            assembled((fit(name, _LABEL), "$quiet"), (fit(text, max(width - _LABEL, 1)), style))
            for name, text, style in rows
        ]
        return lines + [said(line, "$primary") for line in wrapped(quote.effect, width)]

    def _moves_text(self, quote: Quote) -> str:
        if not quote.moves:
            return _("none: a standing policy")
        return _("{n} of the {left} left {dots}").format(
            n=quote.moves,
            left=self._moves,
            dots=dots(max(self._moves - quote.moves, 0), self._moves),
        )

    @staticmethod
    def _keys() -> Content:
        return assembled(
            ("⏎ ", "bold $accent"), _("Give the order"), "    ",
            ("esc ", "bold $accent"), _("Cancel"),
        )  # fmt: skip

    def on_click(self, event: events.Click) -> None:
        """Give or leave, by the word that was clicked."""
        if event.y != len(self.lines(self.size.width)) - 1:
            return
        give = cell_len(_("Give the order")) + 4
        if event.x < give + 2:
            self.post_message(self.Pressed(True))
        elif event.x < give + 6 + cell_len(_("Cancel")) + 4:
            self.post_message(self.Pressed(False))

"""What if they miss a payment, or all sign an offer? The answer in a dialog.

Invariant: it shows what the session worked out on a copy; the game stays as it is.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from game.session.deals import Cascade
from game.ui.contracts.falls import CascadeSheet
from game.ui.figures import plain
from game.ui.place import PlaceDialog
from game.ui.screens.parts import Keys
from game.words import _


class CascadeDialog(PlaceDialog[None]):
    """Who falls next, in which order, and what it costs whom."""

    PLACE: ClassVar[str] = "dialog"
    AUTO_FOCUS = "VerticalScroll"
    DEFAULT_CSS = """
    CascadeDialog {
        align: center middle;
        background: $background 70%;
        & > VerticalScroll {
            width: 76; max-width: 100%; height: auto; max-height: 100%;
            border: round $error; border-title-color: $error; border-title-style: bold;
            background: $surface; padding: 0 1; scrollbar-size-vertical: 1;
        }
    }
    """

    def __init__(self, cascade: Cascade) -> None:
        super().__init__()
        self._cascade = cascade

    def compose(self) -> ComposeResult:
        """The sheet, and the way out."""
        with VerticalScroll() as frame:
            title = _("What if {firm} misses a payment?")
            if self._cascade.parties:
                title = _("What if all sign it?")
            frame.border_title = Content(title.format(firm=plain(self._cascade.name)))
            yield CascadeSheet()
        yield Keys()

    def on_mount(self) -> None:
        """Show the cascade."""
        self.query_one(CascadeSheet).show(self._cascade)

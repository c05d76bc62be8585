"""Ambition and fear in full, over the desk.

Invariant: it shows what `game.session.view.Goal` says and changes nothing.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from game.session.view import View
from game.ui.place import PlaceDialog
from game.ui.screens.parts import Keys
from game.ui.widgets.goals import Goals
from game.words import _


class Aims(PlaceDialog[None]):
    """Both goals with every comparison; scrolls where they are long."""

    PLACE: ClassVar[str] = "dialog"
    AUTO_FOCUS = "VerticalScroll"
    DEFAULT_CSS = """
    Aims {
        align: center middle;
        background: $background 70%;
        & > VerticalScroll {
            width: 72; max-width: 100%; height: auto; max-height: 100%;
            border: round $accent; border-title-color: $accent; border-title-style: bold;
            background: $surface; padding: 1 2; scrollbar-size-vertical: 1;
        }
    }
    """

    def __init__(self, view: View) -> None:
        super().__init__()
        self._view = view

    def compose(self) -> ComposeResult:
        """The goals, and the way out."""
        with VerticalScroll() as frame:
            frame.border_title = Content(_("What it is about"))
            yield Goals()
        yield Keys()

    def on_mount(self) -> None:
        """Show the goals of the week."""
        self.query_one(Goals).show(self._view.ambition, self._view.fear)

"""An app that shows the desk alone, and its screen as text.

Invariant: what `screen_text` gives is what a terminal would show, a line per row.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.app import App
from textual.pilot import Pilot

from game.ui.desk.screen import DeskScreen
from game.ui.desk.status import AreaTabs
from game.ui.theme import WARRING
from game.ui.turns import KeysInTurn
from tests.ui.samples import FakeDoor, FakeSession, hostile_view

SIZES = [(80, 24), (160, 50), (40, 12)]


class DeskApp(KeysInTurn, App[None]):
    """The desk on sample figures, without the screens around it."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, door: FakeDoor | None = None) -> None:
        super().__init__()
        self.door = door or FakeDoor()
        self.acted: list[str] = []

    @asynccontextmanager
    async def run_test(self, **options: Any) -> AsyncIterator[Pilot[None]]:
        """Run it, and hand over the keys once all of the desk stands."""
        async with super().run_test(**options) as pilot:
            while not self.screen.query(AreaTabs):
                await pilot.pause()
            yield pilot

    def on_mount(self) -> None:
        """Go to the desk."""
        self.register_theme(WARRING)
        self.theme = WARRING.name
        self.push_screen(DeskScreen(self.door))  # type: ignore[arg-type]

    def action_undo(self) -> None:
        """As the shell does."""
        self.door.undo()
        assert isinstance(self.screen, DeskScreen)
        self.screen.show_week()

    def action_new_order(self) -> None:
        """As the shell does."""
        assert isinstance(self.screen, DeskScreen)
        self.screen.new_order()

    def action_quit_now(self) -> None:
        """Note that somebody made the app quit."""
        self.acted.append("quit")


def hostile_app() -> DeskApp:
    """The desk with names that try to be markup or control codes."""
    return DeskApp(FakeDoor(FakeSession(hostile_view())))


def screen_text(app: App[None]) -> str:
    """The rows of the screen as text."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text for strip in strips)

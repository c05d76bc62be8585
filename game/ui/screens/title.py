"""The title: the game's name, what one can do, and that it is satire.

Invariant: this is the first frame, so nothing heavy is imported with it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, Final

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.content import Content

import game
from game.ui.actions import ACTION_BY_ID, Action
from game.ui.place import PlaceScreen
from game.ui.screens.board import Board
from game.ui.screens.parts import Keys, Prose, Rows, quiet
from game.words import _

_MENU: Final = ("new-game", "first-steps", "continue", "load", "how-to-play", "workshop", "leave")
_MENU_WIDTH: Final = 30


class TitleScreen(PlaceScreen[None]):
    """Where the game starts and where it is left."""

    PLACE: ClassVar[str] = "title"
    AUTO_FOCUS = "Rows"
    DEFAULT_CSS = """
    TitleScreen { layers: ground front; overflow: hidden; align-vertical: bottom; }
    TitleScreen Board { layer: ground; }
    TitleScreen Rows, TitleScreen Prose, TitleScreen Keys { layer: front; }
    TitleScreen Rows { width: 30; height: 7; background: $background; }
    TitleScreen #hint { width: 100%; height: 1; text-align: center; background: $background;
        text-wrap: nowrap; text-overflow: ellipsis; }
    TitleScreen #notice { width: 100%; height: 2; text-align: center; color: $quiet;
        background: $background; padding: 0 1; }
    TitleScreen.-middle #hint { margin-bottom: 1; }
    TitleScreen.-tall #hint { margin: 1 0 4 0; }
    TitleScreen.-low #notice { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._newest = ""

    def compose(self) -> ComposeResult:
        """Lay out the picture, the menu and the notice."""
        yield Board(rows_below=12)
        rows = Rows(one_click=True)
        rows.fill((name, _entry(ACTION_BY_ID[name])) for name in _MENU)
        rows.styles.margin = _margin(self.app.size.width)
        yield rows
        yield Prose(id="hint")
        yield Prose(self._notice(), id="notice")
        yield Keys()

    def on_resize(self, event: events.Resize) -> None:
        """Keep the menu in the middle; the board shows on both sides of it."""
        self.query_one(Rows).styles.margin = _margin(event.size.width)

    @on(events.ScreenSuspend)
    def _covered(self) -> None:
        """Behind another screen the picture stands still."""
        self.query_one(Board).stand_still()

    @on(events.ScreenResume)
    @on(Rows.OptionHighlighted)
    def _looked_at(self) -> None:
        for board in self.query(Board):
            board.go_on()

    def show_newest(self, newest: str) -> None:
        """Say which game Continue plays on; "" when there is none: then a newcomer is here."""
        self._newest = newest
        self._offer_continue(bool(newest))
        rows = self.query_one(Rows)
        if not newest and rows.highlighted == 0:
            rows.highlighted = _MENU.index("first-steps")
        self._show_hint(rows.row)

    def _offer_continue(self, offered: bool) -> None:
        """Name the key of Continue below, and its row in full, where it leads anywhere."""
        action = ACTION_BY_ID["continue"]
        bound = self._bindings.key_to_bindings
        bound[action.keys] = [replace(one, show=offered) for one in bound[action.keys]]
        row = _entry(action) if offered else quiet(_entry(action).plain)
        self.query_one(Rows).replace_option_prompt("continue", row)
        self.refresh_bindings()

    @on(Rows.OptionHighlighted)
    def _look(self, event: Rows.OptionHighlighted) -> None:
        self._show_hint(event.option.id or "")

    def _show_hint(self, row: str) -> None:
        if row not in ACTION_BY_ID:
            return
        text = _(ACTION_BY_ID[row].help)
        if row == "continue":
            text = self._newest or _("There is no saved game yet.")
        self.query_one("#hint", Prose).update(quiet(text), layout=False)

    @on(Rows.Chosen)
    async def _choose(self, event: Rows.Chosen) -> None:
        await self.run_action(ACTION_BY_ID[event.row].run)

    async def action_choose(self) -> None:
        """Do what the cursor is on."""
        await self.run_action(ACTION_BY_ID[self.query_one(Rows).row].run)

    def _notice(self) -> Content:
        satire = _("Satire on public reporting. Invented turns name firms, never people.")
        return Content(f"{satire}\n{_('version')} {game.__version__}")


def _margin(width: int) -> tuple[int, int, int, int]:
    """What puts the menu into the middle of a screen."""
    return 0, 0, 0, max(0, width - _MENU_WIDTH) // 2


def _entry(action: Action) -> Content:
    title, key = _(action.title), action.key
    gap = _MENU_WIDTH - 4 - cell_len(title) - cell_len(key)
    return Content.assemble("  ", title, " " * gap, (key, "bold"), "  ")

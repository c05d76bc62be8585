"""The saved games: what each is, when it was saved, and why one cannot be loaded.

Invariant: every file of the shelf has its line, the broken ones with their
reason in words.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from game.ui.door import Door, DoorError
from game.ui.figures import MISSING, plain
from game.ui.place import PlaceScreen
from game.ui.screens.choices import Choices
from game.ui.screens.dialogs import Question
from game.ui.screens.parts import Bar, Keys, Prose, lines, quiet
from game.ui.widgets.table import Column, Row
from game.words import N_, _

if TYPE_CHECKING:
    from game.session.saves import SaveEntry

_KINDS = {"auto": N_("autosave"), "quick": N_("quick"), "named": N_("named")}


def _columns() -> tuple[Column, ...]:
    return (
        Column("", most=1),
        Column(_("Game"), most=28, grows=True),
        Column(_("Chair"), rank=2, most=16),
        Column(_("Week"), "right", rank=1),
        Column(_("Kind"), rank=4),
        Column(_("Saved"), rank=3),
    )


class SavesScreen(PlaceScreen["SaveEntry"]):
    """Dismissed with the save to play on from, or with None."""

    PLACE: ClassVar[str] = "saves"
    AUTO_FOCUS = "Choices"
    DEFAULT_CSS = """
    SavesScreen {
        #list { height: 1fr; padding: 1 1 0 1; scrollbar-size-vertical: 1; }
        #said { height: 3; padding: 0 1; border-top: solid $faint; }
        &.-low #said { height: 2; border: none; }
    }
    """

    def __init__(self, door: Door) -> None:
        super().__init__()
        self._door = door
        self._entries: dict[str, SaveEntry] = {}

    def compose(self) -> ComposeResult:
        """Lay out the list and the line about the save under the cursor."""
        yield Bar(_("Saved games"))
        with VerticalScroll(id="list", can_focus=False):
            yield Choices(_columns(), empty=_("There is no saved game yet."))
        yield Prose(id="said")
        yield Keys()

    def on_mount(self) -> None:
        """List the saves."""
        self._list()

    @work(exclusive=True)
    async def _list(self) -> None:
        try:
            entries = await self._door.entries()
        except DoorError as error:
            self._say(Content(str(error)))
            return
        self._entries = {str(entry.path): entry for entry in entries}
        self.query_one(Choices).show([_row(entry) for entry in entries])
        self._describe(self._entry)

    @property
    def _entry(self) -> SaveEntry | None:
        return self._entries.get(self.query_one(Choices).key)

    @on(Choices.Moved)
    def _moved(self) -> None:
        self._describe(self._entry)

    def _describe(self, entry: SaveEntry | None) -> None:
        if entry is None:
            self._say(quiet(_("There is no saved game yet.")))
            return
        where = quiet(_("in the file {name}").format(name=plain(entry.path.name)))
        state = Content.styled("✗ " + plain(entry.reason), "$loss") if entry.reason else None
        self._say(lines([state, where] if state else [where]))

    def _say(self, text: Content) -> None:
        self.query_one("#said", Prose).update(text)

    @on(Choices.Opened)
    def _opened(self) -> None:
        self.action_open_save()

    def action_open_save(self) -> None:
        """Play on from the save under the cursor, if it can be loaded."""
        entry = self._entry
        if entry is None:
            return
        if entry.loadable:
            self.dismiss(entry)
        else:
            self.notify(entry.reason, title=_("It cannot be loaded"), markup=False)

    @work
    async def action_delete_save(self) -> None:
        """Remove the save under the cursor, after asking."""
        entry = self._entry
        if entry is None:
            return
        text = _("Remove “{title}” for good?").format(title=plain(entry.title))
        if await self.app.push_screen_wait(Question(_("Delete"), text)) != "yes":
            return
        try:
            await self._door.delete(entry)
        except DoorError as error:
            self.notify(str(error), severity="error", markup=False)
        self._list()

    def action_go_back(self) -> None:
        """Go back without a save."""
        self.dismiss(None)


def _row(entry: SaveEntry) -> Row:
    week = f"{entry.turn + 1}/{entry.turns}" if entry.turns else MISSING
    if 0 < entry.turns <= entry.turn:
        week = _("ended")
    kind = _(_KINDS[entry.kind]) if entry.kind in _KINDS else MISSING
    if entry.fault and not entry.loadable:
        kind = _(str(entry.fault))
    return Row(
        key=str(entry.path),
        cells=(
            " " if entry.loadable and not entry.reason else "!" if entry.loadable else "✗",
            plain(entry.title),
            plain(entry.chair) or MISSING,
            week,
            kind,
            saved_when(entry.saved_at),
        ),
        styles={} if entry.loadable else dict.fromkeys(range(6), "$loss"),
    )


def saved_when(stamp: str) -> str:
    """A UTC time stamp as local date and time; as it is when it is none."""
    try:
        return datetime.fromisoformat(stamp).astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError):
        return plain(stamp)

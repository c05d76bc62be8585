"""Short questions over another screen: leaving, deleting, naming a save, waiting.

Invariant: a dialog changes nothing itself; it is dismissed with the answer, or
with None when the person goes back.
"""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from game.ui.actions import ACTION_BY_ID, Action, actions_of
from game.ui.door import Door, DoorError
from game.ui.place import PlaceDialog
from game.ui.screens.parts import Gauge, Keys, Prose, Rows
from game.words import _

_FRAME = """
    align: center middle;
    background: $background 70%;
    & > Vertical {
        width: 56; max-width: 100%; height: auto; max-height: 100%;
        border: round $accent; border-title-color: $accent; border-title-style: bold;
        background: $surface; padding: 1 2;
    }
    &.-low > Vertical { padding: 0 1; }
"""


class Question(PlaceDialog[str]):
    """A text and the actions of its place to choose from."""

    PLACE: ClassVar[str] = "question"
    AUTO_FOCUS = "Rows"
    DEFAULT_CSS = f"""
    Question {{ {_FRAME}
        Rows {{ height: auto; background: $surface; margin-top: 1; }}
    }}
    """

    def __init__(self, title: str, text: str, *, cursor: str = "") -> None:
        """Ask `text`, with the cursor on the action `cursor` or on the first."""
        super().__init__()
        self._title = title
        self._text = text
        self._cursor = cursor

    def compose(self) -> ComposeResult:
        """Lay out the text and the answers."""
        with Vertical() as frame:
            frame.border_title = Content(self._title)
            yield Prose(self._text)
            yield Rows(one_click=True)
        yield Keys()

    def on_mount(self) -> None:
        """Offer the answers."""
        offered = (action for action in actions_of(self.PLACE) if action.shown)
        rows = ((action.id, _answer(action)) for action in offered)
        self.query_one(Rows).fill(rows, cursor=self._cursor)

    @on(Rows.Chosen)
    async def _chosen(self) -> None:
        await self.action_choose()

    async def action_choose(self) -> None:
        """Give the answer the cursor is on."""
        await self.run_action(ACTION_BY_ID[self.query_one(Rows).row].run)

    def action_answer(self, answer: str) -> None:
        """Close with an answer."""
        self.dismiss(answer)


class LeaveDialog(Question):
    """Where to go from a saved game: "title", "quit" or back."""

    PLACE: ClassVar[str] = "leaving"

    def say(self, text: str) -> None:
        """Tell what became of the save."""
        self._text = text
        for prose in self.query(Prose):
            prose.update(Content(text))


class DiscardDialog(Question):
    """Whether what was written is lost: "yes", or back; its keys mean nothing where one writes."""

    PLACE: ClassVar[str] = "discarding"


class NameLine(Input):
    """A line for a name; its dialog says what Enter does."""

    def __init__(self, text: str, *, max_length: int) -> None:
        super().__init__(text, max_length=max_length)
        self._bindings.key_to_bindings.pop("enter", None)


class NameDialog(PlaceDialog[str]):
    """A name for a save."""

    PLACE: ClassVar[str] = "naming"
    AUTO_FOCUS = "Input"
    DEFAULT_CSS = f"""
    NameDialog {{ {_FRAME}
        Input {{ margin: 1 0; }}
        #said {{ min-height: 1; color: $quiet; }}
    }}
    """

    def __init__(self, door: Door, suggestion: str) -> None:
        super().__init__()
        self._door = door
        self._suggestion = suggestion
        self._confirmed = ""

    def compose(self) -> ComposeResult:
        """Lay out the field."""
        with Vertical() as frame:
            frame.border_title = Content(_("Save as"))
            yield Prose(_("A name to find this game by:"))
            yield NameLine(self._suggestion, max_length=60)
            yield Prose(_("Enter saves, escape goes back."), id="said")
        yield Keys()

    @on(Input.Submitted)
    @work(exclusive=True)
    async def _submit(self, event: Input.Submitted) -> None:
        """Close with the name; ask once more when it is taken."""
        name = event.value.strip()
        try:
            taken = await self._door.is_taken(name)
        except DoorError as error:
            self._say(str(error))
            return
        if taken and self._confirmed != name:
            self._confirmed = name
            self._say(_("That name is taken. Enter again saves over it."))
            return
        self.dismiss(name)

    def action_save_it(self) -> None:
        """Do what Enter in the field does."""
        line = self.query_one(Input)
        line.post_message(Input.Submitted(line, line.value))

    def _say(self, text: str) -> None:
        self.query_one("#said", Prose).update(text)


class WaitDialog(PlaceDialog[str]):
    """A game is loaded while the engine is made ready; whoever closes it gives that up."""

    PLACE: ClassVar[str] = "waiting"
    DEFAULT_CSS = f"""
    WaitDialog {{ {_FRAME}
        Gauge {{ margin-top: 1; }}
    }}
    """

    def __init__(self, door: Door, text: str) -> None:
        super().__init__()
        self._door = door
        self._text = text

    def compose(self) -> ComposeResult:
        """Lay out the text and the gauge."""
        with Vertical():
            yield Prose(self._text)
            yield Gauge()

    def on_mount(self) -> None:
        """Watch the work."""
        self.set_interval(1 / 15, self._watch)

    def say(self, text: str) -> None:
        """Tell what is being waited for now."""
        for prose in self.query(Prose):
            prose.update(text)

    def _watch(self) -> None:
        work_ = self._door.engine
        self.query_one(Gauge).show(work_.part, work_.text)


def _answer(action: Action) -> Content:
    key = action.key
    gap = max(1, 6 - cell_len(key))
    return Content.assemble(" ", (key, "bold"), " " * gap, _(action.title))

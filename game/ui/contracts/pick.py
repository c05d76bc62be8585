"""A list to choose one thing from, with what is to be known about it below.

Invariant: it closes with the id of the row under the cursor, or with None; letters move to the
row whose name begins with them, but for the key that opened it, pressed once more.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList

from game.ui.figures import fit, plain
from game.ui.orders.subjects import Choice
from game.ui.place import PlaceDialog
from game.ui.screens.parts import Keys, Prose, Rows
from game.ui.widgets.by_name import FindsByName
from game.ui.widgets.sheet import assembled


class NamedRows(FindsByName, Rows, inherit_bindings=False):
    """Rows to which the first letters of their names lead."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("up", "cursor_up"),
        ("down", "cursor_down"),
        ("home", "first"),
        ("end", "last"),
        ("pageup", "page_up"),
        ("pagedown", "page_down"),
    ]


class PickDialog(PlaceDialog[str]):
    """Choose among `choices`; `helps` are the longer words for each, by id."""

    PLACE: ClassVar[str] = "pick"
    AUTO_FOCUS = "NamedRows"
    DEFAULT_CSS = """
    PickDialog {
        align: center middle;
        background: $background 70%;
        & > Vertical {
            width: 72; max-width: 100%; height: auto; max-height: 100%;
            border: round $accent; border-title-color: $accent; border-title-style: bold;
            background: $surface; padding: 0 1;
        }
        Rows { height: auto; max-height: 18; background: $surface; }
        Rows:focus > .option-list--option-highlighted {
            background: $accent 30%; color: $foreground; text-style: bold;
        }
        #pick-help { height: auto; min-height: 2; color: $quiet; border-top: solid $faint; }
        &.-middle Rows { max-height: 14; }
        &.-low Rows { max-height: 6; }
    }
    """

    def __init__(
        self, title: str, choices: Sequence[Choice], helps: dict[str, str] | None = None,
        *, cursor: str = "", opener: str = "",
    ) -> None:  # fmt: skip
        """`opener` is the key that opens it: who presses it once more has not typed a name."""
        super().__init__()
        self._title = title
        self._choices = choices
        self._helps = helps or {}
        self._cursor = cursor
        self._opener = opener

    def compose(self) -> ComposeResult:
        """The list and the words below."""
        with Vertical() as frame:
            frame.border_title = Content(self._title)
            yield NamedRows()
            if self._helps:
                yield Prose(id="pick-help")
        yield Keys()

    def on_mount(self) -> None:
        """Fill the list."""
        name = max((cell_len(plain(choice.name)) for choice in self._choices), default=0)
        rows = ((choice.id, _line(choice, min(name, 30))) for choice in self._choices)
        listed = self.query_one(NamedRows)
        listed.name_rows((plain(choice.name) for choice in self._choices), self._opener)
        listed.fill(rows, cursor=self._cursor)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        if self._helps:
            text = self._helps.get(event.option_id or "", "")
            self.query_one("#pick-help", Prose).update(Content(plain(text)))

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self.action_choose()

    def action_choose(self) -> None:
        """Close with the row under the cursor."""
        self.dismiss(self.query_one(Rows).row or None)


def _line(choice: Choice, width: int) -> Content:
    return assembled(fit(choice.name, width), (f"  {choice.note}", "$quiet"))

"""Small widgets the screens share: a top line, rows to choose from, a gauge, prose.

Invariant: all text is shown as it is, never read as markup.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from game.ui.figures import plain


class Prose(Static):
    """Text to read."""

    def __init__(
        self,
        content: str | Content = "",
        *,
        id: str | None = None,  # noqa: A002 - Textual's word
        classes: str | None = None,
    ) -> None:
        super().__init__(content, markup=False, id=id, classes=classes)


class Keys(Footer):
    """The keys that matter now; drawn anew only when they are others than before.

    Textual tells of new bindings with every change of focus, and would take all keys down and
    put them up again each time.
    """

    def __init__(self) -> None:
        super().__init__(show_command_palette=False)
        self._drawn: list[tuple[str, str, str, bool]] = []

    def bindings_changed(self, screen: Screen[object]) -> None:
        """Draw the keys if they changed."""
        if screen is not self.screen or not screen.app.app_focus:
            super().bindings_changed(screen)
            return
        shown = [
            (binding.key, binding.description, binding.action, enabled)
            for _node, binding, enabled, _tooltip in screen.active_bindings.values()
            if binding.show
        ]
        if shown != self._drawn:
            self._drawn = shown
            super().bindings_changed(screen)


class Bar(Static):
    """The top line of a screen: what it is on the left, where and when on the right."""

    DEFAULT_CSS = """
    Bar {
        dock: top;
        height: 1;
        padding: 0 1;
        background: $surface;
        color: $foreground;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    def __init__(self, left: str, right: str = "") -> None:
        super().__init__(markup=False)
        self._left = left
        self._right = right

    def on_mount(self) -> None:
        """Draw the line as soon as its width is known."""
        self.show(self._left, self._right)

    def on_resize(self) -> None:
        """Draw the line anew for its new width."""
        self.show(self._left, self._right)

    def show(self, left: str, right: str) -> None:
        """Change what the line says; the right part goes first when there is no room."""
        self._left, self._right = left, right
        gap = self.content_size.width - cell_len(left) - cell_len(right)
        parts = [Content.styled(left, "bold $accent")]
        if gap > 0:
            parts += [Content(" " * gap), Content.styled(right, "$quiet")]
        self.update(Content("").join(parts))


class Rows(OptionList, inherit_bindings=False):
    """Rows to choose from: a click looks at a row, a second click or enter chooses it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("up,k", "cursor_up"),
        ("down,j", "cursor_down"),
        ("home", "first"),
        ("end", "last"),
        ("pageup", "page_up"),
        ("pagedown", "page_down"),
    ]

    DEFAULT_CSS = """
    Rows {
        border: none;
        padding: 0;
        background: transparent;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        scrollbar-size-vertical: 1;
        &:focus {
            border: none;
            background-tint: transparent;
        }
    }
    """

    class Chosen(Message):
        """A row was chosen with a second click."""

        def __init__(self, rows: Rows, row: str) -> None:
            super().__init__()
            self.rows = rows
            self.row = row

        @property
        def control(self) -> Rows:
            """The rows it was chosen from."""
            return self.rows

    def __init__(
        self,
        *,
        one_click: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's word
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes, markup=False)
        self._one_click = one_click

    @property
    def row(self) -> str:
        """Id of the row the cursor is on, or ""."""
        option = self.highlighted_option
        return (option.id or "") if option else ""

    def fill(self, rows: Iterable[tuple[str, Content]], *, cursor: str = "") -> None:
        """Show rows, each an id and its line, with the cursor on `cursor` or the first."""
        self.set_options(Option(line, id=row) for row, line in rows)
        if self.option_count:
            ids = [option.id for option in self.options]
            self.highlighted = ids.index(cursor) if cursor in ids else 0

    def action_cursor_up(self) -> None:
        """Move up; at the first row stay, so that one press too many chooses nothing else."""
        if self.highlighted != 0:
            super().action_cursor_up()

    def action_cursor_down(self) -> None:
        """Move down; at the last row stay."""
        if self.highlighted != self.option_count - 1:
            super().action_cursor_down()

    async def on_click(self, event: events.Click) -> None:
        """Look at the row clicked, or choose it when the cursor is on it already."""
        event.prevent_default()
        place = event.style.meta.get("option")
        if place is None:
            return
        again = place == self.highlighted
        self.highlighted = place
        if again or self._one_click:
            self.post_message(self.Chosen(self, self.row))


_SPINNER: Final = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"


class Gauge(Static):
    """How far a work is: a line that fills, a sign that it goes on, and what is being done."""

    DEFAULT_CSS = """
    Gauge { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(markup=False, id=id)
        self._shown = 0

    def show(self, part: float, text: str) -> None:
        """Fill the line by `part`, 0 to 1; called again and again while the work lasts."""
        self._shown += 1
        sign = "✓" if part >= 1 else _SPINNER[self._shown // 2 % len(_SPINNER)]
        width = max(8, min(40, self.content_size.width // 2))
        full = round(part * width)
        self.update(
            Content.assemble(
                ("━" * full, "$accent"),
                ("─" * (width - full), "$faint"),
                (f" {part:4.0%} {sign} ", "$foreground"),
                (text, "$quiet"),
            )
        )


def heading(text: str) -> Content:
    """A small heading."""
    return Content.styled(text, "bold $accent")


def quiet(text: str) -> Content:
    """Words that explain."""
    return Content.styled(text, "$quiet")


def lines(parts: Iterable[str | Content]) -> Content:
    """Parts one below the other."""
    return Content("\n").join([Content(part) if isinstance(part, str) else part for part in parts])


def paragraphs(text: str) -> str:
    """A text from a file with its paragraphs kept and everything unseen taken out."""
    return "\n\n".join(plain(part) for part in text.split("\n\n") if part.strip())

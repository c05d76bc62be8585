"""A list of which one row is taken, and shows it.

Invariant: the row taken bears a sign of its own whether or not the list has the focus; a list
that is filled undecided has none until somebody moves to one; letters find rows that are named,
others are left to the dialog, and so are the page keys where all rows are seen: they read on in
the dialog.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final

from textual.content import Content
from textual.widget import Widget
from textual.widgets.option_list import Option

from game.ui.orders.typing import TypesNumbers
from game.ui.screens.parts import Rows
from game.ui.widgets.by_name import FindsByName
from game.ui.widgets.sheet import assembled

TAKEN: Final = "● "
FREE: Final = "○ "


class Picks(FindsByName, Rows):
    """Rows with a filled sign before the one taken and an empty one before the others."""

    DEFAULT_CSS: ClassVar[str] = """
    Picks { text-wrap: wrap; }
    """

    WITH_DIGITS = False  # they are of the number that the form asks for

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._plain: list[Content] = []
        self._marked = -1

    def fill(
        self, rows: Iterable[tuple[str, Content]], *, cursor: str = "", undecided: bool = False
    ) -> None:
        """Show rows, each an id and its line, with the one at `cursor` or the first taken.

        Of an `undecided` list none is taken where no row is `cursor`.
        """
        known = list(rows)
        self._plain, self._marked = [line for _id, line in known], -1
        signed = [(row, _signed(line, FREE)) for row, line in known]
        if undecided and cursor not in dict(signed):
            self.set_options(Option(line, id=row) for row, line in signed)
        else:
            super().fill(signed, cursor=cursor)
        self._mark()

    def is_awaited(self, letter: str) -> bool:
        """Whether the form's number goes on with this letter."""
        return isinstance(self.screen, TypesNumbers) and self.screen.goes_on(letter)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Move the sign with the cursor."""
        self._mark()
        super().watch_highlighted(highlighted)

    def action_page_down(self) -> None:
        """A page of rows further, or of the dialog."""
        if self.max_scroll_y > 0:
            super().action_page_down()  # type: ignore[no-untyped-call]
        else:
            self._read_on(1)

    def action_page_up(self) -> None:
        """The same upwards."""
        if self.max_scroll_y > 0:
            super().action_page_up()  # type: ignore[no-untyped-call]
        else:
            self._read_on(-1)

    def _read_on(self, pages: int) -> None:
        """Scroll the nearest container that scrolls."""
        for parent in self.ancestors:
            if isinstance(parent, Widget) and parent.max_scroll_y:
                parent.scroll_relative(y=pages * max(parent.size.height - 2, 1), animate=False)
                return

    def _mark(self) -> None:
        place = -1 if self.highlighted is None else self.highlighted
        if place == self._marked:
            return
        for row, sign in ((self._marked, FREE), (place, TAKEN)):
            if 0 <= row < min(len(self._plain), self.option_count):
                self.replace_option_prompt_at_index(row, _signed(self._plain[row], sign))
        self._marked = place


def _signed(line: Content, sign: str) -> Content:
    return Content("").join([assembled((sign, "bold $accent")), line])

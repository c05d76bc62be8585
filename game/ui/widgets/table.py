"""A table with a cursor that shows as many columns as its width allows.

Invariant: cells are plain text cut and padded by their width in cells, so wide
characters never break a column, and no cell is read as markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from attrs import evolve, field, frozen
from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from game.ui.figures import Align, fit, plain
from game.ui.widgets.sheet import Sheet, assembled
from game.words import _

WIDE_GAP = 2
NARROW_GAP = 1


@frozen
class Column:
    """A column: those with the lowest `rank` stay longest as room gets short.

    `most` is the greatest width of its cells; a column with `grows` takes what
    room is left over, and gives up room down to `least` before another column goes,
    so that no long text ever drives out the columns beside it.
    """

    title: str
    align: Align = "left"
    rank: int = 0
    most: int = 30
    grows: bool = False
    least: int = 22


def titled(columns: Sequence[Column]) -> list[Column]:
    """The columns with their titles in the language in use."""
    return [evolve(column, title=_(column.title)) for column in columns]


@frozen
class Row:
    """A row: its key, its cells, a style per cell where one is wanted, and whether it is mine."""

    key: str
    cells: tuple[str, ...]
    styles: dict[int, str] = field(factory=dict)
    mine: bool = False


class Table(Sheet, can_focus=True):
    """Rows under headings; the cursor moves by keys and clicks, Enter or a second click opens."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("home", "move(-9999)", show=False),
        Binding("end", "move(9999)", show=False),
        Binding("enter", "open", show=False),
    ]

    cursor: reactive[int] = reactive(0)

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, table: Table, key: str) -> None:
            super().__init__()
            self.table = table
            self.key = key

        @property
        def control(self) -> Table:
            """The table it happened in."""
            return self.table

    class Opened(Moved):
        """A row was chosen."""

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        id: str | None = None,  # noqa: A002 - Textual's word
        empty: str = "",
    ) -> None:
        super().__init__(id=id)
        self._columns = columns
        self._rows: Sequence[Row] = ()
        self._empty = empty

    def show(self, rows: Sequence[Row], columns: Sequence[Column] | None = None) -> None:
        """Show these rows; the cursor stays on the row of the same key."""
        before = self.key
        self._rows = rows
        self._columns = columns or self._columns
        keys = [row.key for row in rows]
        self.cursor = keys.index(before) if before in keys else 0
        self.refresh(layout=True)

    @property
    def key(self) -> str:
        """Key of the row under the cursor, or ""."""
        return self._rows[self.cursor].key if self.cursor < len(self._rows) else ""

    def put_cursor(self, key: str) -> None:
        """Set the cursor on the row of `key`, if there is one."""
        for place, row in enumerate(self._rows):
            if row.key == key:
                self.cursor = place

    def lines(self, width: int) -> Sequence[Content]:
        """The headings and a line per row."""
        if not self._rows:
            return [assembled((fit(self._empty, width), "$quiet"))]
        gap, columns = self._fitting(width)
        titles = [(self._columns[c].title, w, self._columns[c].align) for c, w in columns]
        head = ((" " * gap).join(fit(*title) for title in titles), "$quiet")
        rows = range(len(self._rows))
        return [assembled(head), *(self._line(place, columns, gap, width) for place in rows)]

    def _fitting(self, width: int) -> tuple[int, list[tuple[int, int]]]:
        """The gap, and the columns that fit by place with their widths."""
        widths = [self._width(place) for place in range(len(self._columns))]
        for place, column in enumerate(self._columns):
            if column.grows:
                widths[place] = min(widths[place], column.least)
        wide = sum(widths) + WIDE_GAP * (len(widths) - 1)
        gap = WIDE_GAP if wide <= width else NARROW_GAP
        by_rank = sorted(range(len(widths)), key=lambda place: (self._columns[place].rank, place))
        shown: list[int] = []
        left = width + gap
        for place in by_rank:
            if shown and widths[place] + gap > left:
                break
            shown.append(place)
            left -= widths[place] + gap
        for place in shown:
            if self._columns[place].grows:
                widths[place] = max(widths[place] + left, 4)
                break
        return gap, [(place, widths[place]) for place in sorted(shown)]

    def _width(self, place: int) -> int:
        column = self._columns[place]
        cells = [cell_len(plain(row.cells[place])) for row in self._rows]
        return min(max(cell_len(column.title), *cells), column.most)

    def _line(self, place: int, columns: list[tuple[int, int]], gap: int, width: int) -> Content:
        row = self._rows[place]
        texts = [fit(row.cells[c], w, self._columns[c].align) + " " * gap for c, w in columns]
        texts[-1] = texts[-1][: len(texts[-1]) - gap]
        if place == self.cursor and self.has_focus:
            return assembled((fit("".join(texts), width), "bold $background on $accent"))
        base = "on $panel" if place == self.cursor else ""
        own = "bold $accent" if row.mine else ""
        styles = [row.styles.get(c, own if c < 2 else "") for c, _w in columns]
        pairs = zip(texts, styles, strict=True)
        return assembled(*((text, f"{style} {base}".strip()) for text, style in pairs))

    def watch_cursor(self) -> None:
        """Redraw, tell, and keep the cursor in sight."""
        self.refresh()
        if self.key:
            self.post_message(self.Moved(self, self.key))
        if self.has_focus:
            self.keep_in_sight()

    def keep_in_sight(self) -> None:
        """Scroll the nearest container that scrolls, so that the cursor is seen."""
        row = Region(0, self.cursor, max(self.size.width, 1), 3)
        for parent in self.ancestors:
            if isinstance(parent, Widget) and parent.max_scroll_y:
                parent.scroll_to_region(row.translate(self.virtual_region.offset), animate=False)
                return

    def on_resize(self) -> None:
        """Keep the cursor in sight in another room, as after the first layout."""
        if self.has_focus:
            self.keep_in_sight()

    def on_focus(self) -> None:
        """Show the cursor as active."""
        self.refresh()

    def on_blur(self) -> None:
        """Show the cursor as resting."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row; open it when it already stood there."""
        place = event.y - 1
        if not 0 <= place < len(self._rows):
            return
        if place == self.cursor:
            self.action_open()
        self.cursor = place

    def action_move(self, rows: int) -> None:
        """Move the cursor by so many rows; at either end, scroll what stands beyond."""
        place = min(max(self.cursor + rows, 0), max(len(self._rows) - 1, 0))
        if place == self.cursor:
            self._scroll_on(rows)
        self.cursor = place

    def _scroll_on(self, rows: int) -> None:
        """Scroll the nearest container that scrolls by so many rows, as far as it goes."""
        for parent in self.ancestors:
            if isinstance(parent, Widget) and parent.max_scroll_y:
                parent.scroll_to(y=parent.scroll_y + rows, animate=False)
                return

    def action_open(self) -> None:
        """Choose the row under the cursor."""
        if self.key:
            self.post_message(self.Opened(self, self.key))

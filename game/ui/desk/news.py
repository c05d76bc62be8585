"""News: what happened, by week, with a filter and the full text of one item.

Invariant: news of one's own firm bears a sign; the filter looks in title, text
and firm, and says how many items it leaves.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from game.session.view import News, View
from game.ui import figures
from game.ui.desk.area import Area
from game.ui.screens.parts import Prose
from game.ui.widgets.panel import Panel
from game.ui.widgets.search import SearchField
from game.ui.widgets.table import Column, Row, Table
from game.words import N_, _

MOST = 400
_COLUMNS = (
    Column(N_("Week"), "right", rank=0),
    Column(N_("What"), rank=0, most=100, grows=True),
    Column(N_("Kind"), rank=1, most=18),
    Column(N_("Firm"), rank=2, most=14),
)


class NewsRoom(Area):
    """A field to filter by, the list, and the text of the item under the cursor."""

    DEFAULT_CSS = """
    NewsRoom {
        #news-filter { margin: 0 2; width: 1fr; }
        #news-text { height: auto; min-height: 2; color: $foreground; }
        #news-list { height: auto; }
    }
    """
    ORDERS: ClassVar[tuple[str, ...]] = ()

    def compose(self) -> ComposeResult:
        """Filter, text, list."""
        yield SearchField(
            _("/ filters: a firm, a word; ⏎ to the list, esc shows all"), id="news-filter"
        )
        yield Panel(_("Told in full"), Prose(id="news-text"))
        columns = [Column(_(c.title), c.align, c.rank, c.most, c.grows) for c in _COLUMNS]
        yield Panel(
            _("News"), Table(columns, id="news", empty=_("Nothing to tell.")), id="news-list"
        )

    def fill(self, view: View) -> None:
        """Show the news of `view` that the filter lets through."""
        shown = self._filtered(view)
        names = {firm.id: firm.name for firm in view.firms}
        self.query_one("#news", Table).show(
            [
                _row(place, item, names, mine=item.firm == view.firm)
                for place, item in enumerate(view.news)
                if item in shown
            ]
        )
        under = _("{n} of {all}").format(n=len(shown), all=len(view.news))
        self.query_one("#news-list", Panel).say(_("News"), under)
        self._tell()

    def _filtered(self, view: View) -> list[News]:
        asked = self.query_one("#news-filter", Input).value.casefold().strip()
        names = {firm.id: firm.name for firm in view.firms}
        return [item for item in view.news[:MOST] if asked in _searched(item, names)]

    @on(Input.Changed, "#news-filter")
    def _filter(self) -> None:
        if self.view is not None:
            self.fill(self.view)

    @on(SearchField.Left, "#news-filter")
    def _to_list(self) -> None:
        self.query_one("#news", Table).focus()

    @on(Table.Moved, "#news")
    def _moved(self) -> None:
        self._tell()

    def _tell(self) -> None:
        """Tell the item under the cursor in full."""
        key = self.query_one("#news", Table).key
        item = self.view.news[int(key)] if self.view is not None and key else None
        text = "\n".join(filter(None, (item.title, item.text))) if item else ""
        self.query_one("#news-text", Prose).update(text)

    def take_focus(self) -> None:
        """Stand in the list, so that keys keep their meaning; a visit begins without a filter."""
        self.query_one("#news-filter", SearchField).value = ""
        self.query_one("#news", Table).focus()


def _row(place: int, item: News, names: dict[str, str], *, mine: bool) -> Row:
    title = ("▸ " if mine else "  ") + item.title
    cells = (str(item.week), title, _(item.kind), names.get(item.firm, figures.MISSING))
    return Row(str(place), cells, {2: "$quiet"}, mine)


def _searched(item: News, names: dict[str, str]) -> str:
    """All that a filter looks in."""
    firm = names.get(item.firm, "")
    return f"{item.title} {item.text} {firm} {_(item.kind)}".casefold()

"""The glossary: the words of the game, to search and to read.

Invariant: terms come from the scenario and are shown as they are.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from game.session.view import View
from game.ui.desk.area import Area
from game.ui.screens.parts import Prose
from game.ui.widgets.panel import Panel
from game.ui.widgets.search import SearchField
from game.ui.widgets.table import Column, Row, Table
from game.words import _


class Glossary(Area):
    """A field to search, the terms, and the meaning of the one under the cursor."""

    ORDERS: ClassVar[tuple[str, ...]] = ()
    DEFAULT_CSS = """
    Glossary {
        #glossary-search { margin: 0 2; width: 1fr; }
        #meaning { height: auto; min-height: 3; }
    }
    """

    def compose(self) -> ComposeResult:
        """Search, meaning, terms."""
        yield SearchField(
            _("/ searches the words; ⏎ to the list, esc shows all"), id="glossary-search"
        )
        yield Panel(_("Meaning"), Prose(id="meaning"), id="meaning-panel")
        columns = [
            Column(_("Word"), rank=0, most=28),
            Column(_("In short"), rank=1, most=120, grows=True),
        ]
        yield Panel(_("Words"), Table(columns, id="terms", empty=_("No such word.")))

    def fill(self, view: View) -> None:
        """List the terms the search finds, those it finds in the word itself first."""
        asked = self.query_one("#glossary-search", Input).value.casefold().strip()
        found = [
            (asked not in entry.term.casefold(), entry.term.casefold(), key)
            for key, entry in self.scenario.glossary.items()
            if asked in f"{entry.term} {entry.text}".casefold()
        ]
        entries = self.scenario.glossary
        rows = [Row(key, (entries[key].term, entries[key].text)) for _n, _t, key in sorted(found)]
        self.query_one("#terms", Table).show(rows)
        self._tell()

    @on(Input.Changed, "#glossary-search")
    def _search(self) -> None:
        if self.view is not None:
            self.fill(self.view)
            self.query_one("#terms", Table).cursor = 0  # what fits best, and its meaning above
            self._tell()

    @on(SearchField.Left, "#glossary-search")
    def _to_list(self) -> None:
        self.query_one("#terms", Table).focus()

    @on(Table.Moved, "#terms")
    def _moved(self) -> None:
        self._tell()

    def _tell(self) -> None:
        entry = self.scenario.glossary.get(self.query_one("#terms", Table).key)
        text = f"{entry.term}\n{entry.text}" if entry else ""
        self.query_one("#meaning", Prose).update(text)

    def take_focus(self) -> None:
        """Stand in the list, so that keys keep their meaning; a visit begins with all words."""
        self.query_one("#glossary-search", SearchField).value = ""
        self.query_one("#terms", Table).focus()

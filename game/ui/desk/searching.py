"""What the desk does about searching: some areas have a field for it, others have none.

Invariant: the footer names the key only where it leads to a field; elsewhere the key says
where there is one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from textual.binding import ActiveBinding

from game.ui.desk.area import Area
from game.ui.orders.keys import order_actions
from game.ui.place import PlaceScreen
from game.ui.widgets.search import SearchField
from game.words import _

_KEY: Final = next(action.keys for action in order_actions() if action.id == "search-here")


class SearchingDesk(PlaceScreen[None]):
    """The part of the desk that knows where there is something to search in."""

    _area: str
    _areas: dict[str, Area]

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys of the desk; that of searching is shown only where there is a field."""
        found = super().active_bindings
        if _KEY in found and self._search_field() is None:
            hidden = replace(found[_KEY].binding, show=False)
            found[_KEY] = found[_KEY]._replace(binding=hidden)
        return found

    def action_search(self) -> None:
        """Stand in the area's field to search in; say where there is one when it has none."""
        field = self._search_field()
        if field is None:
            text = _("Nothing to search here: / works in News (8) and Glossary (9).")
            self.notify(text, markup=False)
        else:
            field.focus()

    def _search_field(self) -> SearchField | None:
        area = self._areas.get(self._area)
        return next(iter(area.query(SearchField)), None) if area else None

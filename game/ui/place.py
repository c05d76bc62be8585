"""The screens' common ground: a screen stands for a place and has the keys of that place.

Invariant: a screen names no key itself; its bindings are those the registry
gives its `PLACE`, in the language in use when the screen is made.
"""

from __future__ import annotations

from typing import Any, ClassVar, Final

from textual.binding import BindingsMap
from textual.screen import ModalScreen, Screen, ScreenResultType

from game.ui.actions import bindings

WIDTHS: Final = [(0, "-narrow"), (64, "-medium"), (120, "-wide")]
"""Classes a screen has from so many columns on."""

HEIGHTS: Final = [(0, "-low"), (20, "-middle"), (36, "-tall")]
"""Classes a screen has from so many rows on."""


class PlaceScreen(Screen[ScreenResultType]):
    """A full screen that stands for a place of `game.ui.places.PLACES`."""

    PLACE: ClassVar[str] = "page"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._bindings = _with_place(self._bindings, self.PLACE)


class PlaceDialog(ModalScreen[ScreenResultType]):
    """A dialog over another screen."""

    PLACE: ClassVar[str] = "dialog"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._bindings = _with_place(self._bindings, self.PLACE)

    def action_go_back(self) -> None:
        """Close the dialog without an answer."""
        self.dismiss(None)


def _with_place(own: BindingsMap, place: str) -> BindingsMap:
    return BindingsMap.merge([own, BindingsMap(bindings(place))])


def place_of(screen: Screen[Any]) -> str:
    """The place a screen stands for; "" for Textual's own."""
    return str(getattr(screen, "PLACE", ""))

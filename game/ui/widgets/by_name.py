"""Letters that lead to the row whose name begins with them.

Invariant: letters do nothing else in a list whose rows are named, and nothing at all in one
whose rows are not; a letter typed once more goes on to the next such row.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from textual import events

from game.ui.screens.parts import Rows

if TYPE_CHECKING:
    from textual.timer import Timer

    _Base = Rows
else:
    _Base = object

_PAUSE: Final = 1.0
"""Seconds after which the next letter begins another name."""


class FindsByName(_Base):
    """The part of a list that goes where letters lead."""

    WITH_DIGITS = True
    """Whether digits may be a part of a name."""

    _names: tuple[str, ...] = ()
    _typed = ""
    _last = ""
    """What led to the row before: typed once more, it leads to the next."""
    _opener = ""
    _timer: Timer | None = None

    def name_rows(self, names: Iterable[str], opener: str = "") -> None:
        """What each row is found by, from the first; `opener` is a key that finds nothing alone."""
        self._names = tuple(name.casefold() for name in names)
        self._opener = opener

    def is_awaited(self, letter: str) -> bool:
        """Whether something else on the screen waits for this letter."""
        return False

    def on_key(self, event: events.Key) -> None:
        """Go to the first row whose name, or else a word of it, begins with what was typed."""
        letter = (event.character or "").casefold()
        if not (self._names and event.is_printable and self._is_of_a_name(letter)):
            return
        if self.is_awaited(event.character or ""):
            return
        event.stop()
        event.prevent_default()
        if letter != self._opener or self._typed:
            self._find(letter)

    def _is_of_a_name(self, letter: str) -> bool:
        known = letter.isalnum() if self.WITH_DIGITS else letter.isalpha()
        return known or (letter == " " and bool(self._typed))

    def _find(self, letter: str) -> None:
        here = -1 if self.highlighted is None else self.highlighted
        longer = self._typed + letter
        place = None if longer == self._last else self._place_of(longer, 0)
        if place is None:
            longer, place = letter, self._place_of(letter, here + 1)
        if place is None:
            self._typed = self._last = ""
            self.app.bell()
            return
        self._typed = self._last = longer
        self.highlighted = place
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_PAUSE, self._forget)

    def _place_of(self, typed: str, first: int) -> int | None:
        """The next row found by what was typed, from row `first` on and round."""
        places = [*range(first, len(self._names)), *range(min(first, len(self._names)))]
        begins = (at for at in places if self._names[at].startswith(typed))
        within = (at for at in places if f" {typed}" in self._names[at])
        return next(begins, next(within, None))

    def _forget(self) -> None:
        self._typed = ""

"""Keys one after another: each is done, with all it led to, before the next is given out.

Invariant: keys keep their order and none is lost but the Enter that is held down while
another screen comes in front; a key goes to the screen that is in front when its turn
comes, and not before that screen has been mounted.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual import events
from textual.screen import Screen

if TYPE_CHECKING:
    from textual.app import App
    from textual.message_pump import MessagePump

    _Base = App[Any]
else:
    _Base = object

_BURST: Final = 0.004
"""Seconds between keys that a terminal hands over together: they were typed ahead."""
_REPEAT: Final = 0.12
"""Seconds within which a key that is held down comes again."""
_ROUNDS: Final = 4
"""Rounds after a key: it may send a message, whose answer sends another, that opens a screen."""


class KeysInTurn(_Base):
    """An app that gives out the keys typed, and what is pasted, one by one.

    A key, and each message it leads to, travels from the focused widget through those
    around it to the app. A callback sent along the same way comes back when they have
    passed; after some rounds of that, when the screen in front is still the same, it is
    the next key's turn.
    """

    ENTER_REST: ClassVar[float] = 0.7
    """Seconds for which Enter does nothing on a screen that Enter itself brought in front; a
    key that is held down begins to repeat within them."""

    _waiting: deque[events.Event]
    """Keys whose turn has not come."""
    _travelling = False
    _known: Screen[Any] | None = None
    """The screen in front when the last key was done."""
    _entered: tuple[Screen[Any], float] | None = None
    """Where and when Enter did something last, if no other key came since."""
    _last_enter = 0.0

    async def on_event(self, event: events.Event) -> None:
        """Hold keys back until it is their turn."""
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            self._queue.extend(as_typed(event))
            if not self._travelling:
                await self._next()
        else:
            await super().on_event(event)

    @property
    def _queue(self) -> deque[events.Event]:
        if not hasattr(self, "_waiting"):
            self._waiting = deque()
        return self._waiting

    async def _next(self) -> None:
        """Give out the next key, once the screen in front is ready for it."""
        self._travelling = bool(self._queue)
        if not self._queue:
            return
        if self.screen is self._known:
            way = self._way()
            event = self._queue.popleft()
            if not self._is_held(event):
                await super().on_event(event)
        else:
            way = self._way()
        self._go(way, way, _ROUNDS, self.screen)

    def _is_held(self, event: events.Event) -> bool:
        """Whether this is Enter still held down, on a screen that it brought in front itself.

        It would give the order whose dialog it has just opened, or take a chair unseen.
        """
        if not isinstance(event, events.Key) or event.key != "enter":
            self._entered = None
            return False
        gap, self._last_enter = event.time - self._last_enter, event.time
        if self._entered is not None and self.ENTER_REST and gap > _BURST:
            screen, then = self._entered
            if screen is not self.screen and (gap < _REPEAT or event.time - then < self.ENTER_REST):
                return True
        self._entered = (self.screen, event.time)
        return False

    def _way(self) -> list[MessagePump]:
        """The widgets a key passes now, from the focused one to the app."""
        return list((self.focused or self.screen).ancestors_with_self)

    def _go(
        self,
        way: Sequence[MessagePump],
        left: Sequence[MessagePump],
        rounds: int,
        screen: Screen[Any],
    ) -> None:
        """Pass on to the next widget of `left` that still runs; at the end of it the round is."""
        for place, pump in enumerate(left[:-1], 1):
            if pump.call_later(self._go, way, left[place:], rounds, screen):
                return
        if rounds > 1:
            self.call_later(self._go, way, way, rounds - 1, screen)
        else:
            self.call_later(self._arrived, screen)

    async def _arrived(self, screen: Screen[Any]) -> None:
        """Go on with the next key, or first wait for the screen that came in front."""
        if self.screen is screen:
            self._known = screen
            await self._next()
        else:
            self._known = None
            way = self._way()
            self._go(way, way, _ROUNDS, self.screen)


def as_typed(event: events.Event) -> list[events.Event]:
    """A letter that came with alt as escape and the letter.

    A terminal sends the same for both, and no action of the game is under alt: it is
    somebody who goes back and types on without a rest.
    """
    if not isinstance(event, events.Key) or not event.key.startswith("alt+"):
        return [event]
    letter = event.character or ""
    if not (letter.isalpha() and letter.isascii()):
        return [event]
    return [events.Key("escape", "\x1b"), events.Key(letter, letter)]

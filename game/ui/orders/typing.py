"""Numbers typed anywhere in a form go to its number.

Invariant: keys reach a form in the order they were typed, and the focus does not
move between them, so none of them is lost or changes its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from textual import events

from game.ui.orders.numbers import NumberField, NumberInput

if TYPE_CHECKING:
    from textual.screen import Screen

    _Base = Screen[Any]
else:
    _Base = object

_BEGINS: Final = frozenset("0123456789.,$-−")
"""What a number may begin with."""
_GOES_ON: Final = _BEGINS | frozenset("%_kKmMbBtTnNgGwW")
"""What may follow: digits, letters of size, letters of a unit."""


class TypesNumbers(_Base):
    """A form whose first number takes what is typed or pasted while no field has the focus.

    The first letter begins the number anew; those that follow go on with it, until
    another key is pressed, the mouse is used or the focus moves. Then the next begins anew,
    here and in the field itself.
    """

    _typing = False

    def goes_on(self, letter: str) -> bool:
        """Whether a number is being typed that this letter may be a part of."""
        return self._typing and letter in _GOES_ON

    def on_key(self, event: events.Key) -> None:
        """Write a letter of a number; keys typed in a field itself never come here."""
        on = event.key == "tab" and self._typing and self._go_on()
        if on or self._write(event.key, event.character or ""):
            event.stop()
            event.prevent_default()

    def _write(self, key: str, letter: str) -> bool:
        """Whether the key was one of a number and has been written."""
        field = self._first_field()
        if field is None or isinstance(self.focused, NumberInput):
            self._stop()
        elif letter and letter in (_GOES_ON if self._typing else _BEGINS):
            text = (field.text if self._typing else "") + letter
            if field.may_hold(text):
                field.write(text)
            else:
                self.app.bell()
            self._typing = True
        elif key == "backspace" and self._typing:
            field.write(field.text[:-1])
        else:
            self._stop()
        return self._typing

    def _stop(self) -> None:
        """The number is written; the next letter begins another."""
        self._typing = False
        for line in self.query(NumberInput):
            line.rest()

    def walk(self, up: bool) -> bool:
        """Go from the number in focus to the one above or below; whether there is one."""
        lines = list(self.query(NumberInput))
        place = next((i for i, line in enumerate(lines) if line is self.focused), 0)
        place += -1 if up else 1
        if 0 <= place < len(lines):
            lines[place].focus()
        return 0 <= place < len(lines)

    def on_mouse_down(self) -> None:
        """Who points at something has done with typing."""
        self._stop()

    def _go_on(self) -> bool:
        """Go from the number that was typed to the next field; whether there is one."""
        fields = list(self.query(NumberInput))
        if len(fields) > 1:
            self._stop()
            fields[1].focus()
        return len(fields) > 1

    def on_paste(self, event: events.Paste) -> None:
        """Write what was pasted."""
        field = self._first_field()
        text = event.text.strip().splitlines()[:1]
        if field is None or not text:
            return
        event.stop()
        field.write((field.text if self._typing else "") + text[0].strip())
        self._typing = True

    def _first_field(self) -> NumberField | None:
        return next(iter(self.query(NumberField).results(NumberField)), None)

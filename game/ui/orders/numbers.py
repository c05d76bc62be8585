"""A field for a number, with handy values to click and steps on the arrow keys.

Invariant: the field holds what was typed; `fault` says why that cannot be taken,
and whoever uses the number asks for it first. A step begins at the last number taken.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import ClassVar, Final

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from game.ui import figures
from game.ui.orders.handy import Preset
from game.ui.orders.steps import Bounds, stepped
from game.ui.orders.units import Unit
from game.ui.screens.parts import Prose
from game.ui.widgets.sheet import Sheet, assembled
from game.words import N_, _

_ONLY_NUMBERS: Final = N_("only numbers, as 250, 20k, 1.5B: ⌫ and type anew")
_FIGURES: Final = (*"0123456789.",)
_GAP: Final = 2
_LONGEST: Final = 20
_BROWSE: Final = "PgDn ◂ ▸ PgUp"
"""The keys that go through the handy values: down to the smaller, up to the larger."""


class Presets(Sheet):
    """Handy values in a row; a click takes one."""

    DEFAULT_CSS = """
    Presets:hover { background: $panel; }
    """

    class Taken(Message):
        """A value was clicked."""

        def __init__(self, value: float) -> None:
            super().__init__()
            self.value = value

    def __init__(self, unit: Unit) -> None:
        super().__init__()
        self._unit = unit
        self._presets: Sequence[Preset] = ()
        self._active = False

    def show(self, presets: Sequence[Preset]) -> None:
        """Offer these values."""
        self._presets = presets
        self.refresh(layout=True)

    def light(self, active: bool) -> None:
        """Show the keys that go through the values while they work."""
        self._active = active
        self.refresh(layout=True)

    def beside(self, number: float, step: int) -> float | None:
        """The value after (1) or before (-1) `number` by size; None where there is none."""
        values = sorted(preset.value for preset in self._presets)
        if step > 0:
            return next((value for value in values if value > number), None)
        return next((value for value in reversed(values) if value < number), None)

    def _rows(self, width: int) -> list[list[Preset]]:
        """The presets in lines of at most `width` cells."""
        rows: list[list[Preset]] = [[]]
        used = 0
        for preset in self._presets:
            size = self._cells(preset) + _GAP
            if rows[-1] and used + size > width + _GAP:
                rows.append([])
                used = 0
            rows[-1].append(preset)
            used += size
        return rows

    def _value(self, preset: Preset) -> str:
        text = self._unit.write(preset.value)
        return "" if text == preset.label else text

    def _cells(self, preset: Preset) -> int:
        value = self._value(preset)
        return cell_len(preset.label) + (cell_len(value) + 1 if value else 0)

    def lines(self, width: int) -> Sequence[Content]:
        """Labels quiet, values bright."""
        lines = [
            Content(" " * _GAP).join(
                assembled((preset.label, "$quiet"), (f" {value}" if value else "", "$primary"))
                for preset in row
                for value in [self._value(preset)]
            )
            for row in self._rows(width)
        ]
        keys = f"{' ' * _GAP}{_BROWSE}"
        if self._presets and self._active and lines[-1].cell_length + cell_len(keys) <= width:
            lines[-1] = Content("").join([lines[-1], assembled((keys, "$accent"))])
        return lines

    def on_click(self, event: events.Click) -> None:
        """Take the value under the pointer."""
        rows = self._rows(self.size.width)
        at = 0
        for preset in rows[event.y] if event.y < len(rows) else ():
            if at <= event.x < at + self._cells(preset) + _GAP:
                self.post_message(self.Taken(preset.value))
                return
            at += self._cells(preset) + _GAP


class NumberInput(Input):
    """A line to type a number in; up and down step it, pages go through the handy values.

    Whoever comes to it finds all of it chosen, so that what is typed takes its place; only what
    a form is still writing into it is gone on with. In a form of several numbers up and down may
    go from one to the other instead.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("up", "step(True)"),
        ("down", "step(False)"),
    ]

    def __init__(
        self, text: str, *, steps: bool = True, pages: bool = True, pattern: str = ""
    ) -> None:
        """Begin with `text`; what does not fit `pattern` is not taken in.

        `pages` says that the footer names the keys that go through the handy values.
        """
        super().__init__(text, compact=True, max_length=_LONGEST, restrict=pattern or None)
        self._steps = steps
        self._just_come = self._figure = False
        self._bindings.key_to_bindings.pop("enter", None)  # Enter gives the order
        for key, way, face, said in (
            ("pageup", 1, "PgUp", _("Larger")),
            ("pagedown", -1, "PgDn", _("Smaller")),
        ):
            self._bindings.key_to_bindings.pop(key, None)  # a line has no pages to scroll
            self._bindings.bind(key, f"browse({way})", said, show=pages, key_display=face)

    class Stepped(Message):
        """An arrow key asks for the next round number."""

        def __init__(self, up: bool) -> None:
            super().__init__()
            self.up = up

    class Walked(Message):
        """An arrow key asks for the field above or below."""

        def __init__(self, up: bool) -> None:
            super().__init__()
            self.up = up

    class Refused(Message):
        """A key that is in no number at this place; a figure that was lost, or a mere letter."""

        def __init__(self, figure: bool) -> None:
            super().__init__()
            self.figure = figure

    class Browsed(Message):
        """A page key asks for the next handy value, up (1) or down (-1)."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    def hold(self, text: str) -> None:
        """Hold `text` alone, as much as there is room for, with the cursor behind it."""
        self.select_on_focus = False  # what was typed already must not be typed over
        self.value = text[:_LONGEST]
        self.cursor_position = len(self.value)

    def offer(self, text: str) -> None:
        """Hold `text` as something suggested: what is typed next takes its place."""
        self.value = text[:_LONGEST]
        self.select_all()

    def rest(self) -> None:
        """What stands here is no longer being written: whoever comes types anew."""
        self.select_on_focus = True

    def on_focus(self) -> None:
        """The click that brings the focus places no cursor."""
        self._just_come = True

    def on_blur(self) -> None:
        """Whoever comes back types anew."""
        self.rest()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """The first click chooses all; another one places the cursor."""
        if self._just_come:
            self._just_come = False
            self.rest()
            self.select_all()
            event.prevent_default()

    def on_key(self, event: events.Key) -> None:
        """Leave the key of help to the form: no number has it."""
        self._just_come = False
        self._figure = (event.character or "") in _FIGURES
        if event.key == "question_mark":
            event.prevent_default()

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """The same for what the footer shows."""
        return key != "question_mark" and super().check_consume_key(key, character)

    def restricted(self) -> None:
        """Say at once what was not taken."""
        self.app.bell()
        self.post_message(self.Refused(self._figure))

    def action_step(self, up: bool) -> None:
        """Ask for a step, or for the field above or below."""
        self.post_message(self.Stepped(up) if self._steps else self.Walked(up))

    def action_browse(self, step: int) -> None:
        """Ask for the next handy value."""
        self.post_message(self.Browsed(step))


class NumberField(Vertical):
    """A named number in people's units."""

    DEFAULT_CSS = """
    NumberField {
        height: auto;
        Horizontal { height: 1; }
        .name { width: 24; color: $quiet; }
        NumberInput { width: 14; }
        .heard { width: 1fr; padding-left: 2; color: $primary; text-wrap: nowrap; }
        .heard.-wrong { color: $error; }
        Presets { margin-left: 2; }
    }
    """

    class Changed(Message):
        """The field holds another number."""

        def __init__(self, field: NumberField, number: float) -> None:
            super().__init__()
            self.field = field
            self.number = number

        @property
        def control(self) -> NumberField:
            """The field."""
            return self.field

    def __init__(
        self,
        title: str,
        unit: Unit,
        number: float,
        *,
        id: str,  # noqa: A002 - Textual's word
        bounds: Bounds = (0.0, math.inf),
        whole: bool = True,
        steps: bool = True,
        pages: bool = True,
    ) -> None:
        """`whole` says that the rules count it in whole units, such as thousands of dollars.

        `steps` says that up and down step the number; else `NumberInput.Walked` tells of them.
        `pages` says that the footer names the keys of the handy values.
        """
        super().__init__(id=id)
        self._title = title
        self._unit = unit
        self.bounds = bounds
        self._whole = whole
        self._steps, self._pages = steps, pages
        self._pattern = figures.number_pattern(unit.words)
        self._first = figures.editable(number)
        self._sound = number
        self._stray = False
        """The last number that could be taken."""
        self.number = number

    def compose(self) -> ComposeResult:
        """Name, field, what was understood, and the handy values."""
        with Horizontal():
            yield Prose(self._title, classes="name")
            yield NumberInput(
                self._first, steps=self._steps, pages=self._pages, pattern=self._pattern
            )
            yield Prose(classes="heard")
        yield Presets(self._unit)

    def offer(self, presets: Sequence[Preset]) -> None:
        """Offer handy values."""
        self.query_one(Presets).show(presets)

    @property
    def text(self) -> str:
        """What stands in the field."""
        line = next(iter(self.query(NumberInput)), None)
        return self._first if line is None else line.value

    def write(self, text: str) -> None:
        """Let `text` stand in the field, wherever the focus is, and before it is drawn."""
        self._first = text
        for line in self.query(NumberInput):
            line.hold(text)

    def may_hold(self, text: str) -> bool:
        """Whether `text` may be on the way to a number."""
        return re.fullmatch(self._pattern, text) is not None

    def put(self, number: float) -> None:
        """Write a number into the field, to be typed over."""
        self.query_one(NumberInput).offer(figures.editable(number))

    def read(self) -> float:
        """The number that stands in the field now; no number where it cannot be taken."""
        try:
            return self._meant()
        except ValueError:
            return math.nan

    def _meant(self) -> float:
        """The number in the field; ValueError in words for none, or a stray key since."""
        if self._stray:
            raise ValueError(_(_ONLY_NUMBERS))
        return self._taken_from(self.text)

    @property
    def fault(self) -> str:
        """Why what stands in the field cannot be taken, with the field's name, or ""."""
        try:
            self._meant()
        except ValueError as error:
            return _("{field}: {why}").format(field=self._title, why=error)
        return ""

    def _taken_from(self, text: str) -> float:
        """The number that `text` is; ValueError in words when it cannot be taken."""
        number = self._unit.read(text)
        low, high = self.bounds
        if number < low:
            raise ValueError(_("at least {least}").format(least=self._unit.write(low)))
        if number > high:
            raise ValueError(_("at most {most}").format(most=self._unit.write(high)))
        if self._whole and number and not round(self._unit.to_order(number)):
            least = self._unit.write(self._unit.to_people(1.0))
            raise ValueError(_("too small: at least {least}").format(least=least))
        return number

    @on(Presets.Taken)
    def _taken(self, event: Presets.Taken) -> None:
        event.stop()
        self.put(event.value)
        self.query_one(NumberInput).focus()

    @on(NumberInput.Stepped)
    def _stepped(self, event: NumberInput.Stepped) -> None:
        event.stop()
        self.put(stepped(self._unit, self._sound, event.up, self.bounds))

    @on(NumberInput.Browsed)
    def _browsed(self, event: NumberInput.Browsed) -> None:
        event.stop()
        value = self.query_one(Presets).beside(self._sound, event.step)
        if value is not None:
            self.put(value)

    def on_descendant_focus(self) -> None:
        """Show that page keys go through the handy values."""
        self.query_one(Presets).light(True)

    def on_descendant_blur(self) -> None:
        """Show it no longer."""
        self.query_one(Presets).light(False)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._hear(event.value)

    def bound(self, bounds: Bounds) -> None:
        """Other bounds from now on; what stands in the field is read anew by them."""
        if bounds != self.bounds:
            self.bounds = bounds
            self._hear(self.text)

    def _hear(self, text: str) -> None:
        """Take the number in, and say what was understood or why it cannot be taken."""
        self._stray = False
        try:
            self.number = self._sound = self._taken_from(text)
        except ValueError as error:
            self._say(_("✗ {why}").format(why=error), wrong=True)
            self.number = math.nan
        else:
            self._say(self._heard(), wrong=False)
        self.post_message(self.Changed(self, self.number))

    @on(NumberInput.Refused)
    def _refused(self, event: NumberInput.Refused) -> None:
        """A figure that is not in the field was meant: nothing is given until it is typed anew."""
        event.stop()
        self._say(_("✗ {why}").format(why=_(_ONLY_NUMBERS)), wrong=True)
        if event.figure:
            self._stray, self.number = True, math.nan
            self.post_message(self.Changed(self, self.number))

    def _heard(self) -> str:
        """The number as it was understood, and the most it may be where that is less than ever."""
        value, most = self._unit.write(self.number), self.bounds[1]
        if most >= self._unit.most:
            return _("= {value}").format(value=value)
        return _("= {value}, at most {most}").format(value=value, most=self._unit.write(most))

    def _say(self, text: str, *, wrong: bool) -> None:
        heard = self.query_one(".heard", Prose)
        heard.update(Content(text))
        heard.set_class(wrong, "-wrong")

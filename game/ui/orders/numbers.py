"""A field for a number, with handy values to click and steps on the arrow keys.

Invariant: the field holds what was typed; `fault` says why that cannot be taken,
and whoever uses the number asks for it first. A step begins at the last number taken.
"""

from __future__ import annotations

import math
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
from game.ui.orders.presets import Preset
from game.ui.orders.units import Unit
from game.ui.screens.parts import Prose
from game.ui.widgets.sheet import Sheet, assembled
from game.words import _

_MANTISSAS: Final = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
_GAP: Final = 2
_LONGEST: Final = 20
_BROWSE: Final = "PgUp PgDn"
"""The keys that go through the handy values."""


Bounds = tuple[float, float]
"""Lowest and highest number that is allowed, in people's unit."""


def stepped(unit: Unit, number: float, up: bool, bounds: Bounds = (0.0, math.inf)) -> float:
    """The next rounder number within `bounds`: five points of a per cent, else 1, 1.2, 1.5…"""
    if not math.isfinite(number):
        return number
    return min(max(_rounder(unit, number, up), bounds[0]), bounds[1])


def _rounder(unit: Unit, number: float, up: bool) -> float:
    if unit.label == "%":
        return min(
            max(5.0 * (math.floor(number / 5) + 1 if up else math.ceil(number / 5) - 1), 0), 100
        )
    least = 0.001 if unit.dollars else 1.0
    if number < least:
        return least if up else 0.0
    scale = 10.0 ** math.floor(math.log10(number))
    ladder = [size * mantissa for size in (scale / 10, scale) for mantissa in _MANTISSAS]
    if not unit.dollars:
        ladder = [float(round(step)) for step in ladder]
    near = scale * 1e-9
    if up:
        return round(min((s for s in ladder if s > number + near), default=scale * 10), 6)
    return round(max((s for s in ladder if s < number - near), default=0.0), 6)


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
    """A line to type a number in; up and down step it, pages go through the handy values."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("up", "step(True)"),
        ("down", "step(False)"),
        ("pageup", "browse(-1)"),
        ("pagedown", "browse(1)"),
    ]

    def __init__(self, text: str) -> None:
        super().__init__(text, compact=True, max_length=_LONGEST)
        self._bindings.key_to_bindings.pop("enter", None)  # Enter gives the order

    class Stepped(Message):
        """An arrow key asks for the next round number."""

        def __init__(self, up: bool) -> None:
            super().__init__()
            self.up = up

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

    def on_blur(self) -> None:
        """Whoever comes back types anew."""
        self.select_on_focus = True

    def on_key(self, event: events.Key) -> None:
        """Leave the key of help to the form: no number has it."""
        if event.key == "question_mark":
            event.prevent_default()

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """The same for what the footer shows."""
        return key != "question_mark" and super().check_consume_key(key, character)

    def action_step(self, up: bool) -> None:
        """Ask for a step."""
        self.post_message(self.Stepped(up))

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
    ) -> None:
        """`whole` says that the rules count it in whole units, such as thousands of dollars."""
        super().__init__(id=id)
        self._title = title
        self._unit = unit
        self._bounds = bounds
        self._whole = whole
        self._first = figures.editable(number)
        self._sound = number
        """The last number that could be taken."""
        self.number = number

    def compose(self) -> ComposeResult:
        """Name, field, what was understood, and the handy values."""
        with Horizontal():
            yield Prose(self._title, classes="name")
            yield NumberInput(self._first)
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

    def put(self, number: float) -> None:
        """Write a number into the field, to be typed over."""
        self.query_one(NumberInput).offer(figures.editable(number))

    def read(self) -> float:
        """The number that stands in the field now; no number where it cannot be taken."""
        try:
            return self._taken_from(self.text)
        except ValueError:
            return math.nan

    @property
    def fault(self) -> str:
        """Why what stands in the field cannot be taken, with the field's name, or ""."""
        try:
            self._taken_from(self.text)
        except ValueError as error:
            return _("{field}: {why}").format(field=self._title, why=error)
        return ""

    def _taken_from(self, text: str) -> float:
        """The number that `text` is; ValueError in words when it cannot be taken."""
        number = self._unit.read(text)
        low, high = self._bounds
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
        self.put(stepped(self._unit, self._sound, event.up, self._bounds))

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
        try:
            self.number = self._sound = self._taken_from(event.value)
        except ValueError as error:
            self._say(_("✗ {why}").format(why=error), wrong=True)
            self.number = math.nan
        else:
            self._say(_("= {value}").format(value=self._unit.write(self.number)), wrong=False)
        self.post_message(self.Changed(self, self.number))

    def _say(self, text: str, *, wrong: bool) -> None:
        heard = self.query_one(".heard", Prose)
        heard.update(Content(text))
        heard.set_class(wrong, "-wrong")

"""A sheet of lines laid out for the width it gets, and simple kinds of it.

Invariant: `lines(width)` alone decides what is shown; each line is Content made
without markup, so the height is known before it is drawn and nothing wraps.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen
from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from game.ui.figures import fit, plain
from game.ui.widgets.marks import bar, left_bar

BREAK = Content("\n")


def said(text: str, style: str = "") -> Content:
    """`text` as it is, in one style such as "$accent bold"; nothing in it is markup."""
    return Content.styled(plain(text), style) if style else Content(plain(text))


def assembled(*parts: tuple[str, str] | str) -> Content:
    """Texts one after another, each with its own style or none."""
    pieces = [said(part) if isinstance(part, str) else said(*part) for part in parts]
    return Content("").join(pieces)


def wrapped(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` cells, broken between words."""
    lines: list[str] = []
    for word in plain(text).split():
        if lines and cell_len(lines[-1]) + 1 + cell_len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


class Sheet(Widget):
    """A widget of lines; subclasses give `lines`, or set them by `put`."""

    DEFAULT_CSS = """
    Sheet { height: auto; width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes, markup=False)
        self._lines: Sequence[Content] = ()

    def put(self, lines: Sequence[Content]) -> None:
        """Show these lines instead of the present ones."""
        self._lines = lines
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """What to show in `width` cells."""
        return self._lines

    def render(self) -> Content:
        """All lines, one below another."""
        return BREAK.join(self.lines(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as there are lines."""
        return max(len(self.lines(width)), 1)


_LEAST_NOTE = 9
"""Cells below which a note that is cut says nothing."""


@frozen
class Fact:
    """A figure with its name; `note` explains, `style` colours the figure."""

    name: str
    value: str
    note: str = ""
    style: str = ""


class Facts(Sheet):
    """Names at the left, figures at the right; what room they leave is for the notes behind."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._facts: Sequence[Fact] = ()

    def show(self, facts: Sequence[Fact]) -> None:
        """Show these figures."""
        self._facts = facts
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """A line per figure."""
        name = max((cell_len(plain(fact.name)) for fact in self._facts), default=0)
        value = max((cell_len(fact.value) for fact in self._facts), default=0)
        name = min(name, max(width - value - 1, width // 2, 6))
        value = min(value, max(width - name - 1, 4))
        return [self._line(fact, name, value, width) for fact in self._facts]

    @staticmethod
    def _line(fact: Fact, name: int, value: int, width: int) -> Content:
        """A note of which no word would be left is not begun."""
        room = max(width - name - value - 1, 0)
        told = f"  {fact.note}" if fact.note else ""
        note = told if room >= min(cell_len(told), _LEAST_NOTE) else ""
        return assembled(
            (fit(fact.name, name), "$quiet"),
            " ",
            (fit(fact.value, value, "right"), fact.style),
            (fit(note, room), "$quiet"),
        )


@frozen
class Bar:
    """A named amount shown as a bar; `text` is the amount as people read it."""

    name: str
    amount: float
    text: str
    style: str = "$primary"


class Bars(Sheet):
    """Horizontal bars; where amounts fall below zero, losses grow to the left of a middle."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._bars: Sequence[Bar] = ()
        self._whole: float | None = None

    def show(self, bars: Sequence[Bar], *, whole: float | None = None) -> None:
        """Show these bars; a full bar stands for `whole`, or for the largest amount."""
        self._bars = bars
        self._whole = whole
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """A line per bar: name, bar, amount."""
        if not self._bars:
            return ()
        name = min(max(cell_len(plain(bar_.name)) for bar_ in self._bars), max(width * 3 // 7, 6))
        text = max(cell_len(bar_.text) for bar_ in self._bars)
        room = max(width - name - text - 2, 2)
        gain = max(0.0, self._whole or 0.0, *(bar_.amount for bar_ in self._bars))
        loss = max(0.0, *(-bar_.amount for bar_ in self._bars))
        return [
            assembled(
                (fit(bar_.name, name), "$quiet"),
                " ",
                (_drawn(bar_.amount, gain, loss, room), bar_.style),
                " ",
                fit(bar_.text, text, "right"),
            )
            for bar_ in self._bars
        ]


def _drawn(amount: float, gain: float, loss: float, width: int) -> str:
    """A bar of `width` cells: gains grow to the right of an axis, losses to its left."""
    if loss <= 0:
        return bar(amount / gain if gain else 0.0, width)
    left = min(max(round((width - 1) * loss / (gain + loss)), 1), width - 1)
    right = width - 1 - left
    return left_bar(-amount / loss, left) + "│" + bar(amount / gain if gain else 0.0, right)

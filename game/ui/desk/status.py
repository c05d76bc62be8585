"""The top of the desk: whose desk, which week, and the figures that decide it.

Invariant: every figure has its word beside it; what room does not allow moves
to a further line, never out of sight.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from attrs import frozen
from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message

from game.session.view import Own, View
from game.ui import figures
from game.ui.actions import AREAS
from game.ui.figures import plain
from game.ui.widgets.marks import dots
from game.ui.widgets.sheet import Sheet, assembled, said
from game.words import _

_WIDE: Final = 120
"""Cells from which every figure is shown."""


@frozen
class _Figure:
    """A word, its figure, and a style for the figure."""

    word: str
    text: str
    style: str = "bold"

    @property
    def size(self) -> int:
        return cell_len(self.word) + 1 + cell_len(self.text)

    def content(self) -> Content:
        return assembled((f"{self.word} ", "$quiet"), (self.text, self.style))


class Status(Sheet):
    """Name, week and moves; below, the figures of the firm."""

    DEFAULT_CSS = """
    Status { padding: 0 1; background: $surface; }
    """

    _view: View | None = None
    _moves = 0
    _ended = False

    def show(self, view: View, moves_left: int, *, ended: bool = False) -> None:
        """Show the week of `view` with so many moves left, or that the game has ended."""
        self._view, self._moves, self._ended = view, moves_left, ended
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """The head line, then the figures in as many lines as they need."""
        if self._view is None:
            return [said(""), said("")]
        return [self._head(self._view, width), *_flowed(_figures(self._view, width), width)]

    def _head(self, view: View, width: int) -> Content:
        week = _("week {n} of {all}").format(n=view.turn + 1, all=view.turns)
        if view.turn >= view.turns:
            week = _("all {all} weeks played").format(all=view.turns)
        elif self._ended:
            week = _("{n} of {all} weeks played").format(n=view.turn, all=view.turns)
        moves = _("the game has ended")
        if not self._ended:
            moves = _("moves {dots} {n}").format(
                dots=dots(self._moves, view.own.moves_a_week), n=self._moves
            )
        right = f"{figures.date(view.date)} · {week} · "
        room = width - cell_len(right) - cell_len(moves) - 1
        name = plain(view.me.name)
        left = f"{name} · {plain(view.title)}"
        if cell_len(left) > room:
            left = figures.fit(name, max(min(room, cell_len(name)), 4))
        if room < 4:
            right, room = f"{week} · ", width - cell_len(week) - cell_len(moves) - 4
            left = figures.fit(name, max(room, 0))
        gap = max(width - cell_len(left) - cell_len(right) - cell_len(moves), 0)
        style = "bold $accent" if self._moves else "$quiet"
        return assembled((left, "bold $accent"), " " * gap, (right, "$quiet"), (moves, style))


def _figures(view: View, width: int) -> list[_Figure]:
    own = view.own
    shown = [
        _Figure(_("Cash"), figures.money(own.cash), "bold"),
        _runway(view),
        *_chips(own),
        *_outside(own),
        _Figure(_("MW"), figures.of(_power(own.power_used), _power(own.power))),
        _Figure(_("Talent"), figures.count(own.people)),
        _Figure(_("Morale"), figures.percent(own.morale, 0), _good(own.morale)),
    ]
    extra = [
        _Figure(_("Result"), figures.money(_result(own), signed=True), signed_style(_result(own))),
        _Figure(_("Value"), figures.money(view.me.value)),
    ]
    if own.serves:
        extra += [
            _Figure(_("Share"), figures.percent(view.me.usage_share)),
            _Figure(_("Price"), figures.price(own.price)),
        ]
    if width >= _WIDE:
        return shown + extra
    return _filled(shown, extra, width)


def _result(own: Own) -> int:
    """What last week's business brought or took: the runway follows from it."""
    return own.income - own.expense


def _filled(shown: list[_Figure], extra: list[_Figure], width: int) -> list[_Figure]:
    """`shown`, and of `extra` what fits into the lines that `shown` needs anyhow."""
    lines = len(_flowed(shown, width))
    for figure in extra:
        if lines > 1 and len(_flowed([*shown, figure], width)) == lines:
            shown = [*shown, figure]
    return shown


def _outside(own: Own) -> list[_Figure]:
    """Compute at the firm's own use, where some of it is leased, let or rented."""
    if abs(own.leased) < 1 and own.rented < 1:
        return []
    whole = max(own.compute + own.leased + own.rented, 0.0)
    return [_Figure(_("Usable"), figures.count(whole))]


def _chips(own: Own) -> list[_Figure]:
    """Cards lit of those owned; nothing for a firm that only leases."""
    if not own.chips and (own.leased or own.rented):
        return []
    lit = figures.of(figures.count(own.energised), figures.count(own.chips))
    many_dark = own.chips - own.energised > own.chips * 0.05
    return [_Figure(_("Chips"), lit, "bold $warning" if many_dark else "bold")]


def _power(power: float) -> str:
    """Megawatts to a tenth, without their unit."""
    return figures.scaled(round(power, 1))


def _runway(view: View) -> _Figure:
    weeks = view.own.runway
    if weeks is None:
        return _Figure(_("Runway"), "∞", "bold $success")
    text = _("{n} wk").format(n=math.floor(weeks) if weeks < 1000 else "999+")
    return _Figure(_("Runway"), text, "bold $error" if weeks < 8 else "bold")


def _good(part: float) -> str:
    return "bold $success" if part >= 0.7 else "bold $error" if part < 0.4 else "bold"


def signed_style(number: float) -> str:
    """The tone of a gain, a loss, or neither."""
    return "$success" if number > 0 else "$error" if number < 0 else ""


def _flowed(shown: Sequence[_Figure], width: int) -> list[Content]:
    """The figures in lines of at most `width` cells, each line filled evenly."""
    rows: list[list[_Figure]] = [[]]
    for figure in shown:
        used = sum(other.size + 1 for other in rows[-1])
        if rows[-1] and used + figure.size > width:
            rows.append([])
        rows[-1].append(figure)
    return [_spread(row, width) for row in rows]


def _spread(row: Sequence[_Figure], width: int) -> Content:
    free = width - sum(figure.size for figure in row)
    gap = min(max(free // max(len(row) - 1, 1), 1), 5)
    return Content(" " * gap).join(figure.content() for figure in row)


class AreaTabs(Sheet):
    """The areas with their digits; the present one stands out."""

    DEFAULT_CSS = """
    AreaTabs { height: 1; background: $panel; }
    """

    class Chosen(Message):
        """An area was clicked."""

        def __init__(self, area: str) -> None:
            super().__init__()
            self.area = area

    current = "overview"
    pointed = ""

    def show(self, area: str) -> None:
        """Mark the present area."""
        self.current = area
        self.refresh()

    def point(self, area: str) -> None:
        """Underline the area that a lesson points at; "" for none."""
        self.pointed = area
        self.refresh()

    def _style(self, area: str) -> str:
        if area == self.current:
            return "bold $background on $accent"
        return "bold underline $accent" if area == self.pointed else ""

    def _labels(self, width: int) -> list[tuple[str, str]]:
        """Area and label, shortened until all fit; by key where no two could be told apart."""
        closer = (("{n}{title} ", length) for length in (99, 8, 7, 6, 5, 4))
        for form, length in ((" {n} {title} ", 99), ("{n} {title} ", 99), *closer):
            labels = [
                (area.id, form.format(n=area.key, title=_(area.title)[:length])) for area in AREAS
            ]
            if sum(cell_len(label) for _area, label in labels) <= width:
                return labels
        return [
            (area.id, f"{area.key}{_(area.title)} " if area.id == self.current else f"{area.key} ")
            for area in AREAS
        ]

    def lines(self, width: int) -> Sequence[Content]:
        """All labels in one line."""
        parts = [(label, self._style(area)) for area, label in self._labels(width)]
        return [assembled(*parts)]

    def on_click(self, event: events.Click) -> None:
        """Choose the area under the pointer."""
        at = 0
        for area, label in self._labels(self.content_size.width):
            if at <= event.x < at + cell_len(label):
                self.post_message(self.Chosen(area))
                return
            at += cell_len(label)

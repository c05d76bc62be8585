"""Curves over the weeks, drawn by textual-plot.

Invariant: each curve bears its own marker, and the legend says what each marker
stands for and the last value, so curves differ without colour. NumPy and
textual-plot are imported when the first chart is shown, not before.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, Final

from attrs import frozen
from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from game.ui.figures import fit, plain
from game.ui.widgets.sheet import Sheet, assembled, said
from game.words import _

MARKERS: Final = "●▲■◆○△□◇"
TONES: Final = ("accent", "primary", "success", "error", "foreground", "quiet")


@frozen
class Curve:
    """A named row of values, the first at the start and one after each week; NaN for none."""

    name: str
    values: tuple[float, ...]


class Legend(Sheet):
    """What each marker stands for, with the last value; on as many lines as needed."""

    def show(self, entries: Sequence[tuple[str, str, str, str]]) -> None:
        """Show (marker, name, value, tone) for each curve."""
        self._entries = entries
        self.refresh(layout=True)

    _entries: Sequence[tuple[str, str, str, str]] | None = None
    """None until a chart has told what it shows."""

    def lines(self, width: int) -> Sequence[Content]:
        """Entries in columns of equal width."""
        if self._entries is None:
            return [said("")]
        if not self._entries:
            return [said(_("No figures yet."), "$quiet")]
        longest = max(
            cell_len(plain(name)) + cell_len(value) for _m, name, value, _t in self._entries
        )
        cell = min(longest + 5, max(width, 8))
        a_line = max(width // cell, 1)
        return [
            Content("").join(_entry(*entry, cell) for entry in self._entries[at : at + a_line])
            for at in range(0, len(self._entries), a_line)
        ]


def _entry(marker: str, name: str, value: str, tone: str, cell: int) -> Content:
    room = max(cell - cell_len(value) - 5, 1)
    return assembled(
        (f"{marker} ", f"${tone}"), fit(name, room), " ", (value, "bold"), "  "
    )  # fmt: skip


class Chart(Vertical):
    """A frame of curves with a legend below."""

    DEFAULT_CSS = """
    Chart {
        height: 16; width: 1fr;
        border: round $faint; border-title-color: $primary; border-title-style: bold;
        padding: 0 1;
        PlotWidget {
            height: 1fr;
            & > .plot--axis { color: $faint; }
            & > .plot--tick { color: $quiet; text-style: none; }
        }
    }
    """

    def __init__(
        self,
        title: str,
        *,
        value: Callable[[float], str],
        id: str | None = None,  # noqa: A002 - Textual's word
    ) -> None:
        super().__init__(id=id, markup=False)
        self.border_title = Content(title)
        self._value = value
        self._curves: Sequence[Curve] = ()

    def compose(self) -> ComposeResult:
        """The plot and its legend."""
        from textual_plot import PlotWidget  # noqa: PLC0415 - NumPy comes with it

        plot = PlotWidget(allow_pan_and_zoom=False)
        plot.can_focus = False
        plot.visible = False  # no axes of nothing before the first drawing
        yield plot
        yield Legend()

    def on_mount(self) -> None:
        """Draw what was shown before there was a place for it."""
        self.call_after_refresh(self._draw)

    def on_resize(self) -> None:
        """Draw anew in the new frame."""
        self.call_after_refresh(self._draw)

    def show(self, curves: Sequence[Curve], title: str = "") -> None:
        """Show these curves; the first is drawn last, above the others."""
        self._curves = [curve for curve in curves if any(map(math.isfinite, curve.values))]
        if title:
            self.border_title = Content(title)
        if self.is_mounted:
            self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        from textual_plot import PlotWidget  # noqa: PLC0415 - NumPy comes with it

        if not self.is_mounted:
            return
        plot: Any = self.query_one(PlotWidget)
        plot.visible = bool(self._curves)  # axes of nothing say nothing; its place stays
        plot.margin_top, plot.margin_bottom, plot.margin_left = 0, 1, 9
        plot.clear()
        plot.set_x_formatter(_Ticks(week_ticks, lambda week: str(int(week))))
        plot.set_y_formatter(_Ticks(round_ticks, self._value))
        tones = [TONES[n % len(TONES)] for n in range(len(self._curves))]
        for n in reversed(range(len(self._curves))):
            self._draw_curve(plot, n, tones[n])
        self._limit(plot)
        plot.refresh(layout=True)
        self.query_one(Legend).show(
            [
                (MARKERS[n % len(MARKERS)], curve.name, self._value(curve.values[-1]), tones[n])
                for n, curve in enumerate(self._curves)
            ]
        )

    def _draw_curve(self, plot: Any, n: int, tone: str) -> None:  # noqa: ANN401 - no types
        from textual_hires_canvas import HiResMode  # noqa: PLC0415 - NumPy comes with it

        values = self._curves[n].values
        weeks = [week for week, value in enumerate(values) if math.isfinite(value)]
        colour = self.app.theme_variables.get(tone, "white")
        known = [values[week] for week in weeks]
        plot.plot(weeks, known, line_style=colour, hires_mode=HiResMode.BRAILLE)
        every = max(len(weeks) // 6, 1)
        shown = sorted({*weeks[::every], weeks[-1]})
        plot.scatter(
            shown,
            [values[week] for week in shown],
            marker=MARKERS[n % len(MARKERS)],
            marker_style=colour,
        )

    def _limit(self, plot: Any) -> None:  # noqa: ANN401 - textual-plot has no types
        values = [v for curve in self._curves for v in curve.values if math.isfinite(v)]
        if not values:
            return
        plot.set_ylimits(*value_limits(min(values), max(values)))
        last = max(max(len(curve.values) for curve in self._curves) - 1, 1)
        plot.set_xlimits(-last * 0.02, last * 1.03)


class _Ticks:
    """Where an axis bears marks, and what stands at them; what textual-plot asks a formatter."""

    def __init__(
        self, place: Callable[[float, float], list[float]], write: Callable[[float], str]
    ) -> None:
        self._place = place
        self._write = write

    def get_ticks_and_labels(
        self, min_: float, max_: float, max_ticks: int = 8
    ) -> tuple[list[float], list[str]]:
        """Places between the limits, and their labels."""
        ticks = self._place(min_, max_)
        return ticks, self.get_labels_for_ticks(ticks)

    def get_labels_for_ticks(self, ticks: Sequence[float]) -> list[str]:
        """A label for each place."""
        return [self._write(tick) for tick in ticks]


def value_limits(low: float, high: float) -> tuple[float, float]:
    """Where the axis of values begins and ends: from zero where that costs little room.

    The axis spans at least a twentieth of the figures' size, so that noise looks like noise.
    """
    least = max(abs(low), abs(high)) * 0.05 or 0.1
    room = max(least - (high - low), 0.0) / 2 + (high - low) * 0.08
    bottom = 0.0 if 0 <= low < high - low else low - room
    return bottom, high + room


def week_ticks(low: float, high: float) -> list[float]:
    """Whole weeks from the first on, at most nine of them."""
    first = max(math.ceil(low), 0)
    step = max(math.ceil((high - first) / 8), 1)
    return [float(week) for week in range(first, math.floor(high) + 1, step)]


def round_ticks(low: float, high: float) -> list[float]:
    """Three to six round values between the limits, 1, 2 or 5 of some power of ten apart."""
    span = high - low
    if not span > 0 or not math.isfinite(span):
        return []
    scale = 10.0 ** math.floor(math.log10(span / 3))
    step = next(scale * m for m in (1, 2, 5, 10) if span / (scale * m) <= 5)
    first = math.ceil(low / step)
    return [n * step for n in range(first, math.floor(high / step) + 1)]

"""The title's ground: the picture of `game.ui.screens.logo`, drawn line by line.

Invariant: a frame only changes shades, never characters; nothing moves for whoever has
switched animations off, behind another screen, or before somebody who has gone away.
"""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from game.ui.screens import logo

_FRAMES_A_SECOND: Final = 12
_SECONDS: Final = 30
"""Seconds the signals move while nobody does anything."""
_MIX: Final = {"pulse0": 1.0, "pulse1": 0.75, "pulse2": 0.5, "pulse3": 0.25}


class Board(Widget):
    """The chip with the game's name, and the signals on its traces."""

    DEFAULT_CSS = """
    Board { width: 100%; height: 100%; background: $background; }
    """

    def __init__(self, rows_below: int) -> None:
        super().__init__()
        self.rows_below = rows_below
        self._frame = 0
        self._left = 0
        self._timer: Timer | None = None
        self._lit: dict[logo.Cell, str] = {}
        self._lit_rows: set[int] = set()
        self._still: dict[tuple[int, int, int], Strip] = {}
        self._shades: dict[str, Style] = {}

    def on_mount(self) -> None:
        """Start the signals."""
        if self.app.animation_level != "none":
            self._timer = self.set_interval(1 / _FRAMES_A_SECOND, self._tick)
            self.go_on()

    def go_on(self) -> None:
        """Let the signals move, for a while."""
        self._left = _SECONDS * _FRAMES_A_SECOND
        if self._timer is not None:
            self._timer.resume()

    def stand_still(self) -> None:
        """Stop the signals where they are: an idle screen costs nothing."""
        if self._timer is not None:
            self._timer.pause()

    @property
    def picture(self) -> logo.Picture:
        """What is drawn at the present size."""
        return logo.picture(self.size.width, self.size.height, self.rows_below)

    def _tick(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self.stand_still()
        self._frame += 1
        self._lit = logo.pulses(self.picture, self._frame)
        self._lit_rows = {y for _x, y in self._lit}
        self.refresh()

    def on_resize(self) -> None:
        """Forget the lines of the old size."""
        self._still.clear()

    def notify_style_update(self) -> None:
        """Forget shades and lines when the theme changes."""
        super().notify_style_update()
        self._shades.clear()
        self._still.clear()

    def render_line(self, y: int) -> Strip:
        """One line of the picture; a line without signals is drawn once."""
        if y in self._lit_rows:
            return self._draw_line(y)
        key = (y, self.size.width, self.size.height)
        if key not in self._still:
            self._still[key] = self._draw_line(y)
        return self._still[key]

    def _draw_line(self, y: int) -> Strip:
        width, lit = self.size.width, self._lit
        segments, end = [], 0
        for x, character, shade in self.picture.rows.get(y, ()):
            if x > end:
                segments.append(Segment(" " * (x - end), self._style("ground")))
            segments.append(Segment(character, self._style(lit.get((x, y), shade))))
            end = x + cell_len(character)
        segments.append(Segment(" " * (width - end), self._style("ground")))
        return Strip(segments).simplify().adjust_cell_length(width)

    def _style(self, shade: str) -> Style:
        if shade not in self._shades:
            self._shades[shade] = Style.from_color(
                self._colour(shade).rich_color, self.background_colors[1].rich_color
            )
        return self._shades[shade]

    def _colour(self, shade: str) -> Color:
        theme = {name: Color.parse(text) for name, text in self._named().items()}
        if shade.startswith("etch"):
            return theme["glow"].blend(theme["ember"], int(shade[4:]) / 6)
        if shade in _MIX:
            return theme["faint"].blend(theme["glow"], _MIX[shade])
        fixed = {"trace": "faint", "frame": "secondary", "label": "quiet", "bright": "accent"}
        return theme[fixed.get(shade, "quiet")]

    def _named(self) -> dict[str, str]:
        variables = self.app.theme_variables
        names = ("glow", "ember", "faint", "secondary", "quiet", "accent")
        return {name: variables[name] for name in names}

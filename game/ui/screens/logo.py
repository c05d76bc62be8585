"""The title's picture: the game's name etched on a chip whose traces carry signals.

Invariant: the picture is a pure function of the size and the frame number, and
it fits any size; where there is no room for the chip, the name stands alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Final

from rich.cells import cell_len

WORDS: Final = ("WARRING", "COMPUTE")
CHINESE: Final = "算力战国"

_LETTERS: Final = {
    "W": ("##...##", "##...##", "##...##", "##.#.##", "#######", "###.###", "##...##"),
    "A": (".####.", "##..##", "##..##", "######", "##..##", "##..##", "##..##"),
    "R": ("#####.", "##..##", "##..##", "#####.", "####..", "##.##.", "##..##"),
    "I": ("####", ".##.", ".##.", ".##.", ".##.", ".##.", "####"),
    "N": ("##...##", "###..##", "####.##", "##.####", "##..###", "##...##", "##...##"),
    "G": (".#####", "##....", "##....", "##.###", "##..##", "##..##", ".#####"),
    "C": (".#####", "##....", "##....", "##....", "##....", "##....", ".#####"),
    "O": (".####.", "##..##", "##..##", "##..##", "##..##", "##..##", ".####."),
    "M": ("##...##", "###.###", "#######", "##.#.##", "##...##", "##...##", "##...##"),
    "P": ("#####.", "##..##", "##..##", "#####.", "##....", "##....", "##...."),
    "U": ("##..##", "##..##", "##..##", "##..##", "##..##", "##..##", ".####."),
    "T": ("######", "..##..", "..##..", "..##..", "..##..", "..##..", "..##.."),
    "E": ("######", "##....", "##....", "#####.", "##....", "##....", "######"),
}
_PIXEL_ROWS: Final = 7

Cell = tuple[int, int]
"""Column and row."""


@dataclass
class Picture:
    """Cells to draw: characters and the names of their shades, and the paths of signals."""

    width: int
    height: int
    cells: dict[Cell, tuple[str, str]] = field(default_factory=dict)
    paths: list[list[Cell]] = field(default_factory=list)
    bottom: int = 0
    """First row free below the name."""

    @cached_property
    def rows(self) -> dict[int, list[tuple[int, str, str]]]:
        """By row: column, character and shade of its cells, left to right; read when drawn."""
        rows: dict[int, list[tuple[int, str, str]]] = {}
        for (x, y), (character, shade) in sorted(self.cells.items()):
            rows.setdefault(y, []).append((x, character, shade))
        return rows

    def put(self, x: int, y: int, text: str, shade: str) -> None:
        """Write `text` from a cell on; what lies outside is left out."""
        for character in text:
            if 0 <= x < self.width and 0 <= y < self.height:
                self.cells[x, y] = (character, shade)
            x += cell_len(character)


@lru_cache(maxsize=4)
def picture(width: int, height: int, rows_below: int) -> Picture:
    """The picture for a terminal of this size that leaves `rows_below` rows for the menu."""
    drawn = Picture(width, height)
    for scale in (2, 1):
        pixels = _pixels(scale)
        chip_width = len(pixels[0]) + 8
        chip_height = len(pixels) // 2 + 3
        if width >= chip_width + 8 and height >= chip_height + rows_below + 1:
            top = max(1, (height - rows_below - chip_height) // 2)
            _draw_chip(drawn, pixels, (width - chip_width) // 2, top, chip_width, chip_height)
            return drawn
    _draw_name(drawn)
    return drawn


def _draw_name(drawn: Picture) -> None:
    """The name without a chip, for small terminals."""
    name = f"{' '.join(WORDS)} · {CHINESE}"
    wide = " ".join(WORDS[0]) + "   " + " ".join(WORDS[1])
    text = wide if cell_len(wide) + 4 <= drawn.width else name
    drawn.put(max(0, (drawn.width - cell_len(text)) // 2), 1, text, "bright")
    drawn.bottom = 3


def _pixels(scale: int) -> list[str]:
    """Both words as rows of pixels, `#` for lit, with a free row below each."""
    words = [_word_pixels(word, scale) for word in WORDS]
    width = max(len(rows[0]) for rows in words)
    return [row.center(width, ".") for rows in words for row in rows]


def _word_pixels(word: str, scale: int) -> list[str]:
    rows = [".".join(_LETTERS[letter][row] for letter in word) for row in range(_PIXEL_ROWS)]
    scaled = ["".join(pixel * scale for pixel in row) for row in rows for _copy in range(scale)]
    return scaled + ["." * len(scaled[0])] * (2 - len(scaled) % 2)


def _draw_chip(
    drawn: Picture, pixels: list[str], left: int, top: int, width: int, height: int
) -> None:
    right, bottom = left + width - 1, top + height - 1
    drawn.put(left, top, "┏" + "━" * (width - 2) + "┓", "frame")
    drawn.put(left, bottom, "┗" + "━" * (width - 2) + "┛", "frame")
    for y in range(top + 1, bottom):
        drawn.put(left, y, "┃", "frame")
        drawn.put(right, y, "┃", "frame")
    _draw_pixels(drawn, pixels, left + 4, top + 2)
    _draw_label(drawn, left, bottom, width, f" {CHINESE} ")
    _draw_top_pins(drawn, left, top, width)
    _draw_side_pins(drawn, left, right, top, bottom)
    drawn.bottom = bottom + 1


def _draw_label(drawn: Picture, left: int, y: int, width: int, text: str) -> None:
    drawn.put(left + (width - cell_len(text)) // 2, y, text, "label")


def _draw_pixels(drawn: Picture, pixels: list[str], left: int, top: int) -> None:
    """Two pixels a cell: half blocks, each shade from the row it stands in."""
    per_word = len(pixels) // 2
    for row in range(0, len(pixels), 2):
        shade = f"etch{(row % per_word) * 6 // per_word}"
        for column, (upper, lower) in enumerate(zip(pixels[row], pixels[row + 1], strict=True)):
            block = {"##": "█", "#.": "▀", ".#": "▄"}.get(upper + lower)
            if block:
                drawn.put(left + column, top + row // 2, block, shade)


def _draw_top_pins(drawn: Picture, left: int, top: int, width: int) -> None:
    for x in range(left + 4, left + width - 4, 6):
        drawn.put(x, top, "┷", "frame")
        path = [(x, y) for y in range(top - 1, -1, -1)]
        _draw_path(drawn, (x, top), path)


def _draw_side_pins(drawn: Picture, left: int, right: int, top: int, bottom: int) -> None:
    """Traces fan out from both sides; the outermost bend first, so that none cross."""
    rows = list(range(top + 1, bottom, 2))
    half = len(rows) / 2
    for place, y in enumerate(rows):
        inner = place if place < half else len(rows) - 1 - place
        upward = place < half
        spread = int((half - inner) * 1.6)
        target = y - spread if upward else y + spread
        bend = 2 + 2 * inner
        drawn.put(left, y, "┨", "frame")
        drawn.put(right, y, "┠", "frame")
        _draw_path(drawn, (left, y), _bent(left - 1, y, -1, bend, target, left))
        room = drawn.width - 1 - right
        _draw_path(drawn, (right, y), _bent(right + 1, y, 1, bend, target, room))


def _bent(x: int, y: int, step: int, bend: int, target: int, room: int) -> list[Cell]:
    """A path out from a pin: straight, then up or down to row `target`, then straight on."""
    bend = min(bend, max(1, room - 2))
    path = [(x + step * i, y) for i in range(bend)]
    corner = x + step * bend
    way = 1 if target >= y else -1
    path += [(corner, row) for row in range(y, target + way, way)]
    path += [(corner + step * i, target) for i in range(1, room - bend)]
    return path


_JOINTS: Final = {
    frozenset({(-1, 0), (1, 0)}): "─",
    frozenset({(0, -1), (0, 1)}): "│",
    frozenset({(1, 0), (0, 1)}): "╭",
    frozenset({(-1, 0), (0, 1)}): "╮",
    frozenset({(1, 0), (0, -1)}): "╰",
    frozenset({(-1, 0), (0, -1)}): "╯",
}


def _draw_path(drawn: Picture, pin: Cell, path: list[Cell]) -> None:
    """Draw a trace from a pin; each cell joins the one before it and the one after."""
    for place, (x, y) in enumerate(path):
        before = path[place - 1] if place else pin
        back = (before[0] - x, before[1] - y)
        after = path[place + 1] if place + 1 < len(path) else (x - back[0], y - back[1])
        joint = frozenset({back, (after[0] - x, after[1] - y)})
        drawn.put(x, y, _JOINTS.get(joint, "·"), "trace")
    drawn.paths.append(path)


_TAIL: Final = ("pulse0", "pulse1", "pulse2", "pulse3")


def pulses(drawn: Picture, frame: int) -> dict[Cell, str]:
    """Shades of the cells that carry a signal in this frame."""
    lit: dict[Cell, str] = {}
    for number, path in enumerate(drawn.paths):
        period = len(path) + 18 + number * 13 % 47
        head = (frame + number * 29) % period
        inward = number % 3 == 0
        for behind, shade in enumerate(_TAIL):
            place = head - behind
            if 0 <= place < len(path):
                lit[path[-1 - place] if inward else path[place]] = shade
    return lit

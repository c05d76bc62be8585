"""A ring of named nodes with lines between them, drawn in dots, wider for more money.

Invariant: what stands out does so by form: lines of the chosen node are whole, others
dotted; nodes bear signs. The nodes keep their places while the same ones are shown.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Final

from attrs import frozen
from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message

from game.ui.figures import fit, plain
from game.ui.widgets.sheet import Sheet, said

Cell = tuple[int, int]
"""Column and row."""

_BRAILLE: Final = 0x2800
_DOT: Final = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""Bit of each dot of a cell, by row and column."""
_WIDEST: Final = 3
"""Dots across of the line of most money."""
_LONGEST: Final = 18
_LEVELS: Final = ("$faint", "$accent", "$error")
"""Styles of lines: at rest, of the chosen node, of what falls."""


@frozen(kw_only=True)
class Node:
    """A node: its id, its label, a sign before it, a figure behind it, and their style."""

    id: str
    label: str
    sign: str = ""
    note: str = ""
    style: str = ""


@frozen(kw_only=True)
class Line:
    """A line between two nodes; `level` 0 rests, 1 belongs to the chosen one, 2 falls."""

    one: str
    other: str
    money: float
    level: int = 0


class WebMap(Sheet):
    """The ring; a click on a node chooses it."""

    DEFAULT_CSS = """
    WebMap { width: 1fr; height: 1fr; }
    """

    class Chosen(Message):
        """A node was clicked."""

        def __init__(self, node: str) -> None:
            super().__init__()
            self.node = node

    _points: Sequence[Node] = ()
    _links: Sequence[Line] = ()

    def show(self, nodes: Sequence[Node], lines: Sequence[Line]) -> None:
        """Show these nodes in this order round the ring, and the lines between them."""
        self._points, self._links = nodes, lines
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The ring takes the height it is given."""
        return container.height

    def lines(self, width: int) -> Sequence[Content]:
        """The picture, a Content per row."""
        height = self.content_size.height
        if width < 20 or height < 8 or not self._points:
            return [said("")]
        places = ring([node.id for node in self._points], width, height)
        cells = _drawn(self._links, places, width, height)
        labels = self._labels(places, width)
        return [_row(row, width, cells, labels.get(row, [])) for row in range(height)]

    def _labels(self, places: Mapping[str, Cell], width: int) -> dict[int, list[_Label]]:
        """Where each label begins, by row; those of a row do not overlap."""
        rows: dict[int, list[_Label]] = {}
        for node in self._points:
            column, row = places[node.id]
            text = f" {node.sign}{_short(node)} "
            at = min(max(column - cell_len(text) // 2, 0), max(width - cell_len(text), 0))
            rows.setdefault(row, []).append(_Label(at=at, text=text, node=node))
        return {row: _apart(sorted(found, key=lambda label: label.at), width)
                for row, found in rows.items()}  # fmt: skip

    def on_click(self, event: events.Click) -> None:
        """Choose the node under the pointer."""
        width, height = self.content_size
        if width < 20 or height < 8 or not self._points:
            return
        places = ring([node.id for node in self._points], width, height)
        for label in self._labels(places, width).get(event.y, []):
            if label.at <= event.x < label.at + cell_len(label.text):
                self.post_message(self.Chosen(label.node.id))


def _short(node: Node) -> str:
    """The label, cut where it is long, and the note behind it."""
    note = f" {node.note}" if node.note else ""
    room = _LONGEST - cell_len(note)
    return fit(node.label, min(cell_len(plain(node.label)), room)) + note


@frozen(kw_only=True)
class _Label:
    at: int
    text: str
    node: Node


def _apart(labels: list[_Label], width: int) -> list[_Label]:
    """Labels of one row moved right so that none covers another; one without room goes."""
    kept: list[_Label] = []
    end = 0
    for label in labels:
        at = max(label.at, end)
        size = cell_len(label.text)
        if at + size <= width:
            kept.append(_Label(at=at, text=label.text, node=label.node))
            end = at + size
    return kept


def ring(names: Sequence[str], width: int, height: int) -> dict[str, Cell]:
    """Cells of the nodes, evenly round an ellipse that leaves room for labels."""
    across, down = max(width / 2 - _LONGEST / 2 - 2, 1.0), max(height / 2 - 1.5, 1.0)
    places: dict[str, Cell] = {}
    for place, name in enumerate(names):
        angle = 2 * math.pi * place / len(names) - math.pi / 2
        column = round(width / 2 + across * math.cos(angle))
        row = round((height - 1) / 2 + down * math.sin(angle))
        places[name] = (min(max(column, 0), width - 1), min(max(row, 0), height - 1))
    return places


def _drawn(
    links: Sequence[Line], places: Mapping[str, Cell], width: int, height: int
) -> dict[Cell, tuple[int, int]]:
    """Dots and level of every cell that a line crosses; the highest level shows."""
    cells: dict[Cell, tuple[int, int]] = {}
    most = max((link.money for link in links), default=0.0)
    for link in sorted(links, key=lambda link: link.level):
        if link.one not in places or link.other not in places:
            continue
        across = line_width(link.money, most)
        for x, y in _dots(places[link.one], places[link.other], across, dotted=link.level == 0):
            cell = (x // 2, y // 4)
            if 0 <= cell[0] < width and 0 <= cell[1] < height:
                dots, level = cells.get(cell, (0, 0))
                kept = dots if level == link.level else 0
                cells[cell] = (kept | _DOT[y % 4][x % 2], link.level)
    return cells


def line_width(money: float, most: float) -> int:
    """Dots across: one for the least, `_WIDEST` for what comes near `most`."""
    if most <= 0 or money <= 0:
        return 1
    return min(max(1 + round((_WIDEST - 1) * math.sqrt(money / most)), 1), _WIDEST)


def _dots(one: Cell, other: Cell, across: int, *, dotted: bool) -> list[Cell]:
    """Dots of a line between the middles of two cells."""
    (x0, y0), (x1, y1) = ((2 * c + 1, 4 * r + 2) for c, r in (one, other))
    steps = max(abs(x1 - x0), abs(y1 - y0), 1)
    flat = abs(x1 - x0) >= abs(y1 - y0)
    found: list[Cell] = []
    for step in range(steps + 1):
        if dotted and step % 2:
            continue
        x = round(x0 + (x1 - x0) * step / steps)
        y = round(y0 + (y1 - y0) * step / steps)
        for beside in range(across):
            aside = (beside + 1) // 2 * (-1 if beside % 2 else 1)
            found.append((x, y + aside) if flat else (x + aside, y))
    return [(x, y) for x, y in found if x >= 0 and y >= 0]


def _row(
    row: int, width: int, cells: Mapping[Cell, tuple[int, int]], labels: Sequence[_Label]
) -> Content:
    """One row: labels over lines."""
    parts: list[Content] = []
    at = 0
    for label in labels:
        parts += _lines_between(row, at, label.at, cells)
        parts.append(said(label.text, label.node.style))
        at = label.at + cell_len(label.text)
    parts += _lines_between(row, at, width, cells)
    return Content("").join(parts)


def _lines_between(
    row: int, start: int, end: int, cells: Mapping[Cell, tuple[int, int]]
) -> list[Content]:
    """The cells of a row from `start` to before `end`, runs of one style together."""
    found = [cells.get((column, row), (0, -1)) for column in range(start, end)]
    return [
        said("".join(chr(_BRAILLE + dots) if dots else " " for dots, _level in run), style)
        for style, run in (
            (_LEVELS[level] if level >= 0 else "", list(run))
            for level, run in groupby(found, key=lambda cell: cell[1])
        )
    ]

"""The overview: how everybody stands, and the markets in a strip.

Invariant: the own firm stands out by a sign, not by colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content

from game.session.view import FirmLine, Market, View
from game.ui import figures
from game.ui.desk.area import Area
from game.ui.desk.curves import firm_curves, growth_curves
from game.ui.desk.status import signed_style
from game.ui.widgets.chart import Chart
from game.ui.widgets.marks import sparkline
from game.ui.widgets.panel import Panel
from game.ui.widgets.sheet import Sheet, assembled
from game.ui.widgets.table import Column, Row, Table, titled
from game.words import N_, _

TREND = 6

RIVAL_COLUMNS = (
    Column(N_("#"), "right", rank=0),
    Column(N_("Firm"), rank=0, most=16, grows=True, least=10),
    Column(N_("Value"), "right", rank=0),
    Column(N_("Week"), "right", rank=1),
    Column(N_("Trend"), "right", rank=3),
    Column(N_("Usage"), "right", rank=2),
    Column(N_("Start"), "right", rank=4),
    Column(N_("Price"), "right", rank=5),
    Column(N_("Best"), "right", rank=6),
    Column(N_("People"), "right", rank=8),
    Column(N_("Own units"), "right", rank=7),
    Column(N_("Serves"), rank=9, most=20),
)


def rival_columns() -> list[Column]:
    """The columns with their titles in the language in use."""
    return titled(RIVAL_COLUMNS)


def rival_row(view: View, firm: FirmLine) -> Row:
    """A firm as a row of the ranking."""
    values = view.history.get("value", {}).get(firm.id, ())
    mine = firm.id == view.firm
    if firm.fate:
        return _gone_row(firm, mine=mine)
    cells = (
        str(firm.rank),
        ("▸ " if mine else "  ") + firm.name,
        figures.money(firm.value),
        figures.change(firm.value_week),
        sparkline(values, TREND),
        figures.percent(firm.usage_share) if firm.usage_share else figures.MISSING,
        figures.change(firm.value_start),
        figures.price(firm.price) if firm.serves else figures.MISSING,
        figures.points(firm.capability) if firm.serves else figures.MISSING,
        figures.exact(firm.people),
        figures.count(firm.compute),
        firm.serves or figures.MISSING,
    )
    styles = {
        3: signed_style(round(firm.value_week, 3)),
        4: "$primary",
        6: signed_style(round(firm.value_start, 3)),
    }
    return Row(firm.id, cells, styles, mine)


def _gone_row(firm: FirmLine, *, mine: bool) -> Row:
    """A firm that is in the race no more, or not yet: no figure of it means anything."""
    name = ("▸ " if mine else "  ") + firm.name + (_(" †") if firm.value_start else "")
    cells = [str(firm.rank), name, *[figures.MISSING] * (len(RIVAL_COLUMNS) - 2)]
    cells[-1] = firm.fate
    return Row(firm.id, tuple(cells), {}, mine)


_FIGURES: Final = 19 + TREND
"""Cells behind the word of a market: figure, change and trend."""


class MarketStrip(Sheet):
    """Rent, expected need, mood and the frontier, each with its way since the start."""

    _view: View | None = None

    def show(self, view: View) -> None:
        """Show the markets of `view`."""
        self._view = view
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """One line per figure, two beside each other where there is room."""
        if self._view is None:
            return ()
        cells = _market_cells(self._view.market, self._view)
        longest = max(cell_len(word) for word, *_figures in cells)
        columns = 2 if (width - 3) // 2 >= longest + _FIGURES else 1
        room = (width - 3 * (columns - 1)) // columns
        rows = [cells[at : at + columns] for at in range(0, len(cells), columns)]
        return [Content("   ").join(_market_cell(cell, room) for cell in row) for row in rows]


def _market_cells(market: Market, view: View) -> list[tuple[str, str, str, str]]:
    """Word, figure, change since the start, trend."""
    rent = _("{price}/h").format(price=figures.price(market.spot_price_hour))
    need, used = figures.count(market.expected_need), figures.count(market.compute_used)
    return [
        (_("Compute rent"), rent, *_since_start(view, "spot_price")),
        (_("Expected need"), need, *_since_start(view, "expected_need")),
        (_("Compute in use"), used, *_since_start(view, "compute_used")),
        (_("Market mood"), _mood(market.mood), *_since_start(view, "mood")),
    ]


def _since_start(view: View, figure: str) -> tuple[str, str]:
    """How far a figure of the world moved since the start, and its trend."""
    values = view.history.get(figure, {}).get("world", ())
    moved = values[-1] / values[0] - 1 if values and values[0] else 0.0
    return figures.change(moved), sparkline(values, TREND)


def _mood(mood: float) -> str:
    if mood >= 1.15:
        return _("greedy")
    if mood >= 1.03:
        return _("hopeful")
    if mood > 0.97:
        return _("calm")
    return _("worried") if mood > 0.85 else _("afraid")


def _market_cell(cell: tuple[str, str, str, str], width: int) -> Content:
    word, figure, change, trend = cell
    style = "$success" if figures.UP in change else "$error" if figures.DOWN in change else ""
    name = max(width - _FIGURES, 6)
    return assembled(
        (figures.fit(word, name), "$quiet"),
        " ",
        (figures.fit(figure, 8, "right"), "bold"),
        (figures.fit(change, 9, "right"), style),
        " ",
        (figures.fit(trend, TREND), "$primary"),
    )


class Overview(Area):
    """The ranking, the markets, and on a large screen the curves."""

    ORDERS: ClassVar[tuple[str, ...]] = ()

    def compose(self) -> ComposeResult:
        """Ranking above, markets below."""
        yield Panel(_("Ranking"), Table(rival_columns(), id="ranking"), id="ranking-panel")
        yield Panel(_("Markets since the start"), MarketStrip(), id="markets-panel")
        with Container(classes="row spacious"):
            yield Chart(_("Value per share against the start"), value=_percent_change, id="growth")
            yield Chart(_("Share of usage"), value=figures.percent, id="usage")

    def fill(self, view: View) -> None:
        """Show the firms and markets of `view`."""
        self.query_one("#ranking", Table).show([rival_row(view, firm) for firm in view.firms])
        self.query_one(MarketStrip).show(view)
        self.query_one("#growth", Chart).show(growth_curves(view))
        self.query_one("#usage", Chart).show(firm_curves(view, "usage_share"))


def _percent_change(part: float) -> str:
    return figures.change(part)

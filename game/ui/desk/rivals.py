"""Rivals: everybody's public figures side by side, and one firm more closely.

Invariant: only what everybody knows is shown; compute of others is a guess and
says so.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container

from game.session.view import FirmLine, View
from game.ui import figures
from game.ui.desk.area import Area
from game.ui.desk.curves import firm_curves
from game.ui.desk.ground import known_facts
from game.ui.desk.overview import rival_columns, rival_row
from game.ui.desk.rivalry import fill_or_hide, suit_facts
from game.ui.desk.status import signed_style
from game.ui.screens.parts import Prose
from game.ui.widgets.chart import Chart
from game.ui.widgets.marks import sparkline
from game.ui.widgets.panel import Panel
from game.ui.widgets.sheet import Fact, Facts
from game.ui.widgets.table import Table
from game.words import _


class Rivals(Area):
    """The table of firms and the detail of the one under the cursor."""

    ORDERS: ClassVar[tuple[str, ...]] = ("poach", "set-price", "favour-customer", "buy-firm")
    DEFAULT_CSS = """
    Rivals #about { color: $quiet; height: auto; max-height: 6; }
    Rivals #detail { width: 34; }
    Rivals Facts { width: 1fr; }
    """

    def compose(self) -> ComposeResult:
        """Table above, detail below, curves where there is room."""
        with Container(classes="row"):
            yield Panel(_("Firms"), Table(rival_columns(), id="rivals"))
            with Panel(_("Detail"), id="detail"):
                yield Prose(id="about")
                yield Facts(id="firm-money")
                yield Facts(id="firm-models")
                yield Facts(id="firm-known")
        yield Panel(_("In court"), Facts(), id="suits")
        with Container(classes="row spacious"):
            yield Chart(_("Share of usage"), value=figures.percent, id="rival-usage")
            yield Chart(_("Prices per million tokens"), value=figures.price, id="rival-price")

    def subject(self, view: View) -> str:
        """The firm under the cursor."""
        return self.query_one("#rivals", Table).key

    def fill(self, view: View) -> None:
        """Show the firms of `view`."""
        table = self.query_one("#rivals", Table)
        table.show([rival_row(view, firm) for firm in view.firms])
        self._show_detail(table.key)
        fill_or_hide(self.query_one("#suits", Panel), suit_facts(view))
        self.query_one("#rival-usage", Chart).show(firm_curves(view, "usage_share", most=5))
        self.query_one("#rival-price", Chart).show(firm_curves(view, "price", most=5))

    @on(Table.Moved, "#rivals")
    def _moved(self, event: Table.Moved) -> None:
        self._show_detail(event.key)

    def _show_detail(self, key: str) -> None:
        view = self.view
        firm = next((f for f in view.firms if f.id == key), None) if view else None
        if view is None or firm is None:
            return
        self.query_one("#detail", Panel).say(figures.plain(firm.name), firm.region.upper())
        fate = f"{firm.fate[:1].upper()}{firm.fate[1:]}. " if firm.fate else ""
        self.query_one("#about", Prose).update(figures.plain(f"{fate}{firm.about}"))
        self.query_one("#firm-money", Facts).show(money_facts(view, firm))
        self.query_one("#firm-models", Facts).show(model_facts(view, firm))
        self.query_one("#firm-known", Facts).show(known_facts(view, firm.id))


def money_facts(view: View, firm: FirmLine) -> list[Fact]:
    """Value and size of a firm; nothing of one that is gone or has not come yet."""
    if firm.fate:
        return []
    values = view.history.get("value", {}).get(firm.id, ())
    guess = "" if firm.id == view.firm else "≈"
    return [
        Fact(_("Value"), figures.money(firm.value), sparkline(values, 6), "bold"),
        Fact(_("Consolidated"), figures.money(firm.net_value)),
        Fact(_("Since start"), figures.change(firm.value_start), "",
             signed_style(firm.value_start)),
        Fact(_("Users pay/year"), figures.money(firm.revenue) if firm.serves or firm.revenue
             else figures.MISSING),
        *_books(firm),
        *_sold_short(firm),
        Fact(_("Own compute"), guess + figures.count(firm.compute)),
        Fact(_("Power"), figures.megawatts(firm.power)),
        Fact(_("People"), figures.exact(firm.people)),
    ]  # fmt: skip


def _books(firm: FirmLine) -> list[Fact]:
    """Cash and debt as last published; a private firm says nothing."""
    if firm.books is None:
        return [Fact(_("Cash, debt"), _("private"))] if firm.active else []
    day = figures.month(firm.books.day)
    return [
        Fact(_("Cash {month}").format(month=day), figures.money(firm.books.cash)),
        Fact(_("Debt {month}").format(month=day), figures.money(firm.books.debt)),
    ]


def _sold_short(firm: FirmLine) -> list[Fact]:
    """How much of a listed firm is sold short, of which everybody is told."""
    return [Fact(_("Sold short"), figures.percent(firm.shorted))] if firm.listed else []


def model_facts(view: View, firm: FirmLine) -> list[Fact]:
    """What a firm offers and what it has released."""
    shares = view.history.get("usage_share", {}).get(firm.id, ())
    known = [m for m in view.models if m.owner == firm.id and m.state == "released"]
    names = ", ".join(model.name for model in sorted(known, key=lambda m: -m.capability)[:3])
    state = _("in business") if firm.active else firm.fate or _("failed")
    return [
        Fact(_("Serves"), "", firm.serves or figures.MISSING),
        Fact(_("Capability"), figures.points(firm.capability) if firm.serves else figures.MISSING),
        Fact(_("Price"), figures.price(firm.price) if firm.serves else figures.MISSING),
        Fact(_("Usage"), figures.percent(firm.usage_share), sparkline(shares, 6)),
        Fact(_("Released"), str(len(known)), names),
        Fact(_("Open"), str(firm.open_models)),
        Fact(_("State"), "", state),
    ]

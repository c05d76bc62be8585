"""Capital: what the firm is worth and why, debt and what more would cost, against rivals.

Invariant: figures of value are those investors see; nothing hidden is used.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Container, Vertical

from game.session.positions import ShortLine
from game.session.view import Own, View
from game.ui import figures
from game.ui.desk.area import Area
from game.ui.desk.company import favour_fact, gauge
from game.ui.desk.curves import growth_curves
from game.ui.desk.ground import washington_facts
from game.ui.desk.rivalry import fill_or_hide
from game.ui.desk.status import signed_style
from game.ui.widgets.chart import Chart
from game.ui.widgets.circles import CircleSheet
from game.ui.widgets.marks import sparkline
from game.ui.widgets.panel import Panel
from game.ui.widgets.sheet import Bar, Bars, Fact, Facts
from game.words import _


class Capital(Area):
    """Value, debt, owners, and growth against rivals."""

    ORDERS: ClassVar[tuple[str, ...]] = (
        "borrow", "repay", "raise-equity", "short", "keynote", "lobby", "vehicle", "list",
        "buy-back", "cover", "margin-loan", "ask-rescue", "buy-firm",
    )  # fmt: skip
    DEFAULT_CSS = """
    Capital .half { width: 1fr; height: auto; }
    Capital Chart { height: 1fr; min-height: 14; }
    """

    def compose(self) -> ComposeResult:
        """Value and growth at the left, debt and owners at the right, the curve below."""
        with Container(classes="row"):
            with Vertical(classes="half"):
                yield Panel(_("Value"), Facts(id="value"))
                yield Panel(_("Sold short"), Facts(), id="shorts")
                yield Panel(_("Growth per share"), Bars(id="growth-bars"))
            with Vertical(classes="half"):
                yield Panel(_("Debt and credit"), Facts(id="debt"))
                yield Panel(_("Owners"), Facts(id="owners"))
                yield Panel(_("Shares you hold"), Facts(), id="holdings")
                yield Panel(_("Circular money"), CircleSheet())
                yield Panel(_("The capital"), Facts(), id="washington")
        yield Chart(_("Value per share against the start"), value=figures.change, id="value-curve")

    def fill(self, view: View) -> None:
        """Show the capital of `view`."""
        self.query_one("#value", Facts).show(value_facts(view))
        self.query_one("#debt", Facts).show(debt_facts(view))
        self.query_one("#owners", Facts).show(owner_facts(view))
        fill_or_hide(self.query_one("#holdings", Panel), holding_facts(view))
        fill_or_hide(self.query_one("#shorts", Panel), short_facts(view))
        fill_or_hide(self.query_one("#washington", Panel), washington_facts(view))
        self.query_one(CircleSheet).show(view.market.headline, view.market.circular)
        there = [firm for firm in view.firms if not firm.fate]
        ranked = sorted(there, key=lambda firm: -firm.value_start)
        self.query_one("#growth-bars", Bars).show(
            [
                Bar(
                    ("▸ " if firm.id == view.firm else "  ") + firm.name,
                    firm.value_start,
                    figures.change(firm.value_start),
                    "$accent" if firm.id == view.firm else signed_style(firm.value_start),
                )
                for firm in ranked
            ]
        )
        self.query_one("#value-curve", Chart).show(growth_curves(view, most=5))


def value_facts(view: View) -> list[Fact]:
    """What investors pay, and what they look at."""
    me, own, market = view.me, view.own, view.market
    values = view.history.get("value", {}).get(view.firm, ())
    return [
        Fact(_("Headline value"), figures.money(me.value), sparkline(values, 9), "bold"),
        Fact(_("Consolidated"), figures.money(me.net_value), _("all once"), "bold"),
        Fact(_("Last week"), figures.change(me.value_week), "", signed_style(me.value_week)),
        Fact(_("Since the start"), figures.change(me.value_start), _("per share"),
             signed_style(me.value_start)),
        Fact(_("Place"), _("{n} of {all}").format(n=me.rank, all=len(view.firms))),
        Fact(_("Service revenue"), figures.money(me.revenue), _("a year")),
        Fact(_("Sentiment"), figures.ratio(own.sentiment), _("about you")),
        Fact(_("Mood"), figures.ratio(market.mood), _("about all")),
        Fact(_("Story told"), figures.count(market.story), _("units")),
    ]  # fmt: skip


def debt_facts(view: View) -> list[Fact]:
    """What is owed, what it costs and what more could be had."""
    own = view.own
    leverage = own.debt / view.me.value if view.me.value else 0.0
    return [
        Fact(_("Debt"), figures.money(own.debt), "", "bold"),
        Fact(_("Of the value"), figures.percent(leverage)),
        *_beside(own),
        Fact(_("Spread"), figures.percent(own.spread, 2), _("a year")),
        Fact(_("More credit"), figures.money(own.credit), "", "$primary"),
        Fact(_("New shares"), figures.money(own.equity), _("at most"), "$primary"),
        Fact(_("Cash"), figures.money(own.cash), "", "bold"),
        Fact(_("Runway"), figures.weeks(own.runway)),
        *_state_facts(view),
    ]


def _state_facts(view: View) -> list[Fact]:
    """What the state would say to a call for help, and what that hangs on."""
    means = view.means
    if not means.rescue_odds:
        return []
    heard = means.need >= means.need_heard
    note = _("if asked") if heard else _("needs {bar:.0%}").format(bar=means.need_heard)
    return [
        Fact(_("State's yes"), figures.percent(means.rescue_odds, 0), note),
        Fact(_("Your need"), figures.percent(means.need, 0), _("raises it")),
    ]


def _beside(own: Own) -> list[Fact]:
    """Debt that does not stand on the page, and what the state answers for."""
    sums = (
        (_("Off the page"), own.vehicle_debt, _("vehicles")),
        (_("On holdings"), own.margin_debt, _("on margin")),
        (_("State answers"), own.backstop, _("of debt")),
    )
    return [Fact(name, figures.money(usd), note, "bold") for name, usd, note in sums if usd]


def _holders(view: View) -> list[Fact]:
    """Who holds how much of the firm, as the web draws it, and what all others hold."""
    names = {firm.id: firm.name for firm in view.firms}
    parts = sorted(view.me.owners.items(), key=lambda row: -row[1])
    rest = max(1.0 - sum(part for _owner, part in parts), 0.0)
    others = _("the public") if view.me.listed else _("insiders")
    return [
        *(gauge(names.get(owner, _("The state")), part) for owner, part in parts),
        gauge(_("All others") if parts else _("All owners"), rest, others),
    ]


def holding_facts(view: View) -> list[Fact]:
    """Shares in others: what they are worth now, beside what contracts made one pay for them."""
    firms = {firm.id: firm for firm in view.firms}
    return [
        Fact(
            firms[held].name,
            figures.money(part * firms[held].value),
            " ".join(filter(None, (figures.percent(part), _paid_for(view, held)))),
            "bold",
        )
        for held, part in sorted(view.me.holdings.items(), key=lambda row: -row[1])
        if held in firms
    ]


def short_facts(view: View) -> list[Fact]:
    """The own position with what it won and where it is called; rivals' that all know of."""
    names = {firm.id: firm.name for firm in view.firms}
    return [*_own_short(view, names), *(_known(line, view, names) for line in view.shorts.others)]


def _known(line: ShortLine, view: View, names: dict[str, str]) -> Fact:
    """What a rival has sold short, marked where it is the own firm's shares."""
    ours = line.of == view.firm
    note = _("of yours") if ours else _("of {firm}").format(firm=names[line.of])
    return Fact(names[line.by], figures.money(line.owed), note, "$warning" if ours else "")


def _own_short(view: View, names: dict[str, str]) -> list[Fact]:
    mine = view.shorts.mine
    if mine is None:
        return []
    gain = figures.money(mine.gain)
    return [
        Fact(_("You"), figures.money(mine.sold), _("of {firm}").format(firm=names[mine.of]),
             "bold"),
        Fact(_("Sold at"), figures.money(mine.entry), _("its value")),
        Fact(_("Now"), f"+{gain}" if mine.gain >= 0 else gain, _("fees apart"),
             signed_style(mine.gain)),
        Fact(_("Called at"), figures.money(mine.called), _("its value")),
        Fact(_("Margin left"), figures.money(mine.margin)),
    ]  # fmt: skip


def _paid_for(view: View, held: str) -> str:
    """What the own contracts name as the price of shares in a firm; "" where none does."""
    signed = [contract for contract in view.contracts if contract.mine]
    price = sum(
        clause.amount
        for contract in signed
        for clause in contract.clauses
        if (clause.kind, clause.giver, clause.taker) == ("stake", view.firm, held)
    )
    return _("for {usd}").format(usd=figures.money(price * 1000.0)) if price else ""


def owner_facts(view: View) -> list[Fact]:
    """Whose firm it is, and how its chief is heard."""
    own = view.own
    return [
        *_holders(view),
        Fact(_("First owners"), figures.percent(own.founders, 0), _("still hold")),
        Fact(_("Stage"), f"{own.stage:.2f}", _("weight of words")),
        favour_fact(view),
    ]

"""The company: where the money went, who works here, how it stands, its own policies.

Invariant: every figure an order can move has that order in the bar below.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Container, Vertical

from game.session.view import View
from game.ui import figures
from game.ui.desk.area import Area
from game.ui.desk.curves import one_curve
from game.ui.desk.ground import europe_facts, public_facts
from game.ui.desk.rivalry import fill_or_hide, team_facts
from game.ui.desk.status import signed_style
from game.ui.widgets.chart import Chart
from game.ui.widgets.goals import Goals
from game.ui.widgets.marks import bar, sparkline
from game.ui.widgets.panel import Panel
from game.ui.widgets.sheet import Bar, Bars, Fact, Facts
from game.words import _

GAUGE = 5


def gauge(name: str, part: float, trend: str = "") -> Fact:
    """A part of one as per cent, with a small bar and its trend."""
    drawn = bar(part, GAUGE, ground="·")
    return Fact(name, figures.percent(part, 0), f"{drawn} {trend}".rstrip())


class Company(Area):
    """Money, people, standing, policies, ambition and fear."""

    ORDERS: ClassVar[tuple[str, ...]] = ("set-pay", "recruit", "poach", "lobby", "sprint")

    def compose(self) -> ComposeResult:
        """Money at the left; people and standing at the right."""
        with Container(classes="row"):
            with Vertical(classes="half"):
                yield Panel(_("Money last week"), Bars(id="money"), Facts(id="books"))
                yield Panel(_("What it is about"), Goals(), classes="goals-here")
                yield Panel(_("Teams: skill, people"), Facts(), id="teams")
            with Vertical(classes="half"):
                yield Panel(_("People"), Facts(id="people"))
                yield Panel(_("Standing"), Facts(id="standing"))
                yield Panel(_("Policies"), Facts(id="policies"))
                yield Panel(_("Brussels"), Facts(), id="brussels")
        with Container(classes="row spacious"):
            yield Chart(_("Cash"), value=figures.money, id="cash-curve")
            yield Chart(_("People"), value=figures.count, id="people-curve")

    DEFAULT_CSS = """
    Company .half { width: 1fr; height: auto; }
    """

    def fill(self, view: View) -> None:
        """Show the firm of `view`."""
        self._fill_money(view)
        self.query_one("#people", Facts).show(people_facts(view))
        self.query_one("#standing", Facts).show(standing_facts(view))
        self.query_one("#policies", Facts).show(policy_facts(view))
        fill_or_hide(self.query_one("#brussels", Panel), europe_facts(view))
        fill_or_hide(self.query_one("#teams", Panel), team_facts(view))
        self.query_one(Goals).show(view.ambition, view.fear)
        name = view.me.name
        self.query_one("#cash-curve", Chart).show(one_curve(view, "cash", view.firm, name))
        self.query_one("#people-curve", Chart).show(one_curve(view, "people", view.firm, name))

    def _fill_money(self, view: View) -> None:
        bars = [
            Bar(_(cause), usd, figures.money(usd, signed=True), signed_style(usd))
            for cause, usd in sorted(view.own.money, key=lambda item: -item[1])
        ]
        self.query_one("#money", Bars).show(bars)
        own = view.own
        values = view.history.get("cash", {}).get(view.firm, ())
        one_off = own.net - (own.income - own.expense)
        self.query_one("#books", Facts).show(
            [
                Fact(_("Change of cash"), figures.money(own.net, signed=True), "",
                     f"bold {signed_style(own.net)}".strip()),
                Fact(_("of it one-offs"), figures.money(one_off, signed=True),
                     _("loans, say")),
                Fact(_("Cash"), figures.money(own.cash), sparkline(values, 8), "bold"),
                Fact(_("Runway"), figures.weeks(own.runway), "", "bold"),
            ]
        )  # fmt: skip


def people_facts(view: View) -> list[Fact]:
    """Who works here and for what."""
    own, market = view.own, view.market
    morale = view.history.get("morale", {}).get(view.firm, ())
    return [
        Fact(_("Researchers"), figures.exact(own.people), "", "bold"),
        Fact(_("Pay a year"), figures.money(own.pay), _("market {usd}").format(
            usd=figures.money(market.market_pay)), ""),
        gauge(_("Morale"), own.morale, sparkline(morale, 6)),
        Fact(_("Compute/head"), figures.count(own.compute_per_head), _("units")),
        Fact(_("Recipe"), figures.ratio(own.efficiency),
             _("public {x}").format(x=figures.ratio(market.public_efficiency))),
        Fact(_("Serving skill"), figures.ratio(own.serving_skill),
             _("public {x}").format(x=figures.ratio(market.public_skill))),
    ]  # fmt: skip


def standing_facts(view: View) -> list[Fact]:
    """How users, capital, courts and neighbours see the firm."""
    own = view.own
    return [
        gauge(_("Users' trust"), own.trust),
        favour_fact(view),
        *favour_brings(view),
        gauge(_("Courts' heat"), own.heat),
        gauge(_("Protest"), own.protest),
        Fact(_("Investors feel"), figures.ratio(own.sentiment), _("1 is neutral")),
        *public_facts(view),
    ]


def favour_fact(view: View) -> Fact:
    """Favour in the capital, the same wherever it stands."""
    favour = f"{100 * view.own.favour:+.0f}".replace("-", figures.MINUS)
    return Fact(_("Favour"), favour, _("of 100"))


def favour_brings(view: View) -> list[Fact]:
    """What today's favour changes, against none, and how soon it is forgotten."""
    own, without = view.own, _("{without} without")
    told = [
        Fact(f"· {line.name}", line.now, without.format(without=line.without))
        for line in own.favour_lines
    ]
    if told and own.favour_weeks:
        told.append(Fact(_("· half gone in"), figures.weeks(own.favour_weeks)))
    return told


def policy_facts(view: View) -> list[Fact]:
    """The standing policies that cost no moves."""
    own = view.own
    names = {model.id: model.name for model in view.models}
    rest = max(1 - own.train_share - own.serve_share, 0.0)
    parts = (own.train_share, own.serve_share, rest)
    cost = _("cost {usd}").format(usd=figures.price(own.unit_cost))
    return [
        Fact(_("Serves"), names.get(own.serves, figures.MISSING)),
        *([Fact(_("Price"), figures.price(own.price), cost)] if own.serves else []),
        Fact(_("Train/serve/let"), "/".join(f"{part * 100:.0f}" for part in parts) + "%"),
    ]  # fmt: skip

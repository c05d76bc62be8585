"""A session and a door that play the sample week without an engine.

Invariant: `FakeSession` has the methods and meanings of
`game.session.session.Session`, on the figures of `tests.ui.week`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from types import SimpleNamespace

import attrs

from game.session.each_week import toggled
from game.session.orders import Order, Quote
from game.session.view import Ending, Forecast, OrderResult, View, WeekReport
from tests.ui.week import HOSTILE_NAMES, hostile_view, sample_view

__all__ = ["HOSTILE_NAMES", "FakeDoor", "FakeSession", "hostile_view", "sample_view"]

_PRICED = {
    "sprint", "keynote", "lobby", "repay", "launch-device", "scout", "port", "develop-chip",
    "seek-licence",
}  # fmt: skip


class FakeSession:
    """Plays the sample week: costs and refusals are plausible, weeks only count on."""

    def __init__(self, view: View | None = None, *, seed: int = 1, chair: str = "deepseek") -> None:
        """Start at `view`, or at the sample week."""
        self._view = view or sample_view()
        self.seed = seed
        self.chair = chair
        self.turns = self._view.turns
        self.scenario = SimpleNamespace(
            title=self._view.title,
            lessons={},
            turns=self.turns,
            power=SimpleNamespace(grid_weeks=16, fast_weeks=4, grid_energy=0.06, fast_energy=0.12),
            finance=SimpleNamespace(base_rate=0.05, share_discount=0.08, share_impact=0.2),
            instruments=SimpleNamespace(round_weeks=13, vehicle_part=0.625),
            services=SimpleNamespace(price_low=0.02, price_high=100.0),
            research=SimpleNamespace(sprint_cost=60_000_000.0),
            talent=SimpleNamespace(pay_low=60_000.0, pay_high=20e6),
            glossary={
                "runway": SimpleNamespace(term="Runway", text="Weeks until the cash is gone."),
                "unit": SimpleNamespace(term="Unit", text="One H100 for a week."),
                "markup": SimpleNamespace(term="[/x]", text="[@click=app.quit]x[/]"),
            },
        )
        self.reports: list[WeekReport] = []
        self.ending: Ending | None = None
        self._tray: list[Order] = []
        self.orders: list[list[tuple[str, Order]]] = []
        self.passed: tuple[str, ...] = ()
        self.each_week: tuple[Order, ...] = ()
        self.left_out: tuple[tuple[Order, str], ...] = ()

    @property
    def turn(self) -> int:
        """Weeks resolved."""
        return self._view.turn

    @property
    def tray(self) -> tuple[Order, ...]:
        """This week's orders."""
        return tuple(self._tray)

    def view(self, firm: str = "") -> View:
        """The chief's view; other firms have none here."""
        assert firm in {"", self.chair}
        return self._view

    def quote(self, order: Order) -> Quote:
        """A plausible quote on top of the tray."""
        cost = self._cost(order)
        spent = sum(self._cost(given) for given in self._tray)
        moves = sum(given.about.moves for given in self._tray)
        refusal = ""
        if moves + order.about.moves > self._view.own.moves:
            refusal = "no moves are left this week"
        elif order.about.amount and order.kind != "rent" and order.amount <= 0:
            refusal = "the amount must be above zero"
        elif cost + spent > self._view.own.cash:
            refusal = "there is not enough cash"
        elif order.kind == "train" and self._view.own.run:
            refusal = "a training run is already under way"
        elif order.kind in {"set-chip-price", "expand-supply", "favour-customer"}:
            refusal = "it is not yours to decide"
        later = order.amount * 13_500 if order.kind == "buy-chips" else 0
        return Quote(
            refusal=refusal, cost_now=cost, cost_later=later, moves=order.about.moves,
            acts=order.about.acts,
        )  # fmt: skip

    def _cost(self, order: Order) -> int:
        if order.kind in _PRICED:
            return order.amount * 1000
        if order.kind == "build-power":
            return order.amount * 2500
        if order.kind == "recruit":
            return order.amount * 40_000
        if order.kind == "answer":
            answers = {a.id: a.cost for m in self._view.matters for a in m.answers}
            return answers.get(order.option, 0)
        return 0

    def give(self, order: Order) -> Quote:
        """Put the order into the tray if it is allowed."""
        quote = self.quote(order)
        if quote.allowed:
            same = [g for g in self._tray if (g.kind, g.subject) == (order.kind, order.subject)]
            if not order.about.moves and same:
                self._tray.remove(same[0])
            self._tray.append(order)
        return quote

    def undo(self) -> Order | None:
        """Take the last order back."""
        return self._tray.pop() if self._tray else None

    def repeat(self, order: Order) -> None:
        """Mark an order as one of each week, or no longer."""
        self.each_week = toggled(self.each_week, order)

    def planned(self) -> View:
        """The view with the tray's money spent and its split set."""
        own = self._view.own
        own = attrs.evolve(own, cash=own.cash - sum(self._cost(given) for given in self._tray))
        for given in self._tray:
            if given.kind == "set-split":
                train, serve = given.amount / 100, given.price / 100
                own = attrs.evolve(own, train_share=train, serve_share=serve)
        terms = tuple(
            attrs.evolve(term, shown=f"${own.cash / 1e6:.0f}M") if "cash" in term.text else term
            for term in self._view.fear.terms
        )
        return attrs.evolve(self._view, own=own, fear=attrs.evolve(self._view.fear, terms=terms))

    def forecast(self) -> Forecast:
        """The tray's money spent on top of last week's loss."""
        own = self.planned().own
        return Forecast(cash=own.cash + own.net, shortfall=0, runway=own.runway)

    def hand_in(self, progress: Callable[[float, str], None] | None = None) -> WeekReport:
        """Let a week pass in which nothing changes but the date."""
        if progress:
            progress(1.0, "done")
        view = self._view
        self._view = attrs.evolve(
            view, turn=view.turn + 1, date=view.date + datetime.timedelta(weeks=1), matters=()
        )
        report = WeekReport(
            week=view.turn + 1, date=self._view.date, news=view.news[:3],
            orders=tuple(OrderResult(order=o, text="done", refusal="") for o in self._tray),
            money=view.own.money, cash_before=view.own.cash,
            cash_after=view.own.cash + view.own.net,
            value=(("mood of the market", 10**8),), value_before=round(view.me.value) - 10**8,
            value_after=round(view.me.value),
            changes=(("value", view.me.value * 0.97, view.me.value, "usd"),),
        )  # fmt: skip
        self._tray.clear()
        self.reports.append(report)
        return report


class FakeDoor:
    """A door to a `FakeSession`, as far as the desk needs one."""

    def __init__(self, session: FakeSession | None = None) -> None:
        """Hold `session`, or a fresh sample one."""
        self.session = session or FakeSession()

    @property
    def game(self) -> FakeSession:
        """The game under way."""
        return self.session

    @property
    def ending(self) -> Ending | None:
        """How it ended."""
        return self.session.ending

    @property
    def tray(self) -> tuple[Order, ...]:
        """This week's orders."""
        return self.session.tray

    def view(self) -> View:
        """The chief's view."""
        return self.session.view()

    def quote(self, order: Order) -> Quote:
        """What an order would mean."""
        return self.session.quote(order)

    def give(self, order: Order) -> Quote:
        """Give an order."""
        return self.session.give(order)

    def undo(self) -> Order | None:
        """Take the last order back."""
        return self.session.undo()

    def planned(self) -> View:
        """The view after the tray."""
        return self.session.planned()

    def forecast(self) -> Forecast:
        """What the tray leads to."""
        return self.session.forecast()

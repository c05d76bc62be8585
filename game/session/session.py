"""A played game.

Invariant: the same scenario, seed and orders give the same worlds; `orders` and
`digests` hold all that is needed to prove it. A turn is resolved on a copy, so
a fault in the middle leaves the game as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import attrs

from game.compiled.layout import Records
from game.compiled.load import Game
from game.engine.turn import close_week, open_week, try_orders
from game.scenario.model import Scenario
from game.session.aftermath import aftermath
from game.session.answers import asked_of, open_to, with_answers
from game.session.catalogue import Catalogue, UnknownNameError
from game.session.causes import Week
from game.session.chiefs import orders_of_all
from game.session.coding import encode
from game.session.conflicts import (
    broken_by_draft,
    broken_by_offer,
    charged,
    dues_of_breaches,
)
from game.session.dealings import ContractLine
from game.session.deals import Appraisal, Cascade, Draft
from game.session.deals.cascade import cascade_of
from game.session.deals.promised import cannot_pay, due_if_signed_this_week, why_empty
from game.session.deals.refused import clause_named
from game.session.deals.trials import trial_without
from game.session.deals.weighing import appraise, appraise_contract, appraise_handover
from game.session.digests import digest_of
from game.session.each_week import give_anew, still_wanted, toggled, told_left_out
from game.session.endings import Story, ending_of
from game.session.forecasting import forecast_of
from game.session.mornings import with_postings
from game.session.news import Report, reports_of
from game.session.orders import Order, Quote
from game.session.persons import signed_by_hand
from game.session.player import Player
from game.session.quoting import quote_of, rent_as_wanted
from game.session.signing import if_signed
from game.session.trays import replaces
from game.session.value_news import moves_told
from game.session.view import Ending, Forecast, View, WeekReport
from game.session.views import Table, build_view
from game.session.views.own import money_by_cause
from game.session.views.reckoned import private_in_words
from game.session.weekly import week_report
from game.words import _, use_words

Progress = Callable[[float, str], None]
Given = tuple[str, Order]
"""Firm id and order."""
Flows = tuple[tuple[str, int], ...]
"""Change of the watched firm's cash in a week by cause, US dollars."""

_CUT_SHORT = frozenset({"insolvency", "sold", "fear"})
"""Kinds of ending after which others may fall whom nobody would see."""


class Session:
    """One game, played from one chair or from none."""

    def __init__(
        self, game: Game, world: Records, *, chair: str, players: Mapping[str, Player]
    ) -> None:
        """Hold `world` as it stands before its first week is opened; see `start`."""
        use_words(game.compiled.scenario.words)
        self.game = signed_by_hand(game, chair)
        self.chair = chair
        self.players = dict(players)
        self.catalogue = Catalogue(game.compiled)
        self.past: list[Records] = [world]
        self.orders: list[list[Given]] = []
        self.digests: list[str] = []
        self.reports: list[WeekReport] = []
        self.flows: list[Flows] = []
        self._told: list[Report] = []
        self._closed: list[Records] = [world.copy()]
        self._log: Records | None = None
        self._tray: list[Order] = []
        self.passed: tuple[str, ...] = ()
        self.each_week: tuple[Order, ...] = ()
        self.left_out: tuple[tuple[Order, str], ...] = ()
        self._table: Table | None = None
        self._ending: Ending | None = None

    @classmethod
    def start(
        cls,
        game: Game,
        *,
        seed: int,
        chair: str = "",
        players: Mapping[str, Player] | None = None,
    ) -> Session:
        """A new game on its first morning. `chair` is the person's firm, "" for none.

        Firms without a player give no orders. Raises UnknownNameError for a chair
        that is not a firm.
        """
        world = game.compiled.world.copy()
        world["seed"] = seed
        session = cls(game, world, chair=chair, players=players or {})
        if chair:
            session.catalogue.place("firms", chair)
        session._reckon(world)
        session._open(world)
        return session

    @property
    def scenario(self) -> Scenario:
        """The scenario being played."""
        return self.game.compiled.scenario

    @property
    def world(self) -> Records:
        """Today's world, one record."""
        return self.past[-1]

    @property
    def seed(self) -> int:
        """Seed of the game's draws."""
        return int(self.world["seed"][0])

    @property
    def turn(self) -> int:
        """Weeks resolved."""
        return int(self.world["turn"][0])

    @property
    def turns(self) -> int:
        """Weeks of the scenario."""
        return self.scenario.turns

    @property
    def watched(self) -> str:
        """The firm whose ending ends the game: the chair, or the scenario's protagonist."""
        return self.chair or self.scenario.protagonist

    @property
    def ending(self) -> Ending | None:
        """How the game ended; None while it goes on.

        Without a person in a chair the game lasts to its last week.
        """
        return self._weighed(lambda _text: None)

    def _weighed(self, tell: Callable[[str], None]) -> Ending | None:
        """The ending; `tell` hears how far the weeks are that are played again for it."""
        if not self.chair and self.turn < self.turns:
            return None
        if self._ending is None:
            orders = self.orders if self.chair else ()
            ending = ending_of(self.table, self.watched, Story(self.flows, orders, tell))
            if ending and self.chair and ending.kind in _CUT_SHORT:
                reasons = (*ending.reasons, *aftermath(self, tell))
                ending = attrs.evolve(ending, reasons=reasons)
            self._ending = ending
        return self._ending

    def watching(self) -> Session:
        """The game as the others play it on from here, without the person."""
        later = Session(self.game, self.world.copy(), chair="", players=self.players)
        later.past = [*self.past[:-1], later.world]
        later.orders, later.flows = [*self.orders], [*self.flows]
        later._told, later._log = [*self._told], self._log
        return later

    @property
    def table(self) -> Table:
        """What all views of this morning share."""
        if self._table is None:
            compiled = self.game.compiled
            self._table = Table(
                compiled, self.catalogue, self.past, self._log, self._told, self._closed
            )
        return self._table

    def view(self, firm: str = "") -> View:
        """What the chief of `firm` (the chair's by default) may know.

        Orders in the chair's tray are not in it: they are hidden until handed in.
        """
        return build_view(self.table, self.game.id, firm or self.watched)

    @property
    def tray(self) -> tuple[Order, ...]:
        """Orders given for this week and not yet handed in."""
        return tuple(self._tray)

    def quote(self, order: Order) -> Quote:
        """What `order` would mean on top of the tray."""
        return self._quote(order, self._beside(order))

    def give(self, order: Order) -> Quote:
        """Put `order` into the tray if it is allowed.

        What the rules know once a week replaces an earlier one; other moves add up.
        """
        rest = self._beside(order)
        quote = self._quote(order, rest)
        if quote.allowed:
            self._tray = [*rest, order]
        return quote

    def _beside(self, order: Order) -> list[Order]:
        """The tray without what `order` takes the place of."""
        return [other for other in self._tray if not replaces(order, other)]

    def undo(self) -> Order | None:
        """Take the last order out of the tray; a clause goes with its whole proposal."""
        order = self._tray.pop() if self._tray else None
        while order is not None and order.kind == "clause" and self._tray:
            order = self._tray.pop()
        return order

    def repeat(self, order: Order) -> None:
        """Have an order of the tray given anew each week, or no longer: see `each_week`."""
        self.each_week = toggled(self.each_week, order)

    def send(self, draft: Draft) -> Quote:
        """Put a proposal with all its clauses into the tray; nothing when one is refused."""
        kept, empty = list(self._tray), why_empty(self.view(), draft)
        if empty:
            return attrs.evolve(self.quote(draft.orders()[0]), refusal=empty)
        for place, order in enumerate(draft.orders()):
            quote = self.give(order)
            if not quote.allowed:
                self._tray = kept
                return clause_named(self.view(), draft, place, quote)
        return quote

    def appraise(self, draft: Draft) -> Appraisal:
        """What a draft is worth to the chair and to the others, as the chair may know it.

        It is weighed in the world that the tray leads to.
        """
        view = self.planned() if self._tray else self.view()
        return charged(appraise(view, draft), broken_by_draft(view, draft))

    def appraise_offer(self, contract: str) -> Appraisal:
        """The same of an offer, or of a contract the chair knows of, by its id.

        Raises UnknownNameError.
        """
        view, line = self.planned() if self._tray else self.view(), self._contract(contract)
        return charged(appraise_contract(view, line), broken_by_offer(view, line))

    def appraise_handover(self, contract: str, heir: str) -> Appraisal:
        """What it is worth to hand the own place in a contract to another firm.

        Raises UnknownNameError.
        """
        self.catalogue.place("firms", heir)
        return appraise_handover(self.view(), self._contract(contract), heir)

    def _contract(self, contract: str) -> ContractLine:
        """An offer, or a contract the chair knows of, as it stands before the tray."""
        view = self.view()
        for line in (*(offer.contract for offer in view.offers), *view.contracts):
            if line.id == contract:
                return line
        message = _("there is no contract '{name}'").format(name=contract)
        raise UnknownNameError(message)

    def what_if(self, firm: str) -> Cascade:
        """What follows, week by week, if the cash of `firm` were gone, as the chair reckons.

        Raises UnknownNameError.
        """
        place = self.catalogue.place("firms", firm)
        mine = self.catalogue.place("firms", self.watched)
        found = cascade_of(self.view(), self.catalogue, trial_without(self.table, mine, place))
        return attrs.evolve(found, rests_on=private_in_words(self.table, mine, place))

    def if_signed(self, asked: str | Draft) -> Cascade:
        """What follows if all sign a draft, or the offer with this id: see `signing`."""
        return if_signed(self, asked)

    def planned(self) -> View:
        """The chair's view as it will be once the tray is handed in, before anything happens."""
        world = self._with_tray()
        compiled = self.game.compiled
        past = [*self.past[:-1], world]
        table = Table(compiled, self.catalogue, past, self._log, self._told)
        view = build_view(table, self.game.id, self.watched)
        return attrs.evolve(view, dues=(*view.dues, *dues_of_breaches(view, self._tray)))

    def forecast(self) -> Forecast:
        """What the tray leads to if nobody else acted, as far as the chief can know."""
        planned = self.planned()
        return attrs.evolve(
            forecast_of(self.table, self.watched, self._tray),
            if_signed=due_if_signed_this_week(planned),
            promised=cannot_pay(planned),
        )

    def _with_tray(self) -> Records:
        world = self.world.copy()
        orders = encode(self.catalogue, [(self.watched, order) for order in self._tray])
        try_orders(self.game.compiled.rules, world, orders)
        rent_as_wanted(world)
        return world

    def hand_in(self, progress: Progress | None = None) -> WeekReport:
        """Ask every other chief, resolve the week and open the next.

        Raises RuntimeError when the game has ended.
        """
        if self.ending is not None:
            message = "the game has ended"
            raise RuntimeError(message)
        tell = progress or _silent
        morning = self.view()
        asked = asked_of(morning) if self.chair else ()
        given = orders_of_all(self, tell)
        tell(0.9, _("the markets decide"))
        own = [order for firm, order in given if firm == self.watched]
        wanted, left = still_wanted(self), told_left_out(self)
        fresh = self._resolve(given)
        tell(0.95, _("the week is over"))
        report = week_report(self.last_week(self.watched), own, fresh)
        if self.chair:
            report = with_answers(report, asked, self.view(), open_to(morning))
        report = attrs.evolve(report, orders=(*report.orders, *left))
        self.reports.append(report)
        self._weighed(lambda text: tell(0.97, text))  # now, while the person sees that it goes on
        give_anew(self, wanted)
        tell(1.0, _("the week is told"))
        return report

    def last_week(self, firm: str) -> Week:
        """The week just resolved as `firm` lived it."""
        world = self.past[-2].copy()
        given = [(who, order) for who, order in self.orders[-1] if who == firm]
        try_orders(self.game.compiled.rules, world, encode(self.catalogue, given))
        return Week(self.table, self.catalogue.place("firms", firm), world[0])

    def replay_week(self, given: Sequence[Given]) -> str:
        """Resolve a week with orders that are known; its digest."""
        self._resolve(list(given))
        return self.digests[-1]

    def _resolve(self, given: list[Given]) -> list[Report]:
        world = self.world.copy()
        log = close_week(self.game.compiled.rules, world, encode(self.catalogue, given))
        week = int(world["turn"][0])
        fresh = reports_of(self.catalogue, world, log, week)
        self.past.append(world)
        self._closed = [self._closed[-1], world.copy()]
        self.orders.append(given)
        self._log = log
        self._told = [*fresh, *self._told]
        self._tray = []
        self._table = None
        if week < self.turns:
            self._open(world)
        moved = moves_told(self.table)
        self._told = [*moved, *self._told]
        self._table = None
        self.digests.append(digest_of(world))
        place = self.catalogue.place("firms", self.watched)
        self.flows.append(money_by_cause(self.table, place))
        return [*fresh, *moved]

    def _reckon(self, world: Records) -> None:
        """Give the first morning the books of a week without orders, as a trial has them.

        Without it a chief would see no income, no expense and an endless runway.
        """
        trial = world.copy()
        self._log = close_week(self.game.compiled.rules, trial, encode(self.catalogue, []))
        for field in ("income", "expense", "service_revenue", "chip_profit", "sold"):
            world[field] = trial[field]

    def _open(self, world: Records) -> None:
        """Phase 1 on today's world: what the chiefs find on the morning."""
        log = open_week(self.game.compiled.rules, world)
        if self._log is not None:
            self._log = with_postings(self._log, log)
        week = int(world["turn"][0])
        fresh = reports_of(self.catalogue, world, log, week)
        self._told = [*fresh, *self._told]
        self._table = None

    def _quote(self, order: Order, rest: Sequence[Order]) -> Quote:
        void = [other for other in self._tray if replaces(order, other)]
        return quote_of(self.table, self.watched, rest, order, void)


def _silent(_part: float, _text: str) -> None:
    """Progress nobody looks at."""

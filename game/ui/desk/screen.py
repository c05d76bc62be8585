"""The desk: status, areas, inbox and tray, and the dialogs of orders.

Invariant: the desk changes the game only by giving orders through the door;
what it shows is read anew from the door after each of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from attrs import evolve
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll

from game.session import conflicts
from game.session.orders import Order, Quote
from game.session.view import Forecast, Matter, View
from game.ui.actions import ACTION_BY_ID
from game.ui.contracts.desk import ContractDesk, offers_waiting
from game.ui.desk.aims import Aims
from game.ui.desk.area import Area, OrderWanted
from game.ui.desk.areas import make_area
from game.ui.desk.contracts import DealWanted
from game.ui.desk.repeating import RepeatingDesk
from game.ui.desk.searching import SearchingDesk
from game.ui.desk.status import AreaTabs, Status
from game.ui.lessons.desk import LessonDesk
from game.ui.lessons.strip import LessonStrip
from game.ui.orders import wording
from game.ui.orders.dialog import Given, OrderDialog
from game.ui.orders.draft import Draft, kind_of
from game.ui.orders.keys import order_actions
from game.ui.orders.likeliest import likeliest
from game.ui.orders.listing import OrderList
from game.ui.orders.plans import aiming, answered, lasting, planned_view, quotes_of
from game.ui.orders.presets import first_draft, opened_draft
from game.ui.orders.quote import place_taken
from game.ui.orders.release import ReleaseDialog
from game.ui.orders.subjects import nothing_to, subjects
from game.ui.orders.useful import useful
from game.ui.screens.parts import Keys, Rows
from game.ui.widgets.goal_lines import GoalLines
from game.ui.widgets.goals import Goals
from game.ui.widgets.inbox import DECIDED, Inbox
from game.ui.widgets.panel import Panel
from game.ui.widgets.table import Table
from game.ui.widgets.tray import Outlook, Tray, TrayLine
from game.words import _

if TYPE_CHECKING:
    from game.ui.door import Door


_OF_THEMSELVES: Final = ("answer", "serve")
"""Kinds that know what they are about without a row that is pointed at: a matter that waits,
the model that is served now."""
_READING: Final = 8
"""Seconds for which advice without an order stands on the screen."""
_GOALS_KEY: Final = next(action.key for action in order_actions() if action.id == "goals")


class DeskScreen(LessonDesk, ContractDesk, RepeatingDesk, SearchingDesk):
    """Where a week's orders are given."""

    PLACE: ClassVar[str] = "desk"
    DEFAULT_CSS = """
    DeskScreen {
        #body { height: 1fr; layout: horizontal; overflow-y: hidden; }
        #areas { width: 1fr; height: 1fr; }
        #side { width: 34; height: 1fr; }
        #inbox-panel { height: 1fr; min-height: 5; }
        #goals-panel { display: none; }
        #tray-panel { height: 1fr; min-height: 5; }
        #tray-scroll { height: 1fr; scrollbar-size-vertical: 1; }
    }
    DeskScreen.-wide #side { width: 46; }
    DeskScreen.-wide.-tall #goals-panel { display: block; }
    DeskScreen.-wide.-tall GoalLines, DeskScreen.-away GoalLines,
    DeskScreen.-narrow GoalLines, DeskScreen.-low GoalLines,
    DeskScreen.-taught.-middle GoalLines { display: none; }
    DeskScreen.-wide.-tall .goals-here { display: none; }
    DeskScreen.-medium.-away #side { display: none; }
    DeskScreen.-narrow {
        #body { layout: vertical; overflow-y: auto; }
        #areas { width: 100%; height: auto; }
        #areas Area { height: auto; max-height: 30; }
        #side { width: 100%; height: 14; }
    }
    DeskScreen.-narrow.-away #side { display: none; }
    DeskScreen.-narrow Area .row { layout: vertical; }
    DeskScreen.-narrow #detail { width: 100%; }
    DeskScreen.-medium.-middle #ranking-panel { border: none; padding: 0 2; }
    DeskScreen.-medium.-middle #markets-panel {
        border: none; border-top: solid $primary 40%; padding: 0 2;
    }
    DeskScreen.-wide #detail { width: 44; }
    DeskScreen.-medium.-away Area .spacious, DeskScreen.-wide Area .spacious { display: block; }
    DeskScreen.-wide.-tall Area .spacious { display: block; height: 1fr; min-height: 14; }
    DeskScreen.-wide.-tall Area .spacious Chart { height: 1fr; }
    """

    def __init__(self, door: Door) -> None:
        super().__init__()
        self._door = door
        self._view: View = door.view()
        self._area = "overview"
        self._areas: dict[str, Area] = {}
        self._quotes: dict[Order, Quote] = {}
        self._forecast: Forecast | None = None

    def compose(self) -> ComposeResult:
        """Status and areas above, the body with its side, the keys below."""
        yield Status()
        yield AreaTabs()
        yield LessonStrip()
        yield GoalLines()
        with VerticalScroll(id="body", can_focus=False):
            yield Container(id="areas")
            with VerticalScroll(id="side", can_focus=False):
                yield Panel(_("What it is about"), Goals(), id="goals-panel")
                yield Panel(_("Inbox"), Inbox(), id="inbox-panel")
                yield Panel(
                    _("Orders of this week"),
                    VerticalScroll(Tray(), id="tray-scroll"),
                    id="tray-panel",
                )
        yield Keys()

    async def on_mount(self) -> None:
        """Open the overview."""
        self.watch_places()
        await self.action_show_area("overview")

    def on_screen_resume(self) -> None:
        """Show what changed while another screen was in front."""
        if self._areas:
            self.show_week()

    def show_week(self) -> None:
        """Read the view and the tray anew and show them."""
        ended = self._door.ending is not None
        self._forecast = None if ended else self._door.forecast()
        self._quotes = quotes_of(self._door, self._quotes)
        planned = lasting(planned_view(self._door), self._forecast)
        self._view = aiming(lasting(self._door.view(), self._forecast), planned)
        moves = self._view.own.moves - sum(order.about.moves for order in self._door.tray)
        self.query_one(Status).show(planned, moves, ended=ended)
        for name, area in self._areas.items():
            if name == self._area:
                area.show(self._view)
        self._show_goals()
        self._show_inbox()
        self._show_tray(planned)
        self.learn()

    def _show_goals(self) -> None:
        ambition, fear = self._view.ambition, self._view.fear
        self.query_one("#goals-panel Goals", Goals).show(ambition, fear)
        self.query_one(GoalLines).show(ambition, fear, self._view.me.name, _GOALS_KEY)

    def _show_inbox(self) -> None:
        ended = self._door.ending is not None
        matters = () if ended else (*self._view.matters, *offers_waiting(self._view))
        settled = {matter.id for matter in matters if _is_settled(matter, self._door.tray)}
        waiting = sum(m.kind in DECIDED and m.id not in settled for m in matters)
        panel = self.query_one("#inbox-panel", Panel)
        under = _("{n} to decide").format(n=waiting) if waiting else ""
        panel.say(_("Inbox"), under if matters else _("nothing waits"))
        silences = {matter.id: wording.silence(self._view, matter) for matter in matters}
        self.query_one(Inbox).show(matters, frozenset(settled), silences)

    def _show_tray(self, planned: View) -> None:
        bundles = wording.bundles(self._door.tray)
        lines = [self._tray_line(planned, *bundle) for bundle in bundles] + self.left_out_lines()
        undo, weekly = ACTION_BY_ID["undo"].key, ACTION_BY_ID["each-week"].key
        self.query_one(Tray).show(lines, self._outlook(), undo, weekly)
        self.query_one("#tray-scroll").scroll_end(animate=False)

    def _outlook(self) -> Outlook | None:
        """What this week's orders lead to; None when there is no week to come."""
        forecast = self._forecast
        if forecast is None:
            return None
        return Outlook(
            forecast.cash, forecast.shortfall, forecast.runway, forecast.dread,
            forecast.low, forecast.high, forecast.hangs_on,
        )  # fmt: skip

    def _tray_line(self, planned: View, order: Order, *clauses: Order) -> TrayLine:
        quote = self._quotes.get(order)
        cost = wording.cost(quote, order.kind) if quote else ""
        told = "; ".join(wording.worded(self._view, part) for part in (order, *clauses))
        breaches = conflicts.in_words(conflicts.broken_by_orders(planned, (order, *clauses)))
        if breaches and quote and not (quote.cost_now or quote.cost_later):
            cost = ""  # what it breaks is not free
        weekly = order in self._door.game.each_week
        return TrayLine(told, cost, order.about.moves, breaches, weekly, order.about.weekly)

    # Areas.

    async def action_show_area(self, name: str) -> None:
        """Open an area; a key that comes as the desk is put up or taken down does nothing."""
        if not (self.query("#areas") and self.query(AreaTabs)):
            return
        left, self._area = self._area, name
        self.learn(area=left if name != left else "")
        if name not in self._areas:
            self._areas[name] = make_area(name, self._door)
            self._areas[name].show(self._view)
            await self.query_one("#areas").mount(self._areas[name])
        for other, area in self._areas.items():
            area.display = other == name
        if self._areas[name].view is not self._view:
            self._areas[name].show(self._view)
        self.set_class(name != "overview", "-away")
        self.query_one(AreaTabs).show(name)
        self._areas[name].take_focus()
        self.refresh_bindings()

    def action_read_on(self) -> None:
        """A page further in the area that is open; from its end back to its beginning."""
        area = self._areas[self._area]
        at_end = area.scroll_y >= area.max_scroll_y
        area.scroll_home(animate=False) if at_end else area.action_page_down()

    @on(AreaTabs.Chosen)
    async def _area_chosen(self, event: AreaTabs.Chosen) -> None:
        await self.action_show_area(event.area)

    @on(Table.Opened, "#ranking")
    def _firm_opened(self, event: Table.Opened) -> None:
        self.show_area("rivals", event.key)

    @work
    async def show_area(self, area: str, subject: str = "") -> None:
        """Open an area, and in it a firm or a word."""
        await self.action_show_area(area)
        for table in self._areas[area].query(Table):
            table.put_cursor(subject)

    def action_goals(self) -> None:
        """Show ambition and fear in full."""
        self.note_opened("goals")
        self.app.push_screen(Aims(self._view))

    @on(GoalLines.Wanted)
    def _goals_wanted(self) -> None:
        self.action_goals()

    # Orders.

    def new_order(self, kind: str = "") -> None:
        """Open the dialog of an order, or the list of all kinds."""
        if kind:
            self.action_give(kind)
        else:
            self.action_new_order()

    def action_give(self, kind: str) -> None:
        """Draw up an order of `kind`, where there is anything to order about."""
        self._open(kind, "")

    @on(OrderWanted)
    def _order_wanted(self, event: OrderWanted) -> None:
        if event.kind:
            self._open(event.kind, event.subject)
        else:
            self.action_new_order()

    def _open(self, kind: str, subject: str) -> None:
        about = kind_of(kind)
        if self._door.ending:
            self.notify(_("The game has ended: nothing more can be ordered."), markup=False)
            return
        if kind not in _OF_THEMSELVES:
            subject = subject or self._areas[self._area].subject(self._view)
        if kind == "answer" and not subject and (offer := self._offer_waiting()):
            self.post_message(DealWanted(offer))
            return
        if about.subject and not subjects(about, self._view):
            if kind == "answer" and (advice := self._advice_waiting()):
                self._decide(advice)
                return
            self.notify(nothing_to(about), markup=False)
            return
        if kind == "answer" and not subject:
            subject = self._waiting()
        planned = planned_view(self._door)
        draft = opened_draft(kind, planned, subject)
        to_be_named = bool(about.subject) and not draft.subject
        given = None if to_be_named else self._standing(kind, subject)
        if not subject and kind != "serve" and not to_be_named:
            draft = likeliest(kind, planned, self._door)
        draft = Draft.from_order(given) if given else draft
        most = useful(kind, self._door.game.scenario)
        self.draw_up(draft if given else evolve(draft, amount=min(draft.amount, most)))

    def _waiting(self) -> str:
        """Id of the first event without an answer, or ""."""
        done = answered(self._door.tray)
        events = (m.id for m in self._view.matters if m.kind == "event" and m.id not in done)
        return next(events, "")

    def _offer_waiting(self) -> str:
        """Id of the first offer that waits for an answer.

        An event that waits comes first, but where one looks at contracts.
        """
        waiting = (
            offer.id
            for offer in offers_waiting(self._view)
            if not _is_settled(offer, self._door.tray)
        )
        matters_first = self._waiting() and self._area != "contracts"
        return "" if matters_first else next(waiting, "")

    def _advice_waiting(self) -> str:
        """Id of the first matter that no order of the tray settles, or ""."""
        left = (m.id for m in self._view.matters if not _is_settled(m, self._door.tray))
        return next(left, "")

    def _standing(self, kind: str, subject: str) -> Order | None:
        """The policy of this kind and subject that lies in the tray, which a new one replaces."""
        return next(
            (
                order
                for order in self._door.tray
                if order.kind == kind
                and not order.about.moves
                and (not subject or order.subject == subject)
            ),
            None,
        )

    def draw_up(self, draft: Draft, words: str = "") -> None:
        """Open the dialog of an order; keys typed from now on are the dialog's."""
        dialog = ReleaseDialog if draft.kind.id == "release" else OrderDialog
        self.app.push_screen(dialog(self._door, draft, words=words), self._was_given)

    def _was_given(self, given: Given | None) -> None:
        """Show what came of a dialog."""
        if given is not None:
            self._quotes[given.order] = given.quote
            self.show_week()
            for order in given.quote.replaced:
                self.notify(place_taken(order), markup=False)

    def action_new_order(self) -> None:
        """List all orders and draw up the one chosen."""
        self.app.push_screen(OrderList(self._door), self._was_chosen)

    def _was_chosen(self, kind: str | None) -> None:
        if kind:
            self.action_give(kind)

    @on(Rows.Chosen)
    def _matter_chosen(self, event: Rows.Chosen) -> None:
        self._decide(event.row)

    def _decide(self, matter_id: str) -> None:
        """Open the dialog of a matter."""
        matter = next((m for m in self._view.matters if m.id == matter_id), None)
        if matter is None:
            self.post_message(DealWanted(matter_id))
            return
        draft = self._draft_of(matter)
        if draft is not None:
            self.draw_up(draft, matter.text)
        else:
            self.notify(matter.text, timeout=_READING, markup=False)

    def _draft_of(self, matter: Matter) -> Draft | None:
        """The answer that is in the tray or could be, or the order advised."""
        order = matter.proposal
        if matter.kind == "event":
            order = self._standing("answer", matter.id)
            if order is None:
                return first_draft("answer", self._view, matter.id)
        return Draft.from_order(order) if order else None


def _is_settled(matter: Matter, tray: Sequence[Order]) -> bool:
    """Whether an order in the tray answers it, or is of the kind that was advised."""
    if matter.kind == "offer":
        return any(matter.id in {order.subject, order.contract} for order in tray)
    if matter.kind == "event":
        return any(order.kind == "answer" and order.subject == matter.id for order in tray)
    advised = matter.proposal
    return advised is not None and any(
        (order.kind, order.subject) == (advised.kind, advised.subject) for order in tray
    )

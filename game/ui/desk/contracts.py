"""Contracts: what binds the firm, what waits for a signature, what falls due, what breaks what.

Invariant: what a contract would be worth is asked of the desk and shown as it
comes; everything else is in the view.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.message import Message

from game.session.dealings import ContractLine, DueLine, OfferLine
from game.session.deals import Appraisal
from game.session.orders import Order
from game.session.view import View
from game.ui import figures
from game.ui.actions import Action, actions_of
from game.ui.contracts.keys import CONTRACT_ACTIONS
from game.ui.contracts.said import COUNTERED, dues_of, said_to_offers
from game.ui.contracts.sheets import Calendar, DealSheet, signed, tone
from game.ui.contracts.worth import clauses_worth
from game.ui.desk.area import Area
from game.ui.widgets.panel import Panel
from game.ui.widgets.sheet import Sheet, assembled
from game.ui.widgets.table import Column, Row, Table, titled
from game.words import N_, _

_DEALS = (
    Column(N_("Contract"), rank=0, most=26, grows=True, least=16),
    Column(N_("With"), rank=2, most=16),
    Column(N_("In 8 wk"), "right", rank=1),
    Column(N_("Out 8 wk"), "right", rank=1),
    Column(N_("Ends"), "right", rank=3),
    Column(N_("Rank"), rank=4),
)
_BINDING = ("running", "breaking", "sleeping")
_OFFERS = (
    Column(N_("Offer"), rank=0, most=34, grows=True, least=14),
    Column(N_("From"), rank=3, most=12),
    Column(N_("Worth to me"), "right", rank=1),
    Column(N_("Weeks"), "right", rank=2),
    Column(N_("State"), rank=0, most=30),
)


class DealWanted(Message):
    """Somebody wants to read a contract or an offer."""

    def __init__(self, contract: str) -> None:
        super().__init__()
        self.contract = contract


class WorthsWanted(Message):
    """The area shows offers and does not know yet what they are worth."""


class DealBar(Sheet):
    """The keys of contracts on the desk; a click does what the key does.

    Behind them, what Enter leads to: signing, new terms, breaking and handing over have
    their keys in the sheet of a contract.
    """

    DEFAULT_CSS = """
    DealBar { dock: bottom; padding: 0 2; background: $surface; height: 1; }
    """

    def lines(self, width: int) -> Sequence[Content]:
        """Key and title of each."""
        keys = assembled(
            *(
                part
                for action in self._actions()
                for part in ((action.key[:1], "bold $accent"), f" {_(action.title)}   ")
            )
        )
        for more in (
            _("read it, sign, renegotiate, break, hand over"),
            _("read, sign, renegotiate, break"),
        ):
            if keys.cell_length + cell_len(more) + 2 <= width:
                return [Content("").join([keys, assembled(("⏎", "bold $accent"), f" {more}")])]
        return [keys]

    @staticmethod
    def _actions() -> list[Action]:
        known = {action.id for action in CONTRACT_ACTIONS}
        return [action for action in actions_of("desk") if action.id in known]

    async def on_click(self, event: events.Click) -> None:
        """Run the action under the pointer."""
        at = 2
        for action in self._actions():
            size = cell_len(_(action.title)) + 5
            if at <= event.x < at + size:
                await self.run_action(action.run)
                return
            at += size


class Contracts(Area):
    """Contracts and offers in tables, the calendar, and the chosen one in full."""

    DEFAULT_CSS = """
    Contracts .half { width: 5fr; height: auto; }
    DeskScreen.-medium Contracts .row, DeskScreen.-narrow Contracts .row { layout: vertical; }
    Contracts #deal-lists { width: 6fr; }
    DeskScreen.-medium Contracts #deal-lists, DeskScreen.-narrow Contracts #deal-lists,
    DeskScreen.-medium Contracts .half, DeskScreen.-narrow Contracts .half { width: 100%; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._worths: Mapping[str, Appraisal] = {}
        self._given: dict[str, str] = {}
        self._week = -1
        """The week whose dues are known with the tray counted in."""
        self._dues: Sequence[DueLine] = ()
        self._broken: Mapping[str, Sequence[str]] = {}
        self._shown = ""

    def compose(self) -> ComposeResult:
        """Tables and calendar at the left, what is chosen at the right; below where narrow."""
        with Container(classes="row"):
            with Vertical(classes="half", id="deal-lists"):
                deals = Table(titled(_DEALS), id="deals", empty=_("No contract binds you."))
                yield Panel(_("What binds you"), deals)
                offers = Table(titled(_OFFERS), id="offers", empty=_("No offer is open."))
                yield Panel(_("Offers"), offers)
                yield Panel(_("Due in the next eight weeks"), Calendar())
            with Vertical(classes="half"):
                yield Panel(_("In full"), DealSheet(id="deal-sheet"), id="deal-detail")
        yield DealBar()

    def fill(self, view: View) -> None:
        """Show the contracts of `view`."""
        self._show_dues(view, self._dues if self._week == view.turn else view.dues)
        self._fill_offers(view)
        self._show_detail(self._shown or self._first(view))
        self.post_message(WorthsWanted())

    def _show_dues(self, view: View, dues: Sequence[DueLine]) -> None:
        """The contracts with what they make due, and the calendar that adds it up."""
        mine = [d for d in view.contracts if d.mine and d.state in _BINDING]
        bound = [due for due in dues if not due.if_signed]
        self.query_one("#deals", Table).show([_deal_row(view, deal, bound) for deal in mine])
        self.query_one(Calendar).show(dues)

    def show_worths(
        self,
        worths: Mapping[str, Appraisal],
        tray: Sequence[Order],
        dues: Sequence[DueLine],
        broken: Mapping[str, Sequence[str]],
    ) -> None:
        """Show what the offers are worth, what the tray says to them, and what it makes due.

        `broken` are the titles of own contracts that an offer breaks, by its id.
        """
        self._worths, self._broken = worths, broken
        self._given = said_to_offers(tray)
        if self.view:
            self._week, self._dues = self.view.turn, dues
            self._show_dues(self.view, dues)
            self._fill_offers(self.view)

    def _fill_offers(self, view: View) -> None:
        rows = [
            _offer_row(
                offer,
                self._worths.get(offer.contract.id),
                self._given.get(offer.contract.id, ""),
                self._broken.get(offer.contract.id, ()),
            )
            for offer in view.offers
        ]
        self.query_one("#offers", Table).show(rows)

    @staticmethod
    def _first(view: View) -> str:
        """The offer that waits for a signature, else the first contract."""
        known = [offer.contract.id for offer in view.offers if offer.to_sign]
        return next(iter([*known, *(deal.id for deal in view.contracts if deal.mine)]), "")

    @on(Table.Moved)
    def _moved(self, event: Table.Moved) -> None:
        if event.table.has_focus:
            self._show_detail(event.key)

    @on(events.DescendantFocus)
    def _focused(self, event: events.DescendantFocus) -> None:
        if isinstance(event.widget, Table) and event.widget.key:
            self._show_detail(event.widget.key)

    @on(Table.Opened)
    def _opened(self, event: Table.Opened) -> None:
        event.stop()
        self.post_message(DealWanted(event.key))

    def _show_detail(self, key: str) -> None:
        view = self.view
        if view is None:
            return
        self._shown = key
        deal = deal_of(view, key)
        breaking = next((line for line in view.breaks if line.contract == key), None)
        worths = clauses_worth(view, deal) if deal else ()
        self.query_one("#deal-sheet", DealSheet).show(
            deal, breaking, dues_of(view, key), view.turn, worths
        )


def deal_of(view: View, contract: str) -> ContractLine | None:
    """The contract or offer with this id, as far as the view knows it."""
    offered = [offer.contract for offer in view.offers]
    return next((deal for deal in [*offered, *view.contracts] if deal.id == contract), None)


def _deal_row(view: View, deal: ContractLine, dues: Sequence[DueLine]) -> Row:
    """What comes in and goes out in the eight weeks of the calendar, in whole sums."""
    own = [due.amount for due in dues if due.contract == deal.id]
    gets = sum(amount for amount in own if amount > 0)
    pays = -sum(amount for amount in own if amount < 0)
    others = [name for name in deal.party_names if name != view.me.name]
    asleep = deal.state == "sleeping"
    title = _("asleep: {title}").format(title=deal.title) if asleep else deal.title
    cells = (
        ("◌ " if deal.secret else "") + title,
        ", ".join(others),
        figures.money(gets) if gets else figures.MISSING,
        figures.money(pays) if pays else figures.MISSING,
        _ends(deal),
        _(deal.rank),
    )
    if asleep:
        return Row(deal.id, cells, dict.fromkeys(range(len(cells)), "$quiet"))
    return Row(deal.id, cells, {2: "$success" if gets else "", 3: "$error" if pays else ""})


def _ends(deal: ContractLine) -> str:
    """The week of its last day; in words where nothing but AGI, or nothing, ends or begins it."""
    if deal.state == "breaking":
        return _("broken")
    if deal.state == "sleeping":
        return _("from AGI")
    if deal.until >= 0:
        return _("wk {n}").format(n=deal.until)
    return _("no end") if deal.is_endless else _("at AGI")


def _offer_row(offer: OfferLine, worth: Appraisal | None, given: str, broken: Sequence[str]) -> Row:
    deal = offer.contract
    names = dict(zip(deal.parties, deal.party_names, strict=False))
    cells = (
        deal.title,
        names.get(deal.proposer, deal.proposer) or figures.MISSING,
        signed(worth.worth_me) if worth else "…",
        str(offer.weeks_left),
        _state(offer, worth, given, broken),
    )
    style = {2: tone(worth.worth_me) if worth else "$quiet"}
    return Row(deal.id, cells, style, mine=offer.to_sign)


def _state(offer: OfferLine, worth: Appraisal | None, given: str, broken: Sequence[str]) -> str:
    """What it waits for or breaks; for the own ones, the chance that it comes."""
    if given:
        no = _("✗ refused, in tray") if offer.to_sign else _("✗ taken back, in tray")
        words = {"accept": _("✓ signed, in tray"), COUNTERED: _("↺ other terms, in tray")}
        return words.get(given, no)
    if broken and offer.to_sign:
        return _("✗ breaks {titles}").format(titles=", ".join(broken))
    if offer.to_sign:
        return _("! waits for you")
    if worth is None:
        return _("waits for {firms}").format(firms=", ".join(offer.waits_for))
    return _("{odds} that {firms} signs").format(
        odds=figures.percent(worth.odds, 0), firms=", ".join(offer.waits_for)
    )

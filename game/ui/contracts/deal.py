"""One contract or offer over the desk: read it, sign, refuse, change, break, hand it over.

Invariant: what is done here is an order given through the door; the keys of what the
contract's state does not allow are not there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from game.session import conflicts
from game.session.dealings import ConflictLine, ContractLine
from game.session.deals.ahead import draft_ahead
from game.session.orders import Order
from game.ui import figures
from game.ui.contracts.cascade import CascadeDialog
from game.ui.contracts.clauses import firms
from game.ui.contracts.editor import EditorScreen
from game.ui.contracts.pick import PickDialog
from game.ui.contracts.said import COUNTERED, dues_of, said_to_offers
from game.ui.contracts.sheets import DealSheet, costs_of_breaking, signed
from game.ui.contracts.worth import AppraisalSheet, clauses_worth, nothing_in
from game.ui.orders.plans import planned_view
from game.ui.orders.subjects import Choice
from game.ui.place import PlaceDialog
from game.ui.screens.dialogs import Question
from game.ui.screens.parts import Keys, Prose
from game.words import _

if TYPE_CHECKING:
    from game.ui.door import Door

GIVEN = "given"
"""What it closes with when an order was given."""


class DealDialog(PlaceDialog[str]):
    """Closes with GIVEN or None; the editor of other terms opens over it."""

    PLACE: ClassVar[str] = "deal"
    AUTO_FOCUS = "VerticalScroll"
    DEFAULT_CSS = """
    DealDialog {
        align: center middle;
        background: $background 70%;
        & > VerticalScroll {
            width: 84; max-width: 100%; height: auto; max-height: 100%;
            border: round $accent; border-title-color: $accent; border-title-style: bold;
            background: $surface; padding: 0 1; scrollbar-size-vertical: 1;
        }
        AppraisalSheet { margin-top: 1; }
        #deal-said { display: none; color: $error; text-style: bold; height: auto; }
    }
    """

    def __init__(self, door: Door, deal: ContractLine) -> None:
        """Over the desk; what a signature breaks is looked up in the world the tray leads to."""
        super().__init__()
        self._door = door
        self._deal = deal
        self._view = door.view()
        self._offer = next(
            (offer for offer in self._view.offers if offer.contract.id == deal.id), None
        )

    def compose(self) -> ComposeResult:
        """The contract, what it is worth where it is an offer, and the keys."""
        with VerticalScroll() as frame:
            no = _("Offer · ✗ refused, in tray")
            if self._is_signed():
                no = _("Offer · ✗ taken back, in tray")
            answered = _("Offer · ↺ answered with other terms, in tray")
            title = {"accept": _("Offer · ✓ signed, in tray"), "refuse": no, COUNTERED: answered}
            kind = _("Offer") if self._offer else _("Contract")
            if self._offer and self._offer.to_sign and self._deal.proposer == self._view.firm:
                kind = _("In your name, if you sign")
            frame.border_title = Content(title.get(self._said(), kind))
            yield Prose(id="deal-said")
            yield DealSheet()
            yield AppraisalSheet()
        yield Keys()

    def on_mount(self) -> None:
        """Fill the sheets."""
        view, deal = self._view, self._deal
        breaking = next((line for line in view.breaks if line.contract == deal.id), None)
        worths = clauses_worth(view, deal)
        self.query_one(DealSheet).show(deal, breaking, dues_of(view, deal.id), view.turn, worths)
        worth = self.query_one(AppraisalSheet)
        worth.display = self._offer is not None
        if self._offer:
            found = self._door.game.appraise_offer(deal.id)
            breaches = conflicts.in_words(self._breaches())
            worth.show(
                found,
                answered=not self._offer.waits_for,
                breaches=breaches,
                nothing=nothing_in(view, deal),
            )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what the contract's state allows has a key."""
        to_sign = self._offer is not None and self._offer.to_sign
        runs = self._deal.state == "running" and self._deal.mine
        open_ = not self._door.ending
        said = self._said()
        allowed = {
            "sign": to_sign and open_ and said not in ("accept", COUNTERED),
            "refuse": to_sign and open_ and said not in ("refuse", COUNTERED),
            "withdraw": self._is_signed() and open_ and said != "refuse",
            "counter": (to_sign or runs) and open_ and said != COUNTERED and bool(self._others()),
            "if_signed": self._offer is not None and open_,
            "break_off": runs and open_,
            "hand_over": runs and open_,
            "what_if": bool(self._others()),
        }
        return allowed.get(action, super().check_action(action, parameters))

    def _said(self) -> str:
        """What this week's orders say to the offer: "accept", "refuse", COUNTERED or nothing."""
        return said_to_offers(self._door.tray).get(self._deal.id, "")

    def _is_signed(self) -> bool:
        """Whether it is an offer that the own firm has signed and others have not."""
        return self._offer is not None and not self._offer.to_sign

    def _breaches(self) -> tuple[ConflictLine, ...]:
        """Contracts in force that the offer breaks once all have signed it."""
        return conflicts.broken_by_offer(planned_view(self._door), self._deal)

    def _others(self) -> list[Choice]:
        """The other firms bound by it that are in business."""
        known = firms(self._view, without=self._view.firm)
        return [choice for choice in known if choice.id in self._deal.parties]

    def _give(self, order: Order) -> None:
        quote = self._door.give(order)
        if quote.allowed:
            self.dismiss(GIVEN)
            return
        text = _("✗ Not allowed: {reason}").format(reason=_(quote.refusal))
        said = self.query_one("#deal-said", Prose)
        said.display = True
        said.update(Content(text))
        self.query_one(VerticalScroll).scroll_home(animate=False)
        self.app.bell()

    @work
    async def action_sign(self) -> None:
        """Sign the offer; after asking, where that breaks another contract of the own firm."""
        broken = [line for line in self._breaches() if line.mine]
        if broken:
            told = "\n".join(conflicts.in_words(broken))
            question = Question(_("Sign it and break your word?"), told, cursor="no")
            if await self.app.push_screen_wait(question) != "yes":
                return
        self._give(Order(kind="accept", subject=self._deal.id))

    @work
    async def action_withdraw(self) -> None:
        """Take the own word back before the others have signed, after asking."""
        waits = ", ".join(self._offer.waits_for) if self._offer else ""
        text = _(
            "{firms} may sign it this very week: then it binds, and your word comes back too late."
        )
        question = Question(_("Take your word back?"), text.format(firms=waits), cursor="no")
        if await self.app.push_screen_wait(question) != "yes":
            return
        self._give(Order(kind="refuse", subject=self._deal.id))

    def action_refuse(self) -> None:
        """Refuse the offer."""
        self._give(Order(kind="refuse", subject=self._deal.id))

    @work
    async def action_counter(self) -> None:
        """Write it anew; whoever leaves the editor without sending is here again."""
        draft = draft_ahead(self._deal, self._partner(), self._view.turn)
        if await self.app.push_screen_wait(EditorScreen(self._door, draft)):
            self.dismiss(GIVEN)

    def _partner(self) -> str:
        """The firm other terms are put to: who proposed these, or another party."""
        others = [party for party in self._deal.parties if party != self._view.firm]
        return self._deal.proposer if self._deal.proposer in others else next(iter(others), "")

    @work
    async def action_break_off(self) -> None:
        """Break the contract, after telling what it costs, is felt as and brings down."""
        breaking = next((b for b in self._view.breaks if b.contract == self._deal.id), None)
        text = _("Break “{title}”?").format(title=self._deal.title)
        order = Order(kind="break", subject=self._deal.id)
        warned = (f"⚠ {warning}" for warning in self._door.quote(order).warnings)
        costs = costs_of_breaking(breaking) if breaking else ()
        told = "\n".join([text, *costs, *warned])
        question = Question(_("Break the contract"), told, cursor="no")
        if await self.app.push_screen_wait(question) == "yes":
            self._give(order)

    @work
    async def action_hand_over(self) -> None:
        """Offer the own side of it to another firm."""
        known = firms(self._view, without=self._view.firm)
        free = [choice for choice in known if choice.id not in self._deal.parties]
        taker = await self.app.push_screen_wait(PickDialog(_("Hand it over to"), free))
        if taker and await self.app.push_screen_wait(self._handing_over(taker)) == "yes":
            self._give(Order(kind="assign", subject=self._deal.id, taker=taker))

    def _handing_over(self, heir: str) -> Question:
        """What it would be worth to both, and whether the heir would take it."""
        found = self._door.game.appraise_handover(self._deal.id, heir)
        text = _(
            "Worth to you {mine}, to {firm} {theirs} (estimate). Odds that it is taken: {odds}."
        ).format(
            mine=signed(found.worth_me),
            firm=found.them_name,
            theirs=signed(found.worth_them),
            odds=figures.percent(found.odds, 0),
        )
        return Question(_("Hand it over?"), " ".join([text, *found.notes]))

    def action_if_signed(self) -> None:
        """Show who of its parties would fail with the offer signed."""
        self.app.push_screen(CascadeDialog(self._door.game.if_signed(self._deal.id)))

    @work
    async def action_what_if(self) -> None:
        """Show who falls when another party misses a payment."""
        others = self._others()
        firm: str | None = others[0].id
        if len(others) > 1:
            firm = await self.app.push_screen_wait(PickDialog(_("What if they miss it?"), others))
        if firm:
            self.app.push_screen(CascadeDialog(self._door.game.what_if(firm)))

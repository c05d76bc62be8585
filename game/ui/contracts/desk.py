"""What the desk does about contracts: it opens them, the editor and the web.

Invariant: the desk shows its week anew after each of them, for the tray may have changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual import on, work

from game.session import conflicts
from game.session.dealings import OfferLine
from game.session.deals import Appraisal, Draft
from game.session.view import Matter, View
from game.ui.contracts.clauses import firms
from game.ui.contracts.deal import DealDialog
from game.ui.contracts.editor import EditorScreen
from game.ui.contracts.pick import PickDialog
from game.ui.contracts.web import WebScreen
from game.ui.desk.contracts import Contracts, DealWanted, WorthsWanted, deal_of
from game.ui.orders.plans import planned_view
from game.ui.place import PlaceScreen
from game.words import _

if TYPE_CHECKING:
    from game.ui.door import Door


def offers_waiting(view: View) -> tuple[Matter, ...]:
    """Offers that wait for the own signature, as matters of the inbox."""
    return tuple(
        Matter(
            id=offer.contract.id,
            kind="offer",
            title=_asked(offer, view.firm).format(title=offer.contract.title),
            text=offer.contract.about,
            weeks_left=offer.weeks_left,
        )
        for offer in view.offers
        if offer.to_sign
    )


def _asked(offer: OfferLine, firm: str) -> str:
    """What the inbox calls it: what the course of things offers in the own name needs a yes."""
    own = offer.contract.proposer == firm
    return _("In your name, if you sign: {title}") if own else _("Offer: {title}")


class ContractDesk(PlaceScreen[None]):
    """The part of the desk that knows of contracts."""

    _door: Door
    _view: View
    _weighed_for: tuple[object, ...] = ()
    """The game, week, tray and offers of which `_worths` tells."""
    _worths: Mapping[str, Appraisal] = MappingProxyType({})

    def show_week(self) -> None:
        """Read the view and the tray anew and show them."""
        raise NotImplementedError

    @on(WorthsWanted)
    def _show_worths(self) -> None:
        """Tell the area what the open offers are worth."""
        worths = self._appraised()
        planned = planned_view(self._door)
        broken = {
            offer.contract.id: [line.title for line in lines if line.mine]
            for offer in self._view.offers
            if (lines := conflicts.broken_by_offer(planned, offer.contract))
        }
        for area in self.query(Contracts):
            area.show_worths(worths, self._door.tray, planned.dues, broken)

    def _appraised(self) -> Mapping[str, Appraisal]:
        """What the open offers are worth; looked at anew when the week or the tray is another."""
        game, tray = self._door.game, tuple(self._door.tray)
        open_ = tuple(offer.contract.id for offer in self._view.offers)
        asked = (game, self._view.turn, tray, open_)
        if self._weighed_for != asked:
            self._worths = {contract: game.appraise_offer(contract) for contract in open_}
            self._weighed_for = asked
        return self._worths

    @on(DealWanted)
    @work
    async def _open_deal(self, event: DealWanted) -> None:
        """Open a contract or an offer."""
        deal = deal_of(self._view, event.contract)
        if deal is not None:
            await self.app.push_screen_wait(DealDialog(self._door, deal))
            self.show_week()

    @work
    async def action_write_contract(self, partner: str = "") -> None:
        """Write a contract with a firm, chosen first when none is named."""
        if self._door.ending:
            self.notify(_("The game has ended: nothing more can be ordered."), markup=False)
            return
        choices = firms(self._view, without=self._view.firm)
        chosen: str | None = partner
        if not chosen:
            dialog = PickDialog(_("With whom?"), choices)
            chosen = await self.app.push_screen_wait(dialog)
        if chosen:
            await self._edit(Draft(to=chosen))

    async def _edit(self, draft: Draft) -> None:
        await self.app.push_screen_wait(EditorScreen(self._door, draft))
        self.show_week()

    @work
    async def action_web(self) -> None:
        """Show everybody's bonds; whoever is chosen there may be written to."""
        await self.app.push_screen_wait(WebScreen(self._door))
        self.show_week()

"""The dialog of a release: weights and price beside what the neighbours offer.

Invariant: the neighbours stand in the order of capability, and the model to be
released stands among them at the price now in the field.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen
from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList

from game.session.view import ModelLine, View
from game.ui import figures
from game.ui.orders.dialog import OrderDialog
from game.ui.orders.draft import Draft
from game.ui.orders.numbers import NumberField
from game.ui.widgets.marks import bar
from game.ui.widgets.sheet import Sheet, assembled
from game.words import _

MOST_NEIGHBOURS = 4


@frozen
class Offer:
    """A model on the market, or the one to come."""

    firm: str
    model: str
    capability: float
    price: float
    mine: bool = False


def neighbours(view: View, model: ModelLine | None, price: float) -> list[Offer]:
    """What firms offer, best first, with `model` at `price` among the nearest of them."""
    offers = [
        Offer(firm.name, firm.serves, firm.capability, firm.price)
        for firm in view.firms
        if firm.serves and firm.id != view.firm
    ]
    if model is None:
        return sorted(offers, key=lambda offer: -offer.capability)[:MOST_NEIGHBOURS]
    near = sorted(offers, key=lambda offer: abs(offer.capability - model.capability))
    own = Offer(_("You"), model.name, model.capability, price, mine=True)
    return sorted([*near[:MOST_NEIGHBOURS], own], key=lambda offer: -offer.capability)


class Neighbours(Sheet):
    """The offers near a model, each with its capability as a bar and its price."""

    _offers: Sequence[Offer] = ()

    def show(self, offers: Sequence[Offer]) -> None:
        """Show these offers."""
        self._offers = offers
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """A heading and a line per offer."""
        most = max((offer.capability for offer in self._offers), default=1.0) or 1.0
        name = 12
        model = max(min(24, width - name - 30), 8)
        head = assembled(
            (figures.fit(_("Offered by"), name + 2), "$quiet"),
            (figures.fit(_("model"), model), "$quiet"),
            (figures.fit(_("capability"), 18, "right"), "$quiet"),
            (figures.fit(_("price"), 10, "right"), "$quiet"),
        )
        return [head, *(self._line(offer, name, model, most) for offer in self._offers)]

    @staticmethod
    def _line(offer: Offer, name: int, model: int, most: float) -> Content:
        style = "bold $accent" if offer.mine else ""
        return assembled(
            ("▸ " if offer.mine else "  ", style),
            (figures.fit(offer.firm, name), style),
            (figures.fit(offer.model, model), style),
            "  ",
            (bar(offer.capability / most, 8), "$accent" if offer.mine else "$primary"),
            (figures.fit(figures.points(offer.capability), 8, "right"), style),
            (figures.fit(figures.price(offer.price), 10, "right"), style),
        )


class ReleaseDialog(OrderDialog):
    """Put a model before the world."""

    DEFAULT_CSS = """
    ReleaseDialog Neighbours { margin-top: 1; }
    """

    def between(self) -> ComposeResult:
        """The neighbours."""
        yield Neighbours()

    def on_mount(self) -> None:
        """Show the neighbours of the first model."""
        self._compare(self.draft)

    @on(NumberField.Changed)
    @on(OptionList.OptionHighlighted)
    def _changed(self) -> None:
        self.call_after_refresh(lambda: self._compare(self.draft))

    def _compare(self, draft: Draft) -> None:
        model = next((m for m in self._view.models if m.id == draft.subject), None)
        offers = neighbours(self._view, model, draft.price)
        self.query_one(Neighbours).show(offers)

"""The dialog of a release: weights and price beside what the neighbours offer.

Invariant: the neighbours stand in the order of capability, and the model to be
released stands among them at the price now in the field.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

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
from game.ui.widgets.sheet import Sheet, assembled, said, wrapped
from game.words import _, ngettext

MOST_NEIGHBOURS: Final = 4
MOST_NAMED: Final = 3


@frozen
class Offer:
    """A model on the market, or the one to come."""

    firm: str
    model: str
    capability: float
    price: float
    mine: bool = False


def neighbours(view: View, model: ModelLine | None, price: float) -> list[Offer]:
    """What firms offer, best first: the strongest, and those nearest to `model` at `price`."""
    offers = offers_of(view)
    if model is None:
        return offers[:MOST_NEIGHBOURS]
    near = sorted(offers, key=lambda offer: abs(offer.capability - model.capability))
    shown = [*offers[:1], *(offer for offer in near if offer not in offers[:1])]
    own = Offer(_("You"), model.name, model.capability, price, mine=True)
    return sorted([*shown[:MOST_NEIGHBOURS], own], key=lambda offer: -offer.capability)


def offers_of(view: View) -> list[Offer]:
    """What other firms offer, best first."""
    offers = [
        Offer(firm.name, firm.serves, firm.capability, firm.price)
        for firm in view.firms
        if firm.serves and firm.id != view.firm
    ]
    return sorted(offers, key=lambda offer: -offer.capability)


def place_in_words(view: View, model: ModelLine) -> str:
    """How many models on offer are stronger than `model`, with the names of the strongest."""
    above = {
        offer.model: offer.capability
        for offer in offers_of(view)
        if offer.capability > model.capability
    }
    if not above:
        return _("No model on offer is stronger.")
    named = [
        f"{name} {figures.points(points)}" for name, points in list(above.items())[:MOST_NAMED]
    ]
    names = ", ".join(named) + (", …" if len(above) > MOST_NAMED else "")
    told = ngettext(
        "{n} model is stronger: {names}", "{n} models are stronger: {names}", len(above)
    )
    return told.format(n=len(above), names=names)


def replaced(view: View, model: ModelLine) -> str:
    """A warning when `model` would take the place of a stronger one the firm serves."""
    served = next((m for m in view.models if m.id == view.own.serves), None)
    if served is None or served.capability <= model.capability:
        return ""
    return _("your users would get it instead of {model}, which is stronger ({points})").format(
        model=served.name, points=figures.points(served.capability)
    )


class Neighbours(Sheet):
    """The offers near a model, each with its capability as a bar and its price."""

    _offers: Sequence[Offer] = ()
    _place = ""

    def show(self, offers: Sequence[Offer], place: str = "") -> None:
        """Show these offers, and in words where the model stands."""
        self._offers, self._place = offers, place
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """A heading, a line per offer, and the place in words."""
        most = max((offer.capability for offer in self._offers), default=1.0) or 1.0
        name = 12
        model = max(min(24, width - name - 30), 8)
        head = assembled(
            (figures.fit(_("Offered by"), name + 2), "$quiet"),
            (figures.fit(_("model"), model), "$quiet"),
            (figures.fit(_("capability"), 18, "right"), "$quiet"),
            (figures.fit(_("price"), 10, "right"), "$quiet"),
        )
        rows = [self._line(offer, name, model, most) for offer in self._offers]
        return [head, *rows, *(said(line) for line in wrapped(self._place, width))]

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
    ReleaseDialog.-middle Neighbours, ReleaseDialog.-low Neighbours { margin-top: 0; }
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
        model = self._model(draft)
        offers = neighbours(self._view, model, draft.price)
        place = place_in_words(self._view, model) if model else ""
        self.query_one(Neighbours).show(offers, place)

    def _model(self, draft: Draft) -> ModelLine | None:
        return next((m for m in self._view.models if m.id == draft.subject), None)

    def head(self) -> str:
        """Whether the weights would be open: what is out cannot be taken back."""
        weights = {"closed": _("with closed weights"), "open": _("with open weights")}
        return weights.get(self.draft.option, "")

    def warnings(self) -> tuple[str, ...]:
        """Whether a stronger model would leave the market for this one."""
        model = self._model(self.draft)
        told = replaced(self._view, model) if model else ""
        return (told,) if told else ()

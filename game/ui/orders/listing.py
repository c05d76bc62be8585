"""All kinds of order, grouped by area, each with its help and whether it is allowed now.

Invariant: whether a kind is allowed is asked of the session for the order its
dialog would start with; the reason of a refusal stands beside it. No letter orders
anything here: letters move to the kind whose title begins with them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList

from game.compiled.orders import OrderKind
from game.session.view import View
from game.ui.actions import AREAS
from game.ui.contracts.pick import NamedRows
from game.ui.figures import fit
from game.ui.orders.draft import kind_of
from game.ui.orders.keys import LISTED, ORDER_KEYS
from game.ui.orders.likeliest import refusal_of
from game.ui.orders.plans import planned_view
from game.ui.orders.subjects import nothing_to, subjects
from game.ui.place import PlaceDialog
from game.ui.screens.parts import Keys, Prose, Rows
from game.ui.widgets.sheet import assembled
from game.words import _

if TYPE_CHECKING:
    from game.ui.door import Door

_NAME = 24


class OrderList(PlaceDialog[str]):
    """Closes with the kind chosen, or None."""

    PLACE: ClassVar[str] = "orders"
    AUTO_FOCUS = "NamedRows"
    DEFAULT_CSS = """
    OrderList {
        align: center middle;
        background: $background 70%;
        & > Vertical {
            width: 92; max-width: 100%; height: 1fr; max-height: 28;
            border: round $accent; border-title-color: $accent; border-title-style: bold;
            background: $surface; padding: 0 1;
        }
        Rows { height: 1fr; background: $surface; }
        Rows:focus > .option-list--option-highlighted {
            background: $accent 30%; color: $foreground; text-style: bold;
        }
        #help { height: 3; color: $quiet; border-top: solid $faint; }
    }
    """

    def __init__(self, door: Door) -> None:
        super().__init__()
        self._door = door

    def compose(self) -> ComposeResult:
        """The list, and the help of the kind under the cursor."""
        with Vertical() as frame:
            frame.border_title = Content(_("What you can order"))
            frame.border_subtitle = Content(_("letters move to a title; its key works on the desk"))
            yield NamedRows()
            yield Prose(id="help")
        yield Keys()

    def on_mount(self) -> None:
        """List the kinds, those of one area together."""
        view = planned_view(self._door)
        order = [area.id for area in AREAS]
        kinds = sorted(LISTED, key=lambda k: order.index(k.area) if k.area in order else -1)
        rows: list[tuple[str, Content]] = []
        area = ""
        for kind in kinds:
            head = _area_title(kind.area) if kind.area != area else ""
            area = kind.area
            rows.append((kind.id, self._line(kind, view, head)))
        listed = self.query_one(NamedRows)
        listed.name_rows(_(kind.title) for kind in kinds)
        listed.fill(rows)

    def _line(self, kind: OrderKind, view: View, head: str) -> Content:
        refusal = _refusal(kind, view, self._door)
        moves = "●" * kind.moves if kind.moves else "·"
        sign = ("✗ ", "$error") if refusal else ("✓ ", "$success")
        return assembled(
            (fit(head, 11), "bold $primary"),
            (f"{ORDER_KEYS.get(kind.id, ' ')} ", "bold $accent"),
            sign,
            (fit(_(kind.title), _NAME), "$quiet" if refusal else ""),
            (f"{moves} ", "$accent"),
            (_(refusal) if refusal else _(kind.acts), "$quiet"),
        )

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        kind = kind_of(event.option_id or "")
        self.query_one("#help", Prose).update(Content(_(kind.help)))

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self.action_choose()

    def action_choose(self) -> None:
        """Close with the kind under the cursor."""
        self.dismiss(self.query_one(Rows).row)


def _area_title(area: str) -> str:
    return {known.id: _(known.title) for known in AREAS}.get(area, _("Inbox"))


def _refusal(kind: OrderKind, view: View, door: Door) -> str:
    """Why no order of `kind` is allowed now, about whatever it may be, or ""."""
    if kind.id == "answer" and any(offer.to_sign for offer in view.offers):
        return ""  # its key opens the offer
    if kind.subject and not subjects(kind, view):
        return nothing_to(kind)
    return refusal_of(kind.id, view, door)

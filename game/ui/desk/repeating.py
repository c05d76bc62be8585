"""What the desk does about orders of each week: it marks them and says which were left out.

Invariant: an order is marked only while it lies in the tray or was left out of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from game.compiled.orders import ORDER_KINDS
from game.session.each_week import left_out_in_words
from game.session.orders import Order
from game.session.view import View
from game.ui.contracts.pick import PickDialog
from game.ui.orders import wording
from game.ui.orders.subjects import Choice
from game.ui.place import PlaceScreen
from game.ui.widgets.tray import TrayLine
from game.words import _

if TYPE_CHECKING:
    from game.ui.door import Door


class RepeatingDesk(PlaceScreen[None]):
    """The part of the desk that knows of orders given anew each week."""

    _door: Door
    _view: View

    def show_week(self) -> None:
        """Read the view and the tray anew and show them."""
        raise NotImplementedError

    def left_out_lines(self) -> list[TrayLine]:
        """The orders of each week that this week's tray lacks, with the reason."""
        return [
            TrayLine(wording.worded(self._view, order), "", 0, [left_out_in_words(reason)], True)
            for order, reason in self._left_out()
        ]

    def _left_out(self) -> list[tuple[Order, str]]:
        game = self._door.game
        return [
            (order, reason)
            for order, reason in game.left_out
            if order in game.each_week and order not in game.tray
        ]

    @work
    async def action_each_week(self) -> None:
        """Have an order of the tray given anew every week, or no longer; asks which of several."""
        left = [order for order, _reason in self._left_out()]
        orders = [order for order in (*self._door.tray, *left) if order.about.weekly]
        orders = list(dict.fromkeys(orders))
        if not orders:
            self.notify(_none_to_repeat(), markup=False)
            return
        choices = [self._choice(place, order) for place, order in enumerate(orders)]
        chosen: str | None = choices[0].id
        if len(choices) > 1:
            dialog = PickDialog(_("Give anew each week, or no longer"), choices)
            chosen = await self.app.push_screen_wait(dialog)
        if chosen:
            order = orders[int(chosen)]
            self._door.game.repeat(order)
            self._tell(order)
            self.show_week()

    def _choice(self, place: int, order: Order) -> Choice:
        marked = order in self._door.game.each_week
        note = _("↻ weekly") if marked else _("this week only")
        return Choice(str(place), wording.worded(self._view, order), note)

    def _tell(self, order: Order) -> None:
        text = _("Given anew each week, until you take it out: {order}")
        if order not in self._door.game.each_week:
            text = _("No longer given anew: {order}")
        self.notify(text.format(order=wording.worded(self._view, order)), markup=False)


def _none_to_repeat() -> str:
    titles = ", ".join(_(kind.title) for kind in ORDER_KINDS if kind.weekly)
    text = _("Nothing to repeat lies in the tray. What can be given anew each week: {orders}.")
    return text.format(orders=titles)

"""What the areas of the desk have in common.

Invariant: an area draws a `View` and nothing else; what a person wants to order
leaves it as an `OrderWanted` message.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len
from textual import events
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message

from game.session.view import View
from game.ui.orders.draft import kind_of
from game.ui.orders.keys import LISTED, ORDER_KEYS
from game.ui.widgets.sheet import Sheet, assembled
from game.words import _

if TYPE_CHECKING:
    from game.scenario.model import Scenario


_ROWS: Final = 2
"""Lines of orders under an area where the screen is low; the list has the others."""
_REST: Final = ""
"""Stands for those others at the end of the lines."""


class OrderWanted(Message):
    """Somebody wants to draw up an order of `kind`, about `subject` if named."""

    def __init__(self, kind: str, subject: str = "") -> None:
        super().__init__()
        self.kind = kind
        self.subject = subject


class OrderBar(Sheet):
    """The orders of an area with their keys; a click wants one."""

    DEFAULT_CSS = """
    OrderBar { dock: bottom; padding: 0 2; background: $surface; }
    """

    def __init__(self, kinds: Sequence[str]) -> None:
        super().__init__()
        self._kinds = kinds

    def _flow(self, width: int) -> list[list[str]]:
        """The kinds in lines of at most `width` cells."""
        rows: list[list[str]] = [[]]
        used = 0
        for kind in self._kinds:
            size = _size(kind)
            if rows[-1] and used + size > width + 2:
                rows.append([])
                used = 0
            rows[-1].append(kind)
            used += size
        most = _ROWS if self.screen.classes & {"-middle", "-low"} else len(rows)
        if len(rows) > most:
            rows = rows[:most]
            rows[-1] = [*rows[-1], _REST]
            while len(rows[-1]) > 1 and sum(map(_size, rows[-1])) > width + 2:
                del rows[-1][-2]
        return rows

    def lines(self, width: int) -> Sequence[Content]:
        """Key and title of each."""
        return [
            Content("").join(
                assembled((_key(kind), "bold $accent"), f"{_title(kind)}   ") for kind in row
            )
            for row in self._flow(width)
        ]

    def on_click(self, event: events.Click) -> None:
        """Want the order under the pointer."""
        rows = self._flow(self.content_size.width)
        at = 2
        for kind in rows[event.y] if event.y < len(rows) else ():
            if at <= event.x < at + _size(kind):
                self.post_message(OrderWanted(kind))
                return
            at += _size(kind)


def _key(kind: str) -> str:
    """The key of an order and a blank; "" for one without, to be clicked or found in the list."""
    key = "o" if kind == _REST else ORDER_KEYS.get(kind, "")
    return f"{key} " if key else ""


def _title(kind: str) -> str:
    return _("all orders") if kind == _REST else _(kind_of(kind).title)


def _size(kind: str) -> int:
    return cell_len(_key(kind)) + cell_len(_title(kind)) + 3


class Area(VerticalScroll, can_focus=False):
    """One area of the desk."""

    ORDERS: ClassVar[tuple[str, ...]] = ()
    """Kinds of order that stand first in the bar, and those of other areas that belong here too;
    all kinds of this area follow by themselves."""
    DEFAULT_CSS = """
    Area {
        width: 1fr; height: 1fr; scrollbar-size-vertical: 1;
        .row { height: auto; layout: horizontal; }
        .spacious { display: none; }
        &:focus { scrollbar-color: $accent; }
    }
    """

    view: View | None = None
    scenario: Scenario
    """The scenario played, for its words; set when the area is made."""
    area = ""
    """Its id in the registry, by which kinds of order name it; set when it is made."""

    def show(self, view: View) -> None:
        """Show another week."""
        self.view = view
        if self.is_mounted:
            self.fill(view)

    def on_mount(self) -> None:
        """Show the week known by now, above the orders of the area."""
        if self.view is None:
            return
        if kinds := self.orders(self.view):
            self.mount(OrderBar(kinds))
        self.fill(self.view)

    def orders(self, view: View) -> tuple[str, ...]:
        """The kinds of order this area is the place for."""
        own = (kind.id for kind in LISTED if kind.area == self.area)
        return tuple(dict.fromkeys((*self.ORDERS, *own)))

    def subject(self, view: View) -> str:
        """Id of what the person points at here, for orders about it; "" for nothing."""
        return ""

    def fill(self, view: View) -> None:
        """Put the figures of `view` into the widgets."""
        raise NotImplementedError

    def action_page_down(self) -> None:
        """Scroll by what is seen above the orders, so that no row is passed over."""
        self.scroll_to(y=self.scroll_y + self._page(), animate=False)

    def action_page_up(self) -> None:
        """The same upwards."""
        self.scroll_to(y=self.scroll_y - self._page(), animate=False)

    def _page(self) -> int:
        bars = sum(bar.outer_size.height for bar in self.query(OrderBar))
        return max(self.size.height - bars - 1, 1)

    def take_focus(self) -> None:
        """Stand at the first thing that can be moved in, or in the area itself to scroll it.

        What stands at the top is not scrolled away for it, titles above all.
        """
        for widget in self.query("*"):
            if widget.focusable:
                widget.focus(scroll_visible=False)
                return
        self.can_focus = True
        self.focus()

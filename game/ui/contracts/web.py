"""The web: firms as nodes, bonds as lines, and who falls with the firm chosen.

Invariant: what is lit is what the session's stress test says; nothing is changed here.
Below `MAP_WIDTH` columns the same bonds stand in a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.geometry import Size
from textual.widget import Widget

from game.session.deals import Cascade, Draft
from game.session.view import View
from game.ui import figures
from game.ui.contracts.bonds import Bond, bonds_of, kind_title, kinds_of
from game.ui.contracts.cascade import CascadeDialog
from game.ui.contracts.clauses import firms
from game.ui.contracts.editor import EditorScreen
from game.ui.contracts.falls import CascadeSheet
from game.ui.contracts.pick import PickDialog
from game.ui.figures import plain
from game.ui.place import PlaceScreen
from game.ui.screens.parts import Bar, Keys
from game.ui.widgets.circles import CircleSheet
from game.ui.widgets.panel import Panel
from game.ui.widgets.table import Column, Row, Table, titled
from game.ui.widgets.webmap import Line, Node, WebMap
from game.words import N_, _

if TYPE_CHECKING:
    from game.ui.door import Door

MAP_WIDTH: Final = 100
"""Columns from which the web is a picture."""
MAP_HEIGHT: Final = 20
"""Rows from which it is."""

_COLUMNS: Final = (
    Column(N_("Who"), rank=0, most=14),
    Column(N_("What"), rank=1, most=14, grows=True),
    Column(N_("How much"), "right", rank=0, most=18),
    Column(N_("With whom"), rank=0, most=14),
    Column(N_("In"), rank=2, most=34),
)


class WebScreen(PlaceScreen[None]):
    """Closes when it was left, or when a contract was sent from here."""

    PLACE: ClassVar[str] = "web"
    AUTO_FOCUS = "Table"
    DEFAULT_CSS = """
    WebScreen {
        #web-body { height: 1fr; layout: horizontal; }
        #web-map { display: none; height: 1fr; width: 1fr; }
        #web-side { width: 1fr; height: 1fr; }
        #bond-panel { height: 1fr; }
        #bond-scroll { height: 1fr; scrollbar-size-vertical: 1; }
        #cascade-panel { display: none; height: 1fr; }
        #cascade-scroll { height: 1fr; scrollbar-size-vertical: 1; }
        #circle-panel { height: auto; }
        &.-low #circle-panel { display: none; }
    }
    WebScreen.-map #web-map { display: block; width: 3fr; }
    WebScreen.-map #web-side { width: 2fr; }
    WebScreen.-map #cascade-panel { display: block; }
    """

    def __init__(self, door: Door) -> None:
        super().__init__()
        self._door = door
        self._view: View = door.view()
        self._bonds: Sequence[Bond] = bonds_of(self._view)
        self._ring = ring_order(self._view, self._bonds)
        self._everybody = False
        """Whether the table lists the bonds of all firms; the picture always shows them."""
        self._kinds = ["", *kinds_of(self._bonds)]
        self.kind = ""
        self.chosen = self._view.firm
        self.cascade: Cascade | None = None

    def compose(self) -> ComposeResult:
        """The picture at the left; bonds and the stress test at the right."""
        yield Bar("")
        with Container(id="web-body"):
            with Panel(_("Who is bound to whom"), id="web-map") as panel:
                panel.say(
                    _("Who is bound to whom"),
                    _("wider: more money · whole: the chosen one’s · dotted: others’"),
                )
                yield WebMap()
            with Vertical(id="web-side"):
                bonds = Table(titled(_COLUMNS), id="bonds", empty=_("No bond of this kind."))
                yield Panel(_("Bonds"), _scrolling(bonds, "bond-scroll"), id="bond-panel")
                yield Panel(
                    _("What if they miss a payment? (w)"),
                    _scrolling(CascadeSheet(), "cascade-scroll"),
                    id="cascade-panel",
                )
                yield Panel(_("Circular money"), CircleSheet(), id="circle-panel")
        yield Keys()

    def on_mount(self) -> None:
        """Show the web."""
        market = self._view.market
        self.query_one(CircleSheet).show(market.headline, market.circular)
        self._fit(self.app.size)
        self._show()

    def on_resize(self, event: events.Resize) -> None:
        """A picture where there is room for it, else a table."""
        mapped = self._mapped
        self._fit(event.size)
        if mapped != self._mapped:
            self._show()

    def _fit(self, size: Size) -> None:
        self.set_class(size.width >= MAP_WIDTH and size.height >= MAP_HEIGHT, "-map")

    @property
    def _mapped(self) -> bool:
        return self.has_class("-map")

    def _shown(self) -> list[Bond]:
        """The bonds of the kind shown."""
        return [bond for bond in self._bonds if bond.is_of(self.kind)]

    def _show(self) -> None:
        bonds = self._shown()
        self.query_one(WebMap).show(*picture(self._view, bonds, self._ring, self.chosen,
                                             self.cascade))  # fmt: skip
        table = self.query_one("#bonds", Table)
        table.show(
            [
                _row(place, bond, self._view.firm)
                for place, bond in enumerate(bonds)
                if self._all or self.chosen in {bond.giver, bond.taker}
            ]
        )
        self.query_one(CascadeSheet).show(self.cascade)
        self._follow(table.key)

    @property
    def _all(self) -> bool:
        """Whether the table lists everybody's bonds."""
        return self._everybody and not self._mapped

    def _follow(self, key: str) -> None:
        """Among everybody's bonds the firm chosen is the one that gives in the row of `key`."""
        if key and self._all:
            self.chosen = self._firm_of(self._shown()[int(key)])
        name = next((f.name for f in self._view.firms if f.id == self.chosen), self.chosen)
        told = _("{firm} · {kind}").format(firm=plain(name), kind=kind_title(self.kind))
        self.query_one(Bar).show(_("The web"), told)
        title = _("All bonds") if self._all else _("Bonds of {firm}").format(firm=plain(name))
        self.query_one("#bond-panel", Panel).say(title, kind_title(self.kind))

    def _choose(self, firm: str) -> None:
        self.chosen, self.cascade, self._everybody = firm, None, False
        self._show()

    @on(WebMap.Chosen)
    def _clicked(self, event: WebMap.Chosen) -> None:
        if event.node == self.chosen:
            self.action_what_if()
        else:
            self._choose(event.node)

    @on(Table.Moved, "#bonds")
    def _moved(self, event: Table.Moved) -> None:
        self._follow(event.key)

    def _firm_of(self, bond: Bond) -> str:
        """The firm that gives, or takes from somebody outside."""
        return bond.giver if bond.giver in self._ring else bond.taker

    @on(Table.Opened, "#bonds")
    def _opened(self) -> None:
        self.action_what_if()

    def action_turn(self, steps: int) -> None:
        """Choose the next firm round the ring, which begins with the own one.

        In the table, everybody's bonds stand between its end and its beginning.
        """
        at = self._ring.index(self._view.firm) if self._view.firm in self._ring else 0
        ring = [*self._ring[at:], *self._ring[:at], *([] if self._mapped else [""])]
        here = "" if self._all else self.chosen
        place = ring.index(here) if here in ring else 0
        firm = ring[(place + steps) % len(ring)]
        if firm:
            self._choose(firm)
        else:
            self.chosen, self._everybody = self._view.firm, True
            self._show()

    @work
    async def action_choose_firm(self) -> None:
        """Choose any firm from a list; in the table, ask about it at once."""
        dialog = PickDialog(_("Which firm?"), firms(self._view), cursor=self.chosen)
        firm = await self.app.push_screen_wait(dialog)
        if firm:
            self._choose(firm)
        if firm and not self._mapped:
            self.action_what_if()

    def action_next_filter(self) -> None:
        """Show the next kind of bond alone; after the last, all."""
        place = self._kinds.index(self.kind) + 1
        self.kind = self._kinds[place % len(self._kinds)]
        self._show()

    def action_what_if(self) -> None:
        """Light up who falls when the chosen firm misses its payments."""
        if self.chosen not in self._ring:
            return
        found = self._door.game.what_if(self.chosen)
        if self._mapped:
            self.cascade = found
            self._show()
        else:
            self.app.push_screen(CascadeDialog(found))

    @work
    async def action_write_contract(self) -> None:
        """Write to the chosen firm; whoever leaves the editor without sending is here again."""
        if self.chosen == self._view.firm or self._door.ending:
            self.app.bell()
        elif await self.app.push_screen_wait(EditorScreen(self._door, Draft(to=self.chosen))):
            self.dismiss(None)

    def action_go_back(self) -> None:
        """Close the web."""
        self.dismiss(None)


def _scrolling(widget: Widget, name: str) -> VerticalScroll:
    return VerticalScroll(widget, id=name, can_focus=False)


def _row(place: int, bond: Bond, me: str) -> Row:
    giver, taker = (
        ("▸ " if firm == me else "") + name
        for firm, name in ((bond.giver, bond.giver_name), (bond.taker, bond.taker_name))
    )
    cells = (giver, bond.what, bond.much, taker, bond.title)
    dim = dict.fromkeys(range(len(cells)), "$quiet") if bond.asleep else {}
    return Row(str(place), cells, dim, mine=me in {bond.giver, bond.taker})


def ring_order(view: View, bonds: Sequence[Bond]) -> list[str]:
    """The firms in business, each next to the one left that it has most money with."""
    left = [firm.id for firm in view.firms if firm.active]
    ties: dict[tuple[str, str], float] = {}
    for bond in bonds:
        for pair in ((bond.giver, bond.taker), (bond.taker, bond.giver)):
            ties[pair] = ties.get(pair, 0.0) + bond.money
    order = left[:1]
    left = left[1:]
    while left:
        nearest = max(left, key=lambda firm: ties.get((order[-1], firm), 0.0))
        left.remove(nearest)
        order.append(nearest)
    return order


def picture(
    view: View, bonds: Sequence[Bond], ring: Sequence[str], chosen: str, cascade: Cascade | None
) -> tuple[list[Node], list[Line]]:
    """Nodes with their signs and lines with their levels."""
    falls = {fall.firm: fall.wave + 1 for fall in cascade.falls} if cascade else {}
    hurt = {loss.firm: loss.lost for loss in cascade.losses if loss.lost > 0} if cascade else {}
    known = {firm.id: firm for firm in view.firms}
    nodes = [
        Node(
            id=firm,
            label=known[firm].name,
            sign=_sign(firm, view.firm, chosen, falls, hurt),
            note=figures.money(hurt[firm]) if firm in hurt else "",
            style=_style(firm, chosen, falls, hurt),
        )
        for firm in ring
    ]
    sums: dict[tuple[str, str], float] = {}
    for bond in bonds:
        pair = (min(bond.giver, bond.taker), max(bond.giver, bond.taker))
        sums[pair] = sums.get(pair, 0.0) + bond.money
    lines = [
        Line(one=one, other=other, money=money, level=_level(one, other, chosen, falls, hurt))
        for (one, other), money in sums.items()
    ]
    return nodes, lines


def _sign(firm: str, me: str, chosen: str, falls: dict[str, int], hurt: dict[str, int]) -> str:
    """Wave of its fall, or a sign for a loss, for the chosen firm and for mine."""
    if firm in falls:
        return f"✗{falls[firm]} "
    if firm in hurt:
        return "▼ "
    return "● " if firm == chosen else "▸ " if firm == me else ""


def _style(firm: str, chosen: str, falls: dict[str, int], hurt: dict[str, int]) -> str:
    if firm in falls:
        return "bold $background on $error"
    if firm == chosen:
        return "bold $background on $accent"
    return "bold $error" if firm in hurt else "bold"


def _level(one: str, other: str, chosen: str, falls: dict[str, int], hurt: dict[str, int]) -> int:
    """2 between a firm that falls and one it hurts, 1 at the chosen firm, else 0."""
    if falls:
        reached = falls.keys() | hurt.keys()
        return 2 if (one in falls or other in falls) and {one, other} <= reached else 0
    return int(chosen in {one, other})

"""Compute: chips, power and what comes of both, the split, leases, the rental market.

Invariant: cards and megawatts on their way stand by the week they arrive in.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content

from game.session.view import ChipLine, LeaseLine, Own, View
from game.ui import figures
from game.ui.desk.area import Area, OrderWanted
from game.ui.desk.curves import one_curve
from game.ui.desk.ground import hall_facts
from game.ui.desk.rivalry import fill_or_hide
from game.ui.desk.silicon import STACK_COLUMNS, age_in_words, programme_facts, stack_rows
from game.ui.widgets import marks
from game.ui.widgets.chart import Chart
from game.ui.widgets.panel import Panel
from game.ui.widgets.sheet import Fact, Facts, Sheet, assembled, said
from game.ui.widgets.table import Column, Row, Table
from game.words import N_, _

_COLUMNS = (
    Column(N_("Chip"), rank=0, most=14, grows=True),
    Column(N_("Owned"), "right", rank=0),
    Column(N_("Lit"), "right", rank=0),
    Column(N_("Queued"), "right", rank=1),
    Column(N_("Arriving"), rank=1),
    Column(N_("Price"), "right", rank=2),
    Column(N_("Since start"), "right", rank=5),
    Column(N_("Units"), "right", rank=4),
    Column(N_("Rated"), "right", rank=6),
    Column(N_("Earns/wk"), "right", rank=3),
    Column(N_("Age"), "right", rank=6),
    Column(N_("Stack"), rank=7),
    Column(N_("Watts"), "right", rank=3),
    Column(N_("Units/kW"), "right", rank=7),
    Column(N_("Vendor"), rank=8),
    Column(N_("For sale"), rank=6),
)


_MW = 1_000_000
"""Watts of cards in stock from which their maker is told how to use them."""


class SplitBar(Sheet):
    """Compute of the week as one bar: training, serving, let."""

    _own: Own | None = None

    def show(self, own: Own) -> None:
        """Show the split of `own`."""
        self._own = own
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """The bar, then what each part stands for, then how it is used."""
        own = self._own
        if own is None:
            return ()
        rest = max(1 - own.train_share - own.serve_share, 0.0)
        parts = (own.train_share, own.serve_share, rest)
        bars = marks.split(parts, width)
        tones = ("$accent", "$primary", "$quiet")
        names = (_("█ train"), _("▓ serve"), _("░ let"))
        gap = 3 if width >= 40 else 1
        legend = [
            (f"{name} {part:.0%}" + " " * gap, tone)
            for name, part, tone in zip(names, parts, tones, strict=True)
        ]
        return [assembled(*zip(bars, tones, strict=True)), assembled(*legend)]


class PowerLine(Sheet):
    """Power in use, and the connections to come by week."""

    _own: Own | None = None

    def show(self, own: Own) -> None:
        """Show the power of `own`."""
        self._own = own
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """A gauge, then a timeline of connections where there are any."""
        own = self._own
        if own is None:
            return ()
        used = own.power_used / own.power if own.power else 0.0
        text = _("{used} of {power}").format(
            used=figures.megawatts(own.power_used), power=figures.megawatts(own.power)
        )
        room = max(width - len(text) - 1, 4)
        gauge = assembled((marks.bar(used, room, ground="·"), "$accent"), " ", (text, "bold"))
        fast = said(
            _("{power} of it from turbines").format(power=figures.megawatts(own.fast_power)),
            "$quiet",
        )
        turbines = [fast] if own.fast_power > 0 else []
        return [gauge, *turbines, *_connections(own.connecting, width)]


def _connections(coming: Sequence[float], width: int) -> list[Content]:
    dated = [(week, power) for week, power in enumerate(coming, 1) if power > 0]
    if not dated:
        return [said(_("No connection is being built."), "$quiet")]
    most = max(power for _week, power in dated)
    last = dated[-1][0]
    steps = "".join(
        marks.LEVELS[round(coming[week] / most * 7)] if coming[week] > 0 else "·"
        for week in range(min(last, max(width - 12, 1)))
    )
    lines = [assembled((_("To come  "), "$quiet"), (steps, "$accent"))]
    for week, power in dated[:4]:
        text = _("+{power} in {weeks}").format(
            power=figures.megawatts(power), weeks=figures.weeks(week)
        )
        lines.append(said(text, ""))
    return lines


class Compute(Area):
    """Chips and power at the left, the market for compute at the right."""

    ORDERS: ClassVar[tuple[str, ...]] = ("buy-chips", "build-power", "set-split", "rent")
    VENDOR_ORDERS: ClassVar[tuple[str, ...]] = (
        "set-chip-price",
        "expand-supply",
        "favour-customer",
        "develop-chip",
        "offer-chip",
        "seek-licence",
    )
    DEFAULT_CSS = """
    Compute .half { width: 1fr; height: auto; }
    """

    def compose(self) -> ComposeResult:
        """The chips above; power, split and market below."""
        columns = [Column(_(c.title), c.align, c.rank, c.most, c.grows) for c in _COLUMNS]
        yield Panel(_("Chips"), Table(columns, id="chips", empty=_("No chips are known.")))
        yield Panel(_("Your place in queues"), Facts(id="queue"), id="queue-panel")
        yield Panel(_("Your chips on sale"), Facts(id="sales"), id="sales-panel")
        stacks = [Column(_(c.title), c.align, c.rank, c.most, c.grows) for c in STACK_COLUMNS]
        yield Panel(_("Software stacks"), Table(stacks, id="stacks"), id="stacks-panel")
        yield Panel(_("Your silicon"), Facts(id="programmes"), id="programmes-panel")
        with Container(classes="row"):
            with Vertical(classes="half"):
                yield Panel(_("Power"), PowerLine())
                yield Panel(_("Halls and grid"), Facts(), id="halls")
                yield Panel(_("Leases"), Facts(id="leases"))
            with Vertical(classes="half"):
                yield Panel(_("Split of compute"), SplitBar(), Facts(id="use"))
                yield Panel(_("Rental market"), Facts(id="rental"))
        with Container(classes="row spacious"):
            yield Chart(_("Rent of a unit and week"), value=figures.money, id="rent-curve")
            yield Chart(_("Own compute"), value=figures.count, id="compute-curve")

    def orders(self, view: View) -> tuple[str, ...]:
        """A vendor's orders too, for a firm that sells chips."""
        sells = any(chip.sold_by_me for chip in view.chips)
        return tuple(
            kind for kind in super().orders(view) if sells or kind not in self.VENDOR_ORDERS
        )

    def subject(self, view: View) -> str:
        """The chip under the cursor, when it may be bought or is one's own to sell."""
        key = self.query_one("#chips", Table).key
        dealt = {chip.id for chip in view.chips if chip.buyable or chip.sold_by_me}
        return key if key in dealt else ""

    def fill(self, view: View) -> None:
        """Show the compute of `view`."""
        chips = sorted(view.chips, key=lambda chip: (-chip.owned, not chip.buyable))
        self.query_one("#chips", Table).show([_chip_row(chip) for chip in chips])
        fill_or_hide(self.query_one("#queue-panel", Panel), queue_facts(view))
        sales = sales_facts(view)
        self.query_one("#sales-panel").display = bool(sales)
        self.query_one("#sales", Facts).show(sales)
        self._fill_silicon(view)
        self.query_one(PowerLine).show(view.own)
        fill_or_hide(self.query_one("#halls", Panel), hall_facts(view))
        self.query_one(SplitBar).show(view.own)
        self.query_one("#use", Facts).show(use_facts(view.own))
        self.query_one("#rental", Facts).show(rental_facts(view))
        self.query_one("#leases", Facts).show(lease_facts(view))
        rent = one_curve(view, "spot_price", "world", _("rent"))
        self.query_one("#rent-curve", Chart).show(rent)
        self._draw_compute(view)

    def _fill_silicon(self, view: View) -> None:
        """Stacks and own chips, where the scenario knows of any."""
        self.query_one("#stacks-panel").display = bool(view.silicon.stacks)
        self.query_one("#stacks", Table).show(stack_rows(view))
        programmes = programme_facts(view)
        self.query_one("#programmes-panel").display = bool(programmes)
        self.query_one("#programmes", Facts).show(programmes)

    def _draw_compute(self, view: View) -> None:
        """The own compute over time; the world's for a firm that only rents."""
        chart = self.query_one("#compute-curve", Chart)
        if any(view.history.get("compute", {}).get(view.firm, ())):
            chart.show(one_curve(view, "compute", view.firm, view.me.name), _("Own compute"))
        else:
            used = one_curve(view, "compute_used", "world", _("all firms"))
            chart.show(used, _("Compute in use everywhere"))

    @on(Table.Opened, "#stacks")
    def _stack_opened(self, event: Table.Opened) -> None:
        self.post_message(OrderWanted("port", str(event.key)))

    @on(Table.Opened, "#chips")
    def _chip_opened(self, event: Table.Opened) -> None:
        chip = next(chip for chip in self.view.chips if chip.id == event.key) if self.view else None
        if chip is not None:
            kind = "set-chip-price" if chip.sold_by_me else "buy-chips"
            self.post_message(OrderWanted(kind, chip.id))


def _chip_row(chip: ChipLine) -> Row:
    since = chip.price / chip.start_price - 1 if chip.start_price else 0.0
    sale = _("you sell it") if chip.sold_by_me else _("yes") if chip.buyable else _("not to you")
    dark = chip.owned - chip.energised
    cells = (
        chip.name,
        figures.count(chip.owned) if chip.owned else "·",
        figures.count(chip.energised) if chip.owned else "·",
        figures.count(chip.queued) if chip.queued else "·",
        _arriving(chip),
        figures.money(chip.pays or chip.price),
        figures.change(since),
        f"{chip.works:.3g}",
        f"{chip.units:g}",
        figures.money(chip.earns),
        age_in_words(chip),
        chip.stack_name or "·",
        str(chip.watts),
        f"{chip.works / chip.watts * 1000:.2f}" if chip.watts else figures.MISSING,
        chip.vendor_name,
        sale,
    )
    return Row(chip.id, cells, {2: "$warning" if dark > 0 else "$success", 5: "$primary"})


def _arriving(chip: ChipLine) -> str:
    """The next cards to arrive with their weeks, and how many come after them."""
    dated = [(week, cards) for week, cards in enumerate(chip.arriving, 1) if cards]
    if not dated:
        return "·"
    week, cards = dated[0]
    later = sum(cards for _week, cards in dated[1:])
    text = _("{cards} in {n} wk").format(cards=figures.count(cards), n=week)
    return f"{text} +{figures.count(later)}" if later else text


def queue_facts(view: View) -> list[Fact]:
    """What was ordered and has not shipped: how much, what it will cost, and that it stands."""
    text = _("ordered from {vendor}, cannot be taken back · about {usd} as they ship")
    return [
        Fact(
            chip.name,
            _("{n} cards").format(n=figures.count(chip.queued)),
            text.format(
                vendor=chip.vendor_name,
                usd=figures.money(chip.queued * (chip.pays or chip.price)),
            ),
        )
        for chip in view.chips
        if chip.queued
    ]


def sales_facts(view: View) -> list[Fact]:
    """What a vendor makes and sells: shipped, in stock, waited for, and lines to come."""
    told = [_sale(chip) for chip in view.chips if chip.sold_by_me]
    free = max(view.own.power - view.own.power_used, 0.0)
    lying = [chip for chip in view.chips if chip.sold_by_me and chip.stock * chip.watts >= _MW]
    if not lying or free < 1.0:
        return told
    text = _("{power} is free: cards for your own halls must be ordered, as others order them")
    note = text.format(power=figures.megawatts(free))
    return [*told, Fact(_("Own use"), "!", note, "bold $warning")]


def _sale(chip: ChipLine) -> Fact:
    text = _("of {made} made · stock {stock} · queue {waiting}").format(
        made=figures.count(chip.output),
        stock=figures.count(chip.stock),
        waiting=figures.count(chip.waiting),
    )
    for week, cards in enumerate(chip.coming, 1):
        if cards:
            line = _("+{cards} a week in {weeks}")
            told = line.format(cards=figures.count(cards), weeks=figures.weeks(week))
            text = f"{text} · {told}"
            break
    return Fact(chip.name, _("{n} shipped").format(n=figures.count(chip.sold)), text, "bold")


def use_facts(own: Own) -> list[Fact]:
    """What the compute does."""
    turned = _("{part} of demand turned away").format(part=figures.percent(own.unserved))
    leased = Fact(_("Leased"), figures.count(own.leased), _("units, net"))
    return [
        Fact(_("Own, lit"), figures.count(own.compute), _("units")),
        *([leased] if own.leased else []),
        Fact(_("Training"), figures.count(own.training_used), _("units used")),
        Fact(
            _("Serving"),
            figures.count(own.serving_used),
            _("of {n} units").format(n=figures.count(own.serving_capacity)),
        ),
        Fact(
            _("Turned away"), figures.percent(own.unserved), turned if own.unserved else "",
            "bold $error" if own.unserved > 0.01 else "",
        ),
    ]  # fmt: skip


def rental_facts(view: View) -> list[Fact]:
    """The rental market and the firm's part in it."""
    own, market = view.own, view.market
    values = view.history.get("spot_price", {}).get("world", ())
    return [
        Fact(
            _("Rent"),
            _("{usd}/h").format(usd=figures.price(market.spot_price_hour)),
            marks.sparkline(values, 8),
            "bold",
        ),
        Fact(
            _("You rent"),
            figures.count(own.rented),
            _("of {n} wanted").format(n=figures.count(own.rent_wanted)),
        ),
        Fact(_("You let"), figures.count(own.let), _("units")),
    ]


def lease_facts(view: View) -> list[Fact]:
    """The leases the firm is party to."""
    if not view.own.leases:
        return [Fact(_("None"), "")]
    return [fact for lease in view.own.leases for fact in _lease(lease)]


def _lease(lease: LeaseLine) -> list[Fact]:
    """The other party with the units and how many of them are let by now; rent and last week."""
    party = _("from {firm}") if lease.inward else _("to {firm}")
    until = (
        _("until week {n}").format(n=lease.until) if lease.until >= 0 else _("without an end date")
    )
    units = _("units")
    if lease.built < 1.0:
        units = _("units, {part} let yet").format(part=figures.percent(lease.built, 0))
    return [
        Fact(party.format(firm=lease.other), figures.count(lease.units), units, "bold"),
        Fact(_("  an hour"), figures.price(lease.rent), until),
    ]

"""The week's report: what changed and why, the news, the orders, the money.

Invariant: everything shown is in the report; nothing is worked out here but
differences and the order on the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar, Final

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content

from game.session.view import View, WeekReport
from game.ui.figures import count, date, fit, megawatts, money, percent, plain, points, price, ratio
from game.ui.place import PlaceScreen
from game.ui.screens.curves import FIGURES, curves_of
from game.ui.screens.parts import Bar, Keys, Prose, quiet
from game.ui.screens.told import news_of, news_text, orders_text
from game.ui.widgets.chart import Chart
from game.ui.widgets.panel import Panel
from game.ui.widgets.sheet import Sheet
from game.words import _

REST: Final = 0.3
"""Seconds a report stands before a key closes it: keys meant for the week do not skip it."""

_MONEY_NAME, _MONEY_NAME_WIDE = 17, 28
_BARS = 48
"""Width from which full names of causes leave room for bars."""
_POINTS = 8
_WIDE, _TALL = 120, 36
_HALF, _WHOLE = 0.5, 1.1
"""Parts of a move between which a cause made most of it; a little more is most of it still."""
_MONEY = ("usd", "money")
"""Units in dollars; causes are told of the first, which is that of the value."""
_PARTS = ("part", "share")
"""Units whose figures are parts of one."""


class ReportScreen(PlaceScreen[None]):
    """Dismissed when the person has read enough, not before it has been seen."""

    PLACE: ClassVar[str] = "report"
    AUTO_FOCUS = "#told"
    DEFAULT_CSS = """
    ReportScreen {
        #body { height: 1fr; layout: horizontal; }
        VerticalScroll { width: 1fr; height: 1fr; scrollbar-size-vertical: 1; }
        #told { width: 1fr; }
        #counted { width: 40; }
        Chart { height: 1fr; min-height: 13; max-height: 20; }
        &.-narrow #body { layout: vertical; overflow-y: auto; }
        &.-narrow VerticalScroll { height: auto; width: 100%; }
        &.-wide #counted { width: 64; }
        &.-wide #body { padding: 1 2; }
    }
    """

    def __init__(self, report: WeekReport, view: View, told: str = "") -> None:
        """`told` stands above all else, such as how many weeks went by before this one."""
        super().__init__()
        self._told = told
        self._report = report
        self._view = view
        self._seen = False

    def on_mount(self) -> None:
        """Take keys only when the page has been on the screen for a moment."""
        self.call_after_refresh(self.set_timer, REST, self._be_seen)

    def _be_seen(self) -> None:
        self._seen = True
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to go on once the page has been seen."""
        return self._seen if action == "go_on" else super().check_action(action, parameters)

    def compose(self) -> ComposeResult:
        """Lay out what is told on the left and what is counted on the right."""
        report, view = self._report, self._view
        week, said = _("Week {week} of {weeks}"), _("report of the week")
        if several := report.first_week:
            week, said = _("Weeks {first} to {week} of {weeks}"), _("report of the weeks")
        week = week.format(first=several, week=report.week, weeks=view.turns)
        title = f"{plain(view.me.name)} · {said}"
        yield Bar(title, f"{week} · {date(report.date)}")
        with Container(id="body"):
            with VerticalScroll(id="told"):
                if self._told:
                    yield Panel(_("Handed in on"), Prose(self._told))
                yield Panel(_("News"), Prose(news_text(news_of(report, view))))
                yield Panel(_("Your orders"), Prose(orders_text(report.orders, view)))
                yield from self._charts("share_value", "usage_share")
            with VerticalScroll(id="counted"):
                changed = _("What changed since week {n}") if several else _("What changed")
                changed = changed.format(n=several)
                yield Panel(changed, Changes(report.changes, report.value))
                yield Panel(_("Cash by cause"), cash_by_cause(report))
                yield Panel(_("Value by cause"), value_by_cause(report))
                if report.reasons:
                    yield Panel(_("Why it changed"), Reasons(report.reasons))
                yield from self._charts("cash")
        yield Keys()

    def _charts(self, *names: str) -> Iterator[Chart]:
        """Curves so far, where a wide and tall terminal leaves room for them."""
        if self.app.size.width < _WIDE or self.app.size.height < _TALL:
            return
        for figure in FIGURES:
            if figure.name in names:
                chart = Chart(_(figure.title), value=figure.write)
                chart.show(curves_of(self._view, figure))
                yield chart

    def action_read_on(self) -> None:
        """A page further in the column that has the focus; at its end the other one takes it."""
        columns = [self.query_one("#told"), self.query_one("#counted")]
        if self.focused is columns[1]:
            columns.reverse()
        for page in (*columns, self.query_one("#body")):
            if page.scroll_y < page.max_scroll_y:
                page.scroll_page_down(animate=False)
                if page.can_focus:
                    page.focus(scroll_visible=False)
                return

    def action_go_on(self) -> None:
        """Back to the desk."""
        self.dismiss(None)


def figure(value: float, unit: str) -> str:
    """A figure in its unit, as the report writes it."""
    writers: dict[str, Callable[[float], str]] = {
        **dict.fromkeys(_MONEY, money),
        "mw": megawatts,
        "megawatts": megawatts,
        **dict.fromkeys(_PARTS, percent),
        "points": points,
        "price": price,
        "ratio": ratio,
    }
    return writers[unit](value) if unit in writers else count(value)


class Changes(Sheet):
    """Figures before and after the week, with the difference."""

    def __init__(
        self,
        changes: Sequence[tuple[str, float, float, str]],
        value: Sequence[tuple[str, int]] = (),
    ) -> None:
        """`value` holds what moved the value; what moved it most stands below it."""
        super().__init__()
        self._changes = changes
        self._value = value

    def lines(self, width: int) -> Sequence[Content]:
        """A line per figure: name, after, difference."""
        told = [change for change in self._changes if _is_worth_telling(change)]
        if not told:
            return [quiet(_("Nothing to speak of."))]
        return [line for change in told for line in self._with_cause(change, width)]

    def _with_cause(self, change: tuple[str, float, float, str], width: int) -> list[Content]:
        """The line of a figure; below the value, what moved it most."""
        line = self._line(*change, width)
        if change[-1] != "usd":
            return [line]
        most = main_cause(self._value, change[2] - change[1])
        return [line, _cause(*most, width)] if most else [line]

    @staticmethod
    def _line(name: str, before: float, after: float, unit: str, width: int) -> Content:
        room = max(width - 16, 3)
        was = fit(figure(before, unit), 9, "right") + " → " if width >= 48 else ""
        room -= len(was)
        difference = _difference(abs(after - before), unit)
        sign, shade = _direction(after - before)
        if not _is_seen(difference):
            sign, shade, difference = "=", "$quiet", ""
        return Content.assemble(
            fit(plain(_(name)).capitalize(), room),
            (was, "$quiet"),
            (fit(figure(after, unit), 7, "right"), "bold"),
            (fit(f"{sign}{difference}", 9, "right"), shade),
        )


def main_cause(causes: Sequence[tuple[str, int]], moved: float) -> tuple[str, int] | None:
    """The cause that made most of a move: with its sign, at least half of it and no more than it.

    None where no single cause did, as where large causes stand against each other.
    """
    with_it = [cause for cause in causes if cause[1] * moved > 0.0]
    top = max(with_it, key=lambda cause: abs(cause[1]), default=None)
    part = abs(top[1] / moved) if top else 0.0
    return top if _HALF <= part <= _WHOLE else None


def _cause(cause: str, amount: int, width: int) -> Content:
    """What moved the value most, and by how much."""
    sign, shade = _direction(amount)
    name = _("  mostly: {cause}").format(cause=plain(_(cause)))
    moved = f" {sign}{money(abs(amount))}"
    room = max(width - cell_len(moved), 4)
    return Content.assemble((fit(name, room), "$quiet"), (moved, shade))


def _is_seen(text: str) -> bool:
    """Whether a figure is more than noughts as it is written."""
    return bool(set(text) & set("123456789"))


def _is_worth_telling(change: tuple[str, float, float, str]) -> bool:
    """Whether a figure is, or was, more than nothing."""
    _name, before, after, unit = change
    return _is_seen(figure(before, unit)) or _is_seen(figure(after, unit))


def _difference(size: float, unit: str) -> str:
    """A difference; that of two per cents is in points."""
    if unit in _PARTS:
        return _("{points} pts").format(points=points(size * 100))
    return figure(size, unit)


def _direction(difference: float) -> tuple[str, str]:
    return ("▲", "$gain") if difference > 0 else ("▼", "$loss")


class Reasons(Sheet):
    """Figures that are parts of one, each with what moved it, in points, largest first."""

    def __init__(self, reasons: Sequence[tuple[str, Sequence[tuple[str, float]]]]) -> None:
        super().__init__()
        self._reasons = reasons

    def lines(self, width: int) -> Sequence[Content]:
        """A head per figure with its change, then a line per cause that is seen."""
        return [line for name, causes in self._reasons for line in self._of(name, causes, width)]

    @staticmethod
    def _of(name: str, causes: Sequence[tuple[str, float]], width: int) -> list[Content]:
        told = [(name, sum(by for _cause, by in causes), "bold")]
        told += [("  " + cause, by, "$quiet") for cause, by in causes]
        room = max(width - _POINTS, 4)
        found = []
        for text, by, style in told:
            sign, shade = _direction(by)
            shown = f"{sign}{points(abs(by) * 100)}"
            if style == "bold" or _is_seen(shown):
                cut = fit(text[:1].upper() + text[1:] if style == "bold" else text, room)
                found.append(Content.assemble((cut, style), (fit(shown, _POINTS, "right"), shade)))
        return found


def cash_by_cause(report: WeekReport) -> Causes:
    """Where the cash came from and went."""
    ends = ((_("Cash before"), report.cash_before), (_("Cash now"), report.cash_after))
    return Causes(report.money, ends)


def value_by_cause(report: WeekReport) -> Causes:
    """Why investors pay more or less for the firm."""
    ends = ((_("Value before"), report.value_before), (_("Value now"), report.value_after))
    return Causes(report.value, ends)


class Causes(Sheet):
    """What moved a sum, largest first, with bars, and the sum before and after."""

    def __init__(
        self, causes: Sequence[tuple[str, int]], ends: tuple[tuple[str, int], tuple[str, int]]
    ) -> None:
        super().__init__()
        self._causes = causes
        self._ends = ends

    def lines(self, width: int) -> Sequence[Content]:
        """A line per cause, and the sum before and after."""
        most = max((abs(amount) for _cause, amount in self._causes), default=1)
        rows = [self._line(cause, amount, most, width) for cause, amount in self._causes]
        (first, before), (last, after) = self._ends
        return [
            *rows,
            Content.styled("─" * width, "$faint"),
            _total(first, before, width, "$quiet"),
            _total(last, after, width, "bold"),
        ]

    @staticmethod
    def _line(cause: str, amount: int, most: int, width: int) -> Content:
        name = _money_name(width)
        room = max(width - name - 11, 0)
        length = round(abs(amount) / most * room) if most else 0
        shade = "$gain" if amount > 0 else "$loss"
        return Content.assemble(
            fit(plain(_(cause)).capitalize(), name),
            (fit(money(amount, signed=True), 10, "right"), ""),
            " ",
            (("█" if amount > 0 else "▒") * max(length, 1 if room else 0), shade),
        )


def _money_name(width: int) -> int:
    """Cells for the name of a cause: all of it where there is room beside its bar."""
    return max(min(_MONEY_NAME_WIDE if width >= _BARS else _MONEY_NAME, width - 12), 4)


def _total(name: str, amount: int, width: int, style: str) -> Content:
    column = _money_name(width)
    return Content.styled(fit(name, column) + fit(money(amount), 10, "right"), style)

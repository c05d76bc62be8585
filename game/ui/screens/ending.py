"""The ending: how it ended and why, the curves of the whole game, the ranking.

Invariant: a wide terminal shows all three at once; a smaller one shows them one
after another, and nothing of them is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Grid, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from game.session.view import Ending, View
from game.ui.actions import ACTION_BY_ID
from game.ui.figures import change, fit, plain
from game.ui.lessons import FIRST_STEPS
from game.ui.place import PlaceScreen
from game.ui.screens.curves import FIGURES, curves_of
from game.ui.screens.parts import Bar, Keys, Prose, heading, lines, quiet
from game.ui.widgets.chart import Chart
from game.ui.widgets.sheet import Sheet, wrapped
from game.words import N_, _, ngettext

ALL_WIDE: Final = 120
ALL_TALL: Final = 36
"""Size of a terminal from which the three parts are shown at once."""
PAGES: Final = (N_("Why"), N_("Curves"), N_("Ranking"))

_SIGNS: Final = {
    "ambition": ("★", "$accent"),
    "horizon": ("■", "$primary"),
    "fear": ("▼", "$loss"),
    "insolvency": ("✗", "$loss"),
    "sold": ("■", "$loss"),
    "triumph": ("★", "$accent"),
    "survival": ("■", "$primary"),
    "ruin": ("▼", "$loss"),
}
_WORDS: Final = {
    "ambition": N_("The ambition is reached"),
    "horizon": N_("The weeks are over"),
    "fear": N_("The fear came true"),
    "insolvency": N_("The money ran out"),
    "sold": N_("The firm was bought"),
    "triumph": N_("A triumph of another kind"),
    "survival": N_("Still standing"),
    "ruin": N_("A fall of another kind"),
}


class EndingScreen(PlaceScreen[None]):
    """Stays until the app goes elsewhere."""

    PLACE: ClassVar[str] = "ending"
    AUTO_FOCUS = "#why"
    DEFAULT_CSS = """
    EndingScreen {
        #tabs { height: 2; padding: 0 1; border-bottom: solid $faint; }
        #pages { height: 1fr; layout: horizontal; }
        #why, #ranking { display: none; width: 1fr; height: 1fr; padding: 1 2;
            scrollbar-size-vertical: 1; }
        #why Prose, #why Bullets { max-width: 92; margin-bottom: 1; }
        #curves { display: none; width: 1fr; height: 1fr; grid-size: 1 1; padding: 0 1; }
        #curves Chart { display: none; height: 1fr; }
        #curves Chart.-current { display: block; }
        &.-page0 #why, &.-page1 #curves, &.-page2 #ranking { display: block; }
        &.-page1 #curves { display: block; layout: grid; }
        &.-low #why, &.-low #ranking { padding: 0 1; }
        &.-page1 #told { display: none; }
        &.-wide.-tall {
            #tabs { display: none; }
            #told { width: 64; display: block; }
            #why, #ranking { display: block; padding: 1 2; }
            #why { height: auto; max-height: 68%; }
            #ranking { height: 1fr; border-top: solid $faint; }
            #curves { display: block; layout: grid; grid-size: 2 3; grid-gutter: 0 1; }
            #curves Chart { display: block; }
        }
    }
    """

    def __init__(self, ending: Ending, view: View) -> None:
        super().__init__()
        self._ending = ending
        self._view = view
        self._page = 0
        self._figure = 0

    def compose(self) -> ComposeResult:
        """Lay out the three parts."""
        ending, view = self._ending, self._view
        week = _("Week {week} of {weeks}").format(week=ending.turn, weeks=view.turns)
        yield Bar(f"{plain(view.title)} · {_('the end')}", f"{plain(ending.firm_name)} · {week}")
        yield Tabs([_(title) for title in PAGES])
        with Container(id="pages"):
            with Container(id="told"):
                with VerticalScroll(id="why"):
                    yield Prose(why_text(ending))
                    yield Bullets(ending.reasons)
                    if view.scenario == FIRST_STEPS[0]:
                        yield Prose(onward())
                with VerticalScroll(id="ranking"):
                    yield Ranking(ending, value_place(view))
            with Grid(id="curves"):
                for figure in FIGURES:
                    yield Chart(_(figure.title), value=figure.write, id=f"curve-{figure.name}")
        yield Keys()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer pages where they are shown in turn, and to read on while there is more."""
        if action in {"turn_page", "next_curve"} and self._shows_all:
            return False
        if action == "read_on" and self.is_mounted:
            return self._more_below() is not None or self._more_pages()
        return super().check_action(action, parameters)

    @property
    def _shows_all(self) -> bool:
        return self.app.size.width >= ALL_WIDE and self.app.size.height >= ALL_TALL

    def _more_below(self) -> VerticalScroll | None:
        """The first part in sight of which there is more below."""
        parts = list(self.query(VerticalScroll)) if self._shows_all else self._part_shown()
        return next((part for part in parts if part.scroll_y < part.max_scroll_y), None)

    def _part_shown(self) -> list[VerticalScroll]:
        """The part shown alone, where it is one to scroll."""
        names = ("#why", "", "#ranking")
        return [self.query_one(name, VerticalScroll) for name in names[self._page : self._page + 1]
                if name]  # fmt: skip

    def _more_pages(self) -> bool:
        """Whether a part comes after the one shown alone."""
        return not self._shows_all and self._page < len(PAGES) - 1

    def on_resize(self) -> None:
        """Offer other keys where another size shows more or less."""
        self.refresh_bindings()

    def on_mount(self) -> None:
        """Draw the curves and open the first page."""
        for figure in FIGURES:
            chart = self.query_one(f"#curve-{figure.name}", Chart)
            chart.show(curves_of(self._view, figure))
        for part in self.query(VerticalScroll):
            self.watch(part, "scroll_y", self.refresh_bindings)
        self._show()

    def _show(self) -> None:
        for page in range(len(PAGES)):
            self.set_class(page == self._page, f"-page{page}")
        self.query_one(Tabs).show(self._page)
        for place, chart in enumerate(self.query(Chart)):
            chart.set_class(place == self._figure, "-current")
        self.call_after_refresh(self.refresh_bindings)

    def action_read_on(self) -> None:
        """A page further in the part in sight, and from its end on to the next part."""
        if part := self._more_below():
            part.scroll_page_down(animate=False)
        elif self._more_pages():
            self.show_page(self._page + 1)

    def action_turn_page(self, step: int) -> None:
        """Show the next part, or the one before."""
        self.show_page((self._page + step) % len(PAGES))

    def show_page(self, page: int) -> None:
        """Show a part."""
        self._page = page
        self._show()
        focus = ("#why", "#curves", "#ranking")[page]
        self.query_one(focus).focus()

    def on_tabs_clicked(self, event: Tabs.Clicked) -> None:
        """Show the part that was clicked."""
        self.show_page(event.page)

    def action_next_curve(self) -> None:
        """Show the next figure."""
        if self._page == 1:
            self._figure = (self._figure + 1) % len(FIGURES)
        self.show_page(1)


def why_text(ending: Ending) -> Content:
    """How it ended, in the chief's eyes."""
    sign, shade = _SIGNS.get(ending.kind, ("■", "$primary"))
    kind = _(_WORDS[ending.kind]) if ending.kind in _WORDS else plain(ending.kind)
    return lines(
        [
            Content.assemble((f"{sign} ", shade), (plain(ending.title), f"bold {shade}")),
            quiet(f"{kind} · {plain(ending.firm_name)}"),
            "",
            plain(ending.reason),
        ]
    )


def onward() -> Content:
    """What to play after the first steps."""
    text = _("▶ Next: the whole world, from The Cold Shot on. [{key}] opens it, chosen.")
    return Content.styled(text.format(key=ACTION_BY_ID["new-game"].key), "bold $accent")


def value_place(view: View) -> int:
    """The own firm's place by value, from 1."""
    richer = sum(firm.value > view.me.value for firm in view.firms)
    return richer + 1


class Bullets(Sheet):
    """Reasons one below another, each with its further lines under its first word."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__()
        self._reasons = reasons

    def lines(self, width: int) -> Sequence[Content]:
        """The heading and every reason, wrapped; nothing when there is none."""
        found = [heading(_("Because"))] if self._reasons else []
        for reason in self._reasons:
            first, *rest = wrapped(reason, max(width - 2, 8)) or [""]
            found.append(Content.assemble(("· ", "$accent"), first))
            found.extend(Content("  " + line) for line in rest)
        return found


class Tabs(Static):
    """The parts of the ending by name; a click opens one."""

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__(markup=False, id="tabs")
        self._titles = titles

    class Clicked(Message):
        """A part was clicked."""

        def __init__(self, page: int) -> None:
            super().__init__()
            self.page = page

    def show(self, page: int) -> None:
        """Mark the part that is open."""
        parts = []
        for place, title in enumerate(self._titles):
            shown = place == page
            style = "bold $accent" if shown else "$quiet"
            parts.append(Content.styled(f"{'▸' if shown else ' '}{title}   ", style))
        self.update(Content("").join(parts))

    def on_click(self, event: events.Click) -> None:
        """Open the part under the pointer."""
        start = self.gutter.left
        for page, title in enumerate(self._titles):
            end = start + Content(title).cell_length + 4
            if start <= event.x < end:
                self.post_message(self.Clicked(page))
            start = end


class Ranking(Sheet):
    """Everybody by growth since the start, and whose ambition was reached."""

    def __init__(self, ending: Ending, by_value: int) -> None:
        """Rank the firms of `ending`; the person's stands at `by_value` by value, from 1."""
        super().__init__()
        self._ending = ending
        self._by_value = by_value

    def lines(self, width: int) -> Sequence[Content]:
        """A line per firm with a bar either way from the middle."""
        ranking = self._ending.ranking
        reached = sum(1 for _name, _growth, ambition in ranking if ambition)
        head = ngettext(
            "{n} chief reached the ambition (★).", "{n} chiefs reached the ambition (★).", reached
        ).format(n=reached)
        fates = self._ending.fates
        most = max((abs(row[1]) for row in ranking if row[0] not in fates), default=0.0) or 1.0
        return [
            heading(_("Growth of value per share since the start")),
            *map(quiet, wrapped(self._places(), width)),
            *(self._line(place, row, most, width) for place, row in enumerate(ranking, 1)),
            Content(""),
            quiet(head),
        ]

    def _places(self) -> str:
        """Where the person stands, by growth and by value."""
        names = [name for name, _growth, _ambition in self._ending.ranking]
        if self._ending.firm_name not in names:
            return ""
        return _("You are number {growth} of {count} by growth, number {value} by value.").format(
            growth=names.index(self._ending.firm_name) + 1, count=len(names), value=self._by_value
        )

    def _line(self, place: int, row: tuple[str, float, bool], most: float, width: int) -> Content:
        name, growth, ambition = row
        mine = name == self._ending.firm_name
        room = max(width - 32, 0)
        head = Content.assemble(
            (f"{place:>2} ", "$quiet"),
            ("★ " if ambition else "  ", "$accent"),
            (fit(plain(name), 15), "bold $accent" if mine else ""),
        )
        if fate := self._ending.fates.get(name, ""):
            return Content("").join([head, quiet(f"  {fit(fate, max(width - 22, 8))}")])
        bar = ("█" if growth > 0 else "▒") * round(min(abs(growth) / most, 1.0) * room)
        return Content.assemble(
            head,
            (fit(change(growth), 10, "right"), "bold"),
            "  ",
            (bar, "$gain" if growth > 0 else "$loss"),
        )

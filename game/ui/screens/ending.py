"""The ending: how it ended and why, the curves of the whole game, the ranking.

Invariant: a wide terminal shows all three at once; a smaller one shows them one
after another, and nothing of them is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, Final

from attrs import frozen
from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Grid, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from game.session.view import Ending, View
from game.ui.figures import change, count, fit, money, percent, plain, price
from game.ui.place import PlaceScreen
from game.ui.screens.parts import Bar, Keys, Prose, heading, lines, quiet
from game.ui.widgets.chart import Chart, Curve
from game.ui.widgets.sheet import Sheet
from game.words import N_, _, ngettext

PAGES: Final = (N_("Why"), N_("Curves"), N_("Ranking"))

_SIGNS: Final = {
    "ambition": ("★", "$accent"),
    "horizon": ("■", "$primary"),
    "fear": ("▼", "$loss"),
    "insolvency": ("✗", "$loss"),
}
_WORDS: Final = {
    "ambition": N_("The ambition is reached"),
    "horizon": N_("The weeks are over"),
    "fear": N_("The fear came true"),
    "insolvency": N_("The money ran out"),
}
_OTHERS: Final = 4
"""How many firms' curves stand beside one's own."""


@frozen
class Figure:
    """A figure over the game: its name in the history, its title, how it is written.

    `whose` is "all" for every firm's, "own" for the chair's, "world" for the world's;
    `growth` shows it as a change since the start.
    """

    name: str
    title: str
    write: Callable[[float], str]
    whose: str = "all"
    growth: bool = False


FIGURES: Final = (
    Figure("value", N_("Value since the start"), change, growth=True),
    Figure("usage_share", N_("Share of usage"), percent),
    Figure("price", N_("Price of a million tokens"), price),
    Figure("cash", N_("Own cash"), money, "own"),
    Figure("spot_price", N_("Rent of a unit, a week"), price, "world"),
    Figure("compute_used", N_("Compute in use, units"), count, "world"),
)


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
        #why Prose { max-width: 92; margin-bottom: 1; }
        #curves { display: none; width: 1fr; height: 1fr; grid-size: 1 1; padding: 0 1; }
        #curves Chart { display: none; height: 1fr; }
        #curves Chart.-current { display: block; }
        &.-page0 #why, &.-page1 #curves, &.-page2 #ranking { display: block; }
        &.-page1 #curves { display: block; layout: grid; }
        &.-low #why, &.-low #ranking { padding: 0 1; }
        &.-page1 #told { display: none; }
        &.-wide.-tall {
            #tabs { display: none; }
            #told { width: 60; display: block; }
            #why, #ranking { display: block; padding: 1 2; }
            #why { height: 1fr; }
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
                with VerticalScroll(id="ranking"):
                    yield Ranking(ending)
            with Grid(id="curves"):
                for figure in FIGURES:
                    yield Chart(_(figure.title), value=figure.write, id=f"curve-{figure.name}")
        yield Keys()

    def on_mount(self) -> None:
        """Draw the curves and open the first page."""
        for figure in FIGURES:
            chart = self.query_one(f"#curve-{figure.name}", Chart)
            chart.show(curves_of(self._view, figure))
        self._show()

    def _show(self) -> None:
        for page in range(len(PAGES)):
            self.set_class(page == self._page, f"-page{page}")
        self.query_one(Tabs).show(self._page)
        for place, chart in enumerate(self.query(Chart)):
            chart.set_class(place == self._figure, "-current")

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
    """How it ended, and the reasons with their figures."""
    sign, shade = _SIGNS.get(ending.kind, ("■", "$primary"))
    kind = _(_WORDS[ending.kind]) if ending.kind in _WORDS else plain(ending.kind)
    reasons = [Content.assemble(("  · ", "$accent"), plain(text)) for text in ending.reasons]
    return lines(
        [
            Content.assemble((f"{sign} ", shade), (plain(ending.title), f"bold {shade}")),
            quiet(f"{kind} · {plain(ending.firm_name)}"),
            "",
            plain(ending.reason),
            "",
            *([heading(_("Because"))] if reasons else []),
            *reasons,
        ]
    )


def curves_of(view: View, figure: Figure) -> list[Curve]:
    """The curves of a figure: one's own first, then those that ended highest and lowest."""
    series = view.history.get(figure.name, {})
    if figure.whose == "world":
        return [Curve(_(figure.title), tuple(series["world"]))] if "world" in series else []
    names = {firm.id: firm.name for firm in view.firms}
    shown = {
        firm: since_start(values) if figure.growth else tuple(values)
        for firm, values in series.items()
        if firm in names and any(values)
    }
    others = [] if figure.whose == "own" else _outermost(shown, view.firm)
    own = [view.firm] if view.firm in shown else []
    return [Curve(names[firm], shown[firm]) for firm in (*own, *others)]


def since_start(values: Sequence[float]) -> tuple[float, ...]:
    """Each value as a change since the first."""
    first = values[0]
    return tuple(value / first - 1.0 if first else 0.0 for value in values)


def _outermost(shown: Mapping[str, Sequence[float]], own: str) -> list[str]:
    """Of the other firms those that ended highest and lowest, highest first."""
    others = sorted((firm for firm in shown if firm != own), key=lambda firm: -shown[firm][-1])
    half = _OTHERS // 2
    return others if len(others) <= _OTHERS else others[:half] + others[-half:]


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

    def __init__(self, ending: Ending) -> None:
        super().__init__()
        self._ending = ending

    def lines(self, width: int) -> Sequence[Content]:
        """A line per firm with a bar either way from the middle."""
        ranking = self._ending.ranking
        reached = sum(1 for _name, _growth, ambition in ranking if ambition)
        head = ngettext(
            "{n} chief reached the ambition (★).", "{n} chiefs reached the ambition (★).", reached
        ).format(n=reached)
        most = max((abs(growth) for _name, growth, _ambition in ranking), default=0.0) or 1.0
        return [
            heading(_("Growth of value since the start")),
            *(self._line(place, row, most, width) for place, row in enumerate(ranking, 1)),
            Content(""),
            quiet(head),
        ]

    def _line(self, place: int, row: tuple[str, float, bool], most: float, width: int) -> Content:
        name, growth, ambition = row
        mine = name == self._ending.firm_name
        room = max(width - 32, 0)
        bar = ("█" if growth > 0 else "▒") * round(min(abs(growth) / most, 1.0) * room)
        return Content.assemble(
            (f"{place:>2} ", "$quiet"),
            ("★ " if ambition else "  ", "$accent"),
            (fit(plain(name), 15), "bold $accent" if mine else ""),
            (fit(change(growth), 10, "right"), "bold"),
            "  ",
            (bar, "$gain" if growth > 0 else "$loss"),
        )

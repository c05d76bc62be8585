"""The first day: what the chief is told, while the engine is made ready.

Invariant: reading never waits for the engine, and the desk never opens before
the game has begun.
"""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.timer import Timer

from game.ui.door import Door, DoorError
from game.ui.figures import date, plain
from game.ui.place import PlaceScreen
from game.ui.screens.chairs import Seat
from game.ui.screens.parts import Bar, Gauge, Keys, Prose, heading, lines, paragraphs, quiet
from game.ui.screens.seats import starting_figures
from game.ui.screens.ways import ways_to_end, when_lost, when_met
from game.words import _


class BriefingScreen(PlaceScreen[bool]):
    """Dismissed with True when the game has begun and the person goes to the desk."""

    PLACE: ClassVar[str] = "briefing"
    AUTO_FOCUS = "#letter"
    DEFAULT_CSS = """
    BriefingScreen {
        #body { height: 1fr; layout: vertical; }
        #reading { height: 1fr; }
        #letter { height: 1fr; padding: 1 2; scrollbar-size-vertical: 1; }
        #letter Prose { max-width: 92; margin-bottom: 1; }
        #more { height: 1; padding: 0 2; visibility: hidden; }
        #goals { height: auto; padding: 0 2; }
        #goals Prose { max-width: 92; }
        .wide { display: none; }
        #notice { color: $quiet; }
        #engine { dock: bottom; height: auto; padding: 0 2; margin-bottom: 1; }
        #ready { height: auto; min-height: 1; max-height: 4; }
        &.-low #letter { padding: 0 1; }
        &.-low #goals { display: none; }
        &.-wide .wide { display: block; }
        &.-wide #goals Prose { margin-bottom: 1; }
        &.-wide #body { layout: horizontal; }
        &.-wide #letter { padding: 2 6; }
        &.-wide #more { padding: 0 6; }
        &.-wide #reading { width: 2fr; }
        &.-wide #goals { width: 1fr; padding: 2 4; height: 1fr; border-left: solid $faint; }
    }
    """

    def __init__(self, door: Door, seat: Seat, seed: int) -> None:
        super().__init__()
        self._door = door
        self._seat = seat
        self._seed = seed
        self._begun = False
        self._eager = False
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the letter, the goals and the state of the engine."""
        scenario = self._seat.loaded.compiled.scenario
        firm = scenario.firms[self._seat.chair]
        seed = _("seed {seed}").format(seed=self._seed)
        yield Bar(f"{plain(firm.name)} · {_('briefing')}", f"{seed} · {date(scenario.start)}")
        with Container(id="body"):
            with Container(id="reading"):
                with VerticalScroll(id="letter"):
                    yield Prose(Content.styled(plain(scenario.title), "bold"))
                    yield Prose(paragraphs(firm.briefing), id="briefing")
                    yield Prose(paragraphs(scenario.about))
                    yield Prose(
                        lines(
                            [
                                heading(_("How this can end")),
                                ways_to_end(scenario, self._seat.chair),
                            ]
                        )
                    )
                    yield Prose(paragraphs(scenario.notice), id="notice")
                yield Prose(quiet(_("▼ more below: space reads on")), id="more")
            with Container(id="goals"):
                want, dread = _("You want"), _("You dread")
                wanted, dreaded = firm.ambition.text, firm.fear.text
                yield Prose(_goal(f"▲ {want}", "bold $gain", wanted, when_met(firm)))
                yield Prose(_goal(f"▼ {dread}", "bold $loss", dreaded, when_lost(firm)))
                yield Prose(heading(_("Where you start")), classes="wide")
                yield Prose(starting_figures(scenario, self._seat.chair), classes="wide")
        with Container(id="engine"):
            yield Gauge()
            yield Prose(id="ready")
        yield Keys()

    def on_mount(self) -> None:
        """Begin the game behind the text; tell while there is more of the text below."""
        letter = self.query_one("#letter", VerticalScroll)
        for figure in ("scroll_y", "virtual_size", "show_vertical_scrollbar"):
            self.watch(letter, figure, self._moved)
        self._timer = self.set_interval(1 / 15, self._watch)
        self._begin()

    @work(exclusive=True)
    async def _begin(self) -> None:
        try:
            await self._door.start(self._seat.loaded, self._seat.chair, self._seed)
        except DoorError as error:
            why = Content.styled(_("The game cannot begin:") + " ", "bold $loss")
            self._say(Content.assemble(why, str(error)))
            self._stop_watching()
            return
        self._begun = True
        self._stop_watching()
        self._say(heading(_("Ready. Enter takes you to the desk.")))
        if self._eager:
            self.dismiss(True)

    def _watch(self) -> None:
        engine = self._door.engine
        if not engine.fault:
            self.query_one(Gauge).show(engine.part, engine.text)

    def _stop_watching(self) -> None:
        """Nothing moves any more: show how far it came, and tick no more."""
        self._watch()
        if self._timer is not None:
            self._timer.stop()

    def _say(self, text: Content) -> None:
        self.query_one("#ready", Prose).update(text)

    def action_begin(self) -> None:
        """Go to the desk, now or as soon as the engine is ready."""
        if self._begun:
            self.dismiss(True)
        elif not self._door.engine.fault:
            self._eager = True
            self._say(quiet(_("The desk opens as soon as the engine is ready.")))

    def _moved(self) -> None:
        """Look how far the letter goes once it has been laid out."""
        self.call_after_refresh(self._tell_of_more)

    def _tell_of_more(self) -> None:
        """Say below the letter that it goes on, as long as it does."""
        for more in self.query("#more"):
            more.visible = self._goes_on()
        self.refresh_bindings()

    def _goes_on(self) -> bool:
        letter = self.query_one("#letter", VerticalScroll)
        return letter.scroll_y < letter.max_scroll_y

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Reading on ends at the last line."""
        if action == "read_on" and self.is_mounted:
            return self._goes_on()
        return super().check_action(action, parameters)

    def action_read_on(self) -> None:
        """Scroll the letter a page further."""
        self.query_one("#letter", VerticalScroll).scroll_page_down()

    def action_go_back(self) -> None:
        """Choose another chair."""
        self.dismiss(False)


def _goal(title: str, style: str, text: str, when: str) -> Content:
    told = Content.assemble(paragraphs(text), " ", (when, "$quiet"))
    return lines([Content.styled(title, style), told])

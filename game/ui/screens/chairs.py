"""Choosing a scenario and a chair: the firms with what they start with, want and dread.

Invariant: a scenario that cannot be read shows its problems in the place of its
chairs, and never keeps another from being chosen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from attrs import frozen
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.message import Message

from game.ui.door import Door, DoorError
from game.ui.figures import plain
from game.ui.lessons import FIRST_STEPS
from game.ui.modding import stack_parts
from game.ui.place import PlaceScreen
from game.ui.screens.choices import Choices
from game.ui.screens.parts import Bar, Keys, Prose, heading, lines, paragraphs, quiet
from game.ui.screens.seats import about_chair, about_scenario, columns, facts_of, seat_row
from game.ui.widgets.sheet import Sheet
from game.words import _, use_words

if TYPE_CHECKING:
    from game.compiled.load import Game as Loaded
    from game.scenario.load import ScenarioCard
    from game.scenario.model import Fact, Scenario


_UNDATED: Final = "~"
"""Where a scenario stands that names no first day: behind the others."""


@frozen(kw_only=True)
class Seat:
    """A chair of a scenario."""

    loaded: Loaded
    chair: str


class Intro(Sheet):
    """What a scenario is about; an ellipsis tells that there is more than room."""

    _scenario: Scenario | None = None

    def tell(self, scenario: Scenario) -> None:
        """Tell of this scenario."""
        self._scenario = scenario
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """When it plays, and what it is about; or whatever was put here instead."""
        if self._scenario is None:
            return super().lines(width)
        return about_scenario(self._scenario, width, self._rows())

    def put(self, lines: Sequence[Content]) -> None:
        """Show these lines instead of a scenario."""
        self._scenario = None
        super().put(lines)

    def _rows(self) -> int:
        classes = self.screen.classes
        if classes & {"-low", "-narrow"}:
            return 1
        return 7 if "-wide" in classes else 2


class ChairsScreen(PlaceScreen[None]):
    """Posts the seat that was taken and stays, so that one may come back to it."""

    PLACE: ClassVar[str] = "chairs"
    AUTO_FOCUS = "Choices"
    DEFAULT_CSS = """
    ChairsScreen {
        #scenario { padding: 0 1; color: $foreground; }
        #seats { height: auto; margin-top: 1; padding: 0 1; }
        #seats VerticalScroll { height: auto; scrollbar-size-vertical: 1; }
        &.-medium #seats VerticalScroll { max-height: 11; }
        &.-medium.-tall #seats VerticalScroll { max-height: 22; }
        #about { height: 1fr; padding: 0 1; margin-top: 1; scrollbar-size-vertical: 1; }
        #body { height: 1fr; layout: vertical; }
        #problems { display: none; padding: 0 1; }
        &.-broken #problems { display: block; }
        &.-broken #seats, &.-broken #about { display: none; }
        &.-low #seats { margin: 0; height: 1fr; }
        &.-low #seats VerticalScroll { height: 1fr; }
        &.-low #about { display: none; }
        &.-wide #body { layout: horizontal; }
        &.-wide #seats { width: 76; }
        &.-wide #about { width: 1fr; padding: 0 3; border-left: solid $faint; }
        &.-wide #scenario { padding: 1 1 0 1; }
    }
    """

    class Taken(Message):
        """A chair was taken."""

        def __init__(self, seat: Seat) -> None:
            super().__init__()
            self.seat = seat

    def __init__(self, door: Door, scenario: str = "", chair: str = "") -> None:
        super().__init__()
        self._door = door
        self._asked = scenario
        self._names: Sequence[str] = []
        self._titles: dict[str, str] = {}
        self._place = 0
        self._first_chair = chair
        self._loaded: Loaded | None = None
        self._facts: Mapping[str, Fact] = {}

    def compose(self) -> ComposeResult:
        """Lay out the scenario's line, the chairs, and what is known of one of them."""
        yield Bar(_("Whose chair?"))
        yield Intro(id="scenario")
        with Container(id="body"):
            with Container(id="seats"), VerticalScroll(can_focus=False):
                yield Choices(columns(), empty=_("Reading the scenario …"))
            with VerticalScroll(id="about"):
                yield Prose(id="chair")
            with VerticalScroll(id="problems"):
                yield Prose(id="said")
        yield Keys()

    def on_mount(self) -> None:
        """Read the first scenario."""
        self._read()

    @work(exclusive=True)
    async def _read(self) -> None:
        """Show the scenario at the present place, or what is wrong with it."""
        try:
            if not self._names:
                await self._list_scenarios()
            if not self._names:
                self._say_broken(_("No scenario is installed."))
                return
            loaded, problems = await self._door.scenario(self._names[self._place])
            self._facts = await self._door.facts()
        except DoorError as error:
            self._say_broken(str(error))
            return
        self._loaded = loaded
        if loaded is None:
            self._say_broken(problems.to_text())
        else:
            self._show(loaded.compiled.scenario)

    async def _list_scenarios(self) -> None:
        """List what is installed, with the one asked for in front of the eyes, or that alone."""
        cards = sorted(await self._door.cards(), key=_for_beginners_first)
        self._titles = {card.id: card.title or card.id for card in cards}
        self._names = list(self._titles)
        if self._asked in self._names:
            self._place = self._names.index(self._asked)
        elif self._asked:
            self._names = [self._asked]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with the scenario that is shown."""
        if action in {"take", "facts", "read_chair"}:
            return self._loaded is not None
        return len(self._names) > 1 if action == "other_scenario" else True

    @property
    def _scenario(self) -> Scenario | None:
        return self._loaded.compiled.scenario if self._loaded else None

    def _say_broken(self, text: str) -> None:
        self._loaded = None
        self.add_class("-broken")
        name = self._names[self._place] if self._names else ""
        self.query_one(Intro).put([Content(plain(name))])
        self.query_one("#said", Prose).update(lines([heading(_("It cannot be played:")), text]))
        self._show_bar("")

    def _show(self, scenario: Scenario) -> None:
        self.remove_class("-broken")
        use_words(scenario.words)
        mods = stack_parts(self._loaded.id)[1] if self._loaded else ()
        self._show_bar(" + ".join((plain(scenario.title), *mods)))
        self.query_one(Intro).tell(scenario)
        choices = self.query_one(Choices)
        chairs = [id_ for id_, firm in scenario.firms.items() if firm.chair]
        choices.show([seat_row(scenario, firm) for firm in chairs], columns())
        first = self._first_chair if self._first_chair in chairs else scenario.protagonist
        choices.put_cursor(first)
        self._show_chair(choices.key)
        # The table can only scroll to its cursor once it has been laid out.
        self.call_after_refresh(choices.keep_in_sight)

    def _show_bar(self, title: str) -> None:
        count = len(self._names)
        place = f"  {self._place + 1}/{count}" if count > 1 else ""
        self.query_one(Bar).show(_("Whose chair?"), title + place)
        self.refresh_bindings()

    @on(Choices.Moved)
    def _moved(self, event: Choices.Moved) -> None:
        self._show_chair(event.key)

    def _show_chair(self, firm: str) -> None:
        if self._scenario and firm in self._scenario.firms:
            about = about_chair(self._scenario, firm)
            if not self.has_class("-wide"):
                told = paragraphs(self._scenario.about)
                about = lines([about, "", heading(plain(self._scenario.title)), told])
            else:
                facts = facts_of(self._scenario, firm, self._facts)
                about = lines([about, "", heading(_("What the figures rest on")), facts])
            self.query_one("#chair", Prose).update(about)
            self.query_one("#about", VerticalScroll).scroll_home(animate=False)

    def on_resize(self) -> None:
        """Show as much of the chair as the new width has room for."""
        self.call_after_refresh(lambda: self._show_chair(self.query_one(Choices).key))

    @on(Choices.Opened)
    def _opened(self) -> None:
        self.action_take()

    def action_take(self) -> None:
        """Take the chair under the cursor."""
        chair = self.query_one(Choices).key
        if self._loaded and chair:
            self.post_message(self.Taken(Seat(loaded=self._loaded, chair=chair)))

    def action_other_scenario(self, steps: int = 1) -> None:
        """Look at the next scenario, or at the one before."""
        self._place = (self._place + steps) % len(self._names)
        self._say_reading(self._titles[self._names[self._place]])
        self._read()

    def _say_reading(self, title: str) -> None:
        """Show at once that another scenario is on its way."""
        self._loaded = None
        self.remove_class("-broken")
        text = _("Setting up “{name}” …").format(name=plain(title))
        self.query_one(Intro).put([quiet(text)])
        self.query_one(Choices).show([])
        self.query_one("#chair", Prose).update(Content(""))
        self._show_bar(plain(title))

    def action_facts(self) -> None:
        """Read what the starting figures of this chair rest on."""
        from game.ui.screens.reading import ReadingScreen  # noqa: PLC0415 - only when asked for

        chair = self.query_one(Choices).key
        if not self._scenario or not chair:
            return
        firm = self._scenario.firms[chair]
        sections: list[tuple[str, Content | str]] = [
            ("", quiet(_("What the starting figures rest on, and how far to trust it."))),
            (plain(firm.name), facts_of(self._scenario, chair, self._facts)),
        ]
        self.app.push_screen(ReadingScreen(_("Facts"), sections))

    def action_read_chair(self) -> None:
        """Read all of what is told of the scenario and of this chair."""
        from game.ui.screens.reading import ReadingScreen  # noqa: PLC0415 - only when asked for

        chair = self.query_one(Choices).key
        if not self._scenario or not chair:
            return
        title = plain(self._scenario.title)
        sections: list[tuple[str, Content | str]] = [
            (title, paragraphs(self._scenario.about)),
            ("", about_chair(self._scenario, chair)),
        ]
        self.app.push_screen(ReadingScreen(title, sections))

    def action_go_back(self) -> None:
        """Go back without a chair."""
        self.dismiss(None)


def _for_beginners_first(card: ScenarioCard) -> tuple[bool, str, int]:
    """The one that teaches, then the others as the year goes, short ones before long ones."""
    return card.id != FIRST_STEPS[0], card.start or _UNDATED, card.turns

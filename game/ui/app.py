"""The app: which screen comes next, and the actions that work wherever one is.

Invariant: the title is always at the bottom of the stack and the desk of the
game under way right above it; nothing heavier than the title is imported
before the first frame.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import work
from textual.app import App
from textual.command import CommandPalette
from textual.screen import Screen

from game.ui import routes, theme
from game.ui.door import Door, DoorError
from game.ui.fault import describe_fault
from game.ui.leaving import SavesAndLeaves
from game.ui.lessons import FIRST_STEPS, NEXT_STEPS
from game.ui.opening import Desk, Opening
from game.ui.palette import WarringCommands
from game.ui.place import place_of
from game.ui.screens.title import TitleScreen
from game.ui.turns import KeysInTurn
from game.words import _

if TYPE_CHECKING:
    from game.session.saves import SaveEntry
    from game.session.view import WeekReport
    from game.ui.screens.chairs import ChairsScreen, Seat
    from game.ui.screens.dialogs import WaitDialog

MOST_SEEDS = 1_000_000
MOST_WEEKS = 8
"""Weeks handed in at most without anybody looking."""


class WarringApp(SavesAndLeaves, KeysInTurn, App[int], inherit_bindings=False):
    """The game in a terminal."""

    TITLE = "Warring Compute"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+backslash"  # ctrl+p is the registry's to give
    COMMANDS: ClassVar = {WarringCommands}
    NOTIFICATION_TIMEOUT = 3

    def __init__(self, door: Door, opening: Opening | None = None) -> None:
        super().__init__()
        self.door = door
        self.opening = opening or Opening()
        self.register_theme(theme.WARRING)
        self.theme = theme.NAME

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The game's own colours, for whatever theme is in use."""
        return theme.VARIABLES

    def get_default_screen(self) -> Screen[None]:
        """The title, under everything else."""
        return TitleScreen()

    def on_ready(self) -> None:
        """Go where the command line points, once the title is drawn."""
        opening = self.opening
        if opening.load:
            self._open_file(opening.load)
        elif opening.scenario or opening.chair:
            self._choose(opening.scenario, opening.chair)
        else:
            self._look_for_newest()

    # From the title.

    @work(group="newest", exclusive=True)
    async def _look_for_newest(self) -> None:
        """Tell the title which game Continue plays on."""
        try:
            entry = await self.door.newest()
        except DoorError:
            entry = None
        if isinstance(self.screen, TitleScreen):
            self.screen.show_newest(_describe(entry) if entry else "")

    async def action_new_game(self) -> None:
        """Choose a scenario and a chair, read the briefing, go to the desk."""
        scenario, chair = self._played()
        await self.go_home()
        self._choose(scenario, chair, ask=True)

    async def action_first_steps(self) -> None:
        """Go where the game is learnt."""
        await self.go_home()
        self._choose(*FIRST_STEPS)

    def _played(self) -> tuple[str, str]:
        """Scenario and chair to be offered: those of the game under way, or what follows it."""
        view = self.door.view() if self.desk else None
        if view and self.door.ending and view.scenario == FIRST_STEPS[0]:
            return NEXT_STEPS
        return (view.scenario, view.firm) if view else ("", "")

    @work(group="flow", exclusive=True)
    async def _choose(self, scenario: str = "", chair: str = "", *, ask: bool = False) -> None:
        """Let a chair be chosen, unless both are named and nobody wants to `ask`."""
        self._warm_up()
        seat = None if ask else await self._seat_asked_for(scenario, chair)
        if seat is None:
            await self.push_screen(routes.chairs(self.door, scenario, chair))
        else:
            self._brief(seat)

    def on_chairs_screen_taken(self, event: ChairsScreen.Taken) -> None:
        """Brief the chief whose chair was taken."""
        if place_of(self.screen) == "chairs":
            self._brief(event.seat)

    @work(group="flow", exclusive=True)
    async def _brief(self, seat: Seat) -> None:
        """Show the briefing over the chairs, so that going back leads to them."""
        if await self.push_screen_wait(routes.briefing(self.door, seat, self._seed())):
            await self._open_desk()
        elif len(self.screen_stack) == 1:  # the command line took the chair
            scenario = self.opening.scenario or seat.loaded.id
            await self.push_screen(routes.chairs(self.door, scenario, seat.chair))

    async def _seat_asked_for(self, name: str, chair: str) -> Seat | None:
        """The seat the command line names, when it names all of it and it is there."""
        if not (name and chair):
            return None
        try:
            loaded, _problems = await self.door.scenario(name)
        except DoorError:
            return None
        if loaded is None:
            return None
        firm = loaded.compiled.scenario.firms.get(chair)
        if firm is None or not firm.chair:
            self.tell(_("There is no chair called “{chair}”.").format(chair=chair))
            return None
        return routes.seat(loaded, chair)

    def _seed(self) -> int:
        """The seed of a new game: the one asked for, or any."""
        asked = self.opening.seed
        return random.randrange(MOST_SEEDS) if asked is None else asked  # noqa: S311 - a game

    @work(group="warm")
    async def _warm_up(self) -> None:
        await self.door.warm_up()

    @work(group="flow", exclusive=True)
    async def action_continue_game(self) -> None:
        """Play on from the newest save."""
        await self._resume()

    @work(group="flow", exclusive=True)
    async def action_load_game(self) -> None:
        """Choose among all saves."""
        entry = await self.push_screen_wait(routes.saves(self.door))
        if entry is not None:
            await self._resume(entry)

    @work(group="flow", exclusive=True)
    async def _open_file(self, path: Path) -> None:
        """Play on from the save the command line names."""
        try:
            entry = await self.door.entry(path)
        except DoorError as error:
            self.tell(str(error))
            return
        if entry.loadable:
            await self._resume(entry)
        else:
            title = _("This save cannot be loaded")
            self.push_screen(routes.notice(title, f"{path}\n\n{entry.reason}"))

    async def _resume(self, entry: SaveEntry | None = None) -> None:
        """Load a save, or the newest, behind a gauge, then go to the desk."""
        wait = routes.waiting(self.door, _("Looking for your newest game …"))
        await self.push_screen(wait)
        fault = await self._load(entry, wait)
        if fault:
            self.tell(fault)
        if wait not in self.screen_stack:  # the person went back meanwhile
            self.door.forget()
        elif fault:
            await wait.dismiss()
        else:
            await self._open_desk()

    async def _load(self, entry: SaveEntry | None, wait: WaitDialog) -> str:
        """Make a save, or the newest, the game under way; what hinders it, or ""."""
        try:
            entry = entry or await self.door.newest()
            if entry is None:
                return _("There is no saved game yet.")
            wait.say(_describe(entry))
            await self.door.resume(entry)
        except DoorError as error:
            return str(error)
        return ""

    @work(group="flow", exclusive=True)
    async def action_workshop(self) -> None:
        """Look at scenarios and mods, and start one of them."""
        scenario = await self.push_screen_wait(routes.workshop(self.door))
        if scenario:
            self._choose(scenario, ask=True)

    def action_how_to_play(self) -> None:
        """Open the page that explains the game."""
        self.clear_notifications()
        self.push_screen(routes.how_to_play())

    # The game.

    async def _open_desk(self) -> None:
        """Put the desk right above the title; what stood there is seen until it is drawn."""
        desk = routes.desk(self.door)
        with self.batch_update():
            while len(self.screen_stack) > 2:
                await self.pop_screen()
            await (self.switch_screen if len(self.screen_stack) > 1 else self.push_screen)(desk)
        if self.door.ending:
            self._show_ending()

    @property
    def desk(self) -> Desk | None:
        """The desk of the game under way; without it no game is."""
        found = [screen for screen in self.screen_stack if place_of(screen) == "desk"]
        return cast("Desk", found[0]) if found else None

    def action_hand_in(self) -> None:
        """Resolve the week and show its report."""
        if self.door.playing:
            self._resolve()

    def action_hand_in_on(self) -> None:
        """Resolve weeks until something concerns the person, and show the last one's report."""
        if self.door.playing:
            self._resolve(MOST_WEEKS)

    def action_ending_again(self) -> None:
        """From the desk of a finished game back to the ending."""
        self._show_ending()

    def action_new_order(self) -> None:
        """Open the list of all orders."""
        if self.desk and self.door.playing:
            self.desk.new_order()

    @work(group="flow", exclusive=True)
    async def _resolve(self, weeks: int = 1) -> None:
        question = routes.doubting(self.door)
        if question and await self.push_screen_wait(question) != "yes":
            return
        brought, told = await self._weeks(weeks)
        if self.desk:
            self.desk.show_week()
        if brought is None:
            return
        if self.door.saved_badly:
            self.tell(self.door.saved)
        await self.push_screen_wait(routes.report(self.door, brought, told))
        if self.door.ending:
            self._show_ending()

    async def _weeks(self, most: int) -> tuple[WeekReport | None, str]:
        """Resolve up to `most` weeks; the report of the last, and of a row why it ended there."""
        last: WeekReport | None = None
        told = ""
        for played in range(1, most + 1):
            before = self.door.view()
            brought = await self.push_screen_wait(routes.resolving(self.door))
            if brought is None:
                break
            last = routes.following(last, brought)
            why = routes.concern(self.door, before, brought) if most > 1 else ""
            told = routes.stopped(played, why) if most > 1 else ""
            if why:
                break
        return last, told

    def _show_ending(self) -> None:
        if screen := routes.ending(self.door):
            self.push_screen(screen)

    def action_look_around(self) -> None:
        """From the ending back to the desk."""
        if place_of(self.screen) == "ending":
            self.pop_screen()
            self.mention(_("The game has ended; z shows the ending again."))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what a game under way needs only while it is, the ending only after it."""
        if action in {"undo", "hand_in", "hand_in_on", "new_order"}:
            return self.door.playing
        if action == "ending_again":
            return bool(self.door.ending)
        return super().check_action(action, parameters)

    def action_undo(self) -> None:
        """Take back the last order of this week."""
        taken = self.door.undo()
        if self.desk:
            self.desk.show_week()
        if taken is None:
            self.mention(_("There is no order to take back."))
        else:
            self.mention(_("Taken back: {order}").format(order=_(taken.about.title)))

    async def go_home(self) -> None:
        """Leave everything but the title; the game must be saved by now."""
        self.workers.cancel_group(self, "flow")
        with self.batch_update():
            while len(self.screen_stack) > 1:
                await self.pop_screen()
        self._look_for_newest()

    def action_command_palette(self) -> None:
        """Find anything by typing a part of it."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=_("Type a part of what you look for")))

    def action_help(self) -> None:
        """Show the keys of the place one is in."""
        self.clear_notifications()
        if not getattr(self.screen, "is_help", False):
            self.push_screen(routes.keys(place_of(self.screen), self.door))

    def _fatal_error(self) -> None:
        """Textual calls this after an unforeseen exception: save, and say so in words."""
        saved = self.door.save_at_once() if self.door.session else ""
        error = self._exception or RuntimeError()
        self._exit_renderables.append(Text(describe_fault(error, saved)))
        self._close_messages_no_wait()


def _describe(entry: SaveEntry) -> str:
    """A save in one line."""
    week = _("week {week} of {weeks}").format(
        week=min(entry.turn + 1, entry.turns), weeks=entry.turns
    )
    return " · ".join(part for part in (entry.title, entry.chair, week) if part)


def run_app(
    scenario: str | None,
    chair: str | None,
    seed: int | None,
    load: Path | None,
    save_dir: Path | None,
) -> int:
    """Play in the terminal until the person leaves; returns the exit code."""
    from game.ui.late import LateWorlds  # noqa: PLC0415 - only here are the real worlds wanted

    opening = Opening(scenario=scenario or "", chair=chair or "", seed=seed, load=load)
    app = WarringApp(Door(LateWorlds(), save_dir), opening)
    app.run()
    return app.return_code or 0

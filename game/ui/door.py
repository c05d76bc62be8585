"""The door between the screens and the game: it holds the session and works in threads.

Invariant: whatever may take long runs in a thread, one thing at a time for the
session; what goes wrong comes back as a `DoorError` whose text a person can
read, and a game that cannot be saved is never ended by that.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from game.ui.modding import ModChoice
from game.words import _

if TYPE_CHECKING:
    from game.compiled.load import Game as Loaded
    from game.scenario.load import ScenarioCard
    from game.scenario.model import Fact
    from game.scenario.mods import ModCard
    from game.scenario.problems import Problems
    from game.session.orders import Order, Quote
    from game.session.saves import SaveEntry
    from game.session.view import Ending, Forecast, View, WeekReport
    from game.ui.worlds import Game, Saves, Worlds

_T = TypeVar("_T")


class DoorError(Exception):
    """Something a person asked for cannot be done; the text says why."""


@dataclass
class Work:
    """How far a long work is; written by its thread, read by the screens at leisure."""

    part: float = 0.0
    text: str = ""
    done: bool = False
    fault: str = ""
    """Why it stopped, in words; empty while all is well."""

    def tell(self, part: float, text: str) -> None:
        """Note how far the work is."""
        self.part, self.text = max(0.0, min(1.0, part)), text


class Door:
    """The one game of the app, its saves, and the way to both."""

    def __init__(self, worlds: Worlds, save_dir: Path | None = None) -> None:
        self.worlds = worlds
        self.save_dir = save_dir
        self.session: Game | None = None
        self.chosen = ModChoice()
        """Mods that are on."""
        self.engine = Work()
        """The engine being made ready."""
        self.week = Work()
        """The week being resolved."""
        self.saved = ""
        """What was last said about saving: the place, or why it failed."""
        self.saved_badly = False
        """Whether the last save failed."""
        self._kept: tuple[object, ...] | None = None
        """Turn, tray, passed lessons and orders of each week of the game's newest autosave."""
        self._shelf: Saves | None = None
        self._warming: asyncio.Task[None] | None = None

    # The game, as the desk uses it: quick calls.

    @property
    def game(self) -> Game:
        """The game under way; DoorError when there is none."""
        if self.session is None:
            raise DoorError(_("No game is under way."))
        return self.session

    @property
    def playing(self) -> bool:
        """Whether a game is under way that has not ended."""
        return self.session is not None and self.session.ending is None

    @property
    def ending(self) -> Ending | None:
        """How the game ended, or None."""
        return self.session.ending if self.session else None

    @property
    def tray(self) -> tuple[Order, ...]:
        """This week's orders so far."""
        return self.session.tray if self.session else ()

    def view(self) -> View:
        """What the person's chief may know now."""
        return self.game.view()

    def planned(self) -> View:
        """The view as the tray will leave it, before anything else happens."""
        return self.game.planned()

    def forecast(self) -> Forecast:
        """What the tray leads to by the end of the week, if nobody else acted."""
        return self.game.forecast()

    def quote(self, order: Order) -> Quote:
        """What `order` would mean on top of the tray."""
        return self.game.quote(order)

    def give(self, order: Order) -> Quote:
        """Put `order` into the tray if it is allowed."""
        return self.game.give(order)

    def undo(self) -> Order | None:
        """Take the last order out of the tray."""
        return self.game.undo() if self.playing else None

    # Making ready.

    async def warm_up(self) -> None:
        """Make the engine ready; asked again, waits for the same work."""
        if self._warming is None or (self._warming.done() and self.engine.fault):
            self.engine = Work()
            self._warming = asyncio.create_task(asyncio.to_thread(self._warm, self.engine))
        await asyncio.shield(self._warming)

    def _warm(self, work: Work) -> None:
        try:
            for part, text in self.worlds.compile():
                work.tell(part, _("engine: {what}").format(what=text))
        except Exception as error:
            work.fault = _("The engine could not be made ready: {why}").format(why=_why(error))
            return
        work.tell(1.0, _("the engine is ready"))
        work.done = True

    async def _ready(self) -> None:
        await self.warm_up()
        if self.engine.fault:
            raise DoorError(self.engine.fault)

    # Scenarios and games.

    async def cards(self) -> Sequence[ScenarioCard]:
        """All scenarios; the mods that are on are known from then on."""
        return (await self.pieces())[0]

    async def scenario(self, name: str) -> tuple[Loaded | None, Problems]:
        """A scenario by name or path, and what is wrong with it."""
        return await _in_thread(self.worlds.scenario, self.chosen.stacked(name))

    async def pieces(self) -> tuple[Sequence[ScenarioCard], Sequence[ModCard]]:
        """All scenarios and all mods, as their files are now."""
        cards, mods = await _in_thread(self.worlds.cards), await _in_thread(self.worlds.mods)
        if not self.chosen.known:
            self.chosen.on = list(await _in_thread(self.worlds.mods_on))
        self.chosen.know(cards, mods)
        return cards, mods

    async def keep_mods(self) -> None:
        """Remember which mods are on, for the next start."""
        await _in_thread(self.worlds.keep_mods_on, tuple(self.chosen.on))

    async def stamp(self) -> object:
        """What differs as soon as a file of a scenario or a mod has changed."""
        return await _in_thread(self.worlds.stamp)

    async def explain(self, name: str, key: str) -> str:
        """Where a value of a scenario comes from, or why nobody can tell."""
        return await _in_thread(self.worlds.explain, self.chosen.stacked(name), key)

    async def facts(self) -> Mapping[str, Fact]:
        """The facts that scenarios rest on, by full id."""
        return await _in_thread(self.worlds.facts)

    async def start(self, scenario: Loaded, chair: str, seed: int) -> None:
        """Begin a game in `chair`."""
        await self._ready()

        def begin() -> Game:
            return self.worlds.start(scenario, seed=seed, chair=chair)

        self.session, self._kept = await _in_thread(begin), None

    async def resume(self, entry: SaveEntry) -> None:
        """Play on from a save."""
        await self._ready()
        self.session, self._kept = await _in_thread(self._resume, entry), None

    def _resume(self, entry: SaveEntry) -> Game:
        save = self._saves().load(entry)
        scenario, problems = self.worlds.scenario(save.scenario)
        if scenario is None:
            raise DoorError(problems.to_text())
        return self.worlds.resume(save, scenario)

    async def hand_in(self) -> WeekReport:
        """Resolve the week and save the game."""
        game, self.week = self.game, Work()

        def resolve() -> WeekReport:
            report = game.hand_in(self.week.tell)
            self._autosave(game)
            return report

        try:
            report = await _in_thread(resolve)
        except DoorError as error:
            self.week.fault = str(error)
            raise
        self.week.done = True
        return report

    def forget(self) -> None:
        """Give up the game just loaded; none may be open on a desk."""
        self.session = None

    # Saves.

    def _saves(self) -> Saves:
        if self._shelf is None:
            self._shelf = self.worlds.saves(self.save_dir)
        return self._shelf

    async def entries(self) -> list[SaveEntry]:
        """All saves, newest first, whether they can be loaded or not."""
        return await _in_thread(lambda: self._saves().entries(cache(self.worlds.hash_of)))

    async def newest(self) -> SaveEntry | None:
        """The newest save that can be played on."""
        return next((entry for entry in await self.entries() if entry.loadable), None)

    async def entry(self, path: Path) -> SaveEntry:
        """The entry of one file, wherever it lies."""
        return await _in_thread(self.worlds.entry, path)

    async def delete(self, entry: SaveEntry) -> None:
        """Remove a save."""
        await _in_thread(lambda: self._saves().delete(entry))

    async def is_taken(self, name: str) -> bool:
        """Whether a save called `name` is there; DoorError for an unfit name."""
        return await _in_thread(lambda: self._saves().is_taken(name))

    async def autosave(self) -> bool:
        """Save the game under way; `saved` says where, or why not."""
        return await asyncio.to_thread(self._autosave, self.game)

    async def quick_save(self) -> bool:
        """Save over this game's quick save."""
        game = self.game
        return await self._save(lambda saves: saves.quick(self.worlds.to_save(game, "quick")))

    async def save_as(self, name: str) -> bool:
        """Save under a name."""
        game = self.game
        return await self._save(lambda s: s.named(self.worlds.to_save(game, "named", name), name))

    def save_at_once(self) -> str:
        """Save the game under way without a thread; returns what became of it in words."""
        return _("The game is saved.") if self._autosave(self.game) else self.saved

    def _autosave(self, game: Game) -> bool:
        """Write an autosave, unless the newest one already holds the game as it stands."""
        state = (game.turn, game.tray, game.passed, tuple(game.each_week))
        if state == self._kept:
            return True
        saved = self._keep(lambda saves: saves.autosave(self.worlds.to_save(game, "auto")))
        self._kept = state if saved else None
        return saved

    async def _save(self, write: Callable[[Saves], Path]) -> bool:
        return await asyncio.to_thread(self._keep, write)

    def _keep(self, write: Callable[[Saves], Path]) -> bool:
        """Write a save; whatever hinders it is told, and play goes on."""
        try:
            self.saved = str(write(self._saves()))
        except Exception as error:  # a game must outlive a full disk
            self.saved = _("Not saved: {why}").format(why=_why(error))
            self.saved_badly = True
        else:
            self.saved_badly = False
        return not self.saved_badly


async def _in_thread(work: Callable[..., _T], *args: object) -> _T:
    try:
        return await asyncio.to_thread(work, *args)
    except DoorError:
        raise
    except Exception as error:
        raise DoorError(_why(error)) from error


def _why(error: Exception) -> str:
    """What went wrong, for a person: the error's own words, or its name when it has none."""
    return str(error) or type(error).__name__

"""What lies behind the interface: scenarios, games and saves, imported when first asked for.

Invariant: nothing heavy is imported with this module; every function here may
take long and is called from a thread (see `game.ui.door`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from game.compiled.load import Game as Loaded
    from game.scenario.load import ScenarioCard
    from game.scenario.model import Fact, Scenario
    from game.scenario.mods import ModCard
    from game.scenario.problems import Problems
    from game.session.deals import Appraisal, Cascade, Draft
    from game.session.orders import Order, Quote
    from game.session.saves import SaveEntry, SaveGame
    from game.session.view import Ending, Forecast, View, WeekReport
    from game.session.views import Table

Progress = Callable[[float, str], None]
"""Told how far a long work is, 0 to 1, and what is being done."""


class Game(Protocol):
    """A game under way, as the interface uses it; `game.session.session.Session` is one."""

    @property
    def scenario(self) -> Scenario:
        """The scenario it is played on."""

    @property
    def seed(self) -> int:
        """What all its draws depend on."""

    @property
    def chair(self) -> str:
        """Id of the firm the person leads."""

    @property
    def turn(self) -> int:
        """Weeks resolved."""

    @property
    def turns(self) -> int:
        """Weeks the scenario lasts."""

    @property
    def tray(self) -> tuple[Order, ...]:
        """This week's orders so far."""

    @property
    def orders(self) -> Sequence[Sequence[tuple[str, Order]]]:
        """Orders handed in, by week, each with the id of the firm that gave it."""

    @property
    def table(self) -> Table:
        """Today's figures, for the conditions of lessons."""

    passed: tuple[str, ...]
    """Lessons that are passed; see `game.session.lessons`."""

    @property
    def each_week(self) -> Sequence[Order]:
        """Orders given anew every week; see `game.session.each_week`."""

    @property
    def left_out(self) -> Sequence[tuple[Order, str]]:
        """Those of them that this week began without, and why."""

    def repeat(self, order: Order) -> None:
        """Have an order of the tray given anew each week, or no longer."""

    @property
    def ending(self) -> Ending | None:
        """How the game ended for the chair; None while it goes on."""

    @property
    def reports(self) -> Sequence[WeekReport]:
        """The reports of all weeks resolved since the game was opened."""

    def view(self, firm: str = "") -> View:
        """What a chief may know, the chair's unless another is named."""

    def planned(self) -> View:
        """The chair's view as the tray will leave it, before anything else happens."""

    def forecast(self) -> Forecast:
        """What the tray leads to by the end of the week, if nobody else acted."""

    def quote(self, order: Order) -> Quote:
        """What an order would mean on top of the tray."""

    def give(self, order: Order) -> Quote:
        """Put an order into the tray if it is allowed."""

    def undo(self) -> Order | None:
        """Take the last order out of the tray; a clause goes with its whole proposal."""

    def appraise(self, draft: Draft) -> Appraisal:
        """What a contract would be worth to both sides, and whether the other signs."""

    def appraise_offer(self, contract: str) -> Appraisal:
        """The same of an offer that stands."""

    def appraise_handover(self, contract: str, heir: str) -> Appraisal:
        """What it would be worth to hand the own side of a contract to `heir`."""

    def send(self, draft: Draft) -> Quote:
        """Put a proposal with all its clauses into the tray; nothing when one is refused."""

    def if_signed(self, asked: str | Draft) -> Cascade:
        """What follows if all sign a draft, or the offer with this id."""

    def what_if(self, firm: str) -> Cascade:
        """Who falls when a firm misses its payments; the game stays as it is."""

    def hand_in(self, progress: Progress | None = None) -> WeekReport:
        """Resolve the week."""


class Saves(Protocol):
    """The saves of one folder; `game.session.saves.Shelf` is one."""

    def autosave(self, save: SaveGame) -> Path:
        """Write the next autosave."""

    def quick(self, save: SaveGame) -> Path:
        """Write the quick save."""

    def named(self, save: SaveGame, name: str) -> Path:
        """Write a save under a name."""

    def is_taken(self, name: str) -> bool:
        """Whether that name is in use."""

    def entries(
        self, known_scenarios: Mapping[str, str] | Callable[[str], str | None]
    ) -> list[SaveEntry]:
        """All saves, newest first."""

    def load(self, entry: SaveEntry) -> SaveGame:
        """Read the save of an entry."""

    def delete(self, entry: SaveEntry) -> None:
        """Remove a save."""


class Worlds(Protocol):
    """Where scenarios, games and saves come from."""

    def cards(self) -> Sequence[ScenarioCard]:
        """All scenarios, cheaply listed."""

    def mods(self) -> Sequence[ModCard]:
        """All mods."""

    def mods_on(self) -> Sequence[str]:
        """The mods that were on when the game was last played, in order; some may be gone."""

    def keep_mods_on(self, names: Sequence[str]) -> None:
        """Remember which mods are on."""

    def stamp(self) -> object:
        """What differs as soon as a file of a scenario or a mod has changed."""

    def explain(self, name: str, key: str) -> str:
        """Where a value of a scenario comes from, or why nobody can tell."""

    def scenario(self, name: str) -> tuple[Loaded | None, Problems]:
        """A scenario by name or path, and whatever is wrong with it."""

    def facts(self) -> Mapping[str, Fact]:
        """All facts by full id."""

    def hash_of(self, scenario: str) -> str | None:
        """Hash of a scenario's text; None for one that is not there."""

    def compile(self) -> Iterator[tuple[float, str]]:
        """Make the engine ready, telling how far that is."""

    def start(self, scenario: Loaded, *, seed: int, chair: str) -> Game:
        """Begin a game; needs the engine."""

    def resume(self, save: SaveGame, scenario: Loaded) -> Game:
        """Play on from a save; needs the engine."""

    def to_save(self, game: Game, kind: str, name: str = "") -> SaveGame:
        """A game as a save holds it; `kind` is auto, quick or named."""

    def saves(self, folder: Path | None) -> Saves:
        """The shelf in `folder`, or in the usual place."""

    def entry(self, path: Path) -> SaveEntry:
        """The entry of one file, wherever it lies."""

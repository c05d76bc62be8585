"""The real worlds: scenario, session and engine, each imported when first used.

Invariant: importing this module imports none of them; every function may take
long and is called from a thread.
"""
# ruff: noqa: PLC0415 - late imports are what this module is for

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.scenario.load import LoadedScenario, ScenarioCard
    from game.scenario.model import Fact
    from game.scenario.problems import Problems
    from game.session.saves import SaveEntry, SaveGame
    from game.ui.worlds import Game, Saves


class LateWorlds:
    """Scenarios from their folders, games from the engine, saves from their shelf."""

    def cards(self) -> Sequence[ScenarioCard]:
        """All scenarios, cheaply listed."""
        from game.scenario.load import scenario_cards

        return scenario_cards()

    def scenario(self, name: str) -> tuple[LoadedScenario | None, Problems]:
        """A scenario by name or path, and whatever is wrong with it."""
        from game.scenario.load import read_scenario
        from game.scenario.problems import Problems

        problems = Problems()
        return read_scenario(name, problems), problems

    def facts(self) -> Mapping[str, Fact]:
        """All facts by full id."""
        from game.scenario.load import all_facts

        return all_facts()

    def hash_of(self, scenario: str) -> str | None:
        """Hash of a scenario's text; None for one that is not there."""
        from game.scenario.find import scenario_names

        loaded, _problems = self.scenario(scenario) if scenario in scenario_names() else (None, "")
        return loaded.digest if loaded else None

    def compile(self) -> Iterator[tuple[float, str]]:
        """Fill the engine's cache in a process of its own, then import the engine."""
        from game.session.warmup import compile_engine, load_engine

        yield from compile_engine()
        load_engine()

    def start(self, scenario: LoadedScenario, *, seed: int, chair: str) -> Game:
        """Begin a game; needs the engine."""
        from game.session.session import Session

        return Session.start(scenario, seed=seed, chair=chair)

    def resume(self, save: SaveGame, scenario: LoadedScenario) -> Game:
        """Play on from a save; needs the engine."""
        from game.session.session import Session

        return Session.from_save(save, scenario)

    def saves(self, folder: Path | None) -> Saves:
        """The shelf in `folder`, or in the usual place."""
        from game.session.saves import Shelf, save_folder

        return Shelf(save_folder(folder))

    def entry(self, path: Path) -> SaveEntry:
        """The entry of one file, wherever it lies."""
        from game.session.saves.entries import entry_of

        return entry_of(path, self.hash_of)

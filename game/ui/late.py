"""The real worlds: scenario, session and engine, each imported when first used.

Invariant: importing this module imports none of them; every function may take
long and is called from a thread.
"""
# ruff: noqa: PLC0415 - late imports are what this module is for

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from game.compiled.load import Game as Loaded
    from game.scenario.load import ScenarioCard
    from game.scenario.model import Fact
    from game.scenario.mods import ModCard
    from game.scenario.problems import Problems
    from game.session.saves import SaveEntry, SaveGame
    from game.session.session import Session
    from game.ui.worlds import Game, Saves


class LateWorlds:
    """Scenarios from their folders, games from the engine, saves from their shelf."""

    def cards(self) -> Sequence[ScenarioCard]:
        """All scenarios, cheaply listed."""
        from game.scenario.load import scenario_cards

        return scenario_cards()

    def mods(self) -> Sequence[ModCard]:
        """All mods."""
        from game.scenario.mods import mod_cards

        return mod_cards()

    def mods_on(self) -> Sequence[str]:
        """The mods that were on last, in order."""
        from game.scenario.chosen import mods_on

        return mods_on()

    def keep_mods_on(self, names: Sequence[str]) -> None:
        """Remember which mods are on."""
        from game.scenario.chosen import keep_mods_on

        keep_mods_on(names)

    def stamp(self) -> object:
        """What differs as soon as a file of a scenario or a mod has changed."""
        from game.scenario.load import stamp

        return stamp()

    def explain(self, name: str, key: str) -> str:
        """Where a value of a scenario comes from, or why nobody can tell."""
        from game.scenario.explaining import explained, to_text
        from game.scenario.problems import Problems

        problems = Problems()
        found = explained(name, key, problems)
        return to_text(found) if found else problems.to_text()

    def scenario(self, name: str) -> tuple[Loaded | None, Problems]:
        """A scenario by name or path, and whatever is wrong with it."""
        from game.compiled.load import load_game

        return load_game(name)

    def facts(self) -> Mapping[str, Fact]:
        """All facts by full id."""
        from game.scenario.load import all_facts

        return all_facts()

    def hash_of(self, scenario: str) -> str | None:
        """Hash of a scenario's or a mod's text; None for one that is not there."""
        from game.scenario.load import digest_by_name

        return digest_by_name(scenario)

    def compile(self) -> Iterator[tuple[float, str]]:
        """Fill the engine's cache in a process of its own, then import the engine."""
        from game.session.warmup import compile_engine, load_engine

        yield from compile_engine()
        load_engine()

    def start(self, scenario: Loaded, *, seed: int, chair: str) -> Game:
        """Begin a game; needs the engine."""
        from game.players import make_players
        from game.session.session import Session

        players = make_players(scenario.compiled.scenario, seed)
        return Session.start(scenario, seed=seed, chair=chair, players=players)

    def resume(self, save: SaveGame, scenario: Loaded) -> Game:
        """Play on from a save; needs the engine."""
        from game.players import make_players
        from game.session.saving import from_save

        players = make_players(scenario.compiled.scenario, save.seed, save.players)
        return from_save(save, scenario, players)

    def to_save(self, game: Game, kind: str, name: str = "") -> SaveGame:
        """A game as a save holds it."""
        from game.session.saving import to_save

        return to_save(cast("Session", game), kind=kind, name=name)

    def saves(self, folder: Path | None) -> Saves:
        """The shelf in `folder`, or in the usual place."""
        from game.session.saves import Shelf, save_folder

        return Shelf(save_folder(folder))

    def entry(self, path: Path) -> SaveEntry:
        """The entry of one file, wherever it lies."""
        from game.session.saves.entries import entry_of

        return entry_of(path, self.hash_of)

"""A small world to test with, and changes to it.

Invariant: it goes through the real loader and compiler, so a test that starts
here starts from a world a person could play.
"""

from __future__ import annotations

import copy
import tempfile
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import tomli_w

from game.compiled.layout import Records
from game.compiled.load import Game, load_game
from game.scenario.problems import Problems

TEXT = (Path(__file__).with_name("worlds") / "small.toml").read_text(encoding="utf-8")

STILL: Mapping[str, Any] = {
    "capital.sentiment_noise": 0.0,
    "capital.mood_noise": 0.0,
    "rental.others_growth": 0.0,
    "segments.chat.growth": 0.0,
    "segments.work.growth": 0.0,
    "research.progress": 0.0,
    "research.leak": 0.0,
    "chips.card.breakage": 0.0,
    "chips.mini.breakage": 0.0,
    "chips.card.others": 400,
    "chips.mini.others": 300,
    "politics.heat_gain": 0.0,
    "talent.morale_pay": 0.0,
    "firms.core.shares": {"chat": 0.1, "work": 0.2},
    "segments.chat.outside": 0.3,
    "events": {},
}
"""Changes after which nothing moves by itself: no chance, growth, decay, news or newcomer."""


POOR: Mapping[str, Any] = {
    "firms.ada.cash": 60_000_000,
    "firms.bolt.cash": 25_000_000,
    "firms.core.cash": 40_000_000,
    "firms.core.core_income": 0,
    "firms.bolt.overheads": 20_000_000,
    "firms.core.overheads": 30_000_000,
}
"""Changes after which firms fail within weeks."""


def document(changes: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The small scenario as plain tables, with values at dotted paths exchanged.

    A value of None takes the key away.
    """
    tree = copy.deepcopy(_parsed())
    for path, value in (changes or {}).items():
        *way, last = path.split(".")
        table = tree
        for step in way:
            table = table.setdefault(step, {})
        if value is None:
            table.pop(last, None)
        else:
            table[last] = copy.deepcopy(value)
    return tree


@cache
def _parsed() -> dict[str, Any]:
    return tomllib.loads(TEXT)


def load_text(text: str) -> tuple[Game | None, Problems]:
    """What the loader makes of a scenario text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "small.toml"
        path.write_text(text, encoding="utf-8")
        return load_game(str(path))


def build(changes: Mapping[str, Any] | None = None) -> Game:
    """The small game with changes (see `document`). Raises ValueError with the problems found."""
    game, problems = load_text(tomli_w.dumps(document(changes)))
    if game is None:
        raise ValueError(problems.to_text())
    return game


@cache
def small_game() -> Game:
    """The small game as it stands in `small.toml`."""
    return build()


@cache
def still_game() -> Game:
    """The small game in which nothing moves by itself."""
    return build(STILL)


@cache
def poor_game() -> Game:
    """The small game in which nobody has money for long, so that firms fail."""
    return build(POOR)


def begin(game: Game, seed: int = 1) -> tuple[Records, Records]:
    """Rules and a fresh world of `game`, both free to be changed."""
    world = game.compiled.world.copy()
    world["seed"] = seed
    return game.compiled.rules.copy(), world

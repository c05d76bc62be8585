"""The shipped scenarios, ready to be played.

Invariant: each is loaded once in a process; nobody changes a game that was loaded.
"""

from __future__ import annotations

from functools import cache

from game.compiled.load import Game, load_game


@cache
def game_of(scenario: str) -> Game:
    """The scenario as shipped, whatever its figures are today."""
    game, problems = load_game(scenario)
    assert game is not None, problems.to_text()
    return game


def cold_shot() -> Game:
    """The scenario that most tests are about."""
    return game_of("cold-shot")

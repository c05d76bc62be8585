"""What a game keeps for the person who plays it.

Invariant: nothing is signed in a person's name but by that person.
"""

from __future__ import annotations

import attrs

from game.compiled.load import Game


def signed_by_hand(game: Game, chair: str) -> Game:
    """The game in which what the scenario offers in the name of `chair` waits for its person."""
    places = game.compiled.places["firms"]
    if chair not in places:
        return game
    rules = game.compiled.rules.copy()
    rules["signs_itself"][0, places[chair]] = 1
    return attrs.evolve(game, compiled=attrs.evolve(game.compiled, rules=rules))

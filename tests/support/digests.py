"""Plays one game and prints its digests, in whichever lane it is started.

Invariant: it prints nothing but the digest after each week, one a line.
"""

from __future__ import annotations

import sys

from game.compiled.load import load_game
from game.players import make_players
from game.session.session import Session


def digests(path: str, seed: int, player: str) -> list[str]:
    """Digests of a whole game in which every chief is a `player`."""
    game, problems = load_game(path)
    assert game is not None, problems.to_text()
    scenario = game.compiled.scenario
    players = make_players(scenario, seed, dict.fromkeys(scenario.firms, player))
    session = Session.start(game, seed=seed, players=players)
    while session.ending is None:
        session.hand_in()
    return session.digests


if __name__ == "__main__":
    sys.stdout.write("\n".join(digests(sys.argv[1], int(sys.argv[2]), sys.argv[3])))

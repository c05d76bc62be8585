"""Sessions of the small game to test with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.compiled.load import Game
from game.players import make_players
from game.session.player import Player
from game.session.session import Session
from tests.support.small import small_game

FIRMS = ("ada", "bolt", "core")


def players(game: Game, seed: int, name: str = "random") -> dict[str, Player]:
    """One kind of player in every chair."""
    return make_players(game.compiled.scenario, seed, dict.fromkeys(FIRMS, name))


def alone(chair: str = "bolt", seed: int = 1, game: Game | None = None) -> Session:
    """A game in which nobody but the chair gives orders."""
    return Session.start(game or small_game(), seed=seed, chair=chair)


def among(name: str, weeks: int, chair: str = "", seed: int = 1) -> Session:
    """A game some weeks old, in which all other chairs are played by `name`."""
    game = small_game()
    session = Session.start(game, seed=seed, chair=chair, players=players(game, seed, name))
    for _ in range(weeks):
        if session.ending is None:
            session.hand_in()
    return session


def to_the_end(session: Session) -> Session:
    """The same session, handed in week by week until it has ended."""
    while session.ending is None:
        session.hand_in()
    return session


def fresh(session: Session, fields: Mapping[str, Any] | None = None) -> Session:
    """The session after fields of today's world were overwritten; forgets what was shown."""
    for name, value in (fields or {}).items():
        session.world[name][0] = value
    session._table = None
    return session

"""Sessions of the small game to test with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from game.compiled.load import Game
from game.players import make_players
from game.session.orders import Order
from game.session.player import Player
from game.session.session import Session
from tests.support.small import STILL, build, small_game

FIRMS = ("ada", "bolt", "core")
NEVER = {"text": "No.", "when": "0"}
"""A goal that is never true."""


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


def reasons_of(
    wanted: str, changes: Mapping[str, Any], *orders: Order, chair: str = "ada"
) -> Sequence[str]:
    """The reasons of a still game in which the chair wanted this and gave orders in week 1."""
    goals = {
        f"firms.{chair}.fear": NEVER,
        f"firms.{chair}.ambition": {"text": "Yes.", "when": wanted},
    }
    session = Session.start(build({**STILL, **goals, **changes}), seed=1, chair=chair)
    for order in orders:
        assert session.give(order).allowed
    ending = to_the_end(session).ending
    assert ending is not None
    return ending.reasons

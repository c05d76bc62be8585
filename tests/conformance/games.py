"""Short games of every shipped scenario, played once for all that is asked of them.

Invariant: a game depends on the scenario, the kind of its players and `SEED` alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from game.compiled.load import Game
from game.players import make_player, make_players
from game.players.scripted import ScriptedPlayer
from game.scenario.find import is_abstract, is_mod, scenario_folders
from game.session.coding import encode
from game.session.orders import Order
from game.session.player import Player
from game.session.session import Session
from game.testing.dealing import DealingPlayer
from game.testing.moments import Moment, moments
from game.testing.rash import RashPlayer
from tests.support.shipped import game_of

SEED = 7
WEEKS = 3
"""Weeks of a game; the shortest scenarios last longer."""

SCENARIOS = sorted(
    path.stem
    for path in scenario_folders()[-1].glob("*.toml")
    if not is_abstract(path) and not is_mod(path)
)
"""Every shipped scenario that can be played."""

KINDS = ("idle", "scripted", "wild", "heuristic")


@cache
def played(scenario: str, kind: str) -> Session:
    """A game with a player of this kind in every chair."""
    game = game_of(scenario)
    session = Session.start(game, seed=SEED, players=players(game, kind))
    for _week in range(WEEKS):
        session.hand_in()
    return session


def players(game: Game, kind: str) -> dict[str, Player]:
    """A player of this kind for every firm; the wild ones are of three sorts in turn."""
    scenario = game.compiled.scenario
    if kind == "scripted":
        return {firm: ScriptedPlayer(orders) for firm, orders in _scripts(game).items()}
    if kind == "wild":
        return {firm: _wild(game, place, firm) for place, firm in enumerate(scenario.firms)}
    return make_players(scenario, SEED, dict.fromkeys(scenario.firms, kind))


def _scripts(game: Game) -> dict[str, dict[int, Sequence[Order]]]:
    """What thinking chiefs ordered, by firm and by week from 1."""
    weeks = played(game.id, "heuristic").orders
    return {
        firm: {
            week: [order for giver, order in given if giver == firm]
            for week, given in enumerate(weeks, 1)
        }
        for firm in game.compiled.scenario.firms
    }


def _wild(game: Game, place: int, firm: str) -> Player:
    if place % 3 == 0:
        return DealingPlayer(SEED, firm)
    if place % 3 == 1:
        return RashPlayer(game.compiled, SEED, firm)
    return make_player("random", game.compiled.scenario.firms[firm].temper, SEED, firm)


@cache
def weeks_of(scenario: str, kind: str) -> tuple[Moment, ...]:
    """The weeks of a game, played again from its orders alone."""
    session = played(scenario, kind)
    orders = [encode(session.catalogue, given) for given in session.orders]
    return tuple(moments(session.game, orders, SEED))

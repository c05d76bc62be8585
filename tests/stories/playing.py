"""Plays cold-shot with one chief's orders given and all others deciding for themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import attrs

from game.compiled.build import compile_scenario
from game.compiled.load import Game
from game.players import make_players
from game.session.orders import Order
from game.session.player import Player
from game.session.session import Session
from game.session.view import View

Script = Callable[[View, Sequence[Order]], Sequence[Order]]
"""The week's orders, from the view and from what the heuristic would do."""


@attrs.frozen
class Directed:
    """A heuristic chief whose orders pass through a script."""

    heuristic: Player
    script: Script
    name: str = "directed"

    def decide(self, view: View) -> Sequence[Order]:
        """The script's orders."""
        return self.script(view, self.heuristic.decide(view))


def with_elasticity(game: Game, elasticity: float) -> Game:
    """The same scenario, every segment's usage answering price with `elasticity`."""
    scenario = game.compiled.scenario
    segments = {
        name: attrs.evolve(segment, elasticity=elasticity)
        for name, segment in scenario.segments.items()
    }
    changed = attrs.evolve(scenario, segments=segments)
    return Game(game.id, game.digest, compile_scenario(changed))


def play(game: Game, scripts: Mapping[str, Script], *, seed: int) -> Session:
    """A whole game, the firms in `scripts` directed, all others heuristic."""
    players = make_players(game.compiled.scenario, seed)
    for firm, script in scripts.items():
        players[firm] = Directed(players[firm], script)
    session = Session.start(game, seed=seed, players=players)
    while session.ending is None:
        session.hand_in()
    return session


def release_r1(view: View, wished: Sequence[Order]) -> Sequence[Order]:
    """Release R1 in the week of 20 January with open weights, at the price that was charged."""
    others = [order for order in wished if order.kind != "release"]
    if view.turn == 2:
        release = Order(kind="release", subject="r1", option="open", price=0.55)
        return [release, *others]
    return others


def hold_r1(_view: View, wished: Sequence[Order]) -> Sequence[Order]:
    """Never release anything."""
    return [order for order in wished if order.kind != "release"]

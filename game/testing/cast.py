"""Who plays when a game is proved: the players by name, those of this kit too.

Invariant: name, seed and firm settle what a player decides of what it sees.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import define

from game.compiled.load import Game
from game.players import make_player
from game.session.orders import Order
from game.session.player import Player
from game.session.view import View
from game.testing.dealing import DealingPlayer
from game.testing.rash import RashPlayer

_OF_THIS_KIT: dict[str, Callable[[Game, int, str], Player]] = {
    "dealing": lambda _game, seed, firm: DealingPlayer(seed, firm),
    "rash": lambda game, seed, firm: RashPlayer(game.compiled, seed, firm),
}


def player_of(game: Game, seed: int, firm: str, name: str) -> Player:
    """The player called `name` for a firm of `game`; raises KeyError or ValueError for none."""
    if name in _OF_THIS_KIT:
        return _OF_THIS_KIT[name](game, seed, firm)
    return make_player(name, game.compiled.scenario.firms[firm].temper, seed, firm)


@define
class Heard:
    """A player whose orders are written down, so that they are known when a week fails."""

    player: Player
    name: str
    turn: int = -1
    orders: Sequence[Order] = ()
    failed: bool = False
    """Whether it was this player that failed."""

    def decide(self, view: View) -> Sequence[Order]:
        """What the player decides."""
        self.orders, self.turn = (), view.turn
        try:
            self.orders = self.player.decide(view)
        except Exception:
            self.failed = True
            raise
        return self.orders

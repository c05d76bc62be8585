"""A week that was played, as what must hold looks at it.

Invariant: a moment keeps copies, so that whoever looks at it cannot change a game.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from game.compiled.layout import Records
from game.compiled.load import Game
from game.engine.turn import close_week, open_week
from game.testing.small import begin


@frozen(eq=False)
class Moment:
    """A resolved week: the rules, the world its chiefs found and what came of it, and its log.

    `orders` are what the chiefs ordered and `game` is what they play, where that is known.
    """

    rules: Records
    before: Records
    after: Records
    log: Records
    orders: Records | None = None
    game: Game | None = None

    @property
    def firms(self) -> int:
        """Firms in the game."""
        return int(self.rules["firms"][0])


def moments(game: Game, weeks: Sequence[Records], seed: int) -> Iterator[Moment]:
    """Open and close one week after another with these orders.

    Raises whatever the rules raise, which they never should.
    """
    rules, world = begin(game, seed)
    for orders in weeks:
        open_week(rules, world)
        before = world.copy()
        log = close_week(rules, world, orders)
        yield Moment(rules, before, world.copy(), log, orders, game)

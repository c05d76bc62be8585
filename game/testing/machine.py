"""A stateful machine for Hypothesis that plays a game and checks that what must hold holds.

Invariant: each rule of the machine is something a chief or the calendar does; after each week
every invariant is looked at, the costly ones too when asked for.
"""

from __future__ import annotations

from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from game.compiled.layout import Records
from game.compiled.load import Game
from game.engine.turn import close_week, open_week
from game.testing.invariants import broken
from game.testing.moments import Moment
from game.testing.orders import Row, as_records, deal, likely_row, wild_row
from game.testing.small import begin, small_game
from game.testing.strategies import seeds


class GameMachine(RuleBasedStateMachine):
    """Plays `game`; make one for another game with `machine_for`."""

    game: ClassVar[Game]
    costly: ClassVar[bool] = False

    laws: Records
    world: Records
    tray: list[Row]

    @initialize(seed=seeds)
    def start(self, seed: int) -> None:
        """The first morning of a game."""
        self.laws, self.world = begin(self.game, seed)
        self.tray = []
        open_week(self.laws, self.world)

    @rule(data=st.data())
    def order(self, data: st.DataObject) -> None:
        """A chief orders something that may well be allowed."""
        self.tray.append(data.draw(likely_row(self.game)))

    @rule(row=wild_row)
    def order_nonsense(self, row: Row) -> None:
        """Somebody orders anything at all."""
        self.tray.append(row)

    @rule(data=st.data())
    def bargain(self, data: st.DataObject) -> None:
        """Two chiefs write a contract, and all sign what is on the table."""
        self.tray.extend(data.draw(deal(self.game)))

    @precondition(lambda self: int(self.world["turn"][0]) < self.game.compiled.scenario.turns)
    @rule()
    def end_the_week(self) -> None:
        """The week is resolved and the next one opened; everything that must hold holds."""
        orders, self.tray = as_records(self.tray), []
        before = self.world.copy()
        log = close_week(self.laws, self.world, orders)
        moment = Moment(self.laws, before, self.world.copy(), log, orders, self.game)
        wrong = broken(moment, costly=self.costly)
        if wrong:
            raise AssertionError("\n".join(wrong))
        open_week(self.laws, self.world)


def machine_for(game: Game | None = None, *, costly: bool = False) -> type[GameMachine]:
    """A machine that plays `game`, the small world unless said.

    Its `TestCase` is what pytest and unittest run.
    """
    told = {"game": game or small_game(), "costly": costly, "__doc__": GameMachine.__doc__}
    return type("GameMachine", (GameMachine,), told)

"""Plays weeks from order records, keeping what the invariants look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.compiled.layout import Records
from game.compiled.load import Game
from game.engine.turn import close_week, open_week
from tests.support.invariants import Moment
from tests.support.orders import Row, as_records
from tests.support.small import begin


def played(game: Game, weeks: Sequence[Sequence[Row] | Records], seed: int) -> Iterator[Moment]:
    """Open and close one week after another with these orders."""
    rules, world = begin(game, seed)
    for rows in weeks:
        open_week(rules, world)
        before = world.copy()
        log = close_week(rules, world, as_records(rows))
        yield Moment(rules, before, world.copy(), log)


def final_world(game: Game, weeks: Sequence[Sequence[Row] | Records], seed: int) -> Records:
    """The world after these weeks."""
    return [moment.after for moment in played(game, weeks, seed)][-1]

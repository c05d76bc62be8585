"""Plays weeks from order records, keeping what the invariants look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.compiled.layout import Records
from game.compiled.load import Game
from game.testing.moments import Moment, moments
from game.testing.orders import Row, as_records


def played(game: Game, weeks: Sequence[Sequence[Row] | Records], seed: int) -> Iterator[Moment]:
    """Open and close one week after another with these orders."""
    yield from moments(game, [as_records(rows) for rows in weeks], seed)


def final_world(game: Game, weeks: Sequence[Sequence[Row] | Records], seed: int) -> Records:
    """The world after these weeks."""
    return [moment.after for moment in played(game, weeks, seed)][-1]

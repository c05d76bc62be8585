"""Hypothesis strategies for worlds, orders and whole games, in one place to import from.

Invariant: everything drawn here is plain and can be drawn again, so what Hypothesis finds it
can shrink.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs
from hypothesis import strategies as st

from game.compiled.load import Game
from game.testing.moments import Moment, moments
from game.testing.orders import Row, as_records, deal, likely_row, session_orders, weeks, wild_row
from game.testing.scenarios import documents, scenarios

__all__ = [
    "Playthrough",
    "deal",
    "documents",
    "games",
    "likely_row",
    "scenarios",
    "seeds",
    "session_orders",
    "weeks",
    "wild_row",
]

seeds = st.integers(0, 2**62)
"""Seeds of games."""


@attrs.frozen
class Playthrough:
    """A whole game, not yet played: its world, its seed and what is ordered week by week."""

    game: Game = attrs.field(repr=lambda game: game.id)
    seed: int
    orders: Sequence[Sequence[Row]]

    def moments(self) -> Iterator[Moment]:
        """Play it, week by week."""
        yield from moments(self.game, [as_records(rows) for rows in self.orders], self.seed)


@st.composite
def games(
    draw: st.DrawFn, game: Game | None = None, most: int = 6, *, wild: bool = False
) -> Playthrough:
    """Whole games of at most `most` weeks, in `game` or in varied small worlds.

    Orders are near what is allowed; with `wild` some are anything a record can hold.
    """
    world = draw(scenarios()) if game is None else game
    return Playthrough(world, draw(seeds), draw(weeks(world, most, wild=wild)))

"""A chief's temper in one game: nobody is quite the same twice.

Invariant: it depends on temper, seed and firm alone; every trait stays from 0 to 1, and
openness, which is a creed rather than a mood, stays as it is.
"""

from __future__ import annotations

from typing import Any, Final, cast

import attrs

from game.players.draws import Draws
from game.scenario.model.firms import Temper

LEEWAY: Final = 0.12
"""How far a trait may be from the chief's usual one."""


def in_humour(temper: Temper, seed: int, firm: str) -> Temper:
    """The temper that the chief of `firm` has throughout the game of `seed`."""
    draws = Draws("humour", seed, firm)
    moods = {
        name: min(max(usual + draws.between(-LEEWAY, LEEWAY), 0.0), 1.0)
        for name, usual in attrs.asdict(cast(Any, temper)).items()
        if name != "openness"
    }
    humoured: Temper = attrs.evolve(cast(Any, temper), **moods)
    return humoured

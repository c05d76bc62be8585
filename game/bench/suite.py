"""All measurements in their order.

Invariant: what needs a quiet machine comes before what fills its cores and caches,
and one measurement that fails keeps none of the others from being taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from game.bench import checking, engine, processes, screens
from game.bench.figure import Figure
from game.words import _

Tell = Callable[[float, str], None]


def measure_all(tell: Tell) -> list[Figure]:
    """Measure everything; `tell` hears how far it is (0 to 1) and at what. Takes a minute."""
    figures: list[Figure] = []
    steps = list(_steps())
    for place, (text, measure) in enumerate(steps):
        tell(place / len(steps), text)
        figures.extend(measure())
    return figures


def _steps() -> Iterator[tuple[str, Callable[[], Sequence[Figure]]]]:
    yield _("the first turn"), processes.first_turn
    yield _("the first frame"), screens.first_frames
    yield _("memory of the game"), processes.memory
    yield _("turns and copies"), engine.rates
    yield _("the rules without the compiler"), engine.plain_ratio
    yield _("checking a folder"), checking.checking
    yield _("compiling from nothing"), processes.cold_compile

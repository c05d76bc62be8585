"""How much of an order is of any use, and the handy values within that.

Invariant: only public constants of the scenario are used.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from game.ui.orders.handy import Preset
from game.words import _

if TYPE_CHECKING:
    from game.scenario.model import Scenario


def useful(kind: str, scenario: Scenario) -> float:
    """The amount beyond which more of it brings nothing, in people's units."""
    return float(scenario.research.sprint_cost) if kind == "sprint" else math.inf


def within_use(found: list[Preset], most: float) -> list[Preset]:
    """`found` below `most`, and `most` itself where any of them goes beyond it."""
    below = [preset for preset in found if preset.value < most]
    if len(below) == len(found):
        return found
    half = [] if below else [Preset(_("a quarter"), most / 4), Preset(_("half"), most / 2)]
    return [*below, *half, Preset(_("all that helps"), most)]

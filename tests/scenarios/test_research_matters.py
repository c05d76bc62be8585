"""In `year-2025` what a lab trains decides how many use it, and borrowing is no way round it.

Invariant: users choose by the scenario's own rules, on its first morning's doors and prices.
"""

from __future__ import annotations

import numpy as np
import pytest

from game.compiled.layout import Records
from game.compiled.world import RELEASED
from tests.support import kernels
from tests.support.shipped import game_of

pytestmark = pytest.mark.usefixtures("engine")

LAB = "anthropic"
SEGMENTS = ("consumers", "developers", "enterprise", "europe")
YEARS_LEAD = 40.0
"""Points by which the best of the year's end is above the best of January."""
CATCHING_UP = 10.0
"""Points by which borrowed weights are above what the lab has itself."""


def users(world: Records) -> float:
    """Billion tokens a week that would be the lab's, did all choose anew."""
    compiled = game_of("year-2025").compiled
    total = 0.0
    for name in SEGMENTS:
        segment, target = compiled.places["segments"][name], np.zeros(len(world["price"][0]))
        kernels.run(kernels.nested_logit, compiled.rules, world, segment, target)
        share = target[compiled.places["firms"][LAB]]
        total += float(world["usage"][0, segment]) * float(share)
    return total


def january() -> tuple[Records, int, int]:
    """The first morning, the lab's place, and the place of its model."""
    compiled = game_of("year-2025").compiled
    world = compiled.world.copy()
    lab = compiled.places["firms"][LAB]
    return world, lab, int(world["serves"][0, lab])


def test_who_stands_still_is_left() -> None:
    """A lab with January's model among those of the year's end has less than a fifth of the users
    that keeping pace would have brought.
    """
    world, _lab, own = january()
    released = world["model_state"][0] == RELEASED
    world["model_capability"][0, released] += YEARS_LEAD
    kept_pace = users(world)
    world["model_capability"][0, own] -= YEARS_LEAD
    assert users(world) < 0.2 * kept_pace


def test_borrowed_weights_are_worth_less_than_own_ones() -> None:
    """At the lab's price open weights ten points better bring far fewer users than ten points of
    its own would; at a tenth of it they bring more.
    """
    world, lab, own = january()
    better = world.copy()
    better["model_capability"][0, own] += CATCHING_UP
    by_research = users(better)
    guest = game_of("year-2025").compiled.places["models"]["r1"]
    world["model_state"][0, guest], world["model_open"][0, guest] = RELEASED, 1
    world["model_capability"][0, guest] = better["model_capability"][0, own]
    world["serves"][0, lab] = guest
    assert users(world) < 0.75 * by_research
    world["price"][0, lab] /= 10.0
    assert users(world) > by_research

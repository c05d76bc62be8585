"""Arrays of work are each their own, and zero where zeros are asked for."""

from __future__ import annotations

import numpy as np

from game.engine.jit import entry, kernel
from game.engine.scratch import room, zeros

_COUNTS, _SUMS = zeros(np.int64, 3), zeros(np.float64, 2, 2)
_ROOM = room(np.float64, 4)


@kernel
def _count(number: int) -> int:
    """The sum of an array in which one number was counted up."""
    counts = _COUNTS()
    counts[number % 3] += number
    return int(counts[0] + counts[1] + counts[2])


@entry
def count_all(numbers: int) -> int:
    """The sum over arrays that are asked for again and again."""
    total = 0
    for number in range(numbers):
        total += _count(number)
    return total


@entry
def fill_all(first: float, second: float) -> tuple[float, float, int]:
    """Fill two arrays at the same time; what is in either, and how long the first is."""
    sums, space = _SUMS(), _ROOM()
    sums[:] = first
    space[:] = second
    return float(sums[0, 0] + sums[1, 1]), float(space[0] + space[3]), len(space)


def test_zeros_are_zero_each_time() -> None:
    """What a kernel wrote into its array is not there when it is called again."""
    assert count_all(7) == sum(range(7))


def test_arrays_asked_for_at_the_same_time_do_not_overlap() -> None:
    """Each has its own memory and the length that was asked for."""
    assert fill_all(1.5, 4.0) == (3.0, 8.0, 4)

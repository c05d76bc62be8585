"""Variables of compiled functions hold what plain Python's hold."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.compiled.layout import Floats, Ints
from game.engine.jit import entry, kernel
from tests.support.lane import PLAIN

pytestmark = pytest.mark.skipif(PLAIN, reason="nothing is compiled")


def steps_to_one(start: int, limit: int) -> int:
    """Collatz: variables that are set before a loop, in it, and in one branch of it."""
    steps, here, highest = 0, start, start
    while here != 1 and steps < limit:
        half = here // 2
        odd = here - 2 * half
        if odd:
            nxt = 3 * here + 1
            highest = max(highest, nxt)
        else:
            nxt = half
        here = nxt
        steps += 1
    return steps * 1_000_000 + highest


_steps_to_one = kernel(steps_to_one)


def ends_of(values: Ints) -> tuple[int, int]:
    """Least and greatest."""
    least, most = values[0], values[0]
    for value in values:
        least, most = min(least, value), max(most, value)
    return least, most


_ends_of = kernel(ends_of)


def smooth(values: Floats, rounds: int) -> float:
    """Arrays of work that are made anew in each round, and one only in some."""
    kept = values
    total = 0.0
    for step in range(rounds):
        fresh = np.zeros(len(values))
        for place in range(len(values)):
            fresh[place] = 0.5 * (kept[place] + kept[place - 1])
        if step % 3 == 0:
            extra = np.ones(4)
            total += extra[step % 4]
        kept = fresh
    return float(total + kept[0])


@entry
def collatz(start: int, limit: int) -> int:
    """What Python calls."""
    return _steps_to_one(start, limit)


@entry
def span(values: Ints) -> int:
    """A kernel of two results, called twice."""
    least, most = _ends_of(values)
    again, _most = _ends_of(values[:1])
    return int(1000 * (most - least) + again)


_smooth = entry(smooth)


@given(start=st.integers(1, 10_000), limit=st.integers(0, 80))
def test_loops_and_branches_leave_what_python_leaves(start: int, limit: int) -> None:
    """Whether a variable is a value or has a place, each mention finds what was set last."""
    assert collatz(start, limit) == steps_to_one(start, limit)


@given(values=st.lists(st.integers(-99, 99), min_size=1, max_size=9))
def test_a_kernel_of_two_results_leaves_both(values: list[int]) -> None:
    """A second call does not overwrite what the first one left."""
    whole = np.array(values)
    assert span(whole) == 1000 * (max(values) - min(values)) + values[0]


@given(values=st.lists(st.integers(-9, 9), min_size=1, max_size=6), rounds=st.integers(0, 40))
def test_arrays_of_work_live_as_long_as_they_are_held(values: list[int], rounds: int) -> None:
    """One that was freed too soon would be overwritten by the next."""
    start = np.array(values, np.float64)
    assert _smooth(start.copy(), rounds) == smooth(start.copy(), rounds)


_UNCHECKED = """
import os
import subprocess
import sys

import numpy as np
from tests.engine.test_variables import _smooth, collatz, span
print(collatz(27, 200), span(np.array([5, -2, 9])), _smooth(np.arange(3.0), 7))
"""


def test_without_checks_of_bounds_the_same_is_left() -> None:
    """The game is played without them: a kernel is then called in a shorter way."""
    environment = {**os.environ, "WARRING_BOUNDSCHECK": ""}
    done = subprocess.run(
        [sys.executable, "-c", _UNCHECKED],
        capture_output=True,
        check=True,
        text=True,
        env=environment,
    )
    checked = collatz(27, 200), span(np.array([5, -2, 9])), _smooth(np.arange(3.0), 7)
    assert done.stdout.split() == [str(value) for value in checked]

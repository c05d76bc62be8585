"""Draws: they depend on seed, turn, stream and index alone, and are fair."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import kernels
from tests.support.lane import PLAIN, tries

COUNT = 2_000 if PLAIN else 20_000
_MASK = 2**64 - 1
numbers = st.integers(0, 2**62)


def splitmix(state: int) -> int:
    """One step of splitmix64 with Python's own integers."""
    z = (state + 0x9E3779B97F4A7C15) & _MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
    return z ^ (z >> 31)


def uniforms(seed: int, turn: int, stream: int, indices: np.ndarray) -> np.ndarray:
    """The draws of many indices."""
    found = np.zeros(len(indices))
    kernels.run(kernels.uniforms, seed, turn, stream, indices, found)
    return found


@pytest.mark.parametrize(
    ("state", "value"),
    [
        (0, 0xE220A8397B1DCDAF),
        (0x9E3779B97F4A7C15, 0x6E789E6AA1B965F4),
        (0x3C6EF372FE94F82A, 0x06C45D188009454F),
    ],
)
def test_mixer_gives_the_published_values(state: int, value: int) -> None:
    """The first numbers of splitmix64 from seed 0 are the reference implementation's."""
    assert int(kernels.run(kernels.mix, np.uint64(state))) == value


@settings(max_examples=tries(100))
@given(state=st.integers(0, _MASK))
def test_mixer_agrees_with_its_twin(state: int) -> None:
    """Every state is mixed as with exact integers."""
    assert int(kernels.run(kernels.mix, np.uint64(state))) == splitmix(state)


@settings(max_examples=tries(20))
@given(seed=numbers, turn=st.integers(0, 500), stream=st.integers(0, 30), data=st.data())
def test_order_of_asking_does_not_matter(
    seed: int, turn: int, stream: int, data: st.DataObject
) -> None:
    """A draw is the same whoever was drawn before."""
    indices = np.array(data.draw(st.lists(numbers, min_size=1, max_size=50)), np.int64)
    order = np.array(data.draw(st.permutations(range(len(indices)))))
    in_order = uniforms(seed, turn, stream, indices)
    assert (uniforms(seed, turn, stream, indices[order]) == in_order[order]).all()


@pytest.mark.parametrize("seed", [0, 1, 2**61])
def test_draws_are_uniform(seed: int) -> None:
    """Each tenth of the range gets a tenth of the draws, within five standard errors."""
    found = uniforms(seed, 3, 1, np.arange(COUNT))
    assert found.min() >= 0.0
    assert found.max() < 1.0
    counts = np.histogram(found, 10, (0.0, 1.0))[0]
    error = (COUNT * 0.1 * 0.9) ** 0.5
    assert (np.abs(counts - COUNT / 10) < 5 * error).all()


@pytest.mark.parametrize("which", ["seed", "turn", "stream"])
def test_neighbouring_counters_are_independent(which: str) -> None:
    """Draws of the next seed, week or stream have nothing to do with these."""
    here = {"seed": 7, "turn": 3, "stream": 1}
    there = {**here, which: here[which] + 1}
    indices = np.arange(COUNT)
    pair = [uniforms(at["seed"], at["turn"], at["stream"], indices) for at in (here, there)]
    assert abs(np.corrcoef(pair)[0, 1]) < 5 / COUNT**0.5


def test_normal_draws_have_mean_0_and_variance_1() -> None:
    """Box and Muller's numbers are standard, within five standard errors."""
    found = np.zeros(COUNT)
    kernels.run(kernels.normals, 11, 2, 7, np.arange(COUNT), found)
    assert abs(found.mean()) < 5 / COUNT**0.5
    assert abs(found.var() - 1.0) < 5 * (2 / COUNT) ** 0.5


@settings(max_examples=tries(100))
@given(amount=st.floats(0.0, 1e6), seed=numbers, index=numbers)
def test_whole_numbers_lie_next_to_their_mean(amount: float, seed: int, index: int) -> None:
    """A mean becomes one of the two whole numbers around it, itself when it is whole."""
    found = kernels.run(kernels.whole, amount, seed, 1, 3, index)
    assert abs(found - amount) < 1.0
    assert kernels.run(kernels.whole, float(int(amount)), seed, 1, 3, index) == int(amount)


def test_whole_numbers_are_right_on_average() -> None:
    """People, cards and the like come out at the mean over many draws."""
    found = [kernels.run(kernels.whole, 2.3, 5, 1, 3, index) for index in range(2000)]
    assert abs(sum(found) / 2000 - 2.3) < 5 * (0.3 * 0.7 / 2000) ** 0.5

"""Rationing: nobody gets more than was wanted, nothing is given twice."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.twins.rationing import shared_out
from tests.support import kernels
from tests.support.lane import tries

wants = st.integers(0, 10**6)
weights = st.integers(1, 64).map(lambda eighths: eighths / 8)
claimants = st.lists(st.tuples(wants, weights), min_size=1, max_size=17)
pots = st.integers(-5, 10**7)


def apportioned(available: int, table: list[tuple[int, float]]) -> tuple[list[int], int]:
    """What the kernel gives each claimant, and the rest."""
    wanted = np.array([want for want, _weight in table], np.int64)
    weight = np.array([weight for _want, weight in table])
    given_out = np.zeros(len(table), np.int64)
    rest = kernels.run(kernels.apportion, available, wanted, weight, given_out)
    return given_out.tolist(), int(rest)


@settings(max_examples=tries(300))
@given(available=pots, table=claimants)
def test_agrees_with_its_twin(available: int, table: list[tuple[int, float]]) -> None:
    """The kernel gives each claimant what the plain rounds give."""
    assert apportioned(available, table)[0] == shared_out(available, table)


@settings(max_examples=tries(300))
@given(available=st.integers(0, 10**7), table=claimants)
def test_gives_no_more_than_there_is_or_is_wanted(
    available: int, table: list[tuple[int, float]]
) -> None:
    """Gifts and rest make the whole, and no claimant gets more than the want."""
    given_out, rest = apportioned(available, table)
    assert sum(given_out) + rest == available
    assert rest >= 0
    assert all(0 <= got <= want for got, (want, _weight) in zip(given_out, table, strict=True))


@settings(max_examples=tries(200))
@given(available=pots, table=claimants, data=st.data())
def test_place_in_the_queue_does_not_matter(
    available: int, table: list[tuple[int, float]], data: st.DataObject
) -> None:
    """Claimants in another order get the same."""
    order = data.draw(st.permutations(range(len(table))))
    shuffled, _rest = apportioned(available, [table[place] for place in order])
    in_place, _rest = apportioned(available, table)
    assert shuffled == [in_place[place] for place in order]


@settings(max_examples=tries(200))
@given(table=claimants)
def test_enough_for_all_meets_every_want(table: list[tuple[int, float]]) -> None:
    """Where there is plenty, everybody gets what was wanted but for rounding."""
    total = sum(want for want, _weight in table)
    given_out, _rest = apportioned(2 * total + 100, table)
    assert given_out == [want for want, _weight in table]


@settings(max_examples=tries(100))
@given(available=st.integers(0, 10**5), want=st.integers(10**5, 10**6), weight=weights)
def test_higher_standing_never_gets_less(available: int, want: int, weight: float) -> None:
    """Of two equal wants, the one with more weight gets at least as much."""
    (favoured, other), _rest = apportioned(available, [(want, weight + 1.0), (want, weight)])
    assert favoured >= other

"""Arrays inside records are reached in machine code as NumPy reaches them."""

from __future__ import annotations

from typing import Annotated

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.compiled.layout import Counts, Floats, Indices, Ints, Marks, Record, Records, blank
from game.engine.jit import entry, kernel
from tests.support.lane import PLAIN

pytestmark = pytest.mark.skipif(PLAIN, reason="nothing is compiled")


class Shelves:
    """One array of each width, of one to three axes."""

    wide: Annotated[Ints, (3,), ""]
    real: Annotated[Floats, (2, 5), ""]
    counts: Annotated[Counts, (4,), ""]
    places: Annotated[Indices, (2, 2, 3), ""]
    rest: Annotated[Indices, (4,), ""]
    marks: Annotated[Marks, (2, 4), ""]


@kernel
def _total(row: Floats) -> float:
    total = 0.0
    for i in range(len(row)):
        total += row[i]
    return total


@entry
def swap(shelves: Records, i: int, j: int, k: int) -> float:
    """Move numbers between all of them, also whole rows; returns the sum of a row."""
    shelf = shelves[0]
    shelf.wide[i] += shelf.counts[j]
    shelf.counts[k] = shelf.places[i, j, k]
    shelf.places[i, j, k] = shelf.marks[i, k]
    shelf.marks[i, j] = shelf.wide[k]
    shelf.real[i, k] = shelf.wide[i]
    shelf.real[j] = shelf.real[i]
    shelf.rest[1:3] = 7
    return float(_total(shelf.real[j]) + shelf.real.shape[1])


def plain(shelf: Record, i: int, j: int, k: int) -> float:
    """The same by NumPy."""
    shelf["wide"][i] += shelf["counts"][j]
    shelf["counts"][k] = shelf["places"][i, j, k]
    shelf["places"][i, j, k] = shelf["marks"][i, k]
    shelf["marks"][i, j] = shelf["wide"][k]
    shelf["real"][i, k] = shelf["wide"][i]
    shelf["real"][j] = shelf["real"][i]
    shelf["rest"][1:3] = 7
    return float(sum(shelf["real"][j].tolist())) + 5


def _filled(seed: int) -> Records:
    shelves = blank(Shelves)
    draw = np.random.default_rng(seed)
    for name in shelves.dtype.names or ():
        shelves[name] = draw.integers(-50, 50, shelves[name].shape)
    return shelves


@given(seed=st.integers(0, 99), i=st.integers(-2, 1), j=st.integers(-2, 1), k=st.integers(-3, 2))
def test_items_and_rows_are_read_and_written_as_by_numpy(seed: int, i: int, j: int, k: int) -> None:
    """Of every width and number of axes, counted from the front and from the end."""
    here, there = _filled(seed), _filled(seed)
    assert swap(here, i, j, k) == plain(there[0], i, j, k)
    assert here.tobytes() == there.tobytes()


@pytest.mark.parametrize("place", [(2, 0, 0), (-3, 0, 0), (0, 2, 0), (0, 0, 3), (0, 0, -4)])
def test_places_outside_are_refused_where_places_are_checked(place: tuple[int, int, int]) -> None:
    """In tests every index is checked, on each axis and at both ends."""
    with pytest.raises(IndexError):
        swap(_filled(1), *place)

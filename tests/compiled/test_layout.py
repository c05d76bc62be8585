"""Records: one description, every field eight bytes wide, small enough to copy."""

from __future__ import annotations

from typing import Annotated

import numpy as np
import pytest

from game.compiled.causes import CAUSES, NOTES_KINDS
from game.compiled.layout import Floats, Ints, blank, dtype_of, fields
from game.compiled.log import LOG, Log
from game.compiled.orders import ORDER, ORDER_KINDS, REFUSALS, OrderRecord
from game.compiled.rules import RULES, Rules
from game.compiled.sizes import ACCOUNTS, FIRMS, OUTSIDE_ACCOUNTS
from game.compiled.world import WORLD, World

LAYOUTS = [(World, WORLD), (Rules, RULES), (Log, LOG), (OrderRecord, ORDER)]


@pytest.mark.parametrize(("layout", "dtype"), LAYOUTS)
def test_fields_stand_as_they_are_annotated(layout: type, dtype: np.dtype) -> None:
    """Names, types and shapes of the record are those of the class."""
    assert dtype == dtype_of(layout)
    assert dtype.names == tuple(field.name for field in fields(layout))
    for field in fields(layout):
        assert dtype[field.name].base == field.dtype
        assert dtype[field.name].shape == field.shape


@pytest.mark.parametrize(("layout", "dtype"), LAYOUTS)
def test_records_have_no_padding(layout: type, dtype: np.dtype) -> None:
    """Nothing lies between the elements, and every field starts at a multiple of eight bytes."""
    size = sum(int(np.prod(f.shape)) * np.dtype(f.dtype).itemsize for f in fields(layout))
    assert dtype.itemsize == size
    starts = [dtype.fields[name][1] for name in dtype.names or ()] if dtype.fields else []
    assert all(start % 8 == 0 for start in starts)


@pytest.mark.parametrize(("layout", "_dtype"), LAYOUTS)
def test_every_field_has_a_meaning(layout: type, _dtype: np.dtype) -> None:
    """The reference can say what each field is."""
    assert all(field.meaning.strip() for field in fields(layout))


@pytest.mark.parametrize(("layout", "_dtype"), LAYOUTS)
def test_no_field_hides_one_of_the_array(layout: type, _dtype: np.dtype) -> None:
    """Un-jitted records give their fields as attributes: no name may be NumPy's own."""
    taken = set(dir(np.recarray)) | set(dir(np.record))
    assert not taken & {field.name for field in fields(layout)}


def test_a_world_is_small() -> None:
    """A world is at most 64 kB, so that copying it costs next to nothing."""
    assert WORLD.itemsize <= 64 * 1024


def test_blank_records_are_zero() -> None:
    """New records hold nothing."""
    assert not blank(World, 3).view(np.int64).any()
    assert len(blank(World, 3)) == 3


def test_an_annotation_without_meaning_is_refused() -> None:
    """A field that is not described is a mistake of ours, found at once."""

    class Bare:
        number: int

    with pytest.raises(TypeError, match="number"):
        fields(Bare)


def test_shapes_are_read_from_annotations() -> None:
    """Scalars and arrays of both kinds."""

    class Some:
        number: Annotated[int, "a number"]
        part: Annotated[float, "a part"]
        row: Annotated[Ints, (3,), "a row"]
        grid: Annotated[Floats, (2, 3), "a grid"]

    assert [field.shape for field in fields(Some)] == [(), (), (3,), (2, 3)]


def test_tables_of_codes_have_no_doubles() -> None:
    """A code means one thing: causes, notes, orders and outside accounts are told apart."""
    for table in (CAUSES, NOTES_KINDS, OUTSIDE_ACCOUNTS, [kind.id for kind in ORDER_KINDS]):
        assert len(set(table)) == len(table)
    assert len(set(REFUSALS)) == len(REFUSALS)
    assert FIRMS + len(OUTSIDE_ACCOUNTS) == ACCOUNTS

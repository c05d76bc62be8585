"""Turns an annotated class into a NumPy record layout.

Invariant: the class is the only description of a record. Its annotations give
the type checker the attributes, NumPy the fields and their shapes, and the
reference pages the meaning and unit of each field; so the three cannot differ.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, TypeAlias, get_args, get_origin, get_type_hints

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Indices: TypeAlias = NDArray[np.int16]
"""Places, codes and weeks: a fourth of the room of Ints."""
Counts: TypeAlias = NDArray[np.int32]
"""Cards and kilowatts on their way, whose number orders bound: half the room of Ints."""
Marks: TypeAlias = NDArray[np.int8]
"""Codes, ranks and flags: an eighth of the room of Ints."""
Records: TypeAlias = NDArray[np.void]
Record: TypeAlias = Any
"""One of `Records`; its fields are of many types."""

_SCALARS: dict[Any, type[np.generic]] = {int: np.int64, float: np.float64}
_ARRAYS: dict[Any, type[np.generic]] = {
    Ints: np.int64,
    Floats: np.float64,
    Indices: np.int16,
    Counts: np.int32,
    Marks: np.int8,
}


@frozen
class Field:
    """One field of a record: NumPy type, shape (empty for a scalar) and meaning with unit."""

    name: str
    dtype: type[np.generic]
    shape: tuple[int, ...]
    meaning: str


@cache
def fields(layout: type) -> tuple[Field, ...]:
    """The fields of `layout` in the order they are written.

    A scalar is annotated `Annotated[int, "meaning"]`, an array
    `Annotated[Floats, (FIRMS, SEGMENTS), "meaning"]`.
    """
    hints = get_type_hints(layout, include_extras=True)
    return tuple(_field(name, hint) for name, hint in hints.items())


def _field(name: str, hint: object) -> Field:
    if get_origin(hint) is not Annotated:
        message = f"{name}: a field of a layout is Annotated[type, shape?, meaning]"
        raise TypeError(message)
    kind, *notes = get_args(hint)
    meaning = str(notes[-1])
    if kind in _SCALARS:
        return Field(name, _SCALARS[kind], (), meaning)
    return Field(name, _ARRAYS[kind], tuple(notes[0]), meaning)


@cache
def dtype_of(layout: type) -> np.dtype[np.void]:
    """The structured type of `layout`: no padding; narrow fields fill whole words."""
    return np.dtype([(field.name, field.dtype, field.shape) for field in fields(layout)])


def blank(layout: type, count: int = 1) -> Records:
    """`count` records of `layout`, all fields zero."""
    return np.zeros(count, dtype=dtype_of(layout))

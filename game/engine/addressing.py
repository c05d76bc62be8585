"""How machine code reaches the arrays inside a record: by address.

Invariant: what is read and written is what Numba's own code would read and write, negative
places and checked ones alike. The shape of such an array is part of its type and its memory
is the record's, so code needs no description of it at run time and counts no references.
Numba would write out both at each mention of each field, which is most of what there is to
compile: a third of the cold start.
"""

from __future__ import annotations

import operator
from collections.abc import Sequence
from typing import Any

from llvmlite import ir
from numba.core import cgutils, types
from numba.core.datamodel import default_manager, models
from numba.core.imputils import Registry
from numba.core.registry import cpu_target
from numba.np import arrayobj

# Numba's own classes carry no types; the checker sees them as Any.
# ruff: noqa: ANN401

_LOWERING = Registry("records")


class _HeldArray(models.NestedArrayModel):  # type: ignore[misc]
    """An array inside a record: a struct as of other arrays, in memory of the record's."""

    def traverse(self, builder: Any) -> list[Any]:
        """Nothing in it is counted: whoever holds the record holds its arrays."""
        return []


default_manager.register(types.NestedArray, _HeldArray)


def address_directly() -> None:
    """Let code that is compiled from now on reach arrays by address; again does nothing."""
    cpu_target.target_context.install_registry(_LOWERING)


def _field(context: Any, builder: Any, record: Any, value: Any, name: str) -> Any:
    """The field of a record; of an array its struct, all of it constant but the address."""
    held = record.typeof(name)
    if not isinstance(held, types.NestedArray):
        return arrayobj.record_getattr(context, builder, record, value, name)
    item = context.get_data_type(held.dtype)
    address = cgutils.get_record_member(builder, value, record.offset(name), item)
    return held_at(context, builder, held, address)


def held_at(context: Any, builder: Any, held: Any, address: Any) -> Any:
    """The struct of an array at this address, all of it constant but that."""
    known = {
        "nitems": held.nitems,
        "itemsize": held.size,
        "shape": list(held.shape),
        "strides": list(held.strides),
    }
    model = context.data_model_manager[held]
    struct = model.get_value_type()
    fields = [
        ir.Constant(kind, known.get(part))
        for part, kind in zip(model._fields, struct.elements, strict=True)
    ]
    whole = ir.Constant(struct, fields)
    return builder.insert_value(whole, address, model.get_field_position("data"))


def _read(context: Any, builder: Any, signature: Any, values: Any) -> Any:
    """An item; for rows and slices what Numba does."""
    array, index = signature.args
    if _names_an_item(array, index):
        place = _place(context, builder, array, index, *values)
        return arrayobj.load_item(context, builder, array, place)
    if isinstance(index, types.Integer):
        return arrayobj.getitem_arraynd_intp(context, builder, signature, values)
    return arrayobj.getitem_array_tuple(context, builder, signature, values)


def _write(context: Any, builder: Any, signature: Any, values: Any) -> Any:
    """An item is set; for rows and slices what Numba does."""
    array, index, kind = signature.args
    if not _names_an_item(array, index):
        return arrayobj.setitem_array(context, builder, signature, values)
    held, at, value = values
    place = _place(context, builder, array, index, held, at)
    cast = context.cast(builder, value, kind, array.dtype)
    arrayobj.store_item(context, builder, array, cast, place)
    return context.get_dummy_value()


_LOWERING.lower_getattr_generic(types.Record)(_field)
for _index in (types.Integer, types.BaseTuple):
    _LOWERING.lower(operator.getitem, types.NestedArray, _index)(_read)
    _LOWERING.lower(operator.setitem, types.NestedArray, _index, types.Any)(_write)


def _names_an_item(array: Any, index: Any) -> bool:
    """Whether the index is one whole number for each axis."""
    axes: Sequence[Any] = index.types if isinstance(index, types.BaseTuple) else (index,)
    return len(axes) == array.ndim and all(isinstance(axis, types.Integer) for axis in axes)


def _place(context: Any, builder: Any, array: Any, index: Any, held: Any, at: Any) -> Any:
    """Address of the item, counted as rows of rows."""
    is_tuple = isinstance(index, types.BaseTuple)
    axes = index.types if is_tuple else (index,)
    places = cgutils.unpack_tuple(builder, at) if is_tuple else [at]
    count = context.get_constant(types.intp, 0)
    for axis, (kind, place, length) in enumerate(zip(axes, places, array.shape, strict=True)):
        size = context.get_constant(types.intp, length)
        step = arrayobj.fix_integer_index(context, builder, kind, place, size)
        if context.enable_boundscheck:
            cgutils.do_boundscheck(context, builder, step, size, axis)
        count = builder.add(builder.mul(count, size), step) if axis else step
    position = context.data_model_manager[array].get_field_position("data")
    return builder.gep(builder.extract_value(held, position), [count], inbounds=True)

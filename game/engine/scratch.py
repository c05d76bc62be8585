"""Arrays of work: room for numbers that a kernel needs only while it runs, on the stack.

Invariant: such an array is gone when the kernel that asked for it returns, so it is never
handed back. Nobody counts who holds it and no memory is asked for, which in loops over all
firms takes longer than the work itself.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, cast

import numpy as np
from numba import types
from numpy.typing import DTypeLike, NDArray

from game.engine.jit import JIT

# Numba's own classes carry no types; the checker sees them as Any.
# ruff: noqa: ANN401, PLC0415 - a game whose engine is on disk need not load a compiler


def room(kind: DTypeLike, *shape: int) -> Callable[[], NDArray[Any]]:
    """What a kernel calls for an array whose numbers are anything until they are written."""
    work = _Work(np.dtype(kind), shape, zero=False) if JIT else lambda: np.empty(shape, kind)
    return cast("Callable[[], NDArray[Any]]", work)


def zeros(kind: DTypeLike, *shape: int) -> Callable[[], NDArray[Any]]:
    """What a kernel calls for an array of zeros: the same memory, zeroed anew by each call."""
    work = _Work(np.dtype(kind), shape, zero=True) if JIT else lambda: np.zeros(shape, kind)
    return cast("Callable[[], NDArray[Any]]", work)


class _Work:
    """An array of work, of which Numba learns when it compiles what asks for it: mostly never."""

    def __init__(self, kind: np.dtype[Any], shape: tuple[int, ...], *, zero: bool) -> None:
        self.kind = kind
        self.shape = shape
        self.zero = zero

    @cached_property
    def _numba_type_(self) -> types.Type:
        """What Numba asks anything for that stands in compiled code."""
        from numba import from_dtype
        from numba.core.typing.templates import make_intrinsic_template

        array = types.NestedArray(from_dtype(self.kind), self.shape)
        template = make_intrinsic_template(
            self, lambda _typing: (array(), self._write), "array_of_work"
        )
        return types.Function(template)

    def _write(self, context: Any, builder: Any, signature: Any, _arguments: Any) -> Any:
        """Room at the beginning of the kernel, so that a loop does not use up the stack."""
        from llvmlite import ir
        from numba.core import cgutils

        from game.engine.addressing import held_at

        array = signature.return_type
        item = context.get_data_type(array.dtype)
        with builder.goto_entry_block():
            memory = builder.alloca(ir.ArrayType(item, array.nitems))
        if self.zero:
            size = context.get_constant(types.intp, array.nitems * array.size)
            cgutils.memset(builder, memory, size, 0)
        return held_at(context, builder, array, builder.bitcast(memory, item.as_pointer()))

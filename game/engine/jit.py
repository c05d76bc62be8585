"""How the engine is compiled: kernels, the parts they make up, and the entries to them.

Invariant: nothing is loaded before the parts it calls are, for its code names them; the
shelf sees to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, cached_property
from typing import Any, TypeVar, cast

import numba
from numba.core import config, types
from numba.np import numpy_support

from game.compiled.layout import dtype_of
from game.engine.lowering import EntryCompiler, KernelCompiler, PartCompiler, compile_once
from game.engine.parts import add_part
from game.engine.shelf import Shelf
from game.engine.store import BOUNDSCHECK, cache_folder

F = TypeVar("F", bound=Callable[..., object])

INTS, INT_ROWS = types.int64[::1], types.int64[:, ::1]
FLOATS, FLOAT_ROWS = types.float64[::1], types.float64[:, ::1]
"""Arrays of work that a part takes."""

JIT: bool = not config.DISABLE_JIT
"""False when NUMBA_DISABLE_JIT is set and kernels run as plain Python."""

# Numba writes out the types of all arguments at each step of each kernel; those of a
# world are long.
types.Record.__repr__ = cache(types.Record.__repr__)

# It also reads those types anew from each array it is handed for the first time.
numpy_support.from_struct_dtype = cache(numpy_support.from_struct_dtype)


_UNWRAPPED: Mapping[str, bool] = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}
"""For what Python never calls."""


def kernel(function: F) -> F:
    """Compile a function that only other kernels call; no wrapper for Python is made."""
    return cast("F", _Kernel(function)) if JIT else function


class _Kernel:
    """A kernel, of which Numba learns when it compiles what calls it: mostly never."""

    def __init__(self, function: Callable[..., object]) -> None:
        self.function = function

    @property
    def _numba_type_(self) -> types.Type:
        """What Numba asks anything for that stands in compiled code."""
        return self._compiled._numba_type_

    @cached_property
    def _compiled(self) -> Any:  # noqa: ANN401 - one of Numba's, which only this one keeps
        compiled: Any = numba.njit(
            nogil=True,
            error_model="numpy",
            boundscheck=BOUNDSCHECK,
            pipeline_class=KernelCompiler,
            **_UNWRAPPED,
        )(self.function)
        compile_once(compiled)
        return compiled


def entry(function: F) -> F:
    """Compile a function that Python calls, and keep its code on disk."""
    return _kept(function, EntryCompiler)


def part(*kinds: type | types.Type) -> Callable[[F], F]:
    """Compile a function that entries call by its name, and keep its code on disk.

    It takes one value of each of the `kinds`: a record of a layout, a number of Python's, or
    what Numba calls it. Raises ValueError for a name that is taken.
    """

    def decorate(function: F) -> F:
        compiled: Any = _kept(function, PartCompiler, **_UNWRAPPED)
        if JIT:
            compile_once(compiled)
            add_part(function.__name__, lambda: compiled.compile(tuple(map(_typed, kinds))))
        return cast("F", compiled)

    return decorate


@cache
def _typed(kind: type | types.Type) -> types.Type:
    if isinstance(kind, types.Type):
        return kind
    return _NUMBERS.get(kind) or numba.from_dtype(dtype_of(kind))


_NUMBERS: Mapping[type, types.Type] = {int: types.intp, float: types.float64}


def _kept(function: F, compiler: type, **options: bool) -> F:
    before = config.CACHE_DIR
    config.CACHE_DIR = before or str(cache_folder())
    try:
        compiled: Any = numba.njit(
            nogil=True,
            error_model="numpy",
            boundscheck=BOUNDSCHECK,
            pipeline_class=compiler,
            **options,
        )(function)
        if JIT:
            compiled._cache = Shelf(function)
    finally:
        config.CACHE_DIR = before
    return cast("F", compiled)

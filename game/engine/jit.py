"""How the engine is compiled: kernels, the parts they make up, and the entries to them.

Invariant: no entry runs before every part is loaded, for its code names them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property, wraps
from typing import Any, TypeVar, cast

import numba
from numba.core import config, types
from numba.core.compiler import Compiler
from numba.np import numpy_support

from game.compiled.layout import dtype_of
from game.engine.lowering import KernelCompiler, PartCompiler, compile_once
from game.engine.shelf import Shelf
from game.engine.store import BOUNDSCHECK, cache_folder

F = TypeVar("F", bound=Callable[..., object])

JIT: bool = not config.DISABLE_JIT
"""False when NUMBA_DISABLE_JIT is set and kernels run as plain Python."""

# Numba writes out the types of all arguments at each step of each kernel; those of a
# world are long.
types.Record.__repr__ = cache(types.Record.__repr__)

# It also reads those types anew from each array it is handed for the first time.
numpy_support.from_struct_dtype = cache(numpy_support.from_struct_dtype)


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
            no_cpython_wrapper=True,
            no_cfunc_wrapper=True,
            pipeline_class=KernelCompiler,
        )(self.function)
        compile_once(compiled)
        return compiled


def entry(function: F) -> F:
    """Compile a function that Python calls, and keep its code on disk."""
    compiled = _kept(function, Compiler)
    if not JIT:
        return function

    @wraps(function)
    def call(*arguments: object) -> object:
        """Numba ends the process when code on disk names a part that is not loaded."""
        if len(_READY) < len(_PARTS):
            for name in _PARTS:
                make_ready(name)
        return compiled(*arguments)

    return cast("F", call)


def lone_entry(function: F) -> F:
    """Compile a function that Python calls and that calls no part; keep its code on disk."""
    return _kept(function, Compiler)


def part(*layouts: type) -> Callable[[F], F]:
    """Compile a function that entries call by its name, and keep its code on disk.

    It takes one record of each of the `layouts`. Raises ValueError for a name that is taken.
    """

    def decorate(function: F) -> F:
        compiled: Any = _kept(function, PartCompiler)
        if function.__name__ in _PARTS:
            message = f"there is a part '{function.__name__}' already"
            raise ValueError(message)
        if JIT:
            _PARTS[function.__name__] = lambda: compiled.compile(tuple(map(_record, layouts)))
        return cast("F", compiled)

    return decorate


_PARTS: dict[str, Callable[[], object]] = {}
"""What loads or compiles each part, by its name."""

_READY: set[str] = set()


def part_names() -> list[str]:
    """The parts of all modules that were imported."""
    return list(_PARTS)


def parts_ready() -> frozenset[str]:
    """The parts that are loaded."""
    return frozenset(_READY)


def make_ready(name: str) -> None:
    """Load the part from disk, or compile it."""
    _PARTS[name]()
    _READY.add(name)


@cache
def _record(layout: type) -> types.Record:
    return numba.from_dtype(dtype_of(layout))


def _kept(function: F, compiler: type) -> F:
    before = config.CACHE_DIR
    config.CACHE_DIR = before or str(cache_folder())
    try:
        compiled: Any = numba.njit(
            nogil=True,
            error_model="numpy",
            boundscheck=BOUNDSCHECK,
            pipeline_class=compiler,
        )(function)
        if JIT:
            compiled._cache = Shelf(function)
    finally:
        config.CACHE_DIR = before
    return cast("F", compiled)

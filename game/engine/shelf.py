"""Machine code on disk, loaded without getting ready to compile.

Invariant: what is loaded is complete but for the functions of Numba's runtime, which it
finds by name; before anything is compiled Numba still learns all it can type and lower,
as its compiler does by itself. That lesson takes a tenth of a second and forty megabytes,
which a game whose engine is on disk never needs. Nor does it need the environments of what
an entry calls: they hold Python objects, of which the engine has none.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from llvmlite import binding
from numba.core.caching import CompileResultCacheImpl, FunctionCache
from numba.core.runtime import _nrt_python

from game.engine.parts import make_ready

# Numba's own classes carry no types; the checker sees them as Any.


class _Lean(CompileResultCacheImpl):  # type: ignore[misc]
    """Numba's way to write a function down, but with the parts it calls.

    They stand in place of the environments of all that is called: to make those anew imports
    the half of Numba that they are of, a tenth of the start. The types of each step, which
    are for people to read, are left out: half of all bytes.
    """

    def reduce(self, result: Any) -> tuple[Any, ...]:  # noqa: ANN401
        """What is written of a compiled function."""
        *own, _environments = super().reduce(result._replace(type_annotation=""))
        return (*own, result.library.parts)

    def rebuild(self, target_context: Any, payload: tuple[Any, ...]) -> Any:  # noqa: ANN401
        """The function that was written down, once the parts it names are ready."""
        *own, parts = payload
        for name in parts:
            make_ready(name)
        return super().rebuild(target_context, (*own, ()))


class Shelf(FunctionCache):  # type: ignore[misc]
    """Numba's cache of one function, but for what it does before it looks."""

    _impl_class = _Lean

    def load_overload(self, sig: Any, target_context: Any) -> Any:  # noqa: ANN401
        """The function compiled for `sig`, or None."""
        _name_runtime()
        with self._guard_against_spurious_io_errors():
            return self._load_overload(sig, target_context)


@cache
def _name_runtime() -> None:
    """Let machine code find the functions that count references and hand out memory.

    Numba names them when it first compiles; what it compiles beside is in the code on disk.
    """
    for name, address in _nrt_python.c_helpers.items():
        binding.add_symbol(name if name.startswith("_") else f"NRT_{name}", address)

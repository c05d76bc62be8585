"""What of the engine is kept together as code: kernels inside parts, parts called by name.

Invariant: machine code is made of parts and entries alone, and of each once. A kernel's
code is linked into what reaches it and is optimised there; Numba would optimise and emit
each kernel with all it calls, though nobody calls it from outside: a third of the cold
start. A part is never linked into its callers: they name it, as object files do, so parts
can be compiled side by side, and what many reach is compiled once if it is a part.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from llvmlite.binding import parse_assembly
from numba.core.codegen import JITCodeLibrary

from game.engine.parts import part_names

# Numba's own classes carry no types; the checker sees them as Any.
# ruff: noqa: ANN401


_LEVEL = 1
"""How hard LLVM tries, of 0 to 3."""


class InlinedLibrary(JITCodeLibrary):  # type: ignore[misc]
    """LLVM code of one kernel alone; what becomes machine code links in all that it calls."""

    def add_llvm_module(self, ll_module: Any) -> None:
        """Keep it as it is written: it is optimised where it is used."""
        self._final_module = ll_module

    def finalize(self) -> None:
        """Left to whoever links it in."""
        self._finalized = True

    def _get_module_for_linking(self) -> Any:
        return self._final_module


class WholeLibrary(JITCodeLibrary):  # type: ignore[misc]
    """LLVM code that becomes machine code, with all the kernels it reaches."""

    def finalize(self) -> None:
        """Link in what is reached, not only what is called, then optimise and emit.

        Kernels first: of Numba's own functions LLVM takes only what is called already.
        """
        own = {function.name for function in _defined(self._final_module)}
        reached = _reached(self._linking_libraries)
        for library in reached:
            if isinstance(library, InlinedLibrary):
                self._final_module.link_in(library._final_module, preserve=True)
        for function in _defined(self._final_module):
            if function.name not in own:
                function.linkage = "linkonce_odr"  # need not stay where it is inlined
        self._linking_libraries: Sequence[Any] = [
            library for library in reached if not isinstance(library, InlinedLibrary)
        ]
        super().finalize()

    def _optimize_functions(self, ll_module: Any) -> None:
        """Left to the step below."""
        ll_module.data_layout = self._codegen._data_layout

    def _optimize_final_module(self) -> None:
        """Optimise once, when all is together.

        Numba does it function by function, then twice at the highest level, and turns loops
        into vectors: an eighth of the cold start, for code that is a few per cent faster.
        """
        steps, how = self._codegen._module_pass_manager(opt=_LEVEL, loop_vectorize=False)
        steps.run(self._final_module, how)

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of the parts it calls."""
        called = {library.name for library in self._linking_libraries}
        return tuple(name for name in part_names() if name in called)


class PartLibrary(WholeLibrary):
    """Machine code of one part, of which callers see only the name."""

    def _get_module_for_linking(self) -> object:
        """Nothing: what is declared and not defined is looked up among all that is loaded."""
        self._ensure_finalized()
        return parse_assembly(str(self._codegen._create_empty_module(self.name)))


def _defined(module: Any) -> list[Any]:
    """The functions that the LLVM module holds, without those it only names."""
    return [function for function in module.functions if not function.is_declaration]


def _reached(called: Sequence[Any]) -> list[Any]:
    """The libraries that are called, and those that kernels among them call, each once."""
    reached = dict.fromkeys(called)
    waiting = list(reached)
    while waiting:
        library = waiting.pop()
        if isinstance(library, InlinedLibrary):
            more = [one for one in library._linking_libraries if one not in reached]
            reached |= dict.fromkeys(more)
            waiting += more
    return list(reached)

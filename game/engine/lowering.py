"""How a kernel is lowered: to code that entries inline, never to machine code of its own.

Invariant: a kernel's library is linked whole into the entry that reaches it, and is
optimised there, once. Numba would optimise and emit each kernel with all it calls,
though nobody but an entry is ever called from Python: a third of the cold start.
"""

from __future__ import annotations

from typing import Any

from numba import _dynfunc
from numba.core import types
from numba.core.codegen import JITCodeLibrary
from numba.core.compiler import CompilerBase, DefaultPassBuilder
from numba.core.compiler_machinery import register_pass
from numba.core.typed_passes import NativeLowering

# Numba's own classes carry no types; the checker sees them as Any.


class _InlinedLibrary(JITCodeLibrary):  # type: ignore[misc]
    """LLVM code of one kernel and what it calls, as its callers link it in."""

    def _optimize_final_module(self) -> None:
        """Left to the entry, which optimises the kernel in its place."""

    def _finalize_final_module(self) -> None:
        self._finalize_dynamic_globals()
        self._verify_declare_only_symbols()
        self._finalized = True


@register_pass(mutates_CFG=True, analysis_only=False)
class _InlinedLowering(NativeLowering):  # type: ignore[misc]
    """Numba's lowering, without asking for an address."""

    _name = "inlined_lowering"

    def run_pass(self, state: Any) -> bool:  # noqa: ANN401 - a bag of Numba's
        """Lower the kernel in `state` and let callers find it; always changes the state."""
        context = state.targetctx
        library = _InlinedLibrary(context.codegen(), state.func_id.func_qualname)
        state.library = library
        state.flags.no_compile = True
        super().run_pass(state)
        lowered = state["cr"]
        handle = _handle(lowered.fndesc, lowered.env, library)
        context.insert_user_function(handle, lowered.fndesc, [library])
        state["cr"] = lowered._replace(cfunc=handle)
        return True


def _handle(description: Any, env: object, library: object) -> object:  # noqa: ANN401
    """The object by which callers look the kernel up; it has no address to call."""
    name = description.qualname.rpartition(".")[2]
    return _dynfunc.make_function(description.lookup_module(), name, name, 0, env, (library,))


class KernelCompiler(CompilerBase):  # type: ignore[misc]
    """Numba's own pipeline but for one step."""

    def define_pipelines(self) -> list[Any]:
        """Numba's steps for compiled code, with a kernel's lowering in place of its own."""
        pipeline = DefaultPassBuilder.define_nopython_pipeline(self.state)
        pipeline.passes = [
            (_InlinedLowering, why) if step is NativeLowering else (step, why)
            for step, why in pipeline.passes
        ]
        return [pipeline]


def compile_once(dispatcher: Any) -> None:  # noqa: ANN401
    """Compile for `int`, not anew for each constant a caller passes.

    Numba types a constant argument by its value, and so would compile a kernel as
    `post` once for every cause that is posted, which takes longer than all the rest.
    """
    by_types = dispatcher.get_call_template

    def get_call_template(args: tuple[Any, ...], kws: dict[str, Any]) -> object:
        return by_types(tuple(types.unliteral(arg) for arg in args), kws)

    dispatcher.get_call_template = get_call_template

"""How the engine becomes machine code: kernels inside parts, parts called by name.

Invariant: machine code is made of parts and entries alone, and of each once. A kernel's
library is linked whole into what reaches it and is optimised there; Numba would optimise
and emit each kernel with all it calls, though nobody calls it from outside: a third of the
cold start. A part is never linked into its callers: they name it, as object files do, so
parts can be compiled side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from llvmlite.binding import parse_assembly
from numba import _dynfunc
from numba.core import typed_passes, types, untyped_passes
from numba.core.codegen import JITCodeLibrary
from numba.core.compiler import CompilerBase, DefaultPassBuilder
from numba.core.compiler_machinery import register_pass
from numba.core.funcdesc import default_mangler
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


_LEFT_OUT = frozenset(
    {
        untyped_passes.WithLifting,
        untyped_passes.InlineClosureLikes,
        untyped_passes.DeadBranchPrune,
        untyped_passes.RewriteDynamicRaises,
        untyped_passes.MakeFunctionToJitFunction,
        untyped_passes.InlineInlinables,
        untyped_passes.FindLiterallyCalls,
        untyped_passes.LiteralUnroll,
        untyped_passes.LiteralPropagationSubPipelinePass,
        typed_passes.InlineOverloads,
        typed_passes.NopythonRewrites,
    }
)
"""Steps for what the engine has none of: context managers, closures, functions inlined by
Numba's own means, branches on types, arithmetic on whole arrays. A tenth of the cold start.
"""


def _with_lowering(state: Any, lowering: type) -> Any:  # noqa: ANN401
    """Numba's pipeline for compiled code with another step in place of its lowering."""
    from game.engine.addressing import address_directly  # noqa: PLC0415 - only who compiles
    from game.engine.thrift import work_out_once  # noqa: PLC0415 - only who compiles

    address_directly()
    work_out_once()
    pipeline = DefaultPassBuilder.define_nopython_pipeline(state)
    pipeline.passes = [
        (lowering if step is NativeLowering else step, why)
        for step, why in pipeline.passes
        if step not in _LEFT_OUT
    ]
    return pipeline


class KernelCompiler(CompilerBase):  # type: ignore[misc]
    """Numba's own pipeline but for one step."""

    def define_pipelines(self) -> list[Any]:
        """Numba's steps for compiled code, with a kernel's lowering in place of its own."""
        return [_with_lowering(self.state, _InlinedLowering)]


_PART = 0
"""Stands for the number of a part; Numba counts from 1."""


def _named(
    name: str, arguments: Sequence[Any], *, abi_tags: Sequence[str] = (), uid: int | None = None
) -> str:
    """The name of machine code, as Numba forms it but for parts."""
    known = () if uid == _PART else arguments
    mangled: str = default_mangler(name, known, abi_tags=abi_tags, uid=uid)
    return mangled


class _PartLibrary(JITCodeLibrary):  # type: ignore[misc]
    """Machine code of one part, of which callers see only the name."""

    def _get_module_for_linking(self) -> object:
        """Nothing: what is declared and not defined is looked up among all that is loaded."""
        self._ensure_finalized()
        return parse_assembly(str(self._codegen._create_empty_module(self.name)))


@register_pass(mutates_CFG=True, analysis_only=False)
class _PartLowering(NativeLowering):  # type: ignore[misc]
    """Numba's lowering, to a library that others do not inline."""

    _name = "part_lowering"

    def run_pass(self, state: Any) -> bool:  # noqa: ANN401 - a bag of Numba's
        """Lower the part in `state`; always changes the state.

        Numba numbers functions and record types as it meets them, and writes the numbers
        into names. Two processes number differently, so a part goes without: what one
        process compiled, another must find.
        """
        context = state.targetctx
        context.mangler = _named
        state.func_ir.func_id.unique_id = _PART
        state.library = _PartLibrary(context.codegen(), state.func_id.func_qualname)
        state.library.enable_object_caching()
        super().run_pass(state)
        return True


class PartCompiler(CompilerBase):  # type: ignore[misc]
    """Numba's own pipeline but for one step."""

    def define_pipelines(self) -> list[Any]:
        """Numba's steps for compiled code, with a part's lowering in place of its own."""
        return [_with_lowering(self.state, _PartLowering)]


def compile_once(dispatcher: Any) -> None:  # noqa: ANN401
    """Compile for whole numbers, not anew for each constant and each width a caller passes.

    Numba types a constant argument by its value, and so would compile a kernel as
    `post` once for every cause that is posted, which takes longer than all the rest. A
    firm's number is eight bits wide in one field and sixteen in another: a fifth of it.
    """
    by_types = dispatcher.get_call_template

    def get_call_template(args: tuple[Any, ...], kws: dict[str, Any]) -> object:
        return by_types(tuple(map(_widest, args)), kws)

    dispatcher.get_call_template = get_call_template


def _widest(kind: Any) -> Any:  # noqa: ANN401
    """The type that a kernel which is passed a `kind` is compiled for."""
    known = types.unliteral(kind)
    is_narrow = isinstance(known, types.Integer) and known.bitwidth < types.intp.bitwidth
    return types.intp if is_narrow else known

"""How the engine is translated: Numba's own steps but for the last.

Invariant: kernels become LLVM code that their callers link in, parts and entries become
machine code, each once; see `libraries`. A part has the same name in every process.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from numba import _dynfunc
from numba.core import typed_passes, types, untyped_passes
from numba.core.compiler import CompilerBase, DefaultPassBuilder
from numba.core.compiler_machinery import register_pass
from numba.core.funcdesc import default_mangler
from numba.core.imputils import impl_ret_new_ref
from numba.core.typed_passes import NativeLowering

from game.engine.libraries import InlinedLibrary, PartLibrary, WholeLibrary
from game.engine.store import BOUNDSCHECK
from game.engine.variables import ShortLowering

# Numba's own classes carry no types; the checker sees them as Any.


@register_pass(mutates_CFG=True, analysis_only=False)
class _InlinedLowering(NativeLowering):  # type: ignore[misc]
    """Numba's lowering, without asking for an address."""

    _name = "inlined_lowering"
    lowering_class = ShortLowering

    def run_pass(self, state: Any) -> bool:  # noqa: ANN401 - a bag of Numba's
        """Lower the kernel in `state` and let callers find it; always changes the state."""
        context = state.targetctx
        library = InlinedLibrary(context.codegen(), state.func_id.func_qualname)
        state.library = library
        state.flags.no_compile = True
        super().run_pass(state)
        lowered = state["cr"]
        handle = _handle(lowered.fndesc, lowered.env, library)
        if BOUNDSCHECK:
            context.insert_user_function(handle, lowered.fndesc, [library])
        else:
            call = _plain_call(lowered.fndesc, library)
            context._defns[handle].append(call, call.signature)
        state["cr"] = lowered._replace(cfunc=handle)
        return True


def _plain_call(description: Any, library: object) -> Any:  # noqa: ANN401
    """How a kernel is called that fails only when memory ends, and the process with it.

    Numba has each caller ask in what way the called one failed, and pass that on: a fifth
    of all that is written out. Checks of bounds fail, and with them Numba's way is taken.
    """

    def call(context: Any, builder: Any, _signature: Any, values: Any) -> Any:  # noqa: ANN401
        """Write out a call and read the value it leaves."""
        kernel = context.declare_function(builder.module, description)
        result, failure = kernel.function_type.args[:2]
        with builder.goto_entry_block():
            place = builder.alloca(result.pointee)
        passed = context.get_arg_packer(description.argtypes).as_arguments(builder, values)
        builder.call(kernel, [place, failure(None), *passed])
        value = context.get_returned_value(builder, description.restype, builder.load(place))
        return impl_ret_new_ref(context, builder, description.restype, value)

    call.signature = description.argtypes  # type: ignore[attr-defined]
    call.libs = (library,)  # type: ignore[attr-defined]
    return call


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


@register_pass(mutates_CFG=True, analysis_only=False)
class _PartLowering(NativeLowering):  # type: ignore[misc]
    """Numba's lowering, to a library that others do not inline."""

    _name = "part_lowering"
    lowering_class = ShortLowering

    def run_pass(self, state: Any) -> bool:  # noqa: ANN401 - a bag of Numba's
        """Lower the part in `state`; always changes the state.

        Numba numbers functions and record types as it meets them, and writes the numbers
        into names. Two processes number differently, so a part goes without: what one
        process compiled, another must find.
        """
        context = state.targetctx
        context.mangler = _named
        state.func_ir.func_id.unique_id = _PART
        state.library = PartLibrary(context.codegen(), state.func_id.func_qualname)
        state.library.enable_object_caching()
        super().run_pass(state)
        return True


class PartCompiler(CompilerBase):  # type: ignore[misc]
    """Numba's own pipeline but for one step."""

    def define_pipelines(self) -> list[Any]:
        """Numba's steps for compiled code, with a part's lowering in place of its own."""
        return [_with_lowering(self.state, _PartLowering)]


@register_pass(mutates_CFG=True, analysis_only=False)
class _EntryLowering(NativeLowering):  # type: ignore[misc]
    """Numba's lowering, to a library with all the kernels it reaches."""

    _name = "entry_lowering"
    lowering_class = ShortLowering

    def run_pass(self, state: Any) -> bool:  # noqa: ANN401 - a bag of Numba's
        """Lower the entry in `state`; always changes the state."""
        state.library = WholeLibrary(state.targetctx.codegen(), state.func_id.func_qualname)
        state.library.enable_object_caching()
        super().run_pass(state)
        return True


class EntryCompiler(CompilerBase):  # type: ignore[misc]
    """Numba's own pipeline but for one step."""

    def define_pipelines(self) -> list[Any]:
        """Numba's steps for compiled code, with an entry's lowering in place of its own."""
        return [_with_lowering(self.state, _EntryLowering)]


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

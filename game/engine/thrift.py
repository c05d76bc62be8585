"""What Numba need not work out twice, nor tell, while it compiles the engine.

Invariant: the machine code is the same with and without. What is remembered is found again by
all it was worked out from; what is left out only reports or checks Numba's own steps, or would
be optimised away. All together are a third of the cold start.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from typing import Any

from numba.core import base, errors, event, ir
from numba.core.compiler_machinery import PassManager
from numba.core.postproc import PostProcessor, VariableLifetime
from numba.core.runtime.context import NRTContext
from numba.core.transforms import canonicalize_cfg
from numba.core.types.functions import BaseFunction
from numba.core.typing.context import BaseContext

# Numba's own classes carry no types; the checker sees them as Any.
# ruff: noqa: ANN401


@cache
def work_out_once() -> None:
    """Spare what is compiled from now on; again does nothing."""
    BaseContext.resolve_function_type = _remembering(BaseContext.resolve_function_type)
    BaseFunction.get_call_type = _remembering(BaseFunction.get_call_type)
    NRTContext._call_incref_decref = _where_counted(NRTContext._call_incref_decref)
    base._has_loc = cache(base._has_loc)
    ir.Stmt.list_vars = _variables_of_statement
    ir.Expr.list_vars = _variables_of_expression
    event.start_event = event.end_event = event.broadcast = _tell_nobody
    event.trigger_event = errors.WarningsFixer.catch_warnings = _while_nobody_listens
    PostProcessor.run = _where_it_yields(PostProcessor.run)
    PassManager._runPass = _run_step


def _remembering(resolve: Callable[..., Any]) -> Callable[..., Any]:
    """Numba's search for the signature of a call, but each kind of call searched for once.

    A sum of two numbers stands in the engine thousands of times, and each time Numba would
    try every way in which anything can be added. Failures are not kept: they end compiling.
    """
    found: dict[object, Any] = {}

    def remembered(self: Any, *call: Any) -> Any:
        """The signature found for such a call before, or the search."""
        *whose, values, named = call
        if whose and isinstance(whose[0], str):
            return resolve(self, *call)  # a step within an index: may hold a slice, no key
        key = (self, *whose, tuple(values), tuple(named.items()))
        known = found.get(key)
        if known is None:
            known = resolve(self, *call)
            if known is not None and known.return_type is not None:
                found[key] = known
        return known

    return remembered


def _where_counted(count: Callable[..., None]) -> Callable[..., None]:
    """Numba's counting of references, without taking values apart that hold none.

    All that the engine has are numbers and records but for a few arrays of work.
    """

    def count_if_held(self: Any, builder: Any, kind: Any, value: Any, way: str) -> None:
        """Count the references in the value, if its type can hold any."""
        if holds_counted(self._context, kind):
            count(self, builder, kind, value, way)

    return count_if_held


_COUNTED: dict[object, bool] = {}


def holds_counted(context: Any, kind: Any) -> bool:
    """Whether values of the type, or what is inside them, have their references counted."""
    known = _COUNTED.get(kind)
    if known is None:
        model = context.data_model_manager[kind]
        inner = (held for held, _read in model.traverse(None))
        known = model.has_nrt_meminfo() or any(holds_counted(context, one) for one in inner)
        _COUNTED[kind] = known
    return known


def _variables_of_statement(statement: Any) -> list[Any]:
    found: list[Any] = []
    for part in statement.__dict__.values():
        _find_variables(part, found)
    return found


def _variables_of_expression(expression: Any) -> list[Any]:
    found: list[Any] = []
    for part in expression._kws.values():
        _find_variables(part, found)
    return found


def _find_variables(part: Any, found: list[Any]) -> None:
    """Add the variables in part of an instruction, in the order in which Numba lists them.

    Numba lists them some half a million times, and makes a list for each thing it looks into.
    """
    kind = type(part)
    if kind is ir.Var:
        found.append(part)
    elif kind is tuple or kind is list:
        for one in part:
            _find_variables(one, found)
    elif kind is dict:
        for one in part.values():
            _find_variables(one, found)
    elif isinstance(part, ir.Inst):
        found.extend(part.list_vars())


def _where_it_yields(process: Callable[..., None]) -> Callable[..., None]:
    """Numba's look at what lives where in a function, in full where the function yields."""

    def look(self: Any, emit_dels: bool = False, extend_lifetimes: bool = False) -> None:
        """Order the blocks, and note where variables end if that is asked for."""
        function = self.func_ir
        if function.is_generator:
            process(self, emit_dels, extend_lifetimes)
            return
        function.blocks = canonicalize_cfg(function.blocks)
        function.variable_lifetime = VariableLifetime(function.blocks)
        function.generator_info = None
        if emit_dels:
            self._insert_var_dels(extend_lifetimes=extend_lifetimes)

    return look


def _run_step(self: Any, _index: int, step: Any, state: Any) -> None:
    """Take one step of the compiler; Numba would describe it, time it and check what it left."""
    step.analysis = self._analysis
    step.run_initialization(state)
    step.run_pass(state)
    step.run_finalizer(state)


def _tell_nobody(*_arguments: object, **_named: object) -> None:
    """Nobody listens for the beginning and end of a compiler's step."""


def _while_nobody_listens(*_arguments: object, **_named: object) -> AbstractContextManager[None]:
    return nullcontext()

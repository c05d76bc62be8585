"""What Numba need not work out twice, nor tell, while it compiles the engine.

Invariant: the machine code is the same with and without. What is remembered is found again by
all it was worked out from; what is left out only reports or checks Numba's own steps. Both
together are a quarter of the cold start.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from typing import Any

from numba.core import event
from numba.core.compiler_machinery import PassManager
from numba.core.types.functions import BaseFunction
from numba.core.typing.context import BaseContext

# Numba's own classes carry no types; the checker sees them as Any.
# ruff: noqa: ANN401


@cache
def work_out_once() -> None:
    """Spare what is compiled from now on; again does nothing."""
    BaseContext.resolve_function_type = _remembering(BaseContext.resolve_function_type)
    BaseFunction.get_call_type = _remembering(BaseFunction.get_call_type)
    PassManager._ENFORCING = False
    event.start_event = event.end_event = event.broadcast = _tell_nobody
    event.trigger_event = _while_nobody_listens


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


def _tell_nobody(*_arguments: object, **_named: object) -> None:
    """Nobody listens for the beginning and end of a compiler's step."""


def _while_nobody_listens(*_arguments: object, **_named: object) -> AbstractContextManager[None]:
    return nullcontext()

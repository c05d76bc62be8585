"""Chooses a kernel by a code that is known only when the game runs.

Invariant: the choice is a chain of comparisons compiled into the caller, so it costs no
call through a pointer and works the same in plain Python.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from game.engine.jit import kernel


def by_code(kernels: Mapping[int, Callable[..., Any]], nothing: Callable[..., Any]) -> Any:  # noqa: ANN401 - a kernel has the type of those it chooses from
    """A kernel `(code, *args)` that calls `kernels[code](*args)`; `nothing` for other codes.

    `args` are what the kernels take, of the same types for all of them.
    """
    chosen = _always(nothing)
    for code in sorted(kernels, reverse=True):
        chosen = _when(code, kernels[code], chosen)
    return chosen


def _always(call: Callable[..., Any]) -> Callable[..., Any]:
    @kernel
    def always(_code: int, *args: Any) -> Any:  # noqa: ANN401
        return call(*args)

    return always


def _when(code: int, call: Callable[..., Any], other: Callable[..., Any]) -> Callable[..., Any]:
    @kernel
    def when(asked: int, *args: Any) -> Any:  # noqa: ANN401
        if asked == code:
            return call(*args)
        return other(asked, *args)

    return when

"""How a rule is broken on purpose: one function of the game put in the place of another.

Invariant: it works where kernels run as plain Python only, and only in a process of its own;
nothing is ever put back.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from typing import Any

from game.engine.jit import JIT

Kernel = Callable[..., Any]


def plant(where: str, change: Callable[[Kernel], Kernel]) -> None:
    """Put `change(function)` in the place of a function, wherever the game knows it.

    `where` is its module below `game`, a colon and its name. Raises RuntimeError where rules
    are compiled.
    """
    if JIT:
        message = "set NUMBA_DISABLE_JIT=1: compiled rules cannot be exchanged"
        raise RuntimeError(message)
    module, name = where.split(":")
    good = getattr(importlib.import_module(f"game.{module}"), name)
    bad = change(good)
    found = [
        (holder, known)
        for holder_name, holder in list(sys.modules.items())
        if holder_name.startswith("game.")
        for known, value in list(vars(holder).items())
        if value is good
    ]
    for holder, known in found:
        setattr(holder, known, bad)

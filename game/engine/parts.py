"""The parts of the engine by their names. Imports no compiler.

Invariant: a name is that of one part, and to make one ready that is ready does nothing.
"""

from __future__ import annotations

from collections.abc import Callable

_LOADERS: dict[str, Callable[[], object]] = {}


def add_part(name: str, load: Callable[[], object]) -> None:
    """Note what loads or compiles a part. Raises ValueError for a name that is taken."""
    if name in _LOADERS:
        message = f"there is a part '{name}' already"
        raise ValueError(message)
    _LOADERS[name] = load


def part_names() -> list[str]:
    """The parts of all modules that were imported."""
    return list(_LOADERS)


def make_ready(name: str) -> None:
    """Load the part from disk, or compile it."""
    _LOADERS[name]()

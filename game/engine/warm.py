"""Compiles every entry of the engine, telling how far it is: `python -m game.engine.warm`.

Invariant: after it ran, the on-disk cache holds all a game needs, and `load`
in another process compiles nothing.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator

import numpy as np

from game.compiled.layout import Records, blank
from game.compiled.orders import ORDER
from game.compiled.rules import Rules
from game.compiled.world import World
from game.engine import turn


def _steps() -> Iterator[tuple[str, Callable[[Records, Records, Records], object]]]:
    yield "orders", turn.try_orders
    yield "happenings", lambda rules, worlds, _orders: turn.open_week(rules, worlds)
    yield "the week", turn.close_week
    yield "failures", lambda rules, worlds, _orders: turn.try_failure(rules, worlds, 0)
    yield "figures", lambda _rules, worlds, _orders: turn.read_quantities(worlds, 1, 1)


def load() -> None:
    """Call each entry once on an empty world."""
    for _name, _part in compile_all():
        pass


def compile_all() -> Iterator[tuple[str, float]]:
    """Call each entry once; yields its name and how much is done before it is begun."""
    steps = list(_steps())
    for place, (name, call) in enumerate(steps):
        yield name, place / len(steps)
        call(blank(Rules), _resting(), np.zeros(0, ORDER))


def _resting() -> Records:
    """A world of no firms in which nothing divides by zero."""
    world = blank(World)
    for name in ("start_need", "expected_need", "public_efficiency", "believed_efficiency"):
        world[name] = 1.0
    return world


def main() -> None:
    """Compile and print a line of progress before each step.

    The compiler makes millions of objects and few cycles; looking for cycles would
    take a seventh of the time of this short-lived process.
    """
    gc.disable()
    for name, part in compile_all():
        sys.stdout.write(f"{part:.2f} {name}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

"""Calls of all that Python calls in the engine, on an empty world: they make it ready.

Invariant: once each was called, nothing is left to load or to compile.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from game.compiled.layout import Records, blank
from game.compiled.orders import ORDER
from game.compiled.rules import Rules
from game.compiled.world import World
from game.engine import leaving, turn
from game.engine.jit import JIT
from game.engine.parts import make_ready

_Call = Callable[[Records, Records, Records], object]

ENTRIES: Mapping[str, _Call] = {
    "trial": turn.try_orders,
    "failures": lambda rules, worlds, _orders: turn.try_failure(rules, worlds, 0),
    "figures": lambda _rules, worlds, _orders: turn.read_quantities(worlds, 1, 1),
    "leaving": lambda rules, worlds, _orders: leaving.cost_of_leaving(rules, worlds, 0, 0),
    "backlog": lambda rules, worlds, _orders: leaving.worth_of_promises(rules[0], worlds[0]),
    "ties": lambda rules, worlds, _orders: leaving.part_of_promises(rules[0], worlds[0], 0),
    "promises": lambda _rules, worlds, _orders: leaving.owed_by_promises(worlds[0], 0),
    "morning": lambda rules, worlds, _orders: turn.open_week(rules, worlds),
    "week": turn.close_week,
}
"""Short, for all that is long is in the parts they call; the last one calls nearly every part."""


def load() -> None:
    """Load all of the engine, and compile what is not on disk."""
    for name in ENTRIES if JIT else ():
        make(name)


def make(name: str) -> None:
    """Load a part or an entry, or compile it."""
    call = ENTRIES.get(name)
    if call is None:
        make_ready(name)
    else:
        call(blank(Rules), _resting(), np.zeros(0, ORDER))


def _resting() -> Records:
    """A world of no firms in which nothing divides by zero."""
    world = blank(World)
    for name in ("start_need", "expected_need", "public_efficiency", "believed_efficiency"):
        world[name] = 1.0
    return world

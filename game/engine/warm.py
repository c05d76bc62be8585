"""Compiles the engine on every core, telling how far it is: `python -m game.engine.warm`.

Invariant: after it ran, the on-disk cache holds all a game needs, and `load`
in another process compiles nothing.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from queue import SimpleQueue

import numpy as np

from game.compiled.layout import Records, blank
from game.compiled.orders import ORDER
from game.compiled.rules import Rules
from game.compiled.world import World
from game.engine import leaving, turn
from game.engine.jit import JIT
from game.engine.parts import make_ready, part_names
from game.engine.process import compiler, same_code
from game.engine.store import mark_complete

_MOST_WORKERS = 4
"""The longest part takes a quarter of all the time, and each worker some 200 MB."""

_ORDERS = (
    "unearned",
    "price_of_leaving",
    "tell_breach",
    "take_order",
    "settle_orders",
    "read_quantity",
    "closing",
    "take_effect",
    "happenings",
    "politics",
)
"""What has kernels of orders and events in common. One half of the workers begins here…"""

_MONEY = (
    "capital",
    "fall_of",
    "obligations",
    "add_backlog",
    "part_of_promises",
    "owed_by_promises",
    "clear_among",
    "claims_of_week",
)
"""… and the other at this end, with what has those of debt and contracts in common.

A worker compiles each kernel once, so kin compiled by the same worker save a seventh.
The longest parts are begun first, so that no core is left alone with one at the end.
"""

_Call = Callable[[Records, Records, Records], object]

_ENTRIES: Sequence[_Call] = (
    turn.try_orders,
    lambda rules, worlds, _orders: turn.open_week(rules, worlds),
    turn.close_week,
    lambda rules, worlds, _orders: turn.try_failure(rules, worlds, 0),
    lambda _rules, worlds, _orders: turn.read_quantities(worlds, 1, 1),
    lambda rules, worlds, _orders: leaving.cost_of_leaving(rules, worlds, 0, 0),
    lambda rules, worlds, _orders: leaving.worth_of_promises(rules[0], worlds[0]),
    lambda rules, worlds, _orders: leaving.part_of_promises(rules[0], worlds[0], 0),
    lambda _rules, worlds, _orders: leaving.owed_by_promises(worlds[0], 0),
)
"""A call of each entry. They are short: all that is long is in the parts they call."""


def load() -> None:
    """Make every part ready and call each entry once on an empty world."""
    for call in _ENTRIES if JIT else ():
        call(blank(Rules), _resting(), np.zeros(0, ORDER))


def _resting() -> Records:
    """A world of no firms in which nothing divides by zero."""
    world = blank(World)
    for name in ("start_need", "expected_need", "public_efficiency", "believed_efficiency"):
        world[name] = 1.0
    return world


def compile_all() -> Iterator[tuple[float, str]]:
    """Compile parts side by side, then the entries, which call them.

    Yields how far it is, from nothing to less than all, and what is done.
    Raises ChildProcessError when a process that compiles dies.
    """
    yield 0.0, "rules"
    names = _kin_together(part_names())
    steps = len(names) + 1  # to load it all takes less than the shortest of them
    for done, name in enumerate(_compile_side_by_side(deque(names)), 1):
        yield done / steps, name.replace("_", " ")
    load()
    mark_complete()


def _kin_together(names: Sequence[str]) -> list[str]:
    """The names in an order in which those that have kernels in common are near each other."""
    others = sorted(set(names) - {*_ORDERS, *_MONEY})
    return [name for name in (*_ORDERS, *others, *_MONEY) if name in names]


def _compile_side_by_side(names: deque[str]) -> Iterator[str]:
    """Have workers compile them from both ends; yields the name of each that is done."""
    workers = [_start_worker() for _core in range(min(_MOST_WORKERS, os.cpu_count() or 1))]
    finished: SimpleQueue[str] = SimpleQueue()
    ends = (names.popleft, names.pop)
    count = len(names)
    with ThreadPoolExecutor(len(workers)) as threads:
        drivers = [
            threads.submit(_drive, worker, ends[place % 2], finished)
            for place, worker in enumerate(workers)
        ]
        for _name in range(count):
            if (name := finished.get()) == _DIED:
                names.clear()
                break
            yield name
        for driver in drivers:
            driver.result()


def _start_worker() -> subprocess.Popen[str]:
    """A process that compiles what it is told; it ends when nobody can tell it more."""
    command, pipe = compiler("worker"), subprocess.PIPE
    return subprocess.Popen(  # noqa: S603 - our own
        command, stdin=pipe, stdout=pipe, text=True, env=same_code()
    )


_DIED = ""
"""Put among the finished names by a worker that died."""


def _drive(
    worker: subprocess.Popen[str], take: Callable[[], str], finished: SimpleQueue[str]
) -> None:
    """Have one worker compile what is left, one after the other."""
    while True:
        try:
            name = take()
        except IndexError:
            break
        if _compiled_by(worker, name):
            finished.put(name)
        else:
            finished.put(_DIED)
            raise ChildProcessError(name)
    worker.communicate()


def _compiled_by(worker: subprocess.Popen[str], name: str) -> bool:
    """Whether the worker said that it is done with what it was told to compile."""
    if worker.stdin is None or worker.stdout is None:
        return False
    with suppress(BrokenPipeError):
        worker.stdin.write(f"{name}\n")
        worker.stdin.flush()
    return worker.stdout.readline().strip() == name


def work() -> None:
    """Compile what is named on standard input, one a line, and tell when each is done."""
    for line in sys.stdin:
        name = line.strip()
        make_ready(name)
        sys.stdout.write(line)
        sys.stdout.flush()


def main() -> None:
    """Compile as a worker, or all of it by workers with a line of progress for each step.

    The compiler makes millions of objects and few cycles; looking for cycles would
    take a seventh of the time of these short-lived processes.
    """
    gc.disable()
    if sys.argv[1:] == ["worker"]:
        work()
        os._exit(0)  # all is written; to take a compiler apart takes seconds
    for part, name in compile_all():
        sys.stdout.write(f"{part:.2f} {name}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

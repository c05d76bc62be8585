"""Compiles the engine on every core, telling how far it is: `python -m game.engine.warm`.

Invariant: after it ran, the on-disk cache holds all a game needs, and `load`
in another process compiles nothing.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from queue import SimpleQueue

import numpy as np

from game.compiled.layout import Records, blank
from game.compiled.orders import ORDER
from game.compiled.rules import Rules
from game.compiled.world import World
from game.engine import leaving, turn
from game.engine.jit import JIT, make_ready, part_names
from game.engine.store import mark_complete

_MOST_WORKERS = 4
"""The longest part takes a quarter of all the time, and each worker some 200 MB."""

_LONGEST = ("obligations", "take_order", "capital", "failures", "settle_orders", "leaving")
"""Begun first, so that no core is left alone with one of them at the end."""

_Call = Callable[[Records, Records, Records], object]

LONE: Mapping[str, _Call] = {
    "failures": lambda rules, worlds, _orders: turn.try_failure(rules, worlds, 0),
    "leaving": lambda rules, worlds, _orders: leaving.cost_of_leaving(rules, worlds, 0, 0),
    "promises": lambda _rules, worlds, _orders: leaving.owed_by_promises(worlds[0], 0),
    "backlog": lambda rules, worlds, _orders: leaving.worth_of_promises(rules[0], worlds[0]),
    "figures": lambda _rules, worlds, _orders: turn.read_quantities(worlds, 1, 1),
}
"""Calls of the entries that call no part."""

_ENTRIES: Mapping[str, _Call] = {
    "trial": turn.try_orders,
    "morning": lambda rules, worlds, _orders: turn.open_week(rules, worlds),
    "week": turn.close_week,
}
"""Calls of the entries that need every part."""


def load() -> None:
    """Make every part ready and call each entry once on an empty world."""
    for call in (*LONE.values(), *_ENTRIES.values()) if JIT else ():
        _make(call)


def make_lone_ready(name: str) -> None:
    """Load an entry that calls no part from disk, or compile it."""
    _make(LONE[name])


def _make(call: _Call) -> None:
    call(blank(Rules), _resting(), np.zeros(0, ORDER))


def _resting() -> Records:
    """A world of no firms in which nothing divides by zero."""
    world = blank(World)
    for name in ("start_need", "expected_need", "public_efficiency", "believed_efficiency"):
        world[name] = 1.0
    return world


def compile_all() -> Iterator[tuple[float, str]]:
    """Compile parts and lone entries side by side, then what calls parts.

    Yields how far it is, from nothing to less than all, and what is done.
    Raises ChildProcessError when a process that compiles dies.
    """
    yield 0.0, "rules"
    names = sorted((*part_names(), *LONE), key=lambda name: (name not in _LONGEST, name))
    workers = [_start_worker() for _core in range(min(_MOST_WORKERS, os.cpu_count() or 1))]
    idle: SimpleQueue[subprocess.Popen[str]] = SimpleQueue()
    for worker in workers:
        idle.put(worker)
    with ThreadPoolExecutor(len(workers)) as threads:
        steps = [threads.submit(_compile_by, idle, name) for name in names]
        for done, step in enumerate(as_completed(steps), 1):
            yield done / (len(names) + 1), step.result().replace("_", " ")
    for worker in workers:
        worker.communicate()
    load()
    mark_complete()


def _start_worker() -> subprocess.Popen[str]:
    """A process that compiles what it is told; it ends when nobody can tell it more."""
    command = [sys.executable, "-m", "game.engine.warm", "worker"]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)  # noqa: S603 - our own


def _compile_by(idle: SimpleQueue[subprocess.Popen[str]], name: str) -> str:
    """Have an idle worker compile one of them; returns its name when that is done."""
    worker = idle.get()
    if worker.stdin is None or worker.stdout is None:
        raise ChildProcessError(name)
    worker.stdin.write(f"{name}\n")
    worker.stdin.flush()
    if worker.stdout.readline().strip() != name:
        raise ChildProcessError(name)
    idle.put(worker)
    return name


def work() -> None:
    """Compile what is named on standard input, one a line, and tell when each is done."""
    for line in sys.stdin:
        name = line.strip()
        if name in LONE:
            make_lone_ready(name)
        else:
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
        return
    for part, name in compile_all():
        sys.stdout.write(f"{part:.2f} {name}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

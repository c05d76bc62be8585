"""Compiles the engine on every core, telling how far it is: `python -m game.engine.warm`.

Invariant: after it ran, the on-disk cache holds all a game needs, and `entries.load` in
another process compiles nothing. This process and those it starts import the compiler side
by side, which takes each a second.
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

from game.engine.parts import part_names
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

_LAST = "week"
"""The entry that calls nearly every part: compiled when all are there."""


def compile_all() -> Iterator[tuple[float, str]]:
    """Compile parts side by side, then the entries, which call them.

    Yields how far it is, from nothing to less than all, and what is done.
    Raises ChildProcessError when a process that compiles dies.
    """
    yield 0.0, "rules"
    workers = [_start_worker() for _core in range(min(_MOST_WORKERS, os.cpu_count() or 1))]
    from game.engine.entries import ENTRIES, load  # noqa: PLC0415 - the workers do so meanwhile

    parts = deque(_kin_together(part_names()))
    entries = deque(name for name in ENTRIES if name != _LAST)
    steps = len(parts) + len(entries) + 1  # to load it all takes less than the shortest of them
    for done, name in enumerate(_compile_side_by_side(workers, parts, entries), 1):
        yield done / steps, name.replace("_", " ")
    load()
    mark_complete()


def _kin_together(names: Sequence[str]) -> list[str]:
    """The names in an order in which those that have kernels in common are near each other."""
    others = sorted(set(names) - {*_ORDERS, *_MONEY})
    return [name for name in (*_ORDERS, *others, *_MONEY) if name in names]


def _compile_side_by_side(
    workers: Sequence[subprocess.Popen[str]], parts: deque[str], entries: deque[str]
) -> Iterator[str]:
    """Have workers compile parts from both ends, then entries; yields the name of each done."""
    finished: SimpleQueue[str] = SimpleQueue()
    ends = (parts.popleft, parts.pop)
    count = len(parts) + len(entries)
    with ThreadPoolExecutor(len(workers)) as threads:
        drivers = [
            threads.submit(_drive, worker, (ends[place % 2], entries.popleft), finished)
            for place, worker in enumerate(workers)
        ]
        for _name in range(count):
            if (name := finished.get()) == _DIED:
                parts.clear()
                entries.clear()
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
    worker: subprocess.Popen[str], kinds: Sequence[Callable[[], str]], finished: SimpleQueue[str]
) -> None:
    """Have one worker compile what is left of each kind, one after the other."""
    for take in kinds:
        with suppress(IndexError):
            while name := take():
                if not _compiled_by(worker, name):
                    finished.put(_DIED)
                    raise ChildProcessError(name)
                finished.put(name)
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
    from game.engine.entries import make  # noqa: PLC0415 - only who compiles

    for line in sys.stdin:
        make(line.strip())
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

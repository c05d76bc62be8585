"""A process that writes one save after another and is killed while it does so.

Run as `python -m tests.session.saves.victim PATH`; prints a verdict for each kill.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

from game.session.saves import read_save, storage, write_save
from tests.session.saves.samples import example

EARLIER, LATER = 1, 7
LARGE = {"cash": list(range(100_000))}


def main(path: Path) -> None:
    """Kill a writer at each line it runs, then at ten moments of a long write."""
    line = 0
    while _killed(path, partial(_die_at_line, path, line)):
        line += 1
    print(f"lines {line}")  # noqa: T201 - the test reads it
    for round_ in range(10):
        _killed(path, partial(_write_for_ever, path), after=0.004 * round_)
    print("rounds 10")  # noqa: T201


def _killed(path: Path, work: Callable[[], None], after: float | None = None) -> bool:
    """Run `work` in a child, check the save it leaves, and tell whether it was killed."""
    write_save(path, example(seed=EARLIER))
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    assert read_save(path).seed in {EARLIER, LATER}
    return os.WIFSIGNALED(status)


def _die_at_line(path: Path, line: int) -> None:
    """Write a later save, and be killed before the line-th line of the storage module."""
    left = line

    def trace(frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal left
        if frame.f_code.co_filename != storage.__file__:
            return None
        if event == "line":
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left -= 1
        return trace

    sys.settrace(trace)
    write_save(path, example(seed=LATER))
    sys.settrace(None)


def _write_for_ever(path: Path) -> None:
    while True:
        write_save(path, example(seed=LATER, snapshot=LARGE))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

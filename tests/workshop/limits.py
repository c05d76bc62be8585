"""Running the command within limits that a hostile file must not reach.

Invariant: a process that asks for more memory or time than it may have dies, and the test
that started it fails.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from attrs import frozen

MEMORY = 300
"""Most resident megabytes."""

SECONDS = 2
"""Most seconds of processor time beyond what the command needs for a good file."""

PATIENCE = 60
"""Seconds after which a process is given up, however busy the machine."""

_ADDRESS_SPACE = 4_000_000_000
_MEASURED = """\
import resource, sys
from pathlib import Path
from game.cli import main
try:
    code = main(sys.argv[1:])
except SystemExit as stopped:
    code = int(stopped.code or 0)
used = resource.getrusage(resource.RUSAGE_SELF)
peak = used.ru_maxrss
for line in Path("/proc/self/status").read_text().splitlines():
    if line.startswith("VmHWM:"):
        peak = int(line.split()[1])
print(f"{used.ru_utime + used.ru_stime} {peak}", file=sys.stderr)
sys.exit(code)
"""
# VmHWM is the peak of this program alone; ru_maxrss keeps, through exec, the peak of the
# process that forked it, which in a long test run is larger than any limit set here.


@frozen
class Ran:
    """What a process did, and what it took."""

    code: int
    out: str
    err: str
    seconds: float
    """Processor time."""
    megabytes: float
    """Peak resident memory."""
    waited: float


def run(*arguments: object, cwd: Path) -> Ran:
    """Run `warring` with these arguments in a process of its own, within the limits."""
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "WARRING_SCENARIOS": str(cwd / "own"), "PYTHONPATH": _checkout()},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=PATIENCE,
        preexec_fn=_limit,
        check=False,
    )
    err, _newline, last = done.stderr.rstrip("\n").rpartition("\n")
    seconds, kilobytes = map(float, last.split())
    waited = time.monotonic() - began
    return Ran(done.returncode, done.stdout, err, seconds, kilobytes / 1024, waited)


def _checkout() -> str:
    return str(Path(__file__).parents[2])


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESS_SPACE, _ADDRESS_SPACE))
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))

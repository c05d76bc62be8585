"""Measurements of whole processes, from their start as a person waits for them.

Invariant: nothing of the person's is touched: saves and caches that a process writes
lie in a temporary folder.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from statistics import median

from game.bench.figure import Figure
from game.words import _

SCENARIO = "cold-shot"
_REPEATS = 5
_LONGEST = 300
"""Seconds after which a process is given up."""


def environment(**more: str) -> dict[str, str]:
    """The environment of a measured process: as a person's, who keeps compiled modules."""
    env = {**os.environ, **more}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    return env


def run_python(*arguments: str, env: Mapping[str, str] | None = None) -> tuple[float, str]:
    """Run Python with `arguments`; seconds from start to end, and what it printed.

    Raises CalledProcessError and TimeoutExpired.
    """
    began = time.perf_counter()
    done = subprocess.run(  # noqa: S603 - our own modules
        [sys.executable, *arguments],
        env=environment(**(env or {})),
        capture_output=True,
        text=True,
        check=True,
        timeout=_LONGEST,
    )
    return time.perf_counter() - began, done.stdout


def first_turn() -> Sequence[Figure]:
    """From the start of the process to the first resolved turn, the engine compiled before."""
    command = ("-m", "game", "run", SCENARIO, "--turns", "1", "--json")
    run_python(*command)  # fills the caches
    seconds = median(run_python(*command)[0] for _repeat in range(_REPEATS))
    how = _("wall time of 'warring run {scenario} --turns 1', median of {n}, engine compiled")
    return [
        Figure(
            id="first-turn",
            title=_("start to first resolved turn"),
            value=seconds,
            unit="s",
            most=0.8,
            how=how.format(scenario=SCENARIO, n=_REPEATS),
        )
    ]


def cold_compile() -> Sequence[Figure]:
    """Compiling the whole engine into an empty cache."""
    with tempfile.TemporaryDirectory() as folder:
        env = {"WARRING_ENGINE_CACHE": folder, "NUMBA_CACHE_DIR": ""}
        seconds, _printed = run_python("-m", "game.engine.warm", env=env)
    how = _("wall time of the compiling process with an empty cache; the interface runs beside it")
    return [
        Figure(
            id="cold-compile",
            title=_("compiling the engine"),
            value=seconds,
            unit="s",
            most=15.0,
            how=how,
        )
    ]


def memory() -> Sequence[Figure]:
    """Most memory of the app with the engine loaded and a week played."""
    with tempfile.TemporaryDirectory() as folder:
        printed = run_python("-m", "game.bench.weight", env={"WARRING_SAVES": folder})[1]
    how = _("peak resident memory of the app after title, briefing, desk and one week handed in")
    return [
        Figure(
            id="memory",
            title=_("the app with the engine loaded"),
            value=float(printed),
            unit="MB",
            most=200.0,
            how=how,
        )
    ]

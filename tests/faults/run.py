"""Plants one fault, or each in turn, and tells what finds it and how soon.

    NUMBA_DISABLE_JIT=1 python -m tests.faults.run a-posting-lost
    python -m tests.faults.run all

Invariant: a fault is planted in a process of its own, and looked for with what `game.testing`
offers to everybody: games at random under the invariants, then the rule cases.
"""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from game.testing.cases.files import all_cases
from game.testing.cases.looks import differences
from game.testing.search import search
from game.testing.small import poor_game, small_game

MOST_SECONDS = 60.0
"""How long is looked for a fault, in seconds of the processor's time."""

ROOT = Path(__file__).parents[2]


def look_for(name: str, seconds: float = MOST_SECONDS) -> dict[str, Any]:
    """Plant the fault in this process and look for it: who found it, and in how many seconds."""
    from tests.faults.faults import FAULTS  # noqa: PLC0415 - only where nothing is compiled

    small_game(), poor_game()  # loaded before the rules are broken
    if name == "none":
        games = (search(game, examples=1, seed=5) for game in (small_game(), poor_game()))
        wrong = [f"{broken.rule}: {broken.wrong}" for broken in games if broken]
        return {"fault": name, "by": " ".join(wrong), "wrong": wrong}
    fault = FAULTS[name]
    fault.apply()
    start = time.process_time()

    def go_on() -> bool:
        return time.process_time() - start < seconds

    if fault.found_by[0].startswith("case "):
        by, wrong = _by_case(fault.found_by[0])
    else:
        by, wrong = _by_playing(go_on)
    return {"fault": name, "by": by, "wrong": wrong, "seconds": time.process_time() - start}


def _by_playing(go_on: Callable[[], bool]) -> tuple[str, str]:
    """The first rule that does not hold in games of the small world, rich and poor in turn."""
    for seed in itertools.count(0):
        for game in (small_game(), poor_game()):
            broken = search(game, examples=1, seed=seed, go_on=go_on)
            if broken is not None:
                return broken.rule, broken.wrong
            if not go_on():
                return "", ""
    raise AssertionError


def _by_case(name: str) -> tuple[str, str]:
    """Play the numbered rule case, and tell what is not as it says."""
    cases = {f"case {case.number}": case for case in all_cases(ROOT / "tests" / "rule_cases")}
    wrong = differences(cases[name])
    return (name, wrong[0]) if wrong else ("", "")


def found(name: str) -> dict[str, Any]:
    """What `look_for` says in a process of its own, without the compiler."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.run", name],
        env={**os.environ, "NUMBA_DISABLE_JIT": "1", "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def _tell_all() -> int:
    """Look for every fault, a line each; 1 when one was not found."""
    from tests.faults.faults import FAULTS  # noqa: PLC0415

    missed = 0
    for fault in FAULTS.values():
        told = found(fault.id)
        missed += told["by"] not in fault.found_by
        by = told["by"] or "NOBODY"
        sys.stdout.write(f"{told['seconds']:5.1f} s  {fault.id} by {by}: {told['wrong']}\n")
        sys.stdout.flush()
    return int(missed > 0)


if __name__ == "__main__":
    if sys.argv[1] == "all":
        sys.exit(_tell_all())
    sys.stdout.write(json.dumps(look_for(sys.argv[1])) + "\n")

"""Prints how many turns a second this process plays, compiled or not.

Run as `python -m game.bench.rate`; NUMBA_DISABLE_JIT=1 makes it plain Python.

Invariant: both lanes run the same games.
"""

from __future__ import annotations

import sys

from game.bench.engine import trial, turns_per_second

if __name__ == "__main__":
    tried = trial()
    turns_per_second(tried, 0.0, 1)
    sys.stdout.write(f"{turns_per_second(tried, 2.0, tried.weeks):.3f}\n")

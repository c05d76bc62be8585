"""Speed and memory of the game, measured where it runs.

Invariant: every figure stands beside its target and says how it was measured; both
sides of a ratio are measured in one run. Nothing here is a test: a slow machine is
no fault.
"""

from game.bench.figure import Figure, to_text
from game.bench.suite import measure_all

__all__ = ["Figure", "measure_all", "to_text"]

"""Which of the two lanes the tests run in, and how much each may try.

Invariant: with NUMBA_DISABLE_JIT=1 kernels are plain Python and a hundred times
slower, so the same properties are tried on fewer examples.
"""

from __future__ import annotations

import os

PLAIN = os.environ.get("NUMBA_DISABLE_JIT", "0") not in ("", "0")
"""True in the lane where kernels run as plain Python."""

LONG = os.environ.get("WARRING_HYPOTHESIS", "") == "long"
"""True when somebody asked for a long search."""


def tries(count: int, plain: int | None = None) -> int:
    """How many examples to try: `count` compiled, `plain` (a fifth unless said) as Python."""
    scale = 20 if LONG else 1
    return scale * (max(3, count // 5) if plain is None else plain) if PLAIN else scale * count

"""Which of the two lanes the tests run in, and how much each may try.

Invariant: every day each property is tried on some dozens of examples; a hundred
more of the same walk the same paths, and are left to a long search. With
NUMBA_DISABLE_JIT=1 kernels are plain Python and a hundred times slower, so the
same properties are tried on fewer still.
"""

from __future__ import annotations

import os

PLAIN = os.environ.get("NUMBA_DISABLE_JIT", "0") not in ("", "0")
"""True in the lane where kernels run as plain Python."""

LONG = os.environ.get("WARRING_HYPOTHESIS", "") == "long"
"""True when somebody asked for a long search."""


_ENOUGH = 20
"""Examples below which a property is not thinned every day."""


def tries(count: int, plain: int | None = None) -> int:
    """How many examples to try of a property of that weight.

    In a long search twenty times `count`. Every day a quarter of it compiled, though no fewer
    than `_ENOUGH`, and as Python `plain`, a tenth unless said.
    """
    if PLAIN:
        few = max(3, count // 10) if plain is None else plain
        return 20 * few if LONG else few
    return 20 * count if LONG else min(count, max(_ENOUGH, count // 4))

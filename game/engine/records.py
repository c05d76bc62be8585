"""Records as kernels see them, compiled or not.

Invariant: a kernel writes `world.cash[f]` in both lanes. Numba reads attributes
of a record by itself; plain Python gets them from NumPy's record arrays.
"""

from __future__ import annotations

import numpy as np

from game.compiled.layout import Records
from game.engine.jit import JIT


def readable(records: Records) -> Records:
    """`records` in the form that an entry takes in this lane; the memory is shared."""
    return records if JIT else records.view(np.recarray)

"""What models a firm has made, those it has not shown yet among them.

Invariant: what lies in the drawer counts as what is released does; what still trains does not.
"""

from __future__ import annotations

import numpy as np

from game.compiled.layout import Record
from game.compiled.world import HELD, RELEASED


def best_own(world: Record, f: int) -> float:
    """Capability of the firm's best model, released or in its drawer; 0.0 without one."""
    mine = (world["model_owner"] == f) & np.isin(world["model_state"], (HELD, RELEASED))
    return float(world["model_capability"][mine].max(initial=0.0))

"""What firms are worth when they hold parts of one another.

Invariant: values net of circles sum to what the firms own apart from one another; whatever
headline values show beyond that is counted more than once (Elliott, Golub & Jackson 2014).
"""

from __future__ import annotations

import numpy as np

from game.compiled.layout import Floats
from game.engine.jit import kernel
from game.engine.linear import solve


@kernel
def headline(held: Floats, own: Floats, value: Floats, firms: int) -> None:
    """Headline values V (thousand USD), V = own + held V. Modified in place: `value` (firms,).

    `held[f, g]` is the part of firm g that firm f holds, no firm any of itself; `own` is what
    each has apart from these; only the first `firms` are looked at. All of a firm may be held
    by others, but no group of firms may hold all of one another: then V would have no bound.
    """
    matrix = np.zeros((firms, firms))
    held_any = False
    for f in range(firms):
        value[f] = own[f]
        matrix[f, f] = 1.0
        for g in range(firms):
            matrix[f, g] -= held[f, g]
            held_any = held_any or held[f, g] != 0.0
    if held_any:
        solve(matrix, value, firms)


@kernel
def consolidated(held: Floats, value: Floats, net: Floats, firms: int) -> None:
    """What those outside own of each firm. Modified in place: `net` (firms,), thousand USD.

    `value` is the headline value; that of which the firms hold no part is the consolidated
    one (Elliott, Golub & Jackson 2014, section I). These sum to the firms' own values.
    """
    for g in range(firms):
        outside = 1.0
        for f in range(firms):
            outside -= held[f, g]
        net[g] = outside * value[g]

"""What firms are worth when they hold parts of one another.

Invariant: values net of circles sum to what the firms own apart from one another; whatever
headline values show beyond that is counted more than once (Elliott, Golub & Jackson 2014).
"""

from __future__ import annotations

import numpy as np

from game.compiled.layout import Floats, Ints
from game.compiled.sizes import NOBODY
from game.engine.jit import kernel
from game.engine.linear import solve


@kernel
def headline(held: Floats, own: Floats, value: Floats, firms: int) -> None:
    """Headline values V (thousand USD), V = own + held V. Modified in place: `value` (firms,).

    `held[f, g]` is the part of firm g that firm f holds, no firm any of itself; `own` is what
    each has apart from these; only the first `firms` are looked at. All of a firm may be held
    by others, but no group of firms may hold all of one another: then V would have no bound.
    Only those that hold parts of others are solved for; what the rest are worth is their own.
    """
    place = np.full(firms, NOBODY)
    count = 0
    for f in range(firms):
        value[f] = own[f]
        if _holdings(held, f, firms) > 0:
            place[f] = count
            count += 1
    matrix, right = np.zeros((count, count)), np.zeros(count)
    for f in range(firms):
        if place[f] != NOBODY:
            _write_row(held, own, place, f, matrix, right)
    solve(matrix, right, count)
    for f in range(firms):
        if place[f] != NOBODY:
            value[f] = right[place[f]]


@kernel
def _holdings(held: Floats, f: int, firms: int) -> int:
    """Number of the firms of which firm `f` holds a part."""
    count = 0
    for g in range(firms):
        count += held[f, g] != 0.0
    return count


@kernel
def _write_row(
    held: Floats, own: Floats, place: Ints, f: int, matrix: Floats, right: Floats
) -> None:
    """The equation of holder `f` among the holders, what it holds of others on the `right`."""
    row = place[f]
    matrix[row, row] = 1.0
    right[row] = own[f]
    for g in range(len(place)):
        if place[g] == NOBODY:
            right[row] += held[f, g] * own[g]
        else:
            matrix[row, place[g]] -= held[f, g]


@kernel
def consolidated(held: Floats, value: Floats, net: Floats, firms: int) -> None:
    """What those outside own of each firm. Modified in place: `net` (firms,), thousand USD.

    `value` is the headline value; that of which the firms hold no part is the consolidated
    one (Elliott, Golub & Jackson 2014, section I). These sum to the firms' own values.
    """
    for g in range(firms):
        net[g] = 1.0
    for f in range(firms):
        for g in range(firms):
            net[g] -= held[f, g]
    for g in range(firms):
        net[g] *= value[g]

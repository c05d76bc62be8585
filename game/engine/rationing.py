"""Shares out what is scarce.

Invariant: nobody gets more than was wanted, the whole is never exceeded, and
the result does not depend on the order in which claimants stand.
"""

from __future__ import annotations

from game.compiled.layout import Floats, Ints
from game.engine.jit import kernel


@kernel
def apportion(available: int, wanted: Ints, weight: Floats, given: Ints) -> int:
    """Give out `available` by weight times want, never more than wanted; return the rest.

    Modified in place: `given`. Rounds of proportional shares, those whose want
    is met leaving the table (the "water-filling" rule of weighted max-min
    fairness, Bertsekas & Gallager 1992). What is lost to rounding stays in the rest.
    """
    rest = available
    for i in range(len(wanted)):
        given[i] = 0
    for _ in range(len(wanted)):
        claims = 0.0
        for i in range(len(wanted)):
            if given[i] < wanted[i]:
                claims += weight[i] * wanted[i]
        if rest <= 0 or claims <= 0.0:
            break
        pot = rest
        met = False
        for i in range(len(wanted)):
            if given[i] < wanted[i]:
                fair = int(pot * (weight[i] * wanted[i] / claims))
                share = min(fair, wanted[i] - given[i], rest)
                given[i] += share
                rest -= share
                met = met or given[i] == wanted[i]
        if not met:
            break
    return rest

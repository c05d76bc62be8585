"""Plain twin of rationing: weighted rounds over a table of claimants."""

from __future__ import annotations

from collections.abc import Sequence


def shared_out(available: int, claimants: Sequence[tuple[int, float]]) -> list[int]:
    """What each of (want, weight) gets of `available`.

    Everybody still at the table is offered a part by weight times want; who has
    enough leaves, and what is left is offered again.
    """
    got = [0] * len(claimants)
    left = available
    while left > 0:
        hungry = [i for i, (want, _weight) in enumerate(claimants) if got[i] < want]
        claims = sum(claimants[i][1] * claimants[i][0] for i in hungry)
        if not hungry or claims <= 0.0:
            break
        pot, full = left, 0
        for i in hungry:
            want, weight = claimants[i]
            helping = min(int(pot * (weight * want / claims)), want - got[i], left)
            got[i] += helping
            left -= helping
            full += got[i] == want
        if not full:
            break
    return got

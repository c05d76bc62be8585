"""Finds the payments of a week, and who falls when somebody cannot pay.

Invariant: payments are the greatest that respect limited liability and seniority: no firm
pays more than it has, no claim is paid before every claim senior to it, claims of equal
rank get equal parts (Eisenberg & Noe 2001), and a guarantor owes what is left open. All of
that holds to a few thousand dollars, since payments are whole thousands; limited liability
holds exactly.
"""

from __future__ import annotations

import numpy as np

from game.compiled.layout import Floats, Ints
from game.compiled.sizes import FIRMS, NOBODY
from game.engine.claims import (
    AMOUNT,
    BASE,
    FLOWS,
    FROM,
    OPEN,
    OWED,
    PAID,
    TO,
    balance,
    calling_order,
    write,
)
from game.engine.defaults import lower_parts
from game.engine.jit import FLOAT_ROWS, FLOATS, INT_ROWS, INTS, kernel, part
from game.engine.trimming import trim


@kernel
def clear(cash: Ints, firms: int, claims: Ints, count: int, part: Floats) -> None:
    """Find what is paid of each claim.

    `cash` (thousand USD, none below zero) begins with the `firms` firms. Modified in place:
    the columns OWED, PAID and OPEN of `claims`, and `part` (FIRMS, RANKS), what each firm
    pays of each rank before rounding.

    When everybody can pay, which is nearly always, adding up is all. Otherwise parts fall
    from all to where ends meet. When parts fall, no firm receives more and no guarantor
    owes less (see `call_in`), so the parts that firms can then afford fall too: such a
    map sends what lies above a clearing to what lies above it, every clearing lies below
    the start, and so falling ends at the greatest (Tarski 1955). Firm by firm and round by
    round that can take as many rounds as there are thousands in a ring of debts;
    `lower_parts` leaps instead, and `trim` makes payments whole. Both end after a number of
    steps that does not depend on amounts.
    """
    falling = np.ones(FIRMS, np.int64)
    clear_among(falling, cash, firms, claims, count, part, np.empty(FIRMS))


@kernel
def who_falls(cash: Ints, firms: int, claims: Ints, count: int, part: Floats, wave: Ints) -> None:
    """Clear, and tell in which order firms fail. Modified in place: as `clear`, and `wave`.

    `wave` (FIRMS,) is 0 for a firm that fails though all others pay in full, 1 for one that
    fails because of those, and so on; -1 for one that stands (the fictitious default
    algorithm, Eisenberg & Noe 2001, 3.1). How much a firm lacks is what it owes less what
    it pays of its claims.
    """
    falling = np.zeros(FIRMS, np.int64)
    left = np.empty(FIRMS)
    wave[:] = NOBODY
    for step in range(firms + 1):
        clear_among(falling, cash, firms, claims, count, part, left)
        fell = False
        for f in range(firms):
            if left[f] < 0.0 and not falling[f]:
                falling[f] = 1
                wave[f] = step
                fell = True
        if not fell:
            return


@part(INTS, INTS, int, INT_ROWS, int, FLOAT_ROWS, FLOATS)
def clear_among(
    falling: Ints,
    cash: Ints,
    firms: int,
    claims: Ints,
    count: int,
    part: Floats,
    left: Floats,
) -> None:
    """Clear as if firms that are not `falling` paid all, whatever they have `left` then."""
    if _all_pay(falling, cash, firms, claims, count, part, left):
        return
    order = calling_order(claims, count)
    flow = np.empty((count, FLOWS))
    lower_parts(cash, firms, claims, order, falling, part, flow)
    trim(cash, firms, claims, order, falling, part, flow)
    balance(cash, claims, flow, left)
    write(claims, flow)


@kernel
def _all_pay(
    falling: Ints,
    cash: Ints,
    firms: int,
    claims: Ints,
    count: int,
    part: Floats,
    left: Floats,
) -> bool:
    """Pay every claim, so that no guarantee is called; whether all who may fall can do that."""
    part[:] = 1.0
    for f in range(FIRMS):
        left[f] = cash[f]
    for c in range(count):
        due = claims[c, AMOUNT] if claims[c, BASE] == NOBODY else 0
        claims[c, OWED] = claims[c, PAID] = due
        claims[c, OPEN] = 0
        if claims[c, FROM] < FIRMS:
            left[claims[c, FROM]] -= due
        if claims[c, TO] < FIRMS:
            left[claims[c, TO]] += due
    can = True
    for f in range(firms):
        can = can and (left[f] >= 0.0 or falling[f] == 0)
    return can

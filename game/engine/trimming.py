"""Makes payments that were found to the last cent whole, so that everybody can afford them.

Invariant: a thousand dollars that rounding makes a firm lack is withheld from one creditor,
by the shortest way to somebody who can do without; so rounding moves a few thousand
dollars, where paying round by round anew would empty a whole ring of debts for them.
"""

from __future__ import annotations

import numpy as np

from game.compiled.layout import Floats, Ints
from game.compiled.sizes import ACCOUNTS, FIRMS, NOBODY
from game.engine.claims import FROM, GIVEN, RANK, RANKS, REST, TO, balance, call_in, share_of
from game.engine.jit import kernel

TRIMS = 4 * FIRMS * FIRMS
"""What one firm lacks goes through each other firm at most once."""

_FAR = FIRMS + 1


@kernel
def trim(
    cash: Ints, firms: int, claims: Ints, order: Ints, falling: Ints, part: Floats, flow: Floats
) -> None:
    """Round payments at `part` down, and withhold what firms lack then.

    Modified in place: `flow`, whole thousands that every firm that may fall can afford.
    Guarantees may send a lack round and round; so after TRIMS each firm that lacks
    something pays its last rank nothing at all, which has an end.
    """
    withheld = np.zeros(len(flow))
    left = np.empty(FIRMS)
    last = np.empty(FIRMS, np.int64)
    away = np.empty(ACCOUNTS, np.int64)
    for step in range(TRIMS + FIRMS * RANKS + 1):
        call_in(claims, order, part, True, withheld, flow)
        balance(cash, claims, flow, left)
        f = _first_short(left, falling, firms)
        if f == NOBODY:
            return
        _last_ranks(claims, flow, last)
        _measure(claims, flow, falling, part, withheld, left, last, away)
        near = NOBODY
        if step < TRIMS:
            near = _nearest(claims, flow, part, withheld, f, last, away)
        _withhold(claims, flow, f, -left[f], near, last[f], withheld)


@kernel
def _first_short(left: Floats, falling: Ints, firms: int) -> int:
    for f in range(firms):
        if falling[f] and left[f] < 0.0:
            return f
    return NOBODY


@kernel
def _last_ranks(claims: Ints, flow: Floats, last: Ints) -> None:
    """The lowest rank that each firm pays something of."""
    last[:] = NOBODY
    for c in range(len(flow)):
        debtor = claims[c, FROM]
        if debtor < FIRMS and flow[c, GIVEN] > 0.0:
            last[debtor] = max(last[debtor], claims[c, RANK])


@kernel
def _can_fall(claims: Ints, flow: Floats, c: int, last: Ints) -> bool:
    """Whether a firm pays something of claim `c`, and pays nothing of lower rank."""
    debtor = claims[c, FROM]
    return debtor < FIRMS and flow[c, GIVEN] > 0.0 and claims[c, RANK] == last[debtor]


@kernel
def _can_rise(claims: Ints, flow: Floats, c: int, part: Floats, withheld: Floats) -> bool:
    """Whether the creditor of claim `c` is a firm that lost by rounding it."""
    open_part = 0.0 < share_of(claims, c, part) < 1.0
    return claims[c, TO] < FIRMS and open_part and withheld[c] == 0.0 and flow[c, REST] >= 1.0


@kernel
def _measure(
    claims: Ints,
    flow: Floats,
    falling: Ints,
    part: Floats,
    withheld: Floats,
    left: Floats,
    last: Ints,
    away: Ints,
) -> None:
    """Count the claims between each firm and somebody who can do without some money.

    That is an account outside, a firm with money left, or one that must not fall.
    """
    away[:] = 0
    for f in range(FIRMS):
        away[f] = 0 if left[f] > 0.0 or not falling[f] else _FAR
    nearer = True
    while nearer:
        nearer = False
        for c in range(len(flow)):
            debtor, creditor = claims[c, FROM], claims[c, TO]
            if _can_fall(claims, flow, c, last) and 1 + away[creditor] < away[debtor]:
                away[debtor] = 1 + away[creditor]
                nearer = True
            if _can_rise(claims, flow, c, part, withheld) and 1 + away[debtor] < away[creditor]:
                away[creditor] = 1 + away[debtor]
                nearer = True


@kernel
def _nearest(
    claims: Ints, flow: Floats, part: Floats, withheld: Floats, f: int, last: Ints, away: Ints
) -> int:
    """The claim by which firm `f` is nearest to help, its own or on it; -1 if there is none."""
    near, least = NOBODY, _FAR
    for c in range(len(flow)):
        debtor, creditor = claims[c, FROM], claims[c, TO]
        falls = debtor == f and _can_fall(claims, flow, c, last)
        rises = creditor == f and _can_rise(claims, flow, c, part, withheld)
        other = creditor if falls else debtor
        if (falls or rises) and away[other] < least:
            near, least = c, away[other]
    return near


@kernel
def _withhold(
    claims: Ints, flow: Floats, f: int, lack: float, near: int, last: int, withheld: Floats
) -> None:
    """Move what firm `f` lacks along claim `near`; if there is none, take all its last rank."""
    if near == NOBODY:
        for c in range(len(flow)):
            if claims[c, FROM] == f and claims[c, RANK] == last:
                withheld[c] = np.inf
    elif claims[near, FROM] == f:
        withheld[near] += min(lack, flow[near, GIVEN])
    else:
        withheld[near] -= 1.0

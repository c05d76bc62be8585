"""What is owed this week, who answers for it, and the paying of it.

Invariant: a claim is called in full, a guarantee for what the claim before it leaves open;
so nobody is ever paid more than the claim that all its guarantees stand behind.
"""

from __future__ import annotations

import math

import numpy as np

from game.compiled.causes import (
    BREAK_FEE_PAID,
    CHIP_CREDIT,
    DAMAGES,
    GUARANTEED,
    INTEREST,
    STAKE_BOUGHT,
)
from game.compiled.layout import Floats, Ints
from game.compiled.log import Log
from game.compiled.sizes import CLAUSES, FIRMS, MONEY, NOBODY
from game.compiled.world import World
from game.engine.books import move
from game.engine.jit import kernel

MOST = FIRMS * (FIRMS + 10) + 2 * CLAUSES
"""Most claims of a week: each firm's own dues, rents among all pairs, two for each clause."""

FROM, TO, AMOUNT, CAUSE, RANK, BASE, CLAUSE, OWED, PAID, OPEN, COLUMNS = range(11)
"""Debtor, creditor, amount or a guarantee's cap, cause, rank, the claim that a guarantee
stands behind, the clause it comes from (each -1 for none); then what clearing found: what
is owed in the end, what the debtor pays of it, and what the creditor has lost of it when
all who answer for it have paid."""

SENIOR, SECURED, JUNIOR, SUBORDINATE, RANKS = range(5)

DUE, GIVEN, REST, FLOWS = range(4)
"""Columns of a flow, by claim: what is due, what is given, what is still open."""

_HAIR = 1e-4
"""A payment this close below a whole thousand is one, whatever its last bits are. The hairs
of all claims together are less than a thousand, so nobody is made to pay one too much."""


@kernel
def add_claim(
    claims: Ints,
    count: int,
    debtor: int,
    creditor: int,
    amount: int,
    cause: int,
    rank: int,
    clause: int,
) -> int:
    """Write one claim (thousand USD) into `claims` (MOST, COLUMNS); return the new count.

    The debtor is a firm, or an account outside, which always pays all.
    """
    if amount <= 0 or debtor == creditor or count >= len(claims):
        return count
    claims[count, FROM] = debtor
    claims[count, TO] = creditor
    claims[count, AMOUNT] = amount
    claims[count, CAUSE] = cause
    claims[count, RANK] = rank
    claims[count, BASE] = NOBODY
    claims[count, CLAUSE] = clause
    return count + 1


@kernel
def add_guarantee(
    claims: Ints,
    count: int,
    guarantor: int,
    base: int,
    cap: int,
    cause: int,
    rank: int,
    clause: int,
) -> int:
    """Write that `guarantor` owes what claim `base` leaves unpaid, up to `cap` (thousand USD).

    Guarantees of one claim are called in the order written, each for what is then still
    open. A guarantee may be guaranteed: who answers for a guarantor is called right after
    it. A guarantor who is the debtor or the creditor of `base` adds nothing. Returns the
    new count.
    """
    if base < 0 or base >= count or guarantor == claims[base, FROM]:
        return count
    added = add_claim(claims, count, guarantor, claims[base, TO], cap, cause, rank, clause)
    if added > count:
        claims[count, BASE] = base
    return added


@kernel
def calling_order(claims: Ints, count: int) -> Ints:
    """Places of all claims as they are called: each claim, then all that answer for it.

    Otherwise as written. With each guarantee stand those of the guarantee itself, before
    the next one of the same claim.
    """
    room = np.ones(count, np.int64)
    for c in range(count - 1, -1, -1):
        if claims[c, BASE] >= 0:
            room[claims[c, BASE]] += room[c]
    free = np.empty(count, np.int64)
    order = np.empty(count, np.int64)
    end = 0
    for c in range(count):
        base = claims[c, BASE]
        if base >= 0:
            place = free[base]
            free[base] += room[c]
        else:
            place = end
            end += room[c]
        free[c] = place + 1
        order[place] = c
    return order


@kernel
def call_in(
    claims: Ints, order: Ints, part: Floats, whole: bool, withheld: Floats, flow: Floats
) -> None:
    """Write what flows when firms pay `part` (FIRMS, RANKS) of what is due by rank.

    `order` is the calling order; `whole` payments are rounded down to thousands of dollars,
    and lower by what is `withheld` (by claim). Modified in place: `flow` (claims, FLOWS).

    When parts fall, no guarantee is called for less and no creditor gets more, whatever the
    guarantors' parts are: while a claim and those who answer for it are called one after
    another, what is open rises by no less than the next call on it, and of a further call a
    guarantor pays no more than all.
    """
    for c in order:
        base = claims[c, BASE]
        due = float(claims[c, AMOUNT])
        if base >= 0:
            due = min(due, flow[base, REST])
        given = due * min(1.0, share_of(claims, c, part))
        if whole:
            given = min(due, max(0.0, math.floor(given + _HAIR) - withheld[c]))
        flow[c, DUE] = due
        flow[c, GIVEN] = given
        flow[c, REST] = due - given
        while base >= 0:
            flow[base, REST] -= given
            base = claims[base, BASE]


@kernel
def share_of(claims: Ints, c: int, part: Floats) -> float:
    """The part that the debtor of claim `c` pays of its rank; accounts outside pay all."""
    debtor = claims[c, FROM]
    return part[debtor, claims[c, RANK]] if debtor < FIRMS else 1.0


@kernel
def tally(cash: Ints, claims: Ints, flow: Floats, means: Floats, due: Floats) -> None:
    """Add up what each firm has to pay with, and owes by rank (thousand USD).

    Modified in place: `means` (FIRMS,), cash and what arrives, and `due` (FIRMS, RANKS).
    """
    due[:] = 0.0
    for f in range(FIRMS):
        means[f] = cash[f]
    for c in range(len(flow)):
        debtor, creditor = claims[c, FROM], claims[c, TO]
        if debtor < FIRMS:
            due[debtor, claims[c, RANK]] += flow[c, DUE]
        if creditor < FIRMS:
            means[creditor] += flow[c, GIVEN]


@kernel
def balance(cash: Ints, claims: Ints, flow: Floats, left: Floats) -> None:
    """What each firm has when all is paid; below zero for one that pays more than it has.

    Modified in place: `left` (FIRMS,), thousand USD.
    """
    for f in range(FIRMS):
        left[f] = cash[f]
    for c in range(len(flow)):
        debtor, creditor = claims[c, FROM], claims[c, TO]
        if debtor < FIRMS:
            left[debtor] -= flow[c, GIVEN]
        if creditor < FIRMS:
            left[creditor] += flow[c, GIVEN]


@kernel
def write(claims: Ints, flow: Floats) -> None:
    """Keep a flow of whole thousands with its claims."""
    for c in range(len(flow)):
        claims[c, OWED] = int(flow[c, DUE])
        claims[c, PAID] = int(flow[c, GIVEN])
        claims[c, OPEN] = int(flow[c, REST])


@kernel
def settle(world: World, log: Log, claims: Ints, count: int) -> None:
    """Make the payments; what a firm cannot pay itself is added to its `shortfall`.

    All are made at the same time: money that goes round in a ring pays every debt
    on its way, and the clearing has seen to it that nobody ends below zero.
    """
    for c in range(count):
        paid = claims[c, PAID]
        debtor, creditor = claims[c, FROM], claims[c, TO]
        financing = paid if is_financing(claims[c, CAUSE]) else 0
        if debtor < FIRMS:
            world.shortfall[debtor] += claims[c, OWED] - paid
            world.expense[debtor] += paid
            world.financed[debtor] -= financing
        if creditor < FIRMS:
            world.income[creditor] += paid
            world.financed[creditor] += financing
        move(world, log, MONEY, debtor, creditor, paid, claims[c, CAUSE])


@kernel
def is_financing(cause: int) -> bool:
    """Whether a payment is about capital and not about what a firm does for its living."""
    in_breach = cause in (GUARANTEED, BREAK_FEE_PAID, DAMAGES)
    return in_breach or cause in (INTEREST, STAKE_BOUGHT, CHIP_CREDIT)

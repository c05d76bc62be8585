"""What is owed this week, and the clearing of it.

Invariant: payments are the greatest that respect limited liability and
seniority: no firm pays more than it has, no junior claim is paid before every
senior one, and claims of equal rank get equal parts (Eisenberg & Noe 2001).
"""

from __future__ import annotations

import numpy as np

from game.compiled.layout import Floats, Ints
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import FIRMS, LEASES, MONEY
from game.compiled.world import World
from game.engine.books import move
from game.engine.jit import kernel

MOST = FIRMS * (FIRMS + 8) + LEASES
"""Most claims of a week: each firm's own dues, rents among all pairs, leases."""

FROM, TO, AMOUNT, CAUSE, RANK, COLUMNS = range(6)
SENIOR, JUNIOR, RANKS = range(3)


@kernel
def add_claim(
    claims: Ints, count: int, debtor: int, creditor: int, amount: int, cause: int, rank: int
) -> int:
    """Write one claim (thousand USD) into `claims` (MOST, COLUMNS); return the new count."""
    if amount <= 0 or debtor == creditor or count >= MOST:
        return count
    claims[count, FROM] = debtor
    claims[count, TO] = creditor
    claims[count, AMOUNT] = amount
    claims[count, CAUSE] = cause
    claims[count, RANK] = rank
    return count + 1


@kernel
def clear(rules: Rules, world: World, claims: Ints, count: int, part: Floats) -> None:
    """Find the part of each firm's claims by rank that is paid. Modified in place: `part`.

    Starts from full payment and takes back what cannot be afforded until nothing
    changes: a falling sequence, so it ends at the greatest clearing vector. When
    everybody can pay, which is nearly always, one pass is all.
    """
    owed = np.zeros((FIRMS, RANKS), np.int64)
    for c in range(count):
        owed[claims[c, FROM], claims[c, RANK]] += claims[c, AMOUNT]
    part[:] = 1.0
    changed = True
    while changed:
        receipts = np.zeros(FIRMS, np.int64)
        for c in range(count):
            if claims[c, TO] < FIRMS:
                receipts[claims[c, TO]] += paid_of(claims, c, part)
        changed = False
        for f in range(rules.firms):
            left = world.balance[MONEY, f] + receipts[f]
            for rank in range(RANKS):
                now = _payable(owed[f, rank], left)
                left = max(0, left - owed[f, rank])
                if now < part[f, rank]:
                    part[f, rank] = now
                    changed = True


@kernel
def _payable(owed: int, left: int) -> float:
    return 1.0 if owed <= left else left / owed


@kernel
def paid_of(claims: Ints, c: int, part: Floats) -> int:
    """What is paid of claim `c`: all of it, or its part rounded down."""
    share = part[claims[c, FROM], claims[c, RANK]]
    amount = claims[c, AMOUNT]
    return amount if share >= 1.0 else int(amount * share)


@kernel
def settle(world: World, log: Log, claims: Ints, count: int, part: Floats) -> None:
    """Make the payments; what a firm cannot pay is added to its `shortfall`.

    All are made at the same time: money that goes round in a ring pays every debt
    on its way, and the clearing has seen to it that nobody ends below zero.
    """
    for c in range(count):
        paid = paid_of(claims, c, part)
        debtor, creditor = claims[c, FROM], claims[c, TO]
        world.shortfall[debtor] += claims[c, AMOUNT] - paid
        move(world, log, MONEY, debtor, creditor, paid, claims[c, CAUSE])
        _count_income(world, claims, c, paid)


@kernel
def _count_income(world: World, claims: Ints, c: int, moved: int) -> None:
    world.expense[claims[c, FROM]] += moved
    if claims[c, TO] < FIRMS:
        world.income[claims[c, TO]] += moved

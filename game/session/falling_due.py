"""What clauses make due, week by week, before the week is resolved.

Invariant: the formulas are those of `game.engine.contracts` on plain numbers; what hangs on
orders or revenue is reckoned from last week's and marked as uncertain, what hangs on a
signature is reckoned from the first week in which it may be given. Sums are in thousands
of US dollars.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping

import numpy as np

from game.compiled.clauses import (
    CLAUSE_KINDS,
    CREDIT,
    DRAFT,
    END_ON_DATE,
    LEASED,
    OFFERED,
    OPEN_ON_AGI,
    PAYMENT,
    PROJECT,
    PURCHASE,
    REINVESTMENT,
    REVENUE_SHARE,
    RUNNING,
    STAKE,
)
from game.compiled.layout import Record
from game.compiled.sizes import FIRMS, NOBODY

HORIZON = 8
"""Weeks that chiefs look ahead at what falls due."""
UNCERTAIN = (PURCHASE, REINVESTMENT, REVENUE_SHARE)
"""Kinds that make due what hangs on orders or revenue."""
_WEEKS = 52.0


def next_due(world: Record, row: int) -> tuple[int, int]:
    """Week and amount (thousand USD) of what the clause makes due next; (-1, 0) for nothing.

    As in `coming_dues`, of a purchase that counts which rents and orders leave.
    """
    place, turn = int(world["clause_contract"][row]), int(world["turn"])
    if int(world["contract_state"][place]) != RUNNING:
        return NOBODY, 0
    wait = 0
    period = int(world["clause_weeks"][row])
    if int(world["clause_kind"][row]) == PAYMENT and period > 0:
        wait = -(turn - int(world["contract_week"][place])) % period
    age = turn + wait - int(world["contract_week"][place])
    amount = fixed_due(world, row, age, int(world["clause_done"][row]))
    amount -= _served(world, row, amount, turn + wait, turn + wait - age)
    return (turn + wait + 1, amount) if amount > 0 else (NOBODY, 0)


def fixed_due(world: Record, row: int, age: int, done: int) -> int:
    """What the clause makes due `age` weeks after its signing, whatever is bought or earned.

    Thousands of US dollars, by the formulas of `game.engine.contracts`; `done` is what was
    used up before that week.
    """
    rule = _FIXED.get(int(world["clause_kind"][row]))
    return rule(world, row, age, done) if rule else 0


def _paid(world: Record, row: int, age: int, _done: int) -> int:
    period = int(world["clause_weeks"][row])
    due = age % period == 0 if period else age == 0
    return int(world["clause_amount"][row]) if due else 0


def _rent(world: Record, row: int, age: int, _done: int) -> int:
    """Rent for all that is promised: a landlord short of compute gets less."""
    units, weeks = float(world["clause_amount"][row]), int(world["clause_weeks"][row])
    if weeks > 0:
        units *= min(1.0, age / weeks)
    return int(units * float(world["clause_price"][row]))


def weekly_part(world: Record, row: int, done: int) -> int:
    """An equal weekly part of the clause's amount, at most what is left (thousand USD)."""
    amount, weeks = int(world["clause_amount"][row]), max(1, int(world["clause_weeks"][row]))
    return max(0, min(math.ceil(amount / weeks), amount - done))


def _committed(world: Record, row: int, _age: int, done: int) -> int:
    return weekly_part(world, row, done)


def instalment(world: Record, row: int, age: int, owed: int) -> int:
    """Principal of chips on credit due in a week in which so much is owed (thousand USD)."""
    weeks = max(1, int(world["clause_weeks"][row]))
    return math.ceil(owed / (weeks - max(0, age) % weeks))


def _paid_off(world: Record, row: int, age: int, owed: int) -> int:
    interest = int(owed * float(world["clause_price"][row]) / _WEEKS)
    return interest + instalment(world, row, age, owed)


def _bought(world: Record, row: int, age: int, _done: int) -> int:
    return int(world["clause_amount"][row]) if age == 0 else 0


def _funded(world: Record, row: int, _age: int, _done: int) -> int:
    return int(world["clause_amount"][row])


_FIXED: Mapping[int, Callable[[Record, int, int, int], int]] = {
    PAYMENT: _paid,
    LEASED: _rent,
    PURCHASE: _committed,
    CREDIT: _paid_off,
    STAKE: _bought,
    PROJECT: _funded,
}


def used_after(world: Record, row: int, age: int, done: int, due: int) -> int:
    """What is used up after week `age` in which `due` was paid, for the next week's reckoning."""
    kind = int(world["clause_kind"][row])
    if kind == CREDIT:
        return done - instalment(world, row, age, done)
    return done + due if kind in (PURCHASE, REINVESTMENT, REVENUE_SHARE) else done


def payer_and_payee(world: Record, row: int) -> tuple[int, int]:
    """Accounts of who pays and who is paid under the clause."""
    giver, taker = int(world["clause_giver"][row]), int(world["clause_taker"][row])
    taker_pays = CLAUSE_KINDS[int(world["clause_kind"][row])].pays == "taker"
    return (taker, giver) if taker_pays else (giver, taker)


def coming_dues(world: Record, row: int, f: int, start: int) -> Iterator[tuple[int, int]]:
    """Weeks to come and what the clause makes due in them (thousand USD), above zero only.

    `start` is the turn in which the contract was or will be signed; `f` is the firm whose
    own books are known. A week has the number it bears once it is resolved.
    """
    now = int(world["turn"])
    last, done = last_turn(world, row, start), int(world["clause_done"][row])
    for turn in range(max(now, start), now + HORIZON):
        if turn >= last:
            return
        due = _due(world, row, turn - start, done, f)
        done = used_after(world, row, turn - start, done, due)
        due -= _served(world, row, due, turn, start)
        if due > 0:
            yield turn + 1, due


def last_turn(world: Record, row: int, start: int) -> int:
    """The first turn in which the clause's contract runs no more, by its dates."""
    place = int(world["clause_contract"][row])
    mine = world["clause_contract"] == place
    dates = world["clause_weeks"][mine & (world["clause_kind"] == END_ON_DATE)]
    return start + int(dates.min()) if len(dates) else int(world["turn"]) + HORIZON


def _due(world: Record, row: int, age: int, done: int, f: int) -> int:
    """What falls due; by last week's orders and revenue where it hangs on them."""
    kind, giver, taker = (int(world[f"clause_{name}"][row]) for name in ("kind", "giver", "taker"))
    amount, price = int(world["clause_amount"][row]), float(world["clause_price"][row])
    if kind == REINVESTMENT and giver < FIRMS and taker < FIRMS:
        return min(amount - done, int(int(world["bought"][taker, giver]) * price))
    if kind == REVENUE_SHARE and giver < FIRMS:
        due = int(_revenue(world, giver, f) * price)
        return min(amount - done, due) if amount > 0 else due
    return fixed_due(world, row, age, done)


def _revenue(world: Record, giver: int, f: int) -> float:
    """Weekly service revenue: the own as booked, another's as everybody knows it."""
    if giver == f:
        return float(world["service_revenue"][f])
    return float(world["service_rate"][giver]) / _WEEKS


def _served(world: Record, row: int, due: int, turn: int, start: int) -> int:
    """What of a purchase commitment is met by rents of that week, and by orders as last week.

    Rents of the same contract count from `start` on, the turn in which it is signed.
    """
    giver, taker = int(world["clause_giver"][row]), int(world["clause_taker"][row])
    if int(world["clause_kind"][row]) != PURCHASE or max(giver, taker) >= FIRMS:
        return 0
    rents_before = _rents(world, giver, taker, int(world["turn"]) - 1)
    orders = max(0, int(world["bought"][giver, taker]) - rents_before)
    return min(due, orders + _rents(world, giver, taker, turn) + _beside(world, row, turn - start))


def _beside(world: Record, row: int, age: int) -> int:
    """Rents that the same contract makes due between the two, where it does not run yet."""
    place = int(world["clause_contract"][row])
    if int(world["contract_state"][place]) == RUNNING:
        return 0
    pair = [int(world[f"clause_{side}"][row]) for side in ("giver", "taker")]
    leases = (other for other in rows_of(world, place) if world["clause_kind"][other] == LEASED)
    return sum(_rent(world, lease, age, 0) for lease in leases if _pair(world, lease) == pair)


def _pair(world: Record, lease: int) -> list[int]:
    """Tenant and landlord."""
    return [int(world[f"clause_{side}"][lease]) for side in ("taker", "giver")]


def _rents(world: Record, tenant: int, landlord: int, turn: int) -> int:
    """Rents that running leases make due between two firms in a week."""
    leased = (world["clause_kind"] == LEASED) & (world["clause_contract"] != NOBODY)
    leased &= (world["clause_taker"] == tenant) & (world["clause_giver"] == landlord)
    total = 0
    for row in np.flatnonzero(leased).tolist():
        place = int(world["clause_contract"][row])
        age = turn - int(world["contract_week"][place])
        if int(world["contract_state"][place]) == RUNNING and age >= 0:
            total += _rent(world, row, age, 0)
    return total


def pending(world: Record, f: int) -> Iterator[tuple[int, int]]:
    """Places of contracts that bind firm `f` once others sign, and the turn they may do so.

    They are its offers that stand, and what it writes this week, which is offered tomorrow.
    """
    now = int(world["turn"])
    for place in np.flatnonzero(world["contract_proposer"] == f).tolist():
        if int(world["contract_state"][place]) == DRAFT and not _sleeps_first(world, place):
            yield place, now + 1
    for place in np.flatnonzero(world["contract_state"] == OFFERED).tolist():
        if int(world["contract_signed"][place]) >> f & 1 and not _sleeps_first(world, place):
            yield place, now


def replaced_by(world: Record, place: int) -> int:
    """Place of the running contract that ends once the one at `place` is signed, or NOBODY."""
    old = int(world["contract_replaces"][place])
    runs = (world["contract_serial"] == old) & (world["contract_state"] == RUNNING)
    return int(np.flatnonzero(runs)[0]) if old >= 0 and runs.any() else NOBODY


def _sleeps_first(world: Record, place: int) -> bool:
    """Whether it waits for AGI once it is signed."""
    mine = world["clause_contract"] == place
    return bool((world["clause_kind"][mine] == OPEN_ON_AGI).any())


def rows_of(world: Record, place: int) -> tuple[int, ...]:
    """Rows of a contract's clauses."""
    return tuple(np.flatnonzero(world["clause_contract"] == place).tolist())


def weekly_dues(world: Record, f: int) -> tuple[int, ...]:
    """What running contracts take from firm `f` in each of the coming weeks, less what they bring.

    Thousands of US dollars; offers do not count.
    """
    weeks = [0] * HORIZON
    running = (world["contract_state"] == RUNNING) & ((world["contract_parties"] >> f & 1) == 1)
    for place in np.flatnonzero(running).tolist():
        for row in rows_of(world, place):
            debtor, creditor = payer_and_payee(world, row)
            sign = 1 if debtor == f else -1 if creditor == f else 0
            if sign:
                for week, due in coming_dues(world, row, f, int(world["contract_week"][place])):
                    weeks[week - int(world["turn"]) - 1] += sign * due
    return tuple(weeks)

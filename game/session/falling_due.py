"""What clauses make due, week by week, before the week is resolved.

Invariant: the formulas are those of `game.engine.contracts` on plain numbers; what hangs on
orders or revenue is reckoned from last week's and marked as uncertain. Sums are in
thousands of US dollars.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from game.compiled.clauses import (
    CREDIT,
    LEASED,
    PAYMENT,
    PROJECT,
    PURCHASE,
    REINVESTMENT,
    REVENUE_SHARE,
    RUNNING,
    STAKE,
)
from game.compiled.layout import Record
from game.compiled.sizes import NOBODY

_WEEKS = 52.0


def next_due(world: Record, row: int) -> tuple[int, int]:
    """Week and amount (thousand USD) of what the clause makes due next; (-1, 0) for nothing."""
    place, turn = int(world["clause_contract"][row]), int(world["turn"])
    if int(world["contract_state"][place]) != RUNNING:
        return NOBODY, 0
    wait = 0
    period = int(world["clause_weeks"][row])
    if int(world["clause_kind"][row]) == PAYMENT and period > 0:
        wait = -(turn - int(world["contract_week"][place])) % period
    amount = fixed_due(world, row, turn + wait, int(world["clause_done"][row]))
    return (turn + wait + 1, amount) if amount > 0 else (NOBODY, 0)


def fixed_due(world: Record, row: int, turn: int, done: int) -> int:
    """What the clause makes due at `turn` whatever is bought or earned (thousand USD).

    The formulas of `game.engine.contracts`; `done` is what was used up before that turn.
    """
    rule = _FIXED.get(int(world["clause_kind"][row]))
    return rule(world, row, turn, done) if rule else 0


def _age(world: Record, row: int, turn: int) -> int:
    return turn - int(world["contract_week"][int(world["clause_contract"][row])])


def _paid(world: Record, row: int, turn: int, _done: int) -> int:
    age, period = _age(world, row, turn), int(world["clause_weeks"][row])
    due = age % period == 0 if period else age == 0
    return int(world["clause_amount"][row]) if due else 0


def _rent(world: Record, row: int, turn: int, _done: int) -> int:
    """Rent for all that is promised: a landlord short of compute gets less."""
    units, weeks = float(world["clause_amount"][row]), int(world["clause_weeks"][row])
    if weeks > 0:
        units *= min(1.0, _age(world, row, turn) / weeks)
    return int(units * float(world["clause_price"][row]))


def weekly_part(world: Record, row: int, done: int) -> int:
    """An equal weekly part of the clause's amount, at most what is left (thousand USD)."""
    amount, weeks = int(world["clause_amount"][row]), max(1, int(world["clause_weeks"][row]))
    return max(0, min(math.ceil(amount / weeks), amount - done))


def _committed(world: Record, row: int, _turn: int, done: int) -> int:
    return weekly_part(world, row, done)


def instalment(world: Record, row: int, owed: int) -> int:
    """Principal of chips on credit due in a week in which so much is owed (thousand USD)."""
    weeks = max(1, int(world["clause_weeks"][row]))
    return min(owed, math.ceil(int(world["clause_amount"][row]) / weeks))


def _paid_off(world: Record, row: int, _turn: int, owed: int) -> int:
    interest = int(owed * float(world["clause_price"][row]) / _WEEKS)
    return interest + instalment(world, row, owed)


def _bought(world: Record, row: int, turn: int, _done: int) -> int:
    return int(world["clause_amount"][row]) if _age(world, row, turn) == 0 else 0


def _funded(world: Record, row: int, _turn: int, _done: int) -> int:
    return int(world["clause_amount"][row])


_FIXED: Mapping[int, Callable[[Record, int, int, int], int]] = {
    PAYMENT: _paid,
    LEASED: _rent,
    PURCHASE: _committed,
    CREDIT: _paid_off,
    STAKE: _bought,
    PROJECT: _funded,
}


def used_after(world: Record, row: int, done: int, due: int) -> int:
    """What is used up after a week in which `due` was paid, for the next week's reckoning."""
    kind = int(world["clause_kind"][row])
    if kind == CREDIT:
        return done - instalment(world, row, done)
    return done + due if kind in (PURCHASE, REINVESTMENT, REVENUE_SHARE) else done

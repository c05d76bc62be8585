"""What contracts that all know of still promise, and what investors make of it.

Invariant: a promise adds to the value of who is to be paid as soon as it is signed, and
takes from the value of who promised only as far as that firm's means look thin. The sums
of both sides then differ: that is one way in which the same money is counted twice.
"""

from __future__ import annotations

import numpy as np

from game.compiled.clauses import END_ON_DATE, LEASED, PAYMENT, PURCHASE, RUNNING
from game.compiled.layout import Floats, Ints
from game.compiled.rules import Rules
from game.compiled.sizes import CLAUSES, CONTRACTS, FIRMS, MONEY, NOBODY
from game.compiled.world import World
from game.engine.jit import kernel

_YEAR = 52


@kernel
def add_backlog(rules: Rules, world: World, own: Floats) -> None:
    """Add to `own` (FIRMS,) what promises are worth to each firm. Modified in place.

    Sellers publish the rest of what contracts will bring as remaining performance
    obligations (IFRS 15.120), and investors count a part of it. The buyer's side is no
    debt on its page; those who rate it count it as one when its means do not cover it
    (Standard & Poor's, Ratios and Adjustments, 2019): here by the part of a year's
    promises that cash and a year's receipts leave open.
    """
    if world.contracts_made == 0:
        return
    left = np.zeros(CONTRACTS, np.int64)
    _weeks_left(rules, world, left)
    sums = np.zeros((3, FIRMS))
    for row in range(CLAUSES):
        contract = world.clause_contract[row]
        if contract != NOBODY and _counts(world, contract):
            _promise(world, row, left[contract], sums)
    for f in range(rules.firms):
        thin = thinness(rules, world, f, sums[2, f])
        own[f] += rules.backlog_weight * (sums[0, f] - thin * sums[1, f])


@kernel
def thinness(rules: Rules, world: World, f: int, year: float) -> float:
    """Part of a year's promises (thousand USD) that firm `f` has no means for."""
    if year <= 0.0:
        return 0.0
    means = world.balance[MONEY, f] + world.service_rate[f]
    means += max(0.0, world.chip_rate[f]) + _YEAR * rules.core_income[f]
    return max(0.0, (year - means) / year)


@kernel
def _counts(world: World, contract: int) -> bool:
    """Whether the contract runs and is known."""
    return bool(world.contract_state[contract] == RUNNING and world.contract_secret[contract] == 0)


@kernel
def _weeks_left(rules: Rules, world: World, left: Ints) -> None:
    """Weeks each contract has left, at most those that investors look ahead. In place."""
    left[:] = rules.backlog_weeks
    for row in range(CLAUSES):
        contract = world.clause_contract[row]
        if contract != NOBODY and world.clause_kind[row] == END_ON_DATE:
            end = world.contract_week[contract] + world.clause_weeks[row]
            left[contract] = min(left[contract], max(0, end - world.turn))


@kernel
def _promise(world: World, row: int, left: int, sums: Floats) -> None:
    """Add the clause to what is promised to firms, by firms, and by firms within a year."""
    kind = world.clause_kind[row]
    if kind not in (PURCHASE, PAYMENT, LEASED):
        return
    payer, payee = world.clause_giver[row], world.clause_taker[row]
    if kind == LEASED:
        payer, payee = payee, payer
    whole = promised(world, row, max(0, left - 1))
    if payee < FIRMS:
        sums[0, payee] += whole
    if payer < FIRMS:
        sums[1, payer] += whole
        sums[2, payer] += promised(world, row, min(_YEAR, max(0, left - 1)))


@kernel
def promised(world: World, row: int, weeks: int) -> float:
    """What the clause still makes due in the next `weeks` weeks (thousand USD)."""
    kind = world.clause_kind[row]
    amount = world.clause_amount[row]
    period = world.clause_weeks[row]
    if kind == PURCHASE:
        weekly = -(-amount // max(1, period))
        return float(min(amount - world.clause_done[row], weekly * weeks))
    if kind == LEASED:
        return amount * world.clause_price[row] * weeks
    if kind != PAYMENT or period == 0:
        return 0.0
    age = world.turn - world.contract_week[world.clause_contract[row]]
    return float(amount * ((age + weeks) // period - age // period))

"""What contracts still promise, and what investors and lenders make of it.

Invariant: a seller's orders add to its value as soon as they are signed, and take from the
value of who ordered only as far as that firm's means look thin: that is one way in which
the same money is counted twice. Fixed payments, advances and cards on credit are debts:
they take from one firm what they add to another, so money got for a promise makes nobody
worth more.
"""

from __future__ import annotations

import numpy as np

from game.compiled.clauses import (
    CREDIT,
    END_ON_DATE,
    LEASED,
    PAYMENT,
    PURCHASE,
    RUNNING,
    STAKE,
)
from game.compiled.layout import Floats, Ints
from game.compiled.rules import Rules
from game.compiled.sizes import CONTRACTS, FIRMS, MONEY, NOBODY
from game.compiled.world import World
from game.engine.contracts.damages import promises, unearned
from game.engine.jit import FLOATS, kernel, part
from game.engine.scratch import room, zeros

_YEAR = 52

_left, _sums = room(np.int64, CONTRACTS), zeros(np.float64, 4, FIRMS)


@part(Rules, World, FLOATS)
def add_backlog(rules: Rules, world: World, own: Floats) -> None:
    """Add to `own` (FIRMS,) what promises are worth to each firm. Modified in place.

    Sellers publish the rest of what contracts will bring as remaining performance
    obligations (IFRS 15.120), and investors count a part of it. The buyer's side is no
    debt on its page; those who rate it count it as one when its means do not cover it
    (Standard & Poor's, Ratios and Adjustments, 2019): here by the part of a year's
    promises that cash and a year's receipts leave open. Fixed payments count by the same
    part on both sides.
    """
    if world.contracts_made == 0:
        return
    left = _left()
    _weeks_left(rules, world, left)
    sums = _sums()
    for row in range(world.clause_rows):
        contract = world.clause_contract[row]
        pays = world.clause_kind[row] in (PURCHASE, PAYMENT, LEASED)
        if pays and contract != NOBODY and _counts(world, contract):
            _promise(world, row, left[contract], sums)
    for f in range(rules.firms):
        thin = thinness(rules, world, f, sums[2, f])
        own[f] += rules.backlog_weight * (sums[0, f] - thin * sums[1, f] - sums[3, f])
    for row in range(world.clause_rows):
        if world.clause_kind[row] in (CREDIT, STAKE, PAYMENT):
            _add_debt(rules, world, row, left, own)


@kernel
def thinness(rules: Rules, world: World, f: int, year: float) -> float:
    """Part of a year's promises (thousand USD) that firm `f` has no means for."""
    if year <= 0.0:
        return 0.0
    means = world.balance[MONEY, f] + world.service_rate[f]
    means += max(0.0, world.chip_rate[f]) + _YEAR * rules.core_income[f]
    return max(0.0, (year - means) / year)


@part(World, int)
def owed_by_promises(world: World, f: int) -> float:
    """What lenders count as debt of firm `f` besides its loans (thousand USD).

    A year of the fixed payments that are known, as fixed charges are rated (Standard &
    Poor's, Ratios and Adjustments, 2019), what it was paid in advance and has not earned,
    and what it owes for cards.
    """
    owed = 0.0
    for row in range(world.clause_rows):
        contract = world.clause_contract[row]
        if contract == NOBODY or world.contract_state[contract] != RUNNING:
            continue
        kind = world.clause_kind[row]
        if kind == CREDIT and world.clause_taker[row] == f:
            owed += world.clause_done[row]
        elif kind == PAYMENT and world.clause_giver[row] == f and _counts(world, contract):
            owed += promised(world, row, min(_YEAR, weeks_after(world, contract)))
        elif world.clause_taker[row] == f and _first_advance(world, row):
            payer = world.clause_giver[row]
            advance = float(unearned(world, contract, payer, f))
            shown = _repaid_within(world, contract, f, payer, _YEAR)
            owed += max(0.0, advance - (shown if _counts(world, contract) else 0.0))
    return owed


@part(Rules, World, int)
def part_of_promises(rules: Rules, world: World, f: int) -> float:
    """Part of what firms have promised one another for a year that firm `f` is to pay.

    Firms too interconnected to fail are those on whose payments others count (Financial
    Stability Board 2010); contracts that are secret count nobody in.
    """
    mine, all_of_it = 0.0, 1.0
    left = _left()
    _weeks_left(rules, world, left)
    for row in range(world.clause_rows):
        contract, kind = world.clause_contract[row], world.clause_kind[row]
        if contract == NOBODY or kind not in (PURCHASE, PAYMENT, LEASED):
            continue
        payer, payee = world.clause_giver[row], world.clause_taker[row]
        if kind == LEASED:
            payer, payee = payee, payer
        if _counts(world, contract) and payer < FIRMS and payee < FIRMS:
            year = promised(world, row, min(_YEAR, max(0, left[contract] - 1)))
            all_of_it += year
            mine += year if payer == f else 0.0
    return mine / all_of_it


@kernel
def weeks_after(world: World, contract: int) -> int:
    """Weeks after this one in which the contract still makes something due."""
    left = 2 * _YEAR
    for row in range(world.clause_rows):
        if world.clause_contract[row] == contract and world.clause_kind[row] == END_ON_DATE:
            end = world.contract_week[contract] + world.clause_weeks[row]
            left = min(left, max(0, end - world.turn))
    return max(0, left - 1)


@kernel
def _add_debt(rules: Rules, world: World, row: int, left: Ints, own: Floats) -> None:
    """Cards on credit, and an advance as far as payments that are promised back do not show it.

    Money in the till has its counterpart on the page even when the contract is secret.
    """
    contract = world.clause_contract[row]
    if contract == NOBODY or world.contract_state[contract] != RUNNING:
        return
    debtor, creditor, debt = world.clause_taker[row], world.clause_giver[row], 0.0
    if world.clause_kind[row] == CREDIT:
        debt = float(world.clause_done[row])
    elif _first_advance(world, row):
        debt = float(unearned(world, contract, creditor, debtor))
        if _counts(world, contract):
            ahead = max(0, left[contract] - 1)
            back = _repaid_within(world, contract, debtor, creditor, ahead)
            debt = max(0.0, debt - rules.backlog_weight * back)
    if debtor < FIRMS:
        own[debtor] -= debt
    if creditor < FIRMS:
        own[creditor] += debt


@kernel
def _first_advance(world: World, row: int) -> bool:
    """Whether money was paid at once by this clause, and by none before it between the two."""
    if not _is_advance(world, row):
        return False
    for other in range(row):
        if world.clause_contract[other] == world.clause_contract[row] and _is_advance(world, other):
            same = world.clause_giver[other] == world.clause_giver[row]
            if same and world.clause_taker[other] == world.clause_taker[row]:
                return False
    return True


@kernel
def _is_advance(world: World, row: int) -> bool:
    kind = world.clause_kind[row]
    once = kind == STAKE or (kind == PAYMENT and world.clause_weeks[row] == 0)
    return once and world.clause_done[row] > 0


@kernel
def _repaid_within(world: World, contract: int, payer: int, payee: int, weeks: int) -> float:
    """Fixed payments that come back in these weeks (thousand USD)."""
    total = 0.0
    for row in range(world.clause_rows):
        if world.clause_kind[row] == PAYMENT and promises(world, row, contract, payer, payee):
            total += promised(world, row, weeks)
    return total


@kernel
def _counts(world: World, contract: int) -> bool:
    """Whether the contract runs and is known."""
    return bool(world.contract_state[contract] == RUNNING and world.contract_secret[contract] == 0)


@kernel
def _weeks_left(rules: Rules, world: World, left: Ints) -> None:
    """Weeks each contract has left, at most those that investors look ahead. In place."""
    left[:] = rules.backlog_weeks
    for row in range(world.clause_rows):
        contract = world.clause_contract[row]
        if contract != NOBODY and world.clause_kind[row] == END_ON_DATE:
            end = world.contract_week[contract] + world.clause_weeks[row]
            left[contract] = min(left[contract], max(0, end - world.turn))


@kernel
def _promise(world: World, row: int, left: int, sums: Floats) -> None:
    """Add an order, payment or lease to what firms are promised, promise, within a year, fixed."""
    kind = world.clause_kind[row]
    payer, payee = world.clause_giver[row], world.clause_taker[row]
    if kind == LEASED:
        payer, payee = payee, payer
    whole = promised(world, row, max(0, left - 1))
    if payee < FIRMS:
        sums[0, payee] += whole
    if payer < FIRMS:
        sums[3 if kind == PAYMENT else 1, payer] += whole
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

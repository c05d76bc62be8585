"""Phase 9 of contracts: what each clause makes due, and what its payment brings about.

Invariant: a clause makes due what its words say and no more: a bundle of clauses and the
same clauses signed apart make the same sums due (to a rounding of a thousand dollars).
"""

from __future__ import annotations

import math

from game.compiled.causes import (
    BREAK_FEE_PAID,
    CHIP_CREDIT,
    COMMITMENT,
    CONTRACT,
    GUARANTEE_CALLED,
    GUARANTEED,
    INTEREST,
    LEASE,
    PROJECT_FUNDED,
    REVENUE_SHARED,
    STAKE_BOUGHT,
)
from game.compiled.clauses import (
    AGI_PRIZE,
    BREAK_FEE,
    BREAKING,
    CREDIT,
    GUARANTEE,
    LEASED,
    PAYMENT,
    PROJECT,
    PURCHASE,
    REINVESTMENT,
    REVENUE_SHARE,
    RUNNING,
    STAKE,
)
from game.compiled.layout import Floats, Ints
from game.compiled.log import Log
from game.compiled.sizes import CLAUSES, FIRMS, NOBODY, SUPPLIERS, TREASURY
from game.compiled.world import World
from game.engine.books import note
from game.engine.claims import AMOUNT, CAUSE, CLAUSE, FROM, PAID, TO, add_claim, add_guarantee
from game.engine.contracts.delivery import delivered, instalment
from game.engine.contracts.life import runs
from game.engine.dispatch import by_code
from game.engine.jit import kernel

_WEEKS = 52.0


@kernel
def claims_of_contracts(world: World, claims: Ints, count: int, part: Floats) -> int:
    """Write all that contracts make due this week; `part` is what landlords delivered."""
    for row in range(CLAUSES):
        if runs(world, row, LEASED):
            count = _rent(world, row, claims, count, part)
    spent = world.bought.copy()
    for row in range(CLAUSES):
        contract = world.clause_contract[row]
        if contract != NOBODY and world.contract_state[contract] in (RUNNING, BREAKING):
            count = _due(world.clause_kind[row], world, row, claims, count, spent)
    return _guarantees(world, claims, count)


@kernel
def _add(world: World, row: int, claims: Ints, count: int, amount: int, cause: int) -> int:
    """The giver owes the taker."""
    giver, taker = world.clause_giver[row], world.clause_taker[row]
    rank = world.contract_rank[world.clause_contract[row]]
    return add_claim(claims, count, giver, taker, amount, cause, rank, row)


@kernel
def _nothing(world: World, row: int, claims: Ints, count: int, spent: Ints) -> int:
    return count


@kernel
def age_of(world: World, row: int) -> int:
    """Weeks since the clause's contract was signed; 0 in its first."""
    return world.turn - world.contract_week[world.clause_contract[row]]


@kernel
def stands(world: World, row: int) -> bool:
    """Whether the clause's contract runs and is not being broken this week."""
    return bool(world.contract_state[world.clause_contract[row]] == RUNNING)


@kernel
def _payment(world: World, row: int, claims: Ints, count: int, spent: Ints) -> int:
    period = world.clause_weeks[row]
    age = age_of(world, row)
    due = age == 0 if period == 0 else age % period == 0
    if not due or not stands(world, row):
        return count
    return _add(world, row, claims, count, world.clause_amount[row], CONTRACT)


@kernel
def _rent(world: World, row: int, claims: Ints, count: int, part: Floats) -> int:
    """The taker owes the giver, for what was delivered."""
    rent = int(delivered(world, row, part) * world.clause_price[row])
    rank = world.contract_rank[world.clause_contract[row]]
    tenant, landlord = world.clause_taker[row], world.clause_giver[row]
    if tenant < FIRMS and landlord < FIRMS:
        world.bought[tenant, landlord] += rent
    return add_claim(claims, count, tenant, landlord, rent, LEASE, rank, row)


@kernel
def committed(world: World, row: int) -> int:
    """This week's part of a purchase commitment (thousand USD)."""
    weekly = math.ceil(world.clause_amount[row] / max(1, world.clause_weeks[row]))
    return min(weekly, world.clause_amount[row] - world.clause_done[row])


@kernel
def _purchase(world: World, row: int, claims: Ints, count: int, spent: Ints) -> int:
    """What was bought counts once, for the first commitment it can serve."""
    if not stands(world, row):
        return count
    giver, taker = world.clause_giver[row], world.clause_taker[row]
    weekly = committed(world, row)
    world.clause_done[row] += weekly
    if giver < FIRMS and taker < FIRMS:
        served = min(weekly, spent[giver, taker])
        spent[giver, taker] -= served
        weekly -= served
    return _add(world, row, claims, count, weekly, COMMITMENT)


@kernel
def _instalments(world: World, row: int, claims: Ints, count: int, spent: Ints) -> int:
    """The taker pays the vendor off, with interest; all of it when the taker walks out."""
    owed = world.clause_done[row]
    rank = world.contract_rank[world.clause_contract[row]]
    vendor, buyer = world.clause_giver[row], world.clause_taker[row]
    interest = int(owed * world.clause_price[row] / _WEEKS)
    count = add_claim(claims, count, buyer, vendor, interest, INTEREST, rank, row)
    left = not stands(world, row) and world.contract_breaker[world.clause_contract[row]] == buyer
    principal = owed if left else instalment(world, row)
    return add_claim(claims, count, buyer, vendor, principal, CHIP_CREDIT, rank, row)


@kernel
def _stake(world: World, row: int, claims: Ints, count: int, spent: Ints) -> int:
    if age_of(world, row) > 0 or not stands(world, row):
        return count
    return _add(world, row, claims, count, world.clause_amount[row], STAKE_BOUGHT)


@kernel
def _reinvestment(world: World, row: int, claims: Ints, count: int, spent: Ints) -> int:
    if not stands(world, row):
        return count
    giver, taker = world.clause_giver[row], world.clause_taker[row]
    orders = world.bought[taker, giver] if giver < FIRMS and taker < FIRMS else 0
    room = world.clause_amount[row] - world.clause_done[row]
    amount = min(room, int(orders * world.clause_price[row]))
    return _add(world, row, claims, count, amount, STAKE_BOUGHT)


@kernel
def _revenue_share(world: World, row: int, claims: Ints, count: int, spent: Ints) -> int:
    giver = world.clause_giver[row]
    if not stands(world, row) or giver >= FIRMS:
        return count
    amount = int(world.service_revenue[giver] * world.clause_price[row])
    if world.clause_amount[row] > 0:
        amount = min(amount, world.clause_amount[row] - world.clause_done[row])
    return _add(world, row, claims, count, amount, REVENUE_SHARED)


@kernel
def _project(world: World, row: int, claims: Ints, count: int, spent: Ints) -> int:
    if not stands(world, row):
        return count
    giver = world.clause_giver[row]
    rank = world.contract_rank[world.clause_contract[row]]
    amount = world.clause_amount[row]
    return add_claim(claims, count, giver, SUPPLIERS, amount, PROJECT_FUNDED, rank, row)


@kernel
def _agi_prize(world: World, row: int, claims: Ints, count: int, spent: Ints) -> int:
    """The verdict of a week is known on the next one's day of payment."""
    if world.agi_firm == NOBODY or world.clause_done[row] > 0 or not stands(world, row):
        return count
    return _add(world, row, claims, count, world.clause_amount[row], CONTRACT)


@kernel
def _break_fee(world: World, row: int, claims: Ints, count: int, spent: Ints) -> int:
    contract = world.clause_contract[row]
    if world.contract_breaker[contract] != world.clause_giver[row]:
        return count
    return _add(world, row, claims, count, world.clause_amount[row], BREAK_FEE_PAID)


_due = by_code(
    {
        PAYMENT: _payment,
        PURCHASE: _purchase,
        CREDIT: _instalments,
        STAKE: _stake,
        REINVESTMENT: _reinvestment,
        REVENUE_SHARE: _revenue_share,
        PROJECT: _project,
        AGI_PRIZE: _agi_prize,
        BREAK_FEE: _break_fee,
    },
    _nothing,
)
"""Chooses by kind: (kind, world, row, claims, count, spent) -> new count."""


@kernel
def _guarantees(world: World, claims: Ints, count: int) -> int:
    """Whoever answers for a debtor owes what that debtor leaves unpaid to the taker."""
    own = count
    for row in range(CLAUSES):
        if not runs(world, row, GUARANTEE):
            continue
        left = world.clause_amount[row] - world.clause_done[row]
        rank = world.contract_rank[world.clause_contract[row]]
        for c in range(own):
            covers = claims[c, FROM] == world.clause_subject[row]
            if left > 0 and covers and claims[c, TO] == world.clause_taker[row]:
                cap = min(left, claims[c, AMOUNT])
                left -= cap
                giver = world.clause_giver[row]
                count = add_guarantee(claims, count, giver, c, cap, GUARANTEED, rank, row)
    return count


@kernel
def after_payment(world: World, log: Log, claims: Ints, count: int) -> None:
    """Shares are issued, debts shrink and sums used up as far as was paid."""
    for c in range(count):
        row = claims[c, CLAUSE]
        if row == NOBODY:
            continue
        paid = claims[c, PAID]
        cause = claims[c, CAUSE]
        if cause == CHIP_CREDIT:
            world.clause_done[row] -= paid
        elif cause == STAKE_BOUGHT:
            world.clause_done[row] += paid
            _issue(world, row, paid)
        elif cause in (CONTRACT, REVENUE_SHARED, PROJECT_FUNDED):
            world.clause_done[row] += paid
        elif cause == GUARANTEED and paid > 0:
            world.clause_done[row] += paid
            note(log, GUARANTEE_CALLED, claims[c, FROM], world.clause_subject[row], float(paid))


@kernel
def _issue(world: World, row: int, paid: int) -> None:
    """New shares for what was paid: the clause's part, or at the headline value."""
    issuer = world.clause_taker[row]
    if issuer >= FIRMS or paid <= 0:
        return
    if world.clause_kind[row] == STAKE:
        bought = world.clause_price[row] * paid / max(1, world.clause_amount[row])
    else:
        bought = paid / (world.value[issuer] + paid)
    issue_shares(world, world.clause_giver[row], issuer, min(0.99, bought))


@kernel
def issue_shares(world: World, holder: int, issuer: int, part: float) -> None:
    """Give `holder` the part `part` of the enlarged firm; everybody else's part thins."""
    for f in range(FIRMS):
        world.held[f, issuer] *= 1.0 - part
    world.state_held[issuer] *= 1.0 - part
    world.founders[issuer] *= 1.0 - part
    if holder < FIRMS:
        world.held[holder, issuer] += part
    elif holder == TREASURY:
        world.state_held[issuer] += part

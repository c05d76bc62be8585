"""Phase 9 of contracts: what each clause makes due, and what its payment brings about.

Invariant: a clause makes due what its words say and no more: a bundle of clauses and the
same clauses signed apart make the same sums due (to a rounding of a thousand dollars).
"""

from __future__ import annotations

import math

import numpy as np

from game.compiled.causes import (
    BREAK_FEE_PAID,
    CHIP_CREDIT,
    COMMITMENT,
    CONTRACT,
    DAMAGES,
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
    CLAUSE_KINDS,
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
from game.compiled.layout import Counts, Floats, Ints
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import CONTRACTS, FIRMS, MOST_COUNT, NOBODY, SUPPLIERS, TREASURY
from game.compiled.world import World
from game.engine.books import count_purchase, note
from game.engine.claims import (
    AMOUNT,
    CAUSE,
    CLAUSE,
    FROM,
    JUNIOR,
    PAID,
    TO,
    add_claim,
    add_guarantee,
)
from game.engine.contracts.delivery import delivered, instalment
from game.engine.contracts.life import runs
from game.engine.instruments.positions import dilute_shorts
from game.engine.jit import kernel

_WEEKS = 52.0


_CAUSE = np.full(len(CLAUSE_KINDS), CONTRACT)
"""What the books call that which a clause makes due, by its kind."""
_CAUSE[PURCHASE] = COMMITMENT
_CAUSE[STAKE] = _CAUSE[REINVESTMENT] = STAKE_BOUGHT
_CAUSE[REVENUE_SHARE] = REVENUE_SHARED
_CAUSE[PROJECT] = PROJECT_FUNDED
_CAUSE[BREAK_FEE] = BREAK_FEE_PAID


@kernel
def claims_of_contracts(world: World, claims: Ints, count: int, part: Floats) -> int:
    """Write all that contracts make due this week; `part` is what landlords delivered."""
    for row in range(world.clause_rows):
        if runs(world, row, LEASED):
            count = _rent(world, row, claims, count, part)
    spent = world.bought.copy()
    for row in range(world.clause_rows):
        contract = world.clause_contract[row]
        if contract == NOBODY or world.contract_state[contract] not in (RUNNING, BREAKING):
            continue
        kind, giver = world.clause_kind[row], world.clause_giver[row]
        if kind == CREDIT:
            count = _instalments(world, row, claims, count)
        else:
            due = _due(world, row, kind, spent)
            taker = SUPPLIERS if kind == PROJECT else world.clause_taker[row]
            rank = world.contract_rank[contract]
            count = add_claim(claims, count, giver, taker, due, _CAUSE[kind], rank, row)
    count = _damages(world, claims, count)
    return _guarantees(world, claims, count)


@kernel
def _due(world: World, row: int, kind: int, spent: Counts) -> int:
    """What the giver owes this week (thousand USD); while a contract breaks, only the fee."""
    if kind == BREAK_FEE:
        return _break_fee(world, row)
    if not stands(world, row):
        return 0
    due = 0
    if kind == PAYMENT:
        due = _payment(world, row)
    elif kind == PURCHASE:
        due = _purchase(world, row, spent)
    elif kind == STAKE:
        due = world.clause_amount[row] if age_of(world, row) == 0 else 0
    elif kind == REINVESTMENT:
        due = _reinvestment(world, row)
    elif kind == REVENUE_SHARE:
        due = _revenue_share(world, row)
    elif kind == PROJECT:
        due = world.clause_amount[row]
    elif kind == AGI_PRIZE:
        due = _agi_prize(world, row)
    return due


@kernel
def age_of(world: World, row: int) -> int:
    """Weeks since the clause's contract was signed; 0 in its first."""
    return world.turn - world.contract_week[world.clause_contract[row]]


@kernel
def stands(world: World, row: int) -> bool:
    """Whether the clause's contract runs and is not being broken this week."""
    return bool(world.contract_state[world.clause_contract[row]] == RUNNING)


@kernel
def _payment(world: World, row: int) -> int:
    period = world.clause_weeks[row]
    age = age_of(world, row)
    due = age == 0 if period == 0 else age % period == 0
    return world.clause_amount[row] if due else 0


@kernel
def _rent(world: World, row: int, claims: Ints, count: int, part: Floats) -> int:
    """The taker owes the giver, for what was delivered."""
    rent = int(delivered(world, row, part) * world.clause_price[row])
    rank = world.contract_rank[world.clause_contract[row]]
    tenant, landlord = world.clause_taker[row], world.clause_giver[row]
    if tenant < FIRMS and landlord < FIRMS:
        count_purchase(world, tenant, landlord, rent)
    return add_claim(claims, count, tenant, landlord, rent, LEASE, rank, row)


@kernel
def committed(world: World, row: int) -> int:
    """This week's part of a purchase commitment (thousand USD)."""
    weekly = math.ceil(world.clause_amount[row] / max(1, world.clause_weeks[row]))
    return min(weekly, world.clause_amount[row] - world.clause_done[row])


@kernel
def _purchase(world: World, row: int, spent: Counts) -> int:
    """What was bought counts once, for the first commitment it can serve."""
    giver, taker = world.clause_giver[row], world.clause_taker[row]
    weekly = committed(world, row)
    world.clause_done[row] += weekly
    if giver < FIRMS and taker < FIRMS:
        served = min(weekly, spent[giver, taker])
        spent[giver, taker] -= served
        weekly -= served
    return weekly


@kernel
def _instalments(world: World, row: int, claims: Ints, count: int) -> int:
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
def _reinvestment(world: World, row: int) -> int:
    giver, taker = world.clause_giver[row], world.clause_taker[row]
    orders = world.bought[taker, giver] if giver < FIRMS and taker < FIRMS else 0
    room = world.clause_amount[row] - world.clause_done[row]
    return min(room, int(orders * world.clause_price[row]))


@kernel
def _revenue_share(world: World, row: int) -> int:
    giver = world.clause_giver[row]
    if giver >= FIRMS:
        return 0
    due = int(world.service_revenue[giver] * world.clause_price[row])
    if world.clause_amount[row] > 0:
        due = min(due, world.clause_amount[row] - world.clause_done[row])
    return due


@kernel
def _agi_prize(world: World, row: int) -> int:
    """The verdict of a week is known on the next one's day of payment."""
    if world.agi_firm == NOBODY or world.clause_done[row] > 0:
        return 0
    return world.clause_amount[row]


@kernel
def _break_fee(world: World, row: int) -> int:
    broken = world.contract_breaker[world.clause_contract[row]] == world.clause_giver[row]
    return world.clause_amount[row] if broken else 0


@kernel
def _damages(world: World, claims: Ints, count: int) -> int:
    """What was written down when contracts were broken; a court's word is no secured claim."""
    for place in range(CONTRACTS):
        breaker, other = world.damages_by[place], world.damages_to[place]
        owed = world.damages[place]
        count = add_claim(claims, count, breaker, other, owed, DAMAGES, JUNIOR, NOBODY)
    return count


@kernel
def _guarantees(world: World, claims: Ints, count: int) -> int:
    """Whoever answers for a debtor owes what that debtor leaves unpaid to the taker."""
    own = count
    for row in range(world.clause_rows):
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
def after_payment(rules: Rules, world: World, log: Log, claims: Ints, count: int) -> None:
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
            _issue(rules, world, row, paid)
        elif cause in (CONTRACT, REVENUE_SHARED, PROJECT_FUNDED):
            world.clause_done[row] += paid
        elif cause == GUARANTEED and paid > 0:
            world.clause_done[row] += paid
            note(log, GUARANTEE_CALLED, claims[c, FROM], world.clause_subject[row], float(paid))


@kernel
def _issue(rules: Rules, world: World, row: int, paid: int) -> None:
    """New shares for what was paid: the clause's part, or at the price of any new issue.

    At a discount on headline value, as new shares sell (Smith 1977): so each issue thins the
    others by more than it brings, and the value of a share falls.
    """
    issuer = world.clause_taker[row]
    if issuer >= FIRMS or paid <= 0:
        return
    if world.clause_kind[row] == STAKE:
        bought = world.clause_price[row] * paid / max(1, world.clause_amount[row])
    else:
        issued = paid / (1.0 - rules.share_discount)
        bought = issued / (world.value[issuer] + issued)
    issue_shares(world, world.clause_giver[row], issuer, min(0.99, bought))
    count_in(world, issuer, paid)


@kernel
def count_in(world: World, f: int, amount: int) -> None:
    """Buyers of new shares paid `amount` (thousand USD) into firm `f`, or were paid it back."""
    world.paid_in[f] = max(-MOST_COUNT, min(MOST_COUNT, world.paid_in[f] + amount))


@kernel
def issue_shares(world: World, holder: int, issuer: int, part: float) -> None:
    """Give `holder` the part `part` of the enlarged firm; everybody else's part thins.

    What growth is measured against grows with the number of shares: money that buyers of new
    shares bring is no gain of those who held the old ones.
    """
    world.start_value[issuer] /= 1.0 - part
    for f in range(FIRMS):
        world.held[f, issuer] *= 1.0 - part
    world.state_held[issuer] *= 1.0 - part
    world.founders[issuer] *= 1.0 - part
    dilute_shorts(world, issuer, 1.0 - part)
    if holder < FIRMS:
        world.held[holder, issuer] += part
    elif holder == TREASURY:
        world.state_held[issuer] += part

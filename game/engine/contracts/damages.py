"""What it costs to break a contract: fees as far as courts uphold them, damages, advances.

Invariant: whoever is let down gets the fee or the damages, not both, and never less than
what it paid in advance for what it has not got yet.
"""

from __future__ import annotations

from game.compiled.clauses import (
    BREAK_FEE,
    CLAUSE_KINDS,
    END_ON_DATE,
    LEASED,
    PAYMENT,
    PROJECT,
    PURCHASE,
    REVENUE_SHARE,
    SLEEPING,
    STAKE,
)
from game.compiled.rules import Rules
from game.compiled.sizes import ACCOUNTS, CONTRACTS, FIRMS
from game.compiled.world import World
from game.engine.contracts.life import last_week
from game.engine.jit import kernel, part

_YEAR = 52
_IS_FRAME = tuple(kind.frame != "" for kind in CLAUSE_KINDS)
_IS_PRICED = tuple(kind.priced for kind in CLAUSE_KINDS)


@kernel
def owe_damages(rules: Rules, world: World, contract: int, f: int) -> int:
    """Write down what firm `f` owes everybody it lets down by leaving; due with the week's claims.

    Call it while the clauses stand. Fees are cut to what courts uphold, and stay clauses.
    Returns all of it, fees and damages (thousand USD).
    """
    owed = 0
    for other in range(ACCOUNTS):
        if _deal_together(world, contract, f, other):
            fee, damages, advance = price_of_leaving(rules, world, contract, f, other)
            _cut_fees(world, contract, f, other, fee)
            write_down(world, f, other, max(damages, advance - fee))
            owed += fee + max(damages, advance - fee)
    return owed


@kernel
def cut_fees(rules: Rules, world: World, contract: int, f: int) -> int:
    """Cut the fees firm `f` owes for a breach after which the contract goes on; their sum."""
    owed = 0
    for other in range(ACCOUNTS):
        if _agreed_fees(world, contract, f, other) > 0:
            fee = upheld_fee(rules, world, contract, f, other)
            _cut_fees(world, contract, f, other, fee)
            owed += fee
    return owed


@part(Rules, World, int, int, int)
def price_of_leaving(
    rules: Rules, world: World, contract: int, f: int, other: int
) -> tuple[int, int, int]:
    """What leaving costs firm `f` towards one party: fee, damages, advance (thousand USD).

    The fee stands in place of damages (liquidated damages, Restatement (Second) of Contracts
    § 356). Besides them an advance is given back as far as it is more than either: one may
    ask for the loss or for one's money (§§ 373, 378), and for interest on that (§ 354). A
    contract that sleeps until AGI promises nothing certain, so there are no damages for it
    (§ 352).
    """
    fee = upheld_fee(rules, world, contract, f, other)
    damages = 0
    certain = world.contract_state[contract] != SLEEPING
    if certain and _agreed_fees(world, contract, f, other) == 0:
        damages = int(rules.damages_part * loss_of(rules, world, contract, f, other))
    advance = unearned(world, contract, other, f)
    return fee, damages, _with_interest(rules, world, contract, f, advance)


@kernel
def _with_interest(rules: Rules, world: World, contract: int, f: int, money: int) -> int:
    """What firm `f` was advanced, with what its lenders would have asked since the signing.

    Money that costs nothing until a promise is broken would be the cheapest loan there is
    (interest on a sum due in restitution, Restatement § 354).
    """
    weeks = max(0, world.turn - world.contract_week[contract])
    return money + int(money * (rules.base_rate + world.spread[f]) * weeks / _YEAR)


@kernel
def loss_of(rules: Rules, world: World, contract: int, f: int, other: int) -> float:
    """What `other` loses of a year's promises when firm `f` leaves (thousand USD), at least 0.

    The value of what was promised less what the other no longer has to give in return
    (expectation interest, Restatement § 347). Rent counts for the purchases it serves;
    compute that is not let any more counts at today's rent, above the agreed one. What a
    payee or landlord can find another customer for is left to `damages_part` (§ 350).
    """
    weeks = weeks_ahead(world, contract, _YEAR)
    gained, rents, bought = 0.0, 0.0, 0.0
    for row in range(world.clause_rows):
        kind = world.clause_kind[row]
        if promises(world, row, contract, f, other):
            due = promised_ahead(world, row, weeks)
            if kind == PURCHASE:
                bought += due
            elif kind == LEASED:
                gained += units_ahead(world, row, weeks) * world.spot_price - due
            else:
                gained += due
        elif promises(world, row, contract, other, f):
            due = promised_ahead(world, row, weeks)
            if kind == LEASED:
                rents += due
            elif kind in (PAYMENT, REVENUE_SHARE):
                gained -= due
    return max(0.0, gained + max(rents, bought))


@kernel
def upheld_fee(rules: Rules, world: World, contract: int, f: int, other: int) -> int:
    """What courts uphold of the fees firm `f` promised `other` for a breach (thousand USD).

    A fee far above the loss is a penalty and void as far as it is one; where the loss is
    hard to prove they grant more (Restatement § 356). What lenders, suppliers and states
    outside may ask for is principal and duty, no penalty.
    """
    agreed = _agreed_fees(world, contract, f, other)
    if agreed == 0 or other >= FIRMS:
        return agreed
    most = rules.penalty_most * loss_of(rules, world, contract, f, other)
    if _gives_what_is_hard_to_prove(world, contract, f, other):
        most += rules.fee_unproven * min(world.value[f], world.value[other])
    return int(min(float(agreed), most))


@part(World, int, int, int)
def unearned(world: World, contract: int, payer: int, payee: int) -> int:
    """What `payer` paid at once and `payee` has not earned yet (thousand USD).

    Earned by money given back, by the purchases made of those promised, or by the time gone
    of what was agreed, whichever is most: a contract liability (IFRS 15.106), given back on
    breach (Restatement § 373). Who promises nothing in return was paid for something done.
    What shares cost above their value was paid in advance when money comes back for it.
    """
    paid, above, back, committed, bought = 0.0, 0.0, 0, 0, 0
    gives, pays_back = False, False
    for row in range(world.clause_rows):
        kind, done = world.clause_kind[row], world.clause_done[row]
        if promises(world, row, contract, payer, payee):
            if kind == PAYMENT and world.clause_weeks[row] == 0:
                paid += done
            elif kind == STAKE and payee < FIRMS:
                above += max(0.0, done - world.clause_price[row] * world.value[payee])
        elif promises(world, row, contract, payee, payer):
            gives = gives or not _IS_FRAME[kind]
            if kind in (PAYMENT, REVENUE_SHARE):
                pays_back = True
                back += done
            elif kind == PURCHASE:
                committed += world.clause_amount[row]
                bought += done
    advance = int(paid + (above if pays_back else 0.0))
    if advance <= 0 or not gives:
        return 0
    earned = float(back)
    if committed > 0:
        earned = max(earned, advance * (bought / committed))
    if not (pays_back or committed > 0) or _is_dated(world, contract):
        earned = max(earned, advance * _part_gone(world, contract))
    return max(0, advance - int(earned))


@kernel
def promises(world: World, row: int, contract: int, giver: int, taker: int) -> bool:
    """Whether the clause in `row` is one of the contract's by which `giver` promises `taker`."""
    if world.clause_contract[row] != contract:
        return False
    return bool(world.clause_giver[row] == giver and world.clause_taker[row] == taker)


@kernel
def _deal_together(world: World, contract: int, f: int, other: int) -> bool:
    """Whether any clause of the contract stands between the two."""
    for row in range(world.clause_rows):
        if promises(world, row, contract, f, other) or promises(world, row, contract, other, f):
            return True
    return False


@kernel
def weeks_ahead(world: World, contract: int, most: int) -> int:
    """Weeks the contract still runs, this one counted, up to `most`."""
    return max(0, min(most, last_week(world, contract) - world.turn))


@kernel
def promised_ahead(world: World, row: int, weeks: int) -> float:
    """Money the clause makes due in `weeks` weeks from this one on (thousand USD)."""
    kind, amount = world.clause_kind[row], world.clause_amount[row]
    period = world.clause_weeks[row]
    if kind == PAYMENT:
        return float(amount * _dates(world, row, weeks))
    if kind == PURCHASE:
        weekly = -(-amount // max(1, period))
        return float(min(amount - world.clause_done[row], weekly * weeks))
    if kind == PROJECT:
        return float(amount * weeks)
    if kind == LEASED:
        return units_ahead(world, row, weeks) * world.clause_price[row]
    if kind == REVENUE_SHARE and world.clause_giver[row] < FIRMS:
        share = world.service_rate[world.clause_giver[row]] / _YEAR * weeks
        share *= world.clause_price[row]
        return min(share, float(amount - world.clause_done[row])) if amount > 0 else share
    return 0.0


@kernel
def units_ahead(world: World, row: int, weeks: int) -> float:
    """Units times weeks of a lease in `weeks` weeks from this one on, as it builds up."""
    units, build = float(world.clause_amount[row]), world.clause_weeks[row]
    age = max(0, _age(world, row))
    growing = max(0, min(weeks, build - age))
    grown = growing * age + growing * (growing - 1) / 2.0
    return units * (weeks - growing + (grown / build if build > 0 else 0.0))


@kernel
def _dates(world: World, row: int, weeks: int) -> int:
    """How often a payment falls due in `weeks` weeks from this one on."""
    age, period = _age(world, row), world.clause_weeks[row]
    if weeks <= 0 or age < 0:
        return 0
    if period == 0:
        return 1 if age == 0 else 0
    return (age + weeks - 1) // period - (age - 1) // period


@kernel
def _age(world: World, row: int) -> int:
    return world.turn - world.contract_week[world.clause_contract[row]]


@kernel
def _is_dated(world: World, contract: int) -> bool:
    for row in range(world.clause_rows):
        if world.clause_contract[row] == contract and world.clause_kind[row] == END_ON_DATE:
            return True
    return False


@kernel
def _part_gone(world: World, contract: int) -> float:
    """Part of its weeks that the contract has run; of a year when it has no end."""
    signed = world.contract_week[contract]
    weeks = last_week(world, contract) - signed if _is_dated(world, contract) else _YEAR
    return min(1.0, max(0, world.turn - signed) / max(1, weeks))


@kernel
def _gives_what_is_hard_to_prove(world: World, contract: int, giver: int, taker: int) -> bool:
    """Whether `giver` promises `taker` what has no price: compute, a place, a licence."""
    for row in range(world.clause_rows):
        kind = world.clause_kind[row]
        hard = not _IS_PRICED[kind] and not _IS_FRAME[kind]
        if hard and promises(world, row, contract, giver, taker):
            return True
    return False


@kernel
def _agreed_fees(world: World, contract: int, f: int, other: int) -> int:
    total = 0
    for row in range(world.clause_rows):
        if world.clause_kind[row] == BREAK_FEE and promises(world, row, contract, f, other):
            total += world.clause_amount[row]
    return total


@kernel
def _cut_fees(world: World, contract: int, f: int, other: int, most: int) -> None:
    """Let the fees between the two sum to no more than `most`, the first written first."""
    for row in range(world.clause_rows):
        if world.clause_kind[row] == BREAK_FEE and promises(world, row, contract, f, other):
            world.clause_amount[row] = min(world.clause_amount[row], most)
            most -= world.clause_amount[row]


@kernel
def write_down(world: World, f: int, other: int, amount: int) -> None:
    """Remember until the week's claims are settled that firm `f` owes `other` damages.

    There are as many places as contracts; what one pair owes shares a place.
    """
    for place in range(CONTRACTS):
        same = world.damages_by[place] == f and world.damages_to[place] == other
        if amount > 0 and (same or world.damages[place] == 0):
            if world.damages[place] == 0:
                world.damages_by[place] = f
                world.damages_to[place] = other
            world.damages[place] += amount
            return


@kernel
def pass_on_damages(world: World, f: int, t: int) -> None:
    """Firm `f` bought firm `t`: it owes and is owed what `t` did; nothing to itself."""
    for place in range(CONTRACTS):
        if world.damages_by[place] == t:
            world.damages_by[place] = f
        if world.damages_to[place] == t:
            world.damages_to[place] = f
        if world.damages_by[place] == world.damages_to[place]:
            world.damages[place] = 0


@kernel
def forget_damages(world: World) -> None:
    """They were due this week."""
    for place in range(CONTRACTS):
        world.damages[place] = 0

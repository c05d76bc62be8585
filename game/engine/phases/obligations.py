"""Phase 9, obligations: everything due is paid, or somebody fails.

Invariant: a firm that cannot pay all it owes fails that week; what it owned goes
to somebody, and nothing it owned vanishes.
"""

from __future__ import annotations

import numpy as np

from game.compiled.causes import (
    CORE_BUSINESS,
    ENERGY,
    FIRM_FAILED,
    INTEREST,
    LEASE,
    LEGAL,
    LIQUIDATION,
    OVERHEADS,
    RENTAL,
    WAGES,
)
from game.compiled.layout import Ints
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import (
    CAPITAL_MARKETS,
    CHIP_LEDGER,
    CONNECTION_WEEKS,
    DELIVERY_WEEKS,
    FIRMS,
    HOUSEHOLDS,
    INDUSTRY,
    LABOUR,
    MONEY,
    NOBODY,
    PEOPLE,
    POWER,
    SUPPLIERS,
    TRANSIT,
    TREASURY,
    UTILITIES,
)
from game.compiled.world import ACTIVE, FAILED, NO_MODEL, World
from game.engine.books import note, post
from game.engine.claims import COLUMNS, JUNIOR, MOST, RANKS, SENIOR, add_claim, clear, settle
from game.engine.dues import energy_bill, interest_due, wage_bill
from game.engine.jit import kernel


@kernel
def obligations(rules: Rules, world: World, log: Log) -> None:
    """Receive what comes from outside, clear all claims together, wind up who failed."""
    _receive(rules, world, log)
    claims = np.zeros((MOST, COLUMNS), np.int64)
    count = _claims_of_firms(rules, world, claims)
    count = _claims_of_leases(rules, world, claims, count)
    count = _claims_of_rental(rules, world, claims, count)
    part = np.ones((FIRMS, RANKS))
    clear(rules, world, claims, count, part)
    settle(world, log, claims, count, part)
    for f in range(rules.firms):
        if world.status[f] == ACTIVE and world.shortfall[f] > 0:
            note(log, FIRM_FAILED, f, NOBODY, float(world.shortfall[f]))
            _wind_up(rules, world, log, f)


@kernel
def _receive(rules: Rules, world: World, log: Log) -> None:
    """Income of other business, and rents that firms outside the game pay."""
    total = rented_units(rules, world)
    part = world.industry_rented / total if total > 0.0 else 0.0
    for f in range(rules.firms):
        if world.status[f] != ACTIVE:
            continue
        core = post(world, log, MONEY, HOUSEHOLDS, f, rules.core_income[f], CORE_BUSINESS)
        rents = int(part * world.let[f] * world.spot_price)
        rents = post(world, log, MONEY, INDUSTRY, f, rents, RENTAL)
        world.income[f] += core + rents


@kernel
def rented_units(rules: Rules, world: World) -> float:
    """Units rented this week by all, in the game and outside."""
    rented = world.industry_rented
    for f in range(rules.firms):
        rented += world.rented[f]
    return rented


@kernel
def _claims_of_firms(rules: Rules, world: World, claims: Ints) -> int:
    count = 0
    for f in range(rules.firms):
        if world.status[f] != ACTIVE:
            continue
        legal = int(rules.legal_cost * world.heat[f] * world.service_revenue[f])
        count = add_claim(claims, count, f, LABOUR, wage_bill(world, f), WAGES, SENIOR)
        energy = energy_bill(rules, world, f)
        count = add_claim(claims, count, f, UTILITIES, energy, ENERGY, SENIOR)
        count = add_claim(claims, count, f, SUPPLIERS, rules.overheads[f], OVERHEADS, JUNIOR)
        interest = interest_due(rules, world, f)
        count = add_claim(claims, count, f, CAPITAL_MARKETS, interest, INTEREST, JUNIOR)
        count = add_claim(claims, count, f, TREASURY, legal, LEGAL, JUNIOR)
    return count


@kernel
def _claims_of_leases(rules: Rules, world: World, claims: Ints, count: int) -> int:
    """Rent of what was delivered: a landlord short of compute is paid for less."""
    for lease in range(rules.leases):
        landlord = rules.lease_landlord[lease]
        part = 1.0
        if landlord != NOBODY:
            part = lease_part(rules, world, landlord)
        rent = int(world.lease_units[lease] * part * rules.lease_rent[lease])
        creditor = landlord if landlord != NOBODY else SUPPLIERS
        tenant = rules.lease_tenant[lease]
        count = add_claim(claims, count, tenant, creditor, rent, LEASE, JUNIOR)
    return count


@kernel
def lease_part(rules: Rules, world: World, landlord: int) -> float:
    """Part of its leased units that a landlord could deliver this week."""
    promised = 0.0
    for lease in range(rules.leases):
        if rules.lease_landlord[lease] == landlord:
            promised += world.lease_units[lease]
    return min(1.0, world.compute[landlord] / promised) if promised > 0.0 else 1.0


@kernel
def _claims_of_rental(rules: Rules, world: World, claims: Ints, count: int) -> int:
    """Each tenant owes every landlord by what that landlord let; clouds outside get the rest."""
    total = rented_units(rules, world)
    for f in range(rules.firms):
        rent = world.rented[f] * world.spot_price
        if rent <= 0.0:
            continue
        rest = int(rent)
        for g in range(rules.firms):
            share = min(rest, int(rent * world.let[g] / total))
            rest -= share
            count = add_claim(claims, count, f, g, share, RENTAL, JUNIOR)
        count = add_claim(claims, count, f, SUPPLIERS, rest, RENTAL, JUNIOR)
    return count


@kernel
def _wind_up(rules: Rules, world: World, log: Log, f: int) -> None:
    """People look for work, cards and cash go to creditors' hands, power back to the grid."""
    world.status[f] = FAILED
    post(world, log, PEOPLE, f, LABOUR, world.balance[PEOPLE, f], LIQUIDATION)
    post(world, log, POWER, f, UTILITIES, world.balance[POWER, f], LIQUIDATION)
    post(world, log, MONEY, f, CAPITAL_MARKETS, world.balance[MONEY, f], LIQUIDATION)
    for week in range(CONNECTION_WEEKS):
        post(world, log, POWER, TRANSIT, UTILITIES, world.connecting[f, week], LIQUIDATION)
        world.connecting[f, week] = 0
    for chip in range(rules.chips):
        ledger = CHIP_LEDGER + chip
        post(world, log, ledger, f, INDUSTRY, world.balance[ledger, f], LIQUIDATION)
        world.backlog[f, chip] = 0
        for week in range(DELIVERY_WEEKS):
            post(world, log, ledger, TRANSIT, INDUSTRY, world.arriving[f, chip, week], LIQUIDATION)
            world.arriving[f, chip, week] = 0
    if world.run_model[f] != NOBODY:
        world.model_state[world.run_model[f]] = NO_MODEL
        world.model_owner[world.run_model[f]] = NOBODY
        world.run_model[f] = NOBODY
    world.serves[f] = NOBODY
    world.debt[f] = 0
    world.rent_wanted[f] = 0.0

"""Phase 9, obligations: everything due is paid, or somebody fails.

Invariant: a firm that cannot pay all it owes fails that week; what it owned goes
to somebody, and nothing it owned vanishes.
"""

from __future__ import annotations

import numpy as np

from game.compiled.causes import (
    CHIPS_MADE,
    CORE_BUSINESS,
    ENERGY,
    FIRM_FAILED,
    INTEREST,
    KEPT_DARK,
    LEGAL,
    OVERHEADS,
    RENTAL,
    WAGES,
)
from game.compiled.layout import Ints
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import (
    CAPITAL_MARKETS,
    FIRMS,
    FOUNDRIES,
    HOUSEHOLDS,
    INDUSTRY,
    LABOUR,
    MONEY,
    NOBODY,
    SUPPLIERS,
    TREASURY,
    UTILITIES,
)
from game.compiled.world import ACTIVE, World
from game.engine.books import count_purchase, note, post
from game.engine.claims import (
    BASE,
    COLUMNS,
    JUNIOR,
    MOST,
    OPEN,
    RANKS,
    SENIOR,
    TO,
    add_claim,
    settle,
)
from game.engine.clearing import clear, who_falls
from game.engine.contracts.delivery import lease_parts
from game.engine.contracts.dues import after_payment, claims_of_contracts
from game.engine.contracts.ends import seize_from_breakers, settle_breaches
from game.engine.contracts.projects import advance_projects
from game.engine.contracts.terms import attention_won
from game.engine.dues import energy_bill, interest_due, wage_bill
from game.engine.estates import wind_up
from game.engine.ground.brussels import public_dues
from game.engine.ground.jobs import overheads_due
from game.engine.instruments.dues import instrument_claims, use_up_backstops
from game.engine.jit import INT_ROWS, INTS, kernel, part
from game.engine.phases.compute_market import making, storage
from game.engine.phases.power import dark_bill
from game.engine.rivalry.teams import add_premiums
from game.engine.scratch import room, zeros

_part = room(np.float64, FIRMS)
_premiums, _bills = zeros(np.float64, FIRMS), zeros(np.int64, FIRMS)


@part(Rules, World, Log)
def obligations(rules: Rules, world: World, log: Log) -> None:
    """Receive what comes from outside, clear all claims together, wind up who failed."""
    _receive(rules, world, log)
    seize_from_breakers(rules, world, log)
    claims = np.empty((MOST, COLUMNS), np.int64)
    count = claims_of_week(rules, world, claims)
    part = np.ones((FIRMS, RANKS))
    clear(world.balance[MONEY, :FIRMS], rules.firms, claims, count, part)
    settle(world, log, claims, count)
    after_payment(rules, world, log, claims, count)
    use_up_backstops(world, claims, count)
    settle_breaches(world)
    advance_projects(rules, world)
    for f in range(rules.firms):
        if world.status[f] == ACTIVE and world.shortfall[f] > 0:
            note(log, FIRM_FAILED, f, NOBODY, float(world.shortfall[f]))
            wind_up(rules, world, log, f, claims, count, claims[:, OPEN])


@part(Rules, World, INT_ROWS)
def claims_of_week(rules: Rules, world: World, claims: Ints) -> int:
    """Write all that falls due this week into `claims` (MOST, COLUMNS); their number."""
    part = _part()
    lease_parts(rules, world, part)
    count = _claims_of_firms(rules, world, claims)
    count = _claims_of_rental(rules, world, claims, count)
    count = claims_of_contracts(world, claims, count, part)
    return instrument_claims(rules, world, claims, count)


@part(Rules, World, Log, int, INTS, INTS)
def fall_of(rules: Rules, world: World, log: Log, firm: int, wave: Ints, lost: Ints) -> None:
    """Who falls with firm `firm` if its cash were gone this week. Spoils `world`: give a copy.

    `wave` (FIRMS,) is the round in which each firm fails, -1 for those that stand; `lost`
    (FIRMS,) what each is not paid, thousand USD.
    """
    _receive(rules, world, log)
    claims = np.empty((MOST, COLUMNS), np.int64)
    count = claims_of_week(rules, world, claims)
    cash = world.balance[MONEY, :FIRMS].copy()
    cash[firm] = 0
    part = np.ones((FIRMS, RANKS))
    who_falls(cash, rules.firms, claims, count, part, wave)
    lost[:] = 0
    for c in range(count):
        creditor = claims[c, TO]
        if creditor < FIRMS:
            lost[creditor] += claims[c, OPEN] if claims[c, BASE] == NOBODY else 0


@kernel
def _receive(rules: Rules, world: World, log: Log) -> None:
    """Income of other business, and rents that firms outside the game pay."""
    total = rented_units(rules, world)
    part = world.industry_rented / total if total > 0.0 else 0.0
    for f in range(rules.firms):
        if world.status[f] != ACTIVE:
            continue
        earned = int(rules.core_income[f] * (1.0 + attention_won(rules, world, f)))
        core = post(world, log, MONEY, HOUSEHOLDS, f, earned, CORE_BUSINESS)
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
    count, premiums, bills = 0, _premiums(), _bills()
    add_premiums(rules, world, premiums)
    _add_foundry_bills(rules, world, bills)
    for f in range(rules.firms):
        if world.status[f] != ACTIVE:
            continue
        legal = int(rules.legal_cost * world.heat[f] * world.service_revenue[f])
        wages = wage_bill(world, f, premiums[f])
        count = _owe(claims, count, f, LABOUR, wages, WAGES, SENIOR)
        energy = energy_bill(rules, world, f)
        count = _owe(claims, count, f, UTILITIES, energy, ENERGY, SENIOR)
        count = _owe(claims, count, f, SUPPLIERS, overheads_due(rules, world, f), OVERHEADS, JUNIOR)
        count = public_dues(rules, world, f, claims, count)
        interest = interest_due(rules, world, f)
        count = _owe(claims, count, f, CAPITAL_MARKETS, interest, INTEREST, JUNIOR)
        count = _owe(claims, count, f, TREASURY, legal, LEGAL, JUNIOR)
        count = _owe(claims, count, f, FOUNDRIES, bills[f], CHIPS_MADE, JUNIOR)
        kept = dark_bill(rules, world, f)
        count = _owe(claims, count, f, SUPPLIERS, kept, KEPT_DARK, JUNIOR)
    return count


@kernel
def _add_foundry_bills(rules: Rules, world: World, bills: Ints) -> None:
    """Add a week's making of each chip, and the keeping of unsold ones, to its seller's bill."""
    for chip in range(rules.chips):
        seller = world.chip_seller[chip]
        if seller != NOBODY:
            bills[seller] += making(rules, world, chip) + storage(rules, world, chip)


@kernel
def _owe(
    claims: Ints, count: int, debtor: int, creditor: int, amount: int, cause: int, rank: int
) -> int:
    """A claim that comes from no contract."""
    return add_claim(claims, count, debtor, creditor, amount, cause, rank, NOBODY)


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
            if world.let[g] <= 0.0:
                continue
            share = min(rest, int(rent * world.let[g] / total))
            rest -= share
            if share > 0:
                count_purchase(world, f, g, share)
                count = _owe(claims, count, f, g, share, RENTAL, JUNIOR)
        count = _owe(claims, count, f, SUPPLIERS, rest, RENTAL, JUNIOR)
    return count

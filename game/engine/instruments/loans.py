"""Loans of every kind: what lenders allow, what interest they ask, how they are repaid.

Invariant: a dollar owed stands in exactly one of `debt`, `spv_debt` and `margin_debt`;
what stands in a vehicle counts for nobody until it is found.
"""

from __future__ import annotations

import math

from game.compiled.causes import (
    ISSUE_COSTS,
    LOAN,
    MARGIN_LOAN,
    REPAYMENT,
    VEHICLE,
    VEHICLE_FOUND,
)
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import CAPITAL_MARKETS, FIRMS, MONEY, NOBODY, SUPPLIERS
from game.compiled.world import ACTIVE, World
from game.engine.books import note, post
from game.engine.draw import DISCOVERY, uniform
from game.engine.dues import interest_due
from game.engine.instruments.backlog import owed_by_promises
from game.engine.instruments.feelings import hurt
from game.engine.jit import kernel

_WEEKS = 52.0


@kernel
def covered(world: World, f: int) -> int:
    """Debt on the page that the state answers for (thousand USD)."""
    return min(world.backstop[f], world.debt[f])


@kernel
def loan_room(rules: Rules, world: World, f: int) -> float:
    """What lenders would still lend (thousand USD).

    What it can bear, up to a part of its value. On top comes whatever the state answers
    for: a guarantee replaces the borrower's own means (Merton 1977). What is owed by
    promises counts as debt.
    """
    limit = min(bearable(rules, world, f), rules.loan_limit * world.value[f])
    return limit + world.backstop[f] - world.debt[f] - owed_by_promises(world, f)


@kernel
def bearable(rules: Rules, world: World, f: int) -> float:
    """Debt that firm `f` can bear in lenders' eyes (thousand USD).

    So many years of operating income, the covenant of bank loans (Interagency guidance on
    leveraged lending 2013), or a small part of value for who earns less. The latter is
    granted as far as the firm's own till lasts: what lenders put into it is no cushion.
    """
    earned = rules.debt_multiple * world.earn_rate[f]
    own = float(world.balance[MONEY, f] - world.debt[f])
    return max(earned, rules.venture_part * world.value[f] * lasting(rules, world, f, own))


@kernel
def lasting(rules: Rules, world: World, f: int, till: float) -> float:
    """Part of the losses lenders look at that `till` (thousand USD) covers, 0 to 1.

    Liquidity against what operations burn foretells failure (Altman 1968; Shumway 2001);
    venture lenders write it into covenants as weeks of runway. 1.0 without a loss.
    """
    losses = rules.lender_weeks * weekly_loss(rules, world, f)
    return min(1.0, max(0.0, till / losses)) if losses > 0.0 else 1.0


@kernel
def holdings(world: World, f: int) -> float:
    """Headline value of the shares firm `f` holds in others (thousand USD)."""
    total = 0.0
    for g in range(FIRMS):
        if world.held[f, g] > 0.0 and world.status[g] == ACTIVE:
            total += world.held[f, g] * world.value[g]
    return total


@kernel
def margin_room(rules: Rules, world: World, f: int) -> float:
    """What could still be borrowed on shares (thousand USD)."""
    return rules.margin_limit * holdings(world, f) - world.margin_debt[f]


@kernel
def borrow(rules: Rules, world: World, log: Log, f: int, amount: int) -> None:
    """A loan on the page, less what arranging it costs."""
    post(world, log, MONEY, CAPITAL_MARKETS, f, amount, LOAN)
    world.debt[f] += amount
    _arrange(world, log, f, rules.loan_fee * amount)


@kernel
def borrow_aside(rules: Rules, world: World, log: Log, f: int, amount: int) -> None:
    """A vehicle borrows; the firm has the money, less costs, and nobody the debt."""
    post(world, log, MONEY, CAPITAL_MARKETS, f, amount, VEHICLE)
    world.spv_debt[f] += amount
    _arrange(world, log, f, rules.vehicle_fee * amount)


@kernel
def _arrange(world: World, log: Log, f: int, fee: float) -> None:
    """Pay banks and lawyers at once: so a loan that is paid back next week has cost something.

    Spreads and expenses of straight debt are 1 to 2 per cent of what is raised (Lee,
    Lochhead, Ritter & Zhao 1996; Altinkilic & Hansen 2000), of structured debt more.
    """
    post(world, log, MONEY, f, SUPPLIERS, int(fee), ISSUE_COSTS)


@kernel
def borrow_on_holdings(world: World, log: Log, f: int, amount: int) -> None:
    """Money against shares, which lenders may sell when they fall."""
    post(world, log, MONEY, CAPITAL_MARKETS, f, amount, MARGIN_LOAN)
    world.margin_debt[f] += amount


@kernel
def repay(world: World, log: Log, f: int, amount: int) -> None:
    """Pay back: vehicles first, since they are dearest, then loans on shares, then loans."""
    left = post(world, log, MONEY, f, CAPITAL_MARKETS, amount, REPAYMENT)
    aside = min(left, world.spv_debt[f])
    world.spv_debt[f] -= aside
    left -= aside
    margin = min(left, world.margin_debt[f])
    world.margin_debt[f] -= margin
    world.debt[f] -= left - margin


@kernel
def vehicle_interest(rules: Rules, world: World, f: int) -> int:
    """Interest of the firm's vehicles for a week (thousand USD)."""
    rate = rules.base_rate + world.spread[f] + rules.vehicle_premium
    return int(world.spv_debt[f] * rate / _WEEKS)


@kernel
def margin_interest(rules: Rules, world: World, f: int) -> int:
    """Interest on loans against shares for a week (thousand USD)."""
    return int(world.margin_debt[f] * (rules.base_rate + rules.margin_premium) / _WEEKS)


@kernel
def weekly_loss(rules: Rules, world: World, f: int) -> float:
    """What operations and interest take from the till in a week, at least 0 (thousand USD)."""
    interest = interest_due(rules, world, f) + vehicle_interest(rules, world, f)
    interest += margin_interest(rules, world, f)
    return max(0.0, interest - world.earn_rate[f] / _WEEKS)


@kernel
def spread_of(rules: Rules, world: World, f: int, interest: int) -> float:
    """Yearly credit spread: a floor, leverage, a short till, broken promises and thin coverage.

    Structural models make the spread rise with debt over value (Merton 1974), agencies
    and banks ask for liquidity and coverage besides (Altman 1968), and for a name that
    keeps its word, among those it deals with too (Diamond 1991). Vehicles are not looked
    into, and nothing is asked on what the state covers.
    """
    leverage = world.debt[f] / max(1.0, world.value[f])
    coverage = interest / max(1.0, float(world.income[f]))
    short = 1.0 - lasting(rules, world, f, float(world.balance[MONEY, f]))
    asked = rules.spread_low + rules.spread_leverage * leverage + rules.spread_runway * short
    asked += rules.breach_spread * world.doubted[f] / 1000.0
    asked = min(rules.spread_cap, asked + rules.spread_coverage * min(1.0, coverage))
    own = 1.0 - covered(world, f) / world.debt[f] if world.debt[f] > 0 else 1.0
    return asked * own


@kernel
def look_for_vehicles(rules: Rules, world: World, log: Log) -> bool:
    """Whether any vehicle was found this week; what it owes then stands on the page.

    Found at a rate that grows with its size and with those who earn by finding it: short
    sellers unmask what auditors miss (Dyck, Morse & Zingales 2010).
    """
    found = False
    for f in range(rules.firms):
        if world.spv_debt[f] > 0 and world.status[f] == ACTIVE:
            draw = uniform(world.seed, world.turn, DISCOVERY, rules.firm_key[f])
            if draw < chance_of_finding(rules, world, f):
                _find(rules, world, log, f)
                found = True
    return found


@kernel
def chance_of_finding(rules: Rules, world: World, f: int) -> float:
    """Chance in a week that somebody looks into the firm's vehicles."""
    size = world.spv_debt[f] / max(1.0, world.value[f])
    rate = rules.vehicle_found * size * (1.0 + rules.vehicle_eyes * world.shorts[f])
    return 1.0 - math.exp(-rate)


@kernel
def _find(rules: Rules, world: World, log: Log, f: int) -> None:
    gap = world.spv_debt[f] / max(1.0, world.value[f])
    note(log, VEHICLE_FOUND, f, NOBODY, float(world.spv_debt[f]))
    world.debt[f] += world.spv_debt[f]
    world.spv_debt[f] = 0
    hurt(world, f, rules.vehicle_shame * gap)
    if world.listed[f] == 1:
        world.shorts[f] = min(rules.short_most, world.shorts[f] + rules.short_reach * gap)

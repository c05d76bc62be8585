"""Panic: a failure reaches those who had claims on the firm, and those who share a lender.

A broken contract reaches those who lived on it, who broke it, and who is exposed to either.

Invariant: panic moves what investors feel and nothing else; it is larger the more of a
creditor's value is lost, and nothing when nothing was owed.
"""

from __future__ import annotations

import numpy as np

from game.compiled.clauses import CREDIT, GUARANTEE, LEASED, PAYMENT, PURCHASE, RUNNING
from game.compiled.layout import Floats
from game.compiled.rules import Rules
from game.compiled.sizes import ACCOUNTS, FIRMS, NOBODY
from game.compiled.world import ACTIVE, World
from game.engine.contracts.damages import (
    price_of_leaving,
    promised_ahead,
    promises,
    weeks_ahead,
)
from game.engine.instruments.backlog import promised
from game.engine.instruments.feelings import hurt, sadden
from game.engine.instruments.totals import all_value
from game.engine.jit import kernel, part

_YEAR = 52
_WHOLE = 1000
"""Thousandths in which `World.doubted` counts."""


@kernel
def spread_panic(rules: Rules, world: World, f: int) -> None:
    """Tell investors that firm `f` failed; call it while its contracts still run.

    First its creditors, by the part of their value they lose; then all who owe the same
    creditors, by the part of their own value they owe them: the common lender of Kaminsky
    & Reinhart (2000). Last the mood, by the firm's part of all value.
    """
    claims = np.zeros((FIRMS, FIRMS))
    claims_between(rules, world, claims, NOBODY)
    for g in range(rules.firms):
        if g != f and claims[g, f] > 0.0 and world.status[g] == ACTIVE:
            lost = min(1.0, claims[g, f] / max(1.0, world.value[g]))
            hurt(world, g, rules.panic * lost)
            _frighten_debtors(rules, world, claims, g, f, rules.panic * lost)
    _frighten_borrowers(rules, world, f)
    sadden(world, rules.panic_mood * world.value[f] / all_value(world))


@kernel
def _frighten_debtors(
    rules: Rules, world: World, claims: Floats, lender: int, f: int, fear: float
) -> None:
    """Those who owe a lender that lost by firm `f` may not be funded again.

    Each is marked down by the part of its value that it owes, times `fear`.
    """
    for h in range(rules.firms):
        owed = h != f and claims[lender, h] > 0.0
        if owed and h != lender and world.status[h] == ACTIVE:
            owes = min(1.0, claims[lender, h] / max(1.0, world.value[h]))
            hurt(world, h, fear * owes)


@kernel
def _frighten_borrowers(rules: Rules, world: World, f: int) -> None:
    """The capital markets lend to all: what they lose makes them wary of who owes most."""
    total = 0.0
    for g in range(rules.firms):
        total += float(world.debt[g])
    if world.debt[f] <= 0:
        return
    lost = world.debt[f] / max(1.0, total)
    for h in range(rules.firms):
        if h != f and world.status[h] == ACTIVE:
            owes = min(1.0, world.debt[h] / max(1.0, world.value[h]))
            hurt(world, h, rules.panic * lost * owes)


@part(Rules, World, int, int)
def tell_breach(rules: Rules, world: World, contract: int, f: int) -> None:
    """Tell investors that firm `f` breaks a contract; call it while its clauses still run.

    Each it lets down is marked down by the part of its value that fees and damages do not
    make good, as orders of one large customer are a risk of its supplier's (Cohen & Frazzini
    2008); the breaker by all it had promised, for who walks once is trusted less
    (Klein & Leffler 1981). Then those who owe somebody let down, as after a failure, and
    those to whom the breaker has promised other things. Lenders doubt the breaker and who was
    let down by the same parts, and the mood falls by what was broken against all value, for
    all of it rests on promises. Nobody minds what nobody knew of, or what sleeps.
    """
    if world.contract_state[contract] != RUNNING or world.contract_secret[contract] == 1:
        return
    claims = np.zeros((FIRMS, FIRMS))
    claims_between(rules, world, claims, contract)
    broken = 0.0
    for other in range(ACCOUNTS):
        lost = let_down(rules, world, contract, f, other)
        broken += lost
        if other < FIRMS and lost > 0.0 and world.status[other] == ACTIVE:
            fee, damages, advance = price_of_leaving(rules, world, contract, f, other)
            open_loss = max(0.0, lost - fee - max(damages, advance - fee))
            part = min(1.0, open_loss / max(1.0, world.value[other]))
            hurt(world, other, rules.breach_panic * part)
            _doubt(world, other, part)
            _frighten_debtors(rules, world, claims, other, f, rules.breach_panic * part)
    part = min(1.0, broken / max(1.0, world.value[f]))
    hurt(world, f, rules.breach_shame * part)
    _doubt(world, f, part)
    sadden(world, rules.breach_mood * min(1.0, broken / all_value(world)))
    _frighten_creditors(rules, world, claims, f, rules.breach_panic * part)


@kernel
def _doubt(world: World, f: int, part: float) -> None:
    """Promises worth the part `part` of firm `f` were broken, by it or to it."""
    world.doubted[f] = min(_WHOLE, world.doubted[f] + int(_WHOLE * part))


@kernel
def forget_breaches(rules: Rules, world: World) -> None:
    """Lenders forget a part of what was broken, each week."""
    for f in range(rules.firms):
        world.doubted[f] = int(world.doubted[f] * (1.0 - rules.breach_fades))


@kernel
def _frighten_creditors(rules: Rules, world: World, claims: Floats, f: int, fear: float) -> None:
    """Who waits for other promises of a breaker doubts them by as much as it broke.

    Each is marked down by the part of its own value that stands on them, times `fear`.
    """
    for g in range(rules.firms):
        if g != f and claims[g, f] > 0.0 and world.status[g] == ACTIVE:
            hurt(world, g, fear * min(1.0, claims[g, f] / max(1.0, world.value[g])))


@kernel
def let_down(rules: Rules, world: World, contract: int, f: int, other: int) -> float:
    """What firm `f` still promised `other`, as far as investors look ahead (thousand USD).

    Rent counts for the purchases it serves, as in damages.
    """
    weeks = weeks_ahead(world, contract, rules.backlog_weeks)
    given, bought, rents = 0.0, 0.0, 0.0
    for row in range(world.clause_rows):
        if promises(world, row, contract, f, other):
            if world.clause_kind[row] == PURCHASE:
                bought += promised_ahead(world, row, weeks)
            else:
                given += promised_ahead(world, row, weeks)
        elif world.clause_kind[row] == LEASED and promises(world, row, contract, other, f):
            rents += promised_ahead(world, row, weeks)
    return given + max(bought, rents)


@kernel
def lose_lender(rules: Rules, world: World, f: int, g: int, part: float) -> None:
    """Firm `f` had to sell the part `part` of `g`: its other holdings may be next."""
    for h in range(rules.firms):
        if h not in (f, g) and world.held[f, h] > 0.0 and world.status[h] == ACTIVE:
            hurt(world, h, rules.panic * part * world.held[f, h])


@kernel
def claims_between(rules: Rules, world: World, claims: Floats, besides: int) -> None:
    """What the first firm has coming from the second (thousand USD). In place.

    Shares at headline value, and what running contracts make due within a year, chips on
    credit and guarantees in full; the contract `besides` does not count.
    """
    for g in range(rules.firms):
        for f in range(rules.firms):
            claims[g, f] = world.held[g, f] * world.value[f]
    for row in range(world.clause_rows):
        contract = world.clause_contract[row]
        runs = contract != NOBODY and world.contract_state[contract] == RUNNING
        if runs and contract != besides:
            _claim(world, row, claims)


@kernel
def _claim(world: World, row: int, claims: Floats) -> None:
    kind = world.clause_kind[row]
    debtor, creditor = world.clause_giver[row], world.clause_taker[row]
    amount = 0.0
    if kind in (PURCHASE, PAYMENT):
        amount = promised(world, row, _YEAR)
    elif kind == LEASED:
        debtor, creditor = creditor, debtor
        amount = promised(world, row, _YEAR)
    elif kind == CREDIT:
        debtor, creditor = creditor, debtor
        amount = float(world.clause_done[row])
    elif kind == GUARANTEE:
        debtor, creditor = world.clause_subject[row], debtor
        amount = float(world.clause_amount[row] - world.clause_done[row])
    if 0 <= debtor < FIRMS and 0 <= creditor < FIRMS and debtor != creditor:
        claims[creditor, debtor] += amount

"""Phase 9 of instruments: interest on loans beside the page, and the state's word for it.

Invariant: nothing is written for a firm that owes nothing, and the state pays, over all
weeks together, no more than it promised.
"""

from __future__ import annotations

from game.compiled.causes import GUARANTEED, INTEREST, OVERHEADS
from game.compiled.layout import Ints
from game.compiled.rules import Rules
from game.compiled.sizes import CAPITAL_MARKETS, FIRMS, NOBODY, SUPPLIERS, TREASURY
from game.compiled.world import ACTIVE, World
from game.engine.claims import (
    AMOUNT,
    BASE,
    CAUSE,
    CLAUSE,
    FROM,
    JUNIOR,
    PAID,
    SECURED,
    SUBORDINATE,
    TO,
    add_claim,
    add_guarantee,
)
from game.engine.instruments.loans import margin_interest, vehicle_interest
from game.engine.jit import kernel


@kernel
def instrument_claims(rules: Rules, world: World, claims: Ints, count: int) -> int:
    """Add what instruments make due this week to `claims` (MOST, COLUMNS); their number.

    A loan on shares is secured by them, a vehicle stands behind the firm's own lenders.
    """
    for f in range(rules.firms):
        if world.status[f] != ACTIVE:
            continue
        aside = vehicle_interest(rules, world, f)
        count = _interest(claims, count, f, aside, SUBORDINATE)
        margin = margin_interest(rules, world, f)
        count = _interest(claims, count, f, margin, SECURED)
        if world.bought_income[f] < 0:
            costs = -world.bought_income[f]
            count = add_claim(claims, count, f, SUPPLIERS, costs, OVERHEADS, JUNIOR, NOBODY)
    return _state_answers(rules, world, claims, count)


@kernel
def _interest(claims: Ints, count: int, f: int, amount: int, rank: int) -> int:
    return add_claim(claims, count, f, CAPITAL_MARKETS, amount, INTEREST, rank, NOBODY)


@kernel
def _state_answers(rules: Rules, world: World, claims: Ints, count: int) -> int:
    """The state pays the interest that a rescued firm leaves unpaid."""
    own = count
    for f in range(rules.firms):
        left = world.backstop[f]
        if left <= 0:
            continue
        for c in range(own):
            lent = claims[c, FROM] == f and claims[c, TO] == CAPITAL_MARKETS
            if left > 0 and lent and claims[c, CAUSE] == INTEREST and claims[c, AMOUNT] > 0:
                cap = min(left, claims[c, AMOUNT])
                left -= cap
                count = add_guarantee(claims, count, TREASURY, c, cap, GUARANTEED, JUNIOR, NOBODY)
    return count


@kernel
def use_up_backstops(world: World, claims: Ints, count: int) -> None:
    """What the state has paid for a firm is taken off what it still answers for.

    A guarantee up to a sum is used up by what is paid under it (as every capped guarantee:
    Restatement Third, Suretyship & Guaranty § 21).
    """
    for c in range(count):
        base = claims[c, BASE]
        if base == NOBODY or claims[c, FROM] != TREASURY or claims[c, CLAUSE] != NOBODY:
            continue
        f = claims[base, FROM]
        if f < FIRMS:
            world.backstop[f] = max(0, world.backstop[f] - claims[c, PAID])

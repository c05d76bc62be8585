"""What lenders to a vehicle look at: what is put into it.

Invariant: a card counts once and for one lender: neither what is pledged nor what its vendor is
still owed for it can be put into a vehicle.
"""

from __future__ import annotations

from game.compiled.clauses import BREAKING, COLLATERAL, CREDIT, RUNNING, SLEEPING
from game.compiled.rules import Rules
from game.compiled.sizes import CHIP_LEDGER, DELIVERY_WEEKS, NOBODY, POWER
from game.compiled.world import World
from game.engine.instruments.loans import bearable
from game.engine.jit import kernel
from game.engine.silicon.units import kept_worth


@kernel
def vehicle_room(rules: Rules, world: World, f: int) -> float:
    """What could still be borrowed off the page (thousand USD).

    Lenders to a vehicle ask what its firm can bear, too; of other debt they are not told. And
    they lend a part of what stands behind it, no more: a vehicle owns what it is lent upon and
    little else (Gorton & Souleles 2007), and what its assets fetch bounds what it can owe
    (Shleifer & Vishny 1992; Kiyotaki & Moore 1997).
    """
    limit = min(bearable(rules, world, f), rules.vehicle_limit * world.value[f])
    if rules.vehicle_part > 0.0:
        limit = min(limit, rules.vehicle_part * put_in(rules, world, f))
    return limit - world.spv_debt[f]


@kernel
def put_in(rules: Rules, world: World, f: int) -> float:
    """Worth of what firm `f` could put into a vehicle (thousand USD), at least 0.

    Halls and connections at what they cost, cards at their list price less their age.
    """
    worth = world.balance[POWER, f] * rules.grid_cost + world.halls[f] * rules.hall_cost
    for chip in range(rules.chips):
        cards = world.balance[CHIP_LEDGER + chip, f]
        for week in range(DELIVERY_WEEKS):
            cards += world.arriving[f, chip, week]
        worth += max(0, cards - _pledged(world, f, chip)) * _card(rules, world, chip)
    return max(0.0, worth - _unpaid(world, f))


@kernel
def _card(rules: Rules, world: World, chip: int) -> float:
    return world.chip_price[chip] * kept_worth(rules, world, chip)


@kernel
def _pledged(world: World, f: int, chip: int) -> int:
    """Cards of a kind that contracts of firm `f` pledge."""
    cards = 0
    for row in range(world.clause_rows):
        place = world.clause_contract[row]
        if place == NOBODY or world.clause_kind[row] != COLLATERAL:
            continue
        binds = world.contract_state[place] in (RUNNING, SLEEPING, BREAKING)
        if binds and world.clause_giver[row] == f and world.clause_subject[row] == chip:
            cards += world.clause_amount[row]
    return cards


@kernel
def _unpaid(world: World, f: int) -> int:
    """What firm `f` owes vendors for cards on credit (thousand USD)."""
    owed = 0
    for row in range(world.clause_rows):
        place = world.clause_contract[row]
        if place == NOBODY or world.clause_kind[row] != CREDIT or world.clause_taker[row] != f:
            continue
        if world.contract_state[place] in (RUNNING, BREAKING):
            owed += world.clause_done[row]
    return owed

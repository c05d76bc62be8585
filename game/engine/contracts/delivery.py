"""Phase 5 of contracts: leased compute, places in the queue, chips on credit.

Invariant: a landlord short of compute delivers all its tenants the same part and is paid
for what it delivers; what is owed for chips is never more than the clause allows.
"""

from __future__ import annotations

import math

import numpy as np

from game.compiled.clauses import CREDIT, LEASED, PRIORITY
from game.compiled.layout import Floats, Ints
from game.compiled.rules import Rules
from game.compiled.sizes import CLAUSES, FIRMS, MONEY, NOBODY
from game.compiled.world import World
from game.engine.contracts.life import last_week, runs
from game.engine.jit import kernel
from game.engine.scratch import room, zeros

LINES = CLAUSES + 1
"""Room for the rows of all lines of credit, and an end."""

_lines = room(np.int64, LINES)


_first = zeros(np.float64, FIRMS)


@kernel
def leased_units(world: World, row: int) -> float:
    """Units that the lease in `row` promises this week; it builds up evenly over its weeks."""
    units = float(world.clause_amount[row])
    weeks = world.clause_weeks[row]
    if weeks <= 0:
        return units
    age = world.turn - world.contract_week[world.clause_contract[row]]
    return units * min(1.0, age / weeks)


@kernel
def lease_parts(rules: Rules, world: World, part: Floats) -> None:
    """Part of its leased units each landlord can deliver. Modified in place: `part` (FIRMS,)."""
    part[:] = 0.0
    for row in range(world.clause_rows):
        if runs(world, row, LEASED) and world.clause_giver[row] < FIRMS:
            part[world.clause_giver[row]] += leased_units(world, row)
    for f in range(rules.firms):
        part[f] = min(1.0, world.compute[f] / part[f]) if part[f] > 0.0 else 1.0


@kernel
def delivered(world: World, row: int, part: Floats) -> float:
    """Units delivered this week; a cloud outside always delivers."""
    landlord = world.clause_giver[row]
    units = leased_units(world, row)
    return units * part[landlord] if landlord < FIRMS else units


@kernel
def run_leases(rules: Rules, world: World, part: Floats) -> None:
    """Set `leased_in` of every firm, what it lets taken off."""
    lease_parts(rules, world, part)
    for f in range(rules.firms):
        world.leased_in[f] = 0.0
    for row in range(world.clause_rows):
        if runs(world, row, LEASED):
            units = delivered(world, row, part)
            if world.clause_taker[row] < FIRMS:
                world.leased_in[world.clause_taker[row]] += units
            if world.clause_giver[row] < FIRMS:
                world.leased_in[world.clause_giver[row]] -= units


@kernel
def weigh_queue(rules: Rules, world: World, chip: int, weight: Floats) -> None:
    """Multiply the weights of those whom the vendor promised priority. Modified: `weight`.

    Nobody stands in the first place twice: of several promises to one buyer the largest counts.
    """
    first = _first()
    for row in range(world.clause_rows):
        if _serves_first(world, row, chip):
            buyer = world.clause_taker[row]
            first[buyer] = max(first[buyer], world.clause_price[row])
    for f in range(FIRMS):
        if first[f] > 0.0:
            weight[f] *= first[f]


@kernel
def _serves_first(world: World, row: int, chip: int) -> bool:
    """Whether the clause in `row` is the vendor's promise of a place in the chip's queue."""
    here = runs(world, row, PRIORITY) and bool(world.clause_subject[row] == chip)
    vendor = bool(world.clause_giver[row] == world.chip_seller[chip])
    return here and vendor and bool(world.clause_taker[row] < FIRMS)


@kernel
def find_credit(world: World, lines: Ints) -> None:
    """Write the rows of clauses by which vendors lend into `lines` (LINES,), -1 behind the last.

    What runs past its date only collects; it lends nothing new.
    """
    count = 0
    for row in range(world.clause_rows):
        if runs(world, row, CREDIT) and world.turn < last_week(world, world.clause_contract[row]):
            lines[count] = row
            count += 1
    lines[count] = NOBODY


@kernel
def after_credit(world: World, vendor: int, f: int, cost: float) -> float:
    """What vendor's credit leaves of `cost` (thousand USD), where firm `f` has not the cash."""
    if cost <= world.balance[MONEY, f]:
        return cost
    lines = _lines()
    find_credit(world, lines)
    return cost - credit_room(world, lines, vendor, f)


@kernel
def credit_room(world: World, lines: Ints, vendor: int, f: int) -> int:
    """What vendor still ships to firm `f` unpaid (thousand USD)."""
    left = 0
    for row in lines:
        if row == NOBODY:
            break
        if _lends(world, row, vendor, f):
            left += max(0, world.clause_amount[row] - world.clause_done[row])
    return left


@kernel
def take_credit(world: World, lines: Ints, vendor: int, f: int, cost: int) -> int:
    """Write `cost` down as owed, as far as credit goes; what is left to pay in cash."""
    for row in lines:
        if row == NOBODY:
            break
        if cost > 0 and _lends(world, row, vendor, f):
            owed = min(cost, max(0, world.clause_amount[row] - world.clause_done[row]))
            world.clause_done[row] += owed
            cost -= owed
    return cost


@kernel
def _lends(world: World, row: int, vendor: int, f: int) -> bool:
    return bool(world.clause_giver[row] == vendor and world.clause_taker[row] == f)


@kernel
def instalment(world: World, row: int) -> int:
    """Principal of chips on credit due this week: what is owed, over the weeks left of the term.

    A term begins at the signing and a new one when it is over, so whatever was drawn in a
    term is paid off by its end in equal parts, as a delayed-draw term loan is.
    """
    contract = world.clause_contract[row]
    age = max(0, world.turn - world.contract_week[contract])
    weeks = max(1, world.clause_weeks[row])
    return math.ceil(world.clause_done[row] / (weeks - age % weeks))

"""What a contract takes over from the one it replaces: the age of leases, the word to outsiders.

Invariant: a lease that asks a landlord for no more than before is as old as it was; one that
asks for more is new, all of it. What the old contract still says of parties outside stands in
the new one, no more and no less, for they are not asked.
"""

from __future__ import annotations

from game.compiled.clauses import CLAUSE_KINDS, LEASED, PAYMENT, PURCHASE, STAKE
from game.compiled.sizes import FIRMS, NOBODY
from game.compiled.world import World
from game.engine.jit import kernel

_IS_USED_UP = tuple(kind.used_up for kind in CLAUSE_KINDS)


@kernel
def first_signed(world: World, row: int) -> int:
    """Turn in which lease `row` was signed first, by its contract or one before it."""
    return int(world.contract_week[world.clause_contract[row]] - world.clause_done[row])


@kernel
def renew_leases(world: World, contract: int, old: int) -> None:
    """Let the leases of `contract` be as old as the youngest of theirs in `old`, which it ends."""
    for row in range(world.clause_rows):
        here = world.clause_contract[row] == contract and world.clause_kind[row] == LEASED
        if here and _units(world, contract, row) <= _units(world, old, row):
            world.clause_done[row] = world.turn - _youngest(world, old, row)


@kernel
def _is_of_pair(world: World, contract: int, other: int, row: int) -> bool:
    """Whether `other` is a lease in `contract` between the parties of lease `row`."""
    same = world.clause_contract[other] == contract and world.clause_kind[other] == LEASED
    same = same and world.clause_giver[other] == world.clause_giver[row]
    return bool(same and world.clause_taker[other] == world.clause_taker[row])


@kernel
def _units(world: World, contract: int, row: int) -> int:
    """Units that `contract` lets between the parties of lease `row`."""
    units = 0
    for other in range(world.clause_rows):
        if _is_of_pair(world, contract, other, row):
            units += world.clause_amount[other]
    return units


@kernel
def _youngest(world: World, contract: int, row: int) -> int:
    """Latest turn in which a lease of `contract` between those parties was signed first."""
    latest = -(10**6)
    for other in range(world.clause_rows):
        if _is_of_pair(world, contract, other, row):
            latest = max(latest, first_signed(world, other))
    return latest


@kernel
def drop_outside(world: World, contract: int) -> None:
    """Strike what a contract says of parties outside; what stands in the replaced one follows."""
    for row in range(world.clause_rows):
        if world.clause_contract[row] == contract and names_outside(world, row):
            world.clause_contract[row] = NOBODY


@kernel
def keep_outside(world: World, contract: int, old: int) -> None:
    """Let what `old` still says of parties outside stand in `contract`, which replaces it."""
    drop_outside(world, contract)
    for row in range(world.clause_rows):
        if not stands_outside(world, old, row):
            continue
        if world.clause_kind[row] == LEASED:
            world.clause_done[row] = world.turn - first_signed(world, row)
        elif world.clause_kind[row] == PURCHASE:
            weeks = weeks_ahead(world, row)
            world.clause_amount[row] = amount_ahead(world, row)
            world.clause_weeks[row] = weeks
            world.clause_done[row] = 0
        world.clause_contract[row] = contract


@kernel
def names_outside(world: World, row: int) -> bool:
    """Whether a party of the clause is no firm."""
    return bool(max(world.clause_giver[row], world.clause_taker[row]) >= FIRMS)


@kernel
def stands_outside(world: World, contract: int, row: int) -> bool:
    """Whether the clause binds `contract` to a party outside and has more to do than it did."""
    if world.clause_contract[row] != contract or not names_outside(world, row):
        return False
    kind = world.clause_kind[row]
    once = kind == STAKE or (kind == PAYMENT and world.clause_weeks[row] == 0)
    if once:
        return bool(world.clause_done[row] <= 0)
    return world.clause_amount[row] <= 0 or amount_ahead(world, row) > 0


@kernel
def amount_ahead(world: World, row: int) -> int:
    """What is left of the clause's amount, in its unit; all of it where it is not used up.

    None where the kind counts none, or sets no limit to it.
    """
    amount = world.clause_amount[row]
    if amount <= 0 or not _IS_USED_UP[world.clause_kind[row]]:
        return int(amount)
    return int(max(0, amount - world.clause_done[row]))


@kernel
def weeks_ahead(world: World, row: int) -> int:
    """Weeks that are left to a commitment to buy, at least 1; of other clauses as written."""
    weeks = world.clause_weeks[row]
    if world.clause_kind[row] != PURCHASE:
        return int(weeks)
    age = world.turn - world.contract_week[world.clause_contract[row]]
    return int(max(1, weeks - age))

"""What only an owner can promise: cards that are pledged, compute that is let, a first place.

Pledged cards stay where they are until a contract is broken or a firm fails.

Invariant: nobody signs away a card that its giver does not own or has pledged already, nor
a lease of compute that its landlord has not and has not on order, or has let already, nor a
first place that another has. What others may write or sign never depends on what they cannot
know of the giver; who stands first at a door every user sees.
"""

from __future__ import annotations

from game.compiled.clauses import BREAKING, COLLATERAL, LEASED, PLACEMENT, RUNNING, SLEEPING
from game.compiled.rules import Rules
from game.compiled.sizes import CHIP_LEDGER, DELIVERY_WEEKS, FIRMS, NOBODY, POWER
from game.compiled.world import World
from game.engine.contracts.life import contract_by_serial
from game.engine.jit import kernel


@kernel
def free_cards(world: World, f: int, chip: int, contract: int) -> int:
    """Cards that firm `f` could still pledge under `contract`; below zero when too many are.

    A second pledge of the same thing would rank behind the first (Uniform Commercial Code
    § 9-322) and be worth nothing here, so there is none. What `contract` replaces is free.
    """
    serial = world.contract_replaces[contract]
    old = contract_by_serial(world, serial) if serial != NOBODY else NOBODY
    free = world.balance[CHIP_LEDGER + chip, f]
    for row in range(world.clause_rows):
        place = world.clause_contract[row]
        if place == NOBODY or world.clause_kind[row] != COLLATERAL:
            continue
        binds = place == contract or world.contract_state[place] in (RUNNING, SLEEPING)
        its = world.clause_giver[row] == f and world.clause_subject[row] == chip
        if binds and its and place != old:
            free -= world.clause_amount[row]
    return free


@kernel
def pledges_hold(world: World, contract: int, f: int) -> bool:
    """Whether firm `f` owns all the cards that the contract pledges for it, and has them free."""
    for row in range(world.clause_rows):
        if world.clause_contract[row] != contract or world.clause_kind[row] != COLLATERAL:
            continue
        chip = world.clause_subject[row]
        if world.clause_giver[row] == f and free_cards(world, f, chip, contract) < 0:
            return False
    return True


@kernel
def pledged_before(world: World, f: int, chip: int, contract: int, vendor: int) -> int:
    """Cards that firm `f` had pledged to others than `vendor` when `contract` was signed.

    First in time is first in right (Uniform Commercial Code § 9-322 (a)): who lends later
    takes what is left.
    """
    cards = 0
    for row in range(world.clause_rows):
        place = world.clause_contract[row]
        if place == NOBODY or world.clause_kind[row] != COLLATERAL:
            continue
        binds = place != contract and world.contract_state[place] in (RUNNING, SLEEPING, BREAKING)
        theirs = world.clause_giver[row] == f and world.clause_taker[row] != vendor
        this = binds and theirs and world.clause_subject[row] == chip
        if this and _is_older(world, place, contract):
            cards += world.clause_amount[row]
    return cards


@kernel
def _is_older(world: World, place: int, contract: int) -> bool:
    """Whether `place` was signed before `contract`; in one week, whether it was written first."""
    week, other = world.contract_week[place], world.contract_week[contract]
    if week != other:
        return bool(week < other)
    return bool(world.contract_serial[place] < world.contract_serial[contract])


@kernel
def free_units(rules: Rules, world: World, f: int, contract: int, own: bool) -> float:
    """Units that firm `f` could still let under `contract`; below zero when it lets too many.

    What it has, dark or lit, on the road or queued for, less what it has let: nobody gives
    what it does not have (Uniform Commercial Code § 2A-304). What is leased is for one's own
    use. A contract that is replaced may be written again as it stood. Others know neither its
    cards nor what it has let: for them (not `own`) all counts that its power could light.
    """
    serial = world.contract_replaces[contract]
    old = contract_by_serial(world, serial) if serial != NOBODY else NOBODY
    let, stood, here = 0, 0, 0
    for row in range(world.clause_rows):
        place = world.clause_contract[row]
        mine = world.clause_kind[row] == LEASED and world.clause_giver[row] == f
        if not mine or place == NOBODY:
            continue
        if place == contract:
            here += world.clause_amount[row]
        elif place == old:
            stood += world.clause_amount[row]
        elif world.contract_state[place] in (RUNNING, SLEEPING):
            let += world.clause_amount[row]
    if own:
        return max(float(stood), _units(rules, world, f, NOBODY) - let) - here
    return max(float(stood), most_units(rules, world, f, NOBODY)) - here


@kernel
def units_allowed(
    rules: Rules, world: World, contract: int, f: int, tenant: int, own: bool
) -> float:
    """Units that firm `f` may let `tenant` use: abroad, of cards that may be sold there alone.

    What stood in a contract that is replaced may be written again; `own` as in `free_units`.

    Who may not sell a card into a country may not let it be used from there either (the
    United States' Remote Access Security Act, as passed by the House in 2024).
    """
    home, abroad = rules.firm_region[f], rules.firm_region[tenant]
    region = NOBODY if home == abroad else abroad
    has = _units(rules, world, f, region) if own else most_units(rules, world, f, region)
    serial = world.contract_replaces[contract]
    old = contract_by_serial(world, serial) if serial != NOBODY else NOBODY
    stood = 0
    for row in range(world.clause_rows):
        ours = world.clause_giver[row] == f and world.clause_taker[row] == tenant
        if old != NOBODY and ours and world.clause_contract[row] == old:
            stood += world.clause_amount[row] if world.clause_kind[row] == LEASED else 0
    return max(float(stood), has)


@kernel
def most_units(rules: Rules, world: World, f: int, region: int) -> float:
    """Units that all the power firm `f` is connected to could light, as everybody can reckon.

    In the thriftiest cards there are, or of those that may be sold in the region if any.
    """
    thrift = 0.0
    for chip in range(rules.chips):
        if region == NOBODY or world.licence[chip, region] == 1:
            thrift = max(thrift, rules.chip_units[chip] / rules.chip_power[chip])
    return world.balance[POWER, f] * 1000.0 * thrift


@kernel
def _units(rules: Rules, world: World, f: int, region: int) -> float:
    """Compute of all cards that firm `f` has or waits for, and may be sold in the region if any."""
    units = 0.0
    for chip in range(rules.chips):
        if region != NOBODY and world.licence[chip, region] == 0:
            continue
        cards = world.balance[CHIP_LEDGER + chip, f] + world.backlog[f, chip]
        for week in range(DELIVERY_WEEKS):
            cards += world.arriving[f, chip, week]
        units += cards * rules.chip_units[chip]
    return units


@kernel
def leases_hold(rules: Rules, world: World, contract: int, f: int) -> bool:
    """Whether firm `f` has all the compute that a contract which chiefs wrote lets for it."""
    if contract < rules.contracts:
        return True
    for row in range(world.clause_rows):
        if world.clause_contract[row] != contract or world.clause_kind[row] != LEASED:
            continue
        if world.clause_giver[row] != f:
            continue
        if free_units(rules, world, f, contract, True) < 0.0:
            return False
        tenant = world.clause_taker[row]
        if tenant < FIRMS and world.clause_amount[row] > units_allowed(
            rules, world, contract, f, tenant, True
        ):
            return False
    return True


@kernel
def door_taken(world: World, contract: int, giver: int, taker: int, segment: int) -> bool:
    """Whether a firm's door to a segment puts another than `taker` first, or would by the draft.

    There is one first place (the default is what most users keep; D.D.C. 2024, U.S. v. Google).
    What `contract` replaces leaves it; doors of the world outside are many.
    """
    if giver >= FIRMS:
        return False
    serial = world.contract_replaces[contract]
    old = contract_by_serial(world, serial) if serial != NOBODY else NOBODY
    for row in range(world.clause_rows):
        place = world.clause_contract[row]
        if place == NOBODY or world.clause_kind[row] != PLACEMENT:
            continue
        same = world.clause_giver[row] == giver and world.clause_subject[row] == segment
        runs_on = place != old and world.contract_state[place] in (RUNNING, SLEEPING)
        binds = place == contract or runs_on
        if same and binds and world.clause_taker[row] != taker:
            return True
    return False


@kernel
def doors_hold(world: World, contract: int, f: int) -> bool:
    """Whether each first place that the contract promises for firm `f` is still to be had."""
    for row in range(world.clause_rows):
        promised = world.clause_contract[row] == contract and world.clause_kind[row] == PLACEMENT
        if promised and world.clause_giver[row] == f:
            taker, segment = world.clause_taker[row], world.clause_subject[row]
            if door_taken(world, contract, f, taker, segment):
                return False
    return True


@kernel
def who_lacks(rules: Rules, world: World, contract: int) -> int:
    """The first firm that has not what the contract says it lets, pledges or opens, or -1."""
    for f in range(rules.firms):
        if not leases_hold(rules, world, contract, f) or not pledges_hold(world, contract, f):
            return f
        if not doors_hold(world, contract, f):
            return f
    return NOBODY

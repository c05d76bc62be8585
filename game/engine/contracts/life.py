"""The life of a contract: drafted, offered, signed, ended or broken.

Invariant: a contract binds nobody who has not signed it; its clauses are freed only when
its place is taken by another.
"""

from __future__ import annotations

from game.compiled.causes import (
    CONTRACT_ENDED,
    CONTRACT_SIGNED,
    OFFER_MADE,
    OFFER_REFUSED,
)
from game.compiled.clauses import (
    BREAKING,
    BROKEN,
    DRAFT,
    END_ON_DATE,
    ENDED,
    NO_CONTRACT,
    OFFERED,
    OPEN_ON_AGI,
    REFUSED_OFFER,
    RUNNING,
    SECRECY,
    SLEEPING,
)
from game.compiled.layout import Ints
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import CLAUSES, CONTRACTS, FIRMS, NOBODY
from game.compiled.world import World
from game.engine.books import note
from game.engine.contracts.renewing import (
    amount_ahead,
    drop_outside,
    keep_outside,
    renew_leases,
    stands_outside,
    weeks_ahead,
)
from game.engine.jit import kernel

_FAR = 10**6


@kernel
def runs(world: World, row: int, kind: int) -> bool:
    """Whether clause `row` is of `kind` and its contract runs."""
    if world.clause_kind[row] != kind or world.clause_contract[row] == NOBODY:
        return False
    return bool(world.contract_state[world.clause_contract[row]] == RUNNING)


@kernel
def bit(f: int) -> int:
    """The bit that stands for firm `f`."""
    return 1 << int(f)


@kernel
def is_party(world: World, contract: int, f: int) -> bool:
    """Whether firm `f` is bound by the contract, or would be."""
    return bool(world.contract_parties[contract] & bit(f))


@kernel
def has_signed(world: World, contract: int, f: int) -> bool:
    """Whether firm `f` has said yes to it."""
    return bool(world.contract_signed[contract] & bit(f))


@kernel
def free_contract(rules: Rules, world: World) -> int:
    """A place for a contract that chiefs write, or -1: those that ended are used again."""
    for contract in range(rules.contracts, CONTRACTS):
        if world.contract_state[contract] in (NO_CONTRACT, ENDED, BROKEN, REFUSED_OFFER):
            return contract
    return NOBODY


@kernel
def free_clause(world: World) -> int:
    """A free row for a clause, or -1; rows of written contracts that ended are free too."""
    for row in range(CLAUSES):
        if world.clause_contract[row] == NOBODY:
            return row
    return NOBODY


@kernel
def clear_clauses(world: World, contract: int) -> None:
    """Forget the clauses of a contract whose place is needed."""
    for row in range(world.clause_rows):
        if world.clause_contract[row] == contract:
            world.clause_contract[row] = NOBODY


@kernel
def begin_draft(rules: Rules, world: World, f: int, rank: int, replaces: int) -> int:
    """An empty contract that firm `f` begins to write; its place."""
    contract = free_contract(rules, world)
    _hand_down(world, contract)
    clear_clauses(world, contract)
    world.contract_serial[contract] = world.contracts_made
    world.contracts_made += 1
    world.contract_state[contract] = DRAFT
    world.contract_proposer[contract] = f
    world.contract_parties[contract] = bit(f)
    world.contract_signed[contract] = 0
    world.contract_rank[contract] = rank
    world.contract_secret[contract] = 0
    world.contract_breaker[contract] = NOBODY
    world.contract_replaces[contract] = replaces
    world.contract_heir[contract] = NOBODY
    return contract


@kernel
def _hand_down(world: World, contract: int) -> None:
    """What was signed in place of a contract that is forgotten stands for what that one replaced.

    So it is known for the whole game which contract was rewritten at first.
    """
    first = world.contract_replaces[contract]
    if first == NOBODY or world.contract_parties[contract] == 0:
        return
    for other in range(CONTRACTS):
        binds = world.contract_state[other] in (RUNNING, SLEEPING, BREAKING)
        if binds and world.contract_replaces[other] == world.contract_serial[contract]:
            world.contract_replaces[other] = first


@kernel
def draft_of(world: World, f: int) -> int:
    """The contract firm `f` writes this week, the last it began, or -1."""
    found = NOBODY
    for contract in range(CONTRACTS):
        if world.contract_state[contract] != DRAFT:
            continue
        mine = world.contract_proposer[contract] == f and world.contract_signed[contract] == 0
        later = found == NOBODY or world.contract_serial[contract] > world.contract_serial[found]
        if mine and later:
            found = contract
    return found


@kernel
def seal_drafts(world: World, f: int) -> None:
    """Let firm `f` add nothing to what it wrote: clauses that follow are of another proposal."""
    for contract in range(CONTRACTS):
        mine = world.contract_proposer[contract] == f
        if mine and world.contract_state[contract] == DRAFT:
            world.contract_signed[contract] |= bit(f)


@kernel
def write_clause(
    world: World, contract: int, kind: int, giver: int, taker: int,
    subject: int, amount: int, price: float, weeks: int,
) -> None:  # fmt: skip
    """Add a clause to a draft; its parties become parties of the contract."""
    row = free_clause(world)
    world.clause_rows = max(world.clause_rows, row + 1)
    world.clause_contract[row] = contract
    world.clause_kind[row] = kind
    world.clause_giver[row] = giver
    world.clause_taker[row] = taker
    world.clause_subject[row] = subject
    world.clause_amount[row] = amount
    world.clause_price[row] = price
    world.clause_weeks[row] = weeks
    world.clause_done[row] = 0
    for party in (giver, taker):
        if 0 <= party < FIRMS:
            world.contract_parties[contract] |= bit(party)
    if kind == SECRECY:
        world.contract_secret[contract] = 1


@kernel
def settle_offers(world: World, log: Log) -> None:
    """What was said no to falls, what was written is put before the others; no empty page is.

    A page that says only when it begins and ends is empty, too, but where it ends another. An
    acceptance counts from when it is given, a withdrawal once it is heard of: who took its word
    back in the week in which all others signed is bound (Adams v. Lindsell 1818).
    """
    for contract in range(CONTRACTS):
        said_no = world.contract_breaker[contract]
        if world.contract_state[contract] == OFFERED and said_no != NOBODY:
            refuse(world, log, contract, said_no)
        elif world.contract_state[contract] == DRAFT:
            if _is_empty(world, contract):
                world.contract_state[contract] = NO_CONTRACT
            else:
                offer(world, log, contract)


@kernel
def say_no(world: World, contract: int, f: int) -> None:
    """Firm `f` refuses an offer, or takes its word back: it falls when the week's orders end."""
    other = world.contract_breaker[contract]
    world.contract_breaker[contract] = f if other == NOBODY else min(other, f)


@kernel
def _is_empty(world: World, contract: int) -> bool:
    replaces = world.contract_replaces[contract] != NOBODY
    for row in range(world.clause_rows):
        promises = replaces or world.clause_kind[row] < OPEN_ON_AGI
        if world.clause_contract[row] == contract and promises:
            return False
    return True


@kernel
def offer(world: World, log: Log, contract: int) -> None:
    """Put a contract before its parties; who proposes it has signed."""
    proposer = world.contract_proposer[contract]
    world.contract_state[contract] = OFFERED
    world.contract_week[contract] = world.turn
    _restate_outside(world, contract)
    note(log, OFFER_MADE, proposer, world.contract_serial[contract], 0.0)
    accept(world, log, contract, proposer)


@kernel
def accept(world: World, log: Log, contract: int, f: int) -> None:
    """Firm `f` signs; with the last signature the contract runs."""
    if f != NOBODY:
        world.contract_signed[contract] |= world.contract_parties[contract] & bit(f)
    if world.contract_signed[contract] != world.contract_parties[contract]:
        return
    old = _replaced(world, contract)
    if world.contract_heir[contract] == NOBODY:
        _begin(world, log, contract, old)
    elif old == NOBODY:
        refuse(world, log, contract, f)
    else:
        _succeed(world, log, contract, old)


@kernel
def _replaced(world: World, contract: int) -> int:
    """Place of the contract it would replace, or -1 when there is none or it runs no more."""
    serial = world.contract_replaces[contract]
    old = contract_by_serial(world, serial) if serial != NOBODY else NOBODY
    return old if old != NOBODY and world.contract_state[old] == RUNNING else NOBODY


@kernel
def _refuse_rivals(world: World, log: Log, contract: int) -> None:
    """What is replaced once cannot be replaced again: other offers in its place fall."""
    for other in range(CONTRACTS):
        same = world.contract_replaces[other] == world.contract_replaces[contract]
        if same and other != contract and world.contract_state[other] == OFFERED:
            refuse(world, log, other, NOBODY)


@kernel
def contract_by_serial(world: World, serial: int) -> int:
    """Place of the contract with this number, or -1."""
    for contract in range(CONTRACTS):
        if world.contract_serial[contract] == serial and world.contract_parties[contract] != 0:
            return contract
    return NOBODY


@kernel
def _succeed(world: World, log: Log, contract: int, old: int) -> None:
    """The heir stands in the proposer's place; all that was paid, built up or owed stays."""
    f, heir = world.contract_proposer[contract], world.contract_heir[contract]
    for row in range(world.clause_rows):
        if world.clause_contract[row] == old:
            if world.clause_giver[row] == f:
                world.clause_giver[row] = heir
            if world.clause_taker[row] == f:
                world.clause_taker[row] = heir
    clear_clauses(world, contract)
    world.contract_state[contract] = NO_CONTRACT
    bind(world, old)
    world.contract_signed[old] = world.contract_parties[old]
    note(log, CONTRACT_SIGNED, heir, world.contract_serial[old], 0.0)


@kernel
def _begin(world: World, log: Log, contract: int, replaced: int) -> None:
    asleep = world.agi_firm == NOBODY and has_kind(world, contract, OPEN_ON_AGI)
    world.contract_state[contract] = SLEEPING if asleep else RUNNING
    world.contract_week[contract] = world.turn
    world.contract_breaker[contract] = NOBODY
    if replaced != NOBODY:
        renew_leases(world, contract, replaced)
        keep_outside(world, contract, replaced)
    bind(world, contract)
    if replaced != NOBODY:
        _refuse_rivals(world, log, contract)
        end(world, log, replaced)
    proposer = world.contract_proposer[contract]
    note(log, CONTRACT_SIGNED, proposer, world.contract_serial[contract], 0.0)


@kernel
def _restate_outside(world: World, contract: int) -> None:
    """Write into an offer all that the contract it would replace still says of parties outside.

    They are not asked, so it stands: whoever is asked to sign reads and weighs it.
    """
    old = _replaced(world, contract)
    if old == NOBODY or world.contract_heir[contract] != NOBODY:
        return
    drop_outside(world, contract)
    for row in range(world.clause_rows):
        if stands_outside(world, old, row) and free_clause(world) != NOBODY:
            write_clause(
                world, contract, world.clause_kind[row],
                world.clause_giver[row], world.clause_taker[row], world.clause_subject[row],
                amount_ahead(world, row), world.clause_price[row], weeks_ahead(world, row),
            )  # fmt: skip


@kernel
def has_kind(world: World, contract: int, kind: int) -> bool:
    """Whether a clause of this kind stands in the contract."""
    for row in range(world.clause_rows):
        if world.clause_contract[row] == contract and world.clause_kind[row] == kind:
            return True
    return False


@kernel
def last_week(world: World, contract: int) -> int:
    """Turn in which the contract ends by its date; a far one when it has none."""
    last = _FAR
    for row in range(world.clause_rows):
        if world.clause_contract[row] == contract and world.clause_kind[row] == END_ON_DATE:
            last = min(last, world.contract_week[contract] + world.clause_weeks[row])
    return last


@kernel
def last_weeks(world: World, last: Ints) -> None:
    """Write `last_week` of all contracts into `last` (CONTRACTS,)."""
    last[:] = _FAR
    for row in range(world.clause_rows):
        contract = world.clause_contract[row]
        if world.clause_kind[row] == END_ON_DATE and contract != NOBODY:
            end = world.contract_week[contract] + world.clause_weeks[row]
            last[contract] = min(last[contract], end)


@kernel
def wake(world: World, log: Log) -> None:
    """Contracts that waited for AGI begin once it is verified."""
    if world.agi_firm == NOBODY:
        return
    for contract in range(CONTRACTS):
        if world.contract_state[contract] == SLEEPING:
            world.contract_state[contract] = RUNNING
            world.contract_week[contract] = world.turn + 1
            serial = world.contract_serial[contract]
            note(log, CONTRACT_SIGNED, world.contract_proposer[contract], serial, 1.0)


@kernel
def bind(world: World, contract: int) -> None:
    """Only those whom a clause names are bound: who handed the contract over is free."""
    bound = 0
    for row in range(world.clause_rows):
        if world.clause_contract[row] == contract:
            for party in (world.clause_giver[row], world.clause_taker[row]):
                if 0 <= party < FIRMS:
                    bound |= bit(party)
    world.contract_parties[contract] = bound


@kernel
def refuse(world: World, log: Log, contract: int, f: int) -> None:
    """One no is enough, and it is kept whose it was."""
    world.contract_state[contract] = REFUSED_OFFER
    world.contract_breaker[contract] = f
    note(log, OFFER_REFUSED, f, world.contract_serial[contract], 0.0)


@kernel
def end(world: World, log: Log, contract: int) -> None:
    """The contract is over and nobody broke it."""
    world.contract_state[contract] = ENDED
    world.contract_week[contract] = world.turn
    note(
        log, CONTRACT_ENDED, world.contract_proposer[contract], world.contract_serial[contract], 0.0
    )

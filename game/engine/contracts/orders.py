"""Orders about contracts: propose, write, sign, refuse, break, hand over.

Invariant: a chief can promise only what the own firm gives or others would sign for;
nothing binds anybody before all have signed.
"""

from __future__ import annotations

from game.compiled.causes import OFFER_REFUSED
from game.compiled.clauses import (
    OFFERED,
    REFUSED_OFFER,
    RUNNING,
    SLEEPING,
)
from game.compiled.log import Log
from game.compiled.orders import (
    ALLOWED,
    ASSIGN,
    BREAK_CONTRACT,
    DOOR_TAKEN,
    NO_ROOM,
    NO_SUBJECT,
    NO_SUCH_CONTRACT,
    NOT_A_PARTY,
    NOT_ITSELF,
    NOT_RUNNING,
    OFF_THE_TABLE,
    PROPOSE,
    REFUSE,
    SHORT_OF_PARTY,
    SIGN,
    SIGNED_ALREADY,
    TOO_FEW_CARDS,
    TOO_LITTLE_COMPUTE,
    WRITE_CLAUSE,
    OrderRecord,
)
from game.compiled.rules import Rules
from game.compiled.sizes import CLAUSES, FIRMS, NOBODY
from game.compiled.world import ACTIVE, World
from game.engine.books import note
from game.engine.contracts.breaches import walk_out
from game.engine.contracts.life import (
    accept,
    begin_draft,
    bit,
    contract_by_serial,
    draft_of,
    free_contract,
    has_signed,
    is_party,
    say_no,
    write_clause,
)
from game.engine.contracts.pledges import doors_hold, leases_hold, pledges_hold, who_lacks
from game.engine.contracts.writing import clause_refusal, may_promise
from game.engine.jit import kernel


@kernel
def contract_refusal(rules: Rules, world: World, order: OrderRecord) -> int:
    """Place in REFUSALS of an order about a contract."""
    if order.kind == PROPOSE:
        return _proposal(rules, world, order)
    if order.kind == WRITE_CLAUSE:
        return clause_refusal(rules, world, order)
    contract = contract_by_serial(world, order.subject)
    if contract == NOBODY:
        return NO_SUCH_CONTRACT
    if not is_party(world, contract, order.firm):
        return NOT_A_PARTY
    if order.kind in (SIGN, REFUSE):
        return _answer(rules, world, contract, order)
    sleeps = world.contract_state[contract] == SLEEPING and order.kind == BREAK_CONTRACT
    if world.contract_state[contract] != RUNNING and not sleeps:
        return NOT_RUNNING
    if order.kind == ASSIGN:
        return _handing_over(rules, world, contract, order)
    return _breaking(world, contract, order.firm)


@kernel
def _proposal(rules: Rules, world: World, order: OrderRecord) -> int:
    other = order.subject
    if other < 0 or other >= rules.firms or world.status[other] != ACTIVE:
        return NO_SUBJECT
    if other == order.firm:
        return NOT_ITSELF
    if order.option < 0 or order.option > 2:
        return NO_SUBJECT
    if order.contract != NOBODY:
        old = contract_by_serial(world, order.contract)
        if old == NOBODY:
            return NO_SUCH_CONTRACT
        if not is_party(world, old, order.firm):
            return NOT_A_PARTY
        if world.contract_state[old] not in (OFFERED, RUNNING) or _said_no(world, old, order.firm):
            return OFF_THE_TABLE
    return NO_ROOM if free_contract(rules, world) == NOBODY else ALLOWED


@kernel
def _said_no(world: World, contract: int, f: int) -> bool:
    """Whether firm `f` has refused this offer, or taken its word back, earlier this week."""
    offered = world.contract_state[contract] == OFFERED
    return bool(offered and world.contract_breaker[contract] == f)


@kernel
def _answer(rules: Rules, world: World, contract: int, order: OrderRecord) -> int:
    """An offer is open to all its parties; who has signed it may still take the word back.

    Who signs must have what it gives itself; what others have it cannot know. That another
    says no in the same week is no reason: an offer stands until the week's orders end.
    """
    if world.contract_state[contract] != OFFERED or _said_no(world, contract, order.firm):
        return OFF_THE_TABLE
    if order.kind == REFUSE:
        return ALLOWED
    if has_signed(world, contract, order.firm):
        return SIGNED_ALREADY
    if not leases_hold(rules, world, contract, order.firm):
        return TOO_LITTLE_COMPUTE
    if not doors_hold(world, contract, order.firm):
        return DOOR_TAKEN
    return ALLOWED if pledges_hold(world, contract, order.firm) else TOO_FEW_CARDS


@kernel
def _breaking(world: World, contract: int, f: int) -> int:
    """No breach by who is short of a party: nobody gains by a wrong (Riggs v. Palmer 1889)."""
    target = world.short_of[f]
    if target != NOBODY and is_party(world, contract, target):
        return SHORT_OF_PARTY
    return ALLOWED


@kernel
def _handing_over(rules: Rules, world: World, contract: int, order: OrderRecord) -> int:
    if not may_promise(rules, world, order.taker):
        return NO_SUBJECT
    if is_party(world, contract, order.taker):
        return NOT_ITSELF
    free = CLAUSES - world.clause_rows
    needed = 0
    for row in range(world.clause_rows):
        if world.clause_contract[row] == NOBODY:
            free += 1
        elif world.clause_contract[row] == contract:
            needed += 1
    if free_contract(rules, world) == NOBODY or free < needed:
        return NO_ROOM
    return ALLOWED


@kernel
def take_contract_order(rules: Rules, world: World, log: Log, order: OrderRecord) -> None:
    """Carry out an order that `contract_refusal` allowed."""
    if order.kind == PROPOSE:
        _propose(rules, world, order)
    elif order.kind == WRITE_CLAUSE:
        _write(world, order)
    else:
        contract = contract_by_serial(world, order.subject)
        if order.kind == SIGN:
            _sign(rules, world, log, contract, order.firm)
        elif order.kind == REFUSE:
            say_no(world, contract, order.firm)
        elif order.kind == BREAK_CONTRACT:
            walk_out(rules, world, log, contract, order.firm)
        else:
            _hand_over(rules, world, contract, order)


@kernel
def _sign(rules: Rules, world: World, log: Log, contract: int, f: int) -> None:
    """With the last signature the offer falls if somebody has meanwhile lost what it promised."""
    signed = world.contract_signed[contract] | bit(f)
    lacks = NOBODY
    if signed == world.contract_parties[contract]:
        lacks = who_lacks(rules, world, contract)
    if lacks == NOBODY:
        accept(world, log, contract, f)
    else:
        world.contract_state[contract] = REFUSED_OFFER
        note(log, OFFER_REFUSED, lacks, world.contract_serial[contract], 1.0)


@kernel
def _propose(rules: Rules, world: World, order: OrderRecord) -> None:
    """A proposal in answer to an offer refuses that offer; one in place of a contract does not.

    What the offer would have replaced its answer would replace, too. All whom the old contract
    binds are asked, for it ends.
    """
    old = contract_by_serial(world, order.contract) if order.contract != NOBODY else NOBODY
    replaces = NOBODY
    if old != NOBODY and world.contract_state[old] == OFFERED:
        say_no(world, old, order.firm)
        if world.contract_heir[old] == NOBODY:
            replaces = world.contract_replaces[old]
    elif old != NOBODY:
        replaces = order.contract
    contract = begin_draft(rules, world, order.firm, 1 + order.option, replaces)
    world.contract_parties[contract] |= bit(order.subject)
    ends = contract_by_serial(world, replaces) if replaces != NOBODY else NOBODY
    if ends != NOBODY:
        world.contract_parties[contract] |= world.contract_parties[ends]


@kernel
def _write(world: World, order: OrderRecord) -> None:
    contract = draft_of(world, order.firm)
    write_clause(
        world, contract, order.option, order.giver, order.taker,
        order.subject, order.amount, order.price, order.weeks,
    )  # fmt: skip


@kernel
def _hand_over(rules: Rules, world: World, old: int, order: OrderRecord) -> None:
    """The same contract with another in one's place, offered to all who would be bound."""
    rank = world.contract_rank[old]
    contract = begin_draft(rules, world, order.firm, rank, world.contract_serial[old])
    world.contract_signed[contract] = bit(order.firm)
    world.contract_heir[contract] = order.taker
    world.contract_secret[contract] = world.contract_secret[old]
    for row in range(world.clause_rows):
        if world.clause_contract[row] == old:
            write_clause(
                world, contract, world.clause_kind[row],
                _instead(world.clause_giver[row], order), _instead(world.clause_taker[row], order),
                world.clause_subject[row], world.clause_amount[row], world.clause_price[row],
                world.clause_weeks[row],
            )  # fmt: skip


@kernel
def _instead(account: int, order: OrderRecord) -> int:
    return order.taker if account == order.firm and account < FIRMS else account

"""What a chief may write into a contract.

Invariant: a clause that may be written says something, of somebody who can be held to it,
within the bounds of the rules.
"""

from __future__ import annotations

from game.compiled.clauses import (
    CLAUSE_KINDS,
    COLLATERAL,
    LEASED,
    PLACEMENT,
    PRIORITY,
    REINVESTMENT,
    REVENUE_SHARE,
)
from game.compiled.orders import (
    ALLOWED,
    BARRED_THERE,
    BEYOND_FIRST,
    CLAUSE_AMOUNT,
    CLAUSE_PRICE,
    CLAUSE_SUBJECT,
    DOOR_TAKEN,
    NO_DRAFT,
    NO_PARTY,
    NO_ROOM,
    NO_SUBJECT,
    NOT_ITS_CARDS,
    TOO_FEW_CARDS,
    TOO_LITTLE_COMPUTE,
    TOO_MUCH_BACK,
    TOO_WIDE_A_DOOR,
    OrderRecord,
)
from game.compiled.rules import Rules
from game.compiled.sizes import FIRMS, NOBODY
from game.compiled.world import ACTIVE, World
from game.engine.contracts.life import contract_by_serial, draft_of, free_clause
from game.engine.contracts.pledges import door_taken, free_cards, free_units, units_allowed
from game.engine.contracts.renewing import weeks_ahead
from game.engine.jit import kernel

_SUBJECTS = ("", "chip", "segment", "firm")
_SUBJECT = tuple(_SUBJECTS.index(kind.subject) for kind in CLAUSE_KINDS)
_HAS_AMOUNT = tuple(kind.amount != "" for kind in CLAUSE_KINDS)
_IS_PART = tuple(kind.price.startswith(("part", "chance")) for kind in CLAUSE_KINDS)
_IS_WHOLE = tuple(kind.id.startswith(("end-on", "open-on")) for kind in CLAUSE_KINDS)
_MOST_WEEKS = 2000


@kernel
def clause_refusal(rules: Rules, world: World, order: OrderRecord) -> int:
    """Place in REFUSALS of a clause for the contract that the firm writes this week."""
    kind = order.option
    if kind < 0 or kind >= len(_SUBJECT):
        return NO_SUBJECT
    draft = draft_of(world, order.firm)
    if draft == NOBODY:
        return NO_DRAFT
    if free_clause(world) == NOBODY:
        return NO_ROOM
    if not _IS_WHOLE[kind] and not _has_parties(rules, world, draft, order):
        return NO_PARTY
    if _HAS_AMOUNT[kind] and order.amount <= 0 and kind != REVENUE_SHARE:
        return CLAUSE_AMOUNT
    if order.weeks < 0 or order.weeks > _MOST_WEEKS or (_IS_PART[kind] and order.price > 1.0):
        return CLAUSE_PRICE
    subject = _about(rules, order, _SUBJECT[kind])
    return _within_bounds(rules, world, draft, order) if subject == ALLOWED else subject


@kernel
def _within_bounds(rules: Rules, world: World, draft: int, order: OrderRecord) -> int:
    """What its author can know: the own firm's cards one by one, others' power alone."""
    kind = order.option
    if kind == PLACEMENT and order.price > door_width(rules, world, order.giver, order.subject):
        return TOO_WIDE_A_DOOR
    if kind == PLACEMENT and door_taken(world, draft, order.giver, order.taker, order.subject):
        return DOOR_TAKEN
    if kind == REINVESTMENT and order.price > rules.reinvest_most:
        return TOO_MUCH_BACK
    if kind == PRIORITY:
        return _first_place(rules, world, order)
    own = order.giver == order.firm
    if kind == COLLATERAL and own:
        free = free_cards(world, order.giver, order.subject, draft)
        return ALLOWED if order.amount <= free else TOO_FEW_CARDS
    if kind == LEASED and order.giver < FIRMS:
        units = free_units(rules, world, order.giver, draft, own)
        if order.amount > units:
            return TOO_LITTLE_COMPUTE
        abroad = units_allowed(rules, world, draft, order.giver, order.taker, own)
        return ALLOWED if order.amount <= abroad else BARRED_THERE
    return ALLOWED


@kernel
def _first_place(rules: Rules, world: World, order: OrderRecord) -> int:
    """A queue is its vendor's: nobody else serves anybody first in it, and nobody without end."""
    if world.chip_seller[order.subject] != order.giver:
        return NOT_ITS_CARDS
    return ALLOWED if 1.0 <= order.price <= rules.priority_most else BEYOND_FIRST


@kernel
def door_width(rules: Rules, world: World, giver: int, segment: int) -> float:
    """Widest door that `giver` can open before the segment's users, in utility.

    It leads only to those who pass there: who use its devices, its search, its offices, or
    its own service (default effects are of who sees the default; Choi et al. 2003).
    """
    if giver >= FIRMS:
        return rules.door_most
    return rules.door_most * max(rules.reach[giver, segment], world.share[giver, segment])


@kernel
def _has_parties(rules: Rules, world: World, draft: int, order: OrderRecord) -> bool:
    """Two parties that may promise it, or the same as in the contract that is replaced."""
    if order.giver == order.taker:
        return False
    if may_promise(rules, world, order.giver) and may_promise(rules, world, order.taker):
        return True
    return _stood_before(world, draft, order)


@kernel
def may_promise(rules: Rules, world: World, account: int) -> bool:
    """Chiefs write contracts with firms; the world outside has its own offers."""
    return 0 <= account < rules.firms and world.status[account] == ACTIVE


@kernel
def _stood_before(world: World, draft: int, order: OrderRecord) -> bool:
    """Whether a clause with a party outside stands in the contract to be replaced, unchanged.

    Nobody outside is asked, so it may say no more and no less than is left of it, as often
    as it stood there.
    """
    if max(order.giver, order.taker) < FIRMS or world.contract_replaces[draft] == NOBODY:
        return False
    old = contract_by_serial(world, world.contract_replaces[draft])
    stood = 0
    for row in range(world.clause_rows):
        place = world.clause_contract[row]
        if place == NOBODY or place not in (old, draft):
            continue
        if _says(world, row, order):
            stood += 1 if place == old else -1
    return stood > 0


@kernel
def _says(world: World, row: int, order: OrderRecord) -> bool:
    """Whether the clause in `row` says what is ordered, or did before part of it was done."""
    weeks = order.weeks == world.clause_weeks[row] or order.weeks == weeks_ahead(world, row)
    same = world.clause_kind[row] == order.option and weeks
    same = same and world.clause_giver[row] == order.giver
    same = same and world.clause_taker[row] == order.taker
    same = same and world.clause_price[row] == order.price
    if not same or (order.subject != NOBODY and world.clause_subject[row] != order.subject):
        return False
    used = 0 if order.option == LEASED else world.clause_done[row]
    left = world.clause_amount[row] - used
    return left <= order.amount <= world.clause_amount[row]


@kernel
def _about(rules: Rules, order: OrderRecord, what: int) -> int:
    if what == 0:
        return ALLOWED
    most = rules.firms
    if what == 1:
        most = rules.chips
    elif what == 2:
        most = rules.segments
    return ALLOWED if 0 <= order.subject < most else CLAUSE_SUBJECT

"""Postings: the only way money, chips, power and people move.

Invariant: a posting takes from one account what it gives to another, so each
ledger's sum never changes; a firm never gives more than it has, but for the
moment in which the dues of a week are all paid together.
"""

from __future__ import annotations

from game.compiled.log import Log
from game.compiled.sizes import FIRMS, LEDGERS, MOST_COUNT, NOTES, POSTINGS
from game.compiled.world import World
from game.engine.jit import kernel


@kernel
def post(
    world: World, log: Log, ledger: int, source: int, target: int, amount: int, cause: int
) -> int:
    """Move `amount` >= 0 and return what was moved: at most what a firm at the source has."""
    moved = amount
    if source < FIRMS and moved > world.balance[ledger, source]:
        moved = world.balance[ledger, source]
    return move(world, log, ledger, source, target, moved, cause)


@kernel
def move(
    world: World, log: Log, ledger: int, source: int, target: int, amount: int, cause: int
) -> int:
    """Move `amount` whatever the source has: for payments that are made all at the same time."""
    if amount <= 0 or source == target:
        return 0
    world.balance[ledger, source] -= amount
    world.balance[ledger, target] += amount
    place = log.postings
    if place < POSTINGS:
        log.ledger[place] = ledger
        log.source[place] = source
        log.target[place] = target
        log.amount[place] = amount
        log.cause[place] = cause
    log.postings = place + 1
    return amount


@kernel
def count_purchase(world: World, buyer: int, seller: int, cost: int) -> None:
    """Remember what `buyer` bought of `seller` this week (thousand USD, two trillion at most)."""
    world.bought[buyer, seller] = min(MOST_COUNT, world.bought[buyer, seller] + cost)


@kernel
def note(log: Log, kind: int, firm: int, subject: int, amount: float) -> None:
    """Write down that something happened."""
    place = log.notes
    if place < NOTES:
        log.note_kind[place] = kind
        log.note_firm[place] = firm
        log.note_subject[place] = subject
        log.note_amount[place] = amount
    log.notes = place + 1


@kernel
def imbalance(world: World) -> int:
    """Sum over ledgers of how far each is from zero; 0 in every game ever played."""
    total = 0
    for ledger in range(LEDGERS):
        row = 0
        for account in range(world.balance.shape[1]):
            row += world.balance[ledger, account]
        total += abs(row)
    return total

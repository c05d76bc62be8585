"""What promises weigh today, for whoever wants to know before: to leave them, and to lenders.

Invariant: the same kernels as the turn itself, so what is shown is what happens.
"""

from __future__ import annotations

import numpy as np

from game.compiled.layout import Floats, Ints, Record, Records
from game.compiled.sizes import ACCOUNTS, FIRMS
from game.engine.contracts.damages import price_of_leaving
from game.engine.instruments import backlog
from game.engine.jit import entry
from game.engine.records import readable

FEE, DAMAGES, ADVANCE = range(3)
"""Columns of `cost_of_leaving`. The first two are due; the third tells how much of the second
is money given back."""


@entry
def _price_all(
    rules: Records, worlds: Records, contract: int, f: int, others: Ints, found: Ints
) -> None:
    for other in others:
        fee, damages, advance = price_of_leaving(rules[0], worlds[0], contract, f, other)
        found[other, 0] = fee
        found[other, 1] = max(damages, advance - fee)
        found[other, 2] = advance


def cost_of_leaving(rules: Records, worlds: Records, contract: int, f: int) -> Ints:
    """What firm `f` would owe each account for leaving the contract at this place, thousand USD.

    An array (ACCOUNTS, 3): the fee as far as courts uphold it; what falls due besides as
    damages, an unearned advance included; and that advance. `worlds` is not changed.
    """
    found = np.zeros((ACCOUNTS, 3), np.int64)
    others = _others(worlds, contract, f)
    _price_all(readable(rules), readable(worlds), contract, f, others, found)
    return found


def _others(worlds: Records, contract: int, f: int) -> Ints:
    """Accounts that stand in a clause of the contract beside firm `f`."""
    world = worlds[0]
    mine = world["clause_contract"] == contract
    named = np.unique(np.concatenate([world["clause_giver"][mine], world["clause_taker"][mine]]))
    return named[(named >= 0) & (named != f)].astype(np.int64)


@entry
def _promised(rules: Records, worlds: Records, own: Floats) -> None:
    backlog.add_backlog(rules[0], worlds[0], own)


def worth_of_promises(rules: Record, world: Record) -> Floats:
    """What contracts add to each firm's value (FIRMS,), thousand USD; see `add_backlog`."""
    found = np.zeros(FIRMS)
    rows = [readable(np.asarray(record).reshape(1)) for record in (rules, world)]
    _promised(rows[0], rows[1], found)
    return found


@entry
def _owed(worlds: Records, f: int) -> float:
    return backlog.owed_by_promises(worlds[0], f)


def owed_by_promises(world: Record, f: int) -> float:
    """What lenders count as debt of firm `f` besides its loans, thousand USD."""
    return float(_owed(readable(np.asarray(world).reshape(1)), f))


@entry
def _part_promised(rules: Records, worlds: Records, f: int) -> float:
    return backlog.part_of_promises(rules[0], worlds[0], f)


def part_of_promises(rules: Record, world: Record, f: int) -> float:
    """Part of what firms have promised one another for a year that firm `f` is to pay."""
    rows = [readable(np.asarray(record).reshape(1)) for record in (rules, world)]
    return float(_part_promised(rows[0], rows[1], f))

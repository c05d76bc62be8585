"""A turn: the twelve phases in their order.

Invariant: `open_week` is phase 1 and leaves the world as the chiefs find it;
`close_week` is phases 2 to 12 and takes their orders, all at once. A world
whose ledgers do not balance is reported, never passed on.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import numpy as np

from game.compiled.layout import Floats, Ints, Records, blank
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import FIRMS, NOBODY
from game.compiled.world import World
from game.engine.books import imbalance
from game.engine.jit import JIT, entry, kernel
from game.engine.phases.capital import capital
from game.engine.phases.closing import closing
from game.engine.phases.compute_market import compute_market
from game.engine.phases.deliveries import deliveries
from game.engine.phases.happenings import happenings
from game.engine.phases.obligations import fall_of, obligations
from game.engine.phases.orders import settle_orders, take_order
from game.engine.phases.politics import politics
from game.engine.phases.power import power
from game.engine.phases.research import research
from game.engine.phases.services_market import services_market
from game.engine.phases.talent_market import talent_market
from game.engine.quantities import extent_of, read_quantity
from game.engine.records import readable


@kernel
def _begin(rules: Rules, world: World, log: Log) -> None:
    for f in range(rules.firms):
        world.moves[f] = rules.moves
        world.raised[f] = 0
    happenings(rules, world, log)


@kernel
def _clear_week(rules: Rules, world: World) -> None:
    for f in range(rules.firms):
        world.service_revenue[f] = 0
        world.chip_profit[f] = 0
        world.income[f] = 0
        world.expense[f] = 0
        world.shortfall[f] = 0
        for g in range(rules.firms):
            world.bought[f, g] = 0
    for chip in range(rules.chips):
        world.favoured[chip] = NOBODY


@entry
def _open_week(rules: Records, worlds: Records, logs: Records) -> None:
    _begin(rules[0], worlds[0], logs[0])


@entry
def _run_weeks(rules: Records, worlds: Records, logs: Records, orders: Records, weeks: int) -> int:
    """Close `weeks` weeks with the same orders each, opening those between; all imbalances."""
    total = 0
    for week in range(weeks):
        if week > 0:
            logs[0].postings = 0
            logs[0].notes = 0
            _begin(rules[0], worlds[0], logs[0])
        _clear_week(rules[0], worlds[0])
        for place in range(len(orders)):
            take_order(rules[0], worlds[0], logs[0], orders[place])
        settle_orders(rules[0], worlds[0], logs[0])
        deliveries(rules[0], worlds[0], logs[0])
        power(rules[0], worlds[0], logs[0])
        compute_market(rules[0], worlds[0], logs[0])
        talent_market(rules[0], worlds[0], logs[0])
        research(rules[0], worlds[0], logs[0])
        services_market(rules[0], worlds[0], logs[0])
        obligations(rules[0], worlds[0], logs[0])
        capital(rules[0], worlds[0], logs[0])
        politics(rules[0], worlds[0], logs[0])
        closing(rules[0], worlds[0], logs[0])
        total += imbalance(worlds[0])
    return total


@entry
def _try_orders(rules: Records, worlds: Records, logs: Records, orders: Records) -> int:
    """Carry out orders one by one; return the refusal of the last."""
    code = 0
    for place in range(len(orders)):
        code = take_order(rules[0], worlds[0], logs[0], orders[place])
    return code


def _lane() -> contextlib.AbstractContextManager[None]:
    """Un-jitted draws multiply 64-bit integers as the compiled ones do: modulo 2**64."""
    return contextlib.nullcontext() if JIT else _wrapping()


@contextlib.contextmanager
def _wrapping() -> Iterator[None]:
    with np.errstate(over="ignore"):
        yield


class BooksError(RuntimeError):
    """A ledger did not sum to zero: a fault of the engine, never of a player."""


def open_week(rules: Records, worlds: Records) -> Records:
    """Phase 1 on `worlds[0]`, in place; returns the log (one LOG record)."""
    logs = blank(Log)
    with _lane():
        _open_week(readable(rules), readable(worlds), readable(logs))
    return logs


def close_week(rules: Records, worlds: Records, orders: Records) -> Records:
    """Phases 2 to 12 on `worlds[0]`, in place; returns the log.

    `orders` are ORDER records of any number of chiefs. Raises BooksError when a
    ledger does not balance.
    """
    logs = blank(Log)
    with _lane():
        args = (readable(rules), readable(worlds), readable(logs), readable(orders))
        off = _run_weeks(*args, 1)
    if off:
        message = f"the ledgers are off by {off} after turn {int(worlds[0]['turn'])}"
        raise BooksError(message)
    return logs


def play_weeks(rules: Records, worlds: Records, orders: Records, weeks: int) -> Records:
    """Close `weeks` weeks with the same orders each, opening those between, in place.

    Returns the log of the last.
    """
    logs = blank(Log)
    with _lane():
        args = (readable(rules), readable(worlds), readable(logs), readable(orders))
        _run_weeks(*args, weeks)
    return logs


def try_orders(rules: Records, worlds: Records, orders: Records) -> int:
    """Carry out `orders` on `worlds[0]`, in place; the place in REFUSALS of the last one."""
    logs = blank(Log)
    with _lane():
        args = (readable(rules), readable(worlds), readable(logs), readable(orders))
        return int(_try_orders(*args))


@entry
def _try_failure(
    rules: Records, worlds: Records, logs: Records, firm: int, wave: Ints, lost: Ints
) -> None:
    fall_of(rules[0], worlds[0], logs[0], firm, wave, lost)


def try_failure(rules: Records, worlds: Records, firm: int) -> tuple[Ints, Ints]:
    """Who would fall this week if firm `firm` had no cash; `worlds` stays as it is.

    Returns the wave in which each firm fails, -1 for those that stand, and what each
    would not be paid (thousand USD); both (FIRMS,).
    """
    wave, lost = np.full(FIRMS, -1, np.int64), np.zeros(FIRMS, np.int64)
    trial, logs = worlds.copy(), blank(Log)
    with _lane():
        args = (readable(rules), readable(trial), readable(logs))
        _try_failure(*args, firm, wave, lost)
    return wave, lost


@entry
def _read_quantities(worlds: Records, found: Floats) -> None:
    for quantity in range(found.shape[0]):
        for place in range(found.shape[1]):
            if place < extent_of(quantity):
                found[quantity, place] = read_quantity(worlds[0], quantity, place)


def read_quantities(worlds: Records, quantities: int, places: int) -> Floats:
    """Every named quantity of `worlds[0]`, (quantities, places), in the units people use."""
    found = np.zeros((quantities, places))
    with _lane():
        _read_quantities(readable(worlds), found)
    return found

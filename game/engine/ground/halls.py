"""Halls and grids: cards run only where there are power and a hall, and grids have a pace.

Invariant: halls are figures about what a firm built, they are never traded but with the
firm; all who order of a grid in one week find the same queue.
"""

from __future__ import annotations

from game.compiled.causes import DATA_HALL, HALL_READY
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import HALL_SITES, MONEY, NOBODY, ON_ORDER, POWER, REGIONS, SUPPLIERS
from game.compiled.world import World
from game.engine.books import note, post
from game.engine.ground.pledges import count_invested
from game.engine.jit import kernel


@kernel
def usable_power(rules: Rules, world: World, f: int) -> int:
    """Kilowatts that firm `f` can light cards with: what both its power and its halls allow."""
    power = world.balance[POWER, f]
    if rules.hall_weeks == 0:
        return int(power)
    return int(min(power, world.halls[f]))


@kernel
def grid_wait(rules: Rules, world: World, f: int) -> int:
    """Weeks that the queue of the region's grid adds to a connection, less what favour takes off.

    A server that connects so much a week makes newcomers wait for all before them (Lindley
    1952, of a fluid).
    """
    pace = rules.grid_pace[rules.camp[f]]
    queue = int(world.grid_booked[rules.camp[f]] / pace) if pace > 0.0 else 0
    return queue - int(rules.permit_weeks * max(0.0, world.favour[f]))


@kernel
def book_grid(rules: Rules, world: World, f: int, kilowatts: int) -> None:
    """Put an order of firm `f` at the end of its region's queue."""
    if rules.grid_pace[rules.camp[f]] > 0.0:
        world.grid_new[rules.camp[f]] += kilowatts


@kernel
def free_site(world: World, f: int) -> int:
    """A site on which firm `f` builds no hall, or -1."""
    for site in range(HALL_SITES):
        if world.hall_week[f, site] == NOBODY:
            return site
    return NOBODY


@kernel
def hall_total(world: World, f: int) -> int:
    """Kilowatts of halls that stand or are in building."""
    total = int(world.halls[f])
    for site in range(HALL_SITES):
        total += world.hall_site[f, site]
    return total


@kernel
def build_hall(rules: Rules, world: World, log: Log, f: int, kilowatts: int) -> None:
    """Pay for a hall and begin it on a free site."""
    site = free_site(world, f)
    cost = int(rules.hall_cost * kilowatts)
    count_invested(world, f, post(world, log, MONEY, f, SUPPLIERS, cost, DATA_HALL))
    world.hall_site[f, site] = kilowatts
    world.hall_week[f, site] = world.turn + rules.hall_weeks - 1


@kernel
def open_halls(rules: Rules, world: World, log: Log) -> None:
    """Halls that are ready stand, and every grid's queue moves up by a week's pace."""
    for f in range(rules.firms):
        for site in range(HALL_SITES):
            if world.hall_week[f, site] != NOBODY and world.hall_week[f, site] <= world.turn:
                ready = world.hall_site[f, site]
                world.halls[f] = min(ON_ORDER, world.halls[f] + ready)
                world.hall_site[f, site] = 0
                world.hall_week[f, site] = NOBODY
                note(log, HALL_READY, f, NOBODY, float(ready))
    for region in range(REGIONS):
        waiting = world.grid_booked[region] + world.grid_new[region] - rules.grid_pace[region]
        world.grid_booked[region] = max(0.0, waiting)
        world.grid_new[region] = 0.0

"""The week of all this, and what becomes of it when a firm is bought.

Invariant: a bought firm has no pledge, hall, device or scout of its own any more.
"""

from __future__ import annotations

from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import HALL_SITES, NOBODY, ON_ORDER, SCOUTS
from game.compiled.world import World
from game.engine.ground.brussels import inspect
from game.engine.ground.devices import show_devices
from game.engine.ground.halls import free_site
from game.engine.ground.jobs import move_public_anger
from game.engine.ground.pledges import settle_pledges
from game.engine.ground.scouts import leak_books
from game.engine.jit import kernel


@kernel
def ground_week(rules: Rules, world: World, log: Log) -> None:
    """Judge pledges, inspect Europe's files, show devices, leak books, move the public."""
    settle_pledges(rules, world, log)
    inspect(rules, world, log)
    show_devices(rules, world, log)
    leak_books(rules, world, log)
    move_public_anger(rules, world)


@kernel
def merge_ground(world: World, f: int, t: int) -> None:
    """Firm `f` has the halls of firm `t`, those in building where there is a site for them.

    A better device goes along; a pledge is the word of a firm that is gone.
    """
    world.halls[f] = min(ON_ORDER, world.halls[f] + world.halls[t])
    for site in range(HALL_SITES):
        free = free_site(world, f)
        if world.hall_week[t, site] != NOBODY and free != NOBODY:
            world.hall_site[f, free] = world.hall_site[t, site]
            world.hall_week[f, free] = world.hall_week[t, site]
    if world.device_week[t] != NOBODY and world.device_size[t] > world.device_size[f]:
        world.device_week[f] = world.device_week[t]
        world.device_size[f] = world.device_size[t]
    forget_ground(world, t)


@kernel
def forget_ground(world: World, f: int) -> None:
    """Leave nothing of this to a firm that is gone."""
    world.halls[f] = 0
    for site in range(HALL_SITES):
        world.hall_site[f, site] = 0
        world.hall_week[f, site] = NOBODY
    for place in range(SCOUTS):
        world.scout_of[f, place] = NOBODY
    world.device_week[f] = NOBODY
    world.device_size[f] = 0.0
    world.pledge_week[f] = NOBODY
    world.pledge_sum[f] = 0
    world.pledge_done[f] = 0
    world.fine[f] = 0
    world.file[f] = 0.0

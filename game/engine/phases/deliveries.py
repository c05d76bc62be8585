"""Phase 3, deliveries: what is on the road arrives, and things age.

Invariant: what is under way stands in the ledgers at the account `TRANSIT`, so
nothing is in two places and nothing is lost between them.
"""

from __future__ import annotations

from game.compiled.causes import BREAKAGE as BREAKS
from game.compiled.causes import CHIPS_ARRIVED, CONNECTION, DELIVERY, POWER_ARRIVED
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import (
    CHIP_LEDGER,
    CONNECTION_WEEKS,
    DELIVERY_WEEKS,
    LINE_WEEKS,
    POWER,
    SCRAP,
    TRANSIT,
)
from game.compiled.world import ACTIVE, World
from game.engine.books import note, post
from game.engine.draw import BREAKAGE, lane, whole
from game.engine.ground.halls import open_halls
from game.engine.jit import kernel, part


@part(Rules, World, Log)
def deliveries(rules: Rules, world: World, log: Log) -> None:
    """Break, deliver, connect and open production lines; every queue moves up one week."""
    for f in range(rules.firms):
        if world.status[f] == ACTIVE:
            _break_cards(rules, world, log, f)
        _deliver_cards(rules, world, log, f)
        _connect_power(world, log, f)
    open_halls(rules, world, log)
    _open_lines(rules, world)


@kernel
def _break_cards(rules: Rules, world: World, log: Log, f: int) -> None:
    """Cards fail at a constant weekly rate (Llama Team 2024 counts them in a large cluster)."""
    draws = lane(world.seed, world.turn, BREAKAGE)
    for chip in range(rules.chips):
        owned = world.balance[CHIP_LEDGER + chip, f]
        if owned > 0:
            place = rules.firm_key[f] + chip
            mean = owned * rules.chip_breakage[chip]
            broken = whole(mean, draws, place)
            post(world, log, CHIP_LEDGER + chip, f, SCRAP, broken, BREAKS)


@kernel
def _deliver_cards(rules: Rules, world: World, log: Log, f: int) -> None:
    for chip in range(rules.chips):
        due = world.arriving[f, chip, 0]
        for week in range(DELIVERY_WEEKS - 1):
            world.arriving[f, chip, week] = world.arriving[f, chip, week + 1]
        world.arriving[f, chip, DELIVERY_WEEKS - 1] = 0
        if due > 0:
            post(world, log, CHIP_LEDGER + chip, TRANSIT, f, due, DELIVERY)
            note(log, CHIPS_ARRIVED, f, chip, float(due))


@kernel
def _connect_power(world: World, log: Log, f: int) -> None:
    due = world.connecting[f, 0]
    for week in range(CONNECTION_WEEKS - 1):
        world.connecting[f, week] = world.connecting[f, week + 1]
    world.connecting[f, CONNECTION_WEEKS - 1] = 0
    if due > 0:
        post(world, log, POWER, TRANSIT, f, due, CONNECTION)
        note(log, POWER_ARRIVED, f, -1, float(due))


@kernel
def _open_lines(rules: Rules, world: World) -> None:
    for chip in range(rules.chips):
        world.output[chip] += world.new_output[chip, 0]
        for week in range(LINE_WEEKS - 1):
            world.new_output[chip, week] = world.new_output[chip, week + 1]
        world.new_output[chip, LINE_WEEKS - 1] = 0

"""New firms: those the scenario lets in when its condition holds.

Invariant: a firm enters once, with exactly what the scenario gave it, by postings.
"""

from __future__ import annotations

from game.compiled.causes import ENTRY, FIRM_ENTERED
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import (
    CAPITAL_MARKETS,
    CHIP_LEDGER,
    FOUNDRIES,
    LABOUR,
    MONEY,
    NOBODY,
    PEOPLE,
    POWER,
    UTILITIES,
)
from game.compiled.world import ABSENT, ACTIVE, World
from game.engine.books import note, post
from game.engine.conditions import holds
from game.engine.jit import kernel


@kernel
def let_in(rules: Rules, world: World, log: Log) -> None:
    """Let in every absent firm whose condition holds."""
    for f in range(rules.firms):
        waits = world.status[f] == ABSENT and rules.entry_when[f] != NOBODY
        if waits and holds(rules, world, rules.entry_when[f]):
            _enter(rules, world, log, f)


@kernel
def _enter(rules: Rules, world: World, log: Log, f: int) -> None:
    world.status[f] = ACTIVE
    post(world, log, MONEY, CAPITAL_MARKETS, f, rules.entry_cash[f], ENTRY)
    post(world, log, POWER, UTILITIES, f, rules.entry_power[f], ENTRY)
    post(world, log, PEOPLE, LABOUR, f, rules.entry_people[f], ENTRY)
    for chip in range(rules.chips):
        post(world, log, CHIP_LEDGER + chip, FOUNDRIES, f, rules.entry_chips[f, chip], ENTRY)
    note(log, FIRM_ENTERED, f, NOBODY, float(rules.entry_cash[f]))

"""Holds back what firms that enter later will start with.

Invariant: until it enters, such a firm owns nothing and nobody uses it; what it will get
then stands in the Rules, so the opening books balance without it.
"""

from __future__ import annotations

from collections.abc import Mapping

from game.compiled.layout import Records
from game.compiled.programs import Programs
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
from game.compiled.world import ABSENT
from game.scenario.model import Scenario

Places = Mapping[str, Mapping[str, int]]

_SOURCES = ((MONEY, CAPITAL_MARKETS, "entry_cash"), (POWER, UTILITIES, "entry_power"),
            (PEOPLE, LABOUR, "entry_people"))  # fmt: skip


def hold_back(
    scenario: Scenario, rules: Records, world: Records, places: Places, programs: Programs
) -> None:
    """Take from every firm with an `enters` what the opening gave it, in place."""
    rules["entry_when"] = NOBODY
    for firm_id, f in places["firms"].items():
        if not scenario.firms[firm_id].enters:
            continue
        rules["entry_when"][0, f] = programs.add(scenario.firms[firm_id].enters)
        world["status"][0, f] = ABSENT
        for ledger, source, name in _SOURCES:
            rules[name][0, f] = _take(world, ledger, source, f)
        for chip in range(len(places["chips"])):
            rules["entry_chips"][0, f, chip] = _take(world, CHIP_LEDGER + chip, FOUNDRIES, f)


def _take(world: Records, ledger: int, source: int, f: int) -> int:
    """Give back what firm `f` has in `ledger`; how much that is."""
    amount = int(world["balance"][0, ledger, f])
    world["balance"][0, ledger, source] += amount
    world["balance"][0, ledger, f] = 0
    return amount

"""Stacks, own silicon and licences on the first morning.

Invariant: a firm is fluent in what it runs unless told, a chip whose maturity is not told is
mature, and a licence stands wherever a chip is sold at the start.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from game.compiled.layout import Floats, Record, Records
from game.compiled.regions import REGIONS
from game.compiled.sizes import CHIPS, NOBODY
from game.scenario.model import Chip, Firm, Scenario

FLUENT = 1_000_000
"""Millionths of a firm that knows a stack as well as anybody."""

_DAYS = 7

Places = Mapping[str, Mapping[str, int]]


def open_silicon(scenario: Scenario, rules: Records, world: Records, places: Places) -> None:
    """Fill the fields of stacks, programmes and licences, in place."""
    for name in ("port_stack", "licence_ask", "licence_week"):
        world[name] = NOBODY
    for name in ("stack_owner", "stack_region", "chip_stack", "chip_home"):
        rules[name] = NOBODY
    for stack_id, place in places["stacks"].items():
        stack = scenario.stacks[stack_id]
        rules["stack_owner"][0, place] = places["firms"].get(stack.owner, NOBODY)
        rules["stack_region"][0, place] = _region(stack.region)
    for chip_id, place in places["chips"].items():
        _write_chip(scenario, rules, world, places, chip_id, place)
    for firm_id, f in places["firms"].items():
        firm = scenario.firms[firm_id]
        rules["firm_region"][0, f] = _region(firm.region)
        for stack_id, place in places["stacks"].items():
            part = firm.fluency.get(stack_id, usual_fluency(scenario, firm, stack_id))
            world["fluency"][0, f, place] = round(FLUENT * part)


def usual_fluency(scenario: Scenario, firm: Firm, stack_id: str) -> float:
    """Fluency of a firm that does not tell it: whole on what it runs."""
    runs = any(scenario.chips[chip].stack == stack_id for chip, n in firm.chips.items() if n)
    return 1.0 if runs else scenario.stacks[stack_id].known


def _region(name: str) -> int:
    return REGIONS.index(name) if name in REGIONS else NOBODY


def _write_chip(
    scenario: Scenario, rules: Records, world: Records, places: Places, chip_id: str, place: int
) -> None:
    chip = scenario.chips[chip_id]
    rules["chip_stack"][0, place] = places["stacks"].get(chip.stack, NOBODY)
    maker = scenario.firms.get(chip.vendor)
    rules["chip_home"][0, place] = _region(maker.region) if maker else NOBODY
    rules["chip_named"][0, place] = int(bool(chip.sold_to))
    rules["chip_others_offered"][0, place] = chip.others_offered
    age = (scenario.start - chip.since).days // _DAYS if chip.since else 0
    rules["chip_age"][0, place] = max(0, age)
    world["maturity"][0, place] = chip.maturity
    for region in regions_of(scenario, chip):
        for table, name in ((rules, "licence_start"), (world, "licence")):
            table[name][0, place, REGIONS.index(region)] = 1
    rules["chip_markets"][0, place] = len(regions_of(scenario, chip))


def regions_of(scenario: Scenario, chip: Chip) -> tuple[str, ...]:
    """Regions in which `chip` is sold at the start: those named, and those of named buyers."""
    named = {scenario.firms[firm].region for firm in chip.sold_to if firm in scenario.firms}
    return tuple(region for region in REGIONS if region in chip.sold_in or region in named)


def units_of(rules: Record, world: Record, f: int) -> Floats:
    """Compute that firm `f` has of a card of each kind, (CHIPS,): see `game.engine.silicon.units`.

    `rules` and `world` are single records.
    """
    stack = rules["chip_stack"]
    known = np.where(stack == NOBODY, FLUENT, world["fluency"][f][stack]) / FLUENT
    ripe = world["maturity"]
    floor, raw = float(rules["fluency_floor"]), float(rules["maturity_floor"])
    found: Floats = (
        rules["chip_units"] * (floor + (1.0 - floor) * known) * (raw + (1.0 - raw) * ripe)
    )
    return found[:CHIPS]

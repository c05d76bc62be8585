"""What a scenario says of pledges, Brussels, halls, devices, scouts and jobs, as figures.

Invariant: with the tables left out nobody imports a card, sells under Brussels' rules or
lacks a hall, and nothing of this moves.
"""

from __future__ import annotations

from collections.abc import Mapping

from game.compiled.layout import Record, Records
from game.compiled.sizes import NOBODY, POWER
from game.scenario.model import Scenario


def open_ground(
    scenario: Scenario, rules: Records, world: Records, places: Mapping[str, Mapping[str, int]]
) -> None:
    """Fill the fields of pledges, ground, Brussels, devices, scouts and jobs, in place."""
    for name in ("pledge_week", "hall_week", "device_week", "scout_of", "leaked"):
        world[name] = NOBODY
    world["tariff"] = scenario.pledges.tariff
    world["digital_tax"] = scenario.brussels.digital_tax
    world["scrutiny"] = scenario.brussels.scrutiny
    world["compliance"] = round(100 * scenario.brussels.compliance)
    regions = sorted({firm.region for firm in scenario.firms.values()})
    for region, megawatts in scenario.ground.buildout.items():
        if region in regions:
            rules["grid_pace"][0, regions.index(region)] = 1000.0 * megawatts
    for chip_id, chip in places["chips"].items():
        for firm_id, f in places["firms"].items():
            imported = scenario.firms[firm_id].region in scenario.chips[chip_id].duty_in
            rules["duty_on"][0, chip, f] = int(imported)
    for segment_id, segment in places["segments"].items():
        rules["europe"][0, segment] = scenario.segments[segment_id].europe
        rules["device_pull"][0, segment] = scenario.segments[segment_id].devices
    for firm_id, f in places["firms"].items():
        firm = scenario.firms[firm_id]
        room = firm.power if firm.halls is None else firm.halls
        world["halls"][0, f] = round(1000 * room)
        world["device_flops"][0, f] = firm.flops
    world["use_before"] = world["usage"][0, : len(places["segments"])].sum()
    world["power_before"] = world["balance"][0, POWER, : len(places["firms"])].sum()


def usable_power(rules: Record, world: Record, f: int) -> int:
    """Kilowatts that firm `f` can light cards with: see the power phase."""
    power = int(world["balance"][POWER, f])
    return power if rules["hall_weeks"] == 0 else min(power, int(world["halls"][f]))

"""What a scenario says of firms that a court may split off another, as figures.

Invariant: until it is split off, such a firm is absent and has nothing; its door and what users
grant it are those of the firm it is part of, wherever its users come from there.
"""

from __future__ import annotations

from collections.abc import Mapping

from game.compiled.layout import Records
from game.compiled.sizes import NOBODY
from game.compiled.world import ABSENT
from game.scenario.model import Scenario

Places = Mapping[str, Mapping[str, int]]


def hold_parts(scenario: Scenario, rules: Records, world: Records, places: Places) -> None:
    """Write which firm is part of which, and leave the parts absent; in place."""
    for name in ("part_of", "door_heir", "contract_heir"):
        rules[name] = NOBODY
    for firm_id, f in places["firms"].items():
        part = scenario.firms[firm_id].part_of
        if not part.firm:
            continue
        whole = places["firms"][part.firm]
        world["status"][0, f] = ABSENT
        world["start_value"][0, f] = 0.0
        rules["part_of"][0, f] = whole
        for name in ("compute", "people", "cash", "debt"):
            rules[f"part_{name}"][0, f] = getattr(part, name)
        for segment in part.segments:
            rules["door_heir"][0, whole, places["segments"][segment]] = f
        for contract in part.contracts:
            rules["contract_heir"][0, places["contracts"][contract]] = f


def share_doors(scenario: Scenario, rules: Records, places: Places) -> None:
    """Give each part the calibrated doors that it takes along, unless the scenario says others."""
    for firm_id, f in places["firms"].items():
        firm = scenario.firms[firm_id]
        if not firm.part_of.firm:
            continue
        whole = places["firms"][firm.part_of.firm]
        rules["price_worth"][0, f] = rules["price_worth"][0, whole]
        for segment in firm.part_of.segments:
            if segment not in firm.doors:
                place = places["segments"][segment]
                rules["door"][0, f, place] = rules["door"][0, whole, place]

"""What a chief knows of stacks and silicon: the own fluency, the own chips' ripeness.

Invariant: how fluent a rival is, how ripe its silicon is and what it ports to are not here.
"""

from __future__ import annotations

import numpy as np

from game.compiled.silicon import FLUENT, units_of
from game.session.silicon import Silicon, StackLine, weeks_to_ask, works
from game.session.views.table import Table

_ODDS = ("base", "favour", "money", "strength")


def silicon(table: Table, f: int) -> Silicon:
    """Stacks and programmes as the chief of firm `f` knows them."""
    rules, world = table.rules, table.world
    return Silicon(
        stacks=tuple(_stack(table, f, place) for place in range(len(table.compiled.ids["stacks"]))),
        port_cost=round(float(rules["port_cost"]) * 1000),
        port_weeks=int(rules["port_weeks"]),
        port_gain=float(rules["port_gain"]),
        floor=float(rules["fluency_floor"]),
        drag=float(rules["port_drag"]),
        develop_cost=round(float(rules["develop_cost"]) * 1000),
        develop_gain=float(rules["develop_gain"]),
        offer_bar=float(rules["offer_bar"]),
        licence_wait=weeks_to_ask(rules, world, f),
        licence_scale=round(float(rules["licence_scale"]) * 1000),
        licence_odds=tuple(float(rules[f"licence_{name}"]) for name in _ODDS),
    )


def _stack(table: Table, f: int, place: int) -> StackLine:
    rules, world = table.rules, table.world
    stack_id = table.compiled.ids["stacks"][place]
    stack = table.compiled.scenario.stacks[stack_id]
    on_it = rules["chip_stack"] == place
    made = world["output"] * rules["chip_units"]
    owner = int(rules["stack_owner"][place])
    fluency = float(world["fluency"][f, place]) / FLUENT
    lit = world["energised"][f]
    ports = int(world["port_stack"][f]) == place
    return StackLine(
        id=stack_id,
        name=stack.name,
        about=stack.about,
        owner=stack.owner,
        owner_name=table.catalogue.firm_name(owner),
        mine=owner == f,
        share=float(made[on_it].sum()) / max(1e-9, float(made.sum())),
        fluency=fluency,
        works=works(rules, fluency),
        compute=sum(
            int(lit[chip]) * units_for(table, f, int(chip)) for chip in np.flatnonzero(on_it)
        ),
        weeks_left=int(world["port_left"][f]) if ports else 0,
    )


def units_for(table: Table, f: int, chip: int) -> float:
    """Compute of a card in firm `f`'s hands; how ripe a rival's silicon is, it cannot know."""
    rules, world = table.rules, table.world
    if int(world["chip_seller"][chip]) == f:
        return float(units_of(rules, world, f)[chip])
    stack = int(rules["chip_stack"][chip])
    fluency = float(world["fluency"][f, stack]) / FLUENT if stack >= 0 else 1.0
    return float(rules["chip_units"][chip]) * works(rules, fluency)


def earned_by(table: Table, chip: int, units: float) -> int:
    """USD a week that a lit card of so many units brings at today's rent, its energy paid."""
    energy = float(table.rules["chip_power"][chip]) / 1000.0 * float(table.rules["grid_energy"])
    return round((units * float(table.world["spot_price"]) - energy) * 1000.0)

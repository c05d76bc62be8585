"""What states take: duty on imported cards, Europe's tax, the cost of its rules, and fines.

Invariant: all of it is owed like any due and paid in phase 9; a fine is known a week
before it falls due.
"""

from __future__ import annotations

import numpy as np

from game.compiled.causes import COMPLIANCE, DIGITAL_TAX, FINE, FINED, TARIFF
from game.compiled.layout import Ints
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import FIRMS, MOST_COUNT, NOBODY, SUPPLIERS, TREASURY
from game.compiled.world import ACTIVE, World
from game.engine.books import note
from game.engine.claims import JUNIOR, SENIOR, add_claim
from game.engine.draw import INSPECTION, drawn, lane
from game.engine.jit import kernel
from game.engine.phases.compute_market import card_price
from game.engine.phases.services_market import thrift
from game.engine.scratch import zeros

_WEEKS = 52.0

_sales = zeros(np.float64, FIRMS)


@kernel
def duty(rules: Rules, world: World, f: int) -> int:
    """Duty on the imported cards shipped to firm `f` this week (thousand USD).

    What was shipped stands at the far end of the road; favour shields from a part.
    """
    cost = 0.0
    for chip in range(rules.chips):
        if rules.duty_on[chip, f] == 1:
            shipped = world.arriving[f, chip, rules.chip_weeks[chip] - 1]
            cost += shipped * float(card_price(rules, world, f, chip))
    shield = rules.tariff_shield * max(0.0, world.favour[f])
    return round(world.tariff * (1.0 - shield) * cost)


@kernel
def sales_in_europe(rules: Rules, world: World, f: int) -> float:
    """Part of this week's service revenue of firm `f` that is sold there (thousand USD)."""
    if world.service_revenue[f] <= 0.0:
        return 0.0
    total = 0.0
    there = 0.0
    for segment in range(rules.segments):
        inside = 1.0 - world.outside_share[segment]
        if inside > 0.0 and world.share[f, segment] > 0.0:
            used = world.usage[segment] * world.share[f, segment] / inside
            used *= thrift(rules, world, f, segment)
            total += used
            there += used * rules.europe[segment]
    return world.service_revenue[f] * there / total if total > 0.0 else 0.0


@kernel
def public_dues(rules: Rules, world: World, f: int, claims: Ints, count: int) -> int:
    """Write what firm `f` owes to states this week into `claims`; the new count."""
    kept = rules.comply_cost * world.scrutiny * world.compliance[f] / 100.0
    sold = sales_in_europe(rules, world, f) if kept + world.digital_tax > 0.0 else 0.0
    tax = int(world.digital_tax * sold)
    duties = duty(rules, world, f)
    count = add_claim(claims, count, f, TREASURY, duties, TARIFF, SENIOR, NOBODY)
    count = add_claim(claims, count, f, TREASURY, tax, DIGITAL_TAX, JUNIOR, NOBODY)
    count = add_claim(claims, count, f, SUPPLIERS, int(kept * sold), COMPLIANCE, JUNIOR, NOBODY)
    return add_claim(claims, count, f, TREASURY, world.fine[f], FINE, JUNIOR, NOBODY)


@kernel
def inspect(rules: Rules, world: World, log: Log) -> None:
    """Files grow with sales under rules that are not kept, and large ones end in fines.

    Enforcement by a random audit whose odds follow the record (Becker 1968); an angry public
    makes it keener.
    """
    sales, total = _sales(), 0.0
    for f in range(rules.firms):
        sales[f] = sales_in_europe(rules, world, f)
        total += sales[f]
    draws = lane(world.seed, world.turn, INSPECTION)
    keen = world.scrutiny * (1.0 + rules.public_calm - world.public_mood)
    for f in range(rules.firms):
        world.fine[f] = 0
        if world.status[f] != ACTIVE:
            continue
        sold = sales[f]
        part = sold / total if total > 0.0 else 0.0
        grown = rules.file_gain * keen * part * (1.0 - world.compliance[f] / 100.0)
        world.file[f] = min(1.0, world.file[f] * (1.0 - rules.file_fade) + grown)
        chance = rules.fine_chance * world.file[f] if world.file[f] >= rules.fine_bar else 0.0
        if chance > drawn(draws, rules.firm_key[f]):
            _fine(rules, world, log, f)


@kernel
def turnover(rules: Rules, world: World, f: int) -> float:
    """What firm `f` takes in a week wherever it is (thousand USD); of other business, its gain."""
    bought = max(0, world.bought_income[f])
    other = max(0, rules.core_income[f])
    return float(world.service_revenue[f] + max(0, world.chip_profit[f]) + other + bought)


@kernel
def _fine(rules: Rules, world: World, log: Log, f: int) -> None:
    """A part of a year's turnover, the larger the file, due next week.

    The file is closed as far as the rules are kept: who goes on as before is fined again
    (Regulation (EU) 2022/1925, articles 30 and 31).
    """
    part = rules.fine_part * world.file[f]
    fine = int(min(float(MOST_COUNT), part * _WEEKS * turnover(rules, world, f)))
    world.fine[f] = fine
    world.file[f] *= 1.0 - world.compliance[f] / 100.0
    world.trust[f] *= 1.0 - rules.fine_trust
    note(log, FINED, f, NOBODY, float(fine))

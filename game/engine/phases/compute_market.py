"""Phase 5, compute market: vendors ship, leases run, the rent of compute clears.

Invariant: no more cards are shipped than were made, no more compute is rented
than is let, and everybody pays the same rent. What is made is paid for in phase 9,
sold or not.
"""

from __future__ import annotations

import math

import numpy as np

from game.compiled.causes import CHIPS_SHORT, CHIPS_TRADED, DELIVERY
from game.compiled.layout import Floats, Ints
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import (
    CHIP_LEDGER,
    FIRMS,
    FOUNDRIES,
    INDUSTRY,
    MONEY,
    NOBODY,
    SUPPLIERS,
    TRANSIT,
)
from game.compiled.world import ACTIVE, World
from game.engine.books import count_purchase, note, post
from game.engine.capacity import for_letting
from game.engine.contracts.delivery import (
    LINES,
    credit_room,
    find_credit,
    run_leases,
    take_credit,
    weigh_queue,
)
from game.engine.ground.pledges import count_invested
from game.engine.jit import kernel, part
from game.engine.rationing import apportion
from game.engine.scratch import room, zeros
from game.engine.silicon.licences import outside_cards, strike_orders

_HALVINGS = 32
_MOST_WANTED = 1e15

_wanted, _given = zeros(np.int64, FIRMS + 1), zeros(np.int64, FIRMS + 1)
_weight = zeros(np.float64, FIRMS + 1)
_part, _lines = room(np.float64, FIRMS), room(np.int64, LINES)


@part(Rules, World, Log)
def compute_market(rules: Rules, world: World, log: Log) -> None:
    """Ship chips, run leases, clear the rental market."""
    wanted, weight, given = _wanted(), _weight(), _given()
    weight[FIRMS] = 1.0
    more, lines = need_for_cards(rules, world), _lines()
    find_credit(world, lines)
    for chip in range(rules.chips):
        _sell_chip(rules, world, log, chip, more, lines, wanted, weight, given)
    run_leases(rules, world, _part())
    clear_rent(rules, world)


@kernel
def _sell_chip(
    rules: Rules,
    world: World,
    log: Log,
    chip: int,
    more: float,
    lines: Ints,
    wanted: Ints,
    weight: Floats,
    given: Ints,
) -> None:
    """Ration output and stock over the queue and the buyers outside (the last claimant).

    These want `more` times what they did at the first need; `lines` are of credit. Written
    anew: `wanted`, `weight` and `given` (FIRMS + 1,).
    """
    strike_orders(rules, world, log, chip)
    queue = _queue(rules, world, chip, lines, wanted)
    wanted[FIRMS] = others_wanted(rules, world, chip, more)
    available = world.stock[chip] + world.output[chip]
    if queue > 0:
        _weigh(rules, world, chip, weight)
        world.stock[chip] = apportion(available, wanted, weight, given)
        _ship_all(rules, world, log, chip, lines, wanted, given)
    else:
        given[FIRMS] = max(0, min(available, wanted[FIRMS]))
        world.stock[chip] = available - given[FIRMS]
    if given[FIRMS] > 0:
        price = list_price(world, chip)
        post(world, log, CHIP_LEDGER + chip, FOUNDRIES, INDUSTRY, given[FIRMS], DELIVERY)
        _pay_vendor(rules, world, log, chip, INDUSTRY, given[FIRMS], price, lines)
    world.sold[chip] = available - world.stock[chip]
    seller = world.chip_seller[chip]
    if seller != NOBODY and world.status[seller] == ACTIVE:
        world.chip_profit[seller] -= storage(rules, world, chip)


@kernel
def _queue(rules: Rules, world: World, chip: int, lines: Ints, wanted: Ints) -> int:
    """Cards that firms wait for and can pay, by firm. Modified in place: `wanted`; their sum."""
    queue = 0
    for f in range(rules.firms):
        wanted[f] = 0
        if world.backlog[f, chip] != 0:
            wanted[f] = _affordable(rules, world, f, chip, lines)
            queue += wanted[f]
    return queue


@kernel
def _ship_all(
    rules: Rules, world: World, log: Log, chip: int, lines: Ints, wanted: Ints, given: Ints
) -> None:
    """Ship each firm what it was given; what it cannot pay by now goes back to stock."""
    for f in range(rules.firms):
        if given[f] > 0:
            world.stock[chip] += given[f] - _ship(rules, world, log, chip, f, given[f], lines)
        if world.backlog[f, chip] > 0 and given[f] < wanted[f]:
            note(log, CHIPS_SHORT, f, chip, float(world.backlog[f, chip]))


@kernel
def _weigh(rules: Rules, world: World, chip: int, weight: Floats) -> None:
    """What each firm's order weighs in the queue. Modified in place: `weight`."""
    for f in range(rules.firms):
        weight[f] = rules.chip_standing[chip, f]
        if world.favoured[chip] == f:
            weight[f] *= rules.favour_weight
    weigh_queue(rules, world, chip, weight)


@kernel
def making(rules: Rules, world: World, chip: int) -> int:
    """What foundries are owed for a week's cards, taken or not (thousand USD).

    Wafers are booked long before and paid whether the cards sell (take-or-pay; Masten &
    Crocker 1985).
    """
    return world.output[chip] * rules.chip_cost[chip]


@kernel
def storage(rules: Rules, world: World, chip: int) -> int:
    """What unsold cards cost in a week: room, money, and the next generation coming near."""
    return int(rules.stock_cost * rules.chip_cost[chip] * world.stock[chip])


@kernel
def list_price(world: World, chip: int) -> int:
    """Price of a card in whole thousands of dollars, at least one."""
    return max(1, round(world.chip_price[chip]))


@kernel
def card_price(rules: Rules, world: World, f: int, chip: int) -> int:
    """What firm `f` pays for a card on shipping: the list price; its own are paid for already."""
    return 0 if world.chip_seller[chip] == f else list_price(world, chip)


@kernel
def _affordable(rules: Rules, world: World, f: int, chip: int, lines: Ints) -> int:
    if world.status[f] != ACTIVE or world.backlog[f, chip] == 0:
        return 0
    if world.chip_seller[chip] == f:
        return int(world.backlog[f, chip])
    price = card_price(rules, world, f, chip)
    means = world.balance[MONEY, f]
    if means // price < world.backlog[f, chip]:
        means += credit_room(world, lines, world.chip_seller[chip], f)
    return int(min(world.backlog[f, chip], means // price))


@kernel
def need_for_cards(rules: Rules, world: World) -> float:
    """Cards that buyers outside want for each they wanted at the first need."""
    need = world.expected_need / world.start_need
    return math.pow(need, rules.need_elasticity)


@kernel
def others_wanted(rules: Rules, world: World, chip: int, more: float) -> int:
    """Cards that buyers outside want: constant elasticity in price and in expected need.

    `more` is `need_for_cards`, the same for all chips.
    """
    price = world.chip_price[chip] / rules.chip_base_price[chip]
    factor = math.pow(price, -rules.chip_elasticity) * more
    return int(min(outside_cards(rules, world, chip) * factor, _MOST_WANTED))


@kernel
def _ship(rules: Rules, world: World, log: Log, chip: int, f: int, cards: int, lines: Ints) -> int:
    """Ship what the firm can pay for, on credit first; returns how many cards that is."""
    price = card_price(rules, world, f, chip)
    cards = min(cards, _affordable(rules, world, f, chip, lines))
    if cards <= 0:
        return 0
    post(world, log, CHIP_LEDGER + chip, FOUNDRIES, TRANSIT, cards, DELIVERY)
    world.backlog[f, chip] -= cards
    world.arriving[f, chip, rules.chip_weeks[chip] - 1] += cards
    if world.chip_seller[chip] != f:
        _pay_vendor(rules, world, log, chip, f, cards, price, lines)
    return int(cards)


@kernel
def _pay_vendor(
    rules: Rules,
    world: World,
    log: Log,
    chip: int,
    buyer: int,
    cards: int,
    price: int,
    lines: Ints,
) -> None:
    """The buyer pays the list price, or owes it; profit is what it is above the making."""
    vendor = world.chip_seller[chip]
    if vendor == NOBODY or world.status[vendor] != ACTIVE:
        paid = post(world, log, MONEY, buyer, SUPPLIERS, cards * price, CHIPS_TRADED)
        if buyer < FIRMS:
            count_invested(world, buyer, paid)
        return
    cost = cards * price
    if buyer < FIRMS:
        count_purchase(world, buyer, vendor, cost)
        cost = take_credit(world, lines, vendor, buyer, cost)
    paid = post(world, log, MONEY, buyer, vendor, cost, CHIPS_TRADED)
    if buyer < FIRMS:
        count_invested(world, buyer, paid)
    world.chip_profit[vendor] += cards * (price - rules.chip_cost[chip])
    world.income[vendor] += cards * price


@kernel
def clear_rent(rules: Rules, world: World) -> None:
    """Find the rent at which units let equal units wanted, and who gets them.

    Outside demand has constant elasticity; each firm wants its units up to its
    limit. Halving finds the lowest rent with no excess demand, or two rents between which
    no firm's limit lies, where it can be solved for; firms whose limit lies at that rent
    share what is left in proportion (uniform-price clearing).
    """
    supply = rules.others_supply
    for f in range(rules.firms):
        supply += for_letting(world, f) if world.status[f] == ACTIVE else 0.0
    grown = rules.others_demand * math.pow(1.0 + rules.others_growth, float(world.turn))
    low, high = rules.rent_low, rules.rent_high
    for _ in range(_HALVINGS):
        if not _limit_within(rules, world, low, high):
            high = _rent_within(rules, grown, supply - _firms_demand(rules, world, high), low, high)
            break
        middle = 0.5 * (low + high)
        if outside_demand(rules, grown, middle) + _firms_demand(rules, world, middle) > supply:
            low = middle
        else:
            high = middle
    _settle(rules, world, supply, low, high, outside_demand(rules, grown, high))


@kernel
def _limit_within(rules: Rules, world: World, low: float, high: float) -> bool:
    """Whether some firm stops wanting between the two rents."""
    for f in range(rules.firms):
        if low <= world.rent_limit[f] < high and world.rent_wanted[f] > 0.0:
            return True
    return False


@kernel
def _rent_within(rules: Rules, grown: float, left: float, low: float, high: float) -> float:
    """The rent between the two at which buyers outside want the units that firms leave."""
    if left <= 0.0:
        return high
    rent = rules.rent_start * math.pow(grown / left, 1.0 / rules.rent_elasticity)
    return min(high, max(low, rent))


@kernel
def outside_demand(rules: Rules, grown: float, rent: float) -> float:
    """Units wanted by firms outside the game at `rent`; at the first rent, `grown`."""
    return grown * math.pow(rent / rules.rent_start, -rules.rent_elasticity)


@kernel
def _firms_demand(rules: Rules, world: World, rent: float) -> float:
    total = 0.0
    for f in range(rules.firms):
        if world.status[f] == ACTIVE and world.rent_limit[f] >= rent:
            total += world.rent_wanted[f]
    return total


@kernel
def _settle(
    rules: Rules, world: World, supply: float, low: float, high: float, outside: float
) -> None:
    sure = _firms_demand(rules, world, high)
    marginal = _firms_demand(rules, world, low) - sure
    part_sure = min(1.0, supply / sure) if sure > 0.0 else 0.0
    left = max(0.0, supply - sure - outside)
    part_marginal = min(1.0, left / marginal) if marginal > 0.0 else 0.0
    taken = 0.0
    for f in range(rules.firms):
        limit = world.rent_limit[f]
        part = part_sure if limit >= high else part_marginal if limit >= low else 0.0
        world.rented[f] = world.rent_wanted[f] * part if world.status[f] == ACTIVE else 0.0
        taken += world.rented[f]
    world.spot_price = high
    world.industry_rented = max(0.0, min(outside, supply - taken))
    used = min(1.0, (taken + world.industry_rented) / supply)
    for f in range(rules.firms):
        world.let[f] = for_letting(world, f) * used if world.status[f] == ACTIVE else 0.0

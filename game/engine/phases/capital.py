"""Phase 10, capital: expectation, value, sentiment and spread move; instruments act.

Invariant: value follows from what firms earn, what compute the world is thought
to need, and how investors feel; nobody writes it directly.
"""

from __future__ import annotations

import math

import numpy as np

from game.compiled.causes import CORE_BUSINESS
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import FIRMS, HOUSEHOLDS, MONEY, NOBODY
from game.compiled.world import ACTIVE, World
from game.engine.books import post
from game.engine.draw import FURTHER, MOOD, SENTIMENT, bell, lane, normal
from game.engine.dues import interest_due
from game.engine.instruments.backlog import add_backlog
from game.engine.instruments.entrants import let_in
from game.engine.instruments.feelings import LEAST, MOST
from game.engine.instruments.loans import covered, look_for_vehicles, spread_of
from game.engine.instruments.margin import call_margins
from game.engine.instruments.panel import judge
from game.engine.instruments.positions import count_shorts
from game.engine.instruments.shorts import move_shorts
from game.engine.jit import kernel, part
from game.engine.netting import consolidated, headline
from game.engine.scaling import units_for

_WEEKS = 52.0


@part(Rules, World, Log)
def capital(rules: Rules, world: World, log: Log) -> None:
    """Move expectation first, then each firm's value, then the mood that joins them."""
    let_in(rules, world, log)
    expect(rules, world)
    before = _chip_makers(rules, world)
    need = growth_to_come(rules, world)
    draws = lane(world.seed, world.turn, SENTIMENT)
    others = lane(world.seed, world.turn, SENTIMENT + FURTHER)
    for f in range(rules.firms):
        if world.status[f] == ACTIVE:
            _earn_of_bought(world, log, f)
            _rate(rules, world, f)
            _feel(rules, world, f, need, bell(draws, others, rules.firm_key[f]))
        else:
            world.fundamental[f] = 0.0
    _move_mood(rules, world, before)
    move_shorts(rules, world, log)
    judge(rules, world, log)
    price_firms(rules, world)
    found = look_for_vehicles(rules, world, log)
    if call_margins(rules, world, log) or found:
        price_firms(rules, world)
    if count_shorts(rules, world, log):
        price_firms(rules, world)


@kernel
def _earn_of_bought(world: World, log: Log, f: int) -> None:
    """Other business of firms that were bought goes on earning; its losses are dues."""
    if world.bought_income[f] > 0:
        paid = post(world, log, MONEY, HOUSEHOLDS, f, world.bought_income[f], CORE_BUSINESS)
        world.income[f] += paid


@kernel
def need_signal(rules: Rules, world: World) -> float:
    """Compute the world seems to need: the race's runs, serving as it grows, and the story."""
    next_run = units_for(rules, world.frontier + rules.race_step, world.believed_efficiency)
    training = rules.racing_labs * next_run / rules.race_weeks
    serving = 0.0
    for f in range(rules.firms):
        serving += world.serving_used[f]
    return training + serving * (1.0 + rules.need_growth) + world.story


@kernel
def expect(rules: Rules, world: World) -> None:
    """Expected need follows its signal (adaptive expectations, Cagan 1956); stories fade."""
    gap = world.public_efficiency / world.believed_efficiency
    if gap > 1.0:
        world.believed_efficiency *= math.pow(gap, rules.belief_speed)
    world.expected_need += rules.need_speed * (need_signal(rules, world) - world.expected_need)
    faded = world.story * rules.story_fade
    world.story -= faded
    if world.story_teller != NOBODY:
        _doubt(rules, world, faded)


@kernel
def _doubt(rules: Rules, world: World, faded: float) -> None:
    """A promise that fades while compute use does not grow costs its teller belief.

    In the last week all that still stands of it is weighed as this week's part is: a promise
    that would fade after the end is not free.
    """
    grown = world.compute_used - world.compute_before
    missing = max(0.0, faded - max(0.0, grown)) / max(1.0, world.expected_need)
    if world.turn + 1 >= rules.turns and rules.story_fade > 0.0:
        missing /= rules.story_fade
    teller = world.story_teller
    world.sentiment[teller] = max(LEAST, world.sentiment[teller] - rules.story_doubt * missing)


@kernel
def _rate(rules: Rules, world: World, f: int) -> None:
    """Yearly rates by exponential smoothing of weeks (Brown 1959)."""
    a = rules.smoothing
    world.service_rate[f] += a * (world.service_revenue[f] * _WEEKS - world.service_rate[f])
    world.chip_rate[f] += a * (world.chip_profit[f] * _WEEKS - world.chip_rate[f])
    earned = world.income[f] - world.expense[f] - world.financed[f]
    world.earn_rate[f] += a * (earned * _WEEKS - world.earn_rate[f])
    world.financed[f] = 0


@kernel
def fundamental_value(rules: Rules, world: World, f: int, need: float) -> float:
    """Sum of the parts: other business, services at a multiple, chips by growth to come."""
    services = rules.service_multiple * world.service_rate[f]
    chips = rules.chip_multiple * max(0.0, world.chip_rate[f]) * need
    return max(1.0, rules.core_value[f] + world.bought_value[f] + services + chips)


@kernel
def growth_to_come(rules: Rules, world: World) -> float:
    """Times the usual multiple that profit on chips is worth.

    It rises with the compute that the world is expected to need and falls with what is lit
    already: investors pay for opportunities that are still ahead (Miller & Modigliani 1961).
    """
    lit = 0.0
    for f in range(rules.firms):
        lit += world.compute[f]
    need = math.pow(world.expected_need / world.start_need, rules.need_exposure)
    return need / math.pow(max(1.0, lit) / rules.lit_start, rules.supply_exposure)


@kernel
def _feel(rules: Rules, world: World, f: int, need: float, noise: float) -> None:
    """Sentiment overreacts to news and returns (De Bondt & Thaler 1985); who is new has none."""
    now = fundamental_value(rules, world, f, need)
    news = math.log(now / world.fundamental[f]) if world.fundamental[f] > 0.0 else 0.0
    world.fundamental[f] = now
    moved = world.sentiment[f] + rules.overreaction * news + rules.sentiment_noise * noise
    moved -= rules.sentiment_return * (world.sentiment[f] - 1.0)
    world.sentiment[f] = min(MOST, max(LEAST, moved))


@kernel
def _chip_makers(rules: Rules, world: World) -> float:
    """Fundamental value of all who sell chips."""
    total = 0.0
    for f in range(rules.firms):
        if world.chip_rate[f] > 0.0:
            total += world.fundamental[f]
    return total


@kernel
def _move_mood(rules: Rules, world: World, before: float) -> None:
    """A fall of the chip makers spreads to everybody's mood."""
    after = _chip_makers(rules, world)
    news = math.log(after / before) if before > 0.0 and after > 0.0 else 0.0
    noise = rules.mood_noise * normal(world.seed, world.turn, MOOD, 0)
    moved = world.mood + rules.contagion * news + noise
    moved -= rules.mood_return * (world.mood - 1.0)
    world.mood = min(MOST, max(LEAST, moved))


@kernel
def price_firms(rules: Rules, world: World) -> None:
    """Headline and consolidated values, and the spreads that lenders ask.

    What a firm holds of others counts at their headline value, so the same value is
    counted more than once; what the world outside owns is each firm's part of it
    (Elliott, Golub & Jackson 2014).
    """
    own = np.zeros(FIRMS)
    for f in range(rules.firms):
        if world.status[f] == ACTIVE:
            own[f] = own_value(rules, world, f)
    add_backlog(rules, world, own)
    for f in range(rules.firms):
        own[f] = max(1.0, own[f]) if world.status[f] == ACTIVE else 0.0
    headline(world.held, own, world.value, rules.firms)
    consolidated(world.held, world.value, world.net_value, rules.firms)
    for f in range(rules.firms):
        standing = world.status[f] == ACTIVE
        interest = interest_due(rules, world, f)
        world.spread[f] = spread_of(rules, world, f, interest) if standing else 0.0


@kernel
def own_value(rules: Rules, world: World, f: int) -> float:
    """Value without holdings and promises: what is felt about the business, cash, known debt.

    Cash that lies with the lender of shares is cash.
    """
    parts = world.fundamental[f] * world.sentiment[f] * world.mood
    parts -= fear_of_distress(rules, world, f, parts)
    cash = world.balance[MONEY, f] + world.short_put[f]
    return parts + cash - world.debt[f] - world.margin_debt[f]


@kernel
def fear_of_distress(rules: Rules, world: World, f: int, parts: float) -> float:
    """What a business worth `parts` (thousand USD) loses in value by the debt on it.

    Customers, suppliers and people leave who may fail before it does: the other side of
    the trade-off in Kraus & Litzenberger (1973), 4.5 per cent of value at a rating of BBB
    (Almeida & Philippon 2007). Not by debt that the state answers for.
    """
    owed = world.debt[f] - covered(world, f) + world.margin_debt[f]
    assets = max(1.0, parts + world.balance[MONEY, f])
    return rules.distress_cost * min(1.0, owed / assets) * parts

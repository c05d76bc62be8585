"""Phase 10, capital: expectation, value, sentiment and spread move.

Invariant: value follows from what firms earn, what compute the world is thought
to need, and how investors feel; nobody writes it directly.
"""

from __future__ import annotations

import math

from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import MONEY, NOBODY
from game.compiled.world import ACTIVE, World
from game.engine.draw import MOOD, SENTIMENT, normal
from game.engine.dues import interest_due
from game.engine.jit import kernel
from game.engine.scaling import units_for

_WEEKS = 52.0
_LEAST, _MOST = 0.3, 3.0


@kernel
def capital(rules: Rules, world: World, log: Log) -> None:
    """Move expectation first, then each firm's value, then the mood that joins them."""
    expect(rules, world)
    before = _chip_makers(rules, world)
    for f in range(rules.firms):
        if world.status[f] == ACTIVE:
            _rate(rules, world, f)
            _feel(rules, world, f)
        else:
            world.fundamental[f] = 0.0
    _move_mood(rules, world, before)
    for f in range(rules.firms):
        price_firm(rules, world, f)


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
    """A promise that fades while compute use does not grow costs its teller belief."""
    grown = world.compute_used - world.compute_before
    missing = max(0.0, faded - max(0.0, grown)) / max(1.0, world.expected_need)
    teller = world.story_teller
    world.sentiment[teller] = max(_LEAST, world.sentiment[teller] - rules.story_doubt * missing)


@kernel
def _rate(rules: Rules, world: World, f: int) -> None:
    """Yearly rates by exponential smoothing of weeks (Brown 1959)."""
    a = rules.smoothing
    world.service_rate[f] += a * (world.service_revenue[f] * _WEEKS - world.service_rate[f])
    world.chip_rate[f] += a * (world.chip_profit[f] * _WEEKS - world.chip_rate[f])


@kernel
def fundamental_value(rules: Rules, world: World, f: int) -> float:
    """Sum of the parts: other business, services at a multiple, chips by expected need."""
    need = math.pow(world.expected_need / world.start_need, rules.need_exposure)
    services = rules.service_multiple * world.service_rate[f]
    chips = rules.chip_multiple * max(0.0, world.chip_rate[f]) * need
    return max(1.0, rules.core_value[f] + services + chips)


@kernel
def _feel(rules: Rules, world: World, f: int) -> None:
    """Sentiment overreacts to news and returns (De Bondt & Thaler 1985)."""
    now = fundamental_value(rules, world, f)
    news = math.log(now / world.fundamental[f])
    world.fundamental[f] = now
    noise = rules.sentiment_noise * normal(world.seed, world.turn, SENTIMENT, rules.firm_key[f])
    moved = world.sentiment[f] + rules.overreaction * news + noise
    moved -= rules.sentiment_return * (world.sentiment[f] - 1.0)
    world.sentiment[f] = min(_MOST, max(_LEAST, moved))


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
    world.mood = min(_MOST, max(_LEAST, moved))


@kernel
def price_firm(rules: Rules, world: World, f: int) -> None:
    """Headline value and the spread lenders ask, which rises with leverage and thin coverage."""
    if world.status[f] != ACTIVE:
        world.value[f] = 0.0
        world.spread[f] = 0.0
        return
    parts = world.fundamental[f] * world.sentiment[f] * world.mood
    value = max(1.0, parts + world.balance[MONEY, f] - world.debt[f])
    world.value[f] = value
    leverage = world.debt[f] / value
    coverage = interest_due(rules, world, f) / max(1.0, float(world.income[f]))
    spread = rules.spread_low + rules.spread_leverage * leverage
    world.spread[f] = min(1.0, spread + rules.spread_coverage * min(1.0, coverage))

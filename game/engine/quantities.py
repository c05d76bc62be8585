"""Reads and moves the named quantities of the world.

Invariant: code `q` here is the quantity at place q of
`game.compiled.quantities.QUANTITIES`, in the unit people use; a test reads
every one of them both ways.
"""

from __future__ import annotations

from game.compiled.quantities import ANSWER, QUANTITIES, QUANTITY_BY_NAME
from game.compiled.sizes import (
    CHIPS,
    CHOICES,
    EVENTS,
    FIRMS,
    MODELS,
    MONEY,
    NOBODY,
    PEOPLE,
    SEGMENTS,
)
from game.compiled.world import ABSENT, ACTIVE, RELEASED, World
from game.engine.ground.figures import FIRST, LAST, read_ground, write_ground
from game.engine.instruments.totals import all_debt
from game.engine.jit import kernel, part
from game.engine.rivalry.figures import (
    FIRST_RIVALRY,
    LAST_RIVALRY,
    read_rivalry,
    write_rivalry,
)
from game.engine.standing import FIRST_STANDING, LAST_STANDING, read_standing

(
    TURN, MOOD, SPOT_PRICE, EXPECTED_NEED, START_NEED, STORY, COMPUTE_USED, FRONTIER,
    MARKET_PAY, PUBLIC_MOOD, PUBLIC_EFFICIENCY,
) = range(11)  # fmt: skip

_F = QUANTITY_BY_NAME["firms", "cash"]
(
    CASH, DEBT, VALUE, START_VALUE, SENTIMENT, USAGE_SHARE, REVENUE, CHIP_PROFIT, COMPUTE,
    MORALE, STAFF, TRUST, PRICE, FAVOUR, HEAT, PROTEST, EFFICIENCY, SERVING_SKILL, IS_ACTIVE,
    UNSERVED, CAPABILITY, OWN_CAPABILITY, FOUNDERS, NET_CASH,
) = range(_F, _F + 24)  # fmt: skip

_M = QUANTITY_BY_NAME["models", "released"]
IS_RELEASED, IS_OPEN, MODEL_CAPABILITY = range(_M, _M + 3)

_C = QUANTITY_BY_NAME["chips", "price"]
CHIP_PRICE, CHIP_OUTPUT = range(_C, _C + 2)

_S = QUANTITY_BY_NAME["segments", "usage"]
USAGE, PRICE_INDEX = range(_S, _S + 2)

_L = QUANTITY_BY_NAME["chips", "licence_us"]
LICENCE_US, LICENCE_CN, LICENCE_EU, MATURITY, OFFERED = range(_L, _L + 5)

APART = QUANTITY_BY_NAME["firms", "apart"]
OWN_CASH = QUANTITY_BY_NAME["firms", "own_cash"]
ANSWERED = QUANTITY_BY_NAME["events", ANSWER]
ON_SALE = QUANTITY_BY_NAME["firms", "on_sale"]

_LOWEST = tuple(float(q.bounds[0]) if q.bounds else 0.0 for q in QUANTITIES)
_HIGHEST = tuple(float(q.bounds[1]) if q.bounds else 0.0 for q in QUANTITIES)


_PLACES = {
    "world": 1,
    "firms": FIRMS,
    "models": MODELS,
    "chips": CHIPS,
    "segments": SEGMENTS,
    "events": EVENTS * CHOICES,
}
_EXTENTS = tuple(_PLACES[q.scope] for q in QUANTITIES)


@kernel
def extent_of(quantity: int) -> int:
    """How many places the quantity has."""
    return _EXTENTS[quantity]


@part(World, int, int)
def read_quantity(world: World, quantity: int, place: int) -> float:
    """The quantity in the unit people use; 0.0 for a code that does not exist."""
    if FIRST <= quantity <= LAST:
        return read_ground(world, quantity, place)
    if FIRST_RIVALRY <= quantity <= LAST_RIVALRY:
        return read_rivalry(world, quantity, place)
    if FIRST_STANDING <= quantity <= LAST_STANDING:
        return read_standing(world, quantity, place)
    if quantity < _F:
        return _of_world(world, quantity)
    if quantity == APART:
        return 1.0 if world.status[place] != ABSENT else 0.0
    if quantity == OWN_CASH:
        return _of_firm(world, NET_CASH, place) - world.paid_in[place] * 1e3
    if quantity == ANSWERED:
        return 1.0 if world.event_choice[place // CHOICES] == place % CHOICES else 0.0
    if quantity == ON_SALE:
        return _on_sale(world, place)
    if quantity < _M:
        return _of_firm(world, quantity, place)
    return _of_things(world, quantity, place)


@kernel
def _on_sale(world: World, target: int) -> float:
    """1.0 while some firm has agreed with the owners of `target` to buy it."""
    for f in range(FIRMS):
        if world.deal_of[f] == target:
            return 1.0
    return 0.0


@kernel
def _of_world(world: World, quantity: int) -> float:
    value = 0.0
    if quantity == TURN:
        value = float(world.turn)
    elif quantity == MOOD:
        value = world.mood
    elif quantity == SPOT_PRICE:
        value = world.spot_price * 1e3
    elif quantity == EXPECTED_NEED:
        value = world.expected_need
    elif quantity == START_NEED:
        value = world.start_need
    elif quantity == STORY:
        value = world.story
    elif quantity == COMPUTE_USED:
        value = world.compute_used
    elif quantity == FRONTIER:
        value = world.frontier
    elif quantity == MARKET_PAY:
        value = world.market_pay * 1e3
    elif quantity == PUBLIC_MOOD:
        value = world.public_mood
    elif quantity == PUBLIC_EFFICIENCY:
        value = world.public_efficiency
    return value


@kernel
def _of_firm(world: World, quantity: int, f: int) -> float:
    value = 0.0
    if quantity == CASH:
        value = world.balance[MONEY, f] * 1e3
    elif quantity == NET_CASH:
        value = (world.balance[MONEY, f] - all_debt(world, f)) * 1e3
    elif quantity == DEBT:
        value = world.debt[f] * 1e3
    elif quantity == VALUE:
        value = world.value[f] * 1e3
    elif quantity == START_VALUE:
        value = world.start_value[f] * 1e3
    elif quantity == SENTIMENT:
        value = world.sentiment[f]
    elif quantity == USAGE_SHARE:
        value = world.usage_share[f]
    elif quantity == REVENUE:
        value = world.service_rate[f] * 1e3
    elif quantity == CHIP_PROFIT:
        value = world.chip_rate[f] * 1e3
    elif quantity == COMPUTE:
        value = world.compute[f]
    elif quantity == MORALE:
        value = world.morale[f]
    elif quantity == STAFF:
        value = float(world.balance[PEOPLE, f])
    else:
        value = _of_firm_too(world, quantity, f)
    return value


@kernel
def _of_firm_too(world: World, quantity: int, f: int) -> float:
    value = 0.0
    if quantity == TRUST:
        value = world.trust[f]
    elif quantity == PRICE:
        value = world.price[f]
    elif quantity == FAVOUR:
        value = world.favour[f]
    elif quantity == HEAT:
        value = world.heat[f]
    elif quantity == PROTEST:
        value = world.protest[f]
    elif quantity == EFFICIENCY:
        value = world.efficiency[f]
    elif quantity == SERVING_SKILL:
        value = world.serving_skill[f]
    elif quantity == IS_ACTIVE:
        value = 1.0 if world.status[f] == ACTIVE else 0.0
    elif quantity == UNSERVED:
        value = world.unserved[f]
    elif quantity == CAPABILITY:
        value = served_capability(world, f)
    elif quantity == OWN_CAPABILITY:
        value = own_capability(world, f)
    elif quantity == FOUNDERS:
        value = world.founders[f]
    return value


@kernel
def _of_things(world: World, quantity: int, place: int) -> float:
    value = 0.0
    if quantity == IS_RELEASED:
        value = 1.0 if world.model_state[place] == RELEASED else 0.0
    elif quantity == IS_OPEN:
        value = float(world.model_open[place])
    elif quantity == MODEL_CAPABILITY:
        value = world.model_capability[place]
    elif quantity == CHIP_PRICE:
        value = world.chip_price[place] * 1e3
    elif quantity == CHIP_OUTPUT:
        value = float(world.output[place])
    elif quantity == USAGE:
        value = world.usage[place]
    elif quantity == PRICE_INDEX:
        value = world.price_index[place]
    elif LICENCE_US <= quantity <= LICENCE_EU:
        value = float(world.licence[place, quantity - LICENCE_US])
    elif quantity == MATURITY:
        value = world.maturity[place]
    elif quantity == OFFERED:
        value = float(world.offered[place])
    return value


@kernel
def served_capability(world: World, f: int) -> float:
    """Capability of the model firm `f` offers; 0.0 when it offers none."""
    model = world.serves[f]
    return world.model_capability[model] if model != NOBODY else 0.0


@kernel
def own_capability(world: World, f: int) -> float:
    """Capability of the best model firm `f` made and released; 0.0 before the first."""
    best = 0.0
    for model in range(MODELS):
        if world.model_owner[model] == f and world.model_state[model] == RELEASED:
            best = max(best, world.model_capability[model])
    return best


@kernel
def move_quantity(world: World, quantity: int, place: int, times: float, add: float) -> None:
    """Multiply, then add, and keep the result within the quantity's bounds.

    Quantities without bounds are facts of the ledgers or of the markets, which
    no event may write; the loader refuses such effects, and here they do nothing.
    """
    low = _LOWEST[quantity]
    high = _HIGHEST[quantity]
    if high <= low:
        return
    moved = read_quantity(world, quantity, place) * times + add
    if FIRST <= quantity <= LAST:
        write_ground(world, quantity, place, min(max(moved, low), high))
    elif FIRST_RIVALRY <= quantity <= LAST_RIVALRY:
        write_rivalry(world, quantity, place, min(max(moved, low), high))
    else:
        _write(world, quantity, place, min(max(moved, low), high))


@kernel
def _write(world: World, quantity: int, f: int, value: float) -> None:
    if quantity == MOOD:
        world.mood = value
    elif quantity == STORY:
        world.story = value
    elif quantity == MARKET_PAY:
        world.market_pay = value / 1e3
    elif quantity == PUBLIC_MOOD:
        world.public_mood = value
    elif quantity == SENTIMENT:
        world.sentiment[f] = value
    elif quantity == MORALE:
        world.morale[f] = value
    elif quantity == TRUST:
        world.trust[f] = value
    elif quantity == FAVOUR:
        world.favour[f] = value
    elif quantity == HEAT:
        world.heat[f] = value
    elif quantity == PROTEST:
        world.protest[f] = value
    elif quantity == EFFICIENCY:
        world.efficiency[f] = value
    elif quantity == SERVING_SKILL:
        world.serving_skill[f] = value
    elif quantity == USAGE:
        world.usage[f] = value
    elif LICENCE_US <= quantity <= LICENCE_EU:
        world.licence[f, quantity - LICENCE_US] = int(value >= 0.5)
    elif quantity == MATURITY:
        world.maturity[f] = value
    elif quantity == OFFERED:
        world.offered[f] = int(value >= 0.5)

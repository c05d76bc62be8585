"""Phase 8, services market: users choose, usage answers price, capacity bites.

Invariant: in each segment the shares of all firms and of those who use nobody
sum to one; nobody serves more than its compute can.
"""

from __future__ import annotations

import math

import numpy as np

from game.compiled.causes import OVERLOADED, SERVICES
from game.compiled.layout import Floats
from game.compiled.log import Log
from game.compiled.rules import Rules
from game.compiled.sizes import FIRMS, HOUSEHOLDS, MODELS, MONEY, NOBODY
from game.compiled.world import ABSENT, ACTIVE, RELEASED, World
from game.engine.books import note, post
from game.engine.capacity import for_serving
from game.engine.contracts.terms import add_placements
from game.engine.ground.devices import device_door
from game.engine.jit import kernel, part
from game.engine.rivalry.shortcuts import pull_of
from game.engine.scratch import zeros

_NESTS = 2

_log_price, _target, _utilities = (zeros(np.float64, FIRMS) for _ in range(3))
_sums, _weights = zeros(np.float64, _NESTS), zeros(np.float64, _NESTS)


@part(Rules, World, Log)
def services_market(rules: Rules, world: World, log: Log) -> None:
    """Users choose, usage grows or shrinks, firms serve what they can."""
    for f in range(rules.firms):
        if offers(world, f):
            _get_used(rules, world, f)
    log_price = _log_price()
    take_logs(rules, world, log_price)
    for segment in range(rules.segments):
        choose_offers(rules, world, segment, log_price)
        _grow_usage(rules, world, segment, log_price)
    total = 0.0
    world.compute_before = world.compute_used
    world.compute_used = 0.0
    for f in range(rules.firms):
        _serve(rules, world, log, f)
        total += world.tokens[f]
        world.compute_used += world.serving_used[f] + world.training_used[f]
    for f in range(rules.firms):
        _settle_share(rules, world, f, total)


@kernel
def take_logs(rules: Rules, world: World, log_price: Floats) -> None:
    """Write the logs of what is asked into `log_price` (FIRMS,); 0.0 where nothing is offered."""
    for f in range(rules.firms):
        log_price[f] = math.log(world.price[f]) if offers(world, f) else 0.0


@kernel
def offers(world: World, f: int) -> bool:
    """Whether the firm offers a model to users."""
    return bool(world.status[f] == ACTIVE and world.serves[f] != NOBODY)


@kernel
def granted_price(rules: Rules, world: World, f: int) -> float:
    """Price users grant the firm for its model, dearer for a better one (hedonic, Rosen 1974)."""
    better = world.model_capability[world.serves[f]] - rules.cap_reference
    return rules.price_worth[f] * math.exp(rules.quality_price * better)


@kernel
def _get_used(rules: Rules, world: World, f: int) -> None:
    """Users get used to a price: to a lower one at once, to a higher one as they choose anew.

    What they are used to is their reference price (Winer 1986); it never rises above what
    they grant the model, so a price beyond that is felt every week.
    """
    level = min(world.price[f], granted_price(rules, world, f))
    if level == world.price_seen[f]:
        return
    users = 0.0
    choosing = 0.0
    for segment in range(rules.segments):
        users += world.share[f, segment]
        choosing += world.share[f, segment] * rules.switching[segment]
    speed = choosing / users if users > 0.0 else 1.0
    seen = world.price_seen[f] * math.pow(level / world.price_seen[f], speed)
    world.price_seen[f] = min(world.price[f], seen)


@kernel
def thrift(rules: Rules, world: World, f: int, segment: int) -> float:
    """Part of their usage that users keep up at the firm's price, 0 to 1.

    Whom to use and how much come from one utility (Dubin & McFadden 1984): a user meets
    a bill above the usual one with the same elasticity with which all users meet prices.
    """
    if world.price[f] <= world.price_seen[f]:
        return 1.0
    return math.pow(world.price_seen[f] / world.price[f], rules.elasticity[segment])


@kernel
def utility(rules: Rules, world: World, f: int, segment: int, log_price: float) -> float:
    """Mean utility of a firm's offer: door, quality, price, trust."""
    quality = rules.quality_weight[segment] * world.model_capability[world.serves[f]]
    price = rules.price_weight[segment] * log_price
    trust = rules.trust_weight[segment] * world.trust[f]
    pulled = pull_of(rules, world, f) + device_door(rules, world, f, segment)
    if borrows(world, f):
        pulled -= second_hand(rules, world, f)
    return door_of(rules, world, f, segment) + quality - price + trust + pulled


@kernel
def borrows(world: World, f: int) -> bool:
    """Whether a house that has released models serves the open weights of another.

    Its name is weaker for it: a brand that comes second-hand signals less (Keller 1993).
    """
    served = world.serves[f]
    if world.model_owner[served] == f or world.model_open[served] == 0:
        return False
    for model in range(MODELS):
        if world.model_owner[model] == f and world.model_state[model] == RELEASED:
            return True
    return False


@kernel
def second_hand(rules: Rules, world: World, f: int) -> float:
    """Utility lost by a house that serves another's open weights: by its name and its price.

    The same weights are the same good wherever they run, so who asks more for them than
    others do is left for them (Bertrand 1883). Beside the other hosts anybody may rent
    compute and run them with the stack that can be read up.
    """
    served = world.serves[f]
    cheapest = world.model_weight[served] / world.public_skill * world.spot_price
    for g in range(rules.firms):
        if g != f and offers(world, g) and world.serves[g] == served:
            cheapest = min(cheapest, world.price[g])
    dearer = max(0.0, math.log(world.price[f] / max(cheapest, rules.price_low)))
    return rules.own_make + rules.rehost_price * dearer


@kernel
def door_of(rules: Rules, world: World, f: int, segment: int) -> float:
    """The firm's door to these users; it is shut once a part that has them was split off."""
    heir = rules.door_heir[f, segment]
    if heir != NOBODY and world.status[heir] != ABSENT:
        return rules.door_shut[segment]
    return rules.door[f, segment]


@kernel
def choose_offers(rules: Rules, world: World, segment: int, log_price: Floats) -> None:
    """Nested logit with an outside option (McFadden 1978): nests are closed and open models.

    Only the part `switching` of the users chooses anew; the others keep what they have.
    """
    target = _target()
    nested_logit(rules, world, segment, log_price, target)
    inside = 0.0
    for f in range(rules.firms):
        kept = world.share[f, segment] if offers(world, f) else 0.0
        world.share[f, segment] = kept + rules.switching[segment] * (target[f] - kept)
        inside += world.share[f, segment]
    world.outside_share[segment] = 1.0 - inside


@kernel
def nested_logit(
    rules: Rules, world: World, segment: int, log_price: Floats, target: Floats
) -> None:
    """Shares at which all users would choose. Modified in place: `target` (FIRMS,)."""
    scale = rules.nest[segment]
    utilities = _utilities()
    highest = 0.0
    add_placements(world, segment, utilities)
    for f in range(rules.firms):
        if offers(world, f):
            utilities[f] += utility(rules, world, f, segment, log_price[f])
            highest = max(highest, utilities[f])
    sums, weights = _sums(), _weights()
    for f in range(rules.firms):
        if offers(world, f):
            target[f] = math.exp((utilities[f] - highest) / scale)
            sums[world.model_open[world.serves[f]]] += target[f]
    whole = math.exp(-highest)
    for nest in range(_NESTS):
        weights[nest] = math.pow(sums[nest], scale) if sums[nest] > 0.0 else 0.0
        whole += weights[nest]
    for f in range(rules.firms):
        if target[f] > 0.0:
            nest = world.model_open[world.serves[f]]
            target[f] = target[f] / sums[nest] * weights[nest] / whole


@kernel
def index_prices(rules: Rules, world: World, segment: int, log_price: Floats) -> None:
    """Geometric means, weighted by share, of prices and of quality-adjusted prices.

    The adjustment is hedonic (Rosen 1974): a better model at the same price is a
    cheaper one. When nobody offers, the last indices stay.
    """
    weights = 0.0
    prices = 0.0
    points = 0.0
    for f in range(rules.firms):
        if offers(world, f):
            share = world.share[f, segment]
            weights += share
            prices += share * log_price[f]
            points += share * world.model_capability[world.serves[f]]
    if weights > 0.0:
        world.price_index[segment] = math.exp(prices / weights)
        quality = rules.quality_price * (points / weights - rules.cap_reference)
        world.real_price[segment] = math.exp(prices / weights - quality)


@kernel
def _grow_usage(rules: Rules, world: World, segment: int, log_price: Floats) -> None:
    """Usage moves towards constant-elasticity demand; above one, spending rises as price falls.

    Compute use then rebounds after an efficiency gain (Jevons 1865): it is a
    consequence of the elasticity, nothing here asks for it.
    """
    index_prices(rules, world, segment, log_price)
    grown = rules.usage_start[segment] * math.pow(
        1.0 + rules.usage_growth[segment], float(world.turn)
    )
    price = world.real_price[segment] / rules.index_start[segment]
    cheaper = math.pow(price, -rules.elasticity[segment])
    reach = (1.0 - world.outside_share[segment]) / rules.inside_start[segment]
    wanted = grown * cheaper * reach
    world.usage[segment] += rules.adoption[segment] * (wanted - world.usage[segment])


@kernel
def demand_for(rules: Rules, world: World, f: int) -> float:
    """Billion tokens a week that the firm's users want."""
    if not offers(world, f):
        return 0.0
    tokens = 0.0
    for segment in range(rules.segments):
        inside = 1.0 - world.outside_share[segment]
        if inside > 0.0:
            used = world.usage[segment] * world.share[f, segment] / inside
            tokens += used * thrift(rules, world, f, segment)
    return tokens


@kernel
def unit_weight(world: World, f: int) -> float:
    """Units the firm needs for a billion tokens of the model it offers."""
    return world.model_weight[world.serves[f]] / world.serving_skill[f]


@kernel
def _serve(rules: Rules, world: World, log: Log, f: int) -> None:
    wanted = demand_for(rules, world, f)
    world.serving_used[f] = 0.0
    world.unserved[f] = 0.0
    world.tokens[f] = 0.0
    if wanted <= 0.0:
        return
    need = wanted * unit_weight(world, f)
    used = min(need, for_serving(world, f))
    part = used / need
    world.serving_used[f] = used
    world.unserved[f] = 1.0 - part
    world.tokens[f] = wanted * part
    revenue = int(wanted * part * world.price[f])
    post(world, log, MONEY, HOUSEHOLDS, f, revenue, SERVICES)
    world.service_revenue[f] = revenue
    world.income[f] += revenue
    if world.unserved[f] > 0.0:
        note(log, OVERLOADED, f, world.serves[f], world.unserved[f])


@kernel
def _settle_share(rules: Rules, world: World, f: int, total: float) -> None:
    """Share of all tokens; winning users lifts morale, turning them away costs trust.

    Where more than usual see to safety users learn to trust more.
    """
    before = world.usage_share[f]
    world.usage_share[f] = world.tokens[f] / total if total > 0.0 else 0.0
    if world.status[f] != ACTIVE:
        return
    won = rules.morale_win * (world.usage_share[f] - before)
    world.morale[f] = min(1.0, max(0.0, world.morale[f] + won))
    level = rules.trust_home[f] - rules.trust_loss * world.unserved[f]
    level += rules.care_trust * (world.care[f] - rules.care_usual) / 100.0
    moved = world.trust[f] + rules.trust_speed * (level - world.trust[f])
    world.trust[f] = min(1.0, max(0.0, moved))

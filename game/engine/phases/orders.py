"""Phase 2, orders: allowed orders take effect, others are refused with a reason.

Invariant: a chief's orders are taken in the order given and touch only the own
firm; what meets other firms is settled in the market phases, for all at once.
"""

from __future__ import annotations

import math

from game.compiled.causes import (
    HOSTED,
    KEYNOTE,
    LOBBYING,
    MODEL_RELEASED,
    ORDERED,
    POWER_PLANT,
    PRODUCTION,
    RECIPE_LEARNED,
    REFUSED,
    RUN_STOPPED,
    SPRINT,
)
from game.compiled.log import Log
from game.compiled.orders import (
    ALLOWED,
    ANSWER,
    BID_TEAM,
    BORROW,
    BORROW_ASIDE,
    BUILD_POWER,
    BUY_CHIPS,
    DO_SPRINT,
    EXPAND_SUPPLY,
    FAVOUR_CUSTOMER,
    GIVE_KEYNOTE,
    LAY_OFF,
    LOBBY,
    MAKE_PLEDGE,
    POACH,
    PORT,
    PROPOSE,
    RAISE_EQUITY,
    RECRUIT,
    RELEASE,
    RENT,
    REPAY,
    SEEK_LICENCE,
    SERVE,
    SET_CARE,
    SET_CHIP_PRICE,
    SET_PAY,
    SET_PRICE,
    SET_SPLIT,
    STOP_RUN,
    TRAIN,
    OrderRecord,
)
from game.compiled.rules import Rules
from game.compiled.sizes import (
    FOUNDRIES,
    MONEY,
    NOBODY,
    POWER,
    SUPPLIERS,
    TRANSIT,
    TREASURY,
    UTILITIES,
)
from game.compiled.world import IN_TRAINING, RELEASED, World
from game.engine.books import note, post
from game.engine.contracts.life import seal_drafts, settle_offers
from game.engine.contracts.orders import take_contract_order
from game.engine.draw import OVERRUN, normal
from game.engine.estates import drop_run
from game.engine.ground.halls import book_grid
from game.engine.ground.orders import take_ground_order
from game.engine.ground.pledges import count_invested
from game.engine.instruments.loans import borrow, repay
from game.engine.instruments.orders import take_instrument_order
from game.engine.instruments.rescue import answer_rescues
from game.engine.instruments.review import review_purchases
from game.engine.instruments.shares import sell_shares
from game.engine.instruments.takeover import settle_bids
from game.engine.jit import kernel, part
from game.engine.legality import connection_slot, free_place, line_price, moves_of, refusal
from game.engine.phases.happenings import choose
from game.engine.phases.politics import lobby
from game.engine.rivalry.orders import take_rivalry_order
from game.engine.silicon.licences import decide_licences
from game.engine.silicon.orders import take_silicon_order

_MOST_TIRED = 120
"""Tenths of sprints beyond which nobody is more tired."""


@part(Rules, World, Log)
def settle_orders(rules: Rules, world: World, log: Log) -> None:
    """After the last order of the week: what all of them together bring about."""
    settle_offers(world, log)
    settle_bids(rules, world, log)
    review_purchases(rules, world, log)
    answer_rescues(rules, world, log)
    decide_licences(rules, world, log)


@part(Rules, World, Log, OrderRecord)
def take_order(rules: Rules, world: World, log: Log, order: OrderRecord) -> int:
    """Carry out one order if it is allowed; return its place in REFUSALS."""
    code = refusal(rules, world, order)
    if code != ALLOWED:
        if order.kind == PROPOSE:
            seal_drafts(world, order.firm)
        note(log, REFUSED, order.firm, order.kind, float(code))
        return code
    world.moves[order.firm] -= moves_of(order.kind)
    note(log, ORDERED, order.firm, order.kind, float(order.amount))
    if order.kind in (SET_PRICE, SET_PAY, SET_SPLIT, RENT, SET_CHIP_PRICE, SERVE):
        _set_policy(world, log, order)
    elif order.kind == ANSWER:
        choose(rules, world, log, order.subject, order.option)
    elif order.kind in (TRAIN, RELEASE, DO_SPRINT, STOP_RUN):
        _do_research(rules, world, log, order)
    elif order.kind in (BUY_CHIPS, FAVOUR_CUSTOMER, EXPAND_SUPPLY, BUILD_POWER):
        _get_compute(rules, world, log, order)
    elif order.kind in (RECRUIT, POACH):
        _seek_people(rules, world, log, order)
    elif BID_TEAM <= order.kind <= SET_CARE:
        take_rivalry_order(rules, world, log, order)
    elif PORT <= order.kind <= SEEK_LICENCE:
        take_silicon_order(rules, world, log, order)
    elif MAKE_PLEDGE <= order.kind <= LAY_OFF:
        take_ground_order(rules, world, log, order)
    elif order.kind >= BORROW_ASIDE:
        take_instrument_order(rules, world, log, order)
    elif order.kind >= PROPOSE:
        take_contract_order(rules, world, log, order)
    else:
        _move_money(rules, world, log, order)
    return code


@kernel
def _set_policy(world: World, log: Log, order: OrderRecord) -> None:
    f = order.firm
    if order.kind == SET_PRICE:
        world.price[f] = order.price
    elif order.kind == SET_PAY:
        world.pay[f] = order.price
    elif order.kind == SET_SPLIT:
        world.train_share[f] = order.amount / 100.0
        world.serve_share[f] = order.price / 100.0
    elif order.kind == RENT:
        world.rent_wanted[f] = float(order.amount)
        world.rent_limit[f] = order.price
    elif order.kind == SET_CHIP_PRICE:
        world.chip_price[order.subject] = order.price
    elif order.kind == SERVE:
        new = order.subject != NOBODY and order.subject != world.serves[f]
        if new and world.model_owner[order.subject] != f:
            note(log, HOSTED, f, order.subject, world.price[f])
        world.serves[f] = order.subject


@kernel
def _do_research(rules: Rules, world: World, log: Log, order: OrderRecord) -> None:
    if order.kind == TRAIN:
        _start_run(rules, world, order)
    elif order.kind == RELEASE:
        _release(rules, world, log, order)
    elif order.kind == STOP_RUN:
        part = world.run_done[order.firm] / max(1.0, world.run_plan[order.firm])
        note(log, RUN_STOPPED, order.firm, world.run_model[order.firm], part)
        drop_run(world, order.firm)
    else:
        spent = min(order.amount, int(rules.sprint_cost))
        post(world, log, MONEY, order.firm, SUPPLIERS, spent, SPRINT)
        _sprint(rules, world, order.firm, spent)


@kernel
def _start_run(rules: Rules, world: World, order: OrderRecord) -> None:
    """The overrun is drawn now and hidden; it is never a saving of more than half."""
    f = order.firm
    model = free_place(rules, world, f)
    draw = normal(world.seed, world.turn, OVERRUN, rules.firm_key[f])
    overrun = max(-0.5, rules.overrun_mean + rules.overrun_spread * draw)
    world.model_owner[model] = f
    world.model_state[model] = IN_TRAINING
    world.model_open[model] = 0
    world.model_week[model] = NOBODY
    world.run_model[f] = model
    world.run_done[f] = 0.0
    world.run_plan[f] = float(order.amount)
    world.run_need[f] = order.amount * (1.0 + overrun)


@kernel
def _release(rules: Rules, world: World, log: Log, order: OrderRecord) -> None:
    """Put the model before users; open weights make part of the owner's lead public."""
    f = order.firm
    model = order.subject
    world.model_state[model] = RELEASED
    world.model_open[model] = order.option
    world.model_week[model] = world.turn
    world.serves[f] = model
    world.price[f] = order.price
    note(log, MODEL_RELEASED, f, model, order.price)
    if order.option == 1:
        efficiency = _published(world.public_efficiency, world.efficiency[f], rules.publish)
        skill = _published(world.public_skill, world.serving_skill[f], rules.publish)
        if efficiency > world.public_efficiency or skill > world.public_skill:
            note(log, RECIPE_LEARNED, f, model, efficiency / world.public_efficiency)
        world.public_efficiency = efficiency
        world.public_skill = skill


@kernel
def _published(public: float, own: float, part: float) -> float:
    """What is public after a firm with `own` publishes the part `part` of its log lead."""
    return public * math.pow(own / public, part) if own > public else public


@kernel
def _sprint(rules: Rules, world: World, f: int, spent: int) -> None:
    """Gains fall with the root of what is spent and with the lead over public knowledge.

    No more is spent than helps: `sprint_cost`.

    Those who sprint are tired afterwards, and who is tired sprints less well: output falls
    with hours that are not slept off (Pencavel 2015).
    """
    effort = min(1.0, math.sqrt(spent / rules.sprint_cost))
    gain = rules.sprint_gain * effort * freshness(rules, world, f)
    for_training = max(1.0, world.efficiency[f] / world.public_efficiency)
    for_serving = max(1.0, world.serving_skill[f] / world.public_skill)
    world.efficiency[f] *= math.exp(gain / for_training)
    world.serving_skill[f] *= math.exp(gain / for_serving)
    world.tired[f] = min(_MOST_TIRED, int(world.tired[f] + 10.0 * effort + 0.5))
    world.morale[f] = max(0.0, world.morale[f] - rules.sprint_morale * effort)


@kernel
def freshness(rules: Rules, world: World, f: int) -> float:
    """Part of a sprint's gain that the firm's people can still bring about, 0 to 1."""
    return 1.0 / (1.0 + rules.sprint_tires * world.tired[f] / 10.0)


@kernel
def _get_compute(rules: Rules, world: World, log: Log, order: OrderRecord) -> None:
    f = order.firm
    if order.kind == BUY_CHIPS:
        world.backlog[f, order.subject] += order.amount
    elif order.kind == FAVOUR_CUSTOMER:
        for chip in range(rules.chips):
            if world.chip_seller[chip] == f:
                world.favoured[chip] = order.subject
    elif order.kind == EXPAND_SUPPLY:
        cost = int(line_price(rules, world, order.subject, order.amount))
        count_invested(world, f, post(world, log, MONEY, f, FOUNDRIES, cost, PRODUCTION))
        world.new_output[order.subject, rules.line_weeks - 1] += order.amount
    else:
        _build_power(rules, world, log, order)


@kernel
def _build_power(rules: Rules, world: World, log: Log, order: OrderRecord) -> None:
    """Fast power comes soon and angers the neighbours later."""
    f = order.firm
    fast = order.option == 1
    cost = rules.fast_cost if fast else rules.grid_cost
    paid = post(world, log, MONEY, f, UTILITIES, int(cost * order.amount), POWER_PLANT)
    count_invested(world, f, paid)
    post(world, log, POWER, UTILITIES, TRANSIT, order.amount, POWER_PLANT)
    world.connecting[f, connection_slot(rules, world, order)] += order.amount
    if fast:
        world.fast_power[f] += order.amount
    else:
        book_grid(rules, world, f, order.amount)


@kernel
def _seek_people(rules: Rules, world: World, log: Log, order: OrderRecord) -> None:
    f = order.firm
    if order.kind == RECRUIT:
        world.vacancies[f] += order.amount
    else:
        world.bid_for[f] = order.subject
        world.bid_people[f] = order.amount
        world.bid_pay[f] = order.price


@kernel
def _move_money(rules: Rules, world: World, log: Log, order: OrderRecord) -> None:
    f = order.firm
    amount = order.amount
    if order.kind == RAISE_EQUITY:
        sell_shares(rules, world, log, f, amount)
    elif order.kind == REPAY:
        repay(world, log, f, amount)
    elif order.kind == BORROW:
        borrow(rules, world, log, f, amount)
    elif order.kind == GIVE_KEYNOTE:
        post(world, log, MONEY, f, SUPPLIERS, amount, KEYNOTE)
        world.story += story_told(rules, world, f, amount)
        world.story_teller = f
        world.keynote_week[f] = world.turn
    elif order.kind == LOBBY:
        post(world, log, MONEY, f, TREASURY, amount, LOBBYING)
        lobby(rules, world, f, amount)


@kernel
def story_told(rules: Rules, world: World, f: int, spent: int) -> float:
    """Units of need a keynote promises: by the teller's stage and the root of who hears it.

    Ears run out: half of them are reached at `keynote_scale`, never more than all (a Hill
    curve of spending, as in Nerlove & Arrow 1962's followers; Jin et al. 2017). A stage
    carries only so much promise: what still waits to come true takes from the next in
    proportion (Vidale & Wolfe 1957).
    """
    heard = spent * rules.keynote_scale / (spent + rules.keynote_scale)
    most = rules.stage[f] * rules.story_reach * world.start_need
    room = max(0.0, 1.0 - world.story / most) if most > 0.0 else 0.0
    told = rules.stage[f] * rules.story_per_cost * math.sqrt(heard) * room
    return min(told, max(0.0, most - world.story))

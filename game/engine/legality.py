"""Whether an order is allowed, and if not, why.

Invariant: this is the only place that decides; a preview asks the same
function as the turn itself, so what is shown beforehand is what happens.
"""

from __future__ import annotations

import math

from game.compiled.orders import (
    ALLOWED,
    ALREADY_TRAINING,
    ANSWER,
    BETWEEN_ROUNDS,
    BID_TEAM,
    BORROW,
    BORROW_ASIDE,
    BUILD_POWER,
    BUY_CHIPS,
    DO_SPRINT,
    EXPAND_SUPPLY,
    FAVOUR_CUSTOMER,
    GIVE_KEYNOTE,
    HAS_FAILED,
    LAY_OFF,
    LOBBY,
    MAKE_PLEDGE,
    NO_CASH,
    NO_COMPUTE,
    NO_CREDIT,
    NO_MOVES,
    NO_PLACE,
    NO_SHARE_BUYERS,
    NO_SUBJECT,
    NO_WAFERS,
    NOT_HELD,
    NOT_ITSELF,
    NOT_PENDING,
    NOT_POSITIVE,
    NOT_READY,
    NOT_SERVABLE,
    NOT_SOLD_TO_YOU,
    NOT_TRAINING,
    NOT_YOURS,
    ORDER_KINDS,
    OVERSPLIT,
    POACH,
    PORT,
    PRICE_OUT_OF_BOUNDS,
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
    SPOKEN,
    STOP_RUN,
    TOO_LARGE,
    TOO_LARGE_A_HOST,
    TOO_SMALL,
    TRAIN,
    OrderRecord,
)
from game.compiled.rules import Rules
from game.compiled.sizes import (
    CONNECTION_WEEKS,
    LINE_WEEKS,
    MODELS,
    MONEY,
    NOBODY,
    ON_ORDER,
    PEOPLE,
)
from game.compiled.world import ACTIVE, HELD, PENDING, World
from game.engine.contracts.delivery import after_credit
from game.engine.contracts.orders import contract_refusal
from game.engine.contracts.terms import licensed, may_serve
from game.engine.ground.halls import grid_wait
from game.engine.ground.orders import ground_refusal
from game.engine.instruments.loans import loan_room
from game.engine.instruments.orders import instrument_refusal
from game.engine.instruments.shares import between_rounds, share_room
from game.engine.instruments.totals import all_debt
from game.engine.jit import kernel
from game.engine.phases.compute_market import card_price
from game.engine.rivalry.orders import rivalry_refusal
from game.engine.silicon.licences import may_buy
from game.engine.silicon.orders import silicon_refusal

_MOVES = tuple(kind.moves for kind in ORDER_KINDS)
_NEEDS_AMOUNT = tuple(
    kind.amount != "" and kind.id not in ("set-split", "rent") for kind in ORDER_KINDS
)
_LARGEST = 10**12


@kernel
def moves_of(kind: int) -> int:
    """Moves an order of this kind takes."""
    return _MOVES[kind]


@kernel
def refusal(rules: Rules, world: World, order: OrderRecord) -> int:
    """Place in REFUSALS; ALLOWED (0) when the order may be carried out now."""
    f = order.firm
    if f < 0 or f >= rules.firms or order.kind < 0 or order.kind >= len(_MOVES):
        return NO_SUBJECT
    if world.status[f] != ACTIVE:
        return HAS_FAILED
    if moves_of(order.kind) > world.moves[f]:
        return NO_MOVES
    if _NEEDS_AMOUNT[order.kind] and order.amount <= 0:
        return NOT_POSITIVE
    if order.amount < 0 or order.amount > _LARGEST:
        return TOO_LARGE
    if not order.price >= 0.0 or order.price > _LARGEST:
        return PRICE_OUT_OF_BOUNDS
    if order.kind in (SET_PRICE, SET_PAY, SET_SPLIT, RENT, SET_CHIP_PRICE, SERVE, ANSWER, REPAY):
        return _policy(rules, world, order)
    if order.kind in (TRAIN, RELEASE, DO_SPRINT, STOP_RUN):
        return _research(rules, world, order)
    if order.kind in (BUY_CHIPS, FAVOUR_CUSTOMER, EXPAND_SUPPLY, BUILD_POWER):
        return _compute(rules, world, order)
    if BID_TEAM <= order.kind <= SET_CARE:
        return rivalry_refusal(rules, world, order)
    if PORT <= order.kind <= SEEK_LICENCE:
        return silicon_refusal(rules, world, order)
    if MAKE_PLEDGE <= order.kind <= LAY_OFF:
        return ground_refusal(rules, world, order)
    if order.kind >= BORROW_ASIDE:
        return instrument_refusal(rules, world, order)
    if order.kind >= PROPOSE:
        return contract_refusal(rules, world, order)
    return _people_and_money(rules, world, order)


@kernel
def _policy(rules: Rules, world: World, order: OrderRecord) -> int:
    f = order.firm
    code = ALLOWED
    if order.kind == SET_PRICE:
        code = _within(order.price, rules.price_low, rules.price_high)
    elif order.kind == SET_PAY:
        code = _within(order.price, rules.pay_low, rules.pay_high)
    elif order.kind == SET_SPLIT:
        code = OVERSPLIT if order.amount + order.price > 100.0 else ALLOWED
    elif order.kind == SET_CHIP_PRICE:
        code = _chip_price(rules, world, order)
    elif order.kind == SERVE:
        code = _servable(rules, world, f, order.subject)
    elif order.kind == ANSWER:
        code = _answer(rules, world, order)
    elif order.kind == REPAY:
        too_much = order.amount > all_debt(world, f)
        code = TOO_LARGE if too_much else _affordable(world, f, order.amount)
    return code


@kernel
def _within(price: float, low: float, high: float) -> int:
    return ALLOWED if low <= price <= high else PRICE_OUT_OF_BOUNDS


@kernel
def _affordable(world: World, f: int, cost: float) -> int:
    return ALLOWED if cost <= world.balance[MONEY, f] else NO_CASH


@kernel
def _chip_price(rules: Rules, world: World, order: OrderRecord) -> int:
    chip = order.subject
    if chip < 0 or chip >= rules.chips:
        return NO_SUBJECT
    if world.chip_seller[chip] != order.firm:
        return NOT_YOURS
    base = rules.chip_base_price[chip]
    return _within(order.price, base * rules.chip_price_low, base * rules.chip_price_high)


@kernel
def _servable(rules: Rules, world: World, f: int, model: int) -> int:
    """Own released models may be offered, any with open weights, and those under licence.

    A maker may keep the largest hosts out of what all others may have; nobody has to serve any.
    """
    if model == NOBODY:
        return ALLOWED
    if model < 0 or model >= MODELS or world.model_owner[model] == NOBODY:
        return NO_SUBJECT
    if not may_serve(world, f, model):
        return NOT_SERVABLE
    large = world.model_owner[model] != f and world.usage_share[f] > rules.rehost_most[model]
    return TOO_LARGE_A_HOST if large and not licensed(world, f, model) else ALLOWED


@kernel
def _answer(rules: Rules, world: World, order: OrderRecord) -> int:
    event = order.subject
    if event < 0 or event >= rules.events:
        return NO_SUBJECT
    if world.event_state[event] != PENDING or rules.event_firm[event] != order.firm:
        return NOT_PENDING
    if order.option < 0 or order.option >= rules.event_choices[event]:
        return NO_SUBJECT
    return _affordable(world, order.firm, rules.choice_cost[event, order.option])


@kernel
def _research(rules: Rules, world: World, order: OrderRecord) -> int:
    f = order.firm
    if order.kind == TRAIN:
        return _train(rules, world, order)
    if order.kind == STOP_RUN:
        return NOT_TRAINING if world.run_model[f] == NOBODY else ALLOWED
    if order.kind == DO_SPRINT:
        return _affordable(world, f, min(float(order.amount), rules.sprint_cost))
    model = order.subject
    if model < 0 or model >= MODELS or world.model_owner[model] == NOBODY:
        return NO_SUBJECT
    if world.model_owner[model] != f:
        return NOT_YOURS
    if world.model_state[model] != HELD:
        return NOT_HELD
    if world.turn < rules.model_ready[model]:
        return NOT_READY
    if order.option < 0 or order.option > 1:
        return NO_SUBJECT
    return _within(order.price, rules.price_low, rules.price_high)


@kernel
def _train(rules: Rules, world: World, order: OrderRecord) -> int:
    f = order.firm
    if world.run_model[f] != NOBODY:
        return ALREADY_TRAINING
    if world.train_share[f] <= 0.0:
        return NO_COMPUTE
    if order.amount < rules.run_low:
        return TOO_SMALL
    return NO_PLACE if free_place(rules, world, f) == NOBODY else ALLOWED


@kernel
def free_place(rules: Rules, world: World, f: int) -> int:
    """First free place for a new model of firm `f`, or -1.

    Firms have places of their own, so that no name tells what a rival trains in
    secret; a place the scenario named is never used again.
    """
    for model in range(rules.models + f, MODELS, rules.firms):
        if world.model_owner[model] == NOBODY:
            return model
    return NOBODY


@kernel
def _compute(rules: Rules, world: World, order: OrderRecord) -> int:
    f = order.firm
    if order.kind == BUILD_POWER:
        if order.amount > ON_ORDER - world.connecting[f, connection_slot(rules, world, order)]:
            return TOO_LARGE
        cost = rules.fast_cost if order.option == 1 else rules.grid_cost
        return _affordable(world, f, cost * order.amount)
    if order.kind == FAVOUR_CUSTOMER:
        return _favour(rules, world, order)
    chip = order.subject
    if chip < 0 or chip >= rules.chips:
        return NO_SUBJECT
    if order.kind == EXPAND_SUPPLY:
        if world.chip_seller[chip] != f:
            return NOT_YOURS
        if order.amount > line_room(rules, world, chip):
            return NO_WAFERS
        return _affordable(world, f, line_price(rules, world, chip, order.amount))
    if not may_buy(rules, world, f, chip):
        return NOT_SOLD_TO_YOU
    if order.amount > ON_ORDER - world.backlog[f, chip]:
        return TOO_LARGE
    cost = queue_cost(rules, world, f) + float(order.amount) * card_price(rules, world, f, chip)
    return _affordable(world, f, after_credit(world, rules.chip_vendor[chip], f, cost))


@kernel
def connection_slot(rules: Rules, world: World, order: OrderRecord) -> int:
    """Week from now, from 0, in which power ordered now comes.

    Angry neighbours delay it, and the queue of a region's grid; favour gets permits sooner.
    """
    weeks = rules.fast_weeks if order.option == 1 else rules.grid_weeks
    weeks += int(rules.protest_delay * world.protest[order.firm])
    if order.option != 1:
        weeks = max(1, weeks + grid_wait(rules, world, order.firm))
    return min(weeks, CONNECTION_WEEKS) - 1


@kernel
def line_room(rules: Rules, world: World, chip: int) -> int:
    """Cards a week that may still be booked this week: foundries share out what they have."""
    most = min(ON_ORDER, max(1, int(rules.line_growth * world.output[chip])))
    return most - world.new_output[chip, rules.line_weeks - 1]


@kernel
def line_price(rules: Rules, world: World, chip: int, cards: int) -> float:
    """Booking of `cards` a week (thousand USD); dearer the more is made and booked already.

    Capacity that is wanted at once costs more for each part of it (Lucas 1967).
    """
    booked = world.output[chip]
    for week in range(LINE_WEEKS):
        booked += world.new_output[chip, week]
    size = booked / max(1.0, float(rules.chip_output[chip]))
    rise = math.pow(max(1.0, size), rules.line_rise)
    return rules.line_cost * rules.chip_cost[chip] * cards * rise


@kernel
def queue_cost(rules: Rules, world: World, f: int) -> float:
    """What the firm's queued cards will cost when they ship (thousand USD)."""
    total = 0.0
    for chip in range(rules.chips):
        total += float(world.backlog[f, chip]) * card_price(rules, world, f, chip)
    return total


@kernel
def _favour(rules: Rules, world: World, order: OrderRecord) -> int:
    other = order.subject
    if other < 0 or other >= rules.firms or world.status[other] != ACTIVE:
        return NO_SUBJECT
    if other == order.firm:
        return NOT_ITSELF
    for chip in range(rules.chips):
        if world.chip_seller[chip] == order.firm:
            return ALLOWED
    return NOT_YOURS


@kernel
def _people_and_money(rules: Rules, world: World, order: OrderRecord) -> int:
    f = order.firm
    code = ALLOWED
    if order.kind == RECRUIT:
        code = _affordable(world, f, rules.recruit_cost * order.amount)
        if order.amount > max(20, world.balance[PEOPLE, f]):
            code = TOO_LARGE
    elif order.kind == POACH:
        code = _poach(rules, world, order)
    elif order.kind == RAISE_EQUITY:
        code = _shares(rules, world, order)
    elif order.kind == BORROW:
        room = loan_room(rules, world, f)
        code = ALLOWED if order.amount <= room else NO_CREDIT
    elif order.kind == GIVE_KEYNOTE:
        code = _keynote(rules, world, order)
    elif order.kind == LOBBY:
        code = _affordable(world, f, order.amount)
    return code


@kernel
def _shares(rules: Rules, world: World, order: OrderRecord) -> int:
    if between_rounds(rules, world, order.firm):
        return BETWEEN_ROUNDS
    room = share_room(rules, world, order.firm)
    return ALLOWED if order.amount <= room else NO_SHARE_BUYERS


@kernel
def _keynote(rules: Rules, world: World, order: OrderRecord) -> int:
    """One a week, and no dearer than what still reaches somebody."""
    if world.keynote_week[order.firm] == world.turn:
        return SPOKEN
    if order.amount > rules.keynote_most:
        return TOO_LARGE
    return _affordable(world, order.firm, order.amount)


@kernel
def _poach(rules: Rules, world: World, order: OrderRecord) -> int:
    target = order.subject
    if target < 0 or target >= rules.firms or world.status[target] != ACTIVE:
        return NO_SUBJECT
    if target == order.firm:
        return NOT_ITSELF
    if order.amount > max(1.0, rules.poach_share * world.balance[PEOPLE, target]):
        return TOO_LARGE
    if not rules.pay_low <= order.price <= rules.pay_high:
        return PRICE_OUT_OF_BOUNDS
    return _affordable(world, order.firm, order.amount * order.price * rules.signing)

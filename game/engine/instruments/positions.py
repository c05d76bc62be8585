"""Short positions of firms: shares borrowed, sold, and owed back at what they are worth then.

Invariant: a firm has at most one; what lies with the lender is never below zero after a count,
and more than that is lost only by who answers a call. Money moves by postings, against the
capital markets; a position that ends is paid out once.
"""

from __future__ import annotations

from game.compiled.causes import (
    SHORT_ASKED,
    SHORT_CALL,
    SHORT_CALLED,
    SHORT_CLOSED,
    SHORT_COVER,
    SHORT_END,
    SHORT_FEE,
    SHORT_KNOWN,
    SHORT_MARGIN,
    SHORT_PAYOUT,
    SHORT_SQUEEZED,
)
from game.compiled.clauses import BREAKING, RUNNING
from game.compiled.log import Log
from game.compiled.orders import (
    ALLOWED,
    COVER_SHORT,
    LETS_IT_DOWN,
    NO_MARGIN,
    NO_SHORT,
    NO_SUBJECT,
    NOT_HERE,
    NOT_ITSELF,
    NOT_LISTED,
    SHORT_OPEN,
    TOO_LARGE,
    TOO_SMALL,
    OrderRecord,
)
from game.compiled.rules import Rules
from game.compiled.sizes import CAPITAL_MARKETS, CHIPS, CONTRACTS, FIRMS, MODELS, MONEY, NOBODY
from game.compiled.world import ACTIVE, World
from game.engine.books import note, post
from game.engine.contracts.life import is_party
from game.engine.instruments.feelings import hurt
from game.engine.jit import kernel

_WEEKS = 52.0


@kernel
def short_refusal(rules: Rules, world: World, order: OrderRecord) -> int:
    """Place in REFUSALS of an order to sell a firm short or to cover.

    Shares that come to the market this week are lent from the next on.
    """
    f, target = order.firm, order.subject
    if order.kind == COVER_SHORT:
        return NO_SHORT if world.short_of[f] == NOBODY else ALLOWED
    if rules.short_room <= 0.0:
        return NOT_HERE
    if target < 0 or target >= rules.firms or world.status[target] != ACTIVE:
        return NO_SUBJECT
    if target == f:
        return NOT_ITSELF
    if world.short_of[f] != NOBODY:
        return SHORT_OPEN
    if world.listed[target] == 0 or world.round_week[target] == world.turn:
        return NOT_LISTED
    if order.amount < rules.short_least:
        return TOO_SMALL
    if order.amount > rules.short_room * world.value[target]:
        return TOO_LARGE
    if lets_down(world, f, target):
        return LETS_IT_DOWN
    return NO_MARGIN if margin_on(rules, order.amount) > world.balance[MONEY, f] else ALLOWED


@kernel
def lets_down(world: World, f: int, target: int) -> bool:
    """Whether firm `f` has this week broken a contract that binds `target`.

    Investors hear of it as the week closes; until then nobody may sell on it (SEC rule 10b-5).
    """
    for contract in range(CONTRACTS):
        breaks = world.contract_breaker[contract] == f
        fresh = breaks and world.contract_state[contract] in (RUNNING, BREAKING)
        if fresh and is_party(world, contract, target):
            return True
    return False


@kernel
def margin_on(rules: Rules, owed: int) -> int:
    """Cash that lenders of shares worth `owed` want to hold (thousand USD)."""
    return int(rules.short_margin * owed)


@kernel
def take_short_order(rules: Rules, world: World, log: Log, order: OrderRecord) -> None:
    """Carry out an order that `short_refusal` allowed."""
    if order.kind == COVER_SHORT:
        f = order.firm
        _end(world, log, f, world.short_mark[f], SHORT_COVER)
    else:
        _open(rules, world, log, order.firm, order.subject, order.amount)


@kernel
def _open(rules: Rules, world: World, log: Log, f: int, target: int, amount: int) -> None:
    """Put up the margin; the shares are borrowed, and sold for `amount` as the week closes.

    Until then no part is owed: so it does not matter who gave orders first.
    """
    world.short_of[f] = target
    world.short_part[f] = 0.0
    world.short_sum[f] = amount
    world.short_mark[f] = amount
    margin = margin_on(rules, amount)
    world.short_put[f] = post(world, log, MONEY, f, CAPITAL_MARKETS, margin, SHORT_MARGIN)


@kernel
def count_shorts(rules: Rules, world: World, log: Log) -> bool:
    """Count all positions at the same values; whether there were any.

    What one squeeze does to the price the others feel next week.
    """
    counted = False
    for f in range(rules.firms):
        if world.short_of[f] == NOBODY:
            continue
        if brings_news(world, f) and falls_by_news(world, world.short_of[f]):
            _ask(rules, world, log, f)
        if world.short_part[f] > 0.0:
            _count(rules, world, log, f)
        else:
            _sell(rules, world, log, f)
        counted = True
    return counted


@kernel
def brings_news(world: World, f: int) -> bool:
    """Whether firm `f` has brought out a model of its own this week."""
    for model in range(MODELS):
        if world.model_owner[model] == f and world.model_week[model] == world.turn:
            return True
    return False


@kernel
def falls_by_news(world: World, target: int) -> bool:
    """Whether a new model of another may hurt firm `target`: it sells cards, or serves users."""
    for chip in range(CHIPS):
        if world.chip_seller[chip] == target:
            return True
    return bool(world.serves[target] != NOBODY)


@kernel
def _ask(rules: Rules, world: World, log: Log, f: int) -> None:
    """Courts ask what firm `f` knew when it sold short whom its own news hurts (rule 10b-5)."""
    if rules.short_heat > 0.0:
        world.heat[f] = min(1.0, world.heat[f] + rules.short_heat)
        note(log, SHORT_ASKED, f, world.short_of[f], rules.short_heat)


@kernel
def _sell(rules: Rules, world: World, log: Log, f: int) -> None:
    """Sell what was borrowed, at this week's value; the lender keeps the money with the margin.

    A sale that is large enough to be told in public is part of what is sold short, and
    presses as all of that does until the gap, or the lack of one, has the last word.
    """
    target = world.short_of[f]
    part = min(1.0, world.short_sum[f] / world.value[target])
    world.short_part[f] = part
    if part >= rules.short_known:
        world.shorts[target] = min(rules.short_most, world.shorts[target] + part)
        note(log, SHORT_KNOWN, f, target, float(world.short_sum[f]))


@kernel
def lending_fee(rules: Rules, world: World, f: int) -> int:
    """A week's fee for the shares that firm `f` owes (thousand USD).

    Shares that many want to sell short are dear to borrow (D'Avolio 2002).
    """
    rate = rules.short_fee + rules.short_fee_rise * world.shorts[world.short_of[f]]
    return int(rate * world.short_mark[f] / _WEEKS)


@kernel
def _count(rules: Rules, world: World, log: Log, f: int) -> None:
    """A week of a position: the fee, then what the shares gained or lost.

    A gain beyond the margin wanted is paid out; a loss is taken from what lies there, and
    when that is used up the firm is called.
    """
    fee = lending_fee(rules, world, f)
    paid = post(world, log, MONEY, f, CAPITAL_MARKETS, fee, SHORT_FEE)
    owed = int(world.short_part[f] * world.value[world.short_of[f]])
    world.short_put[f] += world.short_mark[f] - owed - (fee - paid)
    world.short_mark[f] = owed
    over = world.short_put[f] - margin_on(rules, owed)
    if over > 0:
        world.short_put[f] -= post(world, log, MONEY, CAPITAL_MARKETS, f, over, SHORT_PAYOUT)
    elif world.short_put[f] < 0:
        _call(rules, world, log, f, -over)


@kernel
def _call(rules: Rules, world: World, log: Log, f: int, missing: int) -> None:
    """Firm `f` puts up what is missing, or its position is closed by force.

    Shares bought back in haste lift the price: a squeeze, in which one call may make the
    next (Brunnermeier & Pedersen 2005); bounded by what may be borrowed of a firm.
    """
    target = world.short_of[f]
    if missing <= world.balance[MONEY, f]:
        world.short_put[f] += post(world, log, MONEY, f, CAPITAL_MARKETS, missing, SHORT_CALL)
        note(log, SHORT_CALLED, f, target, float(missing))
        return
    note(log, SHORT_SQUEEZED, f, target, float(world.short_mark[f]))
    part = min(rules.short_room, world.short_part[f])
    hurt(world, target, -rules.short_squeeze * part)
    _end(world, log, f, world.short_mark[f], SHORT_END)


@kernel
def _end(world: World, log: Log, f: int, owed: int, cause: int) -> None:
    """Give the shares back at `owed` (thousand USD); nothing of the position is left.

    A loss beyond what lies with the lender is paid as far as there is cash.
    """
    left = world.short_put[f] + world.short_mark[f] - owed
    if left >= 0:
        post(world, log, MONEY, CAPITAL_MARKETS, f, left, cause)
    else:
        post(world, log, MONEY, f, CAPITAL_MARKETS, -left, SHORT_CALL)
    note(log, SHORT_CLOSED, f, world.short_of[f], float(world.short_sum[f] - owed))
    world.short_of[f] = NOBODY
    world.short_part[f] = 0.0
    world.short_sum[f] = 0
    world.short_mark[f] = 0
    world.short_put[f] = 0


@kernel
def end_shorts(world: World, log: Log, f: int, price: float) -> None:
    """Firm `f` goes, or is no longer what it was: positions on it end at `price` for all of it.

    Its own ends at the last count, or at nothing where the other firm fails this week too.
    Buyers of a whole firm buy back what was sold short at the price they pay; shares of a
    firm that failed are given back for nothing. What was to be sold this week is not.
    """
    for g in range(FIRMS):
        if world.short_of[g] == f:
            sold = world.short_part[g] > 0.0
            owed = int(world.short_part[g] * price) if sold else world.short_mark[g]
            _end(world, log, g, owed, SHORT_END)
    target = world.short_of[f]
    if target != NOBODY:
        fails = world.short_part[f] > 0.0 and world.shortfall[target] > 0
        _end(world, log, f, 0 if fails else world.short_mark[f], SHORT_END)


@kernel
def dilute_shorts(world: World, target: int, times: float) -> None:
    """What is owed of firm `target` is `times` as large a part: shares were issued or retired."""
    for f in range(FIRMS):
        if world.short_of[f] == target:
            world.short_part[f] *= times

"""Dangers of an order that the rules allow.

Invariant: a caution forbids nothing; it names a figure of today that speaks
against the order.
"""

from __future__ import annotations

from game.compiled.layout import Record
from game.compiled.orders import (
    BORROW,
    BUILD_POWER,
    BUY_CHIPS,
    BUY_FIRM,
    DECLARE_AGI,
    FAVOUR_CUSTOMER,
    ORDER_KINDS,
    RELEASE,
    RENT,
    SET_PRICE,
    SET_SPLIT,
    SUE,
    TRAIN,
)
from game.compiled.sizes import CHIP_LEDGER, MONEY, NOBODY, POWER
from game.session.costs import rate_at
from game.session.deals.promised import proposal_cautions
from game.session.drawer import best_own
from game.session.effects import weeks_until
from game.session.numbers import weeks_in_words
from game.session.reckoning import (
    SERVING_ROOM,
    SPLIT_STEP,
    asked_for,
    capacity,
    own_compute,
    training_a_week,
)
from game.session.silicon import strange_cards
from game.session.till import till_of
from game.session.vendor_credit import credit_room, queue_in_cash, queue_of
from game.words import _, ngettext

_TENTH_OF_A_MEGAWATT = 100_000
"""Watts below which a lack of power is not worth a word."""
_THIN = 6.0
"""Weeks of cash below which a spender is warned."""
_LATER = 4
"""Weeks ahead for which the neighbours' protest is told."""
_LOUD = 0.01
"""Protest below which nobody speaks of it."""
_IDLE = 0.05
"""Part of a capacity that may idle without a word."""
_REFUSED = 0.01
"""Part of the requests that may be turned away without a word."""
_USUAL_RISE = 0.3
"""Rise of a card's list price within weeks that surprises nobody."""
_DEARER = 0.002
"""Rise of the yearly rate from which a borrower is warned."""


def cautions_of(
    rules: Record,
    before: Record,
    after: Record,
    order: Record,
    loss: int,
) -> tuple[str, ...]:
    """What speaks against `order`, most pressing first.

    `loss` is what a usual week takes from the till beside dues and cards, thousand USD.
    """
    told = (
        _thin_cash(rules, before, after, order, loss),
        _below_cost(after, order),
        _price_may_rise(rules, after, order),
        _till_at_closing(rules, after, order, loss),
        _no_power(rules, after, order),
        strange_cards(rules, after, order),
        _too_late(rules, after, order),
        _protest(rules, after, order),
        _dearer_debt(rules, before, after, order),
        _dearer_rent(before, order),
        _idle_training(rules, after, order),
        _late_run(rules, after, order),
        _turned_away(after, order),
        _closed_door(after, order),
        _idle_serving(after, order),
        _no_queue(rules, after, order),
        *proposal_cautions(rules, before, after, order, loss),
    )
    return tuple(text for text in told if text)


def _thin_cash(rules: Record, before: Record, after: Record, order: Record, loss: int) -> str:
    """The order shortens what the cash lasts, dues, cards and instalments to come reckoned."""
    f = int(order["firm"])
    lasts, was = (till_of(rules, world, f, loss).lasts for world in (after, before))
    if lasts is None or lasts >= _THIN or (was is not None and was <= lasts):
        return ""
    weeks = int(lasts)
    if not weeks:
        return _("with all that falls due, cash would last less than a week")
    text = ngettext(
        "with all that falls due, cash would last {weeks} week",
        "with all that falls due, cash would last {weeks} weeks",
        weeks,
    )
    return text.format(weeks=weeks)


def _below_cost(world: Record, order: Record) -> str:
    f, kind = int(order["firm"]), int(order["kind"])
    model = int(world["serves"][f])
    if kind not in (SET_PRICE, RELEASE) or model == NOBODY:
        return ""
    cost = float(world["model_weight"][model] / world["serving_skill"][f] * world["spot_price"])
    if float(order["price"]) >= cost:
        return ""
    return _("below your cost of ${cost:,.2f} per million tokens at today's rent").format(cost=cost)


def _price_may_rise(rules: Record, world: Record, order: Record) -> str:
    """Cards are paid at the list price of the week in which they ship."""
    if int(order["kind"]) != BUY_CHIPS:
        return ""
    f = int(order["firm"])
    queues = queue_of(rules, world, f)
    if queue_in_cash(rules, world, f) <= 0:
        return ""
    lent = sum(credit_room(world, vendor, f) for vendor in queues)
    room = (int(world["balance"][MONEY, f]) + lent) / sum(queues.values()) - 1.0
    if room >= _USUAL_RISE:
        return ""
    text = _(
        "you pay the list price of the week cards ship in: if it rises by more than {part:.0%}, "
        "even this very week, your cash does not suffice"
    )
    return text.format(part=max(0.0, room))


def _till_at_closing(rules: Record, world: Record, order: Record, loss: int) -> str:
    """A bid is paid when the courts approve, from what dues and cards leave in the till then."""
    if int(order["kind"]) != BUY_FIRM:
        return ""
    f, weeks = int(order["firm"]), int(rules["takeover_weeks"])
    left = till_of(rules, world, f, max(0, loss)).after(weeks) - int(order["amount"])
    if left >= 0:
        return ""
    text = _("at the loss of usual weeks you are ${missing:,.1f}M short of the price in {weeks}")
    return text.format(missing=-left / 1000, weeks=weeks_in_words(weeks))


def _no_power(rules: Record, world: Record, order: Record) -> str:
    if int(order["kind"]) != BUY_CHIPS:
        return ""
    f, watts = int(order["firm"]), 0
    for chip in range(int(rules["chips"])):
        cards = int(world["balance"][CHIP_LEDGER + chip, f] + world["backlog"][f, chip])
        watts += (cards + int(world["arriving"][f, chip].sum())) * int(rules["chip_power"][chip])
    power = int(world["balance"][POWER, f] + world["connecting"][f].sum()) * 1000
    if watts - power < _TENTH_OF_A_MEGAWATT:
        return ""
    text = _("your power, building included, is {mw:,.1f} MW short of what all your cards need")
    return text.format(mw=(watts - power) / 1e6)


def _too_late(rules: Record, world: Record, order: Record) -> str:
    left = int(rules["turns"]) - int(world["turn"])
    decided = _DECIDED_AFTER.get(int(order["kind"]))
    weeks = int(rules[decided]) if decided else weeks_until(rules, world, order)
    if weeks < left + (int(order["kind"]) == SUE):
        return ""
    title = _(ORDER_KINDS[int(order["kind"])].title)
    return _("{order}: it comes after the last week").format(order=title)


_DECIDED_AFTER = {
    SUE: "suit_weeks",
    DECLARE_AGI: "panel_weeks",
    BUY_FIRM: "takeover_weeks",
}
"""By kind of order: the rule that gives the weeks until others judge it; a suit is judged in the
last of them, all else after them."""


def _protest(rules: Record, world: Record, order: Record) -> str:
    """What turbines do to the neighbours, from the day they are ordered."""
    if int(order["kind"]) != BUILD_POWER or int(order["option"]) != 1:
        return ""
    f = int(order["firm"])
    course = [float(world["protest"][f])]
    smoke = float(rules["protest_gain"]) * float(world["fast_power"][f]) / 1e6
    for _week in range(_LATER):
        course.append(min(1.0, course[-1] * (1.0 - float(rules["protest_fade"])) + smoke))
    if course[-1] < _LOUD:
        return ""
    text = _(
        "the neighbours protest from the day the turbines are ordered: "
        "{now:.0%} now, {soon:.0%} after this week, {later:.0%} in {weeks} weeks"
    )
    return text.format(now=course[0], soon=course[1], later=course[-1], weeks=_LATER)


def _dearer_debt(rules: Record, before: Record, after: Record, order: Record) -> str:
    """Lenders ask more of those who owe more, on all they owe."""
    f = int(order["firm"])
    if int(order["kind"]) != BORROW:
        return ""
    now = rate_at(rules, before, f, int(before["debt"][f]))
    then = rate_at(rules, before, f, int(after["debt"][f]))
    if then - now < _DEARER:
        return ""
    text = _("lenders will ask {then:.2%} a year instead of {now:.2%}, on all your debt")
    return text.format(then=then, now=now)


def _dearer_rent(world: Record, order: Record) -> str:
    """Who rents much drives the rent up, as far as the own limit."""
    if int(order["kind"]) != RENT or int(order["amount"]) <= 0:
        return ""
    rent, limit = float(world["spot_price"]), float(order["price"])
    if limit <= rent:
        text = _("your limit is not above today's rent of {rent}: if it rises, you get nothing")
        return text.format(rent=f"${rent * 1000:,.2f}")
    text = _("the rent moves with what you take: at your limit it would be ${usd:,.0f} a week")
    return text.format(usd=int(order["amount"]) * limit * 1000)


def _idle_training(rules: Record, world: Record, order: Record) -> str:
    """A run takes at most a part of its plan a week: more compute for it has nothing to do."""
    if int(order["kind"]) not in (SET_SPLIT, TRAIN):
        return ""
    f = int(order["firm"])
    given = capacity(world, f, "train")
    if int(world["run_model"][f]) == NOBODY:
        if int(order["kind"]) == TRAIN or given <= 0.0:
            return ""
        text = _("no run is under way: {units:,.0f} units for training have nothing to do")
        return text.format(units=given)
    used = training_a_week(rules, world, f, float(world["run_plan"][f]))
    if given - used <= _IDLE * given:
        return ""
    text = _("this run can use at most {used:,.0f} units a week; {idle:,.0f} would idle")
    return text.format(used=used, idle=given - used)


def _late_run(rules: Record, world: Record, order: Record) -> str:
    """A run that ends with the last week or after it leaves no week for its release."""
    if int(order["kind"]) != TRAIN or int(order["amount"]) <= 0:
        return ""
    plan = float(order["amount"])
    weekly = training_a_week(rules, world, int(order["firm"]), plan)
    left = int(rules["turns"]) - int(world["turn"])
    if weekly <= 0.0 or plan / weekly <= left - 1:
        return ""
    return _("as planned it ends too late to be released within the game")


def _turned_away(world: Record, order: Record) -> str:
    """Less compute for serving than last week's users asked for turns some of them away."""
    f = int(order["firm"])
    needed = asked_for(world, f)
    if int(order["kind"]) != SET_SPLIT or int(world["serves"][f]) == NOBODY or needed <= 0.0:
        return ""
    missing = 1.0 - capacity(world, f, "serve") / needed
    if missing < _REFUSED:
        return ""
    text = _("users asked for {needed:,.0f} units last week: {part:.0%} would be turned away")
    return text.format(needed=needed, part=missing)


def _closed_door(world: Record, order: Record) -> str:
    """A model released where no compute is set for serving is found by users and serves none."""
    f = int(order["firm"])
    if int(order["kind"]) != RELEASE or float(world["serve_share"][f]) > 0.0:
        return ""
    return _("no compute is set for serving: users will find it closed; split compute first")


def _idle_serving(world: Record, order: Record) -> str:
    """Compute for more than users ask for serves nobody, unless a better model is to bring them."""
    f = int(order["firm"])
    served = int(world["serves"][f])
    today = float(world["model_capability"][served]) if served != NOBODY else 0.0
    if int(order["kind"]) != SET_SPLIT or best_own(world, f) > today:
        return ""
    given, needed = capacity(world, f, "serve"), asked_for(world, f)
    if given - SERVING_ROOM * needed <= SPLIT_STEP * own_compute(world, f):
        return ""
    text = _("users asked for {needed:,.0f} units last week; {idle:,.0f} would serve nobody")
    return text.format(needed=needed, idle=given - needed)


def _no_queue(rules: Record, world: Record, order: Record) -> str:
    if int(order["kind"]) != FAVOUR_CUSTOMER:
        return ""
    vendor, customer = int(order["firm"]), int(order["subject"])
    chips = range(int(rules["chips"]))
    queued = sum(
        int(world["backlog"][customer, chip])
        for chip in chips
        if int(rules["chip_vendor"][chip]) == vendor
    )
    return "" if queued else _("it has none of your cards in the queue today")

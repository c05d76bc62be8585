"""The limit that stands in the way of a refused order, with its figure.

Invariant: an order for the limit that is told would not be refused for the same reason.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from game.compiled.layout import Record
from game.compiled.orders import (
    ALREADY_TRAINING,
    ANSWER_OUT,
    ASK_RESCUE,
    BETWEEN_ROUNDS,
    BEYOND_FIRST,
    BID_TEAM,
    BORROW,
    BORROW_ASIDE,
    BORROW_ON_HOLDINGS,
    BUILD_HALL,
    BUILD_POWER,
    BUY_BACK_SHARES,
    BUY_CHIPS,
    BUY_FIRM,
    COURTS_FORBID,
    DECLARE_AGI,
    DEVICE_RECENT,
    DOOR_TAKEN,
    EXPAND_SUPPLY,
    GIVE_KEYNOTE,
    LAUNCH_DEVICE,
    LAY_OFF,
    LETS_IT_DOWN,
    LIST_SHARES,
    MAKE_PLEDGE,
    NO_CASH,
    NO_CREDIT,
    NO_MARGIN,
    NO_MOVES,
    NO_PROSPECTUS,
    NO_SHARE_BUYERS,
    NO_WAFERS,
    NOT_POSITIVE,
    NOT_READY,
    NOTHING_TO_GAIN,
    ORDER_KINDS,
    OWNERS_REFUSE,
    PLEDGE_OPEN,
    POACH,
    PRICE_OUT_OF_BOUNDS,
    RAISE_EQUITY,
    RECRUIT,
    RELEASE,
    REPAY,
    SEEK_LICENCE,
    SELL_SHORT,
    SET_CARE,
    SET_CHIP_PRICE,
    SET_COMPLIANCE,
    SET_PAY,
    SET_PRICE,
    SHORT_OF_PARTY,
    SHORT_OPEN,
    SUE,
    TOO_LARGE,
    TOO_LITTLE_COMPUTE,
    TOO_MUCH_BACK,
    TOO_SMALL,
    TOO_WIDE_A_DOOR,
    TRAIN,
    WANTS_MORE,
    WRITE_CLAUSE,
)
from game.compiled.sizes import MONEY, PEOPLE
from game.session.costs import price_of_one
from game.session.doors import door_let, door_width, most_units
from game.session.ground_words import pledge_room
from game.session.numbers import number_in_words
from game.session.reckoning import card_price, queue_cost
from game.session.rivalry import asked, suit_between
from game.session.rooms import (
    asking_price,
    buyback_room,
    line_room,
    loan_room,
    margin_room,
    repayable,
    rescue_room,
    share_room,
)
from game.session.shorts import margin_limit, open_short, short_of_party, short_room
from game.session.silicon import weeks_to_ask
from game.session.vehicles import vehicle_room
from game.session.vendor_credit import credit_room
from game.words import N_, _, ngettext

_LARGEST = 10**12
"""Thousand dollars, or things, beyond which no order goes: see the engine's legality."""

_Teller = Callable[[Record, Record, Record], str]
"""Tells a limit of rules, world and order, or "" where there is none to tell."""


def limit_in_words(rules: Record, world: Record, order: Record, code: int) -> str:
    """What would be right instead of an order refused for `code`; "" where nothing would."""
    if teller := _TELLERS.get(code):
        return teller(rules, world, order)
    if code in (TOO_LARGE, NO_CREDIT, NO_SHARE_BUYERS, NO_WAFERS):
        return _("at most {most}").format(most=_most(rules, world, order))
    return ""


def _moves(rules: Record, _world: Record, order: Record) -> str:
    needs = ORDER_KINDS[int(order["kind"])].moves
    text = _("there are {moves} a week, and this takes {needs}")
    return text.format(moves=int(rules["moves"]), needs=needs)


def _least(_rules: Record, _world: Record, order: Record) -> str:
    unit = ORDER_KINDS[int(order["kind"])].amount
    if unit == "thousand usd":
        return _("money is counted in thousands: at least $1,000")
    return _("at least 1 MW") if unit == "kilowatts" else _("at least 1")


def _smallest(rules: Record, _world: Record, order: Record) -> str:
    if int(order["kind"]) == SUE:
        return _("at least {usd}").format(usd=_dollars(float(rules["suit_least"]) * 1000))
    if int(order["kind"]) == SELL_SHORT:
        return _("at least {usd}").format(usd=_dollars(float(rules["short_least"]) * 1000))
    if int(order["kind"]) == LAUNCH_DEVICE:
        return _("at least {price}").format(price=_dollars(float(rules["device_least"]) * 1000))
    if int(order["kind"]) != TRAIN:
        return ""
    return _("at least {units:,.0f} units").format(units=float(rules["run_low"]))


def _asked(rules: Record, world: Record, order: Record) -> str:
    price = asking_price(rules, world, int(order["subject"]))
    return _("at least {price}").format(price=_dollars(price * 1000))


def _bars(rules: Record, world: Record, order: Record) -> str:
    """The bars of a purchase and where both firms together stand."""
    f, target = int(order["firm"]), int(order["subject"])
    value = float(world["value"][f] + world["value"][target]) / float(world["value"].sum())
    text = _(
        "together {usage:.0%} of all use ({usage_bar:.0%} at most) and {value:.0%} of all value "
        "({value_bar:.0%} at most), at {heat:.0%} heat (below {heat_bar:.0%})"
    )
    return text.format(
        usage=float(world["usage_share"][f] + world["usage_share"][target]),
        usage_bar=float(rules["buy_usage"]),
        value=value,
        value_bar=float(rules["buy_value"]),
        heat=float(world["heat"][f]),
        heat_bar=float(rules["buy_calm"]),
    )


def _waits(rules: Record, world: Record, order: Record) -> str:
    """Weeks until an answer that is still out has come, or may be asked for again."""
    f, kind, turn = int(order["firm"]), int(order["kind"]), int(world["turn"])
    until = {
        ASK_RESCUE: int(world["rescue_asked"][f]) + int(rules["rescue_wait"]),
        BUY_FIRM: int(world["deal_week"][f]) + int(rules["takeover_weeks"]) + 1,
        RAISE_EQUITY: int(world["round_week"][f]) + int(rules["round_weeks"]),
        MAKE_PLEDGE: int(world["pledge_week"][f]),
        LAUNCH_DEVICE: int(world["device_week"][f]) + int(rules["device_wait"]),
        DECLARE_AGI: int(world["agi_asked"][f]) + int(rules["panel_weeks"] + rules["agi_wait"]),
    }
    if kind == SEEK_LICENCE:
        until[kind] = turn + weeks_to_ask(rules, world, f)
    left = max(1, until.get(kind, turn + 1) - turn)
    return ngettext("ask again in {n} week", "ask again in {n} weeks", left).format(n=left)


def _from_week(rules: Record, _world: Record, _order: Record) -> str:
    """The first week of the game in which a firm may go public."""
    week = int(rules["listing_weeks"]) + 1
    if week > int(rules["turns"]):
        return _("nobody can in the weeks that this game lasts")
    return _("from week {week} on").format(week=week)


def _wait_a_week(_rules: Record, _world: Record, _order: Record) -> str:
    return _("ask again next week, when everybody has heard of it")


def _tests(rules: Record, world: Record, order: Record) -> str:
    left = max(1, int(rules["model_ready"][int(order["subject"])]) - int(world["turn"]))
    return ngettext("{n} more week", "{n} more weeks", left).format(n=left)


def _ends_or_stops(_rules: Record, _world: Record, _order: Record) -> str:
    return _("it ends when it is done, or you stop it")


def _would_drop(rules: Record, world: Record, order: Record) -> str:
    suit = suit_between(world, int(order["subject"]), int(order["firm"]))
    return _("at least {usd}").format(usd=_dollars(asked(rules, world, suit) * 1000))


def _no_gain(_rules: Record, _world: Record, order: Record) -> str:
    """What is missing for the shortcut."""
    needs = (
        _("you serve no model of your own"),
        _("no run is under way"),
        _("you serve nobody"),
    )
    return needs[int(order["option"])]


def _purse(rules: Record, world: Record, order: Record) -> str:
    """What there is to pay with, what is spoken for, and how much that buys."""
    f, kind = int(order["firm"]), int(order["kind"])
    cash = int(world["balance"][MONEY, f])
    told = _("there is {cash}").format(cash=number_in_words(cash * 1000.0, "usd"))
    if kind == BUY_CHIPS:
        return _cards(rules, world, order, told)
    one = float(rules["recruit_cost"]) if kind == RECRUIT else price_of_one(rules, world, order)
    one = max(1e-9, one)
    if kind in (BUILD_POWER, BUILD_HALL):
        return _with_most(told, _("{n:,} MW"), int(cash / one) // 1000)
    if kind == LAY_OFF:
        return _with_most(told, _("{n:,} per cent"), int(cash / one))
    if kind in (RECRUIT, EXPAND_SUPPLY):
        unit = _("{n:,} people") if kind == RECRUIT else _("{n:,} cards a week")
        return _with_most(told, unit, int(cash / one))
    return told


def _cards(rules: Record, world: Record, order: Record, told: str) -> str:
    """How many cards there is money for, the queue and the vendor's credit reckoned."""
    f, chip = int(order["firm"]), int(order["subject"])
    queue = queue_cost(rules, world, f)
    lent = credit_room(world, int(rules["chip_vendor"][chip]), f)
    if queue:
        text = _("{cash}, of which {queue} waits to pay for cards already in the queue")
        told = text.format(cash=told, queue=number_in_words(queue * 1000.0, "usd"))
    if lent:
        text = _("{cash}, and {lent} of the vendor's credit")
        told = text.format(cash=told, lent=number_in_words(lent * 1000.0, "usd"))
    left = int(world["balance"][MONEY, f]) + lent - queue
    each = max(1, card_price(rules, world, f, chip))
    return _with_most(told, _("{n:,} cards"), left // each)


def _with_most(told: str, unit: str, most: int) -> str:
    return _("{told}: enough for {most}").format(told=told, most=unit.format(n=max(0, most)))


def _bounds(rules: Record, _world: Record, order: Record) -> str:
    kind = int(order["kind"])
    if kind in (SET_PRICE, RELEASE):
        low, high = float(rules["price_low"]), float(rules["price_high"])
    elif kind == SET_CARE:
        return _("from 0 to 50 per cent")
    elif kind in (SET_PAY, POACH, BID_TEAM):
        low, high = float(rules["pay_low"]) * 1000, float(rules["pay_high"]) * 1000
    elif kind == SET_COMPLIANCE:
        return _("from {low} to {high}").format(low="0%", high="100%")
    elif kind == SET_CHIP_PRICE:
        base = float(rules["chip_base_price"][int(order["subject"])]) * 1000
        low, high = base * float(rules["chip_price_low"]), base * float(rules["chip_price_high"])
    else:
        low, high = 0.0, 1000.0 * _LARGEST
    return _("from {low} to {high}").format(low=_dollars(low), high=_dollars(high))


def _door(rules: Record, world: Record, order: Record) -> str:
    """The widest door its giver can open, rounded down so that what is told is allowed."""
    most = door_width(rules, world, int(order["giver"]), int(order["subject"]))
    return _("at most {most}").format(most=f"{math.floor(most * 1000) / 1000:g}")


def _lettable(rules: Record, world: Record, order: Record) -> str:
    """What others can know of a landlord: the units that all its power could light."""
    landlord = int(order["giver"])
    if int(order["kind"]) != WRITE_CLAUSE or landlord == int(order["firm"]):
        return ""
    most = int(most_units(rules, world, landlord))
    return _("all its power could light {most:,} units").format(most=most)


def _back(rules: Record, _world: Record, _order: Record) -> str:
    return _("at most {most}").format(most=f"{float(rules['reinvest_most']):.0%}")


def _first(rules: Record, _world: Record, _order: Record) -> str:
    most = f"{float(rules['priority_most']):g}"
    return _("from {low} to {high}").format(low="1", high=most)


def _dollars(amount: float) -> str:
    return f"${amount:,.2f}".removesuffix(".00")


_TELLERS: Mapping[int, _Teller] = {
    NO_MOVES: _moves,
    NOT_POSITIVE: _least,
    TOO_SMALL: _smallest,
    PRICE_OUT_OF_BOUNDS: _bounds,
    NO_CASH: _purse,
    NO_MARGIN: margin_limit,
    SHORT_OPEN: open_short,
    SHORT_OF_PARTY: short_of_party,
    LETS_IT_DOWN: _wait_a_week,
    NO_PROSPECTUS: _from_week,
    OWNERS_REFUSE: _asked,
    COURTS_FORBID: _bars,
    ANSWER_OUT: _waits,
    BETWEEN_ROUNDS: _waits,
    NOT_READY: _tests,
    ALREADY_TRAINING: _ends_or_stops,
    PLEDGE_OPEN: _waits,
    DEVICE_RECENT: _waits,
    WANTS_MORE: _would_drop,
    NOTHING_TO_GAIN: _no_gain,
    TOO_WIDE_A_DOOR: _door,
    DOOR_TAKEN: door_let,
    TOO_MUCH_BACK: _back,
    BEYOND_FIRST: _first,
    TOO_LITTLE_COMPUTE: _lettable,
}


def _most(rules: Record, world: Record, order: Record) -> str:
    """The largest amount of this kind of order."""
    f, kind = int(order["firm"]), int(order["kind"])
    if kind in _ROOMS or kind == SELL_SHORT:
        at, find = (f, _ROOMS[kind]) if kind in _ROOMS else (int(order["subject"]), short_room)
        return _dollars(find(rules, world, at) * 1000)
    if kind == RECRUIT:
        return _people(max(20, int(world["balance"][PEOPLE, f])))
    if kind == POACH:
        staff = float(world["balance"][PEOPLE, int(order["subject"])])
        return _people(max(1, int(float(rules["poach_share"]) * staff)))
    if kind in _PARTS:
        text, rule = _PARTS[kind]
        return _(text).format(part=float(rules[rule]))
    if kind == EXPAND_SUPPLY:
        return _("{n:,} cards a week").format(n=line_room(rules, world, int(order["subject"])))
    return f"{_LARGEST:,}"


_PARTS: Mapping[int, tuple[str, str]] = {
    LIST_SHARES: (N_("{part:.0%} of the firm"), "listing_most"),
    LAY_OFF: (N_("{part:.0%} of the overheads"), "layoff_most"),
}
"""By kind of order: how the largest part is told, and the rule that gives it."""


def _people(most: int) -> str:
    return _("{n:,} people").format(n=most)


_ROOMS: Mapping[int, Callable[[Record, Record, int], int]] = {
    BORROW: loan_room,
    BORROW_ASIDE: vehicle_room,
    BORROW_ON_HOLDINGS: margin_room,
    RAISE_EQUITY: share_room,
    BUY_BACK_SHARES: buyback_room,
    ASK_RESCUE: rescue_room,
    REPAY: lambda _rules, world, f: repayable(world, f),
    GIVE_KEYNOTE: lambda rules, _world, _f: int(rules["keynote_most"]),
    MAKE_PLEDGE: pledge_room,
}
"""By kind of order: the money it goes as far as, thousand USD."""

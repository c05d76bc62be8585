"""What orders about pledges, Brussels, halls, devices, scouts and lay-offs cost and bring.

Invariant: figures are the engine's own, read from rules and world; nothing is decided here.
"""

from __future__ import annotations

import math
from typing import Final

from game.compiled.layout import Record
from game.compiled.orders import (
    BUILD_HALL,
    BUILD_POWER,
    LAUNCH_DEVICE,
    LAY_OFF,
    MAKE_PLEDGE,
    SCOUT_FIRM,
    SET_COMPLIANCE,
)
from game.compiled.sizes import MOST_COUNT, POWER
from game.session.numbers import weeks_in_words
from game.words import _

GROUND_WEEKS: Final = {BUILD_HALL: "hall_weeks", LAUNCH_DEVICE: "device_weeks"}
"""By kind of order: the rule that gives the weeks until what is ordered is there."""


def grid_delay(rules: Record, world: Record, f: int) -> int:
    """Weeks that queue, neighbours and favour add to a grid connection: see the engine."""
    region = int(rules["camp"][f])
    pace = float(rules["grid_pace"][region])
    queue = int(float(world["grid_booked"][region]) / pace) if pace > 0.0 else 0
    anger = int(rules["protest_delay"] * world["protest"][f])
    return queue + anger - int(rules["permit_weeks"] * max(0.0, float(world["favour"][f])))


def connection_weeks(rules: Record, world: Record, order: Record) -> int:
    """Weeks until power that is ordered now is connected: see the engine's legality."""
    f = int(order["firm"])
    if int(order["option"]) != 1:
        return max(1, int(rules["grid_weeks"]) + grid_delay(rules, world, f))
    return int(rules["fast_weeks"]) + int(rules["protest_delay"] * world["protest"][f])


def pledge_weeks(rules: Record, world: Record) -> int:
    """Weeks until a pledge of today is judged; 0 where none is heard any more."""
    weeks = min(int(rules["pledge_weeks"]), int(rules["turns"]) - 1 - int(world["turn"]))
    return weeks if 2 * weeks >= int(rules["pledge_weeks"]) else 0


def pledge_room(rules: Record, world: Record, f: int) -> int:
    """Largest pledge firm `f` may make, thousand USD: see the engine's orders."""
    most = float(rules["pledge_most"]) * float(world["value"][f])
    return int(min(float(MOST_COUNT), most)) if rules["pledge_weeks"] else 0


def hall_price(rules: Record, _world: Record, _order: Record) -> float:
    """Thousand USD a kilowatt."""
    return float(rules["hall_cost"])


def severance_of_one(rules: Record, world: Record, order: Record) -> float:
    """Thousand USD at once for one per cent of the overheads."""
    f = int(order["firm"])
    left = float(rules["overheads"][f]) * (1.0 - float(world["trimmed"][f]) / 1000.0)
    return float(rules["layoff_weeks"]) * left / 100.0


def ground_in_words(rules: Record, before: Record, after: Record, order: Record) -> str:
    """What an order of this kind means; "" for another kind."""
    kind = int(order["kind"])
    tell = {
        MAKE_PLEDGE: _pledge,
        SET_COMPLIANCE: _comply,
        BUILD_HALL: _hall,
        BUILD_POWER: _power,
        LAUNCH_DEVICE: _device,
        SCOUT_FIRM: _scout,
        LAY_OFF: _lay_off,
    }.get(kind)
    return tell(rules, before, after, order) if tell else ""


def _pledge(rules: Record, before: Record, _after: Record, order: Record) -> str:
    amount = float(order["amount"])
    weight = amount / (amount + float(rules["pledge_scale"]))
    text = _(
        "in {weeks} what you paid yourself for cards, power and halls is counted; kept, it "
        "wins {thanks:.1f} points more and {trust:.1f} points of users' trust, unkept it costs "
        "up to {shame:.1f} points and {blame:.0%} of their trust"
    )
    return text.format(
        weeks=weeks_in_words(pledge_weeks(rules, before)),
        thanks=100.0 * float(rules["pledge_thanks"]) * weight,
        shame=100.0 * float(rules["pledge_shame"]) * weight,
        trust=100.0
        * float(rules["pledge_trust"])
        * weight
        * (1.0 - float(before["trust"][int(order["firm"])])),
        blame=float(rules["pledge_blame"]),
    )


def _comply(rules: Record, before: Record, _after: Record, order: Record) -> str:
    kept = min(100.0, float(order["price"])) / 100.0
    cost = float(rules["comply_cost"]) * float(before["scrutiny"]) * kept
    text = _("costs {cost:.1%} of sales in Europe; the file grows by {left:.0%} of what it could")
    return text.format(cost=cost, left=1.0 - kept)


def _hall(_rules: Record, _before: Record, after: Record, order: Record) -> str:
    power, room = _power_and_room(after, int(order["firm"]))
    text = _("room for {room:,.1f} MW then, where {power:,.1f} MW are connected or coming")
    told = text.format(room=room, power=power)
    if room <= power:
        return told
    text = _("{told}: {dark:,.1f} MW of the hall would have no power; get power too")
    return text.format(told=told, dark=room - power)


def _power(rules: Record, _before: Record, after: Record, order: Record) -> str:
    """Whether there is a hall for it; "" where halls come with power."""
    if int(rules["hall_weeks"]) == 0:
        return ""
    power, room = _power_and_room(after, int(order["firm"]))
    if power <= room:
        text = _("your halls have room for it: {room:,.1f} MW, built or in building")
        return text.format(room=room)
    text = _(
        "no card runs without a hall, and yours take {room:,.1f} MW, built or in building: "
        "{dark:,.1f} MW would light nothing until you build halls, which takes {weeks}"
    )
    weeks = weeks_in_words(int(rules["hall_weeks"]))
    return text.format(room=room, dark=power - room, weeks=weeks)


def _power_and_room(world: Record, f: int) -> tuple[float, float]:
    """Megawatts connected or coming, and those that halls take, built or in building."""
    power = float(world["balance"][POWER, f] + world["connecting"][f].sum())
    return power / 1000, float(world["halls"][f] + world["hall_site"][f].sum()) / 1000


def device_chance(rules: Record, world: Record, f: int, amount: float) -> float:
    """Chance that a device of `amount` thousand USD is wanted: see the engine's devices."""
    odds = float(rules["device_base"]) + float(rules["device_trust"]) * float(world["trust"][f])
    odds += float(rules["device_money"]) * math.log(max(1.0, amount) / float(rules["device_scale"]))
    odds -= float(rules["device_flop"]) * float(world["device_flops"][f])
    return 1.0 / (1.0 + math.exp(-odds))


def _device(rules: Record, before: Record, _after: Record, order: Record) -> str:
    f = int(order["firm"])
    text = _(
        "a chance of {chance:.0%} that people want it; if so it opens a door for about {weeks:.0f} "
        "weeks and then fades, if not investors laugh"
    )
    chance = device_chance(rules, before, f, float(order["amount"]))
    return text.format(chance=chance, weeks=2.0 * float(rules["device_peak"]))


def scout_error(rules: Record, amount: float) -> float:
    """Log error of scouts of `amount` thousand USD: see the engine's scouts."""
    error = float(rules["scout_log_error"])
    error *= math.sqrt(float(rules["scout_scale"]) / max(1.0, amount))
    return min(3.0, max(float(rules["scout_best"]), error))


def _scout(rules: Record, _before: Record, _after: Record, order: Record) -> str:
    error = scout_error(rules, float(order["amount"]))
    text = _(
        "for {weeks} you know its cash, recipe and run, nine times in ten within a factor "
        "of {factor:.2g}"
    )
    return text.format(
        weeks=weeks_in_words(int(rules["scout_weeks"])), factor=math.exp(1.645 * error)
    )


def _lay_off(rules: Record, before: Record, after: Record, order: Record) -> str:
    f = int(order["firm"])
    saved = float(after["trimmed"][f] - before["trimmed"][f]) / 1000.0
    text = _(
        "saves ${usd:,.1f}M a week from now on; the public's anger over jobs {anger:+.1f} points"
    )
    return text.format(
        usd=saved * float(rules["overheads"][f]) / 1000.0,
        anger=100.0 * float(after["jobs"] - before["jobs"]),
    )

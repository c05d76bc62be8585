"""What an order brings and when, told before it is given.

Invariant: every figure is read from the rules or from a trial of the order on a
copy of the world; nothing is estimated that the rules know.
"""

from __future__ import annotations

import math

from game.compiled.layout import Record
from game.compiled.orders import BUILD_POWER, BUY_CHIPS, EXPAND_SUPPLY, ORDER_KINDS, TRAIN
from game.session.reckoning import capability_of_run, training_a_week
from game.words import _

_SEEN = 5e-4
"""Smallest change worth telling, as a part."""


def effect_of(rules: Record, before: Record, after: Record, order: Record) -> str:
    """What `order` changes at once, in words; "" when nothing but money moves.

    `rules`, `before`, `after` and `order` are single records.
    """
    f = int(order["firm"])
    told = [
        _ratio(_("training recipe"), before["efficiency"][f], after["efficiency"][f]),
        _ratio(_("serving stack"), before["serving_skill"][f], after["serving_skill"][f]),
        _points(_("favour"), before["favour"][f], after["favour"][f]),
        _points(_("courts' heat"), before["heat"][f], after["heat"][f]),
        _points(_("morale"), before["morale"][f], after["morale"][f]),
        _points(_("part held by today's owners"), before["founders"][f], after["founders"][f]),
        _promise(before, after),
        _run(rules, after, order),
    ]
    return ", ".join(part for part in told if part)


def _ratio(name: str, before: float, after: float) -> str:
    change = float(after) / float(before) - 1.0 if before else 0.0
    if abs(change) < _SEEN:
        return ""
    return _("{name} {change:+.1%}").format(name=name, change=change)


def _points(name: str, before: float, after: float) -> str:
    change = float(after) - float(before)
    if abs(change) < _SEEN:
        return ""
    return _("{name} {points:+.1f} points").format(name=name, points=100.0 * change)


def _promise(before: Record, after: Record) -> str:
    told = float(after["story"] - before["story"])
    if told <= 0.0:
        return ""
    part = told / max(1.0, float(before["expected_need"]))
    text = _("a promise of {units:,.0f} units, {part:.1%} of what the world is expected to need")
    return text.format(units=told, part=part)


def _run(rules: Record, world: Record, order: Record) -> str:
    if int(order["kind"]) != TRAIN or int(order["amount"]) <= 0:
        return ""
    f, plan = int(order["firm"]), float(order["amount"])
    capability = capability_of_run(rules, world, f, plan)
    weeks = plan / max(1.0, training_a_week(rules, world, f, plan))
    text = _("about {points:.0f} points (the best released has {best:.0f}) in {weeks:.0f} weeks")
    return text.format(points=capability, best=float(world["frontier"]), weeks=math.ceil(weeks))


def acts_in_words(rules: Record, world: Record, order: Record) -> str:
    """When an order acts, with the weeks the rules give."""
    kind = int(order["kind"])
    weeks = weeks_until(rules, world, order)
    if kind == BUY_CHIPS:
        text = _("shipped as supply allows, then {weeks} weeks on the road")
    elif weeks:
        text = _("in {weeks} weeks")
    else:
        return _(ORDER_KINDS[kind].acts)
    return text.format(weeks=weeks)


def weeks_until(rules: Record, world: Record, order: Record) -> int:
    """Weeks until what is ordered is there; 0 for what acts at once."""
    kind, subject = int(order["kind"]), int(order["subject"])
    if kind == BUY_CHIPS and 0 <= subject < int(rules["chips"]):
        return int(rules["chip_weeks"][subject])
    if kind == EXPAND_SUPPLY:
        return int(rules["line_weeks"])
    if kind == BUILD_POWER:
        weeks = int(rules["fast_weeks"] if int(order["option"]) == 1 else rules["grid_weeks"])
        return weeks + int(rules["protest_delay"] * world["protest"][int(order["firm"])])
    return 0

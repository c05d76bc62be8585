"""What favour in the capital changes today: licences, courts, rescues, duty, grids, new heat.

Invariant: each line compares today's favour with none, by the formula of the rule it names; a
rule that a scenario has switched off has no line.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from attrs import frozen

from game.compiled.layout import Record
from game.compiled.orders import LOBBY
from game.session.numbers import weeks_in_words
from game.words import _

_FELT = 0.005
"""Least difference of a part that is worth a line."""


@frozen(kw_only=True)
class FavourLine:
    """One thing that favour changes."""

    name: str
    """In a word or two, beside figures."""
    now: str
    without: str
    """The same for who has no favour."""
    said: str
    """In a sentence, with both."""


def favour_lines(rules: Record, world: Record, f: int) -> tuple[FavourLine, ...]:
    """What the favour of firm `f` changes today, and how fast it fades."""
    favour = float(world["favour"][f])
    lines = (*_chances(rules, favour), *_costs(rules, world, f, favour))
    return tuple(line for line in lines if line.now != line.without)


def _chances(rules: Record, favour: float) -> Iterator[FavourLine]:
    """Odds that would be even: a chance hangs on more than favour, and this is its part."""
    for name, told, rule, there in (
        (_("licence odds"), _("a licence"), "licence_favour", "licence_scale"),
        (_("court odds"), _("a purchase in court"), "review_favour", "review_favour"),
        (_("rescue odds"), _("a rescue"), "rescue_favour", "rescue_limit"),
    ):
        if float(rules[there]) > 0.0:
            chance = 1.0 / (1.0 + math.exp(-float(rules[rule]) * favour))
            text = _("an even chance of {what} is {now:.0%}")
            said = text.format(what=told, now=chance)
            yield FavourLine(name=name, now=f"{chance:.0%}", without=f"{0.5:.0%}", said=said)


def _costs(rules: Record, world: Record, f: int, favour: float) -> Iterator[FavourLine]:
    slower = -float(rules["favour_shield"]) * favour
    if abs(slower) >= _FELT:
        said = _("new heat of the courts {part:+.0%}").format(part=slower)
        yield FavourLine(name=_("new heat"), now=f"{slower:+.0%}", without="±0%", said=said)
    duty, liked = float(world["tariff"]), max(0.0, favour)
    if duty > 0.0:
        paid = duty * (1.0 - float(rules["tariff_shield"]) * liked)
        said = _("duty on cards {paid:.1%}, not {duty:.1%}").format(paid=paid, duty=duty)
        yield FavourLine(name=_("duty"), now=f"{paid:.1%}", without=f"{duty:.1%}", said=said)
    sooner = int(float(rules["permit_weeks"]) * liked)
    if sooner > 0:
        said = _("a grid connects {weeks} sooner").format(weeks=weeks_in_words(sooner))
        now = _("−{n} wk").format(n=sooner)
        yield FavourLine(name=_("grid wait"), now=now, without=_("±0"), said=said)


def half_life(rules: Record) -> int:
    """Weeks in which half of all favour is forgotten; 0 where none ever is."""
    fade = float(rules["favour_fade"])
    return math.ceil(math.log(0.5) / math.log(1.0 - fade)) if 0.0 < fade < 1.0 else 0


def favour_in_words(rules: Record, world: Record, order: Record) -> str:
    """What the favour that a hearing leaves would change; "" for other orders."""
    if int(order["kind"]) != LOBBY or int(order["amount"]) <= 0:
        return ""
    f = int(order["firm"])
    told = [line.said for line in favour_lines(rules, world, f)]
    if not told:
        return ""
    said = _("with {favour:+.0f} of 100 in all: {lines}").format(
        favour=100.0 * float(world["favour"][f]), lines=", ".join(told)
    )
    weeks = half_life(rules)
    forgotten = _("{told}; half of it is forgotten in {weeks}")
    return forgotten.format(told=said, weeks=weeks_in_words(weeks)) if weeks else said

"""What a new price or new pay does in the coming weeks, told before it is ordered.

Invariant: it is the difference between two trials of the rules, with the order and without,
in which nobody else acts and chance is the same; neither shows what only the game knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from game.compiled.layout import Record
from game.compiled.sizes import PEOPLE
from game.engine.turn import close_week, open_week, play_weeks
from game.session.coding import encode
from game.session.forecasting import masked
from game.session.numbers import number_in_words, weeks_in_words
from game.session.orders import Order
from game.session.views.table import Table
from game.words import _, ngettext

WEEKS = 4
"""Weeks looked ahead."""
_STEEP = 0.2
"""Part of the users, or of the people, whose loss is a danger and no mere effect."""
_SEEN = 5e-4
"""Smallest change of a share that is told."""

_FELT = 0.01
"""Smallest part of the requests, or of the morale, that is told of the first week."""

_USERS = ("set-price", "release", "serve")


@frozen
class Outlook:
    """What an order does later, and whether that is a danger."""

    text: str = ""
    danger: bool = False


def outlook_of(table: Table, firm: str, rest: Sequence[Order], order: Order) -> Outlook:
    """What `order` on top of `rest` does in some weeks; empty for kinds that do nothing then."""
    if order.kind not in (*_USERS, "set-pay"):
        return Outlook()
    f = table.catalogue.place("firms", firm)
    without = _course(table, firm, rest)
    then = _course(table, firm, [*rest, order])
    if order.kind == "set-pay":
        return _of_pay(table.world, without, then, f)
    return _of_users(without, then, f)


@frozen
class _Course:
    """A course of the world: as it stands in a week, and some weeks on."""

    first: Record
    last: Record
    weeks: int


def _course(table: Table, firm: str, orders: Sequence[Order]) -> _Course:
    """The world some weeks on if only these orders were given, and only this week."""
    rules = table.compiled.rules
    world = masked(rules, table.past[-1], 0)
    close_week(rules, world, encode(table.catalogue, [(firm, order) for order in orders]))
    first = world.copy()
    weeks = max(1, min(WEEKS, int(table.rules["turns"]) - int(table.world["turn"])))
    if weeks > 1:
        open_week(rules, world)
        play_weeks(rules, world, encode(table.catalogue, []), weeks - 1)
    return _Course(first[0], world[0], weeks)


def _of_users(without: _Course, then: _Course, f: int) -> Outlook:
    """The share of all tokens next week and some weeks on, and what comes of it."""
    before, after = (float(course.last["usage_share"][f]) for course in (without, then))
    at_once = float(then.first["usage_share"][f])
    if abs(after - before) < _SEEN and abs(at_once - after) < _SEEN:
        return Outlook()
    earned = [
        number_in_words(int(course.last["service_revenue"][f]) * 1000.0, "usd")
        for course in (without, then)
    ]
    text = _(
        "if nobody else moves, {soon:.1%} of all tokens after this week and {after:.1%} in "
        "{weeks} instead of {before:.1%}, and {money} a week from users then instead of "
        "{was}"
    )
    told = text.format(
        soon=at_once,
        weeks=weeks_in_words(then.weeks),
        after=after,
        before=before,
        money=earned[1],
        was=earned[0],
    )
    told = "; ".join([told, *_at_once(without.first, then.first, f)])
    return Outlook(told, after < (1.0 - _STEEP) * before)


def _at_once(without: Record, then: Record, f: int) -> Iterator[str]:
    """Why the first week looks otherwise: requests turned away, and how the people take it."""
    refused = float(then["unserved"][f])
    if refused - float(without["unserved"][f]) > _FELT:
        text = _(
            "this week {part:.0%} of the requests are turned away for want of compute, and only "
            "what is served counts in the share"
        )
        yield text.format(part=refused)
    mood = 100.0 * (float(then["morale"][f]) - float(without["morale"][f]))
    if abs(mood) >= 100.0 * _FELT:
        points = round(abs(mood))
        text = ngettext(
            "morale rises by {points} point with the users won",
            "morale rises by {points} points with the users won",
            points,
        )
        if mood < 0.0:
            text = ngettext(
                "morale falls by {points} point with the users lost",
                "morale falls by {points} points with the users lost",
                points,
            )
        yield text.format(points=points)


def _of_pay(today: Record, without: _Course, then: _Course, f: int) -> Outlook:
    """How the people feel, today, after this week and some weeks on, and how many are left."""
    before, after = (int(course.last["balance"][PEOPLE, f]) for course in (without, then))
    told = []
    if abs(float(then.last["morale"][f] - without.last["morale"][f])) >= _SEEN:
        text = _(
            "morale {now:.0%} today, {soon:.0%} after this week and {later:.0%} in {weeks} "
            "instead of {else_soon:.0%} and {else_later:.0%}"
        )
        told.append(
            text.format(
                now=float(today["morale"][f]),
                soon=float(then.first["morale"][f]),
                later=float(then.last["morale"][f]),
                weeks=weeks_in_words(then.weeks),
                else_soon=float(without.first["morale"][f]),
                else_later=float(without.last["morale"][f]),
            )
        )
    if before != after:
        text = _("in {weeks} about {after:,} people are left instead of {before:,}")
        told.append(text.format(weeks=weeks_in_words(then.weeks), after=after, before=before))
    return Outlook("; ".join(told), after < (1.0 - _STEEP) * before)

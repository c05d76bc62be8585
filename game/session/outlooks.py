"""What a new price or new pay does in the coming weeks, told before it is ordered.

Invariant: it is the difference between two trials of the rules, with the order and without,
in which nobody else acts and chance is the same; neither shows what only the game knows.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from game.compiled.layout import Record
from game.compiled.sizes import PEOPLE
from game.engine.turn import close_week, open_week, play_weeks
from game.session.coding import encode
from game.session.forecasting import masked
from game.session.numbers import number_in_words
from game.session.orders import Order
from game.session.views.table import Table
from game.words import _

WEEKS = 4
"""Weeks looked ahead."""
_STEEP = 0.2
"""Part of the users, or of the people, whose loss is a danger and no mere effect."""
_SEEN = 5e-4
"""Smallest change of a share that is told."""

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
    without = _later(table, firm, rest)
    then = _later(table, firm, [*rest, order])
    return _of_pay(without, then, f) if order.kind == "set-pay" else _of_users(without, then, f)


def _later(table: Table, firm: str, orders: Sequence[Order]) -> Record:
    """The world some weeks on if only these orders were given, and only this week."""
    rules = table.compiled.rules
    world = masked(rules, table.past[-1], 0)
    close_week(rules, world, encode(table.catalogue, [(firm, order) for order in orders]))
    left = min(WEEKS, int(table.rules["turns"]) - int(table.world["turn"])) - 1
    if left > 0:
        open_week(rules, world)
        play_weeks(rules, world, encode(table.catalogue, []), left)
    return world[0]


def _of_users(without: Record, then: Record, f: int) -> Outlook:
    before, after = (float(world["usage_share"][f]) for world in (without, then))
    if abs(after - before) < _SEEN:
        return Outlook()
    earned = [
        number_in_words(int(world["service_revenue"][f]) * 1000.0, "usd")
        for world in (without, then)
    ]
    text = _(
        "in {weeks} weeks, if nobody else moves, {after:.1%} of all tokens instead of "
        "{before:.1%}, and {money} a week from users instead of {was}"
    )
    told = text.format(weeks=WEEKS, after=after, before=before, money=earned[1], was=earned[0])
    return Outlook(told, after < (1.0 - _STEEP) * before)


def _of_pay(without: Record, then: Record, f: int) -> Outlook:
    before, after = (int(world["balance"][PEOPLE, f]) for world in (without, then))
    if before == after:
        return Outlook()
    text = _("in {weeks} weeks about {after:,} people are left instead of {before:,}")
    told = text.format(weeks=WEEKS, after=after, before=before)
    return Outlook(told, after < (1.0 - _STEEP) * before)

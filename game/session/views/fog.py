"""Rivals' hidden figures as they are known to one chief.

Invariant: without scouts and without a leak nothing here depends on what is hidden today.
Scouts err by a draw that stays as long as they do, so that asking again tells nothing new,
and the truth lies within the range as often as is stated.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from hashlib import blake2b
from statistics import NormalDist
from typing import Final

from game.compiled.layout import Record
from game.compiled.sizes import MONEY, NOBODY, SCOUTS
from game.compiled.world import ACTIVE
from game.session.published import cash_by_value
from game.session.terrain import Estimate
from game.session.views.published import published
from game.session.views.table import Table
from game.words import _

ODDS: Final = 0.9
"""How often the truth lies within the range that scouts tell."""
_SPAN: Final = NormalDist().inv_cdf(0.5 + ODDS / 2)
_LEAD: Final = 2.0
"""How many times better than the public one a rival's recipe is thought to be at most."""

_TRUTH: Final[dict[str, Callable[[Record, int], float]]] = {
    "cash": lambda world, f: float(world["balance"][MONEY, f]) * 1000.0,
    "recipe": lambda world, f: float(world["efficiency"][f]),
    "run": lambda world, f: float(world["run_plan"][f]) if world["run_model"][f] >= 0 else 0.0,
}
"""The figures that are estimated, by name; of rules no more than the world is read."""


def estimates(table: Table, me: int) -> dict[str, dict[str, Estimate]]:
    """What firm `me` reckons of every rival that stands, by firm id and figure."""
    status = table.world["status"]
    return {
        firm: found
        for f, firm in enumerate(table.catalogue.firms)
        if f != me and status[f] == ACTIVE and (found := _of_firm(table, me, f))
    }


def _of_firm(table: Table, me: int, f: int) -> dict[str, Estimate]:
    """Public signs, over them what leaked lately, over both what scouts tell."""
    return {**_public(table, f), **_leaked(table, f), **_scouted(table, me, f)}


def cash_known(table: Table, me: int, f: int) -> Estimate:
    """What firm `me` reckons firm `f` has in cash: by its books where nobody told more."""
    told = {**_leaked(table, f), **_scouted(table, me, f)}.get("cash")
    books = published(table, f)
    if told is not None:
        return told
    return _exact(books.cash, _("as published")) if books else _of_value(table, f)


def _public(table: Table, f: int) -> dict[str, Estimate]:
    """Recipes by what anybody can read, and the cash of private firms by their value.

    What a listed firm has in cash stands in its books, see there.
    """
    found = {} if table.world["listed"][f] else {"cash": _of_value(table, f)}
    if table.rules["scout_weeks"] == 0:
        return found
    public = float(table.world["public_efficiency"])
    best, told = public * math.sqrt(_LEAD), _("as outsiders reckon")
    recipe = Estimate(low=public, best=best, high=public * _LEAD, odds=0.0, told=told)
    return {**found, "recipe": recipe}


def _of_value(table: Table, f: int) -> Estimate:
    """The cash of a firm that publishes nothing, by its headline value."""
    value = float(table.world["value"][f]) * 1000.0
    low, best, high = cash_by_value(value)
    return Estimate(low=low, best=best, high=high, odds=0.0, told=_("as outsiders reckon"))


def _exact(figure: float, told: str) -> Estimate:
    return Estimate(low=figure, best=figure, high=figure, odds=0.0, told=told)


def _leaked(table: Table, f: int) -> dict[str, Estimate]:
    """All figures as they stood in the week when the firm's books leaked."""
    week, past = int(table.world["leaked"][f]), table.past
    place = len(past) - 1 - (int(table.world["turn"]) - week)
    if week == NOBODY or not 0 <= place < len(past):
        return {}
    told = _("leaked in week {week}").format(week=week + 1)
    return {name: _exact(truth(past[place][0], f), told) for name, truth in _TRUTH.items()}


def _scouted(table: Table, me: int, f: int) -> dict[str, Estimate]:
    world = table.world
    for place in range(SCOUTS):
        until = int(world["scout_until"][me, place])
        if world["scout_of"][me, place] == f and int(world["turn"]) <= until:
            error = float(world["scout_error"][me, place]) / 1000.0
            key = f"{int(world['seed'])}/{me}/{f}/{until}"
            return {
                name: _heard(truth(world, f), error, f"{key}/{name}")
                for name, truth in _TRUTH.items()
            }
    return {}


def _heard(truth: float, error: float, key: str) -> Estimate:
    """What scouts tell: the truth off by a log-normal error, and how far it may be off."""
    told = truth * math.exp(error * _deviate(key))
    span = math.exp(_SPAN * error)
    return Estimate(low=told / span, best=told, high=told * span, odds=ODDS, told=_("your scouts"))


def _deviate(key: str) -> float:
    """A standard normal number that depends on `key` alone."""
    bits = int.from_bytes(blake2b(key.encode(), digest_size=8).digest()) >> 11
    return NormalDist().inv_cdf((bits + 0.5) / (1 << 53))

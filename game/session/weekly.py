"""The report of a resolved week, as one chief reads it.

Invariant: what it says of the firm's cash adds up: before, by cause, after.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from game.compiled.layout import Record
from game.scenario.condition_nodes import Name, Node, children_of
from game.scenario.conditions import parse_condition
from game.session.causes import Week
from game.session.figures import in_brief, in_words, lookup_in, unit_of
from game.session.news import Report, heard_by
from game.session.numbers import number_in_words
from game.session.orders import Order
from game.session.reasons import reasons_of_week
from game.session.reckoning import own_compute
from game.session.results import results_of
from game.session.valuation import value_by_cause
from game.session.view import WeekReport
from game.session.views.build import week_date
from game.session.views.own import money_by_cause
from game.session.views.table import Table
from game.words import N_, _

_FIGURES = (
    ("value", N_("headline value"), "usd", 1000.0),
    ("usage_share", N_("share of all tokens"), "share", 1.0),
    ("compute", N_("own compute, lit"), "units", 1.0),
    ("morale", N_("morale"), "share", 1.0),
    ("trust", N_("users' trust"), "share", 1.0),
    ("sentiment", N_("investors' feeling"), "ratio", 1.0),
)
_BESIDE = frozenset({"turn", "start_value"})
"""Quantities of conditions that tell nothing of a week."""
_UNITS = {"usd": "money", "share": "share", "": ""}
"""How the report calls the unit of a goal's quantity; what is so or not so has none."""


def week_report(week: Week, orders: Sequence[Order], fresh: Sequence[Report]) -> WeekReport:
    """The report of the week that led to today's world, to the chief who gave `orders`."""
    table, f = week.table, week.f
    number = int(table.world["turn"])
    before, now = table.before, table.world
    return WeekReport(
        week=number,
        date=week_date(table.compiled.scenario.start, number - 1),
        news=heard_by(fresh, table.catalogue.firms[f]),
        orders=results_of(week, orders),
        money=money_by_cause(table, f),
        cash_before=int(before["balance"][0, f]) * 1000,
        cash_after=int(now["balance"][0, f]) * 1000,
        value=value_by_cause(week),
        value_before=round(float(before["value"][f]) * 1000),
        value_after=round(float(now["value"][f]) * 1000),
        changes=(*_changes(before, now, f), *_of_goals(table, f)),
        reasons=reasons_of_week(week),
    )


def _changes(before: Record, now: Record, f: int) -> Iterator[tuple[str, float, float, str]]:
    """Figure, before, after, unit; compute once more with what is leased and rented."""
    for field, name, unit, factor in _FIGURES:
        yield _(name), float(before[field][f]) * factor, float(now[field][f]) * factor, unit
        was, stands = (own_compute(world, f) + float(world["rented"][f]) for world in (before, now))
        beside = abs(stands - float(now["compute"][f])) >= 1.0
        if field == "compute" and beside:
            yield _("compute at hand"), was, stands, unit


def _of_goals(table: Table, f: int) -> Iterator[tuple[str, float, float, str]]:
    """Every other quantity of the chief's goal and dread that changed, as it is told there.

    Goals are counted as the week closes: what the morning after has moved stands apart.
    """
    chief = table.compiled.scenario.firms[table.catalogue.firms[f]]
    told = {("firms", table.catalogue.firms[f], field) for field, *_rest in _FIGURES}
    nodes = [parse_condition(goal.when) for goal in (chief.ambition, chief.fear)]
    names = dict.fromkeys(name for node in nodes for name in _names_in(node))
    week_ago = lookup_in(table.compiled, table.past[max(0, len(table.past) - 2)])
    at_close = lookup_in(table.compiled, table.closed[-1]) if table.closed else table.lookup
    for name in names:
        unit = unit_of(name)
        if name.path in told or name.path[-1] in _BESIDE or unit not in _UNITS:
            continue
        figures = [lookup(name.path) for lookup in (week_ago, at_close, table.lookup)]
        words = in_words(table.compiled, name).removeprefix(f"{chief.name}: ")
        words = in_brief(words) or words
        since = _("{figure}, since the week closed").format(figure=words)
        for figure, (was, now) in zip((words, since), pairwise(figures), strict=True):
            if number_in_words(was, unit) != number_in_words(now, unit):
                yield figure, was, now, _UNITS[unit]


def _names_in(node: Node) -> Iterator[Name]:
    if isinstance(node, Name):
        yield node
    for part in children_of(node):
        yield from _names_in(part)

"""What moved the parts of a missed goal away from it: how far, in which week, and whose doing.

Invariant: a week is named only if the figure moved away in it, by what the worlds of the game
show; a doer only where a release or an event of that week tells of one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from game.compiled.sizes import NOBODY
from game.scenario.condition_nodes import Compare, Name, Node, children_of
from game.scenario.condition_values import evaluate
from game.session.causes import moved_by
from game.session.comparisons import Comparison
from game.session.figures import Lookup, in_words, lookup_in, unit_of
from game.session.numbers import number_in_words, told_apart
from game.session.views.table import Table
from game.words import _

_LEAST = 0.005
"""Part of a figure below which a week's change is not told."""
_HALF = 0.5
"""Part of the largest step away that the last one told has at least."""
_OWN_RUNS = ("own_capability", "capability", "frontier")
"""Quantities that a run of one's own would have moved."""

_RISES = {">": 1, ">=": 1, "<": -1, "<=": -1}


@frozen
class _Step:
    """A side of a comparison that went the wrong way in a week (from 1)."""

    week: int
    side: Node
    before: float
    after: float

    @property
    def part(self) -> float:
        """Its size against the figure."""
        size = max(abs(self.before), abs(self.after), 1e-12)
        return abs(self.after - self.before) / size


def setbacks(table: Table, f: int, missed: Sequence[Comparison]) -> list[str]:
    """A sentence for each missed part that something moved away, and for an own run not done."""
    lookups = [lookup_in(table.compiled, world) for world in table.past]
    steps = [step for part in missed if (step := _last_step(part.node, lookups))]
    told = [_told(table, lookups, step) for step in steps]
    names = {name.path[-1] for part in missed for name in _names(part.node)}
    if names.intersection(_OWN_RUNS):
        told.extend(_late(table, f))
    return list(dict.fromkeys(told))


def _last_step(node: Node, lookups: Sequence[Lookup]) -> _Step | None:
    """The last large step that took either side of a plain comparison away from the goal."""
    if not isinstance(node, Compare) or len(node.others) != 1 or unit_of(node.first) == "flag":
        return None
    rises = _RISES.get(node.operators[0], 0)
    steps = []
    for side, wanted in ((node.first, rises), (node.others[0], -rises)):
        figures = [evaluate(side, lookup) for lookup in lookups]
        for week, (before, after) in enumerate(pairwise(figures), 1):
            step = _Step(week, side, before, after)
            if (after - before) * wanted < 0.0 and step.part >= _LEAST:
                steps.append(step)
    most = max((step.part for step in steps), default=0.0)
    large = [step for step in steps if step.part >= _HALF * most]
    return max(large, key=lambda step: step.week, default=None)


def _told(table: Table, lookups: Sequence[Lookup], step: _Step) -> str:
    side = _only_name(step.side)
    unit = unit_of(side)
    before, after = (evaluate(side, lookups[week]) for week in (step.week - 1, step.week))
    text = _("What last moved it away: {figure} rose from {before} to {after} in week {week}{by}.")
    if after < before:
        text = _(
            "What last moved it away: {figure} fell from {before} to {after} in week {week}{by}."
        )
    return text.format(
        week=step.week,
        figure=in_words(table.compiled, side),
        before=number_in_words(before, unit),
        after=told_apart(after, before, unit),
        by=_whose(table, side, step.week),
    )


def _only_name(side: Node) -> Node:
    """The one quantity in a side of a comparison; the side where there are more, or none."""
    names = list(_names(side))
    return names[0] if len(names) == 1 else side


def _names(node: Node) -> Iterator[Name]:
    if isinstance(node, Name):
        yield node
    for child in children_of(node):
        yield from _names(child)


def _whose(table: Table, side: Node, week: int) -> str:
    """Whose doing it was, behind a colon; "" where nothing of that week tells."""
    paths = {name.path for name in _names(side)}
    doings = [
        *(_released(table, week) if ("world", "frontier") in paths else ()),
        *(_gained(table, week) if "usage_share" in {path[-1] for path in paths} else ()),
        *_happened(table, week, {".".join(path) for path in paths}),
    ]
    return f": {'; '.join(doings)}" if doings else ""


def _released(table: Table, week: int) -> Iterator[str]:
    """The release that set the frontier of a week."""
    world, before = table.past[week][0], table.past[week - 1][0]
    for model, owner in enumerate(world["model_owner"]):
        new = world["model_week"][model] != before["model_week"][model]
        if new and owner != NOBODY and world["model_capability"][model] >= world["frontier"]:
            firm, name = table.catalogue.firm_name(int(owner)), table.catalogue.model_name(model)
            yield _("{firm} released {model}").format(firm=firm, model=name)


def _gained(table: Table, week: int) -> Iterator[str]:
    """Who won most users in a week."""
    before, after = (table.past[place][0]["usage_share"] for place in (week - 1, week))
    won = after - before
    best = int(won.argmax())
    if won[best] > 0.0:
        text = _("most was won by {firm}, {points:.1f} points")
        yield text.format(firm=table.catalogue.firm_name(best), points=100.0 * float(won[best]))


def _happened(table: Table, week: int, paths: set[str]) -> Iterator[str]:
    """Events whose effects moved one of the figures between two mornings."""
    before, after = table.past[week - 1][0], table.past[week][0]
    for place, event_id in enumerate(table.compiled.ids["events"]):
        event = table.compiled.scenario.events[event_id]
        if moved_by(event, place, before, after).intersection(paths):
            yield event.title


def _late(table: Table, f: int) -> Iterator[str]:
    """The own run that was not done, and how far beyond its plan it was."""
    world = table.world
    model = int(world["run_model"][f])
    if model == NOBODY or float(world["run_plan"][f]) <= 0.0:
        return
    done = float(world["run_done"][f]) / float(world["run_plan"][f])
    text = _("Your run of {model} was not done: {part:.0%} of its plan were spent on it.")
    if done > 1.0:
        text = _("Your run of {model} was not done: it took {over:.0%} more than planned by then.")
    name = table.catalogue.model_name(model)
    yield text.format(model=name, part=done, over=done - 1.0)

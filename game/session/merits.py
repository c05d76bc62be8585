"""What a decision did, in words: the figure as it stands, and as it would without.

Invariant: a bar that follows what the decision did is told with both figures; what came all at
once and later is told as what the decision set off, and not as its own doing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from game.compiled.layout import Records
from game.compiled.world import ACTIVE, AMBITION, FEAR, INSOLVENCY, NO_ENDING, OF_SCENARIO, SOLD
from game.scenario.condition_nodes import Compare, Node
from game.session.alike import end_of, in_chiefs_words
from game.session.bars import Condition, figures_of, is_measured, rises_of
from game.session.causes import moved_by
from game.session.decisions import Decision
from game.session.figures import Lookup, in_words, lookup_in, unit_of
from game.session.numbers import number_in_words, told_apart
from game.session.views.table import Table
from game.words import _

_STEP = 0.8
"""Part of the whole difference that came in one week, from which it came at once."""
_LATER = 2
"""Weeks after a decision from which what comes at once is what it set off."""
_SAME = 1e-6
"""Part of a bar by which it may differ and still be the same in both games."""


@frozen
class Merit:
    """A decision of firm `f`, and the world there would be without it."""

    table: Table
    f: int
    decision: Decision
    other: Records
    condition: Condition | None = None
    """The condition of the chief's aim that tells; None where all stand alike."""
    cash: tuple[float, float] | None = None
    """US dollars there are and there would be, where nothing but cash counts."""

    @property
    def ends_otherwise(self) -> bool:
        """Whether the game would have ended in another way."""
        return int(self.table.world["ending"][self.f]) != int(self.other["ending"][0, self.f])


def in_cash(merit: Merit) -> str:
    """The cash that a decision took or brought until the end."""
    now, then = merit.cash or (0.0, 0.0)
    text = _("Week {week}: {decision}. It took {sum}: {way} {rest}")
    if then < now:
        text = _("Week {week}: {decision}. It brought {sum}: {way} {rest}")
    rest = _("{sum} would be left") if then >= 0.0 else _("{sum} would be missing")
    text = text.format(
        week=merit.decision.week,
        decision=merit.decision.text,
        sum=number_in_words(abs(then - now), "usd"),
        way=_instead(merit.decision),
        rest=rest.format(sum=number_in_words(abs(then), "usd")),
    )
    return f"{_with_end(merit, text) if then >= 0.0 else text}."


def in_weeks_held(merit: Merit) -> str:
    """Where every condition stands alike in both games: how long the fear would have held."""
    decision, f = merit.decision, merit.f
    told = _("Week {week}: {decision}. {way} {turned}").format(
        week=decision.week,
        decision=decision.text,
        way=_begun(_instead(decision)),
        turned=_end_instead(merit),
    )
    if int(merit.table.world["ending"][f]) != FEAR:
        return f"{told}."
    weeks = merit.table.compiled.scenario.firms[merit.table.catalogue.firms[f]].fear.weeks
    more = _("{told} by then: what you dreaded would have held for {held} of {weeks} weeks.")
    return more.format(told=told, held=int(merit.other["fear_met"][0, f]), weeks=weeks)


def in_figures(merit: Merit, condition: Condition, mornings: Sequence[Records]) -> str:
    """The figure of the condition that tells, in both games, against its bar where that differs.

    `mornings` are the worlds without the decision, from its own week's morning to today.
    """
    table = merit.table
    there = lookup_in(table.compiled, merit.other)
    bars = condition.bar(there), condition.bar(table.lookup)
    node = min(bars, key=lambda bar: bar.margin).node  # where it stands worse
    text = _("Week {week}: {decision}. {way} {figures}").format(
        week=merit.decision.week,
        decision=merit.decision.text,
        way=_begun(_instead(merit.decision)),
        figures=_figures(table, node, there),
    )
    return f"{_with_end(merit, text)}{_set_off(merit, condition, mornings)}."


def _figures(table: Table, node: Node, there: Lookup) -> str:
    """ "Ada: value would be $5B, not $4B", each against its bar where the bar differs."""
    first = node.first if isinstance(node, Compare) else node
    name, unit = in_words(table.compiled, first), unit_of(first)
    now, bar = figures_of(node, table.lookup)
    then, other_bar = figures_of(node, there)
    if not is_measured(node) or abs(bar - other_bar) <= _SAME * max(abs(bar), abs(other_bar)):
        return _("{figure} would be {then}, not {now}").format(
            figure=name, then=told_apart(then, now, unit), now=told_apart(now, then, unit)
        )
    text = _("{figure} would be {then} against a bar of {other_bar}{part}, not {now} against {bar}")
    text += "{more}"
    return text.format(
        figure=name,
        then=told_apart(then, other_bar, unit),
        other_bar=number_in_words(other_bar, unit),
        part=_part(node, then, other_bar),
        now=told_apart(now, bar, unit),
        bar=number_in_words(bar, unit),
        more=_part(node, now, bar),
    )


def _part(node: Node, figure: float, bar: float) -> str:
    """A figure as a part of a bar that it is to rise to; "" where that says nothing."""
    if rises_of(node) <= 0.0 or bar <= 0.0 or figure < 0.0:
        return ""
    return _(" ({part:.1%} of it)").format(part=figure / bar)


def _instead(decision: Decision) -> str:
    way = _("with “{answer}” instead") if decision.otherwise else _("without it")
    return way.format(answer=decision.otherwise)


def _begun(text: str) -> str:
    """A sentence's beginning; what is quoted in it stays as it is."""
    return text[:1].upper() + text[1:]


def _with_end(merit: Merit, text: str) -> str:
    turned = _end_instead(merit)
    return _("{text}, and {turn}").format(text=text, turn=turned) if turned else text


def _end_instead(merit: Merit) -> str:
    """What would have come instead of the end that came; "" for the same."""
    ended, would = int(merit.table.world["ending"][merit.f]), int(merit.other["ending"][0, merit.f])
    if ended == would:
        return ""
    if would >= OF_SCENARIO:
        name = merit.table.catalogue.firm_name(merit.f)
        title = in_chiefs_words(end_of(merit.table.compiled, would - OF_SCENARIO).title, name)
        return _("the end would have been “{title}”").format(title=title)
    if would == NO_ENDING and ended == AMBITION:
        return _("your ambition would not have come true")
    if would == NO_ENDING and merit.other["status"][0, merit.f] != ACTIVE:
        return ""
    told = {
        AMBITION: _("your ambition would have come true"),
        FEAR: _("what you dread would have come true"),
        INSOLVENCY: _("the firm would have been insolvent"),
        SOLD: _("the firm would have been sold"),
        NO_ENDING: _("it would not have come to this end"),
    }
    return told.get(would, "")


def _set_off(merit: Merit, condition: Condition, mornings: Sequence[Records]) -> str:
    """That nearly all of the difference came in one later week, and what came in it; or ""."""
    week = _week_of_step(merit, condition, mornings)
    if week is None:
        return ""
    first = merit.decision.week - 1
    real = (merit.table.past[week - 1][0], merit.table.past[week][0])
    other = (mornings[week - 1 - first][0], mornings[week - first][0])
    came, kept = (set(_events(merit.table, *pair)) for pair in (real, other))
    if came - kept:
        text = _(" – not by itself, but by what it set off in week {week}: “{event}”")
        return text.format(week=week, event=min(came - kept))
    if kept - came:
        text = _(" – not by itself, but by what it kept away in week {week}: “{event}”")
        return text.format(week=week, event=min(kept - came))
    return _(" – not by itself, but by what followed from it in week {week}").format(week=week)


def _week_of_step(merit: Merit, condition: Condition, mornings: Sequence[Records]) -> int | None:
    """The week (from 1) in which nearly all of the difference came, if that was later."""
    first, apart = merit.decision.week - 1, []
    for real, other in zip(merit.table.past[first:], mornings, strict=True):
        margins = [
            condition.bar(lookup_in(merit.table.compiled, world)).margin for world in (real, other)
        ]
        apart.append(margins[0] - margins[1])
    steps = [after - before for before, after in pairwise(apart)]
    largest = max(range(len(steps)), key=lambda place: abs(steps[place]), default=0)
    at_once = bool(steps) and steps[largest] / (apart[-1] or 1.0) >= _STEP
    return first + largest + 1 if at_once and largest >= _LATER else None


def _events(table: Table, before: Records, after: Records) -> Iterator[str]:
    """Titles of what happened between two mornings and moved something."""
    for place, event_id in enumerate(table.compiled.ids["events"]):
        event = table.compiled.scenario.events[event_id]
        if moved_by(event, place, before, after):
            yield event.title

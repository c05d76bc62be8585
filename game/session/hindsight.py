"""What a chief's decisions did, measured by playing the game again without each of them.

Invariant: everybody else gives the orders of the game and chance falls as it did, so that
the whole difference is the decision's; the game itself stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from game.compiled.layout import Records
from game.compiled.sizes import MONEY
from game.compiled.world import ACTIVE, AMBITION, NO_ENDING
from game.engine.turn import close_week, open_week
from game.scenario.condition_nodes import Compare
from game.scenario.condition_values import evaluate
from game.session.coding import encode
from game.session.comparisons import Comparison
from game.session.decisions import Decision, Weeks, decisions_of
from game.session.figures import in_words, lookup_in, unit_of
from game.session.numbers import number_in_words
from game.session.views.table import Table
from game.words import _

_NAMED = 6
"""Decisions told at most."""
_LEAST = 0.01
"""Part of a figure below which what a decision did to it is not told."""
_BESIDE = 0.1
"""Part of the largest effect below which another is not worth a word beside it."""


@frozen
class Effect:
    """What one decision did to one figure: how it stands, and how it would without."""

    decision: Decision
    text: str
    weight: float
    turned: bool
    """Whether the end would have been another one."""


def told(table: Table, firm: str, parts: Sequence[Comparison], weeks: Weeks) -> list[str]:
    """Sentences on the decisions that did most to the figures of `parts`, largest first.

    Without parts, what counts is the cash that was there or missing.
    """
    if len(table.past) != len(weeks) + 1:
        return []
    best: dict[str, Effect] = {}
    for decision in decisions_of(table, firm, weeks):
        for effect in _effects(table, firm, parts, decision, _without(table, weeks, decision)):
            known = best.get(decision.text)
            if known is None or _rank(effect) < _rank(known):
                best[decision.text] = effect
    most = max((effect.weight for effect in best.values()), default=0.0)
    worth = [e for e in best.values() if e.turned or e.weight >= _BESIDE * most]
    return [effect.text for effect in sorted(worth, key=_rank)[:_NAMED]]


def _rank(effect: Effect) -> tuple[bool, float, int]:
    return not effect.turned, -effect.weight, effect.decision.week


def _without(table: Table, weeks: Weeks, decision: Decision) -> Records:
    """Today's world had the decision not been taken."""
    first, rules = decision.week - 1, table.compiled.rules
    world = table.past[first].copy()
    for week in range(first, len(weeks)):
        given = [other for order in weeks[week] if (other := decision.without(week, order))]
        if week == first:
            given.extend(decision.instead)
        close_week(rules, world, encode(table.catalogue, given))
        if week + 1 < table.compiled.scenario.turns:
            open_week(rules, world)
    return world


def _effects(
    table: Table, firm: str, parts: Sequence[Comparison], decision: Decision, other: Records
) -> Iterator[Effect]:
    f = table.catalogue.place("firms", firm)
    turned = _turned(table, f, other)
    if not parts:
        now, then = _purse(table.past[-1], f), _purse(other, f)
        yield from _effect(_("cash less what is missing"), "usd", now, then, decision, turned)
        return
    lookup = lookup_in(table.compiled, other)
    for part in parts:
        node = part.node.first if isinstance(part.node, Compare) else part.node
        now, then = evaluate(node, table.lookup), evaluate(node, lookup)
        yield from _effect(
            in_words(table.compiled, node), unit_of(node), now, then, decision, turned
        )


def _purse(world: Records, f: int) -> float:
    """Cash, or what was missing when the firm failed; US dollars."""
    return float(world["balance"][0, MONEY, f] - world["shortfall"][0, f]) * 1000.0


def _turned(table: Table, f: int, other: Records) -> str:
    """What would have come instead of the end that came; "" for the same."""
    ended, would = int(table.world["ending"][f]), int(other["ending"][0, f])
    if ended == would:
        return ""
    if would == AMBITION:
        return _("your ambition would have come true")
    if would == NO_ENDING and other["status"][0, f] == ACTIVE:
        return _("it would not have come to this end")
    return ""


def _effect(
    name: str, unit: str, now: float, then: float, decision: Decision, turned: str
) -> Iterator[Effect]:
    size = abs(now - then) / max(abs(now), abs(then), 1e-12)
    if size < _LEAST and not turned:
        return
    way = _("with “{answer}” instead") if decision.otherwise else _("without it")
    text = _("Week {week}: {decision}. {way} {figure} would be {then}, not {now}").format(
        week=decision.week,
        decision=decision.text,
        way=way.format(answer=decision.otherwise).capitalize(),
        figure=name,
        then=number_in_words(then, unit),
        now=number_in_words(now, unit),
    )
    if turned:
        text = _("{text}, and {turn}").format(text=text, turn=turned)
    yield Effect(decision, f"{text}.", size, bool(turned))

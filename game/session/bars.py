"""How far a goal is from its bars: the one measure by which a chief's decisions are judged.

Invariant: a margin is below zero exactly where its condition stands against the chief, so that
the least margin is below zero exactly where the whole goal is missed.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from game.scenario.condition_nodes import And, Compare, Node, Not, Or
from game.scenario.condition_values import evaluate
from game.session.figures import Lookup, unit_of

_RISES = {">": 1.0, ">=": 1.0, "<": -1.0, "<=": -1.0}
_EDGE = 1e-9
"""Margin of a condition that stands at its very bar, on the side where it stands."""
_FELT = 0.01
"""Part of a bar below which a difference of margins counts for nothing."""


@frozen
class Aim:
    """A condition a chief wishes to come true, or dreads to."""

    node: Node
    wished: bool = True


@frozen
class Bar:
    """What decides one condition of an aim: the comparison, and its margin.

    The margin is a part of the bar, above zero where it stands as the chief wishes; 1 or -1
    where there is nothing to measure but so or not so.
    """

    node: Node
    margin: float


@frozen
class Condition:
    """One condition of an aim, by its place."""

    aim: Aim
    place: int

    def bar(self, lookup: Lookup) -> Bar:
        """What decides it in the world that `lookup` reads."""
        return bars_of(self.aim, lookup)[self.place]


@frozen
class Gap:
    """Where two games differ first: the place of the condition, and by what part of its bar."""

    place: int
    by: float
    """Above zero where the first of the two games stands better."""


def bars_of(aim: Aim, lookup: Lookup) -> tuple[Bar, ...]:
    """What decides each condition that has to hold, or that must not come true, in their order."""
    kind = And if aim.wished else Or
    return tuple(_bar(part, lookup, aim.wished) for part in _conditions(aim.node, kind))


def _conditions(node: Node, kind: type[And | Or]) -> tuple[Node, ...]:
    if not isinstance(node, And | Or) or not isinstance(node, kind):
        return (node,)
    return tuple(leaf for part in node.parts for leaf in _conditions(part, kind))


def _bar(node: Node, lookup: Lookup, wished: bool) -> Bar:
    if isinstance(node, Not):
        return _bar(node.operand, lookup, not wished)
    if isinstance(node, And | Or):
        all_count = isinstance(node, And) == wished
        bars = [_bar(part, lookup, wished) for part in node.parts]
        return (min if all_count else max)(bars, key=lambda bar: bar.margin)
    holds = (evaluate(node, lookup) != 0.0) == wished
    far = _far(node, lookup)
    return Bar(node, max(far, _EDGE) if holds else -max(far, _EDGE))


def _far(node: Node, lookup: Lookup) -> float:
    """How far a comparison's figure is from its bar, as a part of the bar; 1.0 for so or not so."""
    if not is_measured(node):
        return 1.0
    now, bar = figures_of(node, lookup)
    return abs(now - bar) / (abs(bar) or max(abs(now), _EDGE))


def is_measured(node: Node) -> bool:
    """Whether it is one figure against one bar, and more than so or not so."""
    plain = isinstance(node, Compare) and len(node.operators) == 1
    return plain and rises_of(node) != 0.0 and unit_of(node.first) != "flag"  # type: ignore[union-attr]


def rises_of(node: Node) -> float:
    """1 where more is asked for, -1 where less, 0 where neither."""
    return _RISES.get(node.operators[0], 0.0) if isinstance(node, Compare) else 0.0


def figures_of(node: Node, lookup: Lookup) -> tuple[float, float]:
    """The figure and the bar of a comparison; what is so or not so is against 1."""
    if not isinstance(node, Compare):
        return evaluate(node, lookup), 1.0
    return evaluate(node.first, lookup), evaluate(node.others[-1], lookup)


def gap(one: Sequence[Bar], other: Sequence[Bar]) -> Gap | None:
    """Where two games differ that counts; None for nowhere.

    While a goal is missed in either, what counts is what is missing: the farthest from its bar
    first, and where both stand alike the next. Where it is reached in both, the nearest counts.
    """
    missed = any(bar.margin < 0.0 for bar in (*one, *other))
    first, second = (_ranked(bars, capped=missed) for bars in (one, other))
    for (mine, here), (theirs, there) in zip(first, second, strict=True):
        by = mine - theirs
        if abs(by) >= _FELT:
            return Gap(there if by > 0.0 else here, by)
        if not missed:
            return None
    return None


def _ranked(bars: Sequence[Bar], *, capped: bool) -> list[tuple[float, int]]:
    """Margins, least first, each with its place; with `capped`, what is reached counts as 0."""
    margins = [min(bar.margin, 0.0) if capped else bar.margin for bar in bars]
    return sorted((margin, place) for place, margin in enumerate(margins))

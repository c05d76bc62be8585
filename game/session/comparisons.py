"""The comparisons an ambition or a fear is made of, each with today's figure in words.

Invariant: whether a comparison holds is what the condition's program would find.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from game.scenario.condition_nodes import And, Compare, Node, Number, Or, of_firm
from game.scenario.condition_values import evaluate
from game.scenario.conditions import parse_condition
from game.session.figures import flag_in_words, in_words, unit_of
from game.session.numbers import number_in_words, told_apart
from game.words import N_, _

if TYPE_CHECKING:
    from game.session.views.table import Table

_WORDS = {
    ">": N_("above"),
    "<": N_("below"),
    "≥": N_("at least"),
    "≤": N_("at most"),
    "=": N_("at exactly"),
}


@frozen
class Comparison:
    """One comparison: the node, its words, the figure compared or "", whether it holds."""

    node: Node
    text: str
    now: str
    holds: bool


def comparisons(table: Table, f: int, which: str) -> list[Comparison]:
    """Every comparison in the "ambition" or "fear" of firm `f`, in their order."""
    firm = table.compiled.scenario.firms[table.catalogue.firms[f]]
    when = firm.ambition.when if which == "ambition" else firm.fear.when
    return comparisons_in(table, f, when)


def comparisons_in(table: Table, f: int, when: str) -> list[Comparison]:
    """Every comparison in a condition in which `self` is firm `f`; none in an empty one."""
    if not when:
        return []
    node = of_firm(parse_condition(when), table.catalogue.firms[f])
    return list(_leaves(table, node, counts=True))


def _leaves(table: Table, node: Node, *, counts: bool) -> Iterator[Comparison]:
    """Comparisons in `node`; those of an alternative that fails do not hold by themselves."""
    if isinstance(node, And | Or):
        for part in node.parts:
            alone = isinstance(node, And) or evaluate(part, table.lookup) != 0.0
            yield from _leaves(table, part, counts=counts and alone)
    else:
        yield _comparison(table, node, counts=counts)


def _comparison(table: Table, node: Node, *, counts: bool) -> Comparison:
    holds = counts and evaluate(node, table.lookup) != 0.0
    text = in_words(table.compiled, node)
    if not isinstance(node, Compare):
        return Comparison(node, text, "", holds)
    if unit_of(node.first) == "flag":
        return Comparison(node, flag_in_words(table.compiled, node, table.lookup), "", holds)
    for sign, word in _WORDS.items():
        text = text.replace(f" {sign} ", f" {_(word)} ")
    other = node.others[-1]
    now = told_apart(
        evaluate(node.first, table.lookup), evaluate(other, table.lookup), unit_of(node.first)
    )
    if not isinstance(other, Number):
        now = _("{now} against {other}").format(now=now, other=_figure(table, other))
    return Comparison(node, text, now, holds)


def _figure(table: Table, node: Node) -> str:
    return number_in_words(evaluate(node, table.lookup), unit_of(node))


def standing(part: Comparison) -> str:
    """A comparison with its figure, where it compares one."""
    if not part.now:
        return part.text
    return _("{condition} (it stands at {now})").format(condition=part.text, now=part.now)


def held_in_words(
    table: Table, f: int, which: str, told: Callable[[Comparison], str] = standing
) -> str:
    """What holds of the "ambition" or "fear" of firm `f`, joined as the condition joins it."""
    firm = table.compiled.scenario.firms[table.catalogue.firms[f]]
    when = firm.ambition.when if which == "ambition" else firm.fear.when
    if not when:
        return ""
    return _held(table, of_firm(parse_condition(when), table.catalogue.firms[f]), told)


def _held(table: Table, node: Node, told: Callable[[Comparison], str]) -> str:
    """The comparisons of `node` that hold; of alternatives that fail, nothing."""
    if not isinstance(node, And | Or):
        part = _comparison(table, node, counts=True)
        return told(part) if part.holds else ""
    anyhow = isinstance(node, And)
    parts = [part for part in node.parts if anyhow or evaluate(part, table.lookup) != 0.0]
    texts = [_held(table, part, told) for part in parts]
    grouped = [
        f"({text})" if isinstance(part, And | Or) and len(parts) > 1 else text
        for part, text in zip(parts, texts, strict=True)
        if text
    ]
    return (_(" and ") if anyhow else _(" or ")).join(grouped)

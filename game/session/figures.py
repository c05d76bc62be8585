"""Today's figures of the world by the names that conditions use.

Invariant: a figure here equals what the engine's condition programs read, in
the unit people use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import attrs

from game.compiled.build import Compiled
from game.compiled.layout import Records
from game.compiled.programs import quantity_of
from game.compiled.quantities import QUANTITIES, QUANTITY_BY_NAME, name_of
from game.compiled.sizes import CHOICES, EVENTS
from game.engine.turn import read_quantities
from game.scenario.condition_nodes import (
    And,
    Binary,
    Call,
    Compare,
    Name,
    Node,
    Not,
    Number,
    Or,
    Unary,
    children_of,
)
from game.scenario.condition_values import evaluate
from game.scenario.conditions import parse_condition
from game.session.numbers import number_in_words, told_apart
from game.session.view import Term
from game.words import N_, _

Lookup = Callable[[tuple[str, ...]], float]
"""Today's figure of a quantity by its path."""


def lookup_in(compiled: Compiled, world: Records) -> Lookup:
    """A function from a quantity's path to its figure in `world`."""
    figures = read_quantities(world, len(QUANTITIES), EVENTS * CHOICES)

    def lookup(path: tuple[str, ...]) -> float:
        quantity, place = quantity_of(path, compiled.places)
        return float(figures[quantity, place])

    return lookup


def terms_of(compiled: Compiled, text: str, lookup: Lookup) -> tuple[Term, ...]:
    """The parts of a condition that must hold together, each with today's figure."""
    terms = []
    for node in _parts(parse_condition(text)):
        compared = list(_compared(node))
        now = evaluate(compared[0][0], lookup)
        holds = evaluate(node, lookup) != 0.0
        shown = ", ".join(_told(part, bounds, lookup) for part, bounds in compared)
        text = _with_sums(compiled, in_words(compiled, node), compared, lookup)
        if isinstance(node, Compare) and unit_of(node.first) == "flag":
            text = flag_in_words(compiled, node, lookup)
        about, rises, bound = _aim(node, lookup)
        brief = in_brief(text)
        told = Term(text=text, now=now, shown=shown, holds=holds, per_share=_per_share(node, about))
        terms.append(attrs.evolve(told, brief=brief, about=about, rises=rises, bound=bound))
    return tuple(terms)


def _aim(node: Node, lookup: Lookup) -> tuple[tuple[str, ...], int, float]:
    """The quantity that one plain comparison is about, which way it is to go, and how far."""
    if not isinstance(node, Compare) or not isinstance(node.first, Name) or len(node.others) != 1:
        return (), 0, 0.0
    rises = {">": 1, ">=": 1, "<": -1, "<=": -1}.get(node.operators[0], 0)
    return node.first.path, rises, evaluate(node.others[0], lookup)


def _per_share(node: Node, about: tuple[str, ...]) -> bool:
    """Whether the bound names what the firm's shares of today were worth at the start."""
    if isinstance(node, Name):
        return node.path == (*about[:-1], "start_value")
    return bool(about) and any(_per_share(child, about) for child in children_of(node))


def _with_sums(
    compiled: Compiled, text: str, compared: Sequence[tuple[Node, tuple[Node, ...]]], lookup: Lookup
) -> str:
    """`text` with what each bound that is reckoned comes to: "> 137.6 (frontier − 8)"."""
    for part, bounds in compared:
        unit = unit_of(part) or next(filter(None, map(unit_of, bounds)), "")
        for bound in bounds:
            if isinstance(bound, Number | Unary):
                continue
            asked = in_words(compiled, bound, unit)
            comes_to = number_in_words(evaluate(bound, lookup), unit)
            for sign in _COMPARING:
                text = text.replace(f" {sign} {asked}", f" {sign} {comes_to} ({asked})")
    return text


_COMPARING = (">", "<", "≥", "≤")
"""How comparisons are written in words."""


def _told(part: Node, bounds: Sequence[Node], lookup: Lookup) -> str:
    """Today's figure, with digits enough to differ from what it is compared with."""
    now = evaluate(part, lookup)
    against = min(
        (evaluate(bound, lookup) for bound in bounds), key=lambda n: abs(n - now), default=0.0
    )
    return told_apart(now, against, unit_of(part))


def _compared(node: Node) -> Iterator[tuple[Node, tuple[Node, ...]]]:
    """What stands at the left of each comparison in `node` and what it is compared with.

    `node` itself, with nothing, when it compares nothing.
    """
    if isinstance(node, Compare):
        yield node.first, tuple(node.others)
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from _compared(part)
    else:
        yield node, ()


def _parts(node: Node) -> Iterator[Node]:
    if isinstance(node, And):
        for part in node.parts:
            yield from _parts(part)
    else:
        yield node


def unit_of(node: Node) -> str:
    """Unit of a value: that of the first quantity in it, unless it is a ratio of two."""
    if isinstance(node, Binary) and node.operator == "/":
        return ""
    if isinstance(node, Name):
        return QUANTITIES[QUANTITY_BY_NAME[name_of(node.path)]].unit
    units = (unit_of(child) for child in children_of(node))
    return next((unit for unit in units if unit), "")


def flag_in_words(compiled: Compiled, node: Compare, lookup: Lookup) -> str:
    """What is to be so or not so, without the number it is compared with."""
    wants = evaluate(attrs.evolve(node, first=Number(1.0)), lookup) != 0.0
    return (in_words if wants else _not_so)(compiled, node.first)


def _not_so(compiled: Compiled, node: Node) -> str:
    """That what is so or not so is not, as a person says it."""
    if isinstance(node, Name) and name_of(node.path)[1] in _ABSENT:
        thing = getattr(compiled.scenario, node.path[0])[node.path[1]].name
        return _("{thing}: {quantity}").format(thing=thing, quantity=_(_ABSENT[node.path[-1]]))
    return _("not so: {what}").format(what=in_words(compiled, node))


def in_words(compiled: Compiled, node: Node, unit: str = "") -> str:
    """A condition as a person reads it; plain numbers in it are of `unit`."""
    match node:
        case Number(value):
            return number_in_words(value, unit)
        case Name(path):
            return _name(compiled, path)
        case Unary(sign, operand):
            return f"{sign}{in_words(compiled, operand)}"
        case Not(operand):
            return _("not {part}").format(part=in_words(compiled, operand))
        case And(parts):
            return _(" and ").join(_grouped(compiled, part) for part in parts)
        case Or(parts):
            return _(" or ").join(_grouped(compiled, part) for part in parts)
        case Binary(sign, left, right):
            shown = "×" if sign == "*" else sign
            inner = unit if sign in "+-" else ""
            return f"{in_words(compiled, left, inner)} {shown} {in_words(compiled, right, inner)}"
        case Compare(Name(), _, (Number(),)) if unit_of(node.first) == "flag":
            return flag_in_words(compiled, node, _no_figure)
        case Compare(first, operators, others):
            same = unit_of(first) or next(filter(None, map(unit_of, others)), "")
            same = "" if same == "flag" else same
            text = in_words(compiled, first, same)
            for sign, other in zip(operators, others, strict=True):
                text += f" {_SIGNS.get(sign, sign)} {in_words(compiled, other, same)}"
            return text
        case Call(function, arguments):
            inner = ", ".join(in_words(compiled, part) for part in arguments)
            return f"{function}({inner})"


def _no_figure(path: tuple[str, ...]) -> float:
    """Stands in where nothing but numbers is compared with."""
    raise LookupError(path)


def in_brief(text: str) -> str:
    """A condition in words with its long names in short; "" where none is long."""
    brief = text
    for name, short in _BRIEF.items():
        brief = brief.replace(_(name), _(short))
    return "" if brief == text else brief


def _grouped(compiled: Compiled, part: Node) -> str:
    """A part of a longer condition, in brackets when it is one itself."""
    text = in_words(compiled, part)
    return f"({text})" if isinstance(part, And | Or) else text


_SIGNS = {">=": "≥", "<=": "≤", "==": "=", "!=": "≠"}


_QUANTITIES = {
    "agi": N_("general intelligence declared and verified"),
    "buyers": N_("firms that buy of it"),
    "compute": N_("own compute"),
    "net_rank": N_("rank by value, holdings netted"),
    "net_value": N_("value, holdings netted"),
    "trade_share": N_("part of all that firms buy of one another"),
    "net_cash": N_("cash less all debt"),
    "own_cash": N_("cash less all debt and what was paid for new shares"),
    "revenue": N_("revenue, averaged"),
    "founders": N_("part held by those who owned it at the start"),
    "hides_score": N_("a tuned score of its own is hidden"),
    "hides_safety": N_("thin tests of its own are hidden"),
    "hides_content": N_("loosened content of its own is hidden"),
}
"""Quantities whose key says too little."""

_ABSENT = {
    "hides_score": N_("no tuned score of its own is hidden"),
    "hides_safety": N_("no thin tests of its own are hidden"),
    "hides_content": N_("no loosened content of its own is hidden"),
    "active": N_("out of the race"),
    "released": N_("not released"),
}
"""What is so or not so, where it is not."""


_BRIEF = {
    _QUANTITIES["own_cash"]: N_("own cash"),
    _QUANTITIES["net_cash"]: N_("cash less debt"),
    _QUANTITIES["founders"]: N_("first owners' part"),
    _QUANTITIES["net_value"]: N_("net value"),
    _QUANTITIES["revenue"]: N_("revenue"),
    _ABSENT["hides_score"]: N_("no tuned score hidden"),
    _ABSENT["hides_safety"]: N_("no thin tests hidden"),
    _ABSENT["hides_content"]: N_("no loosened content hidden"),
    _ABSENT["active"]: N_("out"),
    "weeks played": N_("weeks"),
}
"""Long names, and what they are called where there is little room."""


def _name(compiled: Compiled, path: tuple[str, ...]) -> str:
    if path[0] == "events":
        event = compiled.scenario.events[path[1]]
        answer = event.choices[path[2]].title
        return _("{event}: {answer}").format(event=event.title, answer=answer)
    quantity = _(_QUANTITIES[path[-1]]) if path[-1] in _QUANTITIES else path[-1].replace("_", " ")
    if path[0] == "world":
        return _("weeks played") if path[1] == "turn" else quantity
    entry = getattr(compiled.scenario, path[0])[path[1]]
    if path[-1] == "start_value":
        return _("what {firm}'s shares were worth at the start").format(firm=entry.name)
    return _("{thing}: {quantity}").format(thing=entry.name, quantity=quantity)

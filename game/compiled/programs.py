"""Compiles conditions into postfix programs, one after another in one array.

Invariant: a program that compiles names only quantities and things that exist
and never needs more than `STACK` places; everything else is a `ConditionError`
with the column where the text goes wrong.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import define, field

from game.compiled import quantities as q
from game.compiled.quantities import ANSWER, QUANTITIES, QUANTITY_BY_NAME
from game.compiled.sizes import CODE, NOBODY, PROGRAMS
from game.scenario.condition_nodes import of_firm
from game.scenario.conditions import (
    And,
    Binary,
    Call,
    Compare,
    ConditionError,
    Name,
    Node,
    Not,
    Number,
    Or,
    Unary,
    bracket_hint,
    name_text,
    parse_condition,
)
from game.scenario.problems import nearest
from game.words import _

Places = Mapping[str, Mapping[str, int]]
"""By table ("firms", "models", "chips", "segments", "events"): place of each id.

Under "answers" that of each choice of an event, by both ids with a point between.
"""

_BINARY = {"+": q.ADD, "-": q.SUBTRACT, "*": q.MULTIPLY, "/": q.DIVIDE}
_COMPARE = {"<": q.LESS, "<=": q.LESS_EQUAL, "==": q.EQUAL, "!=": q.NOT_EQUAL}
_CALLS = {"min": q.MINIMUM, "max": q.MAXIMUM}


@define
class Programs:
    """Programs as they fill up: operations with their operands, and where each starts."""

    places: Places
    code: list[int] = field(factory=list)
    operand: list[float] = field(factory=list)
    starts: list[int] = field(factory=list)
    ends: list[int] = field(factory=list)
    full: bool = False
    """Whether there was no room for a condition."""
    _known: dict[tuple[tuple[int, float], ...], int] = field(factory=dict)

    def add(self, text: str, firm: str = "") -> int:
        """Compile `text` and return its program's place; -1 for no condition.

        `firm` is the id of whom `self` stands for. The same program is kept once. Raises
        ConditionError.
        """
        if not text:
            return NOBODY
        node = parse_condition(text)
        steps = tuple(steps_of(of_firm(node, firm) if firm else node, self.places, text))
        if steps not in self._known:
            self._known[steps] = self._append(steps)
        return self._known[steps]

    def _append(self, steps: tuple[tuple[int, float], ...]) -> int:
        if len(self.starts) >= PROGRAMS or len(self.code) + len(steps) > CODE:
            self.full = True
            raise ConditionError(_("the scenario has more conditions than there is room for"), 1)
        self.starts.append(len(self.code))
        self.code.extend(code for code, _operand in steps)
        self.operand.extend(operand for _code, operand in steps)
        self.ends.append(len(self.code))
        return len(self.starts) - 1


def steps_of(node: Node, places: Places, text: str = "") -> list[tuple[int, float]]:
    """Operations and operands that compute `node`, in postfix order. Raises ConditionError."""
    steps: list[tuple[int, float]] = []
    depth = _emit(node, places, steps, text)
    if depth > q.STACK:
        raise ConditionError(_("the condition is too deep"), 1)
    return steps


def quantity_of(path: tuple[str, ...], places: Places) -> tuple[int, int]:
    """Code and place of a named quantity such as ("firms", "nvidia", "value").

    Raises ConditionError at column 1 with the nearest valid name.
    """
    scope = path[0]
    if scope == "world" and len(path) == 2:
        return _code(scope, path[1], path), 0
    if scope == "events":
        return QUANTITY_BY_NAME[scope, ANSWER], _answer(path, places)
    if scope not in places:
        hint = _hint(scope, [*places, "world"])
        raise ConditionError(_("there is no table '{name}'").format(name=scope), 1, hint)
    if len(path) != 3:
        names = ", ".join(_names(scope))
        message = _("'{name}' must be followed by an id and one of: {names}")
        raise ConditionError(message.format(name=scope, names=names), 1)
    if path[1] not in places[scope]:
        message = _("there is no '{id}' in {scope}").format(id=path[1], scope=scope)
        raise ConditionError(message, 1, _hint(path[1], places[scope]))
    return _code(scope, path[2], path), places[scope][path[1]]


def _answer(path: tuple[str, ...], places: Places) -> int:
    """Place of an answer, named by its event and the choice."""
    answers, name = places.get("answers", {}), ".".join(path[1:])
    if len(path) != 3 or name not in answers:
        message = _("there is no answer '{name}' in events")
        raise ConditionError(message.format(name=name), 1, _hint(name, answers))
    return answers[name]


def _code(scope: str, name: str, path: tuple[str, ...]) -> int:
    code = QUANTITY_BY_NAME.get((scope, name))
    if code is None:
        message = _("there is no quantity '{path}'").format(path=name_text(path))
        raise ConditionError(message, 1, _hint(name, _names(scope)))
    return code


def _names(scope: str) -> list[str]:
    return [quantity.name for quantity in QUANTITIES if quantity.scope == scope]


def _hint(name: str, valid: Mapping[str, int] | list[str]) -> str:
    near = nearest(name, valid)
    return _("did you mean '{name}'?").format(name=near) if near else ""


def _emit(node: Node, places: Places, steps: list[tuple[int, float]], text: str) -> int:
    """Append the steps of `node`; return how many stack places they need."""
    match node:
        case Number(value):
            steps.append((q.PUSH, value))
            return 1
        case Name(path, column):
            steps.append(_load(path, column, places, text))
            return 1
        case Unary(operator, operand):
            depth = _emit(operand, places, steps, text)
            if operator == "-":
                steps.append((q.NEGATE, 0.0))
            return depth
        case Not(operand):
            depth = _emit(operand, places, steps, text)
            steps.append((q.NOT, 0.0))
            return depth
        case Compare(first, operators, others):
            return _emit_chain(first, operators, others, places, steps, text)
        case Call("abs", arguments):
            depth = _emit(arguments[0], places, steps, text)
            steps.append((q.ABSOLUTE, 0.0))
            return depth
        case _:
            parts, code = _fold(node)
            return _emit_fold(parts, code, places, steps, text)


def _fold(node: Node) -> tuple[tuple[Node, ...], int]:
    match node:
        case Binary(operator, left, right):
            return (left, right), _BINARY[operator]
        case And(parts):
            return parts, q.AND
        case Or(parts):
            return parts, q.OR
        case Call(function, arguments):
            return arguments, _CALLS[function]
        case _:
            raise TypeError(node)


def _emit_fold(
    parts: tuple[Node, ...], code: int, places: Places, steps: list[tuple[int, float]], text: str
) -> int:
    depth = _emit(parts[0], places, steps, text)
    for part in parts[1:]:
        depth = max(depth, 1 + _emit(part, places, steps, text))
        steps.append((code, 0.0))
    return depth


def _emit_chain(
    first: Node,
    operators: tuple[str, ...],
    others: tuple[Node, ...],
    places: Places,
    steps: list[tuple[int, float]],
    text: str,
) -> int:
    """`a < b < c` is `a < b and b < c`; a greater is a less with its sides exchanged."""
    depth = 0
    left = first
    for place, (operator, right) in enumerate(zip(operators, others, strict=True)):
        low, high = (right, left) if operator in (">", ">=") else (left, right)
        code = _COMPARE[{">": "<", ">=": "<="}.get(operator, operator)]
        below = 1 if place else 0
        depth = max(depth, below + _emit(low, places, steps, text))
        depth = max(depth, below + 1 + _emit(high, places, steps, text))
        steps.append((code, 0.0))
        if place:
            steps.append((q.AND, 0.0))
        left = right
    return depth


def _load(path: tuple[str, ...], column: int, places: Places, text: str) -> tuple[int, float]:
    try:
        code, place = quantity_of(path, places)
    except ConditionError as error:
        hint = error.hint or bracket_hint(text)
        raise ConditionError(error.message, column, hint) from None
    return q.LOAD + code, float(place)

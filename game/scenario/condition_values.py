"""What a condition amounts to, computed in plain Python.

Invariant: it agrees with the compiled program on every condition and every
world; a test holds the two against each other.
"""

from __future__ import annotations

import operator
from collections.abc import Callable

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
)

Lookup = Callable[[tuple[str, ...]], float]
"""Today's figure of a quantity by its path."""

_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}
_CALLS: dict[str, Callable[..., float]] = {"min": min, "max": max, "abs": abs}


def evaluate(node: Node, lookup: Lookup) -> float:
    """The value of `node`; truths are 1.0 and 0.0, a quotient by zero is 0.0."""
    match node:
        case Number(value):
            return value
        case Name(path):
            return lookup(path)
        case Unary(sign, operand):
            value = evaluate(operand, lookup)
            return -value if sign == "-" else value
        case Not(operand):
            return float(evaluate(operand, lookup) == 0.0)
        case And(parts):
            return float(all(evaluate(part, lookup) != 0.0 for part in parts))
        case Or(parts):
            return float(any(evaluate(part, lookup) != 0.0 for part in parts))
        case Binary(sign, left, right):
            return _arithmetic(sign, evaluate(left, lookup), evaluate(right, lookup))
        case Compare(first, operators, others):
            values = [evaluate(part, lookup) for part in (first, *others)]
            pairs = zip(operators, values, values[1:], strict=False)
            return float(all(_COMPARE[sign](a, b) for sign, a, b in pairs))
        case Call(function, arguments):
            return float(_CALLS[function](*(evaluate(part, lookup) for part in arguments)))


def _arithmetic(sign: str, left: float, right: float) -> float:
    if sign == "+":
        return left + right
    if sign == "-":
        return left - right
    if sign == "*":
        return left * right
    return left / right if right != 0.0 else 0.0

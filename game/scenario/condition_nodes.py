"""What a condition consists of, once read.

Invariant: nodes are frozen, know nothing of the text they came from but where a name
stood, and hold only finite numbers.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator
from typing import TypeAlias

import attrs

SELF = "self"
"""Stands for a chief's own firm in the conditions of endings."""

PLAIN_NAME = re.compile(r"[a-z][a-z0-9_]*")
"""Form of a part of a name that may stand after a dot."""


@attrs.frozen
class Number:
    """A finite number."""

    value: float


@attrs.frozen
class Name:
    """A quantity of the world, such as ("firms", "nvidia", "value")."""

    path: tuple[str, ...]
    column: int = attrs.field(default=1, eq=False)
    """Where it stands in the condition, in characters from 1."""


@attrs.frozen
class Unary:
    """A sign: `-` or `+` before a value."""

    operator: str
    operand: Node


@attrs.frozen
class Binary:
    """Arithmetic: `+`, `-`, `*` or `/`; dividing by 0 gives 0."""

    operator: str
    left: Node
    right: Node


@attrs.frozen
class Compare:
    """Comparisons in a chain: `a < b <= c` is true if both hold."""

    first: Node
    operators: tuple[str, ...]
    """Each of `<`, `<=`, `>`, `>=`, `==`, `!=`."""
    others: tuple[Node, ...]
    """As many as there are operators."""


@attrs.frozen
class And:
    """True if all parts are other than 0."""

    parts: tuple[Node, ...]


@attrs.frozen
class Or:
    """True if any part is other than 0."""

    parts: tuple[Node, ...]


@attrs.frozen
class Not:
    """True if the operand is 0."""

    operand: Node


@attrs.frozen
class Call:
    """A function: `min` or `max` of two or more values, `abs` of one."""

    function: str
    arguments: tuple[Node, ...]


Node: TypeAlias = Number | Name | Unary | Binary | Compare | And | Or | Not | Call


def names_of(node: Node) -> Iterator[Name]:
    """Yield every name in `node`, from left to right."""
    if isinstance(node, Name):
        yield node
    for child in children_of(node):
        yield from names_of(child)


def of_firm(node: Node, firm: str) -> Node:
    """`node` with `self` standing for the firm of that id."""
    if isinstance(node, Name):
        named = node.path[0] == SELF
        return Name(("firms", firm, *node.path[1:]), node.column) if named else node
    parts = [of_firm(child, firm) for child in children_of(node)]
    match node:
        case Unary() | Not():
            return attrs.evolve(node, operand=parts[0])
        case Binary():
            return attrs.evolve(node, left=parts[0], right=parts[1])
        case Compare():
            return attrs.evolve(node, first=parts[0], others=tuple(parts[1:]))
        case And() | Or():
            return attrs.evolve(node, parts=tuple(parts))
    return attrs.evolve(node, arguments=tuple(parts)) if isinstance(node, Call) else node


def children_of(node: Node) -> tuple[Node, ...]:
    """Return the nodes directly within `node`, from left to right."""
    match node:
        case Unary() | Not():
            return (node.operand,)
        case Binary():
            return (node.left, node.right)
        case Compare():
            return (node.first, *node.others)
        case And() | Or():
            return node.parts
        case Call():
            return node.arguments
        case _:
            return ()


def name_text(path: tuple[str, ...]) -> str:
    """Write the name `path` as a condition has it: `models["llama-4"].released`."""
    parts = [f".{part}" if _is_plain(part) else f'["{part}"]' for part in path]
    return "".join(parts).removeprefix(".")


def _is_plain(part: str) -> bool:
    """Tell whether `part` may stand after a dot."""
    return bool(PLAIN_NAME.fullmatch(part)) and not keyword.iskeyword(part)

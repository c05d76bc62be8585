"""The condition language of events, ambitions and fears.

    models["llama-4"].released and firms.nvidia.value < 0.9 * min(firms.nvidia.start, 3e12)

Numbers, names of quantities, `+ - * /`, comparisons (chained ones too), `and`, `or`,
`not`, `min`, `max`, `abs` and parentheses. An id that is not a plain word stands in
brackets and quotes. A truth is 1, anything but 0 is true, and dividing by 0 gives 0.

Invariant: a text becomes nodes of `condition_nodes` or a `ConditionError`; nothing of it is
ever executed. The grammar is read by Python's own parser, of whose output only what is
listed above is let through.
"""

from __future__ import annotations

import ast
import re
import warnings
from functools import lru_cache

from game.scenario.condition_nodes import (
    PLAIN_NAME,
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
    name_text,
    names_of,
)
from game.scenario.keys import ENTRY_ID
from game.scenario.problems import shorten
from game.words import N_, _

__all__ = [
    "And",
    "Binary",
    "Call",
    "Compare",
    "ConditionError",
    "Name",
    "Node",
    "Not",
    "Number",
    "Or",
    "Unary",
    "bracket_hint",
    "children_of",
    "name_text",
    "names_of",
    "parse_condition",
]

MOST_CHARACTERS = 500
"""Most characters of a condition."""

MOST_DEPTH = 20
"""Most operations within each other; a chain such as a + b + c counts as one."""

MOST_NODES = 200
"""Most numbers, names and operations of a condition."""

LARGEST_NUMBER = 1e300
"""Largest number a condition may hold, so that a few operations do not overflow."""

_ARGUMENTS = {
    "min": (2, 16, N_("two values or more")),
    "max": (2, 16, N_("two values or more")),
    "abs": (1, 1, N_("one value")),
}
"""Least and most arguments of each function, and how to say so."""


class ConditionError(Exception):
    """A condition cannot be read: what is wrong, at which character from 1, what would be right."""

    def __init__(self, message: str, column: int, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.column = column
        self.hint = hint


@lru_cache(maxsize=2048)
def parse_condition(text: str) -> Node:
    """Read a condition; raises `ConditionError` if it is not one."""
    _refuse_foreign(text)
    # Line breaks become spaces, so that a condition may be written over several lines.
    line = re.sub(r"[\n\t]", " ", text)
    start = len(line) - len(line.lstrip(" "))
    tree = _python_tree(line[start:], start)
    return _Reader(line[start:].encode(), start).node(tree, 1)


_NOT_PLAIN = re.compile(r"([a-z_]+)\.([a-z0-9_]*-[a-z0-9_-]*[a-z0-9]|[0-9][a-z0-9_-]*)\b")


def bracket_hint(text: str) -> str:
    """Return a hint for a condition that may have an id with a hyphen after a dot, or "".

    For a caller who does not know a name: `firms.open-ai.cash` reads as a difference.
    """
    if not (found := _NOT_PLAIN.search(text)):
        return ""
    written = f'{found[1]}["{found[2]}"]'
    return _("ids that are not plain words stand in brackets: {name}").format(name=written)


# What people write who know other languages.

_FOREIGN: tuple[tuple[str, str], ...] = (
    (r"&&", N_("write 'and'")),
    (r"\|\|", N_("write 'or'")),
    (r"!(?!=)", N_("write 'not', or '!=' for unequal")),
    (r"<>", N_("write '!=' for unequal")),
    (r"[≤≥≠]", N_("write '<=', '>=' or '!='")),
    (
        r":=|(?<![<>=!:])=(?!=)|=>|=<|===",
        N_("write '==' to compare, '<=' or '>=' for at most or least"),
    ),
    (r"\?", N_("join conditions with 'and', 'or' and 'not'")),
    (r"#", N_("a condition holds no comments")),
    (r"%", N_("write a part of one: 0.05 for five per cent")),
    (r";", N_("join conditions with 'and', 'or' and 'not'")),
    (r"[{}$@\\`]", ""),
)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


def _refuse_foreign(text: str) -> None:
    """Refuse a text that is empty, too long, or holds signs this language does not have."""
    if not text.strip():
        raise ConditionError(_("the condition is empty"), 1)
    if len(text) > MOST_CHARACTERS:
        message = _("a condition of {n} characters; {most} is the most")
        raise ConditionError(message.format(n=len(text), most=MOST_CHARACTERS), 1)
    if hidden := next((sign for sign in text if not sign.isprintable() and sign not in "\n\t"), ""):
        raise ConditionError(_("an invisible character stands here"), text.index(hidden) + 1)
    bare = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)
    for pattern, hint in _FOREIGN:
        if found := re.search(pattern, bare):
            message = _("'{sign}' means nothing in a condition").format(sign=found[0])
            raise ConditionError(message, found.start() + 1, _(hint) if hint else "")


def _python_tree(line: str, start: int) -> ast.expr:
    """Return what Python's parser makes of `line`, which begins after `start` characters."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Python warns of things like `1is 2`
            return ast.parse(line, mode="eval").body
    except SyntaxError as error:
        if not error.offset or error.offset > len(line):
            message, column = _("the condition ends too early"), len(line)
        else:
            message, column = _("the condition cannot be read here"), error.offset
        raise ConditionError(message, start + column, _guess(line)) from None
    except (ValueError, RecursionError, MemoryError):
        raise ConditionError(_("the condition cannot be read"), start + 1) from None


def _guess(line: str) -> str:
    """Return a hint for a condition that Python's parser refused."""
    if line.count("(") != line.count(")"):
        return _("are all parentheses closed?")
    return bracket_hint(line)


# From Python's nodes to ours.

_BINARY: dict[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
}
_COMPARE: dict[type[ast.cmpop], str] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}
_SIGN: dict[type[ast.unaryop], str] = {ast.USub: "-", ast.UAdd: "+"}
_REFUSED: tuple[tuple[type[ast.AST] | tuple[type[ast.AST], ...], str, str], ...] = (
    (ast.Pow, N_("powers are not part of conditions"), N_("multiply: x * x")),
    (ast.FloorDiv, N_("'//' is not part of conditions"), N_("write '/'")),
    ((ast.BitAnd, ast.BitOr), N_("'&' and '|' mean nothing here"), N_("write 'and' or 'or'")),
    ((ast.Is, ast.IsNot), N_("'is' means nothing here"), N_("write '==' or '!='")),
    (
        (ast.In, ast.NotIn),
        N_("'in' means nothing here"),
        N_("compare with '==' and join with 'or'"),
    ),
    (ast.IfExp, N_("'if' and 'else' mean nothing here"), N_("use 'and', 'or' and 'not'")),
    (ast.Lambda, N_("'lambda' means nothing here"), ""),
    ((ast.Tuple, ast.List), N_("a condition holds no lists"), N_("decimals have a point: 1.5")),
    (ast.JoinedStr, N_("a text cannot stand here"), ""),
)


class _Reader:
    """Turns Python's nodes of one condition into ours."""

    def __init__(self, line: bytes, start: int) -> None:
        self._line = line
        self._start = start
        self._nodes = 0

    def node(self, tree: ast.expr, depth: int) -> Node:
        """Return the node for `tree`, which lies within `depth` - 1 others."""
        self._nodes += 1
        if depth > MOST_DEPTH:
            raise self._error(tree, _("more than {n} operations nest").format(n=MOST_DEPTH))
        if self._nodes > MOST_NODES:
            raise self._error(tree, _("more than {n} parts").format(n=MOST_NODES))
        found: Node
        match tree:
            case ast.Constant():
                found = Number(self._number(tree))
            case ast.Name() | ast.Attribute() | ast.Subscript():
                found = Name(self._path(tree), self._column(tree))
            case ast.UnaryOp():
                found = self._unary(tree, depth)
            case ast.BinOp():
                found = self._binary(tree, depth)
            case ast.BoolOp():
                parts = self._all(tree.values, depth + 1)
                found = And(parts) if isinstance(tree.op, ast.And) else Or(parts)
            case ast.Compare():
                found = self._compare(tree, depth)
            case ast.Call():
                found = self._call(tree, depth)
            case _:
                raise self._refusal(tree, tree)
        return found

    def _all(self, trees: list[ast.expr], depth: int) -> tuple[Node, ...]:
        return tuple(self.node(tree, depth) for tree in trees)

    def _number(self, tree: ast.Constant) -> float:
        value = tree.value
        if isinstance(value, bool) or value is None or value is ...:
            raise self._error(tree, _("write 1 for true and 0 for false"))
        if isinstance(value, str | bytes):
            hint = _('a text stands only in brackets after a name: models["llama-4"]')
            raise self._error(tree, _("a text cannot stand here"), hint)
        if isinstance(value, complex) or not abs(value) <= LARGEST_NUMBER:
            raise self._error(tree, _("this is not a number that can be used here"))
        return float(value)

    def _path(self, tree: ast.expr) -> tuple[str, ...]:
        """Return the parts of the name that `tree` spells."""
        match tree:
            case ast.Name(id="true" | "false"):
                raise self._error(tree, _("write 1 for true and 0 for false"))
            case ast.Name(id=part):
                return (self._part(tree, part),)
            case ast.Attribute(value=inner, attr=part):
                return (*self._path(inner), self._part(tree, part))
            case ast.Subscript(value=inner, slice=ast.Constant(value=str(part))):
                return (*self._path(inner), self._id(tree, part))
            case ast.Subscript():
                hint = _('write the id in quotes: models["llama-4"]')
                raise self._error(tree, _("only an id can stand in brackets"), hint)
        raise self._error(tree, _("only a name can stand before a dot or bracket"))

    def _id(self, tree: ast.expr, part: str) -> str:
        if not ENTRY_ID.fullmatch(part):
            message = _("'{name}' is not an id").format(name=shorten(part))
            raise self._error(tree, message, _("ids hold a-z, 0-9, '_', '.' and '-'"))
        return part

    def _part(self, tree: ast.expr, part: str) -> str:
        if not PLAIN_NAME.fullmatch(part):
            message = _("'{name}' is not a name").format(name=shorten(part))
            raise self._error(tree, message, _("names are written in small letters"))
        return part

    def _unary(self, tree: ast.UnaryOp, depth: int) -> Node:
        if isinstance(tree.op, ast.Not):
            return Not(self.node(tree.operand, depth + 1))
        if (sign := _SIGN.get(type(tree.op))) is None:
            raise self._refusal(tree, tree.op)
        return Unary(sign, self.node(tree.operand, depth + 1))

    def _binary(self, tree: ast.BinOp, depth: int) -> Node:
        if (operator := _BINARY.get(type(tree.op))) is None:
            raise self._refusal(tree, tree.op)
        # Python nests a + b + c to the left; people see one chain.
        left_depth = depth if isinstance(tree.left, ast.BinOp) else depth + 1
        left = self.node(tree.left, left_depth)
        return Binary(operator, left, self.node(tree.right, depth + 1))

    def _compare(self, tree: ast.Compare, depth: int) -> Node:
        first = self.node(tree.left, depth + 1)
        for operator in tree.ops:
            if type(operator) not in _COMPARE:
                raise self._refusal(tree, operator)
        operators = tuple(_COMPARE[type(operator)] for operator in tree.ops)
        return Compare(first, operators, self._all(tree.comparators, depth + 1))

    def _call(self, tree: ast.Call, depth: int) -> Node:
        name = tree.func.id if isinstance(tree.func, ast.Name) else ""
        if name not in _ARGUMENTS:
            hint = _("the functions are {names}").format(names=", ".join(_ARGUMENTS))
            raise self._error(tree, _("there is no such function"), hint)
        least, most, values = _ARGUMENTS[name]
        if tree.keywords or not least <= len(tree.args) <= most:
            message = _("'{name}' takes {values}").format(name=name, values=_(values))
            raise self._error(tree, message)
        return Call(name, self._all(tree.args, depth + 1))

    def _refusal(self, place: ast.expr, found: ast.AST) -> ConditionError:
        """Return the error for `found`, which is Python but no condition."""
        for kinds, message, hint in _REFUSED:
            if isinstance(found, kinds):
                return self._error(place, _(message), _(hint) if hint else "")
        return self._error(place, _("this is not part of conditions"))

    def _error(self, tree: ast.expr, message: str, hint: str = "") -> ConditionError:
        return ConditionError(message, self._column(tree), hint)

    def _column(self, tree: ast.expr) -> int:
        """Return where `tree` begins, in characters from 1; Python counts bytes."""
        return self._start + len(self._line[: tree.col_offset].decode()) + 1

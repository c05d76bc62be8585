"""What the model's keys demand of values beyond their type.

Invariant: every limit comes from the `Key` of a field; nothing about any one table is
known here. Values of a wrong type are passed over: `structure` reports those.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from types import UnionType
from typing import Any, TypeAlias, Union, get_args, get_origin, get_type_hints

import attrs

from game.scenario.inherit import Tree
from game.scenario.kept import Kept
from game.scenario.keys import ENTRY_ID, Key, key_of
from game.scenario.problems import KeyPath, Problems, did_you_mean, shorten
from game.words import _


@attrs.frozen
class _Field:
    """One field of a class of the model."""

    name: str
    type: Any
    key: Key
    default: Any


def check_values(
    cls: type, tree: Tree, problems: Problems, facts: Collection[str] | None = None
) -> bool:
    """Add an error for each value of `tree` that breaks a limit of its key in `cls`.

    `facts` are the ids that `ref="facts"` may name; None for not looking. Returns
    whether all values are within their limits.
    """
    checks = _Checks(tree, problems, facts)
    checks.value(cls, Key(doc=""), tree.data, ())
    return checks.fine


def key_at(cls: type, data: dict[str, Any], path: KeyPath) -> Key:
    """What the model says of the value at `path` of `data`; an empty key where it says nothing."""
    kind: Any = cls
    key = Key(doc="")
    value: object = data
    for part in path:
        kind = _member_for(kind, value)
        field = None
        if attrs.has(kind):
            field = next((each for each in fields_of(kind) if each.name == part), None)
        if field is not None:
            kind, key = field.type, field.key
        elif get_origin(kind) is dict:
            kind = get_args(kind)[1]
        else:
            return Key(doc="")
        value = value.get(part) if isinstance(value, dict) else None
    return key


_Names: TypeAlias = tuple[tuple[str, frozenset[str]], ...]
"""The ids in each table of a tree."""

_Against: TypeAlias = tuple[Any, Key, _Names, Collection[str] | None]
"""All that the check of a table looks at: its type and key, the ids and facts there are."""

_fine: Kept[_Against] = Kept(most=8192)
"""Tables in which nothing was wrong, and against what."""


@attrs.define
class _Checks:
    """Walks the values of one tree along the classes of the model."""

    tree: Tree
    problems: Problems
    facts: Collection[str] | None
    fine: bool = True
    _names: _Names = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        tables = self.tree.data.items()
        self._names = tuple(
            (name, frozenset(table)) for name, table in tables if isinstance(table, dict)
        )

    def value(self, kind: Any, key: Key, value: object, path: KeyPath) -> None:  # noqa: ANN401 - any type
        """Check `value`, of the declared type `kind`, and all that is in it against `key`."""
        kind = _member_for(kind, value)
        if kind is None or self.problems.full:
            return
        if isinstance(value, dict):
            self._table(kind, key, value, path)
        elif isinstance(value, list):
            for index, element in enumerate(value):
                self.value(get_args(kind)[0], key, element, (*path, index))
        elif isinstance(value, str):
            self._form(key, value, path)
            self._name(key, value, path)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            self._range(key, value, path)

    def _table(self, kind: Any, key: Key, table: dict[str, Any], path: KeyPath) -> None:  # noqa: ANN401 - any type
        """Check a table, unless the very same was found fine against the same before."""
        against = (kind, key, self._names, self.facts)
        if _fine.get(table) == against:
            return
        before, self.fine = self.fine, True
        if _has_fields(kind):
            self._fields(kind, table, path)
        else:
            self._entries(get_args(kind)[1], key, table, path)
        if self.fine and not self.problems.full:
            _fine.note(table, against)
        self.fine = self.fine and before

    def _fields(self, cls: type, table: dict[str, Any], path: KeyPath) -> None:
        for field in fields_of(cls):
            if field.name in table and table[field.name] != field.default:
                self.value(field.type, field.key, table[field.name], (*path, field.name))

    def _entries(self, kind: object, key: Key, table: dict[str, Any], path: KeyPath) -> None:
        """Check a table of entries: `key` tells which names and what values it may have."""
        of_values = attrs.evolve(key, ref=None, one_of=())
        for name, value in table.items():
            self._id(name, (*path, name))
            self._name(key, name, (*path, name))
            self.value(kind, of_values, value, (*path, name))

    def _id(self, name: str, path: KeyPath) -> None:
        if not ENTRY_ID.fullmatch(name):
            message = _("'{name}' is not an id").format(name=shorten(name))
            hint = _("ids hold a-z, 0-9, '_', '.' and '-', at most 40, a letter or digit first")
            self._error(path, message, hint)

    def _range(self, key: Key, number: float, path: KeyPath) -> None:
        if key.low is not None and number < key.low:
            message = _("{number} is too small; {low} is the least")
            self._error(path, message.format(number=number, low=key.low))
        if key.high is not None and number > key.high:
            message = _("{number} is too large; {high} is the most")
            self._error(path, message.format(number=number, high=key.high))

    def _form(self, key: Key, text: str, path: KeyPath) -> None:
        if len(text) > key.longest:
            message = _("a text of {n} characters; {most} is the most here")
            self._error(path, message.format(n=len(text), most=key.longest))
        if not key.long_text and ("\n" in text or "\t" in text):
            self._error(path, _("line breaks and tabs are not allowed in this text"))

    def _name(self, key: Key, name: str, path: KeyPath) -> None:
        """Check that `name` is one that `key` allows."""
        if key.one_of and name not in key.one_of:
            message = _("'{name}' is not allowed here").format(name=shorten(name))
            self._error(path, message, did_you_mean(name, key.one_of))
        if key.ref is None or (valid := self._valid(key.ref)) is None or name in valid:
            return
        message = _("there is no '{name}' in '{table}'")
        text = message.format(name=shorten(name), table=key.ref)
        self._error(path, text, did_you_mean(name, valid))

    def _valid(self, table: str) -> Collection[str] | None:
        """Return the ids that may be named of `table`; None if that is not to be checked."""
        if table == "facts":
            return self.facts
        entries = self.tree.data.get(table)
        return entries if isinstance(entries, dict) else ()

    def _error(self, path: KeyPath, message: str, hint: str = "") -> None:
        self.fine = False
        self.problems.error(message, at=self.tree.locate(path), key=path, hint=hint)


def _member_for(kind: Any, value: object) -> Any:  # noqa: ANN401 - any type
    """Return the member of the union `kind`, or `kind` itself, that may hold `value`, or None."""
    shape = dict if isinstance(value, dict) else list if isinstance(value, list) else object
    return _member(kind, shape)


@cache
def _member(kind: Any, shape: type) -> Any:  # noqa: ANN401 - any type
    """The same for any table (dict), any list (list) or anything else (object)."""
    if get_origin(kind) in {Union, UnionType}:
        found = (_member(member, shape) for member in get_args(kind))
        return next((member for member in found if member is not None), None)
    if shape is dict:
        return kind if _has_fields(kind) or get_origin(kind) is dict else None
    if shape is list:
        return kind if get_origin(kind) in {tuple, list} else None
    return kind if not _has_fields(kind) and get_origin(kind) not in {dict, tuple, list} else None


@cache
def _has_fields(kind: Any) -> bool:  # noqa: ANN401 - any type
    return attrs.has(kind)


@cache
def fields_of(cls: type) -> tuple[_Field, ...]:
    """Return the fields of the attrs class `cls`, with their types resolved."""
    types = get_type_hints(cls)
    return tuple(
        _Field(field.name, types[field.name], key_of(field), field.default)
        for field in attrs.fields(cls)
    )

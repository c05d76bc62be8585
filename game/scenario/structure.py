"""Values of a document turned into the classes of the model, strictly.

Invariant: a value is taken only if it is of the very type its field declares; nothing
is coerced but a whole number where a number is wanted. All that is wrong is reported
at once, each problem at the line where the value stands.
"""

from __future__ import annotations

import datetime
import enum
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.cols import homogenous_tuple_structure_factory, list_structure_factory
from cattrs.errors import (
    BaseValidationError,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
)
from cattrs.gen import make_dict_structure_fn, mapping_structure_factory

from game.scenario.changes import is_change
from game.scenario.checks import check_values
from game.scenario.inherit import Tree
from game.scenario.kept import Kept
from game.scenario.problems import KeyPath, Problems, did_you_mean, shorten
from game.words import N_, _

_C = TypeVar("_C")
_Hook = Callable[[Any, Any], Any]

_KINDS: dict[object, str] = {
    int: N_("a whole number"),
    float: N_("a number"),
    str: N_("a text"),
    bool: N_("true or false"),
    datetime.date: N_("a date such as 2025-01-20"),
    datetime.time: N_("a time"),
    list: N_("a list"),
    tuple: N_("a list"),
    dict: N_("a table"),
}
"""Types of values in a person's words."""


class _MismatchError(Exception):
    """A value is not what its field wants."""

    def __init__(self, wanted: str, found: object) -> None:
        super().__init__(wanted)
        self.wanted = wanted
        self.found = found

    def __str__(self) -> str:
        message = _("expected {wanted}, found {found}")
        return message.format(wanted=self.wanted, found=describe(self.found))


def structure(
    cls: type[_C],
    tree: Tree,
    problems: Problems,
    *,
    facts: Collection[str] | None = None,
) -> _C | None:
    """Return the values of `tree` as a `cls`, or None after adding what is wrong with them.

    Beside types it checks what the fields' keys say: ranges, choices, lengths, and that
    references name an entry. `facts` are the ids that `ref="facts"` may name; None for
    not looking. What was found when the document was read is not found again: who wants
    a faultless scenario looks at `problems.has_errors` too.
    """
    result = None
    try:
        result = _converter().structure(tree.data, cls)
    except (BaseValidationError, _MismatchError) as error:
        for path, complaint in _complaints(error, ()):
            if not problems.full:
                _report(path, complaint, tree, problems)
    return result if check_values(cls, tree, problems, facts) else None


def structure_whole(cls: type[_C], tree: Tree) -> _C:
    """Return the values of `tree`, in which `structure` has found nothing wrong, as a `cls`."""
    result: _C = _converter().structure(tree.data, cls)
    return result


def describe(value: object) -> str:
    """Return what `value` is in a person's words, such as "the text 'abc'"."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _("the text '{text}'").format(text=shorten(value, 40))
    if isinstance(value, int):
        return _("the whole number {number}").format(number=value)
    if isinstance(value, float):
        return _("the number {number}").format(number=value)
    if isinstance(value, datetime.date):
        return _("the date {date}").format(date=value)
    return _(_KINDS.get(type(value), N_("something else")))


# What is wrong, gathered from the converter's nested errors.


def _complaints(error: Exception, path: KeyPath) -> Iterator[tuple[KeyPath, Exception]]:
    """Yield each single error within `error` with the path of the value it is about."""
    if isinstance(error, ClassValidationError):
        fields, others = error.group_exceptions()
        parts: list[tuple[Exception, str | int]] = [(inner, note.name) for inner, note in fields]
    elif isinstance(error, IterableValidationError):
        elements, others = error.group_exceptions()
        parts = [(inner, note.index) for inner, note in elements]
    else:
        yield path, error
        return
    for inner, part in parts:
        yield from _complaints(inner, (*path, part))
    for inner in others:
        yield from _complaints(inner, path)


def _report(path: KeyPath, error: Exception, tree: Tree, problems: Problems) -> None:
    """Add what `error` says of the value at `path`."""
    if isinstance(error, ForbiddenExtraKeysError):
        _report_unknown(path, error, tree, problems)
    elif isinstance(error, KeyError):
        problems.error(_("this key is missing"), at=tree.locate(path), key=path)
    else:
        problems.error(str(error), at=tree.locate(path), key=path, hint=_hint(error))


def _hint(error: Exception) -> str:
    """What would be right where somebody changes a value that nobody wrote before."""
    if isinstance(error, _MismatchError) and is_change(error.found):
        return _("nothing is inherited here that could be changed; write the value itself")
    return ""


def _report_unknown(
    path: KeyPath, error: ForbiddenExtraKeysError, tree: Tree, problems: Problems
) -> None:
    """Add an error for each key of the table at `path` that its class does not have."""
    names = [field.name for field in attrs.fields(error.cl)]
    for name in sorted(error.extra_fields):
        if problems.full:
            return
        place = (*path, name)
        hint = did_you_mean(name, names)
        problems.error(_("unknown key"), at=tree.locate(place), key=place, hint=hint)


# The converter and its strict hooks.

_made: Kept[object] = Kept(most=8192)
"""What was made of a table; nobody changes an entry of a scenario."""


@cache
def _converter() -> Converter:
    """Return the converter of all scenario classes; it is built when first needed."""
    converter = Converter(detailed_validation=True, forbid_extra_keys=True)
    for kind in (int, float, str, bool, datetime.date):
        converter.register_structure_hook(kind, _exactly(kind))
    converter.register_structure_hook_factory(attrs.has)(_class_hook)
    converter.register_structure_hook_factory(_is(tuple))(_tuple_hook)
    converter.register_structure_hook_factory(_is(list))(_list_hook)
    converter.register_structure_hook_factory(_is(dict))(_dict_hook)
    converter.register_structure_hook_factory(_is(Union, UnionType))(_union_hook)
    converter.register_structure_hook_factory(_is(Literal))(_literal_hook)
    converter.register_structure_hook_factory(_is_enum)(_enum_hook)
    return converter


def _is(*origins: object) -> Callable[[Any], bool]:
    """Return a test whether a type is one of the generic types `origins`."""
    return lambda wanted: get_origin(wanted) in origins


def _is_enum(wanted: object) -> bool:
    return isinstance(wanted, type) and issubclass(wanted, enum.Enum)


def _exactly(kind: type) -> _Hook:
    """Return a hook that takes values of `kind` and of no other type."""
    taken = {int, float} if kind is float else {kind}

    def take(value: object, _wanted: object) -> object:
        if type(value) not in taken:
            raise _MismatchError(_(_KINDS[kind]), value)
        return float(value) if kind is float and isinstance(value, int) else value

    return take


def _only(kind: type, hook: _Hook) -> _Hook:
    """Return `hook` for values of `kind`; others are refused."""

    def take(value: object, wanted: object) -> object:
        if not isinstance(value, kind):
            raise _MismatchError(_(_KINDS[kind]), value)
        return hook(value, wanted)

    return take


def _class_hook(wanted: type, converter: Converter) -> _Hook:
    make: _Hook = make_dict_structure_fn(wanted, converter, _cattrs_forbid_extra_keys=True)

    def take(value: dict[str, Any], kind: Any) -> object:  # noqa: ANN401 - any type
        known = _made.get(value)
        if type(known) is not wanted:
            known = make(value, kind)
            _made.note(value, known)
        return known

    return _only(dict, take)


def _tuple_hook(wanted: type, converter: Converter) -> _Hook:
    return _only(list, homogenous_tuple_structure_factory(wanted, converter))


def _list_hook(wanted: type, converter: Converter) -> _Hook:
    return _only(list, list_structure_factory(wanted, converter))


def _dict_hook(wanted: type, converter: Converter) -> _Hook:
    return _only(dict, mapping_structure_factory(wanted, converter))


def _union_hook(wanted: object, converter: Converter) -> _Hook:
    """Return a hook that takes a value as the first member of the union that will have it."""
    members = [member for member in get_args(wanted) if member is not NoneType]
    hooks = [(member, converter.get_structure_hook(member)) for member in members]
    if len(hooks) == 1:
        return lambda value, _wanted: hooks[0][1](value, members[0])

    def take(value: object, _wanted: object) -> object:
        for member, hook in hooks:
            try:
                return hook(value, member)
            except _MismatchError:
                continue
        kinds = [_(_KINDS.get(get_origin(m) or m, N_("a table"))) for m in members]
        raise _MismatchError(_(" or ").join(kinds), value)

    return take


def _literal_hook(wanted: object, _converter: Converter) -> _Hook:
    return _one_of({value: value for value in get_args(wanted)})


def _enum_hook(wanted: type[enum.Enum], _converter: Converter) -> _Hook:
    return _one_of({member.value: member for member in wanted})


def _one_of(choices: Mapping[Any, Any]) -> _Hook:
    """Return a hook that takes the keys of `choices` and returns their values."""
    kinds = {(type(key), key): choice for key, choice in choices.items()}

    def take(value: object, _wanted: object) -> object:
        if isinstance(value, list | dict) or (type(value), value) not in kinds:
            names = ", ".join(f"'{key}'" for key in choices)
            raise _MismatchError(_("one of {names}").format(names=names), value)
        return kinds[type(value), value]

    return take

"""What a document does to a value it inherits, short of replacing it.

Invariant: a change is a table of one key, `add`, `times` or `remove`, written where the
value would stand; it is worked out on what the parents say and leaves a value of the
same kind, so nobody later can tell it from one that was written down.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable
from typing import Any, TypeGuard

from game.scenario.document import INT64_HIGH, INT64_LOW
from game.words import _

_MOST_DAYS = 36_525
"""Most days a date is moved by: a century."""


class ChangeError(Exception):
    """A change that cannot be made; the text says why, `hint` what would be right."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def is_change(value: object) -> bool:
    """Whether `value`, found where a number, date, list or table is inherited, changes it."""
    return isinstance(value, dict) and len(value) == 1 and next(iter(value)) in _CHANGES


def removes(value: dict[str, Any]) -> bool:
    """Whether the change takes away the whole value it stands for."""
    return value == {"remove": True}


def changed(old: object, change: dict[str, Any]) -> object:
    """What the inherited value `old` becomes; raises ChangeError."""
    ((name, by),) = change.items()
    return _CHANGES[name](old, by)


def _add(old: object, by: object) -> object:
    if isinstance(old, list) and isinstance(by, list):
        return [*old, *by]
    if _is_number(old) and _is_number(by):
        return _as_before(old, old + by)
    if isinstance(old, datetime.date) and type(by) is int and abs(by) <= _MOST_DAYS:
        return old + datetime.timedelta(days=by)
    raise ChangeError(
        _("nothing of this kind can be added here"),
        _("add a number to a number, a list to a list, or a number of days to a date"),
    )


def _times(old: object, by: object) -> object:
    if _is_number(old) and _is_number(by):
        return _as_before(old, old * by)
    raise ChangeError(_("only a number can be multiplied, and only by a number"))


def _remove(old: object, by: object) -> object:
    if not isinstance(old, list) or not isinstance(by, list):
        raise ChangeError(
            _("nothing of this kind can be removed here"),
            _("write { remove = true } to take the whole entry away, or a list of elements"),
        )
    for element in by:
        if element not in old:
            message = _("what is to be removed is not in the inherited list: {element}")
            raise ChangeError(message.format(element=element))
    return [element for element in old if element not in by]


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _as_before(old: object, new: float) -> object:
    """A whole number stays whole, to the nearest."""
    if not math.isfinite(new):
        raise ChangeError(_("the number that comes out is not finite"))
    if not isinstance(old, int):
        return float(new)
    if not INT64_LOW <= new <= INT64_HIGH:
        raise ChangeError(_("the whole number that comes out does not fit 64 bits"))
    return round(new)


_CHANGES: dict[str, Callable[[object, object], object]] = {
    "add": _add,
    "times": _times,
    "remove": _remove,
}

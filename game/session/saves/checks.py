"""Strict checks of what a save holds, for games about to be written and files just read.

Invariant: data that passes is plain TOML that reads back exactly equal: whole numbers
within 64 bits, finite floats, texts without control characters. No type is coerced.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from math import isfinite
from typing import TYPE_CHECKING, Any

from game.scenario.cleaning import clean
from game.words import N_, _

if TYPE_CHECKING:
    import attrs

    Check = Callable[[Any, attrs.Attribute[Any], Any], None]

INT64 = 2**63
TEXT_LENGTH = 200
"""Most characters of a text in a save."""
STACK_LENGTH = 800
"""Most characters of the id of a scenario with its mods."""
KEY_LENGTH = 80
"""Most characters of a firm's id, an order's key or a field of the snapshot."""


def one_line(value: str) -> str:
    """Return a text as one line that no terminal can be steered by; other types as they are."""
    return clean(value, long_text=False) if isinstance(value, str) else value


def tidy(value: Any) -> Any:  # noqa: ANN401 - any plain data, checked after this
    """Copy plain data with every text in it cleaned."""
    if isinstance(value, (list, tuple)):
        return [tidy(item) for item in value]
    if isinstance(value, dict):
        return {key: tidy(item) for key, item in value.items()}
    return one_line(value)


def text(least: int = 0, most: int = TEXT_LENGTH) -> Check:
    """Check for a text of `least` to `most` characters."""
    return lambda _save, field, value: need_text(value, field.name, least, most)


def whole(low: int, high: int) -> Check:
    """Check for a whole number from `low` to `high`, both included."""
    return lambda _save, field, value: need_whole(value, field.name, low, high)


def shaped(pattern: str, form: str) -> Check:
    """Check for a text that matches all of `pattern`; `form` is marked text that says so."""
    shape = re.compile(pattern, re.ASCII)

    def check(_save: object, field: attrs.Attribute[Any], value: object) -> None:
        if not isinstance(value, str) or not shape.fullmatch(value):
            raise _unfit(field.name, _(form), value)

    return check


_DIGEST = shaped("[0-9a-f]{8,128}", N_("a digest"))


def moment(_save: object, field: attrs.Attribute[Any], value: object) -> None:
    """Check for an ISO date and time in UTC."""
    try:
        fits = isinstance(value, str) and datetime.fromisoformat(value).utcoffset() == timedelta(0)
    except ValueError:
        fits = False
    if not fits:
        raise _unfit(field.name, _("a date and time in UTC"), value)


def names_by_id(_save: object, field: attrs.Attribute[Any], value: object) -> None:
    """Check for a table of texts by id."""
    for key, name in need_table(value, field.name).items():
        need_text(name, f"{field.name}.{key}", 0, TEXT_LENGTH)


def name_list(_save: object, field: attrs.Attribute[Any], value: object) -> None:
    """Check for a list of ids."""
    for place, name in enumerate(need_list(value, field.name), 1):
        need_text(name, f"{field.name}, {place}", 1, KEY_LENGTH)


def mod_list(save: object, field: attrs.Attribute[Any], value: object) -> None:
    """Check for a list of tables of an id and a digest."""
    for place, row in enumerate(need_list(value, field.name), 1):
        mod = need_table(row, f"{field.name}, {place}")
        if mod.keys() != {"id", "digest"}:
            raise _unfit(f"{field.name}, {place}", _("an id and a digest"), row)
        need_text(mod["id"], f"{field.name}, {place}, id", 1, KEY_LENGTH)
        _DIGEST(save, field, mod["digest"])


def order_list(_save: object, field: attrs.Attribute[Any], value: object) -> None:
    """Check for a list of orders, each a table with `firm`, `kind` and other single values."""
    for place, order in enumerate(need_list(value, field.name), 1):
        _need_order(order, f"{field.name}, {place}")


def order_lists(_save: object, field: attrs.Attribute[Any], value: object) -> None:
    """Check for a list of orders for each turn."""
    for turn, orders in enumerate(need_list(value, field.name), 1):
        for place, order in enumerate(need_list(orders, f"{field.name}, {turn}"), 1):
            _need_order(order, f"{field.name}, {turn}, {place}")


def digest_list(save: object, field: attrs.Attribute[Any], value: object) -> None:
    """Check for a list of digests."""
    for digest in need_list(value, field.name):
        _DIGEST(save, field, digest)


def numbers_by_field(_save: object, field: attrs.Attribute[Any], value: object) -> None:
    """Check for a table of numbers and lists of numbers."""
    for key, entry in need_table(value, field.name).items():
        where = f"{field.name}.{key}"
        for number in entry if isinstance(entry, list) else [entry]:
            if isinstance(number, bool) or not isinstance(number, (int, float)):
                raise _unfit(where, _("a number"), number)
            need_scalar(number, where)


def need_text(value: object, where: str, least: int, most: int) -> None:
    """Raise ValueError unless `value` is a text of `least` to `most` characters."""
    if not isinstance(value, str) or not least <= len(value) <= most:
        form = _("a text of {least} to {most} characters").format(least=least, most=most)
        raise _unfit(where, form, value)


def need_whole(value: object, where: str, low: int, high: int) -> None:
    """Raise ValueError unless `value` is a whole number from `low` to `high`."""
    if type(value) is not int or not low <= value <= high:
        form = _("a whole number from {low} to {high}").format(low=low, high=high)
        raise _unfit(where, form, value)


def need_scalar(value: object, where: str) -> None:
    """Raise ValueError unless `value` is a text, a truth value or a number TOML can hold."""
    if type(value) is int:
        need_whole(value, where, -INT64, INT64 - 1)
    elif type(value) is str:
        need_text(value, where, 0, TEXT_LENGTH)
    elif type(value) is float:
        if not isfinite(value):
            raise _unfit(where, _("a finite number"), value)
    elif type(value) is not bool:
        raise _unfit(where, _("a text, a number, or true or false"), value)


def need_list(value: object, where: str) -> list[object]:
    """Return `value`, or raise ValueError when it is no list."""
    if not isinstance(value, list):
        raise _unfit(where, _("a list"), value)
    return value


def need_table(value: object, where: str) -> dict[str, object]:
    """Return `value`, or raise ValueError when it is no table with clean, short keys."""
    if not isinstance(value, dict):
        raise _unfit(where, _("a table"), value)
    for key in value:
        if not isinstance(key, str) or not 0 < len(key) <= KEY_LENGTH or one_line(key) != key:
            raise _unfit(where, _("a short name as key"), key)
    return value


def _need_order(value: object, where: str) -> None:
    order = need_table(value, where)
    for key in ("firm", "kind"):
        need_text(order.get(key), f"{where}, {key}", 1, KEY_LENGTH)
    for key, entry in order.items():
        need_scalar(entry, f"{where}, {key}")


def _unfit(where: str, form: str, value: object) -> ValueError:
    found = one_line(repr(value))[:40]
    return ValueError(
        _("{where}: expected {form}, found {found}").format(where=where, form=form, found=found)
    )

"""Takes firms out of a scenario with all that speaks of them.

Invariant: what is left says nothing of the firm; whether it is still a scenario is for the
loader to say.
"""

from __future__ import annotations

import copy
import re
from typing import Any

_KEPT = ("firms", "chips", "segments")
"""Tables whose entries stay, whatever they say of the firm."""

_NAMED = ("models", "stacks", "teams")
"""Tables whose entries go with their firm, and that others name."""


def without_firm(tree: dict[str, Any], firm: str) -> dict[str, Any]:
    """A copy of a scenario's tables without the firm and every entry that names it."""
    left = copy.deepcopy(tree)
    _move_out(left, left.get("firms", {}).pop(firm, {}))
    if left.get("protagonist") == firm:
        left["protagonist"] = next(iter(left["firms"]), "")
    gone = [firm]
    while more := _drop(left, gone):
        gone.extend(more)
    for entry in [*left.get("chips", {}).values(), *left.get("firms", {}).values()]:
        _forget(entry, gone)
    for entry in left.get("firms", {}).values():
        if not entry.get("serves"):
            _move_out(left, entry)
    _replace_goals(left, gone)
    return left


def _move_out(tree: dict[str, Any], entry: dict[str, Any]) -> None:
    """The users of a firm use nobody."""
    for name, share in entry.pop("shares", {}).items():
        segment = tree["segments"][name]
        segment["outside"] = segment.get("outside", 0.0) + share


def _drop(tree: dict[str, Any], gone: list[str]) -> list[str]:
    """Take out the entries that name one of these, in place; ids that others may name."""
    dropped: list[str] = []
    for table in [table for table in tree if table not in _KEPT]:
        left = _without(tree[table], gone)
        if table in _NAMED and isinstance(left, dict):
            dropped += set(tree[table]) - set(left)
        tree[table] = left
    return dropped


def _names_any(value: object, gone: list[str]) -> bool:
    """Whether a value speaks of one of these: by its id, or within a condition or a quantity."""
    if isinstance(value, dict):
        return any(_names_any(each, gone) for each in value.values())
    if isinstance(value, list):
        return any(_names_any(each, gone) for each in value)
    return isinstance(value, str) and any(
        value == name or re.search(rf"[.\"']{re.escape(name)}\b", value) for name in gone
    )


def _without(entries: object, gone: list[str]) -> object:
    """A table, or a list of tables, without the entries that are or that name one of these."""
    if isinstance(entries, list):
        return [entry for entry in entries if not _names_any(entry, gone)]
    if not isinstance(entries, dict):
        return entries
    return {
        name: entry
        for name, entry in entries.items()
        if name not in gone and not (isinstance(entry, dict) and _names_any(entry, gone))
    }


def _forget(entry: dict[str, Any], gone: list[str]) -> None:
    """A firm or a chip that stays loses what it said of these: values, and keys of its tables."""
    for name in [name for name, value in entry.items() if value in gone]:
        del entry[name]
    for value in entry.values():
        if isinstance(value, dict):
            for name in set(gone) & set(value):
                del value[name]


def _replace_goals(tree: dict[str, Any], gone: list[str]) -> None:
    """A goal that was about the firm is about nothing any more: it never holds."""
    for entry in tree.get("firms", {}).values():
        for goal in ("ambition", "fear"):
            if _names_any(entry.get(goal, {}).get("when", ""), gone):
                entry[goal]["when"] = "world.turn < 0"

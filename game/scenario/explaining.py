"""Where a value of a scenario comes from, told for people and for programs.

Invariant: the last line of its history gives the value the game plays with.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import tomli_w

from game.scenario.explain import Explanation, explain, names_beside, path_of
from game.scenario.load import all_facts, read_stack
from game.scenario.mods import find_stack
from game.scenario.problems import Place, Problems, did_you_mean, key_text, shorten
from game.words import _

_WIDEST = 60
"""Most characters of a value on its line."""


def explained(
    name_or_path: str, key: str, problems: Problems, mods: Sequence[str] = ()
) -> Explanation | None:
    """How the value `key` of a scenario with `mods` came to be; None after adding errors."""
    stack = find_stack(name_or_path, problems, mods)
    tree = read_stack(stack, problems) if stack else None
    if tree is None:
        return None
    keys = path_of(key)
    found = explain(tree, keys) if keys else None
    if keys and found is None:
        parent, names = names_beside(tree, keys)
        message = _("there is no '{key}' in this scenario").format(key=shorten(key))
        there = key_text(parent)
        hint = did_you_mean(str(keys[len(parent)]), names)
        if there and hint:
            hint = _("in {table}: {hint}").format(table=there, hint=hint)
        problems.error(message, hint=hint)
    elif keys is None:
        hint = _("write keys joined by dots, such as firms.openai.cash")
        problems.error(_("'{key}' is not a key").format(key=shorten(key)), hint=hint)
    return found


def to_text(found: Explanation) -> str:
    """The explanation for people."""
    lines = [f"{found.name} = {value_text(found.value)}"]
    if found.key.doc:
        lines.append(f"  {found.key.doc}" + _range(found))
    lines.extend(f"  {_place(said.place)}: {said.words}" for said in found.said)
    if len({str(said.value) for said in found.said}) > 1 and not isinstance(found.value, dict):
        steps = " → ".join(value_text(said.value) for said in found.said)
        lines.append("  " + _("so: {steps}").format(steps=steps))
    facts = all_facts()
    for name in found.sources:
        fact = facts.get(name)
        told = f" ({fact.told}, {fact.date}): {fact.claim}" if fact else ""
        lines.append("  " + _("source: {name}").format(name=name) + told)
    return "\n".join(lines)


def to_plain(found: Explanation) -> dict[str, Any]:
    """The explanation as plain values."""
    return {
        "key": found.name,
        "value": _plain(found.value),
        "meaning": found.key.doc,
        "unit": found.key.unit,
        "low": found.key.low,
        "high": found.key.high,
        "history": [
            {
                "file": str(said.place.file),
                "line": said.place.line,
                "column": said.place.column,
                "words": said.words,
                "value": _plain(said.value),
            }
            for said in found.said
        ],
        "sources": list(found.sources),
    }


def value_text(value: object) -> str:
    """A value as TOML writes it; of a table only how much is in it."""
    if isinstance(value, dict):
        return _("a table of {n} keys").format(n=len(value))
    if type(value) is int:
        return f"{value:_}"
    written = tomli_w.dumps({"x": value}).partition("=")[2]
    return shorten(" ".join(written.split()), _WIDEST)


def _range(found: Explanation) -> str:
    parts = [found.key.unit] if found.key.unit else []
    if found.key.low is not None:
        parts.append(_("from {low:,.12g}").format(low=found.key.low))
    if found.key.high is not None:
        parts.append(_("to {high:,.12g}").format(high=found.key.high))
    return f" ({' '.join(parts)})" if parts else ""


def _place(place: Place) -> str:
    return ":".join(str(part) for part in (place.file, place.line) if part)


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value if isinstance(value, str | int | float) else str(value)

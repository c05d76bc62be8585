"""How one value of a scenario came to be: who set it, who changed it, what it means.

Invariant: what it tells is read from the merged tree and the model; the value after the
last document is the one the game plays with.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import attrs

from game.scenario.changes import ChangeError, changed, is_change
from game.scenario.checks import key_at
from game.scenario.excerpts import excerpt_of
from game.scenario.inherit import Tree
from game.scenario.keys import Key
from game.scenario.model import Scenario
from game.scenario.problems import KeyPath, Place, key_text


@attrs.frozen
class Said:
    """What one document says of the value, and what the value is after it."""

    place: Place
    words: str
    """Its line as it is written."""
    value: object


@attrs.frozen
class Explanation:
    """A value and its history."""

    path: KeyPath
    value: object
    key: Key
    said: tuple[Said, ...]
    sources: tuple[str, ...]
    """Ids of the facts that the scenario names as its source."""

    @property
    def name(self) -> str:
        """The key as a person writes it."""
        return key_text(self.path)


def path_of(text: str) -> KeyPath | None:
    """The path that the dotted TOML key `text` names, or None if it is no key."""
    if "\n" in text or "#" in text:
        return None
    try:
        table: Any = tomllib.loads(f"{text} = 0")
    except (tomllib.TOMLDecodeError, RecursionError):
        return None
    path: list[str] = []
    while isinstance(table, dict):
        if len(table) != 1:
            return None
        ((name, table),) = table.items()
        path.append(name)
    return tuple(path)


def explain(tree: Tree, path: KeyPath) -> Explanation | None:
    """Tell how the value at `path` came to be; None if there is none."""
    try:
        value = _at(tree.data, path)
    except KeyError:
        return None
    key = key_at(Scenario, tree.data, path)
    return Explanation(path, value, key, tuple(_history(tree, path)), _sources(tree.data, path))


def names_beside(tree: Tree, path: KeyPath) -> tuple[KeyPath, list[str]]:
    """The longest part of `path` that exists, and what keys there are."""
    for length in range(len(path) - 1, -1, -1):
        try:
            found = _at(tree.data, path[:length])
        except KeyError:
            continue
        return path[:length], sorted(found) if isinstance(found, dict) else []
    return (), sorted(tree.data)


def _at(data: object, path: KeyPath) -> object:
    for part in path:
        if not isinstance(data, dict):
            raise KeyError(part)
        data = data[part]
    return data


def _history(tree: Tree, path: KeyPath) -> Iterator[Said]:
    value: object = None
    for document in tree.chain(path):
        try:
            raw = _at(document.data, path)
        except KeyError:
            continue
        value = _after(value, raw)
        place = document.locate(path)
        yield Said(place, excerpt_of(place.source, 1)[0].strip(), value)


def _after(value: object, raw: object) -> object:
    """The value after a document wrote `raw` where its parents said `value`."""
    if value is None or not isinstance(raw, dict) or not is_change(raw):
        return raw
    try:
        return changed(value, raw)
    except ChangeError:
        return value


def _sources(data: dict[str, Any], path: KeyPath) -> tuple[str, ...]:
    """Facts behind the value: named in its entry, or by its whole path in `sources`."""
    *entry, name = path
    for place, key in (((*entry, "sources"), name), (("sources",), key_text(path))):
        try:
            found = _at(data, (*place, key))
        except KeyError:
            continue
        return tuple(map(str, found)) if isinstance(found, list) else ()
    return ()

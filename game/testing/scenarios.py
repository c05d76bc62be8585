"""Scenarios at random for Hypothesis: valid worlds varied from one that is given.

Invariant: what comes out went through the loader; a variation that the loader refuses is
thrown away, never mended.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin, get_type_hints

import attrs
import tomli_w
from hypothesis import reject
from hypothesis import strategies as st

from game.compiled.load import Game
from game.scenario.keys import Key, key_of
from game.scenario.model import Scenario
from game.testing.small import document, load_text

Path = tuple[str, ...]

_APART = ("turns", "moves")
"""Keys whose change would only make a game longer."""


@attrs.frozen
class Number:
    """A number of a scenario that may be varied: where it stands, and what its key allows."""

    path: Path
    value: int | float
    key: Key


def numbers_of(tree: Mapping[str, Any]) -> list[Number]:
    """Every number of a scenario's tables whose key is known."""
    return [number for number in _walk(Scenario, tree, ()) if number.path[0] not in _APART]


def _walk(cls: type, table: Mapping[str, Any], path: Path) -> Iterator[Number]:
    hints = get_type_hints(cls)
    for field in attrs.fields(cls):
        value = table.get(field.name)
        where = (*path, field.name)
        if isinstance(value, dict):
            yield from _within(hints[field.name], value, where)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            yield Number(where, value, key_of(field))


def _within(hint: Any, table: Mapping[str, Any], path: Path) -> Iterator[Number]:  # noqa: ANN401
    """Numbers of a table, or of each entry of a table of tables."""
    if attrs.has(hint):
        yield from _walk(hint, table, path)
    elif get_origin(hint) is dict and attrs.has(get_args(hint)[1]):
        for name, entry in table.items():
            yield from _walk(get_args(hint)[1], entry, (*path, name))


@st.composite
def documents(
    draw: st.DrawFn, base: Mapping[str, Any] | None = None, most: int = 5
) -> dict[str, Any]:
    """The tables of `base` (the small world unless said) with at most `most` numbers varied.

    Each is halved, doubled or anything between, within what its key allows.
    """
    tree = copy.deepcopy(dict(document() if base is None else base))
    chosen = draw(st.lists(st.sampled_from(numbers_of(tree)), max_size=most, unique=True))
    for number in chosen:
        table = tree
        for step in number.path[:-1]:
            table = table[step]
        table[number.path[-1]] = _varied(number, draw(st.floats(0.5, 2.0)))
    return tree


def _varied(number: Number, factor: float) -> int | float:
    low = -math.inf if number.key.low is None else number.key.low
    high = math.inf if number.key.high is None else number.key.high
    value = min(high, max(low, number.value * factor))
    return round(value) if isinstance(number.value, int) else value


@st.composite
def scenarios(draw: st.DrawFn, base: Mapping[str, Any] | None = None, most: int = 5) -> Game:
    """Games of varied worlds, loaded and ready to be played."""
    game, _problems = load_text(tomli_w.dumps(draw(documents(base, most))))
    if game is None:
        reject()
    return game

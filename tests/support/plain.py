"""Records as plain dictionaries and lists, for twins that know nothing of arrays.

Invariant: a value here is a copy in Python's own types; a twin cannot change a world.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs
import numpy as np
from hypothesis import strategies as st

from game.compiled.layout import Records
from game.compiled.sizes import CHIP_LEDGER, CHIPS, FIRMS, MODELS, MONEY, PEOPLE, POWER, SEGMENTS
from game.compiled.world import ACTIVE
from tests.support.small import begin, small_game

Table = dict[str, Any]


def constants(rules: Records, world: Records) -> Table:
    """Every scalar of the rules and of the world, by name."""
    found = {}
    for record in (rules[0], world[0]):
        for name in record.dtype.names:
            if not record.dtype[name].shape:
                found[name] = record[name].item()
    return found


def _rows(rules: Records, world: Records, room: int, count: int) -> list[Table]:
    rows: list[Table] = [{} for _ in range(count)]
    for record in (rules[0], world[0]):
        for name in record.dtype.names:
            shape = record.dtype[name].shape
            if shape and shape[0] == room:
                for place in range(count):
                    rows[place][name] = record[name][place].tolist()
    return rows


def firms(rules: Records, world: Records) -> list[Table]:
    """Every firm's own figures, with what it owns by the words people use."""
    chips = int(rules["chips"][0])
    rows = _rows(rules, world, FIRMS, int(rules["firms"][0]))
    held = world["balance"][0]
    for f, row in enumerate(rows):
        row["active"] = row["status"] == ACTIVE
        row["cash"], row["people"] = int(held[MONEY, f]), int(held[PEOPLE, f])
        row["kilowatts"] = int(held[POWER, f])
        row["cards"] = [int(held[CHIP_LEDGER + chip, f]) for chip in range(chips)]
    return rows


def chips(rules: Records, world: Records) -> list[Table]:
    """Every kind of chip."""
    return _rows(rules, world, CHIPS, int(rules["chips"][0]))


def models(rules: Records, world: Records) -> list[Table]:
    """Every place for a model."""
    return _rows(rules, world, MODELS, MODELS)


def segments(rules: Records, world: Records) -> list[Table]:
    """Every segment."""
    return _rows(rules, world, SEGMENTS, int(rules["segments"][0]))


half = st.integers(0, 50).map(lambda cents: cents / 100)
"""A part of a whole, at most a half, in whole per cents as chiefs order them."""


@attrs.frozen(repr=False)
class Setting:
    """Rules and a world, with what was drawn for them."""

    rules: Records
    world: Records
    drawn: Table

    def __iter__(self) -> Iterator[Records]:
        yield self.rules
        yield self.world

    def __repr__(self) -> str:
        return f"Setting({self.drawn})"

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        """What Hypothesis shows: not the arrays."""
        printer.text(repr(self))


@st.composite
def changed(draw: st.DrawFn, /, **fields: st.SearchStrategy[Any]) -> Setting:
    """Rules and world of the small game, with fields in use overwritten at random.

    Each keyword names a field of World or Rules; its strategy gives one element.
    """
    rules, world = begin(small_game(), seed=draw(st.integers(0, 2**32)))
    shown: Table = {"seed": int(world["seed"][0])}
    for name, values in fields.items():
        record = world if name in (world.dtype.names or ()) else rules
        target = record[name][0] if record.dtype[name].shape else None
        if target is None:
            record[name] = shown[name] = draw(values)
            continue
        used = tuple(slice(0, _used(rules, size)) for size in target.shape)
        part = target[used]
        shown[name] = draw(st.lists(values, min_size=part.size, max_size=part.size))
        target[used] = np.array(shown[name], part.dtype).reshape(part.shape)
    return Setting(rules, world, shown)


def _used(rules: Records, size: int) -> int:
    tables = {FIRMS: "firms", CHIPS: "chips", SEGMENTS: "segments", MODELS: "models"}
    return int(rules[tables[size]][0])


def give(world: Records, ledger: int, f: int, amount: int) -> None:
    """Set what firm `f` owns; the last outside account makes up the difference."""
    held = world["balance"][0, ledger]
    held[-1] += held[f] - amount
    held[f] = amount

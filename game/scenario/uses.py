"""Which facts of the ledgers a scenario rests on, and which nothing rests on.

Invariant: a fact is in use when a `source` or `sources` key of any shipped scenario
names it; one that is marked as colour is told of and never asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from game.scenario.find import list_scenarios
from game.scenario.load import read_tree
from game.scenario.model import Ledger
from game.scenario.problems import Place, Problems
from game.words import _

SOURCE_KEYS = ("source", "sources")
"""Keys under which facts are named."""


def facts_named(data: Mapping[str, Any]) -> Iterator[str]:
    """Every fact id that the values of a scenario name as a source."""
    for name, value in data.items():
        if name in SOURCE_KEYS:
            yield from _texts(value)
        elif isinstance(value, Mapping):
            yield from facts_named(value)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


def facts_in_use() -> frozenset[str]:
    """Ids of the facts that any scenario that can be found rests on."""
    return _in_use(tuple((path, path.stat().st_mtime_ns) for path in list_scenarios(examples=True)))


@lru_cache(maxsize=2)
def _in_use(files: tuple[tuple[Path, int], ...]) -> frozenset[str]:
    trees = (read_tree(path, Problems()) for path, _when in files)
    return frozenset(name for tree in trees if tree for name in facts_named(tree.data))


def unused(ledger: Ledger, name: str) -> list[str]:
    """Facts of the ledger `name` that nothing rests on and that are no colour."""
    used = facts_in_use()
    return [
        fact
        for fact, said in ledger.facts.items()
        if not said.colour and f"{name}.{fact}" not in used
    ]


def note_unused(ledger: Ledger, path: Path, problems: Problems) -> None:
    """Add a note that lists the facts of the ledger at `path` that nothing rests on."""
    if left := unused(ledger, path.stem):
        message = _("{n} of {all} facts are used by no scenario: {names}").format(
            n=len(left), all=len(ledger.facts), names=", ".join(left)
        )
        hint = _("name them as sources, or mark them with 'colour = true'")
        problems.note(message, at=Place(str(path)), hint=hint)

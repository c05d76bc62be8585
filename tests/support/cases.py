"""Rule cases as their files have them: a small world, orders and what must come of them.

Invariant: a case says all it needs in its own file, over one quiet world.
"""

from __future__ import annotations

import copy
import itertools
import sys
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import tomli_w

from game.compiled.load import Game
from tests.support.case_figures import CaseError
from tests.support.small import TEXT, load_text

FOLDER = Path(__file__).parents[1] / "rule_cases"

_KEYS = frozenset(
    {
        "number",
        "title",
        "why",
        "open",
        "seed",
        "rounding",
        "world",
        "given",
        "orders",
        "expect",
        "what_if",
    }
)


@attrs.frozen(kw_only=True)
class Case:
    """One numbered rule case as its file has it.

    `system` is the folder it stands in; `open` says why it is known not to hold yet, "" for
    one that must hold. `rounding` is how many dollars money may differ by.
    """

    path: Path
    number: int
    title: str
    why: str
    expect: Sequence[Mapping[str, Any]]
    open: str = ""
    seed: int = 1
    rounding: int = 0
    world: Mapping[str, Any] = attrs.field(factory=dict)
    given: Sequence[Mapping[str, Any]] = ()
    orders: Sequence[Mapping[str, Any]] = ()
    what_if: Sequence[Mapping[str, Any]] = ()

    @property
    def system(self) -> str:
        """The folder that groups it with its like."""
        return self.path.parent.name

    @property
    def weeks(self) -> int:
        """Weeks that must be played."""
        return max(int(entry["week"]) for entry in self.expect)

    def __str__(self) -> str:
        return f"case {self.number}, {self.title}"


def all_cases() -> list[Case]:
    """Every case, by number. Raises CaseError when a file is none or a number is used twice."""
    cases = sorted((read_case(path) for path in FOLDER.glob("*/*.toml")), key=lambda c: c.number)
    for one, other in itertools.pairwise(cases):
        if one.number == other.number:
            raise CaseError(f"{one.path.name} and {other.path.name} have the same number")
    return cases


def read_case(path: Path) -> Case:
    """The case in a file."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    if unknown := set(table) - _KEYS:
        raise CaseError(f"{path.name}: there is no key {sorted(unknown)}")
    for name in ("number", "title", "why", "expect"):
        if name not in table:
            raise CaseError(f"{path.name}: '{name}' is missing")
    if not path.name.startswith(f"{table['number']:04}-"):
        raise CaseError(f"{path.name}: its name must begin with its number")
    return Case(path=path, **table)


# The world


@cache
def _quiet() -> dict[str, Any]:
    tree = tomllib.loads(TEXT)
    quiet = tomllib.loads((FOLDER / "world.toml").read_text(encoding="utf-8"))
    for name in quiet.pop("forget"):
        tree.pop(name)
    return _laid_over(tree, quiet)


def _laid_over(tree: dict[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    for name, value in over.items():
        if isinstance(value, Mapping) and isinstance(tree.get(name), dict):
            _laid_over(tree[name], value)
        else:
            tree[name] = copy.deepcopy(value)
    return tree


def game_of(case: Case) -> Game:
    """The quiet world with the case's own tables laid over it, loaded as any scenario."""
    text = tomli_w.dumps(_laid_over(copy.deepcopy(_quiet()), case.world))
    game, problems = load_text(text)
    if game is None:
        raise CaseError(f"{case}: its world is no scenario\n{problems.to_text()}")
    return game


# Listing


def listing() -> str:
    """All cases as a table in Markdown, as `docs/rule-cases.md` shows it."""
    lines = ["| case | what it holds |", "|---|---|"]
    for case in all_cases():
        mark = " *(open)*" if case.open else ""
        lines.append(f"| [{case.number}](../{_place(case)}) | {case.title}{mark} |")
    return "\n".join(lines)


def _place(case: Case) -> str:
    return case.path.relative_to(FOLDER.parents[1]).as_posix()


if __name__ == "__main__":
    sys.stdout.write(listing() + "\n")

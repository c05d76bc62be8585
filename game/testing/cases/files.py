"""Rule cases as their files have them.

Invariant: a file becomes a `Case` or a `CaseError` that says what is wrong with it; the world
it speaks of is looked at by `worlds`.
"""

from __future__ import annotations

import itertools
import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import attrs


class CaseError(ValueError):
    """A case says something that means nothing; the message says what and where."""


@contextmanager
def meaning(what: str) -> Iterator[None]:
    """Whatever is raised while a part of a case is read is a CaseError that says which part."""
    try:
        yield
    except CaseError:
        raise
    except KeyError as error:
        raise CaseError(f"{what}: {error} is missing, or means nothing") from error
    except (AttributeError, IndexError, OverflowError, TypeError, ValueError) as error:
        raise CaseError(f"{what}: {error}") from error


@attrs.frozen(kw_only=True)
class Case:
    """One rule case as its file has it.

    It plays in the quiet world, or in `scenario`, a name or a path from the case's file, with
    the firms `without` and all that speaks of them taken out; the tables of `world` are laid
    over that. `open` says why it is known not to hold yet, "" for one that must hold.
    `rounding` is how many dollars money may differ by. `holds` names invariants that must
    hold after every one of its `last` weeks; 0 weeks are as many as `expect` looks at. With
    `SESSION` among them the weeks are also played by a session; `players` says by id which
    firms are then led by a player of that name and not by the case's orders.
    """

    path: Path
    title: str
    why: str
    number: int = 0
    open: str = ""
    seed: int = 1
    rounding: int = 0
    scenario: str = ""
    without: Sequence[str] = ()
    world: Mapping[str, Any] = attrs.field(factory=dict)
    given: Sequence[Mapping[str, Any]] = ()
    orders: Sequence[Mapping[str, Any]] = ()
    expect: Sequence[Mapping[str, Any]] = ()
    what_if: Sequence[Mapping[str, Any]] = ()
    holds: Sequence[str] = ()
    players: Mapping[str, str] = attrs.field(factory=dict)
    last: int = 0

    @property
    def system(self) -> str:
        """The folder that groups it with its like."""
        return self.path.parent.name

    @property
    def weeks(self) -> int:
        """Weeks that must be played."""
        return max(self.last, *(int(entry["week"]) for entry in self.expect), 0)

    def __str__(self) -> str:
        return f"case {self.number}, {self.title}" if self.number else self.title


SESSION = "session"
"""Stands among what holds for: nothing around the rules fails either."""

_KEYS = {field.name: field for field in attrs.fields(Case) if field.name != "path"}
_TABLES = ("given", "orders", "expect", "what_if")


def all_cases(folder: Path) -> list[Case]:
    """Every numbered case of a folder's folders, by number.

    Raises CaseError when a file is none or a number is used twice.
    """
    cases = sorted(
        (read_case(path) for path in folder.glob("*/*.case.toml")), key=lambda c: c.number
    )
    for one, other in itertools.pairwise(cases):
        if one.number == other.number:
            raise CaseError(f"{one.path.name} and {other.path.name} have the same number")
    return cases


def read_case(path: Path) -> Case:
    """The case in a file. Raises CaseError."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CaseError(f"{path.name}: {error}") from None
    return case_of(table, path)


def case_of(table: Mapping[str, Any], path: Path) -> Case:
    """The case that a file's table is. Raises CaseError."""
    if unknown := set(table) - set(_KEYS):
        raise CaseError(f"{path.name}: there is no key {sorted(unknown)}")
    for name in ("title", "why"):
        if name not in table:
            raise CaseError(f"{path.name}: '{name}' is missing")
    if not table.get("expect") and not table.get("holds"):
        raise CaseError(f"{path.name}: it says neither what to expect nor what holds")
    for name, value in table.items():
        _check_kind(name, value, path)
    number = table.get("number", 0)
    if number and not path.name.startswith(f"{number:04}-"):
        raise CaseError(f"{path.name}: its name must begin with its number")
    return Case(path=path, **table)


def _check_kind(name: str, value: object, path: Path) -> None:
    """A value is of the kind that its key's default is; tables of a list have their week."""
    default = _KEYS[name].default
    if isinstance(default, int):
        right = isinstance(value, int) and not isinstance(value, bool)
    elif isinstance(default, str) or default is attrs.NOTHING:
        right = isinstance(value, str)
    else:
        right = isinstance(value, dict if name in ("world", "players") else list)
    if not right:
        raise CaseError(f"{path.name}: '{name}' has a value of the wrong kind")
    if name in _TABLES and isinstance(value, list):
        for entry in value:
            week = entry.get("week") if isinstance(entry, dict) else None
            if not isinstance(week, int) or week < 1:
                raise CaseError(f"{path.name}: an entry of '{name}' needs its week, from 1")


# Listing


def listing(folder: Path) -> str:
    """All cases as a table in Markdown, as `docs/rule-cases.md` beside the tests shows it."""
    lines = ["| case | what it holds |", "|---|---|"]
    docs = folder.resolve().parents[1] / "docs"
    for case in all_cases(folder.resolve()):
        mark = " *(open)*" if case.open else ""
        place = Path(os.path.relpath(case.path, docs)).as_posix()
        lines.append(f"| [{case.number}]({place}) | {case.title}{mark} |")
    return "\n".join(lines)

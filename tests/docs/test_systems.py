"""The page on systems says what is so: paths, keys, orders, cases and tests that it names exist."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, UnionType
from typing import Any, Union, get_args, get_origin

import attrs
import pytest

from game.compiled.clauses import CLAUSE_KINDS
from game.compiled.orders import ORDER_KINDS
from game.compiled.quantities import QUANTITIES
from game.scenario.checks import fields_of
from game.scenario.model import Scenario

ROOT = Path(__file__).parents[2]


def _maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_systems", ROOT / "docs" / "make_systems.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MAKER = _maker()
PIECES = {path.stem: path.read_text(encoding="utf-8") for path in MAKER.PIECES}
FILES = {path.relative_to(ROOT) for part in ("game", "tests") for path in (ROOT / part).rglob("*")}
TESTS = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))

every_system = pytest.mark.parametrize("name", PIECES)


def paragraph(name: str, head: str) -> str:
    """What a piece says under a head in bold letters."""
    told = re.split(r"^- \*\*|\.\s+\*\*(?=Named)", PIECES[name], flags=re.MULTILINE)
    return "\n".join(text for text in told if text.startswith(head))


def quoted(text: str) -> Iterator[str]:
    """Everything in backticks, with `{a,b}` written out."""
    for words in re.findall(r"`([^`]+)`", text):
        found = re.fullmatch(r"(.*)\{([\w,]+)\}(.*)", words)
        if found is None:
            yield words
        else:
            yield from (found[1] + part + found[3] for part in found[2].split(","))


def inner(kind: Any) -> Iterator[type]:
    """The classes of the model in a type."""
    if attrs.has(kind):
        yield kind
    elif get_origin(kind) in {Union, UnionType, tuple, list, dict}:
        for part in get_args(kind):
            yield from inner(part)


def keys_of(cls: type, seen: set[type]) -> Iterator[str]:
    """Names of all keys below a table."""
    seen.add(cls)
    for field in fields_of(cls):
        yield field.name
        for part in inner(field.type):
            if part not in seen:
                yield from keys_of(part, seen)


KEYS = set(keys_of(Scenario, set()))
TABLES = {field.name for field in fields_of(Scenario)}
KINDS = {kind.id for kind in (*ORDER_KINDS, *CLAUSE_KINDS)}


def test_the_page_is_current() -> None:
    """docs/systems.md is what docs/make_systems.py writes now."""
    assert (ROOT / "docs" / "systems.md").read_text(encoding="utf-8") == MAKER.page()


def test_no_system_is_left_out() -> None:
    """There is a piece for each of the twenty-four."""
    assert {f"{number:02d}" for number in range(1, 25)} <= set(PIECES)


@every_system
@pytest.mark.parametrize("head", ["Rule", "Scenario", "Screen", "Rivals", "Tests"])
def test_everything_is_said_of_each(name: str, head: str) -> None:
    """Rule, keys, screen, rivals and tests."""
    assert paragraph(name, head)


@every_system
def test_every_path_is_there(name: str) -> None:
    """A path is one from the root, or the end of one in `game` or `tests`."""
    paths = [words for words in quoted(PIECES[name]) if words.endswith((".py", ".toml", "/"))]
    missing = [path for path in paths if not any(ends(file, path) for file in FILES)]
    assert missing == []


def ends(file: Path, path: str) -> bool:
    """Whether the path of a file is this one or ends with it."""
    return f"/{file.as_posix()}".endswith(f"/{path.rstrip('/')}")


@every_system
def test_every_key_is_one(name: str) -> None:
    """Tables in brackets are tables of a scenario; what follows them is a key or a quantity."""
    told = paragraph(name, "Scenario")
    tables = re.findall(r"`\[(\w+)", told)
    plain = {words for words in quoted(told) if re.fullmatch(r"[a-z]+(_[a-z]+)*", words)}
    quantities = {quantity.name for quantity in QUANTITIES}
    assert set(tables) <= TABLES
    assert plain <= KEYS | TABLES | quantities | KINDS


@every_system
def test_every_order_is_one(name: str) -> None:
    """Kinds of order and of clause are called what they are called."""
    told = paragraph(name, "Order")
    assert {words for words in quoted(told) if re.fullmatch(r"[a-z]+(-[a-z]+)*", words)} <= KINDS


@every_system
def test_every_case_and_test_is_there(name: str) -> None:
    """Numbers are those of rule cases, names are those of tests."""
    there = {int(path.name[:4]) for path in MAKER.CASES.glob("*/[0-9]*.toml")}
    assert {case for ends_ in MAKER.named_cases(PIECES[name]) for case in ends_} <= there
    named = re.findall(r"`(test_\w+)`", PIECES[name])
    assert [test for test in named if f"def {test}(" not in TESTS] == []

"""Structuring: only the declared types are taken, and all that is wrong is told at once."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Collection
from pathlib import Path
from typing import Literal

import attrs
import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from game.scenario.inherit import resolve
from game.scenario.keys import key, table
from game.scenario.problems import Problem, Problems
from game.scenario.structure import describe, structure


class Mood(enum.Enum):
    """How Wall Street feels."""

    CALM = "calm"
    PANIC = "panic"


@table
class Effect:
    """Something an event does."""

    quantity: str = key("What it moves.")
    times: float = key("Factor.", low=0.0, high=10.0, default=1.0)


@table
class Firm:
    """A firm."""

    name: str = key("Name.")
    about: str = key("In some lines.", long_text=True, default="")
    cash: int = key("Cash.", unit="usd", low=0, high=10**15, default=0)
    share: float = key("Share of users.", low=0.0, high=1.0, default=0.0)
    open: bool = key("Whether weights are published.", default=False)
    region: str = key("Where.", one_of=("us", "cn"), default="us")
    partner: str | None = key("Best friend.", ref="firms", default=None)
    owes: dict[str, int] = key("Debts by creditor.", ref="firms", low=1, factory=dict)
    source: tuple[str, ...] = key("Facts.", ref="facts", factory=tuple)


@table
class Event:
    """An event."""

    day: datetime.date = key("When.")
    firm: str = key("Whom it concerns.", ref="firms", default="")
    effects: tuple[Effect, ...] = key("What it does.", factory=tuple)


@table
class World:
    """A small scenario."""

    title: str = key("Title.")
    turns: int = key("Weeks.", low=1, high=520, default=12)
    mood: Mood = key("Mood.", default=Mood.CALM)
    pace: Literal["slow", "fast", 3] = key("Pace.", default="slow")
    answer: int | float | str | bool | datetime.date = key("Anything.", default=0)
    firms: dict[str, Firm] = key("Firms.", factory=dict)
    events: dict[str, Event] = key("Events.", factory=dict)
    bonus: Effect | None = key("Extra.", default=None)
    numbers: list[float] = key("Numbers.", low=0, factory=list)


def read(
    text: str, tmp_path: Path, facts: Collection[str] | None = None
) -> tuple[World | None, list[Problem]]:
    """Structure a document with `text` as a World; return it and all problems."""
    path = tmp_path / "w.toml"
    path.write_text(text, encoding="utf-8")
    problems = Problems()
    tree = resolve(path, lambda _name, _path: None, problems)
    assert tree is not None
    return structure(World, tree, problems, facts=facts), list(problems)


def error(text: str, tmp_path: Path, facts: Collection[str] | None = None) -> Problem:
    """Return the one error of a document with `text` and a title on its first line."""
    world, problems = read(f'title = "T"\n{text}', tmp_path, facts)
    assert world is None
    assert len(problems) == 1, problems
    return problems[0]


def test_whole_document_becomes_classes(tmp_path: Path) -> None:
    """Every kind of field is read."""
    world, problems = read(
        """
title = "T"
mood = "panic"
pace = 3
answer = 2025-01-20
numbers = [1, 2.5]
bonus = {quantity = "x"}
[firms.amd]
name = "AMD"
share = 1
partner = "llama-4"
owes = {"llama-4" = 3}
source = ["memoir.r1"]
[firms.llama-4]
name = "L"
[[events.crash.effects]]
quantity = "firms.amd.value"
times = 0.5
[events.crash]
day = 2025-01-27
firm = "amd"
""",
        tmp_path,
        facts={"memoir.r1"},
    )
    assert problems == []
    assert world is not None
    amd = Firm(name="AMD", share=1.0, partner="llama-4", owes={"llama-4": 3}, source=("memoir.r1",))
    effect = Effect(quantity="firms.amd.value", times=0.5)
    assert world == World(
        title="T",
        mood=Mood.PANIC,
        pace=3,
        answer=datetime.date(2025, 1, 20),
        numbers=[1.0, 2.5],
        bonus=Effect(quantity="x"),
        firms={"amd": amd, "llama-4": Firm(name="L")},
        events={"crash": Event(day=datetime.date(2025, 1, 27), firm="amd", effects=(effect,))},
    )
    assert isinstance(world.firms["amd"].share, float)


@pytest.mark.parametrize(
    ("line", "key_path", "message"),
    [
        ("turns = 'abc'", "turns", "expected a whole number, found the text 'abc'"),
        ("turns = 3.0", "turns", "expected a whole number, found the number 3.0"),
        ("turns = true", "turns", "expected a whole number, found true"),
        ("turns = '3'", "turns", "expected a whole number, found the text '3'"),
        ("turns = [3]", "turns", "expected a whole number, found a list"),
        ("firms.a = 1", "firms.a", "expected a table, found the whole number 1"),
        ("firms = [1]", "firms", "expected a table, found a list"),
        ("firms.a.name = 3", "firms.a.name", "expected a text, found the whole number 3"),
        ("firms.a = {name='A', open=1}", "firms.a.open", "expected true or false, found"),
        ("firms.a = {name='A', open='true'}", "firms.a.open", "expected true or false, found"),
        ("firms.a = {name='A', share='1'}", "firms.a.share", "expected a number, found the text"),
        ("firms.a = {name='A', share=true}", "firms.a.share", "expected a number, found true"),
        ("firms.a = {name='A', source='x'}", "firms.a.source", "expected a list, found the text"),
        ("firms.a = {name='A', source=[1]}", "firms.a.source[0]", "expected a text, found"),
        ("firms.a = {name='A', owes=['a']}", "firms.a.owes", "expected a table, found a list"),
        ("firms.a = {name='A', partner=1}", "firms.a.partner", "expected a text, found"),
        ("events.e.day = '2025-01-20'", "events.e.day", "expected a date such as 2025-01-20"),
        ("events.e.day = 2025-01-20T10:00:00", "events.e.day", "expected a date such as"),
        ("events.e.day = 10:00:00", "events.e.day", "found a time"),
        ("mood = 'angry'", "mood", "expected one of 'calm', 'panic', found the text 'angry'"),
        ("pace = true", "pace", "expected one of 'slow', 'fast', '3', found true"),
        ("pace = 3.0", "pace", "expected one of"),
        ("pace = []", "pace", "expected one of"),
        ("answer = []", "answer", "expected a whole number or a number or a text or"),
        ("bonus = 'x'", "bonus", "expected a table, found the text 'x'"),
        ("bonus = {}", "bonus.quantity", "this key is missing"),
        ("numbers = [1, 'x']", "numbers[1]", "expected a number, found the text 'x'"),
    ],
)
def test_value_of_a_wrong_type(line: str, key_path: str, message: str, tmp_path: Path) -> None:
    """Nothing is coerced; the error says in plain words what was wanted and what was found."""
    problem = error(line, tmp_path)
    assert problem.key == key_path
    assert message in problem.message
    assert problem.line == 2


def test_unknown_key_has_the_nearest_valid_one(tmp_path: Path) -> None:
    """A misspelt key is found where it stands."""
    problem = error("[firms.amd]\nname = 'AMD'\n  cahs = 3", tmp_path)
    assert (problem.line, problem.column, problem.key) == (4, 3, "firms.amd.cahs")
    assert problem.message == "unknown key"
    assert problem.hint == "did you mean 'cash'?"


def test_missing_key_stands_at_its_table(tmp_path: Path) -> None:
    """A table without a required key is pointed to."""
    problem = error("\n[firms.amd]\ncash = 3", tmp_path)
    assert (problem.line, problem.column, problem.key) == (3, 8, "firms.amd.name")
    assert problem.message == "this key is missing"


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    """Types, unknown and missing keys, ranges and references come in one go, by line."""
    _world, problems = read(
        "title = 1\nturns = 0\nzzz = 1\n[firms.amd]\ncash = -1\npartner = 'nobody'\n"
        "[events.e]\nday = 1\n[[events.e.effects]]\ntimes = 'x'\n",
        tmp_path,
    )
    assert [(problem.line, problem.key) for problem in problems] == [
        (1, "title"),
        (2, "turns"),
        (3, "zzz"),
        (4, "firms.amd.name"),
        (5, "firms.amd.cash"),
        (6, "firms.amd.partner"),
        (8, "events.e.day"),
        (9, "events.e.effects[0].quantity"),
        (10, "events.e.effects[0].times"),
    ]


def test_problem_of_an_inherited_value_stands_in_the_parent(tmp_path: Path) -> None:
    """Of a merged tree each error points to the file that set the value."""
    (tmp_path / "world.toml").write_text("title = 'W'\n[firms.amd]\nname = 'AMD'\ncash = -1\n")
    path = tmp_path / "child.toml"
    path.write_text("extends = 'world'\ntitle = 'C'\n[firms.amd]\nshare = 2\n")
    problems = Problems()
    tree = resolve(path, lambda name, _path: tmp_path / f"{name}.toml", problems)
    assert tree is not None
    tree.data.pop("extends")
    assert structure(World, tree, problems) is None
    found = [(Path(problem.file).stem, problem.line, problem.key) for problem in problems]
    assert found == [("child", 4, "firms.amd.share"), ("world", 4, "firms.amd.cash")]


def test_bad_number_is_told_once(tmp_path: Path) -> None:
    """A number that is not finite is no error of range besides."""
    _world, (problem,) = read("title = 'T'\nfirms.a = {name = 'A', owes = {a = 1e400}}", tmp_path)
    assert "not finite" in problem.message
    _world, (problem,) = read(f"title = 'T'\nturns = {2**80}", tmp_path)
    assert "64 bits" in problem.message


def test_good_scenario_is_read_though_another_had_errors(tmp_path: Path) -> None:
    """One collector may serve several files."""
    path = tmp_path / "w.toml"
    path.write_text('title = "T"')
    problems = Problems()
    problems.error("somewhere else")
    tree = resolve(path, lambda _name, _path: None, problems)
    assert tree is not None
    assert structure(World, tree, problems) == World(title="T")


def test_many_errors_are_bounded(tmp_path: Path) -> None:
    """A file full of errors gives a bounded list."""
    _world, problems = read("title='T'\n" + "".join(f"x{n} = 1\n" for n in range(5000)), tmp_path)
    assert len(problems) == 200


def test_hostile_words_are_quoted_safely(tmp_path: Path) -> None:
    """What is shown of a value is clean and short."""
    problem = error('turns = "' + "\\u0041" * 3000 + '"', tmp_path)
    assert problem.message.endswith("…'")
    assert len(problem.message) < 120


def test_own_check_of_a_class_is_reported(tmp_path: Path) -> None:
    """What a class of the model refuses by itself is an error like any other."""

    def even(_self: object, _field: object, value: int) -> None:
        if value % 2:
            raise ValueError("must be even")

    @attrs.frozen(kw_only=True)
    class Pair:
        number: int = attrs.field(validator=even)

    path = tmp_path / "p.toml"
    path.write_text("number = 3")
    problems = Problems()
    tree = resolve(path, lambda _name, _path: None, problems)
    assert tree is not None
    assert structure(Pair, tree, problems) is None
    assert [problem.message for problem in problems] == ["must be even"]


# Limits that keys set.


@pytest.mark.parametrize(
    ("line", "key_path", "message"),
    [
        ("turns = 0", "turns", "0 is too small; 1 is the least"),
        ("turns = 521", "turns", "521 is too large; 520 is the most"),
        ("firms.a = {name='A', share=1.01}", "firms.a.share", "1.01 is too large"),
        ("firms.a = {name='A', owes={a=0}}", "firms.a.owes.a", "0 is too small; 1 is the least"),
        ("numbers = [1, -1, 2]", "numbers[1]", "-1 is too small; 0 is the least"),
        ("bonus = {quantity='x', times=11}", "bonus.times", "11 is too large"),
        ("firms.a = {name='A', region='eu'}", "firms.a.region", "'eu' is not allowed here"),
        (f"firms.a.name = '{'x' * 61}'", "firms.a.name", "a text of 61 characters; 60 is the most"),
        (f"firms.a = {{name='A', about='{'x' * 4001}'}}", "firms.a.about", "4000 is the most"),
        ('firms.a.name = "two\\nlines"', "firms.a.name", "line breaks and tabs are not allowed"),
        ("firms.a = {name='A', partner='b'}", "firms.a.partner", "there is no 'b' in 'firms'"),
        ("firms.a = {name='A', owes={b=1}}", "firms.a.owes.b", "there is no 'b' in 'firms'"),
        ("events.e = {day=2025-01-01, firm='b'}", "events.e.firm", "there is no 'b' in 'firms'"),
    ],
)
def test_value_beyond_its_limits(line: str, key_path: str, message: str, tmp_path: Path) -> None:
    """Ranges, choices, lengths and references are checked as the keys say."""
    problem = error(line, tmp_path)
    assert problem.key == key_path
    assert message in problem.message
    assert problem.line == 2


@pytest.mark.parametrize(
    "line",
    [
        "turns = 1",
        "turns = 520",
        "firms.a = {name='A', share=1.0, cash=0}",
        f"firms.a.name = '{'x' * 60}'",
        "firms.a = {name='A', about=\"two\\nlines\"}",
        "events.e = {day=2025-01-01, firm=''}",
        "firms.a = {name='A', source=['anything']}",
    ],
)
def test_value_at_its_limits(line: str, tmp_path: Path) -> None:
    """Limits are inclusive; a value equal to its default is always allowed."""
    world, problems = read(f"title = 'T'\n{line}", tmp_path)
    assert problems == []
    assert world is not None


def test_reference_has_the_nearest_valid_id(tmp_path: Path) -> None:
    """A misspelt id is shown its neighbour, in tables and among facts."""
    firms = "[firms.nvidia]\nname = 'N'\n"
    assert error(firms + "partner = 'nvida'", tmp_path).hint == "did you mean 'nvidia'?"
    problem = error(firms + "source = ['memoir.r1', 'memoir.r2']", tmp_path, {"memoir.r1": 1})
    assert problem.message == "there is no 'memoir.r2' in 'facts'"
    assert problem.hint == "did you mean 'memoir.r1'?"
    assert (problem.line, problem.key) == (4, "firms.nvidia.source[1]")


@pytest.mark.parametrize("name", ["Nvidia", "n vidia", "../x", "-x", "x" * 41, "算力", ""])
def test_entries_have_ids(name: str, tmp_path: Path) -> None:
    """An entry's key must be an id, for names appear in conditions, saves and commands."""
    problem = error(f'[firms."{name}"]\nname = "N"', tmp_path)
    assert "is not an id" in problem.message
    assert problem.line == 2


scalars = (
    st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.booleans()
    | st.text(st.characters(codec="ascii", categories=["L", "N"]), max_size=5)
    | st.dates()
)


@settings(deadline=None, max_examples=100)
@given(scalars | st.lists(scalars, max_size=2) | st.dictionaries(st.just("a"), scalars))
def test_a_field_takes_values_of_its_type_only(
    tmp_path_factory: pytest.TempPathFactory, value: object
) -> None:
    """Whatever a document holds, what comes out is equal to it and of a declared type."""
    path = tmp_path_factory.getbasetemp() / "one.toml"
    path.write_text(tomli_w.dumps({"title": "T", "answer": value}), encoding="utf-8")
    problems = Problems()
    tree = resolve(path, lambda _name, _path: None, problems)
    assert tree is not None
    world = structure(World, tree, problems)
    if isinstance(value, list | dict):
        assert world is None
        assert [problem.key for problem in problems] == ["answer"]
    else:
        assert world is not None
        assert (world.answer, type(world.answer)) == (value, type(value))


def test_values_are_described_in_plain_words() -> None:
    """No type of the program is named to a person."""
    assert describe(True) == "true"
    assert describe(3) == "the whole number 3"
    assert describe(1.5) == "the number 1.5"
    assert describe("x") == "the text 'x'"
    assert describe([]) == "a list"
    assert describe({}) == "a table"
    assert describe(datetime.date(2025, 1, 1)) == "the date 2025-01-01"
    assert describe(None) == "something else"

"""Inheritance is the same for every kind of thing a scenario holds.

Invariant: the things are those of the shipped scenarios, so a new kind of table is tried
as soon as one of them uses it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tomli_w

from game.scenario.find import find_parent, list_scenarios
from game.scenario.inherit import OWN_KEYS, Tree, resolve
from game.scenario.load import read_scenario
from game.scenario.problems import KeyPath, Problem, Problems

SCENARIOS = [path.stem for path in list_scenarios(examples=True)]


def child_of(parent: str, text: str, folder: Path) -> tuple[Tree, list[Problem]]:
    """A scenario of `text` that builds on `parent`, merged."""
    path = folder / "child.toml"
    path.write_text(f'extends = "{parent}"\n{text}', encoding="utf-8")
    problems = Problems()
    tree = resolve(path, find_parent, problems)
    assert tree is not None, problems.to_text()
    return tree, list(problems)


def values_of(parent: str, folder: Path) -> dict[str, Any]:
    """All that `parent` says but for what speaks of its document alone."""
    tree, _problems = child_of(parent, "", folder)
    return {name: value for name, value in tree.data.items() if name not in OWN_KEYS}


def leaves(data: dict[str, Any], path: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    """Every value that is no table, with its path."""
    for name, value in data.items():
        if isinstance(value, dict):
            yield from leaves(value, (*path, name))
        else:
            yield (*path, name), value


def tables(data: dict[str, Any], path: KeyPath = ()) -> Iterator[KeyPath]:
    """The paths of all tables."""
    for name, value in data.items():
        if isinstance(value, dict):
            yield (*path, name)
            yield from tables(value, (*path, name))


def put(data: dict[str, Any], path: KeyPath, value: object) -> None:
    """Write `value` at `path`, with the tables it needs."""
    for part in path[:-1]:
        data = data.setdefault(str(part), {})
    data[str(path[-1])] = value


def without(data: dict[str, Any], path: KeyPath) -> dict[str, Any]:
    """A copy of `data` that lacks the value at `path`."""
    first, *rest = path
    copied = dict(data)
    if rest:
        copied[str(first)] = without(copied[str(first)], tuple(rest))
    else:
        del copied[str(first)]
    return copied


def same(value: object) -> object:
    """A change that leaves `value` as it is, or the value itself where none can be made."""
    if isinstance(value, bool | str | datetime.time):
        return value
    if isinstance(value, float):
        return {"times": 1}
    if isinstance(value, list):
        return {"add": []}
    return {"add": 0}


@pytest.mark.parametrize("parent", SCENARIOS)
def test_every_number_date_and_list_can_be_changed(parent: str, tmp_path: Path) -> None:
    """Changes that change nothing, at every value of a scenario, leave all of it as it was."""
    values = values_of(parent, tmp_path)
    changes: dict[str, Any] = {}
    for path, value in leaves(values):
        put(changes, path, same(value))
    tree, problems = child_of(parent, tomli_w.dumps(changes), tmp_path)
    assert problems == []
    assert {name: tree.data[name] for name in values} == values


@pytest.mark.parametrize("parent", SCENARIOS)
def test_every_value_can_be_replaced(parent: str, tmp_path: Path) -> None:
    """Written out in full the parent is nothing but itself, and each value is the child's."""
    values = values_of(parent, tmp_path)
    written = dict(leaves(values))
    again: dict[str, Any] = {}
    for path, value in written.items():
        put(again, path, value)
    tree, problems = child_of(parent, tomli_w.dumps(again), tmp_path)
    assert problems == []
    assert {name: tree.data[name] for name in values} == values
    assert {tree.chain(path)[-1].path.stem for path in written} == {"child"}


def test_every_table_and_every_value_can_be_taken_away(tmp_path: Path) -> None:
    """One of each kind: what is gone is gone with all in it, and the rest stays."""
    values = values_of("cold-shot", tmp_path)
    kinds: dict[tuple[str, ...], KeyPath] = {}
    for path in [*tables(values), *(path for path, _value in leaves(values))]:
        name = tuple(str(part) for part in (path[0], len(path), path[-1] if len(path) != 2 else ""))
        kinds.setdefault(name, path)
    for path in kinds.values():
        text: dict[str, Any] = {}
        put(text, path, {"remove": True})
        tree, problems = child_of("cold-shot", tomli_w.dumps(text), tmp_path)
        assert problems == [], path
        left = {name: tree.data[name] for name in tree.data if name not in OWN_KEYS}
        assert left == without(values, path)


def test_a_change_made_by_a_shared_parent_counts_once(tmp_path: Path) -> None:
    """In a diamond the common ancestor is merged once, and each change is worked out once."""
    texts = {
        "root": "x = 10\nl = ['a']\n",
        "left": 'extends = "root"\nx = { add = 1 }\nl = { add = ["b"] }\n',
        "right": 'extends = "root"\nx = { times = 2 }\nl = { add = ["c"] }\n',
        "both": 'extends = ["left", "right"]\nl = { remove = ["a"] }\n',
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    problems = Problems()
    tree = resolve(tmp_path / "both.toml", find_parent, problems)
    assert tree is not None, problems.to_text()
    assert (tree.data["x"], tree.data["l"]) == (22, ["b", "c"])


def test_what_was_taken_away_can_be_written_anew(tmp_path: Path) -> None:
    """A child of who removed a table begins with an empty one, and owns all of it."""
    (tmp_path / "bare.toml").write_text(
        'extends = "cold-shot"\nfirms = { remove = true }\n', encoding="utf-8"
    )
    (tmp_path / "new.toml").write_text(
        'extends = "bare"\n[firms.solo]\nname = "Solo"\n', encoding="utf-8"
    )
    problems = Problems()
    tree = resolve(tmp_path / "new.toml", find_parent, problems)
    assert tree is not None, problems.to_text()
    assert tree.data["firms"] == {"solo": {"name": "Solo"}}
    assert [document.path.stem for document in tree.chain(("firms", "solo"))] == ["new"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[firms.openai]\nname = { add = 'x' }\n", "firms.openai.name"),
        (
            "[instruments]\ntakeovers_across_camps = { times = 2 }\n",
            "instruments.takeovers_across_camps",
        ),
        ("start = { times = 2 }\n", "start"),
        ("start = { add = 1.5 }\n", "start"),
        ("turns = { add = [1] }\n", "turns"),
        ("turns = { remove = [1] }\n", "turns"),
        ("[chips.hopper]\nsold_in = { times = 2 }\n", "chips.hopper.sold_in"),
        ("[chips.hopper]\nsold_in = { remove = ['mars'] }\n", "chips.hopper.sold_in"),
        ("[firms.nobody]\ncash = { remove = true }\n", "firms.nobody.cash"),
        ("[firms]\nnobody = { remove = true }\n", "firms.nobody"),
        ("nothing = { remove = true }\n", "nothing"),
    ],
)
def test_a_change_that_makes_no_sense_is_told_at_its_key(
    text: str, key: str, tmp_path: Path
) -> None:
    """It changes nothing and stands in the problems with its line."""
    _tree, problems = child_of("cold-shot", text, tmp_path)
    assert [problem.key for problem in problems] == [key]
    assert problems[0].line is not None
    assert problems[0].excerpt


def test_a_change_of_what_nobody_wrote_is_told(tmp_path: Path) -> None:
    """A key that has only its default has nothing that could be added to."""
    path = tmp_path / "child.toml"
    path.write_text(
        'extends = "cold-shot"\n[firms.openai]\nspv_debt = { add = 5 }\n', encoding="utf-8"
    )
    problems = Problems()
    assert read_scenario(str(path), problems) is None
    (problem,) = problems
    assert problem.key == "firms.openai.spv_debt"
    assert "nothing is inherited" in problem.hint

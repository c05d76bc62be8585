"""A value tells who set it, who changed it, and what it means."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.scenario.explain import explain, names_beside, path_of
from game.scenario.inherit import Tree
from game.scenario.load import read_tree
from game.scenario.problems import Problems, key_text


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """A scenario that doubles and then adds to what Cold Shot says."""
    (tmp_path / "double.toml").write_text(
        'extends = "cold-shot"\n[firms.deepseek]\ncash = { times = 2 }\n', encoding="utf-8"
    )
    (tmp_path / "more.toml").write_text(
        'extends = "double"\n[firms.deepseek]\ncash = { add = 7 }\nmorale = 0.25\n',
        encoding="utf-8",
    )
    problems = Problems()
    found = read_tree(tmp_path / "more.toml", problems)
    assert found is not None
    assert len(problems) == 0
    return found


def test_every_document_of_the_chain_is_told_in_order(tree: Tree) -> None:
    """Each with its line and what the value is after it; the last is what is played."""
    found = explain(tree, ("firms", "deepseek", "cash"))
    assert found is not None
    first, *others = found.said
    assert Path(first.place.file).stem == "world"
    start = first.value
    assert isinstance(start, int)
    assert [said.value for said in others] == [2 * start, 2 * start + 7]
    assert [said.words for said in others] == ["cash = { times = 2 }", "cash = { add = 7 }"]
    assert found.value == 2 * start + 7


def test_meaning_range_and_sources_come_along(tree: Tree) -> None:
    """What the model knows of the key, and the facts the scenario names for it."""
    found = explain(tree, ("firms", "deepseek", "cash"))
    assert found is not None
    assert found.key.unit == "usd"
    assert found.key.low == 0
    assert "assumptions.deepseek-cash" in found.sources


def test_sources_named_by_a_whole_path_are_found(tree: Tree) -> None:
    """Constants name their facts in the scenario's own table."""
    found = explain(tree, ("politics", "lobby_gain"))
    assert found is not None
    assert found.sources == ("assumptions.lobby-gain",)


def test_what_is_not_there_has_no_explanation(tree: Tree) -> None:
    """And the names beside it can be told."""
    assert explain(tree, ("firms", "deepsek", "cash")) is None
    parent, names = names_beside(tree, ("firms", "deepsek", "cash"))
    assert parent == ("firms",)
    assert "deepseek" in names


@given(st.lists(st.text("abcxyzABC0189_-", min_size=1, max_size=9), min_size=1, max_size=4))
def test_a_path_survives_being_written(parts: list[str]) -> None:
    """What is written as TOML writes keys is read back as the same path."""
    assert path_of(key_text(tuple(parts))) == tuple(parts)


@pytest.mark.parametrize("text", ["", "a = 1\nb", '"', "a..b", "a]\n[b", "[a]\nb"])
def test_what_is_no_key_is_none(text: str) -> None:
    """Nothing that is more or less than one key names a path."""
    assert path_of(text) is None

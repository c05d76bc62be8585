"""`warring check --explain`: where a value comes from, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def mod(tmp_path: Path) -> Path:
    """A scenario that doubles one firm's cash."""
    path = tmp_path / "mod.toml"
    text = 'extends = "cold-shot"\n[firms.deepseek]\ncash = { times = 2 }\n'
    path.write_text(text, encoding="utf-8")
    return path


def test_people_read_the_value_and_its_way(warring: Run, mod: Path) -> None:
    """The value, its meaning, each line that set it, and the steps."""
    code, out, _err = warring("check", "--explain", "firms.deepseek.cash", mod)
    assert code == 0
    first, meaning, *rest = out.splitlines()
    assert first.startswith("firms.deepseek.cash = ")
    assert "usd" in meaning
    assert any(f"{mod}:3: cash = {{ times = 2 }}" in line for line in rest)
    assert any("→" in line for line in rest)


def test_programs_read_the_same(warring: Run, mod: Path) -> None:
    """The plain values name file, line and the value after each document."""
    code, out, _err = warring("check", "--explain", "firms.deepseek.cash", "--json", mod)
    (found,) = json.loads(out)["explained"]
    assert code == 0
    assert found["history"][-1]["line"] == 3
    assert found["history"][-1]["value"] == found["value"] == 2 * found["history"][0]["value"]


@pytest.mark.parametrize(
    ("key", "word"), [("firms.deepsek.cash", "did you mean 'deepseek'"), ('"', "is not a key")]
)
def test_a_wrong_key_is_told_with_what_would_be_right(
    warring: Run, mod: Path, key: str, word: str
) -> None:
    """It is one problem, not a fault."""
    code, out, err = warring("check", "--explain", key, mod)
    assert code == 1
    assert out == ""
    assert word in err

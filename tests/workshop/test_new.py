"""`warring new` writes a scenario that has no problems, over nothing that is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.compiled.load import load_game
from game.scenario.find import is_abstract, list_scenarios
from tests.cli.conftest import Run

PLAYABLE = [path.stem for path in list_scenarios() if not is_abstract(path)]


@pytest.mark.parametrize("parent", PLAYABLE)
def test_a_new_scenario_has_no_problems(warring: Run, tmp_path: Path, parent: str) -> None:
    """It can be played as it stands, whatever it builds on."""
    code, out, _err = warring("new", "my-war", "--from", parent, "--write", tmp_path)
    assert code == 0
    path = tmp_path / "my-war.toml"
    assert str(path) in out
    game, problems = load_game(str(path))
    assert len(problems) == 0, problems.to_text()
    assert game is not None


def test_the_new_scenario_differs_as_its_comments_say(warring: Run, tmp_path: Path) -> None:
    """One firm begins with twice the money, and one event was added."""
    warring("new", "my-war", "--write", tmp_path)
    new, _problems = load_game(str(tmp_path / "my-war.toml"))
    old, _problems = load_game("cold-shot")
    assert new is not None
    assert old is not None
    ours, theirs = new.compiled.scenario, old.compiled.scenario
    changed = [f for f, firm in ours.firms.items() if firm.cash != theirs.firms[f].cash]
    (firm,) = changed
    assert ours.firms[firm].cash == 2 * theirs.firms[firm].cash
    assert len(ours.events) == len(theirs.events) + 1


def test_nothing_is_written_over(warring: Run, tmp_path: Path) -> None:
    """A scenario that is there stays as it is."""
    (tmp_path / "my-war.toml").write_text("mine", encoding="utf-8")
    code, _out, err = warring("new", "my-war", "--write", tmp_path)
    assert code == 1
    assert "there is one already" in err
    assert (tmp_path / "my-war.toml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["../escape", "Über", "a b", "", "x" * 41, "con/..", ".hidden"])
def test_a_name_that_is_none_is_refused(warring: Run, tmp_path: Path, name: str) -> None:
    """No name leads out of the folder."""
    code, _out, err = warring("new", name, "--write", tmp_path / "folder")
    assert code == 1
    assert "is not a name" in err
    assert not (tmp_path / "folder").exists()


def test_a_parent_that_is_not_there_is_told(warring: Run, tmp_path: Path) -> None:
    """With the name that was probably meant."""
    code, _out, err = warring("new", "my-war", "--from", "cold-shoot", "--write", tmp_path)
    assert code == 1
    assert "cold-shot" in err

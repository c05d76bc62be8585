"""`warring check`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.scenario.find import seeds_folder
from game.scenario.load import read_ledger
from game.scenario.problems import Problems
from game.scenario.uses import unused
from tests.cli.conftest import Run

FIELDS = {"severity", "file", "line", "column", "key", "message", "hint"} | {
    "excerpt",
    "caret",
    "inherited",
}


def write(path: Path, text: str) -> Path:
    """Put `text` into a file."""
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["cold-shot", "world"])
def test_what_is_shipped_is_right(warring: Run, name: str) -> None:
    """Of a scenario and of the world it extends there is nothing to say."""
    code, out, _err = warring("check", name, "--json")
    assert (code, json.loads(out)) == (0, [])


def test_the_ledgers_shipped_are_right(warring: Run) -> None:
    """There is a note for each ledger with facts that nothing rests on, and nothing else."""
    code, out, _err = warring("check", seeds_folder(), "--json")
    ledgers = {path: read_ledger(path, Problems()) for path in seeds_folder().glob("*.toml")}
    left = {str(path) for path, ledger in ledgers.items() if ledger and unused(ledger, path.stem)}
    found = json.loads(out)
    assert code == 0
    assert {(each["severity"], each["file"]) for each in found} == {("note", f) for f in left}
    assert len(found) == len(left)
    assert all("facts are used by no scenario" in each["message"] for each in found)


def test_a_problem_has_place_words_and_hint(warring: Run, tmp_path: Path) -> None:
    """JSON tells file, line, column, key, what is wrong and what would be right."""
    path = write(tmp_path / "mine.toml", 'extends = "cold-shot"\n\nprotagonist = "opnai"\n')
    code, out, _err = warring("check", path, "--json")
    (problem,) = json.loads(out)
    assert code == 1
    assert set(problem) == FIELDS
    assert problem["severity"] == "error"
    assert (problem["file"], problem["line"], problem["column"]) == (str(path), 3, 1)
    assert problem["key"] == "protagonist"
    assert "openai" in problem["hint"]


def test_people_read_the_place_first(warring: Run, tmp_path: Path) -> None:
    """The text begins with file, line and column, ends with a count and has no control codes."""
    path = write(tmp_path / "mine.toml", 'extends = "cold-shot"\nturns = 0\n')
    code, out, _err = warring("check", path)
    assert code == 1
    assert out.startswith(f"{path}:2:1: error: turns: ")
    assert out.endswith("1 file: 1 error, 0 warnings\n")
    assert "\x1b" not in out


def test_a_folder_is_checked_file_by_file(warring: Run, tmp_path: Path) -> None:
    """Every file of a folder is looked at, whatever is wrong with the others."""
    write(tmp_path / "a.toml", "x = ")
    write(tmp_path / "b.toml", 'extends = "cold-shot"\nturns = 0\n')
    write(tmp_path / "c.toml", 'extends = "cold-shot"\n')
    code, out, _err = warring("check", tmp_path, "--json")
    files = [Path(problem["file"]).name for problem in json.loads(out)]
    assert (code, files) == (1, ["a.toml", "b.toml"])


def test_an_empty_folder_is_told(warring: Run, tmp_path: Path) -> None:
    """A folder without files is a problem, not silence."""
    (tmp_path / "empty").mkdir()
    code, out, _err = warring("check", "empty", "--json")
    assert code == 1
    assert "nothing to check" in json.loads(out)[0]["message"]


def test_a_name_that_is_not_there_brings_the_nearest(warring: Run) -> None:
    """A misspelt scenario is answered with the one probably meant."""
    code, out, _err = warring("check", "cold-sht")
    assert code == 1
    assert "did you mean 'cold-shot'?" in out


def test_a_fact_ledger_is_checked_as_one(warring: Run, tmp_path: Path) -> None:
    """A file of facts is not taken for a scenario."""
    text = """
title = "Facts"
about = "Some."
[facts.one]
value = 1
unit = "text"
date = "2025"
claim = "One."
told = "overheard"
"""
    path = write(tmp_path / "facts.toml", text)
    code, out, _err = warring("check", path, "--json")
    (problem,) = json.loads(out)
    assert code == 1
    assert problem["key"] == "facts.one.told"


def test_an_abstract_scenario_may_leave_things_open(warring: Run, tmp_path: Path) -> None:
    """What is missing in it others add; what is there must be right."""
    text = 'abstract = true\ntitle = "W"\nabout = "W."\nmoves = 99\n'
    code, out, _err = warring("check", write(tmp_path / "w.toml", text), "--json")
    (problem,) = json.loads(out)
    assert (code, problem["key"]) == (1, "moves")


def test_warnings_alone_are_fine(warring: Run, tmp_path: Path) -> None:
    """Only errors make the exit code 1."""
    text = 'extends = "cold-shot"\ntitle = "Cold\u200b shot"\n'
    code, out, _err = warring("check", write(tmp_path / "mine.toml", text), "--json")
    assert code == 0
    assert [problem["severity"] for problem in json.loads(out)] == ["warning"]

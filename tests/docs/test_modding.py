"""The guide shows files that work."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.cli.parser import build_parser
from game.compiled.load import load_game
from game.scenario.find import examples_folder

GUIDE = (Path(__file__).parents[2] / "docs" / "modding.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"```toml\n# ([a-z-]+)\.toml\n(.*?)```", GUIDE, re.DOTALL))
COMMANDS = re.findall(r"^warring ([^#\n]+?)\s*(?:#.*)?$", GUIDE, re.MULTILINE)


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_the_guide_has_no_problems(tmp_path: Path, name: str) -> None:
    """Whoever copies it can play it."""
    path = tmp_path / f"{name}.toml"
    path.write_text(FILES[name], encoding="utf-8")
    game, problems = load_game(str(path))
    assert game is not None, problems.to_text()
    assert len(problems) == 0, problems.to_text()


def test_every_block_of_toml_is_a_file() -> None:
    """None is left unchecked."""
    assert len(FILES) == GUIDE.count("```toml") >= 5


def test_every_example_is_in_the_guide() -> None:
    """Whatever is kept as an example is told of."""
    for path in examples_folder().glob("*.toml"):
        assert f"scenarios/examples/{path.name}" in GUIDE


@pytest.mark.parametrize(
    "line", re.findall(r"^warring ([^#\n]+?)\s*(?:#.*)?$", GUIDE, re.MULTILINE)
)
def test_every_command_of_the_guide_is_one(line: str) -> None:
    """Each can be typed as it stands."""
    assert build_parser().parse_args(line.split())


def test_the_screens_words_of_the_browsers_are_all_letters() -> None:
    """The table of words in the third example reads as the guide says."""
    game, _problems = load_game("browsers-1997")
    assert game is not None
    assert {"chip", "model", "token"} <= game.compiled.scenario.words.keys()

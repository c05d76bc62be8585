"""Mods: laid over a scenario in the order that was chosen, and remembered by saves."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from game.compiled.load import load_game
from game.scenario.load import digest_by_name, scenario_cards
from game.scenario.mods import find_stack, mod_cards, stack_parts
from game.scenario.problems import Problems, Severity
from tests.cli.conftest import Run

HEAD = '[mod]\npatches = "cold-shot"\n'

Write = Callable[[str, str], Path]


@pytest.fixture
def write(warring: Run, tmp_path: Path) -> Write:
    """Writes a file into the person's own scenario folder."""
    folder = tmp_path / "scenarios"
    folder.mkdir()

    def written(name: str, text: str) -> Path:
        path = folder / f"{name}.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return written


@pytest.fixture
def rich(write: Write) -> Path:
    """A mod that gives a firm a sum of money."""
    return write("rich", HEAD + "[firms.deepseek]\ncash = 300_000_000\n")


@pytest.fixture
def double(write: Write) -> Path:
    """A mod that doubles what the firm has."""
    return write("double", HEAD + "[firms.deepseek]\ncash = { times = 2 }\n")


def cash(*mods: str, scenario: str = "cold-shot") -> int:
    """What the firm begins with under these mods."""
    game, problems = load_game(scenario, mods)
    assert game is not None, problems.to_text()
    return game.compiled.scenario.firms["deepseek"].cash


def message(*mods: str, scenario: str = "cold-shot") -> str:
    """The one error that stands in the way of these mods."""
    game, problems = load_game(scenario, mods)
    assert game is None
    (error,) = [each for each in problems if each.severity is Severity.ERROR]
    return error.to_text()


@pytest.mark.usefixtures("rich", "double")
def test_mods_are_laid_over_in_the_order_chosen() -> None:
    """Each changes what those before it left; a value that replaces wins when it comes last."""
    assert cash("rich", "double") == 600_000_000
    assert cash("double", "rich") == 300_000_000


@pytest.mark.usefixtures("rich", "double")
def test_a_stack_can_be_written_as_one_word() -> None:
    """Names with a plus between mean the same as the list of mods."""
    assert cash(scenario="cold-shot+rich+double") == cash("rich", "double")
    game, _problems = load_game("cold-shot+rich", ["double"])
    assert game is not None
    assert game.id == "cold-shot+rich+double"
    assert list(game.mods) == ["rich", "double"]


def test_a_path_may_hold_a_plus(tmp_path: Path) -> None:
    """The sign parts names only where no such file is there."""
    path = tmp_path / "a+b.toml"
    path.touch()
    assert stack_parts(str(path)) == (str(path), ())
    assert stack_parts(f"{path}+c") == (str(path), ("c",))


def test_what_one_mod_takes_from_another_is_noted(rich: Path, write: Write) -> None:
    """It is no error: the later one wins, and the note stands at its line."""
    write("poor", HEAD + "[firms.deepseek]\ncash = 100_000_000\n")
    game, problems = load_game("cold-shot", ["rich", "poor"])
    assert game is not None
    (note,) = [each for each in problems if each.severity is Severity.NOTE]
    assert (Path(note.file).stem, note.line, note.key) == ("poor", 4, "firms.deepseek.cash")
    assert "'rich'" in note.message
    assert cash("rich", "poor") == 100_000_000
    assert rich.exists()


def test_two_mods_that_touch_different_keys_conflict_not(rich: Path, write: Write) -> None:
    """Nothing is noted."""
    write("dear", HEAD + "[firms.deepseek]\nmorale = 0.5\n")
    _game, problems = load_game("cold-shot", ["rich", "dear"])
    assert len(problems) == 0, rich


@pytest.mark.usefixtures("rich", "double")
def test_the_chain_of_a_value_names_the_mods(warring: Run) -> None:
    """--explain shows what each of them made of it."""
    asked = ("check", "--explain", "firms.deepseek.cash", "--mod", "rich", "--mod", "double")
    code, out, _err = warring(*asked, "cold-shot", "--json")
    assert code == 0
    (found,) = json.loads(out)["explained"]
    assert [Path(said["file"]).stem for said in found["history"][-2:]] == ["rich", "double"]
    assert found["value"] == 600_000_000


@pytest.mark.usefixtures("rich")
def test_a_mod_of_a_parent_fits_all_that_build_on_it(write: Write) -> None:
    """What patches the world patches every scenario made of it."""
    write("everywhere", '[mod]\npatches = "world"\n[firms.nvidia]\nmorale = 0.9\n')
    for scenario in ("cold-shot", "ticket"):
        assert load_game(scenario, ["everywhere"])[0] is not None


@pytest.mark.usefixtures("rich")
def test_a_mod_alone_means_the_scenario_it_patches(warring: Run) -> None:
    """It can be checked, and played by its own name."""
    assert warring("check", "rich")[0] == 0
    game, _problems = load_game("rich")
    assert game is not None
    assert game.id == "cold-shot+rich"


@pytest.mark.usefixtures("rich")
def test_what_is_wrong_with_mods_is_told(write: Write, tmp_path: Path) -> None:
    """A missing one, one for another scenario, one twice, a scenario in the place of one."""
    assert "did you mean 'rich'" in message("ritch")
    assert "is not what this mod is for" in message("rich", scenario="ticket")
    assert "named twice" in message("rich", "rich")
    assert "this is a scenario, not a mod" in message("ticket")
    assert "there is no mod" in message("../rich")
    write("lost", '[mod]\npatches = "cold-shoot"\n')
    assert "did you mean 'cold-shot'" in message(scenario="lost")
    write("both", 'extends = "cold-shot"\n' + HEAD)
    assert "a mod patches a scenario" in message("both")
    write("odd", '[mod]\npatches = 3\ntitel = ""\n')
    assert not load_game("cold-shot", ["odd"])[0]
    write("gone", HEAD + "[firms.nobody]\ncash = { times = 2 }\n")
    assert not load_game("cold-shot", ["gone"])[0]
    upper = tmp_path / "Upper.toml"
    upper.write_text(HEAD, encoding="utf-8")
    assert "rename the file" in message(str(upper))


def test_no_scenario_builds_on_a_mod(rich: Path, write: Write) -> None:
    """It stands for no scenario."""
    write("child", 'extends = "rich"\n')
    assert "cannot stand for one" in message(scenario="child")
    assert rich.exists()


def test_there_is_a_most_of_mods(write: Write) -> None:
    """A stack cannot grow without bound."""
    names = [f"m{number}" for number in range(17)]
    for name in names:
        write(name, HEAD)
    assert "at most 16" in message(*names)


@pytest.mark.usefixtures("double")
def test_mods_are_listed_beside_the_scenarios(warring: Run, write: Write) -> None:
    """Not as something to play; a broken one says what is wrong with it."""
    write("odd", "[mod]\npatches = 3\n")
    cards = {card.id: card for card in mod_cards()}
    assert not {card.id for card in scenario_cards()} & set(cards)
    assert cards["double"].patches == ("cold-shot",)
    assert cards["odd"].problems.has_errors
    listed = {entry["id"]: entry for entry in json.loads(warring("list", "--json")[1])}
    assert listed["double"]["kind"] == "mod"
    assert not listed["odd"]["playable"]


@pytest.mark.usefixtures("rich")
def test_the_digest_of_a_mod_changes_with_its_words(write: Write) -> None:
    """A save can tell by it whether the mod is what it was."""
    before = digest_by_name("rich")
    write("rich", HEAD + "[firms.deepseek]\ncash = 200_000_000\n")
    assert digest_by_name("rich") not in {before, None}
    assert digest_by_name("poor") is None


@pytest.mark.usefixtures("rich", "double")
def test_mods_beside_a_scenario_are_found(tmp_path: Path) -> None:
    """Whoever plays a file elsewhere keeps its mods beside it."""
    for name, text in (("mine", 'extends = "cold-shot"\n'), ("also", '[mod]\npatches = "mine"\n')):
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    problems = Problems()
    stack = find_stack(str(tmp_path / "mine.toml"), problems, ["also", "rich"])
    assert stack is not None, problems.to_text()
    assert stack.id == "mine+also+rich"

"""Finding scenarios: by name and by path, the person's own before the shipped ones."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from game.scenario import find
from game.scenario.find import (
    find_parent,
    find_scenario,
    is_abstract,
    list_scenarios,
    own_folder,
    scenario_folders,
    scenario_names,
    seeds_folder,
)
from game.scenario.inherit import resolve
from game.scenario.problems import Problems


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the person's own scenario folder, empty."""
    folder = tmp_path / "own"
    folder.mkdir()
    monkeypatch.setenv("WARRING_SCENARIOS", str(folder))
    return folder


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of shipped scenarios of an installed game, with a world and one more."""
    package = tmp_path / "site-packages" / "game"
    folder = package / "_data" / "scenarios"
    folder.mkdir(parents=True)
    (package / "_data" / "seeds").mkdir()
    monkeypatch.setattr(find, "_PACKAGE", package)
    (folder / "world.toml").write_text("abstract = true\nx = 1")
    (folder / "cold-shot.toml").write_text('extends = "world"')
    return folder


def found(name: str) -> Path:
    """Return the file of the scenario `name`, which exists."""
    problems = Problems()
    path = find_scenario(name, problems)
    assert path is not None
    assert len(problems) == 0
    return path


def test_checkout_has_its_folders_beside_the_package() -> None:
    """Without installed data the folders of the checkout are used."""
    root = Path(find.__file__).parents[2]
    assert scenario_folders()[-1] == root / "scenarios"
    assert seeds_folder() == root / "seeds"


def test_installed_game_has_its_data_in_the_package(own: Path, shipped: Path) -> None:
    """Installed data go before whatever stands beside the package."""
    assert scenario_folders() == (own, shipped)
    assert seeds_folder() == shipped.parent / "seeds"


def test_own_folder_is_the_platforms_unless_chosen(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The environment names another folder than the platform's data folder."""
    assert own_folder() == own
    monkeypatch.delenv("WARRING_SCENARIOS")
    assert own_folder().parts[-2:] == ("warring-compute", "scenarios")


def test_scenario_is_found_by_name(own: Path, shipped: Path) -> None:
    """The person's own file stands in for a shipped one of the same name."""
    assert found("cold-shot") == shipped / "cold-shot.toml"
    (own / "cold-shot.toml").write_text("x = 1")
    assert found("cold-shot") == own / "cold-shot.toml"


def test_scenario_is_found_by_path(own: Path, tmp_path: Path) -> None:
    """A path wins where it looks like one."""
    path = tmp_path / "elsewhere.toml"
    path.write_text("x = 1")
    assert found(str(path)) == path
    assert own not in path.parents


def test_name_goes_before_a_file_of_the_same_name(
    shipped: Path, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that happens to be called like a scenario does not hide it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cold-shot").mkdir()
    assert found("cold-shot") == shipped / "cold-shot.toml"
    (tmp_path / "notes").mkdir()
    assert found("notes") == Path("notes")
    assert list(own.iterdir()) == []


@pytest.mark.parametrize("name", ["cold-shoot", "cold-shoot.toml", "./cold-shoot.toml"])
@pytest.mark.usefixtures("own", "shipped")
def test_unknown_scenario_has_the_nearest_name(name: str) -> None:
    """A misspelt name or path is one error with a hint."""
    problems = Problems()
    assert find_scenario(name, problems) is None
    (problem,) = problems
    assert f"no scenario '{name}'" in problem.message
    assert problem.hint == "did you mean 'cold-shot'?"


@pytest.mark.parametrize("name", ["", "\0", "a\0b", "x" * 5000, "~", "/\0"])
@pytest.mark.usefixtures("own", "shipped")
def test_absurd_name(name: str) -> None:
    """No name breaks the search."""
    problems = Problems()
    assert find_scenario(name, problems) is None
    assert len(problems) == 1


def test_list_has_each_name_once(own: Path, shipped: Path) -> None:
    """Names are sorted; the file found first is listed."""
    (own / "cold-shot.toml").write_text("x = 1")
    (own / "a-mod.toml").write_text("x = 1")
    assert list_scenarios() == [
        own / "a-mod.toml",
        own / "cold-shot.toml",
        shipped / "world.toml",
    ]
    assert scenario_names() == ["a-mod", "cold-shot", "world"]


@pytest.mark.usefixtures("shipped")
def test_list_leaves_out_translations_hidden_files_and_folders(own: Path) -> None:
    """What is no scenario is not listed, but a translation of nothing is: it may be misnamed."""
    for name in ("mod.toml", "mod.zh.toml", "mod.zh_CN.toml", ".draft.toml", "lone.zh.toml"):
        (own / name).write_text("x = 1")
    (own / "tombi.toml").write_text("[schema]")  # what `warring schema --write` sets up
    (own / "folder.toml").mkdir()
    (own / "mod-1.2.toml").write_text("broken")
    assert scenario_names() == ["cold-shot", "lone.zh", "mod", "mod-1.2", "world"]


@pytest.mark.usefixtures("shipped", "own")
def test_a_file_one_stands_beside_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever names a file of the current folder as if it were found by name learns how."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.toml").write_text("x = 1")
    problems = Problems()
    assert find_scenario("mine", problems) is None
    assert [problem.hint for problem in problems] == ["write 'mine.toml' for the file here"]


def test_missing_folders_are_empty(
    tmp_path: Path, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A person who never made a folder of scenarios has none."""
    monkeypatch.setenv("WARRING_SCENARIOS", str(tmp_path / "never-made"))
    assert list_scenarios() == [shipped / "cold-shot.toml", shipped / "world.toml"]


def test_world_is_found_from_own_scenarios(own: Path, shipped: Path) -> None:
    """A person's scenario may extend what is shipped."""
    assert find_parent("world", own / "mine.toml") == shipped / "world.toml"


def test_own_world_stands_in_for_the_shipped_one(own: Path, shipped: Path) -> None:
    """A person's world serves the shipped scenarios, and may itself extend the shipped world."""
    world = own / "world.toml"
    world.write_text('extends = "world"\nx = 2')
    assert find_parent("world", shipped / "cold-shot.toml") == world
    assert find_parent("world", world) == shipped / "world.toml"
    problems = Problems()
    tree = resolve(found("cold-shot"), find_parent, problems)
    assert tree is not None
    assert tree.data["x"] == 2
    assert len(problems) == 0


@pytest.mark.usefixtures("own")
def test_scenario_elsewhere_first_looks_beside_itself(tmp_path: Path, shipped: Path) -> None:
    """A folder of one's own with its own world hangs together wherever it lies."""
    mods = tmp_path / "mods"
    mods.mkdir()
    (mods / "a.toml").write_text("x = 1")
    assert find_parent("world", mods / "a.toml") == shipped / "world.toml"
    (mods / "world.toml").write_text("x = 1")
    assert find_parent("world", mods / "a.toml") == mods / "world.toml"
    assert find_parent("nothing", mods / "a.toml") is None


@pytest.mark.parametrize(
    ("text", "abstract"),
    [
        ("abstract = true", True),
        ("title = 'x'\n  abstract  =  true # yes\n[firms]", True),
        ("abstract = false", False),
        ("[a]\nabstract = true", False),
        ("# abstract = true", False),
        ("broken [", False),
        ("", False),
    ],
)
def test_abstract_scenarios_are_told_cheaply(text: str, abstract: bool, tmp_path: Path) -> None:
    """Only a top-level key counts, and a broken file is no abstract one."""
    path = tmp_path / "a.toml"
    path.write_text(text)
    assert is_abstract(path) is abstract


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_pipe_among_scenarios_does_not_block(own: Path) -> None:
    """A named pipe in the folder is listed and refused when it is read."""
    pipe = own / "pipe.toml"
    os.mkfifo(pipe)
    assert pipe in list_scenarios()
    assert not is_abstract(pipe)

"""What was once found whole is not compiled again only to be checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.compiled import build, check, programs
from game.compiled.load import check_game, load_game
from tests.support.small import apart


@pytest.fixture
def scenario(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A scenario of its own folder, with a cache of its own."""
    return apart(tmp_path, monkeypatch)


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A word for each first morning that is written from now on."""
    made: list[str] = []
    write = build.first_morning

    def counted(scenario: object) -> object:
        made.append("morning")
        return write(scenario)  # type: ignore[arg-type]

    monkeypatch.setattr(build, "first_morning", counted)
    return made


def test_a_whole_scenario_is_compiled_once(scenario: Path, compiled: list[str]) -> None:
    """The second check finds nothing wrong without looking."""
    assert not check_game(str(scenario))
    assert not check_game(str(scenario))
    assert compiled == ["morning"]


def test_a_game_once_loaded_is_not_checked_again(
    scenario: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second loading gives the same arrays without looking whether they can be."""
    first, _problems = load_game(str(scenario))
    monkeypatch.setattr(check, "check_compiles", None)
    second, problems = load_game(str(scenario))
    assert not problems
    assert first is not None
    assert second is not None
    assert second.compiled.rules.tobytes() == first.compiled.rules.tobytes()
    assert second.compiled.world.tobytes() == first.compiled.world.tobytes()


def test_a_value_that_cannot_be_is_told_each_time(scenario: Path) -> None:
    """A fault that only the arrays show is found by each check as by each loading."""
    poor = scenario.with_name("poor.toml")
    poor.write_text('extends = "tiny"\n[firms.ada]\nvalue = 1\n', encoding="utf-8")
    told = (check_game(str(poor)), check_game(str(poor)), load_game(str(poor))[1])
    found = [[problem.message for problem in problems] for problems in told]
    assert found[0] == found[1] == found[2]
    assert "less than its services, chips and cash are worth" in found[0][0]


def test_too_many_conditions_are_told_where_the_room_ends(
    scenario: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What would not fit the engine is a problem with a place, and nothing is raised."""
    text = 'extends = "tiny"\n[firms.bolt.fear]\nwhen = "firms.bolt.cash + 1 < 2"\n'
    child, twin = scenario.with_name("child.toml"), scenario.with_name("twin.toml")
    for path in (child, twin):
        path.write_text(text, encoding="utf-8")
    assert not check_game(str(child)).has_errors
    game, _problems = load_game(str(child))
    assert game is not None
    rules = game.compiled.rules
    monkeypatch.setattr(programs, "CODE", int(rules["program_end"].max()) - 1)
    (problem,) = load_game(str(twin))[1]
    assert "more conditions than there is room for" in problem.message
    assert problem.key != ""
    assert problem.line is not None

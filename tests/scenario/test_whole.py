"""What was checked once is not checked again, as long as not a word has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.scenario import load, whole
from game.scenario.load import read_scenario
from game.scenario.problems import Problems
from tests.support.small import apart


@pytest.fixture
def scenario(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A scenario of its own folder, with a cache of its own."""
    return apart(tmp_path, monkeypatch)


def _checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the checks made from now on."""
    made: list[str] = []
    check = load.crosscheck

    def counted(*given: object) -> None:
        made.append("crosscheck")
        check(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(load, "crosscheck", counted)
    return made


def test_a_whole_scenario_is_checked_once(scenario: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second reading gives the same scenario without checking."""
    made = _checks(monkeypatch)
    first = read_scenario(str(scenario), Problems())
    second = read_scenario(str(scenario), Problems())
    assert made == ["crosscheck"]
    assert first is not None
    assert second is not None
    assert first.scenario == second.scenario
    assert first.digest == second.digest


def test_a_changed_scenario_is_checked_again(scenario: Path) -> None:
    """A fault written into a scenario that was whole is found."""
    assert read_scenario(str(scenario), Problems()) is not None
    text = scenario.read_text(encoding="utf-8")
    scenario.write_text(text.replace("turns = ", "turns = -", 1), encoding="utf-8")
    problems = Problems()
    assert read_scenario(str(scenario), problems) is None
    assert problems.has_errors


def test_a_changed_ledger_is_looked_up_again(
    scenario: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What surrounds a scenario counts as its words do."""
    made = _checks(monkeypatch)
    read_scenario(str(scenario), Problems())
    monkeypatch.setattr(whole, "_surroundings", lambda _checks: "another ledger")
    read_scenario(str(scenario), Problems())
    assert made == ["crosscheck", "crosscheck"]


def test_a_faulty_scenario_is_never_remembered(scenario: Path) -> None:
    """Its problems are told each time."""
    text = scenario.read_text(encoding="utf-8")
    scenario.write_text(text.replace("turns = ", "turns = -", 1), encoding="utf-8")
    found = []
    for _reading in range(2):
        problems = Problems()
        read_scenario(str(scenario), problems)
        found.append(len(problems))
    assert found[0] == found[1] > 0


def test_a_spoilt_or_forbidden_note_costs_only_a_check(
    scenario: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a note that is no text nor a cache that is a file stands in the way."""
    read_scenario(str(scenario), Problems())
    for note in (tmp_path / "cache" / "whole").iterdir():
        note.write_bytes(b"\xff\x00")
    assert read_scenario(str(scenario), Problems()) is not None
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("WARRING_ENGINE_CACHE", str(tmp_path / "file"))
    assert read_scenario(str(scenario), Problems()) is not None

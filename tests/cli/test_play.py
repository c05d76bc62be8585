"""What `warring play` looks at before the screen changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.cli import play
from tests.cli.conftest import Run

Opened = list[tuple[object, ...]]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """What the app is opened with; the app itself is not, and a terminal is there."""
    calls: Opened = []

    def run_app(*arguments: object) -> int:
        calls.append(arguments)
        return 0

    monkeypatch.setattr(play, "is_terminal", lambda _stream: True)
    monkeypatch.setattr("game.ui.app.run_app", run_app)
    return calls


@pytest.mark.parametrize("arguments", [(), ("play",)])
def test_without_anything_the_game_opens(
    warring: Run, opened: Opened, arguments: tuple[str, ...]
) -> None:
    """`warring` is `warring play`."""
    assert warring(*arguments)[0] == 0
    assert opened == [(None, None, None, None, None)]


def test_the_app_gets_what_was_asked_for(warring: Run, opened: Opened, tmp_path: Path) -> None:
    """Scenario, chair, seed and folder of saves are handed on."""
    code, _out, err = warring(
        "play", "cold-shot", "--chair", "openai", "--seed", 7, "--save-dir", tmp_path
    )
    assert (code, err) == (0, "")
    assert opened == [("cold-shot", "openai", 7, None, tmp_path)]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("cold-sht",), "did you mean 'cold-shot'?"),
        (("cold-shot", "--chair", "opnai"), "did you mean 'openai'?"),
        (("--load", "nowhere.toml"), "nowhere.toml: there is no such save"),
    ],
)
def test_what_is_not_there_is_told_before_the_screen_changes(
    warring: Run, opened: Opened, arguments: tuple[str, ...], words: str
) -> None:
    """A wrong scenario, chair or save ends with exit code 1 and the reason."""
    code, out, err = warring("play", *arguments)
    assert (code, out) == (1, "")
    assert words in err
    assert opened == []


def test_a_save_is_found_in_the_folder_of_saves(
    warring: Run, opened: Opened, tmp_path: Path
) -> None:
    """A bare name is looked for among the saves."""
    folder = tmp_path / "saves"
    folder.mkdir()
    (folder / "mine.toml").touch()
    assert warring("play", "--load", "mine", "--save-dir", folder)[0] == 0
    assert opened == [(None, None, None, folder / "mine.toml", folder)]

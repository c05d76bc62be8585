"""The game in a real terminal, as a person meets it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.screen import TMUX, Terminal

pytestmark = pytest.mark.skipif(TMUX is None, reason="a real terminal needs tmux")

CHAIR = ["play", "cold-shot", "--chair", "deepseek", "--seed", "7"]


@pytest.fixture
def saves(tmp_path: Path) -> Iterator[list[str]]:
    """Arguments that keep saves in the test's own folder."""
    folder = tmp_path / "saves"
    yield ["--save-dir", str(folder)]


def to_the_desk(terminal: Terminal) -> str:
    """Wait for the briefing and the engine, and go on to the desk."""
    terminal.wait_for("briefing")
    terminal.wait_for("ready")
    terminal.type("Enter")
    return terminal.wait_for("week 1 of 12")


def play_a_week(terminal: Terminal, week: int) -> str:
    """Hand the week in and read its report; the desk of the next week."""
    terminal.type("e")
    terminal.wait_for("report of the week")
    terminal.wait_for("Go on")
    terminal.type("Enter")
    return terminal.wait_for(f"week {week + 1} of 12")


def test_two_weeks_are_played_left_and_continued(tmp_path: Path, saves: list[str]) -> None:
    """A chair is taken, two weeks are played, and after leaving the game goes on there."""
    with Terminal(tmp_path, [*CHAIR, *saves]) as terminal:
        to_the_desk(terminal)
        terminal.wait_for("DeepSeek")
        play_a_week(terminal, 1)
        play_a_week(terminal, 2)
        terminal.type("q")
        terminal.wait_for("is saved")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
    (tmp_path / "ended").unlink()
    with Terminal(tmp_path, ["play", *saves]) as terminal:
        terminal.wait_for("Continue")
        terminal.type("c")
        assert "DeepSeek" in terminal.wait_for("week 3 of 12")


def test_an_order_goes_into_the_tray_and_out_again(tmp_path: Path, saves: list[str]) -> None:
    """An order given through the list shows in the tray; `u` takes it back."""
    with Terminal(tmp_path, [*CHAIR, *saves], columns=160, rows=50) as terminal:
        to_the_desk(terminal)
        terminal.wait_for("No orders yet")
        terminal.type("4")
        terminal.wait_for("Training run")
        terminal.type("x")
        terminal.wait_for("Allowed")
        terminal.type("Enter")
        terminal.wait_for("u takes")
        terminal.wait_for("●●○ 2")
        terminal.type("u")
        assert "u takes" not in terminal.wait_for("No orders yet")
        terminal.wait_for("●●● 3")


def test_keys_typed_ahead_reach_the_dialogs_they_open(tmp_path: Path, saves: list[str]) -> None:
    """Two orders, a look at the list and leaving, all typed at once, are done in order."""
    with Terminal(tmp_path, [*CHAIR, *saves], columns=160, rows=50) as terminal:
        to_the_desk(terminal)
        terminal.type("j", "2", "M", "Enter", "r", "1", "2", "Enter", "o", "Escape", "q", "Escape")
        shown = terminal.wait_for("Recruit: 12 people")
        assert "$2.00M" in shown
        terminal.type("u", "u", "q", "t")
        assert "week 1 of 12" not in terminal.wait_for("Choose a scenario and a chair.")


@pytest.mark.parametrize("size", [(40, 12), (20, 6), (200, 60)])
def test_any_size_is_borne(tmp_path: Path, saves: list[str], size: tuple[int, int]) -> None:
    """A window of any size, and resizing it, never ends the game."""
    columns, rows = size
    with Terminal(tmp_path, [*CHAIR, *saves], columns=columns, rows=rows) as terminal:
        terminal.wait_for("DeepSeek")
        terminal.resize(80, 24)
        to_the_desk(terminal)
        terminal.resize(columns, rows)
        for area in "2345678":
            terminal.type(area)
        terminal.resize(80, 24)
        terminal.wait_for("Told in full")
        terminal.type("1")
        assert "week 1 of 12" in terminal.wait_for("Markets since the start")


def test_without_a_terminal_the_game_says_so(tmp_path: Path) -> None:
    """Output that is no terminal gets a sentence and exit code 2, not an escape code."""
    said = tmp_path / "said"
    with Terminal(tmp_path, ["play", "</dev/null", f">{said}", "2>&1"]) as terminal:
        assert terminal.wait_for_end() == 2
    assert "terminal" in said.read_text()
    assert "Traceback" not in said.read_text()
    assert "\x1b" not in said.read_text()

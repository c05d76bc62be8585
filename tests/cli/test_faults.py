"""What a person sees when something goes wrong that is not their doing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.cli import listing
from tests.cli.conftest import Run


def _raise(error: BaseException) -> None:
    raise error


@pytest.fixture
def broken_list(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """`warring list` raises whatever a test puts there."""
    monkeypatch.setattr(listing, "do", lambda _args: _raise(TypeError("\x1b[31mboom")))
    return monkeypatch


@pytest.mark.usefixtures("broken_list")
def test_a_fault_is_one_line_and_a_file(warring: Run, tmp_path: Path) -> None:
    """A fault of the game shows one line of clean text that names the file to report."""
    code, out, err = warring("list")
    assert (code, out) == (70, "")
    assert err.count("\n") == 1
    assert "\x1b" not in err
    log = next((tmp_path / "state").rglob("fault.log"))
    assert str(log) in err
    assert "Traceback" in log.read_text(encoding="utf-8")


@pytest.mark.usefixtures("broken_list")
@pytest.mark.parametrize("arguments", [("--debug", "list"), ("list", "--debug")])
def test_debug_shows_the_traceback(warring: Run, arguments: tuple[str, ...]) -> None:
    """`--debug`, before or after the command, lets the fault through."""
    with pytest.raises(TypeError, match="boom"):
        warring(*arguments)


@pytest.mark.usefixtures("broken_list")
def test_the_variable_shows_the_traceback(warring: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """WARRING_DEBUG does the same as `--debug`."""
    monkeypatch.setenv("WARRING_DEBUG", "1")
    with pytest.raises(TypeError, match="boom"):
        warring("list")


def test_ctrl_c_ends_quietly(warring: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopping a command is no fault: one line, and the code that shells expect."""
    monkeypatch.setattr(listing, "do", lambda _args: _raise(KeyboardInterrupt()))
    assert warring("list") == (130, "", "stopped\n")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no broken pipes of this kind")
def test_nobody_reading_is_no_fault() -> None:
    """When the reader of the output has gone, the command ends without a word."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "game", "list"],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert done.stderr == b""
    assert done.returncode == 141


def test_a_terminal_without_unicode_is_no_fault(tmp_path: Path) -> None:
    """Letters that the output cannot show become question marks."""
    folder = tmp_path / "scenarios"
    folder.mkdir()
    (folder / "mine.toml").write_text('extends = "cold-shot"\ntitle = "算力"\n', encoding="utf-8")
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "WARRING_SCENARIOS": str(folder)}
    command = [sys.executable, "-m", "game", "list"]
    done = subprocess.run(command, env=env, capture_output=True, check=False)
    assert done.returncode == 0
    assert b"mine: ??" in done.stdout

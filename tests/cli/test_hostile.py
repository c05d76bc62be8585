"""Hostile files, as a person meets them: through the command.

Each must be answered with one clear problem and exit code 1. Saves are read in a process of its
own, whose time limit is a guard against files that make reading endless; scenarios are read
within limits of time and memory in `tests/workshop`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

LIMIT = 30

HEAD = 'extends = "cold-shot"\n'


def fifo(path: Path) -> None:
    """A pipe that nobody writes to."""
    os.mkfifo(path)


def folder_named_as_file(path: Path) -> None:
    """A folder with the name of a file, and nothing in it."""
    path.mkdir()


def loop(path: Path) -> None:
    """A link to itself."""
    path.symlink_to(path)


def text(content: str | bytes) -> Callable[[Path], None]:
    """A file of `content`."""
    data = content if isinstance(content, bytes) else content.encode()
    return lambda path: path.write_bytes(data) and None


SCENARIOS: dict[str, Callable[[Path], None]] = {
    "dotted key": text("a" + ".a" * 20_000 + " = 1\n"),
    "brackets": text("x = " + "[" * 10_000),
    "braces": text("x = " + "{a=" * 10_000),
    "long number": text(HEAD + "turns = " + "9" * 5_000 + "\n"),
    "huge number": text(HEAD + f"turns = {2**80}\n"),
    "not a number": text(HEAD + "[firms.openai]\ncash = nan\n"),
    "infinite": text(HEAD + "[rental]\nspot_start = 1e400\n"),
    "not text": text(b'title = "\xff\xfe"\n'),
    "null bytes": text(b"\x00" * 4_000),
    "empty": text(""),
    "too large": text("#" * 1_000_001),
    "torn": text('title = "The Cold'),
    "twice": text(HEAD + HEAD),
    "extends itself": text('extends = "hostile"\n'),
    "extends upwards": text('extends = "../../etc/passwd"\n'),
    "extends a path": text('extends = "/etc/passwd"\n'),
    "extends nothing": text('extends = "cold-shoot"\n'),
    "fifo": fifo,
    "folder": folder_named_as_file,
    "loop": loop,
}


def apart(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command in its own process, for at most `LIMIT` seconds."""
    env = {**os.environ, "WARRING_SCENARIOS": str(cwd / "none")}
    return subprocess.run(
        [sys.executable, "-m", "game", *map(str, arguments)],
        cwd=cwd,
        env=env,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=LIMIT,
        check=False,
    )


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_hostile_scenario_is_one_clear_problem(name: str, tmp_path: Path, warring: Run) -> None:
    """Whatever the file is, the answer is one error, in words, with the file's name."""
    path = tmp_path / "hostile.toml"
    SCENARIOS[name](path)
    code, out, err = warring("check", path, "--json")
    assert (code, err) == (1, "")
    problems = json.loads(out)
    errors = [problem for problem in problems if problem["severity"] == "error"]
    if name != "empty":  # an empty file lacks everything a scenario needs
        assert len(errors) == 1
    assert {problem["file"] for problem in errors} == {str(path)}
    assert all(problem["message"] for problem in errors)


@pytest.mark.usefixtures("engine")  # the process must not spend its time on compiling
def test_a_hostile_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    """Control codes in a title reach no output."""
    path = tmp_path / "hostile.toml"
    content = HEAD + 'turns = 1\ntitle = "\\u001b]0;pwned\\u0007[red]\\u202eshot"\n'
    path.write_text(content, encoding="utf-8")
    for arguments in (("run", path), ("check", path)):
        done = apart(*arguments, cwd=tmp_path)
        assert done.returncode == 0
        assert not {"\x1b", "\x07", "\u202e"} & set(done.stdout + done.stderr)


SAVES: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda data: data[: len(data) // 2],
    "one byte short": lambda data: data[:-1],
    "one bit flipped": lambda data: data[:500] + bytes([data[500] ^ 1]) + data[501:],
    "longer": lambda data: data + b"\n",
    "empty": lambda _data: b"",
    "foreign": lambda _data: b"PK\x03\x04" * 100,
    "deep": lambda data: data[: data.index(b"\n") + 1] + b"x = " + b"[" * 10_000,
    "huge": lambda data: data + b"#" * 9_000_000,
}


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory, engine: None) -> bytes:
    """A good save."""
    folder = tmp_path_factory.mktemp("saved")
    done = apart("run", "cold-shot", "--turns", 1, "--save", folder / "s.toml", cwd=folder)
    assert done.returncode == 0
    return (folder / "s.toml").read_bytes()


@pytest.mark.parametrize("name", SAVES)
def test_a_hostile_save_is_one_clear_problem(name: str, saved: bytes, tmp_path: Path) -> None:
    """Whatever was done to the save, the answer is one line."""
    path = tmp_path / "hostile.toml"
    path.write_bytes(SAVES[name](saved))
    done = apart("replay", path, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith(f"{path}: ")

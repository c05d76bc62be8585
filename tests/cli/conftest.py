"""What the tests of the command line share."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from game.cli import main

Run = Callable[..., tuple[int, str, str]]


def run_command(*arguments: object) -> tuple[int, str, str]:
    """Run `warring` in this process; exit code, output and error output."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
    return code, out.getvalue(), err.getvalue()


@pytest.fixture
def warring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line, run in an empty folder, with folders of its own for all it keeps."""
    monkeypatch.setenv("WARRING_SCENARIOS", str(tmp_path / "scenarios"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("WARRING_SAVES", str(tmp_path / "shelf"))
    monkeypatch.delenv("WARRING_DEBUG", raising=False)
    monkeypatch.chdir(tmp_path)
    return run_command


@pytest.fixture(scope="session")
def three_weeks() -> dict[str, Any]:
    """The JSON of three weeks of The Cold Shot."""
    code, out, _err = run_command("run", "cold-shot", "--turns", 3, "--json")
    assert code == 0
    found: dict[str, Any] = json.loads(out)
    return found

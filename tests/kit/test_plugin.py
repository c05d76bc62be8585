"""The pytest plugin collects rule cases and tells what is wrong with them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HOLDS = """
title = "It holds"
why = "Nobody fails by itself."

[[expect]]
week = 1
failed = []
"""
BREAKS = HOLDS.replace("[]", '["bolt"]').replace("It holds", "It does not")
OPEN = BREAKS.replace("why =", 'open = "not yet"\nwhy =')
WRONG = HOLDS.replace("why =", "wyh =")


def collected(folder: Path, **files: str) -> str:
    """What a fresh pytest says of a folder with these cases."""
    for name, text in files.items():
        (folder / f"{name}.case.toml").write_text(text, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "game.testing.plugin",
        "-p",
        "no:cacheprovider",
    ]
    env = {**os.environ, "NUMBA_DISABLE_JIT": "1", "PYTHONPATH": str(Path.cwd())}
    done = subprocess.run(
        [*command, "-rA", "-q", str(folder)],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


def test_cases_are_tests(tmp_path: Path) -> None:
    """One that holds passes, one that does not fails with what was expected and found."""
    told = collected(tmp_path, holds=HOLDS, breaks=BREAKS)
    assert "1 failed, 1 passed" in told
    assert "after week 1: firms that failed: expected ['bolt'], found []" in told
    assert "Traceback" not in told


def test_an_open_case_must_fail(tmp_path: Path) -> None:
    """It is expected to fail, and fails the run once it holds."""
    told = collected(tmp_path, open=OPEN, mended=OPEN.replace('["bolt"]', "[]"))
    assert "1 xfailed" in told
    assert "1 failed" in told


def test_a_file_that_is_no_case_is_told(tmp_path: Path) -> None:
    """What is wrong with the file stands in the report."""
    assert "there is no key ['wyh']" in collected(tmp_path, wrong=WRONG)


@pytest.mark.parametrize("module", ["hypothesis", "pytest"])
def test_playing_needs_no_testing_library(module: str) -> None:
    """The search, the shrinking and the cases do without Hypothesis and pytest."""
    script = (
        "import sys, game.cli.check_play, game.testing.proving, game.testing.cases.looks;"
        f"sys.exit({module!r} in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0

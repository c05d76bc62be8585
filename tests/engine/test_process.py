"""Whose code the compiling process runs."""

from __future__ import annotations

import subprocess
from pathlib import Path

import game
from game.engine.process import compiler, same_code


def test_a_checkout_in_the_working_folder_is_not_run(tmp_path: Path) -> None:
    """Started beside another `game`, the process still runs the code of who started it."""
    other = tmp_path / "game" / "engine"
    other.mkdir(parents=True)
    for folder in (other.parent, other):
        (folder / "__init__.py").write_text("")
    (other / "warm.py").write_text("raise SystemExit('the other game')")
    asked = [*compiler()]
    asked[asked.index("-m") : asked.index("-m") + 2] = ["-c", "import game; print(game.__file__)"]
    told = subprocess.run(
        asked, cwd=tmp_path, env=same_code(), capture_output=True, text=True, check=True
    )
    assert Path(told.stdout.strip()) == Path(game.__file__)

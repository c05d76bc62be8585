"""Saves are light: the title screen lists them before anything heavy is imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HEAVY = {"numba", "numpy", "cattrs", "textual", "game.engine", "game.compiled", "tree_sitter"}

LIST_ONE_SAVE = """
import sys
from pathlib import Path
from game.session.saves import SaveGame, Shelf
shelf = Shelf(Path(sys.argv[1]))
shelf.quick(SaveGame(
    scenario="x", scenario_title="X", scenario_hash="0" * 8, seed=1, turn=0, turns=1,
    date="2025-01-01", saved_at="2025-01-01T00:00:00Z", orders=[], digests=[], snapshot={},
))
assert shelf.latest({"x": "0" * 8})
print(*sys.modules)
"""


def test_listing_saves_imports_nothing_heavy(tmp_path: Path) -> None:
    """Neither engine, arrays, scenario reader nor interface is needed to list saves."""
    done = subprocess.run(
        [sys.executable, "-c", LIST_ONE_SAVE, str(tmp_path)],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not HEAVY & set(done.stdout.split())

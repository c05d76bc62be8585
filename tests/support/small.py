"""The small world, as `game.testing` has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.testing.small import (
    STILL,
    TEXT,
    begin,
    build,
    document,
    load_text,
    small_game,
    still_game,
)

__all__ = [
    "STILL",
    "TEXT",
    "apart",
    "begin",
    "build",
    "document",
    "load_text",
    "small_game",
    "still_game",
]


def apart(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small world as a file of its own in `folder`, with a cache of its own."""
    monkeypatch.setenv("WARRING_ENGINE_CACHE", str(folder / "cache"))
    path = folder / "tiny.toml"
    path.write_text(TEXT, encoding="utf-8")
    return path

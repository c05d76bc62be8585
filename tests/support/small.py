"""The small world, as `game.testing` has it."""

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
    "begin",
    "build",
    "document",
    "load_text",
    "small_game",
    "still_game",
]

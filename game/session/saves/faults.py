"""What can be wrong with a save, said for people.

Invariant: every failure of this package reaches its caller as a `SaveError`, with a
fault to act on and a message to show.
"""

from __future__ import annotations

from enum import StrEnum


class SaveFault(StrEnum):
    """Why a save cannot be read, loaded or written."""

    EMPTY = "empty"
    UNREADABLE = "unreadable"
    FOREIGN = "foreign"
    DAMAGED = "damaged"
    TOO_LARGE = "too large"
    NEWER = "newer"
    SCENARIO_MISSING = "scenario missing"
    SCENARIO_CHANGED = "scenario changed"
    MOD_MISSING = "mod missing"
    MOD_CHANGED = "mod changed"
    NOT_WRITTEN = "not written"
    NAME_REFUSED = "name refused"


class SaveError(Exception):
    """A save could not be read, loaded or written; `message` tells a person why."""

    def __init__(self, reason: SaveFault, message: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message

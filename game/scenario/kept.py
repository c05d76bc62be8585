"""What is known of tables that do not change, by their identity.

Invariant: nothing is told of a table but what was noted of the very same one. It is kept
as long as what is known of it, so no other table can come to have its identity.
"""

from __future__ import annotations

from typing import Any, Generic, TypeVar

_V = TypeVar("_V")


class Kept(Generic[_V]):
    """Notes on at most `most` tables; the oldest is forgotten first.

    Trees share what they inherit, so many scenarios on one parent hold the same tables.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._notes: dict[int, tuple[dict[str, Any], _V]] = {}

    def get(self, table: dict[str, Any]) -> _V | None:
        """What was noted of this table, or None."""
        found = self._notes.get(id(table))
        return found[1] if found else None

    def note(self, table: dict[str, Any], value: _V) -> None:
        """Note `value` of this table."""
        while len(self._notes) >= self._most:
            self._notes.pop(next(iter(self._notes)))
        self._notes[id(table)] = table, value

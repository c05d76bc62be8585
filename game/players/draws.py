"""Chance for players, counted rather than remembered.

Invariant: the draws depend on the key alone, so a player asked twice about one
week answers the same, whoever was asked in between.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")

_BITS = 53
"""Bits of a draw: as many as a float keeps."""


class Draws:
    """A row of draws, each a BLAKE2 hash of the key and the draw's number (RFC 7693)."""

    def __init__(self, *key: str | int) -> None:
        self._key = "\x1f".join(map(str, key))
        self._count = 0

    def part(self) -> float:
        """A number from 0 up to, but not including, 1."""
        text = f"{self._key}\x1f{self._count}"
        self._count += 1
        digest = blake2b(text.encode(), digest_size=8).digest()
        return (int.from_bytes(digest) >> (64 - _BITS)) / (1 << _BITS)

    def below(self, limit: int) -> int:
        """A whole number from 0 to `limit` - 1; `limit` is at least 1."""
        return int(self.part() * limit)

    def between(self, low: float, high: float) -> float:
        """A number from `low` to `high`."""
        return low + (high - low) * self.part()

    def pick(self, choices: Sequence[T]) -> T:
        """One of `choices`, which must not be empty."""
        return choices[self.below(len(choices))]

"""Numbers that stand for ids.

Invariant: the number of an id depends on its text alone, so the order of tables
in a scenario changes no draw.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def key_of(text: str) -> int:
    """A whole number from 0 to 2**62 - 1 that stands for `text` in draws."""
    digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 2


def places_of(ids: Iterable[str]) -> dict[str, int]:
    """Place of each id in the arrays: the sorted order."""
    return {name: place for place, name in enumerate(sorted(ids))}

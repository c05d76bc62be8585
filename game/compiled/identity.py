"""Numbers that stand for ids.

Invariant: the number of an id depends on its text alone, so the order of tables
in a scenario changes no draw.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from game.compiled.sizes import CHOICES
from game.scenario.model import Event


def key_of(text: str) -> int:
    """A whole number from 0 to 2**62 - 1 that stands for `text` in draws."""
    digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 2


def places_of(ids: Iterable[str]) -> dict[str, int]:
    """Place of each id in the arrays: the sorted order."""
    return {name: place for place, name in enumerate(sorted(ids))}


def places_of_answers(events: Mapping[str, Event]) -> dict[str, int]:
    """Place of each answer by the ids of its event and of the choice, with a point between.

    Those of an event stand together, in the order in which they are written.
    """
    return {
        f"{event}.{choice}": place * CHOICES + number
        for event, place in places_of(events).items()
        for number, choice in enumerate(events[event].choices)
    }

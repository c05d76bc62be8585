"""Rules broken on purpose are found: the kit proves that it can prove something.

A few are planted in every run; `WARRING_FAULTS=all` plants them all, as does
`python -m tests.faults.run all`.
"""

from __future__ import annotations

import os

import pytest

from tests.faults.faults import FAULTS
from tests.faults.run import MOST_SECONDS, found

ALL = os.environ.get("WARRING_FAULTS", "") == "all"
EVERY = (
    "a-posting-lost",
    "a-share-above-one",
    "a-refused-order-takes-a-move",
    "a-view-leaks-a-hidden-number",
    "a-contract-that-nobody-wrote",
    "the-first-gets-all",
)
"""Those planted in every run: each is found soon, by a part of the kit of its own."""


@pytest.mark.parametrize("name", FAULTS if ALL else EVERY)
def test_a_planted_fault_is_found(name: str) -> None:
    """Within a minute, by what is there to find it."""
    told = found(name)
    assert told["by"] in FAULTS[name].found_by, told
    assert told["seconds"] < MOST_SECONDS


def test_there_are_enough_of_them() -> None:
    """At least fifteen rules are broken, each by a fault that says what is wrong with it."""
    assert len(FAULTS) >= 15
    assert all(fault.title.endswith(".") for fault in FAULTS.values())


def test_without_a_fault_nothing_is_found() -> None:
    """The same search finds nothing wrong with the rules as they are."""
    told = found("none")
    assert told["by"] == "", told

"""Turns: unbalanced books are never passed on, compiled code is kept by its sources."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from game.compiled.orders import ORDER
from game.compiled.sizes import LEDGERS, MONEY
from game.engine import store
from game.engine.turn import BooksError, close_week, open_week
from tests.support.small import begin, small_game

pytestmark = pytest.mark.usefixtures("engine")


@pytest.mark.parametrize("ledger", range(LEDGERS))
def test_unbalanced_books_are_reported(ledger: int) -> None:
    """Whatever ledger is off by one, the turn says so instead of going on."""
    rules, world = begin(small_game())
    world["balance"][0, ledger, -1] += 1
    with pytest.raises(BooksError, match="off by 1"):
        close_week(rules, world, np.zeros(0, ORDER))


def test_a_turn_works_in_place() -> None:
    """Opening and closing change the world they are given, and nothing of the rules."""
    rules, world = begin(small_game())
    before = rules.tobytes()
    open_week(rules, world)
    assert world["moves"][0, :3].tolist() == [3, 3, 3]
    close_week(rules, world, np.zeros(0, ORDER))
    assert world["turn"][0] == 1
    assert rules.tobytes() == before


def test_the_log_tells_every_movement_of_money() -> None:
    """Postings of a week explain each firm's change of cash."""
    rules, world = begin(small_game())
    before = world["balance"][0, MONEY].copy()
    log = close_week(rules, world, np.zeros(0, ORDER))[0]
    count = int(log["postings"])
    money = log["ledger"][:count] == MONEY
    amounts = log["amount"][:count][money]
    change = np.zeros_like(before)
    np.subtract.at(change, log["source"][:count][money], amounts)
    np.add.at(change, log["target"][:count][money], amounts)
    assert (world["balance"][0, MONEY] - before == change).all()


def test_compiled_code_is_kept_by_its_sources() -> None:
    """The cache folder is named by a hash of all sources and by whether indices are checked."""
    folder = store.cache_folder()
    assert folder.parent == Path(os.environ["WARRING_ENGINE_CACHE"])
    assert store.source_hash()[:16] in folder.name
    assert folder.name.endswith("-checked") == store.BOUNDSCHECK

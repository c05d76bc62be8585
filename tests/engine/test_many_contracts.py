"""A world full of contracts: the one that the benchmark measures is a sound one."""

from __future__ import annotations

import numpy as np
import pytest

from game.bench.entangled import CLAUSES, CONTRACTS, entangle
from game.compiled.clauses import CLAUSE_KINDS, RUNNING
from game.compiled.orders import ORDER
from game.compiled.sizes import NOBODY
from game.compiled.world import FAILED
from game.engine.turn import close_week, open_week
from tests.support.invariants import Moment, broken
from tests.support.small import begin, small_game

pytestmark = pytest.mark.usefixtures("engine")


def test_every_kind_of_clause_stands_in_it() -> None:
    """It has 64 running contracts of 200 clauses, of all kinds."""
    rules, world = begin(small_game())
    entangle(rules, world)
    rows = world["clause_contract"][0] != NOBODY
    assert int((world["contract_state"][0] == RUNNING).sum()) == CONTRACTS
    assert int(rows.sum()) == CLAUSES
    assert set(world["clause_kind"][0][rows]) == set(range(len(CLAUSE_KINDS)))


def test_all_of_them_run_on_and_the_invariants_hold() -> None:
    """Weeks later none of the contracts written here has ended, nobody has failed by them."""
    rules, world = begin(small_game())
    entangle(rules, world)
    for _week in range(6):
        open_week(rules, world)
        before = world.copy()
        log = close_week(rules, world, np.zeros(0, ORDER))
        assert broken(Moment(rules, before, world.copy(), log)) == []
    assert int((world["contract_state"][0] == RUNNING).sum()) == CONTRACTS
    assert not (world["status"][0] == FAILED).any()


def test_two_are_too_few() -> None:
    """A guarantee needs a third."""
    rules, world = begin(small_game())
    rules["firms"] = 2
    with pytest.raises(ValueError, match="three firms"):
        entangle(rules, world)

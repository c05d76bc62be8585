"""Clearing agrees with linear programming."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings

from tests.engine.twins.clearing_lp import most_paid, most_paid_by_rank
from tests.support.clearing import cleared
from tests.support.lane import tries
from tests.support.networks import Network, networks


def totals(network: Network) -> list[int]:
    """What each firm pays, by the engine."""
    paid = cleared(network).paid
    rows = range(len(network.rows))
    return [sum(paid[row] for row in rows if network.debtor(row) == f) for f in network.firms]


@settings(max_examples=tries(600))
@given(network=networks(firms=8, ranks=1, claims=30))
def test_payments_of_one_rank_solve_the_linear_program(network: Network) -> None:
    """The most that all can pay together is what each firm pays."""
    assume(network.rows)
    assert totals(network) == pytest.approx(most_paid(network), abs=network.slack)


@settings(max_examples=tries(100))
@given(network=networks(firms=3, ranks=3, claims=9))
def test_payments_of_several_ranks_solve_one_of_the_linear_programs(network: Network) -> None:
    """Among all cases of who pays which rank in part, the greatest is found."""
    assert totals(network) == pytest.approx(most_paid_by_rank(network), abs=network.slack)

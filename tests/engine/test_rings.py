"""Rings of debt: clearing comes to rest however slowly money would go round."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.sizes import FIRMS, SUPPLIERS
from game.engine.claims import JUNIOR, RANKS, SENIOR, SUBORDINATE
from tests.engine.twins.clearing import balances, exact
from tests.support.clearing import cleared
from tests.support.lane import tries
from tests.support.networks import Claim, Guarantee, Network, Row

HUGE = 10**9
"""A thousand billion dollars."""


def ring(firms: int, amount: int = HUGE, rank: int = JUNIOR) -> list[Row]:
    """Each owes the next, the last the first."""
    return [Claim(f, (f + 1) % firms, amount, rank) for f in range(firms)]


@st.composite
def tangles(draw: st.DrawFn) -> Network:
    """Huge rings with small leaks, in any rank, guaranteed by anybody: as bad as can be."""
    firms = draw(st.integers(2, 8))
    firm, rank = st.integers(0, firms - 1), st.integers(0, RANKS - 1)
    sizes = st.sampled_from([1, 7, 1000, 10**6, HUGE, HUGE + 3, 10 * HUGE])
    rows: list[Row] = [
        Claim(f, (f + 1) % firms, draw(st.sampled_from([HUGE, HUGE + 1])), draw(rank))
        for f in range(firms)
    ]
    leak = st.builds(Claim, firm, st.one_of(firm, st.just(SUPPLIERS)), sizes, rank)
    leaks = draw(st.lists(leak, max_size=8))
    rows += [row for row in leaks if row.debtor != row.creditor]
    for _ in range(draw(st.integers(0, 6))):
        row = Guarantee(draw(firm), draw(st.integers(0, len(rows) - 1)), draw(sizes), draw(rank))
        known = Network([], rows)
        if row.guarantor not in (known.debtor(row.base), known.creditor(row.base)):
            rows.append(row)
    purse = st.sampled_from([0, 0, 1, 99, 10**5])
    return Network(draw(st.lists(purse, min_size=firms, max_size=firms)), rows)


@settings(max_examples=tries(300))
@given(network=tangles())
def test_any_tangle_comes_to_an_end_that_all_can_afford(network: Network) -> None:
    """Clearing returns, nobody pays more than it has, no claim is paid twice over."""
    found = cleared(network)
    assert min(balances(network, found.paid)) >= 0
    brought = [0] * len(network.rows)
    for row, paid in enumerate(found.paid):
        assert 0 <= paid <= found.owed[row]
        brought[network.root(row)] += paid
    for row, claim in enumerate(network.rows):
        if isinstance(claim, Claim):
            assert brought[row] + found.unpaid[row] == claim.amount


def test_a_ring_of_debts_clears_without_cash() -> None:
    """Money that goes round pays every debt on its way."""
    assert cleared(Network([0] * 3, ring(3))).paid == [HUGE] * 3


def test_a_ring_needs_cash_only_for_its_leak() -> None:
    """What leaves the ring is all that anybody must have."""
    rows = [*ring(3), Claim(0, SUPPLIERS, 10, SUBORDINATE)]
    found = cleared(Network([10, 0, 0], rows))
    assert found.paid == [HUGE, HUGE, HUGE, 10]
    assert found.part.min() == 1.0


def test_a_subordinate_leak_leaves_the_ring_whole() -> None:
    """What ranks below the ring takes nothing from it."""
    rows = [*ring(3), Claim(0, SUPPLIERS, 10, SUBORDINATE)]
    assert cleared(Network([4, 0, 0], rows)).paid == [HUGE, HUGE, HUGE, 4]


def test_a_small_senior_debt_empties_a_ring_that_owns_less() -> None:
    """What ranks before the ring takes from it till nothing goes round."""
    rows = [*ring(2), Claim(0, SUPPLIERS, 10, SENIOR)]
    assert cleared(Network([5, 0], rows)).paid == [0, 0, 5]


def test_a_leak_of_equal_rank_empties_a_ring_without_cash() -> None:
    """All of what goes round leaves in the end, however small the hole."""
    found = cleared(Network([0, 0], [*ring(2), Claim(0, SUPPLIERS, 1000)]))
    assert found.paid == pytest.approx([0, 0, 0], abs=100)


@pytest.mark.parametrize("firms", [2, 3, 7, FIRMS])
@pytest.mark.parametrize("leak", [100, 10**4, 10**6])
def test_a_leaking_ring_holds_what_its_cash_feeds(firms: int, leak: int) -> None:
    """What goes round in the end is what solving in fractions gives, to a part in a thousand."""
    network = Network(
        [leak // 3] + [0] * (firms - 1), [*ring(firms), Claim(firms // 2, SUPPLIERS, leak)]
    )
    found = cleared(network)
    for firm, pays in enumerate(exact(network)):
        paid = sum(found.paid[row] for row in range(firms + 1) if network.debtor(row) == firm)
        assert paid == pytest.approx(float(pays), rel=1e-3)


def test_many_small_debts_do_not_wear_a_ring_out() -> None:
    """Rounding a hundred claims down does not take thousands from the ring each round."""
    rows = [Claim(0, 1, HUGE // 50)] * 50 + [Claim(1, 0, HUGE // 50)] * 50
    rows += [Claim(0, SUPPLIERS, 3)] * 9
    found = cleared(Network([11, 0], rows))
    goes_round = sum(found.paid[:50])
    assert goes_round == pytest.approx(sum(found.paid[50:100]), abs=100)
    assert goes_round == pytest.approx(HUGE * 11 / 27, rel=1e-2)


def test_two_rings_find_their_own_levels() -> None:
    """A thousandfold larger ring beside it does not blur a small one."""
    rows = [
        *ring(2),
        Claim(0, SUPPLIERS, 1000),
        Claim(2, 3, 10**5),
        Claim(3, 2, 10**5),
        Claim(3, SUPPLIERS, 400),
    ]
    found = cleared(Network([500, 0, 100, 0], rows))
    assert found.paid[0] == pytest.approx(HUGE / 2, rel=1e-3)
    assert found.paid[3] == pytest.approx(10**5 / 4 + 100, abs=10)


def test_a_guarantee_in_the_ring_turns_with_it() -> None:
    """The guarantor, itself in the ring, pays out of what comes round."""
    rows = [*ring(3), Claim(0, SUPPLIERS, 10**6), Guarantee(2, 0, HUGE)]
    found = cleared(Network([10**5, 0, 0], rows))
    assert min(balances(Network([10**5, 0, 0], rows), found.paid)) >= 0
    assert found.paid[3] == pytest.approx(10**5, abs=10)

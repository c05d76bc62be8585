"""Who falls when somebody cannot pay, and in which order."""

from __future__ import annotations

from hypothesis import assume, given, settings

from game.compiled.sizes import SUPPLIERS
from tests.engine.twins.clearing import at_rest, balances
from tests.support.clearing import cleared
from tests.support.lane import tries
from tests.support.networks import Claim, Guarantee, Network, networks


@settings(max_examples=tries(200))
@given(network=networks(guarantees=4))
def test_payments_are_those_of_clearing(network: Network) -> None:
    """Letting firms fall one round after another ends where clearing ends."""
    slowly, at_once = cleared(network, waves=True), cleared(network)
    for row in range(len(network.rows)):
        assert abs(slowly.paid[row] - at_once.paid[row]) <= network.slack


@settings(max_examples=tries(200))
@given(network=networks(guarantees=4))
def test_a_firm_falls_when_those_before_it_have(network: Network) -> None:
    """Each round just those fall who are short while all who have not fallen pay in full."""
    wave = cleared(network, waves=True).wave
    for step in range(max(wave) + 2):
        fallen = [f for f in network.firms if 0 <= wave[f] < step]
        flow = at_rest(network, falling=fallen)
        assume(flow is not None)
        left = balances(network, [(flow or {})[row][1] for row in range(len(network.rows))])
        for firm in network.firms:
            if wave[firm] == step:
                assert left[firm] < network.slack
            elif firm not in fallen:
                assert left[firm] > -network.slack


@settings(max_examples=tries(200))
@given(network=networks(guarantees=4))
def test_just_who_does_not_pay_all_falls(network: Network) -> None:
    """A firm falls if and only if it leaves something of its own claims unpaid."""
    found = cleared(network, waves=True)
    for firm in network.firms:
        rows = [row for row in range(len(network.rows)) if network.debtor(row) == firm]
        gap = sum(found.owed[row] - found.paid[row] for row in rows)
        assert (found.wave[firm] >= 0) == (gap > 0)


def test_a_chain_falls_link_by_link() -> None:
    """Each firm can pay only if the one before it does."""
    rows = [Claim(f, f + 1, 100) for f in range(5)]
    found = cleared(Network([40, 0, 0, 0, 0, 0], rows), waves=True)
    assert found.wave == [0, 1, 2, 3, 4, -1]
    assert found.paid == [40] * 5


def test_two_fall_at_once_and_a_third_for_both() -> None:
    """The third could have borne either loss alone."""
    rows = [Claim(0, 2, 100), Claim(1, 2, 100), Claim(2, SUPPLIERS, 100)]
    assert cleared(Network([0, 0, 20], rows), waves=True).wave == [0, 0, 1]
    assert cleared(Network([100, 0, 20], rows), waves=True).wave == [-1, 0, -1]


def test_a_guarantor_falls_after_who_it_answers_for() -> None:
    """The creditor stands, since it is paid by the guarantor's last dollar and its own purse."""
    rows = [Claim(0, 2, 100), Claim(2, SUPPLIERS, 90), Guarantee(1, 0, 100)]
    found = cleared(Network([30, 60, 0], rows), waves=True)
    assert found.wave == [0, 1, -1]
    assert found.paid == [30, 90, 60]
    assert found.unpaid == [10, 0, 10]


def test_nobody_falls_when_all_can_pay() -> None:
    """A ring of debts without cash stands."""
    rows = [Claim(0, 1, 9), Claim(1, 2, 9), Claim(2, 0, 9)]
    assert cleared(Network([0, 0, 0], rows), waves=True).wave == [-1, -1, -1]

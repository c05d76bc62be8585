"""Guarantees: who answers for whom, for how much, in which order."""

from __future__ import annotations

import attrs
import numpy as np
import pytest
from hypothesis import given, settings

from game.compiled.sizes import SUPPLIERS, TREASURY
from game.engine.claims import JUNIOR, SENIOR, SUBORDINATE
from tests.support import clearing as kernels
from tests.support import netting
from tests.support.clearing import cleared, write
from tests.support.lane import tries
from tests.support.networks import Claim, Guarantee, Network, Row, networks

MANY = networks(guarantees=8, claims=6)


def backed(cash: list[int], *guarantees: Row, amount: int = 100) -> list[int]:
    """What is paid when firm 0 owes `amount` outside and others answer for it."""
    return cleared(Network(cash, [Claim(0, SUPPLIERS, amount), *guarantees])).paid


@settings(max_examples=tries(300))
@given(network=MANY)
def test_nobody_gets_more_than_the_claim(network: Network) -> None:
    """A claim, its guarantees and theirs together bring the claim, less what is lost of it."""
    found = cleared(network)
    brought = [0] * len(network.rows)
    for row, paid in enumerate(found.paid):
        brought[network.root(row)] += paid
    for row, claim in enumerate(network.rows):
        if isinstance(claim, Claim):
            assert brought[row] + found.unpaid[row] == claim.amount
            assert found.unpaid[row] >= 0


@settings(max_examples=tries(300))
@given(network=MANY)
def test_a_guarantor_owes_no_more_than_its_cap_and_what_is_open(network: Network) -> None:
    """What is called is what the base leaves, up to the cap."""
    found = cleared(network)
    for row, guarantee in enumerate(network.rows):
        if isinstance(guarantee, Guarantee):
            gap = found.owed[guarantee.base] - found.paid[guarantee.base]
            assert found.owed[row] <= min(gap, guarantee.cap)


@settings(max_examples=tries(300))
@given(network=MANY)
def test_a_loss_stays_only_where_guarantors_fail_or_are_at_their_caps(network: Network) -> None:
    """Who loses has called everybody who answers for the claim for all they owe."""
    found = cleared(network)
    for row, guarantee in enumerate(network.rows):
        if isinstance(guarantee, Guarantee) and found.unpaid[guarantee.base] > 0:
            at_cap = found.owed[row] == guarantee.cap
            assert at_cap or found.paid[row] < found.owed[row]


@settings(max_examples=tries(200))
@given(network=MANY)
def test_the_last_guarantee_takes_nothing_from_its_creditor(network: Network) -> None:
    """The creditor of a claim never loses more because somebody else answers for it too."""
    guarantees = [row for row in network.rows if isinstance(row, Guarantee)]
    if not guarantees:
        return
    base = network.root(len(network.rows) - 1)
    without = cleared(attrs.evolve(network, rows=network.rows[:-1]))
    assert cleared(network).unpaid[base] <= without.unpaid[base] + network.slack


def test_a_guarantor_pays_what_is_left() -> None:
    """The debtor first, then who answers for it."""
    assert backed([30, 500], Guarantee(1, 0, 1000)) == [30, 70]


def test_a_guarantor_pays_up_to_its_cap() -> None:
    """The rest is lost."""
    network = Network([30, 500], [Claim(0, SUPPLIERS, 100), Guarantee(1, 0, 50)])
    found = cleared(network)
    assert found.paid == [30, 50]
    assert found.unpaid == [20, 0]


def test_a_guarantee_of_what_is_paid_is_not_called() -> None:
    """Nobody owes anything for a debtor who pays."""
    assert cleared(Network([100, 5], [Claim(0, 1, 100), Guarantee(2, 0, 100)])).owed == [100, 0]


def test_guarantors_are_called_in_the_order_written() -> None:
    """The second owes only what the first leaves, by its cap or for want of money."""
    assert backed([0, 500, 500], Guarantee(1, 0, 60), Guarantee(2, 0, 60)) == [0, 60, 40]
    assert backed([0, 500, 500], Guarantee(2, 0, 60), Guarantee(1, 0, 60)) == [0, 60, 40]
    assert backed([0, 20, 500], Guarantee(1, 0, 60), Guarantee(2, 0, 90)) == [0, 20, 80]


def test_who_answers_for_a_guarantor_is_called_before_the_next_one() -> None:
    """A guarantee on a guarantee stands with it, wherever it was written."""
    first, second, for_first = Guarantee(1, 0, 80), Guarantee(2, 0, 100), Guarantee(3, 1, 100)
    assert backed([0, 30, 500, 500], first, second, for_first) == [0, 30, 20, 50]


def test_a_guarantee_on_a_guarantee_is_called_for_what_the_guarantor_owes() -> None:
    """Not for more, though the debtor leaves more."""
    network = Network(
        [0, 0, 500], [Claim(0, SUPPLIERS, 100), Guarantee(1, 0, 40), Guarantee(2, 1, 90)]
    )
    found = cleared(network)
    assert found.paid == [0, 0, 40]
    assert found.unpaid == [60, 0, 0]


def test_a_called_guarantor_who_cannot_pay_fails() -> None:
    """What it owes for another is its own shortfall, at the rank of its guarantee."""
    rows = [
        Claim(0, SUPPLIERS, 100),
        Guarantee(1, 0, 100, SUBORDINATE),
        Claim(1, SUPPLIERS, 50, SENIOR),
    ]
    found = cleared(Network([40, 70], rows), waves=True)
    assert found.paid == [40, 20, 50]
    assert found.owed == [100, 60, 50]
    assert found.wave == [0, 1]


def test_a_called_guarantee_shares_its_rank() -> None:
    """Equal parts go to what is called and to the guarantor's own debts."""
    rows = [Claim(0, SUPPLIERS, 100), Guarantee(1, 0, 100), Claim(1, 2, 300)]
    assert cleared(Network([0, 200, 0], rows)).paid == [0, 50, 150]


def test_circular_guarantees_pay_each_claim_once() -> None:
    """Two who answer for each other cannot lend each other strength they do not have."""
    rows = [
        Claim(0, SUPPLIERS, 100),
        Claim(1, SUPPLIERS, 100),
        Guarantee(1, 0, 100),
        Guarantee(0, 1, 100),
    ]
    found = cleared(Network([60, 80], rows))
    assert sum(found.paid) == 140
    assert found.unpaid[0] + found.unpaid[1] == 60
    assert cleared(Network([60, 140], rows)).unpaid[:2] == [0, 0]


def test_circular_guarantees_in_equal_need_divide_equally() -> None:
    """Each pays the same part of its own debt and of what it is called for.

    With cash c, debt d and part p: p d + p (1 - p) d = c; here p = 1 - sqrt(1 - c / d).
    """
    rows = [
        Claim(0, SUPPLIERS, 10**6),
        Claim(1, SUPPLIERS, 10**6),
        Guarantee(1, 0, 10**6),
        Guarantee(0, 1, 10**6),
    ]
    found = cleared(Network([640_000, 640_000], rows))
    assert found.paid == pytest.approx([400_000, 400_000, 240_000, 240_000], abs=2)


def test_three_who_answer_for_one_another_in_a_ring() -> None:
    """The one with money pays for its neighbour, and has none left for more."""
    rows: list[Row] = [Claim(f, SUPPLIERS, 100) for f in range(3)]
    rows += [Guarantee((f + 1) % 3, f, 100) for f in range(3)]
    found = cleared(Network([0, 250, 0], rows))
    assert found.paid[:3] == [0, 100, 0]
    assert found.paid[3:] == [100, 0, 0]
    assert found.unpaid[2] == 100


def test_the_debtor_and_the_creditor_cannot_answer() -> None:
    """A guarantee by who owes anyway, or to oneself, is not written."""
    _cash, claims = write(Network([0, 0, 0], [Claim(0, 1, 100)]))
    assert kernels.add_guarantee(claims, 1, 0, 0, 100, JUNIOR) == 1
    assert kernels.add_guarantee(claims, 1, 1, 0, 100, JUNIOR) == 1
    assert kernels.add_guarantee(claims, 1, 2, 0, 100, JUNIOR) == 2


def test_a_guarantee_of_nothing_is_not_written() -> None:
    """It must stand behind a claim written before it, for some money."""
    _cash, claims = write(Network([0, 0, 0], [Claim(0, 1, 100)]))
    assert kernels.add_guarantee(claims, 1, 2, 1, 100, JUNIOR) == 1
    assert kernels.add_guarantee(claims, 1, 2, -1, 100, JUNIOR) == 1
    assert kernels.add_guarantee(claims, 1, 2, 0, 0, JUNIOR) == 1


def test_the_state_always_answers() -> None:
    """An account outside pays what it is called for."""
    assert backed([10, 0], Guarantee(TREASURY, 0, 70)) == [10, 70]


def test_a_guarantor_who_is_the_debtors_shareholder_pays_only_once() -> None:
    """It pays the guarantee; the worthless shares beside it take nothing more from it.

    The debtor's own value is nothing, not below nothing: what the holder shows falls by
    what it paid and by no more.
    """
    found = cleared(Network([30, 500], [Claim(0, SUPPLIERS, 100), Guarantee(1, 0, 100)]))
    cash = np.array([30.0 - found.paid[0], 500.0 - found.paid[1]])
    held, value, net = np.zeros((2, 2)), np.zeros(2), np.zeros(2)
    held[1, 0] = 0.9
    netting.headline(held, cash, value)
    netting.consolidated(held, value, net)
    assert value.tolist() == net.tolist() == [0.0, 430.0]


def test_a_creditor_saved_by_a_guarantor_stands() -> None:
    """Who is paid in the end does not fall, whoever paid."""
    rows = [Claim(0, 1, 100), Claim(1, SUPPLIERS, 100), Guarantee(2, 0, 100)]
    assert cleared(Network([0, 0, 100], rows), waves=True).wave == [0, -1, -1]

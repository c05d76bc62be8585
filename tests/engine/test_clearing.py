"""Clearing: the greatest payments that limited liability and seniority allow."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from game.compiled.layout import blank
from game.compiled.log import Log
from game.compiled.sizes import FIRMS, MONEY, SUPPLIERS
from game.compiled.world import World
from game.engine.claims import JUNIOR, RANKS, SECURED, SENIOR, SUBORDINATE
from game.engine.records import readable
from tests.engine.twins.clearing import at_rest, balances, exact
from tests.support import clearing as kernels
from tests.support.clearing import cleared, write
from tests.support.lane import tries
from tests.support.networks import Claim, Network, networks

ANY = networks(guarantees=5)
PLAIN_DEBT = networks(ranks=1)


def paid_by(network: Network, paid: list[int], firm: int) -> int:
    """What a firm pays in all."""
    return sum(amount for row, amount in enumerate(paid) if network.debtor(row) == firm)


@settings(max_examples=tries(300))
@given(network=ANY)
def test_payments_agree_with_paying_round_by_round(network: Network) -> None:
    """Payments are those to the last cent, but for whole thousands."""
    found, expected = cleared(network), at_rest(network)
    assume(expected is not None)
    for row, (owed, paid, missing) in (expected or {}).items():
        assert found.owed[row] == pytest.approx(owed, abs=network.slack)
        assert found.paid[row] == pytest.approx(paid, abs=network.slack)
        assert found.unpaid[row] == pytest.approx(missing, abs=network.slack)


@settings(max_examples=tries(300))
@given(network=PLAIN_DEBT)
def test_payments_agree_with_fictitious_default(network: Network) -> None:
    """Of one rank, each firm pays what solving for those who fail in fractions gives."""
    outside = [Claim(f, SUPPLIERS, 1, SENIOR) for f in network.firms]
    network = attrs.evolve(network, rows=[*network.rows, *outside])
    found = cleared(network)
    for firm, pays in enumerate(exact(network)):
        assert paid_by(network, found.paid, firm) == pytest.approx(float(pays), abs=network.slack)


@settings(max_examples=tries(300))
@given(network=ANY)
def test_nobody_pays_more_than_it_has(network: Network) -> None:
    """Limited liability, to the thousand."""
    found = cleared(network)
    assert min(balances(network, found.paid)) >= 0
    assert all(0 <= paid <= owed for paid, owed in zip(found.paid, found.owed, strict=True))


@settings(max_examples=tries(300))
@given(network=ANY)
def test_nobody_keeps_what_it_owes(network: Network) -> None:
    """A firm that owes still has no more than rounding left it."""
    found = cleared(network)
    for firm, left in enumerate(balances(network, found.paid)):
        owes = sum(owed for row, owed in enumerate(found.owed) if network.debtor(row) == firm)
        if paid_by(network, found.paid, firm) < owes:
            assert left <= network.slack


@settings(max_examples=tries(300))
@given(network=ANY)
def test_seniors_are_paid_before_juniors(network: Network) -> None:
    """Nothing goes to a junior claim while a senior one on the same firm is open."""
    found = cleared(network)
    for firm in network.firms:
        rows = [row for row in range(len(network.rows)) if network.debtor(row) == firm]
        open_ranks = [network.rows[row].rank for row in rows if found.paid[row] < found.owed[row]]
        for row in rows:
            if open_ranks and network.rows[row].rank > min(open_ranks):
                assert found.paid[row] == 0


@settings(max_examples=tries(300))
@given(network=ANY)
def test_equal_rank_gets_equal_parts(network: Network) -> None:
    """Claims of a rank on one firm are paid the same part, to whole thousands."""
    found = cleared(network)
    for row, (owed, paid) in enumerate(zip(found.owed, found.paid, strict=True)):
        part = found.part[network.debtor(row), network.rows[row].rank]
        assert paid == pytest.approx(owed * part, abs=network.slack)


@settings(max_examples=tries(300))
@given(network=ANY)
def test_who_can_pay_pays_in_full(network: Network) -> None:
    """Nobody is cut who could have paid, but by thousands lost in rounding."""
    found = cleared(network)
    left = balances(network, found.paid)
    for firm in network.firms:
        owes = sum(owed for row, owed in enumerate(found.owed) if network.debtor(row) == firm)
        if owes + network.slack < left[firm] + paid_by(network, found.paid, firm):
            assert paid_by(network, found.paid, firm) == owes


@settings(max_examples=tries(200))
@given(network=ANY, data=st.data())
def test_no_clearing_pays_more(network: Network, data: st.DataObject) -> None:
    """Wherever paying round by round begins, it rests no higher: the greatest clearing."""
    parts = st.floats(0.0, 1.0)
    start = {(f, rank): data.draw(parts) for f in network.firms for rank in range(RANKS)}
    other = at_rest(network, start=start)
    assume(other is not None)
    found = cleared(network)
    lost = dict(enumerate(found.unpaid))
    for row, (_owed, _paid, missing) in (other or {}).items():
        if isinstance(network.rows[row], Claim):
            assert lost[row] <= missing + network.slack


@settings(max_examples=tries(200))
@given(network=ANY, firm=st.integers(0, 3), part=st.floats(0.0, 1.0))
def test_less_cash_helps_nobody(network: Network, firm: int, part: float) -> None:
    """When one firm has less, no creditor of anybody loses less."""
    cash = list(network.cash)
    cash[firm] = int(cash[firm] * part)
    before, after = cleared(network), cleared(attrs.evolve(network, cash=cash))
    for row in range(len(network.rows)):
        if isinstance(network.rows[row], Claim):
            assert after.unpaid[row] >= before.unpaid[row] - network.slack


@settings(max_examples=tries(200))
@given(network=networks(guarantees=3), data=st.data())
def test_order_of_plain_claims_does_not_matter(network: Network, data: st.DataObject) -> None:
    """Claims written in another order are paid the same, but for rounding."""
    plain = [row for row in network.rows if isinstance(row, Claim)]
    order = data.draw(st.permutations(range(len(plain))))
    first = cleared(attrs.evolve(network, rows=plain))
    second = cleared(attrs.evolve(network, rows=[plain[place] for place in order]))
    for there, place in enumerate(order):
        assert second.paid[there] == pytest.approx(first.paid[place], abs=network.slack)


@settings(max_examples=tries(150))
@given(network=ANY)
def test_settling_moves_just_that_money(network: Network) -> None:
    """Money is neither made nor lost, nobody ends below zero, a debtor's own gap is noted."""
    cash, claims = write(network)
    found = cleared(network, claims=claims)
    worlds, logs = blank(World), blank(Log)
    worlds["balance"][0, MONEY, :FIRMS] = cash
    count = len(network.rows)
    kernels.settle(readable(worlds), readable(logs), claims, count)
    held = worlds["balance"][0, MONEY]
    assert held.sum() == cash.sum()
    assert held[: len(network.cash)].tolist() == balances(network, found.paid)
    for firm in network.firms:
        mine = [row for row in range(count) if network.debtor(row) == firm]
        gap = sum(found.owed[row] - found.paid[row] for row in mine)
        assert worlds["shortfall"][0, firm] == gap
        assert worlds["expense"][0, firm] == sum(found.paid[row] for row in mine)


def test_each_claim_is_one_posting() -> None:
    """However little cash starts it, money goes round a ring of debts at once."""
    network = Network([1, 0, 0], [Claim(f, (f + 1) % 3, 10**6) for f in range(3)])
    _cash, claims = write(network)
    cleared(network, claims=claims)
    worlds, logs = blank(World), blank(Log)
    kernels.settle(readable(worlds), readable(logs), claims, 3)
    assert logs["postings"][0] == 3
    assert logs["amount"][0, :3].tolist() == [10**6] * 3


def test_ranks_are_paid_one_after_another() -> None:
    """Wages, then secured, junior and subordinate claims."""
    ranks = [SUBORDINATE, JUNIOR, SECURED, SENIOR]
    rows = [Claim(0, SUPPLIERS, 100, rank) for rank in ranks]
    assert cleared(Network([250], rows)).paid == [0, 50, 100, 100]


def test_equal_claims_share_a_short_purse() -> None:
    """Two thirds and one third, to whole thousands."""
    rows = [Claim(0, SUPPLIERS, 200), Claim(0, 1, 100)]
    found = cleared(Network([100, 0], rows))
    assert found.paid == [66, 33]
    assert found.unpaid == [134, 67]


def test_an_account_outside_always_pays() -> None:
    """What is owed from outside is paid in full and saves whoever waits for it."""
    rows = [Claim(SUPPLIERS, 0, 10**9), Claim(0, 1, 10**9)]
    assert cleared(Network([0, 0], rows)).paid == [10**9, 10**9]


def test_a_claim_on_oneself_or_of_nothing_is_not_written() -> None:
    """Only positive sums between two accounts count."""
    _cash, claims = write(Network([0], []))
    assert kernels.add_claim(claims, 0, 1, 1, 100, JUNIOR) == 0
    assert kernels.add_claim(claims, 0, 1, 2, 0, JUNIOR) == 0
    assert kernels.add_claim(claims, 0, 1, 2, -5, JUNIOR) == 0


def test_what_is_full_takes_no_more_claims() -> None:
    """A claim too many is left out, not written over another."""
    _cash, claims = write(Network([0], []))
    assert kernels.add_claim(claims, len(claims), 1, 2, 100, JUNIOR) == len(claims)
    assert kernels.add_guarantee(claims, len(claims), 3, 0, 100, JUNIOR) == len(claims)

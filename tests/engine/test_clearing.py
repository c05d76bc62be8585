"""Clearing: the greatest payments that limited liability and seniority allow."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.layout import Floats, Ints, Records, blank
from game.compiled.log import Log
from game.compiled.sizes import FIRMS, MONEY, SUPPLIERS
from game.engine.claims import COLUMNS, MOST, RANKS
from tests.engine.twins.clearing import Claim, clearing
from tests.support import kernels
from tests.support.lane import tries
from tests.support.plain import give
from tests.support.small import begin, small_game

money = st.integers(0, 10_000)
claim = st.tuples(
    st.integers(0, 2),
    st.sampled_from([0, 1, 2, SUPPLIERS]),
    st.integers(1, 10_000),
    st.integers(0, RANKS - 1),
).filter(lambda row: row[0] != row[1])
systems = st.lists(claim, min_size=1, max_size=12)
purses = st.lists(money, min_size=3, max_size=3)


def arrays(cash: list[int], rows: list[Claim]) -> tuple[Records, Records, Ints]:
    """Rules, a world in which three firms own `cash`, and the claims as the engine has them."""
    rules, world = begin(small_game())
    for f, amount in enumerate(cash):
        give(world, MONEY, f, amount)
    owed = np.zeros((MOST, COLUMNS), np.int64)
    for place, (debtor, creditor, amount, rank) in enumerate(rows):
        owed[place] = debtor, creditor, amount, 0, rank
    return rules, world, owed


def cleared(cash: list[int], rows: list[Claim]) -> tuple[list[int], Floats]:
    """What is paid of each claim, and the parts by firm and rank."""
    rules, world, owed = arrays(cash, rows)
    part = np.ones((FIRMS, RANKS))
    kernels.run(kernels.clear, rules, world, owed, len(rows), part)
    paid = [
        amount if part[debtor, rank] >= 1.0 else int(amount * part[debtor, rank])
        for debtor, _creditor, amount, rank in rows
    ]
    return paid, part


def receipts(paid: list[int], rows: list[Claim], firm: int) -> int:
    """What a firm is paid by the others."""
    return sum(amount for amount, row in zip(paid, rows, strict=True) if row[1] == firm)


def spent(paid: list[int], rows: list[Claim], firm: int, rank: int | None = None) -> int:
    """What a firm pays, of one rank or in all."""
    return sum(
        amount
        for amount, row in zip(paid, rows, strict=True)
        if row[0] == firm and rank in (None, row[3])
    )


@settings(max_examples=tries(150))
@given(cash=purses, rows=systems)
def test_payments_agree_with_the_greatest_clearing_vector(
    cash: list[int], rows: list[Claim]
) -> None:
    """Payments are those of exact fractions, but for whole thousands of dollars."""
    paid, _part = cleared(cash, rows)
    expected = clearing(dict(enumerate(cash)), rows)
    slack = 1 + 8 * len(rows)
    assert all(mine <= exact + 1e-3 for mine, exact in zip(paid, expected, strict=True))
    assert all(mine >= exact - slack for mine, exact in zip(paid, expected, strict=True))


@settings(max_examples=tries(150))
@given(cash=purses, rows=systems)
def test_nobody_pays_more_than_it_has(cash: list[int], rows: list[Claim]) -> None:
    """Limited liability: payments never exceed cash and receipts."""
    paid, _part = cleared(cash, rows)
    for firm in range(3):
        assert spent(paid, rows, firm) <= cash[firm] + receipts(paid, rows, firm)


@settings(max_examples=tries(150))
@given(cash=purses, rows=systems)
def test_seniors_are_paid_before_juniors(cash: list[int], rows: list[Claim]) -> None:
    """Nothing goes to a junior claim while a senior one is open."""
    paid, part = cleared(cash, rows)
    for firm in range(3):
        for rank in range(RANKS - 1):
            if part[firm, rank] < 1.0:
                assert spent(paid, rows, firm, rank + 1) == 0


@settings(max_examples=tries(150))
@given(cash=purses, rows=systems)
def test_equal_rank_gets_equal_parts(cash: list[int], rows: list[Claim]) -> None:
    """Claims of a rank on one firm are paid the same part, rounded down."""
    paid, part = cleared(cash, rows)
    for amount, (debtor, _creditor, owed, rank) in zip(paid, rows, strict=True):
        assert owed * part[debtor, rank] - 1.0 <= amount <= owed * part[debtor, rank] + 1e-6


@settings(max_examples=tries(100))
@given(cash=purses, rows=systems)
def test_who_can_pay_pays_in_full(cash: list[int], rows: list[Claim]) -> None:
    """Nobody is cut who could have paid: greatest, not just any, clearing."""
    paid, part = cleared(cash, rows)
    for firm in range(3):
        means = cash[firm] + receipts(paid, rows, firm)
        owed = sum(row[2] for row in rows if row[0] == firm)
        if owed <= means:
            assert part[firm].min() == 1.0


@settings(max_examples=tries(150))
@given(cash=purses, rows=systems)
def test_settling_moves_just_that_money(cash: list[int], rows: list[Claim]) -> None:
    """Money is neither made nor lost, nobody goes below zero, what is open is a shortfall."""
    rules, world, owed = arrays(cash, rows)
    part = np.ones((FIRMS, RANKS))
    kernels.run(kernels.clear, rules, world, owed, len(rows), part)
    paid, _part = cleared(cash, rows)
    kernels.run(kernels.settle, world, blank(Log), owed, len(rows), part)
    held = world["balance"][0, MONEY]
    assert held.sum() == 0
    assert (held[:FIRMS] >= 0).all()
    for firm in range(3):
        missing = sum(row[2] for row in rows if row[0] == firm) - spent(paid, rows, firm)
        assert world["shortfall"][0, firm] == missing


def test_a_ring_of_debts_clears_with_little_cash() -> None:
    """Money that goes round pays every debt on its way: a ring needs only one purse."""
    rows: list[Claim] = [(0, 1, 900, 0), (1, 2, 900, 0), (2, 0, 900, 0), (0, SUPPLIERS, 10, 1)]
    paid, part = cleared([10, 0, 0], rows)
    assert paid == [900, 900, 900, 10]
    assert part[:3].min() == 1.0


def test_money_goes_round_a_ring_at_once() -> None:
    """However little cash starts it, a ring of debts is one posting each."""
    rows: list[Claim] = [(0, 1, 10**6, 0), (1, 2, 10**6, 0), (2, 0, 10**6, 0)]
    rules, world, owed = arrays([1, 0, 0], rows)
    part, log = np.ones((FIRMS, RANKS)), blank(Log)
    kernels.run(kernels.clear, rules, world, owed, len(rows), part)
    kernels.run(kernels.settle, world, log, owed, len(rows), part)
    assert log["postings"][0] == 3
    assert world["balance"][0, MONEY, :3].tolist() == [1, 0, 0]


@pytest.mark.parametrize("above", [True, False])
def test_the_twin_finds_both_ends(above: bool) -> None:
    """In a ring without cash, paying all and paying nothing both clear; the twin knows both."""
    rows: list[Claim] = [(0, 1, 5, 0), (1, 0, 5, 0)]
    assert clearing({0: 0, 1: 0}, rows, above=above) == ([5.0, 5.0] if above else [0.0, 0.0])

"""Netting: what circles of holdings add to values, and that nothing else is added."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.layout import Floats
from game.compiled.sizes import FIRMS
from tests.engine.twins.netting import Held, headlines, outside
from tests.support import netting
from tests.support.lane import tries

owns = st.lists(st.integers(0, 10**9), min_size=4, max_size=4)
pairs = st.tuples(st.integers(0, 3), st.integers(0, 3)).filter(lambda pair: pair[0] != pair[1])
parts = st.integers(1, 24).map(lambda per_cent: Fraction(per_cent, 100))
holdings = st.dictionaries(pairs, parts, max_size=10)
"""No firm is held by the three others for more than 72 per cent."""


def matrix(held: Held, firms: int) -> Floats:
    """Holdings as the engine has them."""
    found = np.zeros((firms, firms))
    for (holder, firm), part in held.items():
        found[holder, firm] = float(part)
    return found


def valued(held: Floats, own: Floats) -> tuple[Floats, Floats]:
    """Headline and consolidated values."""
    value, net = np.full(len(own), np.nan), np.full(len(own), np.nan)
    netting.headline(held, own, value)
    netting.consolidated(held, value, net)
    return value, net


@st.composite
def webs(draw: st.DrawFn) -> tuple[Floats, Floats]:
    """Holdings among all the firms there can be, and own values, some below zero."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    held = rng.random((FIRMS, FIRMS)) * (rng.random((FIRMS, FIRMS)) < draw(st.floats(0.0, 1.0)))
    np.fill_diagonal(held, 0.0)
    most = draw(st.floats(0.0, 0.999))
    held *= most / np.maximum(1.0, held.sum(axis=0))
    return held, rng.normal(10**6, 10**6, FIRMS)


@settings(max_examples=tries(150))
@given(held=holdings, own=owns)
def test_values_are_those_of_holdings_followed_round(held: Held, own: list[int]) -> None:
    """Headline and consolidated values agree with exact fractions passed on 60 times."""
    value, net = valued(matrix(held, 4), np.array(own, float))
    expected = headlines(held, own, 60)
    assert value == pytest.approx([float(figure) for figure in expected], rel=1e-6, abs=1e-6)
    assert net == pytest.approx(
        [float(outside(held, f) * expected[f]) for f in range(4)], rel=1e-6, abs=1e-6
    )


@settings(max_examples=tries(150))
@given(web=webs())
def test_values_solve_the_equations(web: tuple[Floats, Floats]) -> None:
    """Headline values are those that LAPACK finds."""
    held, own = web
    value, _net = valued(held, own)
    assert value == pytest.approx(np.linalg.solve(np.eye(FIRMS) - held, own), rel=1e-9)


@settings(max_examples=tries(150))
@given(web=webs())
def test_consolidated_values_sum_to_own_values(web: tuple[Floats, Floats]) -> None:
    """What those outside own is what the firms have apart from one another."""
    held, own = web
    _value, net = valued(held, own)
    assert net.sum() == pytest.approx(own.sum(), rel=1e-9)


@settings(max_examples=tries(150))
@given(web=webs())
def test_headlines_are_never_below_own_values(web: tuple[Floats, Floats]) -> None:
    """Holding parts of firms that are worth something takes no value away."""
    held, own = web
    value, net = valued(held, abs(own))
    assert (value >= abs(own) * (1 - 1e-12)).all()
    assert (value >= net * (1 - 1e-12)).all()


@settings(max_examples=tries(100))
@given(own=owns)
def test_without_holdings_all_values_are_own_values(own: list[int]) -> None:
    """Nothing is added and nothing lost, to the last bit."""
    exact = np.array(own, float)
    value, net = valued(np.zeros((4, 4)), exact)
    assert value.tolist() == net.tolist() == exact.tolist()
    assert netting.counted_again(value, net) == 0.0


@settings(max_examples=tries(100))
@given(web=webs())
def test_circular_money_is_what_firms_hold_of_one_another(web: tuple[Floats, Floats]) -> None:
    """What is counted again is the worth of all holdings, and what headlines add to own values."""
    held, own = web
    value, net = valued(held, own)
    again = netting.counted_again(value, net)
    assert again == pytest.approx((held @ value).sum(), rel=1e-6, abs=1.0)
    assert again == pytest.approx(value.sum() - own.sum(), rel=1e-6, abs=1.0)


def test_two_firms_that_hold_half_of_each_other() -> None:
    """Each shows twice its own value; outside holders own half of that."""
    value, net = valued(np.array([[0.0, 0.5], [0.5, 0.0]]), np.array([100.0, 100.0]))
    assert value == pytest.approx([200.0, 200.0])
    assert net == pytest.approx([100.0, 100.0])
    assert netting.counted_again(value, net) == pytest.approx(200.0)


def test_a_chain_counts_again_without_a_circle() -> None:
    """A holding company repeats what its daughter is worth, and its owners own it once."""
    value, net = valued(np.array([[0.0, 0.6], [0.0, 0.0]]), np.array([0.0, 1000.0]))
    assert value == pytest.approx([600.0, 1000.0])
    assert net == pytest.approx([600.0, 400.0])


def test_a_firm_may_be_held_whole() -> None:
    """A daughter with no outside holders is worth nothing to them beside its mother."""
    value, net = valued(np.array([[0.0, 1.0], [0.0, 0.0]]), np.array([5.0, 100.0]))
    assert value == pytest.approx([105.0, 100.0])
    assert net == pytest.approx([105.0, 0.0])


@settings(max_examples=tries(100))
@given(web=webs(), firm=st.integers(0, FIRMS - 1), gain=st.floats(1.0, 10**6))
def test_value_of_one_lifts_its_holders(web: tuple[Floats, Floats], firm: int, gain: float) -> None:
    """When a firm's own value rises no headline falls, and consolidated values rise by that."""
    held, own = web
    before, net_before = valued(held, own)
    richer = own.copy()
    richer[firm] += gain
    after, net_after = valued(held, richer)
    assert (after >= before - 1e-3).all()
    assert (net_after - net_before).sum() == pytest.approx(gain, rel=1e-3, abs=1e-2)


@settings(max_examples=tries(150))
@given(seed=st.integers(0, 2**32), size=st.integers(1, FIRMS), empty=st.floats(0.0, 0.9))
def test_elimination_solves_any_regular_system(seed: int, size: int, empty: float) -> None:
    """Pivots are found wherever they stand, and rows beyond the size stay as they were."""
    rng = np.random.default_rng(seed)
    mixed = rng.permutation(np.eye(size)) * 3.0
    mixed += rng.normal(0.0, 1.0 / size, (size, size)) * (rng.random((size, size)) > empty)
    right = rng.normal(0.0, 100.0, size)
    system, found = np.full((FIRMS, FIRMS), 7.0), np.full(FIRMS, 7.0)
    system[:size, :size], found[:size] = mixed, right
    netting.solve(system, found, size)
    assert found[:size] == pytest.approx(np.linalg.solve(mixed, right), rel=1e-6, abs=1e-6)
    assert (found[size:] == 7.0).all()
    assert (system[size:] == 7.0).all()

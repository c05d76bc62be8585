"""A firm's own shares, and those who sell them short."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.causes import FIRM_LISTED, SHORTS_STRUCK
from game.compiled.orders import (
    ALLOWED,
    BUY_BACK_SHARES,
    IS_LISTED,
    LIST_SHARES,
    NO_CASH,
    NOT_LISTED,
    TOO_LARGE,
)
from game.compiled.sizes import MONEY
from tests.engine.test_instruments_loans import notes
from tests.support import instruments as kernels
from tests.support.instruments import Pair, hold, obey, order, refused, stakes
from tests.support.kernels import run, run_phase
from tests.support.lane import tries
from tests.support.plain import give
from tests.support.small import begin, build, small_game


def test_a_firm_goes_public_once() -> None:
    """A listed firm cannot list again; one that is not sells a part, and is listed then."""
    rules, world = begin(build({"firms.bolt.listed": False}))
    assert refused(rules, world, order(0, LIST_SHARES, 10)) == IS_LISTED
    assert refused(rules, world, order(1, LIST_SHARES, 26)) == TOO_LARGE
    log = obey(rules, world, order(1, LIST_SHARES, 20), order(1, LIST_SHARES, 20))
    assert notes(log, FIRM_LISTED) == [1]
    assert world["listed"][0, 1] == 1
    assert refused(rules, world, order(1, LIST_SHARES, 10)) == IS_LISTED


@settings(max_examples=tries(60))
@given(percent=st.integers(1, 25), parts=stakes)
def test_going_public_sells_a_part_below_its_value(percent: int, parts: dict[Pair, float]) -> None:
    """The money is the part's value less the discount, and everybody's part thins alike."""
    rules, world = begin(build({"firms.bolt.listed": False}))
    hold(world, parts)
    before = world.copy()
    obey(rules, world, order(1, LIST_SHARES, percent))
    part = percent / 100
    raised = int(world["balance"][0, MONEY, 1] - before["balance"][0, MONEY, 1])
    worth = float(before["value"][0, 1]) * part / (1 - part)
    assert raised == pytest.approx(worth * (1 - 0.18), abs=1.0)
    thinner = before["held"][0, :, 1] * (1 - part)
    assert world["held"][0, :, 1] == pytest.approx(thinner)
    assert float(world["founders"][0, 1]) == pytest.approx(1 - part)


def test_the_public_buys_more_of_what_is_listed() -> None:
    """A listed firm can sell more new shares in a week than one that is not."""
    rules, world = begin(small_game())
    listed = run(kernels.rooms, rules, world, 1)[3]
    world["listed"][0, 1] = 0
    assert run(kernels.rooms, rules, world, 1)[3] < listed


def test_buying_back_needs_a_listing_and_the_cash() -> None:
    """Not listed, not enough cash or too much for a week: refused, with the reason."""
    rules, world = begin(small_game())
    most = int(0.02 * float(world["value"][0, 1]))
    assert refused(rules, world, order(1, BUY_BACK_SHARES, most)) == ALLOWED
    assert refused(rules, world, order(1, BUY_BACK_SHARES, most + 1)) == TOO_LARGE
    give(world, MONEY, 1, most - 1)
    assert refused(rules, world, order(1, BUY_BACK_SHARES, most)) == NO_CASH
    world["listed"][0, 1] = 0
    assert refused(rules, world, order(1, BUY_BACK_SHARES, 1)) == NOT_LISTED


@settings(max_examples=tries(60))
@given(parts=stakes, amount=st.integers(1, 10**5), founders=st.floats(0.1, 1.0))
def test_buying_back_leaves_every_holder_a_larger_part(
    parts: dict[Pair, float], amount: int, founders: float
) -> None:
    """What is retired leaves the others' parts in proportion, never above the whole."""
    rules, world = begin(small_game())
    hold(world, parts)
    world["founders"][0, 1] = founders
    before = world.copy()
    obey(rules, world, order(1, BUY_BACK_SHARES, amount))
    rest = 1 - amount / float(before["value"][0, 1])
    assert world["held"][0, :, 1] == pytest.approx(before["held"][0, :, 1] / rest)
    assert world["held"][0, :, 1].sum() < 1.0
    assert float(world["founders"][0, 1]) == pytest.approx(min(1.0, founders / rest))


def test_cheer_over_buying_back_wears_off() -> None:
    """The happier investors are, the less another buy-back adds, and in the end nothing."""
    rules, world = begin(small_game())
    gains = []
    for feeling in (0.8, 1.0, 1.5, 2.5):
        world["sentiment"][0, 1] = feeling
        obey(rules, world, order(1, BUY_BACK_SHARES, 100_000))
        gains.append(float(world["sentiment"][0, 1]) - feeling)
    assert gains[0] > gains[1] > gains[2] > 0.0
    assert gains[3] == 0.0


@settings(max_examples=tries(100))
@given(
    inside=st.floats(0.0, 0.9), before=st.floats(0.0, 0.3), listed=st.booleans(),
)  # fmt: skip
def test_shorts_follow_the_gap(inside: float, before: float, listed: bool) -> None:
    """They go part of the way to what the gap exceeds the bar by, and only where it is listed."""
    rules, world = begin(small_game())
    world["listed"][0, 1] = int(listed)
    world["shorts"][0, 1] = before
    world["net_value"][0, 1] = (1 - inside) * world["value"][0, 1]
    target = min(0.3, max(0.0, 0.5 * (inside - 0.05))) if listed else 0.0
    run_phase(kernels.move_shorts, rules, world)
    expected = before + 0.25 * (target - before)
    assert float(world["shorts"][0, 1]) == pytest.approx(expected, abs=1e-5)


def test_shorts_press_and_a_squeeze_lifts() -> None:
    """What stands short weighs on sentiment; when the gap closes they buy, and it jumps."""
    rules, world = begin(small_game())
    world["net_value"][0, 1] = 0.5 * world["value"][0, 1]
    log = run_phase(kernels.move_shorts, rules, world)
    while not notes(log, SHORTS_STRUCK):
        log = run_phase(kernels.move_shorts, rules, world)
    assert float(world["sentiment"][0, 1]) < 1.0
    low = float(world["sentiment"][0, 1])
    rules["short_speed"] = 0.9
    world["net_value"] = world["value"]
    run_phase(kernels.move_shorts, rules, world)
    assert float(world["sentiment"][0, 1]) > low
    for _week in range(20):
        run_phase(kernels.move_shorts, rules, world)
    assert world["shorts"][0, 1] == 0.0


@settings(max_examples=tries(60))
@given(parts=stakes, gone=st.floats(0.0, 0.5))
def test_retired_shares_leave_the_whole_whole(parts: dict[Pair, float], gone: float) -> None:
    """When all holders and the public are counted, nothing is missing after retiring."""
    _rules, world = begin(small_game())
    hold(world, parts)
    inside = float(world["held"][0, :, 1].sum())
    gone = min(gone, 0.9 * (1 - inside))
    run(kernels.retire, world, 1, gone)
    assert float(world["held"][0, :, 1].sum()) == pytest.approx(inside / (1 - gone))
    assert float(world["held"][0, :, 1].sum()) < 1.0

"""What the session says can still be raised is where the engine draws the line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.orders import (
    ALLOWED,
    ASK_RESCUE,
    BORROW,
    BORROW_ASIDE,
    BORROW_ON_HOLDINGS,
    BUY_BACK_SHARES,
    BUY_FIRM,
    RAISE_EQUITY,
    REPAY,
)
from game.compiled.sizes import MONEY
from game.session import rooms
from game.session.costs import rate_at
from game.session.vehicles import vehicle_room
from tests.support import instruments as kernels
from tests.support.instruments import Pair, hold, order, refused, stakes
from tests.support.kernels import run
from tests.support.lane import tries
from tests.support.plain import give
from tests.support.small import begin, small_game

ROOMS = {
    BORROW: rooms.loan_room,
    RAISE_EQUITY: rooms.share_room,
    BORROW_ASIDE: vehicle_room,
    BORROW_ON_HOLDINGS: rooms.margin_room,
    BUY_BACK_SHARES: rooms.buyback_room,
    ASK_RESCUE: rooms.rescue_room,
    REPAY: lambda _rules, world, f: rooms.repayable(world, f),
}


@pytest.mark.parametrize("kind", ROOMS)
@settings(max_examples=tries(30))
@given(
    parts=stakes,
    owed=st.tuples(*[st.integers(1, 10**6)] * 4),
    value=st.floats(1e5, 1e8),
    listed=st.booleans(),
)
def test_a_room_is_where_the_engine_stops(
    kind: int, parts: dict[Pair, float], owed: tuple[int, ...], value: float, listed: bool
) -> None:
    """The room itself is allowed, when there is any; a thousand dollars more is not."""
    rules, world = begin(small_game())
    hold(world, parts)
    give(world, MONEY, 1, 10**11)
    world["value"][0, 1] = value
    world["listed"][0, 1] = 1 if kind == BUY_BACK_SHARES else int(listed)
    for name, amount in zip(("debt", "spv_debt", "margin_debt", "backstop"), owed, strict=True):
        world[name][0, 1] = amount
    find: Callable[..., Any] = ROOMS[kind]
    room = find(rules[0], world[0], 1)
    if room > 0:
        assert refused(rules, world, order(1, kind, room)) == ALLOWED
    assert refused(rules, world, order(1, kind, room + 1)) != ALLOWED


@settings(max_examples=tries(30))
@given(value=st.floats(1e5, 1e7), spread=st.floats(0.0, 0.5))
def test_the_asking_price_is_the_least_bid(value: float, spread: float) -> None:
    """What owners are said to ask is what they take, and no thousand dollars less."""
    rules, world = begin(small_game())
    give(world, MONEY, 0, 10**11)
    world["value"][0, 1], world["spread"][0, 1] = value, spread
    price = rooms.asking_price(rules[0], world[0], 1)
    assert refused(rules, world, order(0, BUY_FIRM, price, 1)) == ALLOWED
    assert refused(rules, world, order(0, BUY_FIRM, price - 1, 1)) != ALLOWED


@pytest.mark.parametrize("kind", [BORROW, BORROW_ASIDE])
@settings(max_examples=tries(30))
@given(cash=st.integers(0, 10**6), debt=st.integers(0, 10**5), burn=st.floats(0.0, 1e7))
def test_lenders_room_shrinks_with_the_till_as_told(
    kind: int, cash: int, debt: int, burn: float
) -> None:
    """For a firm that loses money the room told is the one the engine grants."""
    rules, world = begin(small_game())
    give(world, MONEY, 1, cash)
    world["earn_rate"][0, 1], world["debt"][0, 1] = -burn, debt
    find: Callable[..., Any] = ROOMS[kind]
    room = find(rules[0], world[0], 1)
    assert room == 0 or refused(rules, world, order(1, kind, room)) == ALLOWED
    assert refused(rules, world, order(1, kind, room + 1)) != ALLOWED


@settings(max_examples=tries(30))
@given(
    cash=st.integers(0, 10**6), debt=st.integers(1, 10**5), burn=st.floats(0.0, 1e7),
    doubted=st.integers(0, 1000),
)  # fmt: skip
def test_the_rate_told_looks_at_the_till_and_at_broken_promises(
    cash: int, debt: int, burn: float, doubted: int
) -> None:
    """What is told of the rate on today's debt is what lenders ask at the week's end."""
    rules, world = begin(small_game())
    rules["breach_spread"], world["doubted"][0, 1] = 0.1, doubted
    give(world, MONEY, 1, cash)
    world["earn_rate"][0, 1], world["debt"][0, 1], world["income"][0, 1] = -burn, debt, 10**12
    told = rate_at(rules[0], world[0], 1, debt) - float(rules["base_rate"][0])
    assert told == pytest.approx(run(kernels.spread_of, rules, world, 1, 0), abs=1e-6)

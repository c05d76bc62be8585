"""Firms that sell others short: what it takes, what it may bring, and how it ends."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.causes import (
    CAUSES,
    SHORT_CALL,
    SHORT_CALLED,
    SHORT_CLOSED,
    SHORT_FEE,
    SHORT_KNOWN,
    SHORT_MARGIN,
    SHORT_SQUEEZED,
)
from game.compiled.clauses import RUNNING
from game.compiled.layout import Records
from game.compiled.orders import (
    ALLOWED,
    BREAK_CONTRACT,
    BUY_BACK_SHARES,
    COVER_SHORT,
    LETS_IT_DOWN,
    ORDER,
    RAISE_EQUITY,
    SELL_SHORT,
    SHORT_OF_PARTY,
)
from game.compiled.sizes import CAPITAL_MARKETS, MONEY, NOBODY
from game.engine.turn import close_week, open_week
from game.session import shorts as words
from tests.engine.test_instruments_loans import notes
from tests.engine.twins import positions as twin
from tests.support import instruments as kernels
from tests.support.instruments import hold, obey, order, refused
from tests.support.kernels import run_phase
from tests.support.lane import tries
from tests.support.plain import give
from tests.support.small import begin, small_game, still_game

ADA, BOLT, CORE = range(3)
SHORT_CAUSES = [place for place, name in enumerate(CAUSES) if name.startswith("short ")]
paths = st.lists(st.floats(0.05, 4.0), min_size=1, max_size=10)
sums = st.integers(1_000, 450_000)
purses = st.integers(200_000, 2_000_000) | st.integers(112_500, 130_000)


def short(sold: int, cash: int = 10**7) -> tuple[Records, Records]:
    """Ada with this much cash has sold Bolt short for so much; the lending fee stands still."""
    rules, world = begin(small_game())
    rules["short_fee_rise"] = 0.0
    give(world, MONEY, ADA, cash)
    obey(rules, world, order(ADA, SELL_SHORT, sold, BOLT))
    run_phase(kernels.count_shorts, rules, world)
    return rules, world


def weeks_at(rules: Records, world: Records, path: Sequence[float]) -> list[Records]:
    """Count the position with Bolt worth so many times what it was; the logs."""
    value = float(world["value"][0, BOLT])
    logs = []
    for times in path:
        world["value"][0, BOLT] = times * value
        logs.append(run_phase(kernels.count_shorts, rules, world))
    return logs


def paid(log: Records, *causes: int) -> int:
    """Thousand USD that Ada paid for these causes in a week."""
    entry = log[0]
    seen = slice(0, int(entry["postings"]))
    mine = (entry["source"][seen] == ADA) & np.isin(entry["cause"][seen], causes)
    return int(entry["amount"][seen][mine].sum())


def received(log: Records) -> int:
    """Thousand USD that came to Ada from positions in a week."""
    entry = log[0]
    seen = slice(0, int(entry["postings"]))
    mine = (entry["target"][seen] == ADA) & np.isin(entry["cause"][seen], SHORT_CAUSES)
    return int(entry["amount"][seen][mine].sum())


@settings(max_examples=tries(150))
@given(sold=sums, cash=purses, path=paths)
def test_a_position_is_a_brokers_account(sold: int, cash: int, path: list[float]) -> None:
    """Week by week cash and margin stand where the plain twin has them."""
    rules, world = short(sold, cash)
    value = float(world["value"][0, BOLT])
    terms = {"margin": float(rules["short_margin"][0]), "fee": float(rules["short_fee"][0])}
    weeks_at(rules, world, path)
    account = twin.history(cash, sold, value, path, terms)
    assert int(world["balance"][0, MONEY, ADA]) == account.cash
    assert int(world["short_put"][0, ADA]) == account.lies
    assert int(world["short_mark"][0, ADA]) == account.owed
    assert (world["short_of"][0, ADA] == NOBODY) == account.closed


@settings(max_examples=tries(150))
@given(sold=sums, cash=purses, path=paths)
def test_nobody_loses_more_than_lies_there_without_a_call(
    sold: int, cash: int, path: list[float]
) -> None:
    """Beside fees cash leaves only in a week in which the firm is called or closed out."""
    rules, world = short(sold, cash)
    for log in weeks_at(rules, world, path):
        told = notes(log, SHORT_CALLED) + notes(log, SHORT_SQUEEZED)
        assert bool(paid(log, SHORT_CALL)) <= bool(told)
        assert paid(log, SHORT_MARGIN) == 0
        assert world["short_put"][0, ADA] >= 0


@settings(max_examples=tries(100))
@given(sold=sums, path=paths)
def test_what_one_side_has_the_world_outside_has_not(sold: int, path: list[float]) -> None:
    """Every posting of a position has the capital markets at its other end; books balance."""
    rules, world = begin(small_game())
    give(world, MONEY, ADA, 2_000_000)
    logs = [
        obey(rules, world, order(ADA, SELL_SHORT, sold, BOLT)),
        run_phase(kernels.count_shorts, rules, world),
    ]
    logs += weeks_at(rules, world, path)
    logs.append(obey(rules, world, order(ADA, COVER_SHORT)))
    for log in logs:
        entry = log[0]
        for place in range(int(entry["postings"])):
            assert int(entry["cause"][place]) in SHORT_CAUSES
            assert CAPITAL_MARKETS in (entry["source"][place], entry["target"][place])
    assert not world["balance"][0].sum(axis=1).any()


@settings(max_examples=tries(50))
@given(sold=sums, weeks=st.integers(1, 30))
def test_a_value_that_stands_still_costs_the_fee_alone(sold: int, weeks: int) -> None:
    """Margin comes back whole; a week's fee is the yearly part of what is owed, by 52."""
    rules, world = short(sold)
    weeks_at(rules, world, [1.0] * weeks)
    obey(rules, world, order(ADA, COVER_SHORT))
    spent = 10**7 - int(world["balance"][0, MONEY, ADA])
    assert spent == pytest.approx(weeks * 0.052 * sold / 52, abs=2 * weeks)


@settings(max_examples=tries(60))
@given(sold=sums, fall=st.floats(0.0, 1.0))
def test_no_fall_pays_more_than_what_was_sold(sold: int, fall: float) -> None:
    """A firm can become worth nothing and no less."""
    rules, world = short(sold)
    weeks_at(rules, world, [1.0 - fall])
    obey(rules, world, order(ADA, COVER_SHORT))
    won = int(world["balance"][0, MONEY, ADA]) - 10**7
    assert won <= sold
    assert won == pytest.approx(fall * sold - 0.001 * sold, abs=4)


@settings(max_examples=tries(60))
@given(sold=st.integers(100_000, 450_000), grown=st.floats(0.6, 1.2))
def test_the_lender_calls_above_the_value_that_is_told(sold: int, grown: float) -> None:
    """What a chief reads as the value of the call is the one at which the engine calls."""
    rules, world = short(sold)
    rules["short_fee"] = 0.0
    weeks_at(rules, world, [grown])
    told = words.called_at(world[0], ADA)
    for times, called in ((0.9999, []), (1.0001, [ADA])):
        later = world.copy()
        later["value"][0, BOLT] = times * told
        assert notes(run_phase(kernels.count_shorts, rules, later), SHORT_CALLED) == called


@settings(max_examples=tries(60))
@given(sold=sums, crowd=st.floats(0.0, 1.0), rise=st.floats(0.0, 2.0))
def test_the_fee_that_is_told_is_the_one_that_is_taken(
    sold: int, crowd: float, rise: float
) -> None:
    """A chief reads the yearly rate of the week, however many others sell the firm short."""
    rules, world = short(sold)
    rules["short_fee_rise"], world["shorts"][0, BOLT] = rise, crowd
    rate = words.lending_rate(rules[0], world[0], BOLT)
    assert paid(weeks_at(rules, world, [1.0])[0], SHORT_FEE) == int(rate * sold / 52)


def test_nobody_gains_by_its_own_breach() -> None:
    """Who is short of a party breaks no contract with it; who breaks one sells no party short."""
    rules, world = begin(small_game())
    give(world, MONEY, ADA, 10**7)
    world["moves"] = 9
    serial = int(world["contract_serial"][0, 0])
    world["contract_state"][0, 0] = RUNNING
    world["contract_parties"][0, 0] = 1 << ADA | 1 << BOLT
    sale, leave = order(ADA, SELL_SHORT, 20_000, BOLT), order(ADA, BREAK_CONTRACT, 0, serial)
    sold, left = world.copy(), world.copy()
    obey(rules, sold, sale)
    assert refused(rules, sold, leave) == SHORT_OF_PARTY
    assert refused(rules, sold, order(BOLT, BREAK_CONTRACT, 0, serial)) == ALLOWED
    obey(rules, sold, order(ADA, COVER_SHORT))
    assert refused(rules, sold, leave) == ALLOWED
    obey(rules, left, leave)
    assert refused(rules, left, sale) == LETS_IT_DOWN
    assert refused(rules, left, order(ADA, SELL_SHORT, 20_000, CORE)) == ALLOWED


def test_large_sales_are_told_and_join_those_who_doubt() -> None:
    """From a bar on everybody hears of it, and it is part of what is sold short, not more."""
    for sold, known in ((100_000, []), (300_000, [ADA])):
        rules, world = begin(small_game())
        obey(rules, world, order(ADA, SELL_SHORT, sold, BOLT))
        log = run_phase(kernels.count_shorts, rules, world)
        part = sold / float(world["value"][0, BOLT])
        assert notes(log, SHORT_KNOWN) == known
        assert float(world["shorts"][0, BOLT]) == pytest.approx(part if known else 0.0)
    world["shorts"][0, BOLT] = 0.29
    obey(rules, world, order(CORE, SELL_SHORT, 300_000, BOLT))
    run_phase(kernels.count_shorts, rules, world)
    assert float(world["shorts"][0, BOLT]) == pytest.approx(0.3)


def test_a_squeeze_lifts_by_what_is_bought_back() -> None:
    """In proportion to the part owed, whatever it came to be worth."""
    lifts = []
    for sold in (200_000, 400_000):
        rules, world = short(sold, sold // 4 + 1_000)
        before = float(world["sentiment"][0, BOLT])
        log = weeks_at(rules, world, [2.5])[0]
        assert notes(log, SHORT_SQUEEZED) == notes(log, SHORT_CLOSED) == [ADA]
        lifts.append(float(world["sentiment"][0, BOLT]) - before)
    assert lifts[1] == pytest.approx(2 * lifts[0])
    assert lifts[0] == pytest.approx(float(rules["short_squeeze"][0]) * 200_000 / 9_000_000)


@settings(max_examples=tries(40))
@given(sold=sums, issued=st.integers(1, 400_000), bought=st.integers(1, 90_000))
def test_issues_and_buy_backs_leave_what_is_owed(sold: int, issued: int, bought: int) -> None:
    """What is owed is so many shares: how many others there are does not matter."""
    rules, world = short(sold)
    before = float(world["short_part"][0, ADA])
    shares = 1.0 / float(world["start_value"][0, BOLT])
    for kind, amount in ((RAISE_EQUITY, issued), (BUY_BACK_SHARES, bought)):
        obey(rules, world, order(BOLT, kind, amount))
    shares *= float(world["start_value"][0, BOLT])
    assert float(world["short_part"][0, ADA]) * shares == pytest.approx(before)


def won_against(inside: float, weeks: int = 12) -> float:
    """What Ada won, as a part of what it sold, where Bolt and Core hold `inside` of each other.

    Nothing moves by itself: no news, no noise, no growth.
    """
    rules, world = begin(still_game())
    hold(world, {(CORE, BOLT): inside, (BOLT, CORE): inside})
    give(world, MONEY, ADA, 10**8)
    plans = {1: order(ADA, SELL_SHORT, 100_000, BOLT), weeks: order(ADA, COVER_SHORT)}
    won = 0
    for week in range(weeks + 1):
        open_week(rules, world)
        log = close_week(rules, world, plans.get(week, np.zeros(0, ORDER)))
        won += received(log) - paid(log, *SHORT_CAUSES)
    assert world["short_of"][0, ADA] == NOBODY
    return won / 100_000


def test_who_reads_the_signs_wins_and_who_is_blind_pays() -> None:
    """The wider the gap between headline and consolidated value, the more; with none, a loss."""
    won = [won_against(inside) for inside in (0.0, 0.1, 0.2, 0.3, 0.45)]
    assert won[0] < 0.0 < won[1]
    assert won == sorted(won)

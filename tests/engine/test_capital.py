"""Capital: expectation, value, sentiment, mood and spread."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.orders import ORDER
from game.compiled.sizes import NOBODY
from game.engine.turn import close_week, open_week
from tests.engine.twins import capital as twin
from tests.engine.twins.instruments import Pair, promises
from tests.support import kernels
from tests.support.instruments import hold, stakes
from tests.support.lane import tries
from tests.support.plain import Setting, changed, constants, firms
from tests.support.small import begin, small_game, still_game

amount = st.integers(0, 10**8)
rate = st.floats(0.0, 1e7)
part = st.floats(0.0, 1.0)
quiet = {"sentiment_noise": st.just(0.0), "mood_noise": st.just(0.0)}
worlds = changed(
    **quiet,
    service_revenue=st.integers(0, 10**6),
    chip_profit=st.integers(-(10**5), 10**6),
    income=amount,
    debt=amount,
    service_rate=rate,
    chip_rate=rate,
    core_value=st.floats(0.0, 1e9),
    fundamental=st.floats(1.0, 1e9),
    sentiment=st.floats(0.3, 3.0),
    mood=st.floats(0.3, 3.0),
    spread=part,
    serving_used=st.floats(0.0, 1e5),
    frontier=st.floats(50.0, 200.0),
    believed_efficiency=st.floats(0.5, 50.0),
    public_efficiency=st.floats(0.5, 50.0),
    expected_need=st.floats(1.0, 1e7),
    start_need=st.floats(1.0, 1e7),
    story=st.floats(0.0, 1e6),
    story_teller=st.sampled_from([NOBODY, 0, 2]),
    compute_used=rate,
    compute_before=rate,
    need_exposure=st.floats(0.0, 2.0),
    supply_exposure=st.floats(0.0, 2.0),
    compute=st.floats(0.0, 1e6),
    overreaction=part,
    contagion=part,
)


@settings(max_examples=tries(200))
@given(given_world=worlds)
def test_expectation_agrees_with_its_twin(given_world: Setting) -> None:
    """Belief, expected need and story move as the plain rule says."""
    rules, world = given_world
    expected = twin.expectation(constants(rules, world), firms(rules, world))
    kernels.run_phase(kernels.capital, rules, world)
    found = [world[name].item() for name in ("believed_efficiency", "expected_need", "story")]
    assert found == pytest.approx(list(expected), rel=1e-9)


@settings(max_examples=tries(200))
@given(given_world=worlds, parts=stakes)
def test_values_agree_with_their_twin(given_world: Setting, parts: dict[Pair, float]) -> None:
    """Fundamental value, sentiment, both values and the spread are the plain ones."""
    rules, world = given_world
    hold(world, parts)
    given_rows = constants(rules, world), firms(rules, world)
    expected = twin.markets(*given_rows, promises(rules, world), parts)
    kernels.run_phase(kernels.capital, rules, world)
    for f, row in enumerate(expected):
        found = {name: float(world[name][0, f]) for name in row}
        assert found == pytest.approx(row, rel=1e-7, abs=1e-7)


@settings(max_examples=tries(100))
@given(given_world=worlds, f=st.integers(0, 2), more=st.integers(0, 10**8))
def test_debt_never_narrows_the_spread(given_world: Setting, f: int, more: int) -> None:
    """A firm that owes more is worth no more, and pays no less for credit."""
    rules, world = given_world
    deeper = world.copy()
    deeper["debt"][0, f] += more
    kernels.run_phase(kernels.capital, rules, world)
    kernels.run_phase(kernels.capital, rules, deeper)
    assert deeper["spread"][0, f] >= world["spread"][0, f] - 1e-12
    assert deeper["value"][0, f] <= world["value"][0, f]


@settings(max_examples=tries(100))
@given(given_world=worlds, times=st.floats(1.0, 10.0))
def test_a_public_recipe_lowers_expected_need(given_world: Setting, times: float) -> None:
    """The more efficient investors find training, the less compute they expect to be needed."""
    rules, world = given_world
    better = world.copy()
    better["public_efficiency"] *= times
    kernels.run_phase(kernels.capital, rules, world)
    kernels.run_phase(kernels.capital, rules, better)
    assert better["expected_need"][0] <= world["expected_need"][0] * (1 + 1e-12)


@settings(max_examples=tries(100))
@given(given_world=worlds)
def test_feelings_stay_within_their_bounds(given_world: Setting) -> None:
    """However bad or good the news, sentiment and mood stay between their ends."""
    rules, world = given_world
    rules["sentiment_noise"], rules["mood_noise"] = 5.0, 5.0
    kernels.run_phase(kernels.capital, rules, world)
    feelings = [*world["sentiment"][0, :3], world["mood"][0]]
    assert all(twin.LEAST <= feeling <= twin.MOST for feeling in feelings)


@settings(max_examples=tries(60))
@given(
    rate=st.floats(-1e7, 1e7), income=st.integers(0, 10**6), expense=st.integers(0, 10**6),
    financed=st.integers(-(10**6), 10**6),
)  # fmt: skip
def test_operating_income_is_smoothed_and_knows_no_finance(
    rate: float, income: int, expense: int, financed: int
) -> None:
    """A week's income less expense counts without interest and stakes, by the weight of a week."""
    rules, world = begin(small_game())
    world["earn_rate"][0, 1], world["financed"][0, 1] = rate, financed
    world["income"][0, 1], world["expense"][0, 1] = income, expense
    kernels.run_phase(kernels.capital, rules, world)
    a = float(rules["smoothing"][0])
    week = 52.0 * (income - expense - financed)
    assert float(world["earn_rate"][0, 1]) == pytest.approx((1.0 - a) * rate + a * week)
    assert world["financed"][0, 1] == 0


def test_the_first_morning_knows_what_a_quiet_week_earns() -> None:
    """Operating income at the start is near what the first weeks of the still world bring."""
    rules, world = begin(still_game())
    started = world["earn_rate"][0, :3].copy()
    rules["smoothing"] = 1.0
    open_week(rules, world)
    close_week(rules, world, np.zeros(0, ORDER))
    assert world["earn_rate"][0, :3] == pytest.approx(started, rel=0.1, abs=5e4)

"""What a chief is told before asking for a rescue, and after the state has said no."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.orders import ASK_RESCUE, LOBBY
from game.session.pleas import anger_at, part_taken, rescue_in_words, rescue_odds, why_denied
from game.session.rooms import loan_room
from game.session.state_word import backed
from tests.support import instruments as kernels
from tests.support.instruments import obey, order
from tests.support.kernels import run
from tests.support.lane import tries
from tests.support.plain import give
from tests.support.small import begin, small_game


@settings(max_examples=tries(60))
@given(
    favour=st.floats(-1.0, 1.0), mood=st.floats(0.0, 1.0), cash=st.integers(0, 10**6),
    earned=st.floats(-1e8, 1e6),
)  # fmt: skip
def test_the_odds_told_are_those_of_the_vote(
    favour: float, mood: float, cash: int, earned: float
) -> None:
    """What is told is what the engine draws against."""
    rules, world = begin(small_game())
    world["favour"][0, 1], world["public_mood"], world["earn_rate"][0, 1] = favour, mood, earned
    give(world, 0, 1, cash)
    found = run(kernels.rescue_odds, rules, world, 1)
    assert rescue_odds(rules[0], world[0], 1) == pytest.approx(found)


@settings(max_examples=tries(60))
@given(amount=st.integers(1, 5 * 10**6))
def test_the_price_told_is_the_price_paid(amount: int) -> None:
    """Shares and public mood go as far as was told."""
    rules, world = begin(small_game())
    rules["rescue_base"], world["debt"][0, 0] = 50.0, 5 * 10**6
    part, anger = part_taken(rules[0], world[0], 0, amount), anger_at(rules[0], world[0], amount)
    before = float(world["public_mood"][0])
    obey(rules, world, order(0, ASK_RESCUE, amount))
    assert float(world["state_held"][0, 0]) == pytest.approx(part)
    assert float(world["public_mood"][0]) == pytest.approx(before - anger, abs=1e-9)


def test_a_chief_is_told_odds_price_and_what_a_no_costs() -> None:
    """All three stand in the sentence; other orders have none."""
    rules, world = begin(small_game())
    text = rescue_in_words(rules[0], world[0], order(0, ASK_RESCUE, 1_000_000)[0])
    assert f"{rescue_odds(rules[0], world[0], 0):.0%} that the state agrees" in text
    assert f"{part_taken(rules[0], world[0], 0, 1_000_000):.1%} of the firm" in text
    assert "15 points of investors' feeling" in text
    assert rescue_in_words(rules[0], world[0], order(0, LOBBY, 1_000)[0]) == ""


@settings(max_examples=tries(60))
@given(amount=st.integers(1, 8 * 10**6), held=st.integers(0, 3 * 10**6))
def test_what_a_yes_brings_is_what_the_state_gives(amount: int, held: int) -> None:
    """Room to borrow, spread and interest after a granted rescue are those told before."""
    rules, world = begin(small_game())
    rules["rescue_base"], rules["rescue_limit"], rules["rescue_weeks"] = 50.0, 1.0, 100
    world["debt"][0, 0], world["backstop"][0, 0] = 5 * 10**6, held
    world["spread"][0, 0] = run(kernels.spread_of, rules, world, 0, 0)
    told, then = backed(rules[0], world[0], 0, amount), backed(rules[0], world[0], 0)
    value = run(kernels.own_value, rules, world, 0)
    world["backstop"][0, 0] += amount
    gained = run(kernels.own_value, rules, world, 0) - value
    assert then.feared - told.feared == pytest.approx(gained, abs=2.0)
    now = backed(rules[0], world[0], 0)
    assert told.room == now.room == loan_room(rules[0], world[0], 0)
    assert told.spread == pytest.approx(run(kernels.spread_of, rules, world, 0, 0), abs=1e-9)
    assert told.bare == pytest.approx(now.bare)
    assert told.feared == now.feared


def test_the_gain_is_told_beside_the_price() -> None:
    """Room, spread, debt over value and fear of debts, with figures."""
    rules, world = begin(small_game())
    world["debt"][0, 0] = 5 * 10**6
    text = rescue_in_words(rules[0], world[0], order(0, ASK_RESCUE, 1_000_000)[0])
    for part in ("lenders would lend", "your spread falls from", "of your value", "less of it"):
        assert part in text


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("favour", -1.0, "favour in the capital"),
        ("public_mood", 0.0, "the public would not bear it"),
        ("earn_rate", 1e9, "your need is not dire"),
    ],
)
def test_a_no_names_what_spoke_most_against(field: str, value: float, reason: str) -> None:
    """Whatever is furthest from what it could be is the reason."""
    rules, world = begin(small_game())
    rules["rescue_base"], rules["rescue_need"] = 0.0, 4.0
    rules["rescue_favour"] = rules["rescue_mood"] = 4.0
    world["favour"], world["public_mood"], world["earn_rate"] = 0.9, 0.95, -1e9
    give(world, 0, 0, 0)
    world[field] = value
    told = why_denied(rules[0], world[0], 0)
    assert reason in told
    assert math.isclose(
        rescue_odds(rules[0], world[0], 0), run(kernels.rescue_odds, rules, world, 0)
    )

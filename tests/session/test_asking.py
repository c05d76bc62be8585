"""What an order's quote says first, and what breaking a contract costs before it is broken."""

from __future__ import annotations

import pytest

from game.session.orders import Order
from tests.session.playing import alone, fresh

pytestmark = pytest.mark.usefixtures("engine")


def test_a_round_too_soon_is_named_before_the_missing_amount() -> None:
    """Nothing typed yet, and the last round too recent: the round is what stands in the way."""
    session = alone("bolt")
    session.world["turn"][0] = 2
    session.world["listed"][0, 1], session.world["round_week"][0, 1] = 0, 1
    refusal = fresh(session).quote(Order(kind="raise-equity")).refusal
    assert "too recent" in refusal
    assert "ask again in" in refusal


def test_an_answered_request_is_not_said_to_be_out() -> None:
    """After the state's answer the refusal says that it answered."""
    session = alone("bolt")
    session.world["turn"][0], session.world["rescue_asked"][0, 1] = 2, 1
    refusal = fresh(session).quote(Order(kind="ask-rescue", amount=1000)).refusal
    assert "the state has answered" in refusal
    assert "ask again in" in refusal


def test_a_suit_that_ends_after_the_game_warns() -> None:
    """A verdict or a pledge's day beyond the last week is told before it is ordered."""
    session = alone("ada")
    session.world["turn"][0] = session.turns - 1
    quote = fresh(session).quote(Order(kind="sue", subject="bolt", amount=5000))
    assert any("after the last week" in text for text in quote.warnings)

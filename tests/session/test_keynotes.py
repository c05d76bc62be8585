"""A keynote's result says what it made the world expect, and how long that lasts."""

from __future__ import annotations

import pytest

from game.session.orders import Order
from tests.session.playing import alone

pytestmark = pytest.mark.usefixtures("engine")


def test_a_keynote_is_told_with_its_promise_and_its_fading() -> None:
    """The line of the order names units, their part of what is expected, and a week."""
    session = alone("core")
    assert session.give(Order(kind="keynote", amount=50_000)).allowed
    (told,) = session.hand_in().orders
    promised = float(session.world["story"][0])
    assert promised > 0.0
    assert "% of what the world expects to need" in told.text
    assert "half of it is forgotten by week" in told.text


def test_the_form_of_a_keynote_tells_what_a_word_costs_that_does_not_come() -> None:
    """Beside what is promised it names the part due each week and the value at stake in all."""
    session = alone("core")
    told = session.quote(Order(kind="keynote", amount=50_000)).effect
    assert "of all that is promised falls due" in told
    assert "in all, what still stands at the end in the last week" in told

"""Quotes, plans and forecasts tell beforehand what then happens."""

from __future__ import annotations

import pytest

from game.compiled.sizes import MONEY
from game.session.endings import Story, ending_of
from game.session.orders import Order
from tests.session.playing import FIRMS, alone

pytestmark = pytest.mark.usefixtures("engine")


@pytest.mark.parametrize("chair", FIRMS)
def test_the_plan_shows_the_tray(chair: str) -> None:
    """The planned view has the cash and the moves left once the tray is handed in."""
    session = alone(chair)
    before = session.view().own
    quote = session.give(Order(kind="lobby", amount=10))
    assert quote.allowed
    planned = session.planned().own
    assert planned.cash == before.cash - quote.cost_now
    assert planned.moves == before.moves - 1
    assert session.view().own.cash == before.cash


@pytest.mark.parametrize("chair", FIRMS)
def test_the_forecast_comes_true_when_nobody_else_acts(chair: str) -> None:
    """With all others idle, cash after the week is what the forecast said."""
    session = alone(chair)
    session.give(Order(kind="lobby", amount=10))
    forecast = session.forecast()
    session.hand_in()
    place = session.catalogue.place("firms", chair)
    assert int(session.past[-1]["balance"][0, MONEY, place]) * 1000 == forecast.cash
    assert forecast.shortfall == 0


def test_a_fatal_week_is_forecast() -> None:
    """Somebody who spends what is due for wages is told that it cannot be paid."""
    session = alone("bolt")
    cash = session.view().own.cash // 1000
    assert session.give(Order(kind="set-pay", price=10_000.0)).allowed
    quote = session.give(Order(kind="lobby", amount=cash))
    assert quote.allowed
    assert any("cash would last" in warning for warning in quote.warnings)
    assert session.forecast().shortfall > 0


def test_a_sprint_says_what_it_brings() -> None:
    """The effect of an order is told from a trial of the rules."""
    session = alone(FIRMS[0])
    cash = session.view().own.cash // 1000
    quote = session.quote(Order(kind="sprint", amount=max(1, cash // 4)))
    assert "training recipe +" in quote.effect


def test_a_price_below_cost_is_warned_of() -> None:
    """What is allowed and dear is said so."""
    for chair in FIRMS:
        session = alone(chair)
        own = session.view().own
        low = float(session.game.compiled.rules["price_low"][0])
        if own.serves and own.unit_cost > low:
            warnings = session.quote(Order(kind="set-price", price=low)).warnings
            assert any("below your cost" in warning for warning in warnings)
            return
    raise AssertionError("no chair of the small world serves a model")


def test_an_ending_names_decisions() -> None:
    """The reasons name the money and the turning week of this very game."""
    session = alone(FIRMS[0])
    session.give(Order(kind="lobby", amount=10))
    while session.ending is None:
        session.hand_in()
    ending = session.ending
    told = "\n".join(ending.reasons)
    assert "Cash over the game" in told
    assert "moved most in week" in told
    bare = ending_of(session.table, FIRMS[0], Story())
    assert bare is not None
    assert "Cash over the game" not in "\n".join(bare.reasons)

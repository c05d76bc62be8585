"""A forecast says what its chief can know, and no more."""

from __future__ import annotations

import pytest

from game.compiled.sizes import MONEY
from game.session.orders import Order
from game.session.session import Session
from tests.session.playing import FIRMS, alone, fresh
from tests.support.small import build, still_game

pytestmark = pytest.mark.usefixtures("engine")


@pytest.mark.parametrize("chair", FIRMS)
def test_the_truth_lies_between_the_ends(chair: str) -> None:
    """With all others idle, cash after the week is within what chance may bring, or next to it."""
    session = alone(chair)
    session.give(Order(kind="lobby", amount=10))
    forecast = session.forecast()
    session.hand_in()
    place = session.catalogue.place("firms", chair)
    cash = int(session.past[-1]["balance"][0, MONEY, place]) * 1000
    near = 0.001 * abs(cash)
    assert forecast.low - near <= cash <= forecast.high + near
    assert forecast.low <= forecast.cash <= forecast.high


def test_what_a_run_still_needs_stays_hidden() -> None:
    """Two games that differ only in how much compute a run really takes have one forecast."""
    forecasts = []
    for need in (1.0, 1e9):
        session = alone("bolt")
        needs = session.world["run_need"][0].copy()
        needs[session.catalogue.place("firms", "bolt")] = need
        forecasts.append(fresh(session, {"run_need": needs}).forecast())
    assert forecasts[0] == forecasts[1]


def test_a_forecast_leaves_the_draws_of_the_game_alone() -> None:
    """Whether the state will answer is not told beforehand by the cash it would leave."""
    session = alone("bolt")
    before = session.world.tobytes()
    session.forecast()
    assert session.world.tobytes() == before


def after_a_week(game_changes: dict[str, object], *orders: Order) -> Session:
    """Bolt's game a week on, with these orders given in the first."""
    session = Session.start(build(game_changes), seed=1, chair="bolt")
    for order in orders:
        assert session.give(order).allowed
    session.hand_in()
    return session


def test_what_happens_once_is_no_rate() -> None:
    """A gift to the capital is gone, and shortens the cash by itself alone."""
    costly = {"firms.bolt.overheads": 50_000_000}
    quiet = after_a_week(costly).view().own
    spent = after_a_week(costly, Order(kind="lobby", amount=100_000)).view().own
    assert spent.burn == pytest.approx(quiet.burn, rel=0.02)
    assert quiet.runway is not None
    assert spent.runway is not None
    assert quiet.runway - spent.runway == pytest.approx(100_000_000 / quiet.burn, rel=0.1)


def test_a_far_price_is_a_danger() -> None:
    """Who asks twenty times as much is told how many users are left in some weeks."""
    session = alone("ada", game=still_game())
    dear = session.quote(Order(kind="set-price", price=60.0))
    assert "after this week and" in dear.warnings[0]
    usual = session.quote(Order(kind="set-price", price=session.view().own.price * 1.01))
    assert not any("of all tokens" in text for text in usual.warnings)


def test_a_pay_cut_tells_who_would_leave() -> None:
    """Pay of a tenth names how many people are left, and they are."""
    session = alone("ada", game=still_game())
    own = session.view().own
    quote = session.give(Order(kind="set-pay", price=own.pay / 10_000))
    assert quote.allowed
    told = f"{quote.effect} {' '.join(quote.warnings)}"
    assert "people are left instead of" in told


def test_a_bid_shows_its_price_and_when_it_is_due() -> None:
    """A takeover is not free: the price stands in the sheet, and in the calendar once agreed."""
    session = alone("ada", game=still_game())
    firm = next(line for line in session.view().firms if line.id == "bolt")
    order = Order(kind="buy-firm", subject="bolt", amount=int(firm.owners_ask / 1000) + 1)
    cash = session.world["balance"][0].copy()
    cash[MONEY, session.catalogue.place("firms", "ada")] = 10 * order.amount
    quote = fresh(session, {"balance": cash}).quote(order)
    assert quote.cost_later == order.amount * 1000
    assert "if the courts approve" in quote.effect


def test_a_bid_below_what_owners_ask_names_their_price() -> None:
    """The least price that is told is the least that is accepted."""
    session = alone("ada", game=still_game())
    firm = next(line for line in session.view().firms if line.id == "bolt")
    low = session.quote(Order(kind="buy-firm", subject="bolt", amount=1000))
    assert f"at least ${firm.owners_ask:,.0f}" in low.refusal


def test_declaring_agi_tells_odds_and_penalty() -> None:
    """Nobody declares without having read what the panel wants and what its doubt costs."""
    session = alone("ada", game=still_game())
    effect = session.quote(Order(kind="declare-agi", subject="ada-1")).effect
    assert effect.split("%")[0].split()[-1].isdigit()
    assert "Its doubt costs" in effect

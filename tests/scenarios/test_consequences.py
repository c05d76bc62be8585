"""Reckless chiefs of `cold-shot` pay for it: price, pay and users turned away have a cost."""

from __future__ import annotations

import pytest

from game.compiled.load import Game
from game.session.orders import Order
from game.session.session import Session
from tests.support.shipped import cold_shot


@pytest.fixture(scope="module")
def game() -> Game:
    """The scenario as shipped."""
    return cold_shot()


def weeks_of(game: Game, chair: str, *orders: Order, weeks: int) -> Session:
    """Some weeks in which only the chair gives orders, all of them in the first."""
    session = Session.start(game, seed=1, chair=chair)
    for order in orders:
        assert session.give(order).allowed
    for _week in range(weeks):
        if session.ending is None:
            session.hand_in()
    return session


@pytest.mark.parametrize("chair", ["openai", "microsoft", "google", "xai"])
def test_a_price_of_a_hundred_dollars_costs_revenue_at_once(game: Game, chair: str) -> None:
    """Neither that week nor later ones bring what the old price brought."""
    dear = weeks_of(game, chair, Order(kind="set-price", price=100.0), weeks=6)
    usual = weeks_of(game, chair, weeks=6)
    place = dear.catalogue.place("firms", chair)
    for week in range(1, min(len(dear.past), len(usual.past))):
        asked = int(dear.past[week]["service_revenue"][0, place])
        assert asked < 0.8 * int(usual.past[week]["service_revenue"][0, place])


def test_people_far_under_the_market_leave(game: Game) -> None:
    """At $60k against $700k most of a staff is gone within the twelve weeks."""
    session = weeks_of(game, "openai", Order(kind="set-pay", price=60.0), weeks=12)
    people = session.view().history["people"]["openai"]
    assert people[-1] < 0.5 * people[0]


def test_turning_nearly_everybody_away_costs_trust_within_weeks(game: Game) -> None:
    """Four weeks of shut doors cost ten points of trust and more."""
    shut = Order(kind="set-split", amount=100, price=0.0)
    session = weeks_of(game, "xai", shut, weeks=4)
    usual = weeks_of(game, "xai", weeks=4)
    assert session.view().own.unserved > 0.8
    assert session.view().own.trust < usual.view().own.trust - 0.1


@pytest.mark.parametrize("chair", ["openai", "microsoft", "google"])
def test_half_the_price_costs_margin_for_weeks(game: Game, chair: str) -> None:
    """What users bring beyond the rent of what serves them is less over eight weeks, though more
    of them come: a price war is no way to earn.
    """
    price = Session.start(game, seed=1, chair=chair).view().own.price
    cut = weeks_of(game, chair, Order(kind="set-price", price=round(price / 2, 2)), weeks=8)
    usual = weeks_of(game, chair, weeks=8)
    place = cut.catalogue.place("firms", chair)
    assert cut.view().me.usage_share > usual.view().me.usage_share
    assert _margin(cut, place) < 0.9 * _margin(usual, place)


def _margin(session: Session, place: int) -> float:
    """Service revenue less the rent of the compute that served it, thousand USD."""
    earned = 0.0
    for world in session.past[1:]:
        used = float(world["serving_used"][0, place])
        earned += float(world["service_revenue"][0, place]) - used * float(world["spot_price"][0])
    return earned

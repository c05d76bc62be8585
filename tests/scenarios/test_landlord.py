"""`bailout` from Oracle's chair: halls must be paid for, and to do nothing is no plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest

from game.players import make_players
from game.session.orders import Order
from game.session.persons import signed_by_hand
from game.session.session import Session
from game.session.view import View
from tests.stories.playing import Directed
from tests.support.shipped import game_of

pytestmark = pytest.mark.usefixtures("engine")

FUND = "oracle-other-fund"
CARDS, MEGAWATTS = 84_000, 100
"""A third more compute: cards, and power and halls for those that today's would not light."""
ROUNDS = range(1, 7)
"""Weeks in which new shares are sold."""


def all_on_cards(view: View, _wished: Sequence[Order]) -> Sequence[Order]:
    """Nine tenths of the till for cards in the first week; then nothing at all."""
    if view.turn > 0:
        return []
    price = next(chip.pays for chip in view.chips if chip.id == "blackwell")
    return [Order(kind="buy-chips", subject="blackwell", amount=int(0.9 * view.own.cash / price))]


def as_many_as_can_be_lit(view: View, _wished: Sequence[Order]) -> Sequence[Order]:
    """Cards for the power at hand in the first week; then nothing at all."""
    few = Order(kind="buy-chips", subject="blackwell", amount=45_000)
    return [few] if view.turn == 0 else []


def fill_the_halls(view: View, _wished: Sequence[Order]) -> Sequence[Order]:
    """Cards with power and halls for them, shares sold early, and the second fund signed."""
    return list(_plan(view))


def _plan(view: View) -> Iterator[Order]:
    if view.turn == 0:
        yield Order(kind="buy-chips", subject="blackwell", amount=CARDS)
        yield Order(kind="build-hall", amount=1000 * MEGAWATTS)
        yield Order(kind="build-power", option="grid", amount=1000 * MEGAWATTS)
    if view.turn in ROUNDS and view.own.equity > 300_000_000:
        yield Order(kind="raise-equity", amount=int(0.95 * view.own.equity / 1000))
    if any(offer.contract.id == FUND for offer in view.offers):
        yield Order(kind="accept", subject=FUND)


def oracle_at_the_end(script: Callable[[View, Sequence[Order]], Sequence[Order]]) -> View:
    """What Oracle's chief sees in the last week."""
    game = signed_by_hand(game_of("bailout"), "oracle")
    players = make_players(game.compiled.scenario, 1)
    players["oracle"] = Directed(players["oracle"], script)
    session = Session.start(game, seed=1, players=players, chair="")
    while session.ending is None:
        session.hand_in()
    return session.view("oracle")


def test_a_landlord_who_spends_the_till_and_sleeps_fails() -> None:
    """The fund in Texas stops paying, the builders do not wait."""
    assert not oracle_at_the_end(all_on_cards).me.active


def test_a_landlord_who_sleeps_on_lit_cards_does_not_win() -> None:
    """It stands, with less in the till than its lenders want to see, and less worth than a plan."""
    asleep, awake = oracle_at_the_end(as_many_as_can_be_lit), oracle_at_the_end(fill_the_halls)
    assert asleep.me.active
    assert not asleep.ambition.holds
    assert awake.ambition.holds
    assert awake.me.value > asleep.me.value

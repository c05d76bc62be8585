"""When the heuristic chief lists, buys back, asks the state, buys a firm, and calls the panel."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from game.players.draws import Draws
from game.players.heuristic.instruments import RHYTHM
from game.session.means import Means
from game.session.view import View
from tests.players.views import BILLION, ME, firm, order_of, view, wish

WEEK = RHYTHM + Draws(ME, "buys").below(RHYTHM)
"""A week in which the lab thinks of buying."""


def able(means: dict[str, Any], **changes: Any) -> View:
    """The lab with these means."""
    return attrs.evolve(view(**changes), means=Means(**means))


def test_investors_who_are_glad_are_sold_a_part() -> None:
    """A lab that will need money goes public while it is liked, and where it may."""
    short = {"cash": 2 * BILLION, "income": 0, "expense": 40_000_000}
    order = order_of(able({"listing_most": 0.25}, sentiment=1.2, **short), "list", greed=1.0)
    assert order.amount == 25
    assert wish(able({"listing_most": 0.25}, sentiment=0.9, **short), "list") is None
    assert wish(able({}, sentiment=1.2, **short), "list") is None


def test_the_greedy_buy_back_cheap_shares() -> None:
    """Out of a small part of the purse, and within what one order may take."""
    seen = able({"buyback": BILLION // 10}, sentiment=0.8, turn=WEEK, cash=100 * BILLION)
    assert order_of(seen, "buy-back", greed=0.9).amount == 100_000
    assert wish(seen, "buy-back", greed=0.0) is None
    dear = able({"buyback": BILLION}, sentiment=1.2, turn=WEEK, cash=100 * BILLION)
    assert wish(dear, "buy-back", greed=0.9) is None


def test_whoever_is_heard_and_cannot_wait_asks_for_a_rescue() -> None:
    """All that the state could answer for; nothing where it is deaf, or while cash lasts."""
    heard = {"rescue": 3 * BILLION}
    for need in ({"spread": 0.07}, {"cash": BILLION // 10, "income": 0, "expense": 40_000_000}):
        assert order_of(able(heard, **need), "ask-rescue").amount == 3_000_000
        assert wish(able({}, **need), "ask-rescue") is None
    assert wish(able(heard), "ask-rescue") is None


def test_agi_is_declared_by_who_is_sure() -> None:
    """The careful want better odds than the bold."""
    likely = {"agi_model": "one", "agi_odds": 0.4}
    assert order_of(able(likely), "declare-agi", risk=0.9).subject == "one"
    assert wish(able(likely), "declare-agi", risk=0.0) is None
    assert wish(able({"agi_odds": 0.9}), "declare-agi", risk=0.9) is None


SMALL = firm(id="start-up", value=1.0 * BILLION, owners_ask=1.5 * BILLION)


def bids(purchases: dict[str, float], price: float = SMALL.owners_ask) -> list[int]:
    """Amounts bid for the start-up in ten years of occasions."""
    rivals = (attrs.evolve(SMALL, owners_ask=price),)
    seen = [
        able({"purchases": purchases}, rivals=rivals, turn=week, cash=100 * BILLION)
        for week in range(WEEK, 520, RHYTHM)
    ]
    found = [wish(each, "buy-firm", aggression=1.0) for each in seen]
    return [each.order.amount for each in found if each is not None]


def test_small_firms_are_bought_now_and_then() -> None:
    """For a little more than their owners ask, and by no means on every occasion."""
    found = bids({SMALL.id: 0.8})
    assert 0 < len(found) < 60
    assert all(1_500_000 <= amount <= 1_700_000 for amount in found)


@pytest.mark.parametrize(
    ("odds", "price"), [(0.2, 1.5 * BILLION), (0.8, 60.0 * BILLION), (0.0, 1.5 * BILLION)]
)
def test_no_bid_without_hope_or_money(odds: float, price: float) -> None:
    """Neither where courts say no, nor for more than small change."""
    assert bids({SMALL.id: odds} if odds else {}, price) == []


def test_nobody_thinks_of_buying_every_week() -> None:
    """Other weeks bring no bid at all."""
    seen = [
        able({"purchases": {SMALL.id: 0.9}}, rivals=(SMALL,), turn=week, cash=100 * BILLION)
        for week in range(WEEK + 1, 200, RHYTHM)
    ]
    assert not any(wish(each, "buy-firm", aggression=1.0) for each in seen)


def test_holdings_and_vehicles_fill_what_loans_and_shares_cannot() -> None:
    """In this order, and no more than is missing."""
    poor = {"cash": BILLION, "income": 0, "expense": 100_000_000, "credit": 0, "equity": 0}
    seen = able({"margin": BILLION, "vehicle": 9 * BILLION}, **poor)
    assert order_of(seen, "margin-loan").amount == 1_000_000
    assert 0 < order_of(seen, "vehicle").amount < 9_000_000


def test_the_bold_and_indebted_borrow_aside_first() -> None:
    """The careful take a loan that everybody sees."""
    poor = {"cash": BILLION, "income": 0, "expense": 200_000_000, "debt": 20 * BILLION}
    seen = able({"vehicle": 90 * BILLION}, equity=0, **poor)
    assert wish(seen, "vehicle", risk=0.9) is not None
    assert wish(seen, "vehicle", risk=0.1) is None or wish(seen, "borrow", risk=0.1) is not None

"""A session: trays, quotes that come true, and weeks that follow each other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.causes import CAUSES
from game.compiled.orders import ORDER_KINDS
from game.compiled.sizes import MONEY
from game.session.catalogue import UnknownNameError
from game.session.orders import Order
from game.session.session import Session
from tests.session.playing import FIRMS, alone, among, players, to_the_end
from tests.support.lane import tries
from tests.support.orders import session_orders
from tests.support.small import build, small_game

pytestmark = pytest.mark.usefixtures("engine")

AT_ONCE = {cause for kind in ORDER_KINDS for cause in kind.pays}
"""Causes of postings that only orders make, in the week they are handed in."""

_kind = st.sampled_from([kind.id for kind in ORDER_KINDS])


def spent_at_once(session: Session, place: int) -> int:
    """US dollars that left the firm for orders, in the week just resolved."""
    assert session._log is not None
    log = session._log[0]
    total = 0
    for row in range(int(log["postings"])):
        if log["ledger"][row] == MONEY and CAUSES[int(log["cause"][row])] in AT_ONCE:
            total += int(log["amount"][row]) * 1000 * int(log["source"][row] == place)
            total -= int(log["amount"][row]) * 1000 * int(log["target"][row] == place)
    return total


def test_what_orders_pay_is_a_cause_of_the_log() -> None:
    """The table of orders names causes as the log does, and no two kinds the same but for fees."""
    named = [cause for kind in ORDER_KINDS for cause in kind.pays]
    assert set(named) <= set(CAUSES)
    assert [cause for cause in AT_ONCE if named.count(cause) > 1] == ["issue costs"]


@settings(max_examples=tries(80, 8))
@given(
    given_orders=st.lists(session_orders(small_game()), max_size=8), chair=st.sampled_from(FIRMS)
)
def test_a_quote_comes_true(given_orders: list[tuple[str, Order]], chair: str) -> None:
    """What was allowed is carried out, at the cost that was said."""
    session = alone(chair)
    for _firm, order in given_orders:
        session.give(order)
    tray, costs = session.tray, 0
    session = alone(chair)
    for order in tray:
        costs += session.give(order).cost_now
    assert session.tray == tray
    report = session.hand_in()
    for result in report.orders:
        assert result.refusal == "" or result.order.about.judged
    assert spent_at_once(session, session.catalogue.place("firms", chair)) == costs


@settings(max_examples=tries(80, 8))
@given(given_order=session_orders(small_game()), chair=st.sampled_from(FIRMS))
def test_a_refusal_comes_true(given_order: tuple[str, Order], chair: str) -> None:
    """An order handed in against its quote is refused for the very reason quoted."""
    _firm, order = given_order
    session = alone(chair)
    quote = session.quote(order)
    session._tray = [order]
    refused = session.hand_in().orders[0].refusal
    if quote.refusal or not order.about.judged:
        assert bool(refused) == bool(quote.refusal)
        assert quote.refusal.startswith(refused)


@settings(max_examples=tries(60, 6))
@given(given_orders=st.lists(session_orders(small_game()), max_size=4))
def test_asking_changes_nothing(given_orders: list[tuple[str, Order]]) -> None:
    """Quotes leave world and tray as they were."""
    session = alone("ada")
    before = session.world.tobytes()
    for _firm, order in given_orders:
        session.quote(order)
    assert session.world.tobytes() == before
    assert session.tray == ()


def test_an_order_not_allowed_does_not_get_into_the_tray() -> None:
    """The tray holds only what can be carried out."""
    session = alone("bolt")
    quote = session.give(Order(kind="lobby", amount=10**9))
    assert not quote.allowed
    assert quote.refusal
    assert session.tray == ()


def test_a_policy_replaces_its_older_self() -> None:
    """Two prices in one week are the last one; two moves are two."""
    session = alone("bolt")
    for price in (0.5, 0.7):
        assert session.give(Order(kind="set-price", price=price)).allowed
    assert [order.price for order in session.tray] == [0.7]
    for amount in (1000, 2000):
        assert session.give(Order(kind="lobby", amount=amount)).allowed
    assert len(session.tray) == 3


def test_moves_are_counted() -> None:
    """A chief has as many moves as the scenario says, and not one more."""
    session = alone("bolt")
    allowed = [session.give(Order(kind="lobby", amount=10)).allowed for _ in range(5)]
    assert allowed == [True, True, True, False, False]


def test_undo_takes_the_last_order_back() -> None:
    """Undo empties the tray from its end, then has nothing to give."""
    session = alone("bolt")
    orders = [Order(kind="lobby", amount=10), Order(kind="set-price", price=2.0)]
    for order in orders:
        session.give(order)
    assert [session.undo(), session.undo(), session.undo()] == [orders[1], orders[0], None]


def test_a_quote_for_something_unknown_says_what_was_meant() -> None:
    """A misspelt subject is a refusal with the nearest name, not an error."""
    quote = alone("bolt").quote(Order(kind="buy-chips", subject="crad", amount=1))
    assert "card" in quote.refusal


def test_a_chair_that_does_not_exist_is_refused() -> None:
    """Starting from nobody's chair names the nearest one."""
    with pytest.raises(UnknownNameError, match="bolt"):
        Session.start(small_game(), seed=1, chair="blot")


def test_a_game_lasts_its_weeks_when_nobody_sits() -> None:
    """Headless, every week of the scenario is played."""
    session = to_the_end(among("random", 0))
    assert session.turn == session.turns == len(session.reports) == len(session.digests)
    with pytest.raises(RuntimeError):
        session.hand_in()


def test_nonsense_of_a_player_is_dropped() -> None:
    """An order that names nothing is not taken; the others are."""

    class Odd:
        name = "odd"

        def decide(self, _view: object) -> list[Order]:
            return [Order(kind="serve", subject="no such"), Order(kind="set-price", price=2.0)]

    session = Session.start(small_game(), seed=1, players={"ada": Odd()})
    session.hand_in()
    assert [order.kind for _firm, order in session.orders[0]] == ["set-price"]
    assert session.world["price"][0, 0] == 2.0


def test_progress_rises_to_one() -> None:
    """Who waits is told how far the week is."""
    told: list[float] = []
    among("random", 0).hand_in(lambda part, _text: told.append(part))
    assert told == sorted(told)
    assert told[-1] == 1.0


@pytest.mark.parametrize("seed", range(tries(10, 1)))
def test_money_of_the_week_adds_up(seed: int) -> None:
    """Cash before, plus money by cause, is cash after, for every chair and week."""
    costly = build({"events.offer.default": "accept", "events.offer.chance": 1.0})
    for chair in FIRMS:
        minds = players(costly, seed)
        session = Session.start(costly, seed=seed, chair=chair, players=minds)
        while session.ending is None:
            report = session.hand_in()
            change = sum(amount for _cause, amount in report.money)
            assert report.cash_after - report.cash_before == change, report


def test_a_report_names_the_week_and_its_orders() -> None:
    """Each order of the chair stands in the report with what became of it."""
    session = alone("bolt")
    session.give(Order(kind="set-price", price=2.0))
    session.give(Order(kind="lobby", amount=10))
    report = session.hand_in()
    assert report.week == 1
    assert report.date == session.scenario.start
    assert [result.order.kind for result in report.orders] == ["set-price", "lobby"]
    names = [name for name, *_figures in report.changes]
    assert len(set(names)) == len(names) > 0


def test_a_report_tells_the_quantities_of_a_goal_that_changed() -> None:
    """A chief who dreads the courts, or wants favour, reads how they moved; each stands once."""
    text = "(firms.bolt.favour > 0.9 or world.turn > 99) and firms.bolt.value > 1"
    game = build({"firms.bolt.ambition.when": text, "firms.bolt.fear.when": "firms.bolt.cash < 1"})
    session = alone("bolt", game=game)
    session.give(Order(kind="lobby", amount=50_000))
    told = {name: (before, now, unit) for name, before, now, unit in session.hand_in().changes}
    before, now, unit = told["favour"]
    assert now > before
    assert unit == ""
    assert told["cash"][2] == "money"
    assert {"weeks played", "value"}.isdisjoint(told)

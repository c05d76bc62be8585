"""Orders given anew each week: they lie in the next tray until they are taken out."""

from __future__ import annotations

import pytest

from game.session.orders import Order
from game.session.saves.text import save_of, text_of
from game.session.saving import from_save, replay, to_save
from tests.session.playing import alone
from tests.support.small import small_game

pytestmark = pytest.mark.usefixtures("engine")

LOBBY = Order(kind="lobby", amount=100)
DEAR = Order(kind="lobby", amount=10**9)


def test_a_marked_order_lies_in_the_next_tray() -> None:
    """It comes back week after week, takes its move and its money, and one unmarked does not."""
    session = alone("bolt")
    for order in (LOBBY, Order(kind="set-price", price=2.0)):
        session.give(order)
    session.repeat(LOBBY)
    for _week in range(2):
        report = session.hand_in()
        assert [result.refusal for result in report.orders if result.order == LOBBY] == [""]
        assert session.tray == (LOBBY,)


def test_a_maker_books_production_every_week() -> None:
    """The order lies in the next tray as long as the foundries have room for it."""
    session = alone("ada")
    chip = next(chip.id for chip in session.view().chips if chip.vendor == "ada")
    book = Order(kind="expand-supply", subject=chip, amount=1)
    assert session.give(book).allowed
    session.repeat(book)
    session.hand_in()
    assert session.tray == (book,)


def test_what_binds_cannot_be_marked() -> None:
    """A price, a loan and a raise are each week's own decision."""
    session = alone("bolt")
    for kind in ("borrow", "raise-equity", "buy-chips", "release", "propose"):
        session.repeat(Order(kind=kind, amount=1))
    assert session.each_week == ()


def test_unmarked_or_undone_it_comes_no_more() -> None:
    """Marked twice is not marked; taken out of the tray it is taken out for good."""
    session = alone("bolt")
    for take_out in (lambda: session.repeat(LOBBY), session.undo):
        session.give(LOBBY)
        session.repeat(LOBBY)
        take_out()
        session.hand_in()
        assert (session.tray, session.each_week) == ((), ())


def test_what_is_refused_is_left_out_and_told() -> None:
    """It keeps its place among the orders of each week; the week's report says why it lacks."""
    session = alone("bolt")
    session.give(LOBBY)
    session.repeat(LOBBY)
    session.each_week = (LOBBY, DEAR)
    session.left_out = ((DEAR, "once"),)
    session.hand_in()
    assert session.tray == (LOBBY,)
    ((order, reason),) = session.left_out
    told = [result for result in session.hand_in().orders if result.order == DEAR]
    assert order == DEAR
    assert [reason in result.refusal for result in told] == [True]


def test_a_loaded_game_goes_on_repeating() -> None:
    """Marks and what was left out survive the file, and the orders prove the game."""
    session = alone("bolt")
    session.give(LOBBY)
    session.each_week, session.left_out = (LOBBY, DEAR), ((DEAR, "once"),)
    session.hand_in()
    save = save_of(text_of(to_save(session, kind="quick")).encode())
    loaded = from_save(save, small_game(), {})
    assert (loaded.tray, loaded.each_week) == (session.tray, session.each_week)
    assert loaded.left_out == session.left_out
    assert loaded.hand_in() == session.hand_in()
    assert loaded.digests == session.digests
    assert replay(to_save(loaded, kind="auto"), small_game()).agrees


def test_a_save_without_such_orders_says_nothing_of_them() -> None:
    """Games saved before there were any can be read."""
    assert "each_week" not in text_of(to_save(alone("bolt"), kind="quick"))


def test_the_ending_is_known_when_the_last_week_is_handed_in() -> None:
    """What it takes to tell it, playing weeks again, is done with the week, and told as it goes."""
    session = alone("bolt")
    session.give(LOBBY)
    while session.turn < session.turns - 1 and session.ending is None:
        session.hand_in()
    heard: list[str] = []
    session.hand_in(lambda _part, text: heard.append(text))
    assert session._ending is not None
    assert heard[-3:-1] == ["looking back 1/2", "looking back 2/2"]

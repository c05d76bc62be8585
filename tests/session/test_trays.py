"""What of a week's orders stands, and what later ones made void."""

from __future__ import annotations

import attrs
import pytest

from game.session.orders import Order
from game.session.quoting import quote_of
from game.session.trays import replaces, standing
from tests.session.playing import alone

pytestmark = pytest.mark.usefixtures("engine")


def test_the_last_model_chosen_is_the_one_served() -> None:
    """Two models chosen in one week are one choice: the last; the sheet says what it replaces."""
    session = alone("ada")
    assert session.give(Order(kind="serve", subject="bolt-1")).allowed
    second = session.give(Order(kind="serve", subject="ada-1"))
    assert [order.subject for order in session.tray] == ["ada-1"]
    assert second.replaced == ("Choose what to serve, Bolt One",)


def test_an_order_that_replaces_another_gives_its_move_back() -> None:
    """Of two bids of a week the second is quoted with the first and with the move it took."""
    session = alone("ada")
    first = Order(kind="buy-firm", subject="bolt", amount=10**9)
    void = quote_of(session.table, "ada", [], attrs.evolve(first, subject="core"), [first])
    assert void.freed == first.about.moves > 0
    (told,) = void.replaced
    assert "Bolt" in told


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        (Order(kind="set-price", price=2.0), Order(kind="set-price", price=3.0)),
        (Order(kind="poach", subject="ada", amount=1), Order(kind="poach", subject="core")),
        (Order(kind="refuse", subject="deal-1"), Order(kind="accept", subject="deal-1")),
        (Order(kind="release", subject="m", price=2.0), Order(kind="set-price", price=3.0)),
        (Order(kind="favour-customer", subject="ada"), Order(kind="favour-customer", subject="c")),
        (Order(kind="bid-team", subject="a", price=1.0), Order(kind="bid-team", subject="b")),
        (Order(kind="hold-team", price=2.0), Order(kind="hold-team", price=3.0)),
        (Order(kind="offer-chip", subject="a"), Order(kind="offer-chip", subject="a")),
    ],
)
def test_what_the_rules_know_once_is_ordered_once(later: Order, earlier: Order) -> None:
    """Of two orders that write the same thing the earlier is void."""
    assert replaces(later, earlier)
    assert standing([earlier, later]) == [later]


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        (Order(kind="lobby", amount=1), Order(kind="lobby", amount=1)),
        (Order(kind="buy-chips", subject="a"), Order(kind="buy-chips", subject="b")),
        (Order(kind="set-chip-price", subject="a"), Order(kind="set-chip-price", subject="b")),
        (Order(kind="clause", option="payment"), Order(kind="clause", option="payment")),
        (Order(kind="accept", subject="deal-1"), Order(kind="accept", subject="deal-2")),
        (Order(kind="sue", subject="a", amount=1), Order(kind="sue", subject="b", amount=1)),
        (Order(kind="set-price", price=2.0), Order(kind="release", subject="m", price=3.0)),
    ],
)
def test_what_adds_up_stays_side_by_side(later: Order, earlier: Order) -> None:
    """Moves of one kind, and policies about different things, are two orders."""
    assert not replaces(later, earlier)
    assert standing([earlier, later]) == [earlier, later]

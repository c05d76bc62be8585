"""Orders in people's words become records, and nothing unknown gets through."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.orders import KIND_BY_ID, ORDER_KINDS
from game.session.catalogue import Catalogue, UnknownNameError
from game.session.coding import encode, from_plain
from game.session.orders import Order
from tests.support.lane import tries
from tests.support.orders import session_orders
from tests.support.small import small_game

CATALOGUE = Catalogue(small_game().compiled)


@settings(max_examples=tries(200, 100))
@given(given_order=session_orders(small_game()))
def test_orders_survive_a_save(given_order: tuple[str, Order]) -> None:
    """An order written as a plain table is read back as it was."""
    firm, order = given_order
    assert from_plain(order.to_plain(firm)) == (firm, order)


@settings(max_examples=tries(200, 100))
@given(given_order=session_orders(small_game()))
def test_a_record_says_what_the_order_says(given_order: tuple[str, Order]) -> None:
    """Firm, kind, subject and numbers stand in the record by their places."""
    firm, order = given_order
    row = encode(CATALOGUE, [given_order])[0]
    kind = ORDER_KINDS[int(row["kind"])]
    assert CATALOGUE.firms[int(row["firm"])] == firm
    assert (kind.id, int(row["amount"])) == (order.kind, order.amount)
    assert float(row["price"]) == order.price
    if kind.subject == "firm":
        assert CATALOGUE.firms[int(row["subject"])] == order.subject
    elif "model" in kind.subject:
        assert CATALOGUE.model_id(int(row["subject"])) == order.subject
    if kind.options:
        assert kind.options[int(row["option"])] == order.option


@pytest.mark.parametrize(
    ("firm", "order", "nearest"),
    [
        ("bol", Order(kind="lobby", amount=1), "bolt"),
        ("bolt", Order(kind="loby", amount=1), "lobby"),
        ("bolt", Order(kind="buy-chips", subject="crad", amount=1), "card"),
        ("bolt", Order(kind="serve", subject="bolt-11"), "bolt-1"),
        ("bolt", Order(kind="poach", subject="adaa", amount=1, price=1.0), "ada"),
        ("bolt", Order(kind="answer", subject="ofer", option="accept"), "offer"),
        ("bolt", Order(kind="answer", subject="offer", option="acept"), "accept"),
        ("bolt", Order(kind="build-power", amount=1, option="slow"), "grid"),
    ],
)
def test_unknown_names_give_the_nearest(firm: str, order: Order, nearest: str) -> None:
    """What does not exist is refused with what was probably meant."""
    with pytest.raises(UnknownNameError, match=nearest):
        encode(CATALOGUE, [(firm, order)])


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"kind": "lobby"}, "firm"),
        ({"firm": "ada"}, "kind"),
        ({"firm": "ada", "kind": "lobby", "amont": 3}, "amount"),
        ({"firm": "ada", "kind": "lobby", "amount": "3"}, "amount"),
        ({"firm": "ada", "kind": "lobby", "amount": True}, "amount"),
        ({"firm": 3, "kind": "lobby"}, "firm"),
        ({"firm": "ada", "kind": "lobby", "price": "dear"}, "price"),
    ],
)
def test_a_table_that_is_no_order_is_refused(table: dict[str, object], words: str) -> None:
    """Missing keys, unknown keys and wrong types are named."""
    with pytest.raises(UnknownNameError, match=words):
        from_plain(table)


@pytest.mark.parametrize("price", [float("nan"), float("inf"), float("-inf")])
def test_a_price_that_is_no_number_cannot_be_allowed(price: float) -> None:
    """Such a price becomes one the rules refuse."""
    row = encode(CATALOGUE, [("ada", Order(kind="set-price", price=price))])[0]
    assert row["price"] < 0.0


@settings(max_examples=tries(50, 50))
@given(amount=st.integers(-(10**30), 10**30))
def test_any_whole_number_fits_the_record(amount: int) -> None:
    """Absurd amounts neither overflow nor become sensible ones."""
    row = encode(CATALOGUE, [("ada", Order(kind="lobby", amount=amount))])[0]
    assert (row["amount"] > 0) == (amount > 0)


def test_every_kind_of_order_has_its_row() -> None:
    """Kinds are found by their ids, and none twice."""
    assert [KIND_BY_ID[kind.id] for kind in ORDER_KINDS] == list(range(len(ORDER_KINDS)))

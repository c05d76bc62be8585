"""What a chief is told of stacks, own silicon and licences."""

from __future__ import annotations

import pytest

from game.compiled.regions import REGIONS
from game.compiled.silicon import FLUENT
from game.session.orders import Order
from tests.session.playing import alone, fresh

pytestmark = pytest.mark.usefixtures("engine")

CN = REGIONS.index("cn")


def test_a_port_is_told_beforehand() -> None:
    """The quote says what the cards will give, when, and what it costs in research."""
    session = alone("bolt")
    session.world["fluency"][0, 1, 1] = FLUENT // 2
    quote = fresh(session).quote(Order(kind="port", subject="kiln", amount=1000))
    assert quote.allowed
    assert quote.cost_now == 1_000_000
    assert "84%" in quote.effect
    assert "75%" in quote.effect
    assert "50% slower" in quote.effect


def test_the_own_stacks_are_seen() -> None:
    """Fluency, what it gives, and the weeks a port still takes are the chief's own."""
    session = alone("bolt")
    session.world["fluency"][0, 1, 1] = FLUENT // 2
    lines = {line.id: line for line in fresh(session).view().silicon.stacks}
    assert (lines["kiln"].fluency, lines["kiln"].works) == (0.5, 0.75)
    assert lines["forge"].owner == "ada"
    assert {line.id for line in session.view("ada").silicon.stacks if line.mine} == {"forge"}
    session.give(Order(kind="port", subject="kiln", amount=1000))
    session.hand_in()
    porting = session.view().silicon.porting
    assert porting is not None
    assert (porting.id, porting.weeks_left) == ("kiln", 1)


def test_only_the_maker_knows_how_ripe_a_chip_is() -> None:
    """Others see a card by what it is rated at."""
    session = alone("ada")
    session.world["maturity"][0, 0] = 0.6
    fresh(session)
    own, theirs = (
        next(chip for chip in session.view(chair).chips if chip.id == "card")
        for chair in ("ada", "bolt")
    )
    assert (own.maturity, own.works) == (0.6, 0.8)
    assert (theirs.maturity, theirs.works) == (None, 1.0)


def test_development_is_told_afterwards() -> None:
    """The result says how ripe the chip is now."""
    session = alone("ada")
    session.world["maturity"][0, 0] = 0.4
    fresh(session)
    session.give(Order(kind="develop-chip", subject="card", amount=1000))
    report = session.hand_in()
    told = next(result for result in report.orders if result.order.kind == "develop-chip")
    ripe = float(session.world["maturity"][0, 0])
    assert f"{ripe:.1%}" in told.text
    assert told.refusal == ""


def test_a_licence_is_answered_and_told_to_all() -> None:
    """The quote tells the odds, the result the answer; a grant is public news."""
    session = alone("ada", seed=3)
    session.world["licence"][0, 0, CN] = 0
    fresh(session)
    order = Order(kind="seek-licence", subject="card", option="cn", amount=1000)
    assert "% of such cases" in session.quote(order).effect
    session.give(order)
    report = session.hand_in()
    told = next(result for result in report.orders if result.order.kind == "seek-licence")
    granted = bool(session.world["licence"][0, 0, CN])
    assert (told.outcome == "granted") == granted
    assert (told.refusal == "denied") == (not granted)
    kinds = {item.kind for item in session.view("bolt").news}
    assert ("licence granted" in kinds) == granted
    assert "licence denied" not in kinds


def test_struck_orders_are_told_to_who_waits() -> None:
    """A buyer whose cards may not be shipped any more hears of it, and nobody else does."""
    session = alone("bolt")
    session.give(Order(kind="buy-chips", subject="mini", amount=5000))
    session.hand_in()
    session.world["licence"][0, 1, CN] = 0
    fresh(session)
    mini = next(chip for chip in session.view().chips if chip.id == "mini")
    assert (mini.buyable, "cn" in mini.regions) == (False, False)
    session.hand_in()
    assert "orders struck" in {item.kind for item in session.view().news}
    assert "orders struck" not in {item.kind for item in session.view("ada").news}


def test_strange_cards_are_warned_of() -> None:
    """Who orders cards that its code is not written for is told how much of them it gets."""
    session = alone("bolt")
    session.world["fluency"][0, 1, 1] = FLUENT // 5
    order = Order(kind="buy-chips", subject="mini", amount=10)
    assert any("60% of their compute" in text for text in fresh(session).quote(order).warnings)
    session.world["fluency"][0, 1, 1] = FLUENT
    assert not any("compute" in text for text in fresh(session).quote(order).warnings)

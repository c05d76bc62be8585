"""What is told of loans off the page and on holdings is what the engine takes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.causes import INTEREST
from game.compiled.orders import BORROW_ON_HOLDINGS
from game.session.loan_words import called_below, holdings_value, margin_rate, vehicle_rate
from game.session.orders import Order
from game.session.session import Session
from tests.session.playing import alone, fresh
from tests.support import instruments as kernels
from tests.support.instruments import hold, obey, order
from tests.support.kernels import run_phase
from tests.support.lane import tries
from tests.support.small import begin, small_game

pytestmark = pytest.mark.usefixtures("engine")

ADA, BOLT, CORE = range(3)


@settings(max_examples=tries(40))
@given(part=st.floats(0.05, 0.6), lent=st.floats(0.05, 1.0))
def test_the_call_that_is_told_is_the_one_that_comes(part: float, lent: float) -> None:
    """Just above the value that is told nobody sells; just below it lenders do."""
    rules, world = begin(small_game())
    hold(world, {(ADA, BOLT): part})
    most = float(rules["margin_limit"][0]) * holdings_value(world[0], ADA)
    obey(rules, world, order(ADA, BORROW_ON_HOLDINGS, int(lent * most)))
    told = called_below(rules[0], world[0], ADA)
    for times, called in ((1.0001, False), (0.9999, True)):
        later = world.copy()
        later["value"][0, BOLT] = times * told / part
        owed = int(later["margin_debt"][0, ADA])
        run_phase(kernels.call_margins, rules, later)
        assert (int(later["margin_debt"][0, ADA]) < owed) == called


def holder() -> Session:
    """Ada on a morning on which it holds a third of Bolt."""
    session = alone("ada")
    hold(session.world, {(ADA, BOLT): 0.3})
    return fresh(session)


def test_a_loan_on_holdings_tells_rate_interest_and_call() -> None:
    """What it costs a week, from which level on shares are sold, and how far off that is."""
    session = holder()
    told = session.quote(Order(kind="margin-loan", amount=520_000)).effect
    rate = margin_rate(session.game.compiled.rules[0])
    assert f"{rate:.1%} a year" in told
    assert "of interest a week" in told
    assert "owe more than 75%" in told
    assert "less than today" in told


def interest_paid(session: Session) -> int:
    """Thousand USD of interest that Ada paid in the week that is handed in."""
    session.hand_in()
    assert session.table.log is not None
    log = session.table.log[0]
    seen = slice(0, int(log["postings"]))
    mine = (log["source"][seen] == ADA) & (log["cause"][seen] == INTEREST)
    return int(log["amount"][seen][mine].sum())


def test_a_vehicle_tells_its_rate_and_pays_it() -> None:
    """The interest it adds in the first week is the yearly rate that was told, by 52."""
    session = alone("ada")
    quote = session.give(Order(kind="vehicle", amount=520_000))
    rate = vehicle_rate(session.game.compiled.rules[0], session.world[0], ADA)
    assert f"{rate:.1%} a year" in quote.effect
    added = interest_paid(session) - interest_paid(alone("ada"))
    assert added == pytest.approx(520_000 * rate / 52, rel=0.02)


@pytest.mark.parametrize("kind", ["margin-loan", "vehicle", "borrow"])
def test_of_no_money_nothing_is_told(kind: str) -> None:
    """Before a sum is typed there is no rate to speak of."""
    assert "a year" not in holder().quote(Order(kind=kind, amount=0)).effect

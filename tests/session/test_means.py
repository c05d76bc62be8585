"""What a view calls possible the rules allow, and beyond it they refuse."""

from __future__ import annotations

from typing import Any

import pytest

from game.compiled.sizes import MONEY
from game.session.orders import Order
from game.session.session import Session
from tests.session.playing import FIRMS, alone, among, fresh
from tests.support.small import build

pytestmark = pytest.mark.usefixtures("engine")


def allowed(session: Session, **order: Any) -> bool:
    """Whether the rules would allow an order of the chair."""
    return session.quote(Order(**order)).allowed


@pytest.mark.parametrize("chair", FIRMS)
def test_money_goes_as_far_as_is_told(chair: str) -> None:
    """An order for all of it is allowed, one for a thousand dollars more is not."""
    session = alone(chair)
    means = session.view().means
    for kind, room in (("vehicle", means.vehicle), ("margin-loan", means.margin)):
        if room:
            assert allowed(session, kind=kind, amount=room // 1000)
        assert not allowed(session, kind=kind, amount=room // 1000 + 1)


@pytest.mark.parametrize("chair", FIRMS)
def test_whom_one_may_bid_for(chair: str) -> None:
    """A bid of what owners ask is allowed exactly for those named, money aside."""
    session = alone(chair)
    session.world["balance"][0, MONEY, FIRMS.index(chair)] = 10**10
    fresh(session)
    view = session.view()
    for line in view.firms:
        if line.id != chair:
            price = int(line.owners_ask) // 1000 + 1
            bid = allowed(session, kind="buy-firm", subject=line.id, amount=price)
            assert bid is (line.id in view.means.purchases)


@pytest.mark.parametrize("chair", FIRMS)
def test_what_may_be_declared(chair: str) -> None:
    """The model told may be put before the panel."""
    session = alone(chair)
    means = session.view().means
    if means.agi_model:
        assert allowed(session, kind="declare-agi", subject=means.agi_model)
    assert 0.0 <= means.agi_odds <= 1.0


@pytest.mark.parametrize("chair", FIRMS)
def test_the_state_listens_to_those_in_distress(chair: str) -> None:
    """Who is told of a rescue may ask for that much and no more; who is not may not ask."""
    session = alone(chair)
    room = session.view().means.rescue // 1000
    assert allowed(session, kind="ask-rescue", amount=max(1, room)) is (room > 0)
    assert not allowed(session, kind="ask-rescue", amount=room + 1)


def test_the_rich_are_not_heard() -> None:
    """With money for years, and lenders at ease, the state does not listen."""
    session = alone("ada", game=build({"instruments.rescue_bar": 0.5}))
    assert session.view().means.rescue == 0
    session.world["balance"][0, MONEY, FIRMS.index("ada")] = 0
    assert fresh(session, {"spread": 1.0}).view().means.rescue > 0
    session.world["balance"][0, MONEY, FIRMS.index("ada")] = 10**10
    assert fresh(session, {"spread": 0.0}).view().means.rescue == 0


def test_written_contracts_take_room() -> None:
    """Every contract that stands and is known leaves one place less."""
    session = among("heuristic", 8)
    view = session.view("ada")
    standing = [
        line
        for line in view.contracts
        if line.state in ("running", "sleeping", "breaking")
        and line.id not in session.scenario.contracts
    ]
    most = alone("ada").view().means.contract_room
    assert view.means.contract_room == most - len(standing)


@pytest.mark.parametrize("chair", FIRMS)
def test_the_states_yes_is_one_figure(chair: str) -> None:
    """Where means stand and where the call is drawn up, whatever rivals owe off the page."""
    session = alone(chair)
    owed = [10**7] * len(FIRMS)
    owed[FIRMS.index(chair)] = 0
    session.world["spv_debt"][0, : len(FIRMS)] = owed
    fresh(session)
    odds = session.view().means.rescue_odds
    told = session.quote(Order(kind="ask-rescue", amount=1_000)).effect
    assert f"{odds:.0%} that the state agrees" in told

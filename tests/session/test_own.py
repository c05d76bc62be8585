"""What a chief is told of the own firm is what the rules go by."""

from __future__ import annotations

import pytest

from game.compiled.sizes import MONEY
from game.session.orders import Order
from game.session.session import Session
from game.session.view import Own
from tests.engine.twins import research
from tests.session.playing import FIRMS, alone, among
from tests.support import kernels
from tests.support.lane import tries
from tests.support.plain import constants, firms
from tests.support.small import build

pytestmark = pytest.mark.usefixtures("engine")

WEEKS = range(0, tries(10, 1), 3)


def mornings(chair: str, week: int) -> tuple[Session, Own]:
    """A game some weeks old with the chair's own figures; the chief has not yet ordered."""
    session = among("random", week, chair=chair, seed=2)
    return session, session.view().own


@pytest.mark.parametrize("chair", FIRMS)
@pytest.mark.parametrize("week", WEEKS)
def test_credit_shown_is_credit_given(chair: str, week: int) -> None:
    """Lenders give what the view says, and not a million more."""
    session, own = mornings(chair, week)
    thousands = own.credit // 1000
    if thousands > 0:
        assert session.quote(Order(kind="borrow", amount=thousands)).allowed
    assert not session.quote(Order(kind="borrow", amount=thousands + 1000)).allowed


@pytest.mark.parametrize("chair", FIRMS)
@pytest.mark.parametrize("week", WEEKS)
def test_equity_shown_is_equity_sold(chair: str, week: int) -> None:
    """The market takes the shares the view says, and not a million more."""
    session, own = mornings(chair, week)
    thousands = own.equity // 1000
    assert session.quote(Order(kind="raise-equity", amount=thousands)).allowed
    assert not session.quote(Order(kind="raise-equity", amount=thousands + 1000)).allowed


@pytest.mark.parametrize("chair", FIRMS)
def test_capacities_shown_are_the_engines(chair: str) -> None:
    """Compute for serving and training in the view is what the phases would use."""
    session, own = mornings(chair, 3)
    place = session.catalogue.place("firms", chair)
    training, serving, _letting = kernels.run(kernels.capacities, session.world, place)
    assert own.serving_capacity == pytest.approx(serving)
    if own.run is not None:
        pace = float(session.game.compiled.rules["run_pace"][0]) * own.run.plan
        assert own.run.weekly == pytest.approx(min(training, pace))


@pytest.mark.parametrize("chair", FIRMS)
def test_last_weeks_money_is_the_change_of_cash(chair: str) -> None:
    """Money by cause and its sum are what happened to the till."""
    session, own = mornings(chair, 3)
    place = session.catalogue.place("firms", chair)
    tills = [int(world["balance"][0, MONEY, place]) * 1000 for world in session.past[-2:]]
    assert own.cash == tills[1]
    assert own.net == sum(amount for _cause, amount in own.money) == tills[1] - tills[0]
    sizes = [abs(amount) for _cause, amount in own.money]
    assert sizes == sorted(sizes, reverse=True)


def test_runway_is_cash_over_the_weekly_loss() -> None:
    """A firm with a loss has a runway from the first morning; one with a profit has none."""
    loser = alone("bolt", game=build({"firms.bolt.overheads": 50_000_000})).view().own
    assert loser.runway == pytest.approx(loser.cash / (loser.expense - loser.income), rel=1e-3)
    earner = alone("ada", game=build({"firms.ada.core_income": 900_000_000})).view().own
    assert earner.runway is None


def test_expected_capability_is_what_a_run_gets() -> None:
    """What a run is said to reach is what it would reach if it finished now."""
    session = alone("bolt")
    run = session.view().own.run
    assert run is not None
    rules, world = session.game.compiled.rules, session.world
    frontier = float(world["frontier"][0])
    firm = firms(rules, world)[session.catalogue.place("firms", "bolt")]
    wanted = research.finished(constants(rules, world), firm, frontier)
    assert run.expected_capability == pytest.approx(wanted)


def test_later_costs_are_quoted() -> None:
    """Cards are paid when they ship, rent each week: the quote says how much."""
    session = alone("bolt")
    price = round(float(session.world["chip_price"][0, 0]))
    cards = session.quote(Order(kind="buy-chips", subject="card", amount=7))
    assert (cards.cost_now, cards.cost_later) == (0, 7 * price * 1000)
    own_cards = alone("ada").quote(Order(kind="buy-chips", subject="card", amount=7))
    assert own_cards.cost_later == 0
    assert "paid for" in own_cards.effect


def test_a_shown_lease_is_the_scenarios() -> None:
    """Both sides see a lease, each from its own end; others do not."""
    lines = {chair: alone(chair).view().own.leases for chair in FIRMS}
    assert [(line.id, line.inward) for line in lines["bolt"]] == [("core-bolt", True)]
    assert [(line.id, line.inward) for line in lines["core"]] == [("core-bolt", False)]
    assert lines["bolt"][0].rent == pytest.approx(2.2)
    assert [line.id for line in lines["ada"]] == ["cloud-ada"]

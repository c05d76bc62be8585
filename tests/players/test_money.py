"""When the heuristic chief raises money and when it gives some back."""

import attrs

from game.session.means import Means
from tests.players.views import BILLION, chip, order_of, view, wish

POOR = {"cash": BILLION, "income": 0, "expense": 100_000_000}
LISTED = {"listed": True}


def test_raises_before_running_dry() -> None:
    """A chief with ten weeks of cash raises enough for its safe runway, in loans or shares."""
    order = order_of(view(**POOR), "borrow")
    assert 1000 * order.amount + BILLION > 20 * 100_000_000


def test_raising_comes_first_when_the_runway_is_very_short() -> None:
    """With three weeks of cash nothing is wanted more than money."""
    found = wish(view(cash=BILLION, income=0, expense=333_000_000, me=LISTED), "borrow")
    assert found is not None
    assert found.urgency == 1.0


def test_bold_chief_bears_a_thinner_runway() -> None:
    """Fifteen weeks of cash worry the careful and not the bold."""
    seen = view(cash=3 * BILLION // 2, income=0, expense=100_000_000)
    assert wish(seen, "borrow", risk=0.1) is not None
    assert wish(seen, "borrow", risk=1.0) is None


def test_dear_shares_are_sold_before_money_is_borrowed() -> None:
    """High sentiment makes shares the first source."""
    assert wish(view(**POOR, sentiment=1.3, debt=BILLION), "raise-equity") is not None
    assert wish(view(**POOR, sentiment=1.3, equity=10 * BILLION), "borrow") is None


def test_indebted_firm_sells_shares_first() -> None:
    """High debt against value makes shares the first source."""
    seen = view(**POOR, debt=10 * BILLION, equity=10 * BILLION)
    assert wish(seen, "raise-equity") is not None
    assert wish(seen, "borrow") is None


def test_second_source_fills_what_the_first_cannot() -> None:
    """When lenders give too little, shares are sold too."""
    seen = view(**POOR, credit=500_000_000, me=LISTED)
    assert order_of(seen, "borrow").amount == 500_000
    assert order_of(seen, "raise-equity").amount > 0


def test_a_round_is_not_spent_on_a_rest() -> None:
    """Who is not listed sells shares first where loans alone would not do: the next is far."""
    seen = view(**POOR, credit=500_000_000, equity=9 * BILLION)
    assert 1000 * order_of(seen, "raise-equity").amount + BILLION > 20 * 100_000_000
    assert wish(seen, "borrow") is None


def test_rich_chief_raises_nothing() -> None:
    """A firm that earns more than it spends asks nobody for money."""
    seen = view(income=100_000_000, expense=50_000_000)
    assert wish(seen, "borrow") is None
    assert wish(seen, "raise-equity") is None


def test_cards_in_the_queue_count_as_spent() -> None:
    """Cash that cards on order will take is no runway."""
    assert wish(view(cash=2 * BILLION), "borrow") is None
    from_queue = view(cash=2 * BILLION, chips=(chip(queued=70_000),))
    assert wish(from_queue, "borrow") is not None


def test_idle_cash_repays_dear_debt() -> None:
    """With ample cash and a wide spread debt is paid back, and much cash stays."""
    order = order_of(view(cash=20 * BILLION, debt=BILLION, spread=0.05), "repay")
    assert order.amount == 1_000_000


def test_debt_stays_while_money_may_be_needed() -> None:
    """A firm near its safe runway does not repay."""
    assert wish(view(cash=3 * BILLION // 2, debt=BILLION, spread=0.05), "repay") is None


def test_the_bold_hide_what_is_building() -> None:
    """Cards on order that weigh on the till go into a vehicle, once, of who bears risk."""
    building = attrs.evolve(
        view(cash=4 * BILLION, chips=(chip(queued=100_000),)), means=Means(vehicle=BILLION)
    )
    order = order_of(building, "vehicle", risk=0.9)
    assert order.amount * 1000 <= BILLION
    assert wish(building, "vehicle", risk=0.3) is None
    hidden = attrs.evolve(building, own=attrs.evolve(building.own, vehicle_debt=BILLION))
    assert wish(hidden, "vehicle", risk=0.9) is None
    assert wish(hidden, "repay", risk=0.9) is None

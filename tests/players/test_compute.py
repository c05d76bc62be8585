"""How the heuristic chief comes by compute and divides it."""

import pytest

from tests.players.views import BILLION, chip, held, model, order_of, run, view, wish


def test_users_turned_away_get_more_of_the_compute() -> None:
    """Unserved demand moves the split towards serving."""
    order = order_of(view(serving_used=40_000.0, unserved=0.3), "set-split")
    assert order.price > 40.0
    assert order.amount + order.price <= 100


def test_idle_serving_capacity_goes_back() -> None:
    """Capacity nobody uses goes to training, or to tenants of a greedy chief who has some."""
    lab = view(serving_used=10_000.0)
    assert order_of(lab, "set-split", greed=0.9).amount > 60
    cloud = view(serving_used=10_000.0, train_share=0.3, run=None)
    assert order_of(cloud, "set-split", greed=0.2).amount > 30
    assert order_of(cloud, "set-split", greed=0.9).amount == 30


def test_vendor_sells_rather_than_uses_its_cards() -> None:
    """A maker of chips for sale orders neither its own nor a rival's."""
    assert wish(view(chips=(chip(sold_by_me=True), chip(id="b200"))), "buy-chips") is None


def test_room_is_made_for_a_heavier_model() -> None:
    """In the week of a release that costs twice as much to serve, serving gets more compute."""
    heavy = held(unit_cost=1.0)
    assert order_of(view(models=(model(), heavy)), "set-split").price > 50.0
    assert wish(view(models=(model(), held())), "set-split") is None


def test_good_split_is_left_alone() -> None:
    """A split that serves all with some headroom is not touched."""
    assert wish(view(), "set-split") is None


def test_late_run_gets_what_was_let() -> None:
    """A run that would take twenty weeks gets compute from tenants, unless the chief is greedy."""
    seen = view(train_share=0.3, run=run(done=0.0, plan=600_000.0, weekly=30_000.0))
    assert order_of(seen, "set-split", greed=0.2).amount > 30
    assert wish(seen, "set-split", greed=0.8) is None


def test_a_run_at_its_quickest_gets_no_more() -> None:
    """What cannot go faster is late, and more compute would only stand idle."""
    seen = view(train_share=0.3, run=run(done=0.0, plan=600_000.0, weekly=30_000.0), run_pace=0.05)
    assert wish(seen, "set-split", greed=0.2) is None


def test_rents_when_users_turned_away_would_pay() -> None:
    """Unserved demand at a good margin is met with rented compute."""
    order = order_of(view(serving_used=40_000.0, unserved=0.2), "rent")
    assert order.amount > 1000
    assert order.price == pytest.approx(0.37 * 1.5)


def test_does_not_rent_at_a_loss() -> None:
    """Serving that earns less than the rent is no reason to rent."""
    assert wish(view(serving_used=40_000.0, unserved=0.2, unit_cost=2.1), "rent") is None


def test_gives_back_rented_compute_that_loses_money() -> None:
    """Rented units that cost more than users pay are given back in part."""
    order = order_of(view(rented=10_000.0, rent_wanted=10_000.0, unit_cost=3.0), "rent")
    assert order.amount < 10_000


def test_buys_chips_it_can_power_and_pay() -> None:
    """An order stays within free power and a part of the purse."""
    order = order_of(view(), "buy-chips")
    assert order.subject == "h100"
    assert 0 < order.amount <= 20_000
    assert order.amount * 25_000 <= 10 * BILLION


def test_buys_no_chips_without_power() -> None:
    """Cards that would stand dark are not ordered."""
    assert wish(view(power=150.0), "buy-chips") is None
    assert wish(view(power=150.0, connecting=(0.0, 30.0)), "buy-chips") is not None


def test_buys_only_what_is_sold_to_it() -> None:
    """A chip that may not be bought is not ordered, however good."""
    better = chip(id="b200", units=3.0, owned=0, buyable=False)
    assert order_of(view(chips=(better, chip())), "buy-chips").subject == "h100"


def test_buys_the_chip_with_most_compute_for_its_cost() -> None:
    """The cheaper unit wins, power counted."""
    dear = chip(id="dear", price=90_000, owned=0)
    assert order_of(view(chips=(dear, chip())), "buy-chips").subject == "h100"


def test_takes_the_next_best_when_the_best_is_not_to_be_had() -> None:
    """A chip of which too few can be had leaves room for the next one."""
    best = chip(id="b200", units=2.25, owned=0, output=0)
    assert order_of(view(chips=(best, chip())), "buy-chips").subject == "h100"


def test_buys_no_chips_when_rent_is_low_and_little_need_is_expected() -> None:
    """After a fall in rent and expected need a card takes too long to pay for itself."""
    seen = view(world={"spot_price": 150.0, "expected_need": 2.5e6})
    assert wish(seen, "buy-chips") is None


def test_a_long_queue_is_not_made_longer() -> None:
    """Who already waits for many cards orders no more."""
    assert wish(view(power=500.0, chips=(chip(queued=10_000),)), "buy-chips") is None


def test_builds_power_for_cards_that_lack_it() -> None:
    """Cards owned and ordered beyond the power call for megawatts; none is dark, so the grid."""
    seen = view(power=150.0, chips=(chip(queued=20_000),))
    order = order_of(seen, "build-power")
    assert order.option == "grid"
    assert 30_000 <= order.amount <= 45_000


def test_bold_chief_brings_turbines_for_dark_cards() -> None:
    """Cards dark today make a bold chief take turbines, unless the neighbours are angry."""
    assert order_of(view(power=100.0), "build-power", risk=0.9).option == "fast"
    assert order_of(view(power=100.0), "build-power", risk=0.1).option == "grid"
    assert order_of(view(power=100.0, protest=0.9), "build-power", risk=0.9).option == "grid"


def test_builds_no_power_that_is_already_coming() -> None:
    """Megawatts being connected count."""
    assert wish(view(power=150.0, connecting=(0.0, 60.0)), "build-power") is None

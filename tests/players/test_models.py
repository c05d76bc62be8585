"""What the heuristic chief trains, releases and serves."""

import attrs
import pytest

from tests.players.views import firm, held, model, order_of, view, wish

BOTH = (model(), held())


def test_releases_what_was_trained() -> None:
    """A held model that beats the one on offer is released at once."""
    order = order_of(view(models=BOTH), "release")
    assert order.subject == "two"
    assert order.price > 0.5


def test_open_chief_releases_open_and_cheap() -> None:
    """Openness publishes the weights and prices near cost; the closed chief does neither."""
    opened = order_of(view(models=BOTH), "release", openness=0.95, greed=0.2)
    closed = order_of(view(models=BOTH), "release", openness=0.1, greed=0.7)
    assert (opened.option, closed.option) == ("open", "closed")
    assert opened.price < 0.6 * closed.price


def test_half_open_chief_publishes_what_trails() -> None:
    """A model far behind the best is published by a chief who is only half inclined to."""
    seen = view(models=BOTH, world={"frontier": 80.0})
    assert order_of(seen, "release", openness=0.3).option == "open"
    assert order_of(view(models=BOTH), "release", openness=0.3).option == "closed"


def test_releases_nothing_that_nobody_would_use() -> None:
    """A first model far behind the best stays in the drawer."""
    seen = view(serves="", models=(held(),), world={"frontier": 120.0})
    assert wish(seen, "release") is None


@pytest.mark.parametrize("openness", [0.1, 0.9])
def test_keeps_a_weaker_model_in_store(openness: float) -> None:
    """A model weaker than the one on offer, and no lighter, is not released."""
    seen = view(models=(model(), held(capability=55.0)), unserved=0.3)
    assert wish(seen, "release", openness=openness) is None


def test_brings_out_a_lighter_model_under_pressure() -> None:
    """A model nearly as good that costs a fourth to serve waits until users are turned away."""
    light = held(capability=59.0, unit_cost=0.12)
    assert wish(view(models=(model(), light)), "release") is None
    assert order_of(view(models=(model(), light), unserved=0.3), "release").subject == "two"


def test_starts_a_run_when_none_is_under_way() -> None:
    """A run is sized by the weekly compute for training and some weeks."""
    order = order_of(view(run=None), "train", risk=0.5)
    assert 4 * 60_000 <= order.amount <= 10 * 60_000


def test_bold_chief_plans_longer_runs() -> None:
    """Risk makes runs bigger."""
    bold = order_of(view(run=None), "train", risk=1.0)
    careful = order_of(view(run=None), "train", risk=0.0)
    assert bold.amount > careful.amount


def test_no_run_is_so_small_that_compute_stands_idle() -> None:
    """Where a run uses a tenth of its plan a week at most, even the careful plan ten weeks."""
    careful = order_of(view(run=None, run_pace=0.1), "train", risk=0.0)
    assert careful.amount == pytest.approx(10 * 60_000, rel=0.05)


def test_starts_no_second_run() -> None:
    """While a run is under way none is started."""
    assert wish(view(), "train") is None


def test_gives_up_a_small_run_that_betters_nothing() -> None:
    """A run that came with a firm that was bought makes room for one of its own."""
    mine = view().own.run
    assert mine is not None
    small = attrs.evolve(mine, plan=1000.0, expected_capability=40.0)
    assert order_of(view(run=small), "stop-run")
    assert wish(view(run=attrs.evolve(small, expected_capability=90.0)), "stop-run") is None
    assert wish(view(run=attrs.evolve(mine, expected_capability=40.0)), "stop-run") is None


def test_plans_as_if_the_game_had_no_end() -> None:
    """A run is begun in the last week as in the first."""
    last = order_of(view(run=None, turn=11), "train")
    assert last == order_of(view(run=None), "train")


def test_a_firm_without_training_compute_makes_room_for_its_run() -> None:
    """Compute is given to training in the week a run is planned."""
    seen = view(run=None, train_share=0.0)
    assert order_of(seen, "set-split").amount > 0


def test_cloud_without_a_model_hosts_open_weights() -> None:
    """Whoever has serving compute and no model serves the best open one, at a going price."""
    guest = model(id="r1", name="R1", owner="deepseek", mine=False, open=True, capability=62.0)
    weak = model(id="old", name="Old", owner="meta", mine=False, open=True, capability=50.0)
    seen = view(
        serves="",
        train_share=0.1,
        models=(weak, guest),
        me={"serves": "", "capability": 0.0},
        world={"compute_used": 1e6},
    )
    assert order_of(seen, "serve").subject == "r1"
    assert 0.5 < order_of(seen, "set-price").price < 3.0


def test_serves_the_cheaper_of_equal_models() -> None:
    """Between models of one capability the one that costs less to serve is offered."""
    cheap = model(id="mini", name="Mini", unit_cost=0.1)
    assert order_of(view(models=(model(), cheap)), "serve").subject == "mini"


def test_keeps_its_model_when_another_is_hardly_better() -> None:
    """A point more is no reason to change what users get."""
    guest = model(id="r1", name="R1", owner="deepseek", mine=False, open=True, capability=61.0)
    assert wish(view(models=(model(), guest)), "serve") is None


def test_does_not_host_what_is_far_behind() -> None:
    """Weights far behind the best are not worth hosting."""
    old = model(id="old", name="Old", owner="meta", mine=False, open=True, capability=30.0)
    seen = view(serves="", models=(old,), rivals=(firm(),))
    assert wish(seen, "serve") is None


def test_trailing_recipe_calls_for_a_sprint() -> None:
    """A recipe worse than the public one makes a sprint more urgent; far ahead there is none."""
    trailing, level = wish(view(efficiency=0.5), "sprint"), wish(view(), "sprint")
    assert trailing is not None
    assert level is None or trailing.urgency > level.urgency
    assert wish(view(efficiency=3.0, serving_skill=3.0, moves=9), "sprint") is None


def test_guest_is_tried_before_it_is_served() -> None:
    """Somebody else's model is looked at for some weeks before users get it."""
    guest = model(
        id="r1", name="R1", owner="deepseek", mine=False, open=True, capability=110.0, week=1
    )
    assert wish(view(models=(model(), guest), turn=2), "serve") is None
    assert order_of(view(models=(model(), guest), turn=5), "serve").subject == "r1"


def test_who_trains_most_believes_in_its_own_model() -> None:
    """A better open model is hosted by a cloud that lets its compute, not by a lab that trains."""
    guest = model(id="r1", name="R1", owner="deepseek", mine=False, open=True, capability=90.0)
    cloud = view(models=(model(), guest), train_share=0.1)
    lab = view(models=(model(), guest), train_share=0.6)
    assert order_of(cloud, "serve").subject == "r1"
    assert wish(lab, "serve") is None

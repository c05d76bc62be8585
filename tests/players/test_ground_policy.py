"""What the heuristic chief does about halls, pledges, Brussels, devices, scouts and lay-offs."""

from __future__ import annotations

from typing import Any

import attrs

from game.session.terrain import Estimate, Ground, HallLine, PledgeLine, ScoutLine
from game.session.view import View
from tests.players.views import BILLION, view, wish


def on(ground: Ground, **changes: Any) -> View:
    """A week on some ground, with moves to spare."""
    return attrs.evolve(view(moves=9, **changes), ground=ground)


def test_nothing_is_wished_on_bare_ground() -> None:
    """Where a scenario has none of it, no such order is given."""
    for kind in ("build-hall", "pledge", "comply", "launch-device", "scout", "lay-off"):
        assert wish(on(Ground()), kind) is None


def test_a_hall_is_built_for_power_that_has_none() -> None:
    """Power at hand and soon there gets a hall; what is in building counts."""
    seen = on(Ground(halls_apart=True, sites=2, hall_cost=6000.0, hall_weeks=4))
    power = seen.own.power
    found = wish(seen, "build-hall")
    assert found is not None
    assert found.order.amount >= 900 * power
    begun = (HallLine(megawatts=2 * power + 1000, weeks=2),)
    housed = attrs.evolve(seen, ground=attrs.evolve(seen.ground, building=begun))
    assert wish(housed, "build-hall") is None


def test_a_pledge_is_no_more_than_the_pace_of_investing() -> None:
    """Who invested last week says so; who did not pledges nothing."""
    ground = Ground(
        pledges_asked=True, pledge_weeks=4, pledge_most=1e12, pledge_scale=2.0 * BILLION
    )
    spent = (("chips", -500_000_000),)
    found = wish(on(ground, money=spent), "pledge", risk=1.0)
    assert found is not None
    assert found.order.amount * 1000 <= 4 * 500_000_000
    assert wish(on(ground), "pledge") is None
    late = attrs.evolve(ground, pledge_weeks=0)
    assert wish(on(late, money=spent), "pledge", risk=1.0) is None


def test_a_word_is_kept_in_time() -> None:
    """What is missing of a pledge that falls due is built, where the purse bears it."""
    line = PledgeLine(firm=view().firm, name="Lab", sum=90_000_000.0, weeks=2, done=0.0)
    found = wish(on(Ground(pledges_asked=True, pledges=(line,))), "build-power")
    assert found is not None
    assert found.order.option == "grid"


def test_all_rules_are_kept_when_a_fine_is_near() -> None:
    """A file near the bar makes even the greedy comply."""
    ground = Ground(brussels=True, sold_there=1e6, compliance=0.3, file=0.29, fine_bar=0.3)
    found = wish(on(ground), "comply", greed=1.0)
    assert found is not None
    assert found.order.price == 100.0
    calm = attrs.evolve(ground, file=0.0)
    assert wish(on(calm), "comply", greed=1.0) is None


def test_only_the_bold_and_trusted_bet_on_a_device() -> None:
    """Risk and trust are needed, and a device that may be begun."""
    ground = Ground(devices=True, device_free=True, device_least=1e6, device_usual=1e9)
    assert wish(on(ground, trust=0.8), "launch-device", risk=1.0) is not None
    assert wish(on(ground, trust=0.8), "launch-device", risk=0.1) is None
    assert wish(on(ground, trust=0.2), "launch-device", risk=1.0) is None


def test_a_better_recipe_that_scouts_found_is_worked_on() -> None:
    """A recipe surely better than the own one moves a chief to a sprint."""
    recipe = Estimate(low=50.0, best=60.0, high=70.0, odds=0.9, told="your scouts")
    scouts = (ScoutLine(firm="rival", name="Rival", weeks=3, error=0.1),)
    ground = Ground(scouting=True, scouts=scouts, estimates={"rival": {"recipe": recipe}})
    reasons = [wish(on(ground), "sprint")]
    assert any(found is not None and "scouts" in found.reason for found in reasons)

"""A chief is told in time of pledges, files and power without a hall."""

from __future__ import annotations

import pytest

from game.session.orders import Order
from game.session.view import Matter
from tests.session.playing import alone, fresh
from tests.support.small import build

pytestmark = pytest.mark.usefixtures("engine")


def told(matters: tuple[Matter, ...]) -> dict[str, Matter]:
    """Advice by its id."""
    return {matter.id: matter for matter in matters}


def test_a_pledge_that_falls_due_is_spoken_of() -> None:
    """Four weeks before its day a chief hears what is missing of it; a rival does not."""
    session = alone("bolt")
    world = session.world
    world["pledge_week"][0, 1], world["pledge_sum"][0, 1] = 3, 10_000
    world["pledge_done"][0, 1] = 4_000
    fresh(session)
    matter = told(session.view("bolt").matters)["advice-pledge"]
    assert "60%" in matter.title
    assert "$6M" in matter.text
    assert "advice-pledge" not in told(session.view("ada").matters)
    world["pledge_week"][0, 1] = int(world["turn"][0])
    matter = told(fresh(session).view("bolt").matters)["advice-pledge"]
    assert matter.title.startswith("Your pledge falls due this week:")


def test_a_full_file_advises_to_comply() -> None:
    """Near the bar the proposed order keeps all rules, and it is allowed."""
    session = alone("bolt")
    session.world["file"][0, 1] = 0.29
    matter = told(fresh(session).view("bolt").matters)["advice-brussels"]
    assert matter.proposal is not None
    assert session.quote(matter.proposal).allowed


def test_power_without_a_hall_advises_to_build() -> None:
    """Where halls are built apart, power beyond them is spoken of with a hall to build."""
    session = alone("bolt", game=build({"ground.hall_weeks": 4, "ground.hall_cost": 100}))
    assert "advice-hall" not in told(session.view("bolt").matters)
    session.world["halls"][0, 1] -= 1_000
    matter = told(fresh(session).view("bolt").matters)["advice-hall"]
    assert matter.proposal is not None
    assert matter.proposal.amount == 1_000
    assert session.quote(matter.proposal).allowed


def test_an_order_for_power_tells_what_halls_take() -> None:
    """Where power outgrows the halls the rest would light nothing; and a hall beyond power too."""
    session = alone("bolt", game=build({"ground.hall_weeks": 4, "ground.hall_cost": 100}))
    power = Order(kind="build-power", amount=5_000, option="fast")
    assert "5.0 MW would light nothing until you build halls" in session.quote(power).effect
    session.world["halls"][0, 1] += 9_000
    assert "have room for it" in fresh(session).quote(power).effect
    hall = session.quote(Order(kind="build-hall", amount=1_000)).effect
    assert "10.0 MW of the hall would have no power" in hall
    assert "hall" not in alone("bolt").quote(power).effect

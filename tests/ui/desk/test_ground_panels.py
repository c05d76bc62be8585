"""The panels of the ground show what there is, and nothing where there is nothing."""

from __future__ import annotations

import attrs

from game.session.terrain import Estimate, Ground, HallLine, PledgeLine
from game.session.view import View
from game.ui.desk.ground import (
    device_facts,
    europe_facts,
    hall_facts,
    known_facts,
    public_facts,
    washington_facts,
)
from game.ui.widgets.sheet import Fact
from tests.ui.samples import sample_view


def seen(ground: Ground) -> View:
    """The sample week on some ground."""
    return attrs.evolve(sample_view(), ground=ground)


def told(facts: list[Fact]) -> str:
    """All that stands in the facts."""
    return " | ".join(f"{fact.name} {fact.value} {fact.note}" for fact in facts)


def test_where_a_scenario_has_nothing_nothing_is_shown() -> None:
    """Every panel is empty on bare ground."""
    view = seen(Ground())
    for facts in (hall_facts, washington_facts, europe_facts, device_facts, public_facts):
        assert facts(view) == []
    assert known_facts(view, "openai") == []


def test_halls_that_lack_room_are_told() -> None:
    """Power beyond the halls is a warning; halls in building stand with their weeks."""
    building = (HallLine(megawatts=20.0, weeks=3),)
    ground = Ground(halls_apart=True, halls=0.0, building=building, grid_pace=100.0, grid_weeks=12)
    text = told(hall_facts(seen(ground)))
    assert "lacks a hall" in text
    assert "20" in text
    assert "12" in text


def test_the_own_pledge_stands_with_what_was_paid() -> None:
    """Of rivals the sum and the weeks are told, of the own firm what was paid too."""
    lines = (
        PledgeLine(firm="deepseek", name="DeepSeek", sum=5e9, weeks=4, done=1e9),
        PledgeLine(firm="openai", name="OpenAI", sum=9e9, weeks=2),
    )
    text = told(washington_facts(seen(Ground(pledges_asked=True, pledges=lines))))
    assert "Your pledge" in text
    assert "Paid of it $1.00B" in text
    assert "OpenAI" in text


def test_an_estimate_stands_with_its_range_and_odds() -> None:
    """What scouts tell is a range with odds; what is public tells where it is from."""
    scouted = Estimate(low=1e9, best=2e9, high=4e9, odds=0.9, told="your scouts")
    public = Estimate(low=1.5, best=1.5, high=1.5, odds=0.0, told="leaked in week 2")
    ground = Ground(estimates={"openai": {"cash": scouted, "recipe": public}})
    text = told(known_facts(seen(ground), "openai"))
    assert "$1.00B\N{EN DASH}$4.00B your scouts, 90% sure" in text
    assert "leaked in week 2" in text


def test_a_fine_that_is_due_is_shown() -> None:
    """What Brussels wants this week stands in its panel."""
    ground = Ground(brussels=True, sold_there=1e6, fine=5e6, file=0.4, fine_bar=0.3)
    assert "$5.00M" in told(europe_facts(seen(ground)))

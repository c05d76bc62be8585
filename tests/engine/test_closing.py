"""Closing: a chief whose dread has come hopes no more."""

from __future__ import annotations

from game.compiled.layout import Records
from game.compiled.world import AMBITION, FEAR, NO_ENDING, OF_SCENARIO
from tests.support import kernels
from tests.support.kernels import run_phase
from tests.support.small import begin, build

WISH = "world.mood > 1.5"
DREAD = "world.mood < 0.5"


def closed(*moods: float, at_end: bool = True) -> Records:
    """The world after weeks of these moods; the first chief hopes for cheer and dreads gloom."""
    changes = {
        "firms.ada.ambition": {"text": "Cheer.", "when": WISH, "at_end": at_end},
        "firms.ada.fear": {"text": "Gloom.", "when": DREAD, "weeks": 2},
        "turns": max(len(moods), 1),
    }
    rules, world = begin(build(changes))
    for mood in moods:
        world["mood"] = mood
        run_phase(kernels.closing, rules, world)
    return world


def test_who_is_broken_has_no_ambition_met() -> None:
    """Once the fear has come true the ambition is not met, though its condition holds."""
    world = closed(0.4, 0.4, 2.0)
    assert world["ending"][0, 0] == FEAR
    assert world["ambition_met"][0, 0] == 0


def test_a_dread_that_came_stays() -> None:
    """The weeks of a fear that came true do not fall back to none when it passes."""
    assert closed(0.4, 0.4, 1.0, 1.0)["fear_met"][0, 0] == 2


def test_a_dread_that_passed_in_time_is_forgotten() -> None:
    """A fear that held too few weeks leaves the chief free to reach the ambition."""
    world = closed(0.4, 1.0, 2.0)
    assert world["fear_met"][0, 0] == 0
    assert world["ending"][0, 0] == AMBITION


def test_an_ambition_that_counts_at_the_end_waits_for_it() -> None:
    """Before the last week it is met and not yet an ending."""
    changes = {"firms.ada.ambition": {"text": "Cheer.", "when": WISH}, "turns": 5}
    rules, world = begin(build(changes))
    world["mood"] = 2.0
    run_phase(kernels.closing, rules, world)
    assert world["ambition_met"][0, 0] == 1
    assert world["ending"][0, 0] == NO_ENDING


def lasting(*moods: float, at_end: bool = True) -> Records:
    """The world after weeks of these moods, for a chief whose cheer must last two weeks."""
    hope = {"text": "Cheer.", "when": WISH, "weeks": 2, "at_end": at_end}
    rules, world = begin(build({"firms.ada.ambition": hope, "turns": max(len(moods), 2)}))
    for mood in moods:
        world["mood"] = mood
        run_phase(kernels.closing, rules, world)
    return world


def test_an_ambition_that_must_last_is_not_reached_in_a_week() -> None:
    """Who meets the condition in the last week alone has dressed the window."""
    world = lasting(2.0, 1.0, 2.0)
    assert world["ambition_met"][0, 0] == 1
    assert world["ending"][0, 0] == NO_ENDING


def test_an_ambition_that_has_lasted_to_the_end_is_reached() -> None:
    """The last weeks in a row count, and earlier ones do no harm."""
    assert lasting(1.0, 2.0, 2.0)["ending"][0, 0] == AMBITION
    assert lasting(2.0, 2.0, 1.0)["ending"][0, 0] == NO_ENDING


def test_an_ambition_at_any_time_is_reached_once_it_has_lasted() -> None:
    """It need not hold to the end where only its weeks count."""
    world = lasting(2.0, 2.0, 1.0, at_end=False)
    assert world["ending"][0, 0] == AMBITION
    assert world["ending_week"][0, 0] == 2


def alike(world_figures: dict[str, object], **end: object) -> Records:
    """The world after one week of five in which the scenario has this end for all."""
    told = {"title": "{firm} is it.", "text": "So it was.", "kind": "triumph", **end}
    rules, world = begin(build({"endings": {"it": told}, "turns": 5}))
    for name, value in world_figures.items():
        world[name] = value
    run_phase(kernels.closing, rules, world)
    return world


def test_an_end_for_all_comes_to_whom_it_is_true_of() -> None:
    """`self` is each firm in turn; whoever it does not fit plays on."""
    ends = alike({}, when='self.cash == firms["ada"].cash')["ending"][0]
    assert ends[0] == OF_SCENARIO
    assert ends[1] == NO_ENDING


def test_an_end_for_all_waits_for_the_world() -> None:
    """What must hold in the world first is asked first."""
    assert alike({"mood": 1.0}, when="self.active == 1", once="world.mood > 2")["ending"][0, 0] == 0
    mad = alike({"mood": 3.0}, when="self.active == 1", once="world.mood > 2")
    assert mad["ending"][0, 0] == OF_SCENARIO


def test_an_end_for_all_that_counts_at_the_end_waits_for_it() -> None:
    """Before the last week nothing is written."""
    assert alike({}, when="self.active == 1", at_end=True)["ending"][0, 0] == NO_ENDING


def test_a_chiefs_own_end_goes_before_those_for_all() -> None:
    """Who reaches the ambition in the same week is told of that."""
    changes = {
        "firms.ada.ambition": {"text": "Cheer.", "when": WISH, "at_end": False},
        "endings": {
            "it": {"title": "{firm}", "text": "x", "kind": "ruin", "when": "self.active == 1"}
        },
        "turns": 5,
    }
    rules, world = begin(build(changes))
    world["mood"] = 2.0
    run_phase(kernels.closing, rules, world)
    assert world["ending"][0, 0] == AMBITION
    assert world["ending"][0, 1] == OF_SCENARIO

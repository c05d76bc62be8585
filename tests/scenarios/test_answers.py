"""What chiefs are asked in every scenario: no answer is plainly the right one.

Invariant: read from the scenarios' values. Of two answers neither is at least as good in
every figure it moves and in what it costs: what helps the own firm or harms a rival counts
as good, and so does what keeps anger, duties and the rules low. A cost that the till at the
start would not notice counts as none.
"""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from tests.scenarios.test_summer import matters, world

SCENARIOS = (
    "bailout", "cold-shot", "dinner", "entanglement", "first-steps", "ticket", "year-2025",
)  # fmt: skip
LOW = (
    "heat", "protest", "file", "hides_score", "hides_safety", "hides_content", "bills", "jobs",
    "scrutiny", "tariff", "digital_tax", "market_pay",
)  # fmt: skip
"""Figures that are better low."""
UNNOTICED = 0.004
"""Part of the cash at the start up to which an answer's cost is no reason against it."""
UNFELT = {"sentiment": 0.0101, "mood": 0.0101, "market_pay": 0.0101, "usage": 0.0051}
"""Differences that nobody feels, by figure: investors forget a hundredth within weeks."""
UNFELT_ABROAD = 0.0201
"""The same of what happens to another firm."""
EASTERN = ("china-people", "china-firms")

each_scenario = pytest.mark.parametrize("scenario", SCENARIOS)


def gains(firm: str, choice: dict[str, Any], till: float) -> dict[str, float]:
    """What an answer brings the chief of `firm`, by figure; below zero for what it takes."""
    cost = float(choice.get("cost", 0))
    found = {"cost": -cost if cost >= UNNOTICED * till else 0.0}
    for effect in choice.get("effects", ()):
        quantity = effect["quantity"]
        change = effect.get("times", 1.0) - 1.0 + effect.get("add", 0.0)
        theirs = quantity.startswith("firms.") and not quantity.startswith(f"firms.{firm}.")
        low = quantity.endswith(LOW)
        found[quantity] = found.get(quantity, 0.0) + (-change if low != theirs else change)
    return found


def dominates(one: dict[str, float], other: dict[str, float]) -> bool:
    """Whether the one is nowhere worse than the other, and somewhere better."""
    keys = set(one) | set(other)
    pairs = [(one.get(key, 0.0), other.get(key, 0.0)) for key in keys]
    return all(a >= b for a, b in pairs) and any(a > b for a, b in pairs)


@each_scenario
def test_no_answer_is_plainly_the_right_one(scenario: str) -> None:
    """Whatever a chief answers, another answer would have been better in something."""
    for name, event in matters(scenario):
        firm = event["firm"]
        till = world(scenario)["firms"][firm].get("cash", 0.0)
        brought = {key: gains(firm, choice, till) for key, choice in event["choices"].items()}
        for right, wrong in permutations(brought, 2):
            assert not dominates(brought[right], brought[wrong]), (name, right, wrong)


def felt(firm: str, quantity: str, change: float) -> float:
    """`change` of a figure in the eyes of the chief of `firm`, 0 where nobody feels it."""
    figure = quantity.rpartition(".")[2]
    abroad = quantity.startswith("firms.") and not quantity.startswith(f"firms.{firm}.")
    least = max(UNFELT.get(figure, 0.0), UNFELT_ABROAD if abroad else 0.0)
    return change if abs(change) > least else 0.0


@each_scenario
def test_no_answer_is_right_but_for_what_nobody_feels(scenario: str) -> None:
    """Nor does any differ from a better one only by a hundredth of investors' feeling or so."""
    for name, event in matters(scenario):
        firm = event["firm"]
        till = world(scenario)["firms"][firm].get("cash", 0.0)
        brought = {key: gains(firm, choice, till) for key, choice in event["choices"].items()}
        for right, wrong in permutations(brought, 2):
            one, other = brought[right], brought[wrong]
            ahead = {
                key: felt(firm, key, one.get(key, 0.0) - other.get(key, 0.0))
                for key in {*one, *other}
            }
            assert not dominates(ahead, {}), (name, right, wrong)


@each_scenario
def test_every_matter_waits_for_two_weeks(scenario: str) -> None:
    """Whoever overlooks a matter in its first week can still answer it in the next."""
    assert not [name for name, event in matters(scenario) if event.get("weeks", 2) < 2]


@each_scenario
def test_a_tuned_score_wins_nothing(scenario: str) -> None:
    """A hope about the score of the own model holds only while no tuned one is hidden."""
    for name, firm in world(scenario)["firms"].items():
        when = firm["ambition"]["when"]
        if f"firms.{name}.own_capability" in when:
            assert f"firms.{name}.hides_score < 1" in when


def test_every_chair_of_the_year_has_a_team() -> None:
    """Each of the seventeen chiefs has people whom others may bid for."""
    firms = world("year-2025")["firms"]
    chairs = {name for name, firm in firms.items() if firm.get("chair", True)}
    assert chairs <= {team["firm"] for team in world("year-2025")["teams"].values()}


def test_every_group_of_users_passes_somebodys_door() -> None:
    """In each segment somebody's own doors are passed, and behind the wall nobody else's."""
    firms = world("year-2025")["firms"].values()
    for segment in world("year-2025")["segments"]:
        doors = [firm["region"] for firm in firms if firm.get("reach", {}).get(segment, 0.0) > 0.2]
        assert doors, segment
        assert segment not in EASTERN or set(doors) == {"cn"}


STORIES = {
    ("stargate", "all"), ("tallest-but-three", "quiet"), ("nine-hundred-pages", "post"),
    ("format-for-later", "say"), ("backstop", "back"), ("backstop", "insurer"),
    ("weeks-on-the-wall", "convert"), ("seven-million-books", "appeal"),
    ("where-does-it-come-from", "less"), ("we-are-not-that-firm", "ages"),
    ("list-of-the-army", "buy"),
}  # fmt: skip
"""Answers of the year whose own words tell that investors, lenders or a whole market were moved."""


def test_an_answer_moves_investors_by_hundredths() -> None:
    """More than five of them, for any firm, only where its story tells so; seeds: event-size."""
    large = {
        (name, key)
        for name, event in matters("year-2025")
        for key, choice in event["choices"].items()
        for effect in choice.get("effects", ())
        if effect["quantity"].endswith(".sentiment") and abs(effect.get("add", 0.0)) > 0.05
    }
    assert large == STORIES

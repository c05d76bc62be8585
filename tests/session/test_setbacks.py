"""A missed goal is told with what last moved it away, in which week, and whose doing it was."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from game.session.orders import Order
from tests.session.playing import reasons_of

pytestmark = pytest.mark.usefixtures("engine")


def played(wanted: str, changes: dict[str, Any], *orders: Order, chair: str = "ada") -> list[str]:
    """What moved a chair's goal away when it gave these orders in week 1 of a still game."""
    marks = ("What last moved it away", "Your run of")
    told = reasons_of(wanted, changes, *orders, chair=chair)
    return [line for line in told if line.startswith(marks)]


BLOW = {
    "title": "A blow", "text": "All of them read it.", "date": datetime.date(2025, 1, 20),
    "effects": [{"quantity": "firms.ada.morale", "times": 0.5}],
}  # fmt: skip


def test_an_event_that_moved_the_goal_away_is_named_with_its_week() -> None:
    """The figure before and after, and the event's title."""
    (line,) = played("firms.ada.morale > 0.99", {"events.blow": BLOW})
    assert "Ada: morale fell from" in line
    assert line.endswith("in week 2: A blow.")


def test_a_release_that_moved_the_frontier_away_is_named() -> None:
    """Who wants to stand at the frontier is told who moved it; here by its own firm."""
    release = Order(kind="release", subject="ada-2", option="closed", price=3.0)
    (line,) = played("firms.bolt.own_capability >= world.frontier", {}, release)
    assert "frontier rose from" in line
    assert line.endswith("in week 1: Ada released Ada Two.")


def test_who_won_the_users_is_named() -> None:
    """Users that a dear price drove off went to somebody."""
    dear = Order(kind="set-price", price=60.0)
    (line,) = played("firms.ada.usage_share > 0.9", {}, dear)
    assert "Ada: usage share fell from" in line
    assert "most was won by" in line


def test_what_never_moved_away_is_not_told() -> None:
    """Weeks only grow, so nothing moved them away."""
    assert played("world.turn > 999", {}) == []


def test_an_own_run_that_is_not_done_is_told_where_a_model_was_wanted() -> None:
    """How much of what was planned is spent; who wants no model is not told."""
    long = {"models.bolt-2.planned": 10**9}
    told = played("firms.bolt.own_capability > 999", long, chair="bolt")
    assert any(line.startswith("Your run of Bolt Two was not done") for line in told)
    assert played("world.turn > 999", long, chair="bolt") == []

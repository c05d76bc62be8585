"""`year-2025`: the dated happenings of the year, each conditional, and all systems in use.

Invariant: read from the scenario's values; the first weeks by machine, its chairs and its
figures are tested with `dinner` and `entanglement` in `test_summer`.
"""

from __future__ import annotations

import datetime

import pytest

from tests.scenarios.test_figures import FACTS
from tests.scenarios.test_summer import effects_of, matters, world

YEAR = "year-2025"
FEWEST_EVENTS = 60
FEWEST_ANSWERED = 25

HAPPENINGS = {
    "models.r1": (1, 20),
    "events.stargate": (1, 21),
    "contracts.openai-first-refusal": (1, 21),
    "events.keynote": (3, 18),
    "events.day-of-duties": (4, 2),
    "events.licence-for-the-weak-card": (4, 15),
    "contracts.google-openai": (6, 10),
    "events.nine-hundred-pages": (6, 2),
    "contracts.meta-scale": (6, 12),
    "events.superintelligence-by-memo": (6, 16),
    "events.washed-too-clean": (7, 21),
    "events.format-for-later": (8, 21),
    "events.your-turn": (9, 1),
    "events.good-day": (9, 1),
    "events.a-trillion-for-growth": (9, 1),
    "contracts.nvidia-openai": (9, 22),
    "contracts.openai-amd": (10, 6),
    "contracts.nvidia-xai": (10, 7),
    "contracts.openai-microsoft": (10, 28),
    "events.five-trillion": (10, 27),
    "contracts.openai-aws": (11, 3),
    "events.backstop": (11, 3),
    "events.shorts-gather": (11, 10),
    "contracts.nvidia-groq": (12, 15),
}
"""Dated happenings and the month and day about which each may first come up."""
OF_SYSTEMS = {
    "maturity", "licence_cn", "tariff", "scrutiny", "file", "jobs", "bills", "hides_score",
    "hides_safety", "hides_content", "care",
}  # fmt: skip
"""Quantities of the newer systems that some event of the year moves."""


@pytest.mark.parametrize("thing", sorted(HAPPENINGS))
def test_dated_happening_comes_up_about_its_day(thing: str) -> None:
    """What happened in 2025 may happen within a week of the day on which it did."""
    kind, name = thing.split(".")
    entry = world(YEAR)[kind][name]
    day = entry["ready" if kind == "models" else "date"]
    assert abs(day - datetime.date(2025, *HAPPENINGS[thing])) <= datetime.timedelta(days=7)


def test_enough_happens_and_enough_is_asked() -> None:
    """At least sixty happenings; at least twenty-five put before a chief."""
    assert len(world(YEAR)["events"]) >= FEWEST_EVENTS
    assert len(dict(matters(YEAR))) >= FEWEST_ANSWERED


def test_events_use_the_newer_systems() -> None:
    """Ripeness, licences, duties, Brussels, anger and shortcuts are moved by what happens."""
    moved = {
        effect["quantity"].rsplit(".", 1)[1]
        for event in world(YEAR)["events"].values()
        for effect in effects_of(event)
    }
    assert moved >= OF_SYSTEMS


@pytest.mark.parametrize("segment", ["china-people", "china-firms"])
def test_no_western_firm_serves_the_walled_east(segment: str) -> None:
    """China's users have the firms of China and nobody else."""
    firms = world(YEAR)["firms"].values()
    served = {firm["region"] for firm in firms if segment in firm.get("shares", {})}
    assert served == {"cn"}


def test_users_of_a_segment_are_shared_out() -> None:
    """In each segment the shares and those who use nobody make one."""
    firms = world(YEAR)["firms"].values()
    for name, segment in world(YEAR)["segments"].items():
        shares = sum(firm.get("shares", {}).get(name, 0.0) for firm in firms)
        assert shares + segment["outside"] == pytest.approx(1.0)


def test_all_ends_are_there() -> None:
    """The year keeps every end of the world, and the bar of the panel is a stated guess."""
    assert set(world(YEAR)["endings"]) == set(world("cold-shot")["endings"])
    assert world(YEAR)["instruments"]["agi_bar"] == FACTS["assumptions.january-agi-bar"]["value"]

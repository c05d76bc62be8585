"""`year-2025`: the dated happenings of the year, each conditional, and all systems in use.

Invariant: read from the scenario's values; the first weeks by machine, its chairs and its
figures are tested with `dinner` and `entanglement` in `test_summer`.
"""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest

from game.scenario.condition_nodes import names_of
from game.scenario.conditions import parse_condition
from game.session.comparisons import comparisons
from game.session.session import Session
from tests.scenarios.test_figures import FACTS, WEEKS
from tests.scenarios.test_summer import effects_of, gain, matters, world
from tests.support.shipped import game_of

YEAR = "year-2025"
FEWEST_EVENTS = 60
FEWEST_ANSWERED = 25
FEWEST_IN_A_MONTH = 4
MAIN_CHAIRS = (
    "openai", "microsoft", "google", "meta", "apple", "xai", "nvidia", "anthropic", "deepseek",
)  # fmt: skip
FEWEST_OF_A_CHAIR = 17
"""Matters that may reach a main chair: one in three weeks of the year."""
LONGEST_SILENCE = 6
"""Weeks from one matter of a main chair to the next, and to the year's end."""

HAPPENINGS = {
    "models.r1": (1, 20),
    "events.stargate": (1, 21),
    "contracts.openai-first-refusal": (1, 21),
    "events.borrowed-shares": (1, 27),
    "events.keynote": (3, 18),
    "events.day-of-duties": (4, 2),
    "events.licence-for-the-weak-card": (4, 15),
    "contracts.google-openai": (6, 10),
    "events.nine-hundred-pages": (6, 2),
    "events.tenant-of-rivals": (6, 10),
    "contracts.meta-scale": (6, 12),
    "events.superintelligence-by-memo": (6, 16),
    "events.washed-too-clean": (7, 21),
    "contracts.deepseek-format": (8, 21),
    "events.format-for-later": (8, 21),
    "events.dinner-without": (9, 4),
    "events.two-empty-chairs": (9, 5),
    "events.your-turn": (9, 1),
    "events.good-day": (9, 1),
    "events.a-trillion-for-growth": (9, 1),
    "contracts.nvidia-openai": (9, 22),
    "contracts.openai-amd": (10, 6),
    "events.learned-from-the-press": (10, 6),
    "contracts.nvidia-xai": (10, 7),
    "contracts.openai-microsoft": (10, 28),
    "events.five-trillion": (10, 27),
    "contracts.meta-hyperion": (10, 21),
    "contracts.openai-aws": (11, 3),
    "contracts.apple-gemini": (11, 5),
    "events.backstop": (11, 3),
    "events.shorts-gather": (11, 10),
    "events.doubts-of-december": (12, 15),
    "contracts.nvidia-groq": (12, 15),
}
"""Dated happenings and the month and day about which each may first come up."""
ENDS = ("giver", "taker")
SUMS = [
    ("apple-google-search", "price", "google", "apple", "entanglement.search-default", 1 / WEEKS),
    ("apple-claude", "price", "apple", "anthropic", "entanglement.claude-price", 1 / WEEKS),
    ("apple-gemini", "price", "apple", "google", "entanglement.gemini-price", 1 / WEEKS),
    ("apple-pledge", "pledge", "apple", "treasury", "dinner.apple-pledge", 1.0),
    ("openai-microsoft", "azure", "openai", "microsoft", "entanglement.azure-commitment", 1.0),
    ("openai-aws", "commitment", "openai", "amazon", "entanglement.aws-contract", 1.0),
    ("nvidia-openai", "back", "nvidia", "openai", "bailout.nvidia-openai-investment", 1.0),
    ("nvidia-xai", "stake", "nvidia", "xai", "ticket.xai-stake", 1.0),
    ("nvidia-groq", "price", "nvidia", "groq", "entanglement.groq-price", 1.0),
]
"""Deal, clause, who gives, who takes, the fact with the sum, and the part of it that is due."""
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


@pytest.mark.parametrize("thing", sorted(HAPPENINGS))
def test_dated_happening_depends_on_the_world(thing: str) -> None:
    """None comes for its date alone: an event has a condition, an offer needs its signatures."""
    kind, name = thing.split(".")
    entry = world(YEAR)[kind][name]
    if kind == "events":
        assert entry["when"]
    if kind == "contracts":
        assert entry["proposer"]


@pytest.mark.parametrize(("deal", "clause", "giver", "taker", "fact", "part"), SUMS)
def test_deal_is_between_the_right_two_for_the_right_sum(
    deal: str, clause: str, giver: str, taker: str, fact: str, part: float
) -> None:
    """A deal of the articles binds whom they name, for the sum that they report."""
    written = world(YEAR)["contracts"][deal]["clauses"][clause]
    assert (written["giver"], written["taker"]) == (giver, taker)
    assert written["amount"] == pytest.approx(FACTS[fact]["value"] * part, rel=1e-6)


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_brings_something(month: int) -> None:
    """At least four happenings may first come up in each month."""
    events = world(YEAR)["events"].values()
    assert sum(event["date"].month == month for event in events) >= FEWEST_IN_A_MONTH


def test_enough_happens_and_enough_is_asked() -> None:
    """At least sixty happenings; at least twenty-five put before a chief."""
    assert len(world(YEAR)["events"]) >= FEWEST_EVENTS
    assert len(dict(matters(YEAR))) >= FEWEST_ANSWERED


FOLLOW = {
    "two-months-old": "superintelligence-by-memo",
    "six-hundred-of-the-old": "superintelligence-by-memo",
    "he-never-believed-in-words": "superintelligence-by-memo",
    "give-him-back": "gpt-5-night",
    "count-of-jobs": "stargate",
    "side-building-done": "own-name",
    "six-months-cold": "the-great-word",
    "your-turn": "five-hundred-of-everything",
    "it-does-not-converge": "second-fright",
    "out-of-the-shops": "data-questions",
    "emperors-share": "good-day",
    "learned-from-the-press": "what-a-tenth-is",
}
"""What tells that something was done, and the matter in which a chief could have declined it."""


@pytest.mark.parametrize("later", sorted(FOLLOW))
def test_what_was_declined_is_not_told_as_done(later: str) -> None:
    """Its condition looks at the answer to the earlier matter, which comes up before it."""
    events = world(YEAR)["events"]
    asked = {n.path[1] for n in names_of(parse_condition(events[later]["when"])) if len(n.path) > 2}
    assert FOLLOW[later] in asked
    assert events[FOLLOW[later]]["date"] < events[later]["date"]


def asked_in(firm: str) -> list[int]:
    """Weeks in which an event or an offer may first be put before the chief of `firm`."""
    whole = world(YEAR)
    days = [event["date"] for _, event in matters(YEAR) if event["firm"] == firm]
    for contract in whole["contracts"].values():
        sides = {clause.get(end) for clause in contract["clauses"].values() for end in ENDS}
        if firm in sides and "date" in contract:
            days.append(contract["date"])
    return sorted((day - whole["start"]).days // 7 for day in days)


@pytest.mark.parametrize("firm", MAIN_CHAIRS)
def test_a_main_chair_is_asked_all_year_long(firm: str) -> None:
    """A matter every three weeks on average, and never a long silence, to the last week."""
    weeks = asked_in(firm)
    assert len(weeks) >= FEWEST_OF_A_CHAIR
    pauses = [later - week for week, later in pairwise([0, *weeks, world(YEAR)["turns"]])]
    assert max(pauses) <= LONGEST_SILENCE


@pytest.mark.parametrize("firm", MAIN_CHAIRS)
def test_the_autumn_bites(firm: str) -> None:
    """From October some matter costs the chief's firm something before it is answered."""
    late = [
        gain(firm, {"effects": event.get("effects", ())})
        for _, event in matters(YEAR)
        if event["firm"] == firm and event["date"].month >= 10
    ]
    assert any(min(moved.values()) < 0 for moved in late)


@pytest.mark.parametrize("firm", MAIN_CHAIRS)
def test_january_lacks_what_is_wanted(firm: str) -> None:
    """On the first morning no main chair has what it wants: it is not there to be kept."""
    game = game_of(YEAR)
    table = Session.start(game, seed=1, chair=firm).table
    parts = comparisons(table, table.catalogue.place("firms", firm), "ambition")
    assert not all(part.holds for part in parts)


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

"""The firms of autumn 2025 start in order: sources, power, users, and a chair worth taking.

Invariant: these checks read the TOML alone, so a wrong figure is found whatever the
program makes of it.
"""

from __future__ import annotations

import datetime

import pytest

from tests.scenarios.test_deals import BOTH, each_scenario
from tests.scenarios.test_figures import FACTS, WEEKS, sources
from tests.scenarios.test_summer import WORDS

CHAIRS = {
    "openai", "microsoft", "google", "meta", "amazon", "apple", "xai", "nvidia", "amd",
    "anthropic", "oracle", "coreweave", "deepseek", "alibaba", "huawei",
}  # fmt: skip
BYSTANDERS = {"softbank", "intel", "groq", "fluidstack", "cambricon"}
each_firm = pytest.mark.parametrize("firm", sorted(CHAIRS | BYSTANDERS))


@each_scenario
def test_chairs_and_bystanders(scenario: str) -> None:
    """Fifteen chairs; the other firms of the deals play, and nobody sits there."""
    firms = BOTH[scenario]["firms"]
    assert {name for name, firm in firms.items() if firm.get("chair", True)} == CHAIRS
    assert set(firms) == CHAIRS | BYSTANDERS


@each_scenario
@each_firm
def test_every_starting_figure_has_a_source(scenario: str, firm: str) -> None:
    """Whatever figure a firm starts with names its facts; of words only what is not listed does."""
    table = BOTH[scenario]["firms"][firm]
    assert set(table) - WORDS == set(table["sources"]) - {"listed"}


@each_scenario
def test_sources_exist(scenario: str) -> None:
    """Every source names a fact of the ledgers."""
    assert set(sources(BOTH[scenario])) <= set(FACTS)


def tokens(scenario: str, firm: str) -> float:
    """Billion tokens a week that the firm's users want at the start."""
    segments = BOTH[scenario]["segments"]
    wanted: float = sum(
        segments[segment]["usage"] * share / (1 - segments[segment]["outside"])
        for segment, share in BOTH[scenario]["firms"][firm].get("shares", {}).items()
    )
    return wanted


def revenue(scenario: str, firm: str) -> float:
    """Service revenue a year in USD."""
    return float(WEEKS * tokens(scenario, firm) * BOTH[scenario]["firms"][firm]["price"] * 1000)


@each_scenario
@pytest.mark.parametrize(
    ("firm", "fact"),
    [
        ("openai", "bailout.openai-revenue-2025"),
        ("anthropic", "record.anthropic-run-rate-autumn"),
        ("microsoft", "assumptions.autumn-microsoft-ai"),
        ("xai", "assumptions.autumn-xai-revenue"),
    ],
)
def test_revenue_is_near_the_fact(scenario: str, firm: str, fact: str) -> None:
    """Service revenue at the starting price is within a tenth of the fact."""
    assert revenue(scenario, firm) == pytest.approx(FACTS[fact]["value"], rel=0.1)


@pytest.mark.parametrize(
    ("scenario", "fact"),
    [("ticket", "nvidia-data-centre-q2-fy26"), ("bailout", "nvidia-data-centre-q3-fy26")],
)
def test_chip_sales_are_near_the_last_quarter(scenario: str, fact: str) -> None:
    """Nvidia's cards at list price sell for what the last quarter's data centres paid."""
    weekly = sum(
        chip["output"] * chip["price"]
        for chip in BOTH[scenario]["chips"].values()
        if chip["vendor"] == "nvidia"
    )
    assert weekly * WEEKS / 4 == pytest.approx(FACTS[f"record.{fact}"]["value"], rel=0.15)


@each_scenario
@each_firm
def test_cards_have_power_and_users_have_cards(scenario: str, firm: str) -> None:
    """Nobody starts with dark cards, or overloaded."""
    world, own = BOTH[scenario], BOTH[scenario]["firms"][firm]
    watts = sum(world["chips"][chip]["watts"] * n for chip, n in own.get("chips", {}).items())
    assert watts <= own["power"] * 1e6
    if own.get("serves"):
        model = world["models"][own["serves"]]
        need = tokens(scenario, firm) * model["weight"] / own["serving_skill"]
        capacity = compute(scenario, firm) * own["split"]["serve"]
        assert 0.25 * capacity <= need <= 0.85 * capacity


def compute(scenario: str, firm: str) -> float:
    """Units owned and leased, what is let taken off; what is yet to be built up left out."""
    world = BOTH[scenario]
    owned = world["firms"][firm].get("chips", {}).items()
    units = sum(world["chips"][chip]["units"] * n for chip, n in owned)
    for contract in world["contracts"].values():
        for clause in contract["clauses"].values():
            if clause["kind"] == "lease" and "date" not in contract and not clause.get("weeks"):
                units += clause["amount"] * (clause["taker"] == firm)
                units -= clause["amount"] * (clause["giver"] == firm)
    return float(units)


@each_scenario
@pytest.mark.parametrize("firm", sorted(CHAIRS))
def test_chair_has_a_briefing_of_fair_length(scenario: str, firm: str) -> None:
    """A briefing is 60 to 120 words, and the chief has a hope and a dread."""
    own = BOTH[scenario]["firms"][firm]
    assert 60 <= len(own["briefing"].split()) <= 120
    assert own["ambition"]["when"]
    assert own["fear"]["when"]


@each_scenario
@pytest.mark.parametrize("firm", sorted(CHAIRS))
def test_chair_has_matters_of_its_own(scenario: str, firm: str) -> None:
    """Each chief has at least two matters to decide, each with two answers or more."""
    matters = [event for event in BOTH[scenario]["events"].values() if event.get("firm") == firm]
    assert len(matters) >= 2
    assert all(len(event["choices"]) >= 2 for event in matters)
    assert all(event["default"] in event["choices"] for event in matters)


@each_scenario
def test_happenings_lie_in_the_weeks_played(scenario: str) -> None:
    """Every event and every offer may come up before the scenario is over."""
    world = BOTH[scenario]
    last = world["start"] + datetime.timedelta(weeks=world["turns"])
    dated = [*world["events"].values(), *world["contracts"].values()]
    assert all(world["start"] <= entry["date"] < last for entry in dated if "date" in entry)

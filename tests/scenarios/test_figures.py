"""The starting figures of the shipped world hang together and say where they come from.

Invariant: these checks read the TOML alone, so a wrong figure is found whatever the
program makes of it.
"""

from __future__ import annotations

import math
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
WEEKS = 52
UNSOURCED = {
    "name", "ticker", "region", "about", "briefing", "chair", "ambition", "fear",
    "temper", "sources", "serves",
}  # fmt: skip
"""Keys of a firm that are words or a machine's temper, not figures."""

Table = dict[str, Any]


def read(path: Path) -> Table:
    """One TOML file."""
    return tomllib.loads(path.read_text("utf-8"))


def merged(base: Table, over: Table) -> Table:
    """`base` with the entries of `over` laid over it, table by table."""
    both = base | over
    shared = {key for key in base.keys() & over.keys() if isinstance(over[key], dict)}
    return both | {key: merged(base[key], over[key]) for key in shared}


WORLD = read(ROOT / "scenarios" / "world.toml")
COLD_SHOT = merged(WORLD, read(ROOT / "scenarios" / "cold-shot.toml"))
FACTS: Table = {
    f"{path.stem}.{key}": fact
    for path in (ROOT / "seeds").glob("*.toml")
    for key, fact in read(path)["facts"].items()
}
FIRMS: Table = COLD_SHOT["firms"]
each_firm = pytest.mark.parametrize("firm", sorted(FIRMS))


def tokens(firm: str) -> float:
    """Billion tokens a week that the firm's users want at the start."""
    segments = COLD_SHOT["segments"]
    wanted: float = sum(
        segments[segment]["usage"] * share / (1 - segments[segment]["outside"])
        for segment, share in FIRMS[firm].get("shares", {}).items()
    )
    return wanted


def revenue(firm: str) -> float:
    """Service revenue a year in USD; a dollar a million tokens is a thousand a billion."""
    return float(WEEKS * tokens(firm) * FIRMS[firm]["price"] * 1000)


def compute(firm: str) -> float:
    """Units owned and leased, those let by contract taken off."""
    owned = sum(COLD_SHOT["chips"][c]["units"] * n for c, n in FIRMS[firm].get("chips", {}).items())
    leases = [
        clause
        for contract in COLD_SHOT["contracts"].values()
        for clause in contract["clauses"].values()
        if clause["kind"] == "lease" and "date" not in contract
    ]
    leased = sum(lease["amount"] for lease in leases if lease["taker"] == firm)
    let = sum(lease["amount"] for lease in leases if lease["giver"] == firm)
    return float(owned + leased - let)


def serving_need(firm: str) -> float:
    """Units that serve the firm's users at the start; 0 for a firm that serves nobody."""
    if not FIRMS[firm].get("serves"):
        return 0.0
    model = COLD_SHOT["models"][FIRMS[firm]["serves"]]
    return float(tokens(firm) * model["weight"] / FIRMS[firm]["serving_skill"])


def chip_profit(firm: str) -> float:
    """Yearly profit in USD on the cards that buyers outside queue for."""
    profit: float = sum(
        WEEKS * chip["output"] * (chip["price"] - chip["cost"])
        for chip in COLD_SHOT["chips"].values()
        if chip["vendor"] == firm and chip.get("others", 0)
    )
    return profit


@pytest.mark.parametrize("segment", sorted(COLD_SHOT["segments"]))
def test_shares_of_a_segment_sum_to_one(segment: str) -> None:
    """All users of a segment ask some firm or nobody."""
    inside = sum(firm.get("shares", {}).get(segment, 0.0) for firm in FIRMS.values())
    outside = COLD_SHOT["segments"][segment]["outside"]
    assert math.isclose(inside + outside, 1.0, abs_tol=1e-9)


@pytest.mark.parametrize(
    ("firm", "fact", "besides"),
    [
        ("openai", "record.openai-run-rate", ""),
        ("anthropic", "record.anthropic-run-rate", ""),
        ("microsoft", "record.microsoft-ai-run-rate", "record.openai-compute-spend-2024"),
        ("xai", "assumptions.xai-revenue", ""),
    ],
)
def test_revenue_is_near_the_fact(firm: str, fact: str, besides: str) -> None:
    """Service revenue, with rent counted in the same report, is within a quarter of it."""
    other = FACTS[besides]["value"] if besides else 0.0
    assert revenue(firm) + other == pytest.approx(FACTS[fact]["value"], rel=0.25)


def test_chip_sales_are_near_the_last_quarter() -> None:
    """Nvidia's cards at list price sell for what the last quarter's data centres paid."""
    weekly = sum(
        chip["output"] * chip["price"]
        for chip in COLD_SHOT["chips"].values()
        if chip["vendor"] == "nvidia"
    )
    quarter = FACTS["record.nvidia-data-centre-quarter"]["value"]
    assert weekly * WEEKS / 4 == pytest.approx(quarter, rel=0.25)


@each_firm
def test_users_can_be_served(firm: str) -> None:
    """Nobody starts overloaded: serving needs less than the compute set aside for it."""
    capacity = compute(firm) * FIRMS[firm]["split"]["serve"]
    assert serving_need(firm) <= 0.85 * capacity
    assert serving_need(firm) >= 0.3 * capacity or not FIRMS[firm].get("serves")


@each_firm
def test_cards_have_power(firm: str) -> None:
    """Nobody starts with dark cards."""
    chips = FIRMS[firm].get("chips", {})
    watts = sum(COLD_SHOT["chips"][chip]["watts"] * cards for chip, cards in chips.items())
    assert watts <= FIRMS[firm]["power"] * 1e6


@each_firm
def test_other_business_is_worth_something(firm: str) -> None:
    """Services, chips and cash explain no more than the headline value."""
    capital, own = COLD_SHOT["capital"], FIRMS[firm]
    services = capital["service_multiple"] * (revenue(firm) if own.get("serves") else 0.0)
    chips = capital["chip_multiple"] * chip_profit(firm)
    assert services + chips + own["cash"] - own.get("debt", 0) <= own["value"]


@each_firm
def test_every_starting_figure_has_a_source(firm: str) -> None:
    """Whatever figure a firm starts with names the facts it rests on, and nothing else does."""
    assert set(WORLD["firms"][firm]) - UNSOURCED == set(FIRMS[firm]["sources"])


def sources(table: object) -> list[str]:
    """All facts named under `sources` and `source` anywhere in `table`."""
    if not isinstance(table, dict):
        return []
    named = list(table.get("source", ()))
    named += [fact for facts in table.get("sources", {}).values() for fact in facts]
    return named + [
        fact for key, value in table.items() if key != "sources" for fact in sources(value)
    ]


def test_sources_exist() -> None:
    """Every source names a fact of the ledgers."""
    assert set(sources(COLD_SHOT)) <= set(FACTS)


def test_constants_with_a_source_exist() -> None:
    """Each key of the table of sources leads to a value of the world."""
    for path in COLD_SHOT["sources"]:
        value: object = COLD_SHOT
        for part in path.split("."):
            assert isinstance(value, dict)
            assert part in value, path
            value = value[part]


@each_firm
def test_chair_has_a_briefing_of_fair_length(firm: str) -> None:
    """A briefing is 60 to 120 words, and the chief has a hope and a dread."""
    assert 60 <= len(FIRMS[firm]["briefing"].split()) <= 120
    assert FIRMS[firm]["ambition"]["when"]
    assert FIRMS[firm]["fear"]["when"]


@pytest.mark.parametrize("event", sorted(COLD_SHOT["events"]))
def test_event_answers_are_real_choices(event: str) -> None:
    """An event put before a chief has two answers or more, and a default among them."""
    happening = COLD_SHOT["events"][event]
    choices = happening.get("choices", {})
    assert len(choices) != 1
    assert not choices or happening["default"] in choices
    assert all(choice["effects"] for choice in choices.values())

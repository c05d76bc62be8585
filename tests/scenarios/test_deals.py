"""The deals of `ticket` and `bailout` stand there with their figures, at their dates.

Invariant: these checks read the TOML alone, so a wrong figure is found whatever the program
makes of it; whoever changes a deal's sum changes the ledger first.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.scenarios.test_figures import FACTS, WEEKS
from tests.scenarios.test_summer import world

TICKET = world("ticket")
BAILOUT = world("bailout")
BOTH = {"ticket": TICKET, "bailout": BAILOUT}

Table = dict[str, Any]

each_scenario = pytest.mark.parametrize("scenario", sorted(BOTH))

FIGURES = [
    ("bailout", "openai-microsoft", "azure", "amount", "entanglement.azure-commitment", 1.0),
    ("ticket", "openai-microsoft", "azure", "amount", "entanglement.azure-commitment", 1.0),
    ("bailout", "openai-aws", "commitment", "amount", "entanglement.aws-contract", 1.0),
    ("ticket", "openai-aws", "commitment", "amount", "entanglement.aws-contract", 1.0),
    ("ticket", "openai-aws", "commitment", "weeks", "entanglement.aws-contract-years", WEEKS),
    ("ticket", "openai-aws", "compute", "amount", "entanglement.aws-gpus", 1.0),
    ("ticket", "google-fluidstack", "backstop", "amount", "record.fluidstack-backstop", 1.0),
    ("ticket", "apple-google-search", "price", "amount", "entanglement.search-default", 1 / WEEKS),
    ("ticket", "apple-gemini", "price", "amount", "entanglement.gemini-price", 1 / WEEKS),
    ("bailout", "apple-gemini", "price", "amount", "entanglement.gemini-price", 1 / WEEKS),
    ("ticket", "apple-claude", "price", "amount", "entanglement.claude-price", 1 / WEEKS),
    ("ticket", "nvidia-openai", "back", "amount", "bailout.nvidia-openai-investment", 1.0),
    ("ticket", "nvidia-xai", "stake", "amount", "ticket.xai-stake", 1.0),
    ("ticket", "nvidia-xai", "credit", "amount", "record.xai-vehicle-debt", 1.0),
    ("bailout", "nvidia-intel", "stake", "amount", "record.nvidia-intel-stake-price", 1.0),
    ("ticket", "nvidia-coreweave", "backstop", "amount", "record.coreweave-nvidia-backstop", 1.0),
    ("ticket", "openai-amd", "warrants", "amount", "record.amd-warrant-shares", 0.01),
    ("bailout", "nvidia-groq", "price", "amount", "entanglement.groq-price", 1.0),
    ("ticket", "nvidia-groq", "price", "amount", "entanglement.groq-price", 1.0),
    ("ticket", "stargate", "oracle", "amount", "record.oracle-openai-contract", 1.0),
    ("bailout", "meta-hyperion", "residual", "amount", "record.meta-spv", 1.0),
    ("ticket", "apple-pledge", "pledge", "amount", "dinner.apple-pledge", 1.0),
    ("ticket", "softbank-openai", "stake", "amount", "record.softbank-openai-rest", 1.0),
    ("ticket", "openai-licence", "share", "price", "record.openai-microsoft-share", 1.0),
    ("bailout", "anthropic-azure", "azure", "amount", "record.anthropic-azure", 1.0),
]
"""Scenario, contract, clause, its number, the fact it repeats, and its measure."""

DATES = [
    ("ticket", "openai-microsoft", "record.new-agreement-date"),
    ("ticket", "openai-aws", "record.aws-contract-date"),
    ("bailout", "openai-aws", "record.aws-contract-date"),
    ("ticket", "openai-amd", "record.amd-openai-date"),
    ("ticket", "nvidia-xai", "record.nvidia-xai-date"),
    ("ticket", "nvidia-groq", "record.nvidia-groq-date"),
    ("bailout", "nvidia-groq", "record.nvidia-groq-date"),
    ("bailout", "nvidia-intel", "record.nvidia-intel-closed"),
    ("ticket", "apple-gemini", "record.gemini-reported"),
    ("bailout", "apple-gemini", "record.gemini-announced"),
    ("ticket", "anthropic-tpus", "record.anthropic-tpu-date"),
]
"""Scenario, contract, and the fact that says when it was made known."""

RUNNING = [
    ("ticket", "openai-exclusivity", {"exclusivity", "break-fee"}),
    ("ticket", "openai-licence", {"licence", "revenue-share", "end-on-agi"}),
    ("bailout", "openai-licence", {"licence", "end-on-agi"}),
    ("bailout", "openai-microsoft", {"purchase"}),
    ("bailout", "nvidia-openai", {"reinvestment"}),
    ("bailout", "nvidia-xai", {"credit", "priority", "collateral"}),
    ("ticket", "google-openai", {"lease"}),
    ("ticket", "google-fluidstack", {"credit", "lease", "guarantee"}),
    ("ticket", "apple-google-search", {"payment", "placement"}),
    ("ticket", "apple-pledge", {"purchase", "break-fee"}),
    ("ticket", "nvidia-coreweave", {"credit", "priority", "guarantee"}),
    ("ticket", "stargate", {"purchase", "lease"}),
    ("bailout", "meta-hyperion", {"lease", "secrecy"}),
    ("ticket", "anti-cuda", {"project", "break-fee"}),
    ("ticket", "deepseek-format", {"project", "priority"}),
]
"""Contracts signed before the first morning, and kinds of clause they must have."""


def clauses(scenario: str, contract: str) -> Table:
    """The clauses of a contract by id."""
    found: Table = BOTH[scenario]["contracts"][contract]["clauses"]
    return found


@pytest.mark.parametrize(("scenario", "contract", "clause", "key", "fact", "per"), FIGURES)
def test_deal_has_the_figure_of_the_ledger(
    scenario: str, contract: str, clause: str, key: str, fact: str, per: float
) -> None:
    """The clause's number is the fact's, per week where the fact is a year's."""
    expected = FACTS[fact]["value"] * per
    assert clauses(scenario, contract)[clause][key] == pytest.approx(expected, rel=1e-6)


def test_the_hundred_billion_are_a_letter() -> None:
    """What comes back follows what is bought: nobody is bound to buy."""
    kinds = {clause["kind"] for clause in clauses("ticket", "nvidia-openai").values()}
    assert kinds == {"reinvestment", "credit", "priority"}


@pytest.mark.parametrize(("scenario", "contract", "fact"), DATES)
def test_deal_is_offered_on_its_day(scenario: str, contract: str, fact: str) -> None:
    """A deal of the scenario's weeks is offered on the day of the fact, by one of its parties."""
    entry = BOTH[scenario]["contracts"][contract]
    sides = [(clause.get("giver"), clause.get("taker")) for clause in entry["clauses"].values()]
    assert entry["date"] == FACTS[fact]["value"]
    assert any(entry["proposer"] in pair for pair in sides)


@pytest.mark.parametrize(("scenario", "contract", "kinds"), RUNNING)
def test_older_deal_binds_from_the_first_morning(
    scenario: str, contract: str, kinds: set[str]
) -> None:
    """A deal made before the scenario begins runs, and is a bundle of what it was told to be."""
    assert "date" not in BOTH[scenario]["contracts"][contract]
    assert kinds <= {clause["kind"] for clause in clauses(scenario, contract).values()}


@each_scenario
def test_stargate_adds_up_to_the_pledge(scenario: str) -> None:
    """What its parties promised to buy is the sum that was announced."""
    promised = sum(
        clause["amount"]
        for clause in clauses(scenario, "stargate").values()
        if clause["kind"] == "purchase"
    )
    assert promised == FACTS["bailout.stargate-pledge"]["value"]


@each_scenario
def test_the_friendly_price_is_a_third_of_the_proud_one(scenario: str) -> None:
    """Claude is offered to Apple, at a price that makes Gemini's a friend's."""
    claude = clauses(scenario, "apple-claude")["price"]["amount"]
    assert claude > 2.5 * clauses(scenario, "apple-gemini")["price"]["amount"]


@each_scenario
def test_allies_pay_unequal_parts(scenario: str) -> None:
    """Four firms fund the way out of CUDA, none as much as another, each with a price to leave."""
    alliance = clauses(scenario, "anti-cuda").values()
    dues = {clause["giver"]: clause["amount"] for clause in alliance if clause["kind"] == "project"}
    fees = {clause["giver"] for clause in alliance if clause["kind"] == "break-fee"}
    assert set(dues) == fees == {"google", "amd", "meta", "microsoft"}
    assert len(set(dues.values())) == 4


def test_a_vehicle_holds_what_the_page_does_not() -> None:
    """Meta's debt in vehicles grows from the smallest step told to the sum that was raised."""
    assert TICKET["firms"]["meta"]["spv_debt"] == FACTS["bailout.spv-hidden-investment"]["value"]
    assert BAILOUT["firms"]["meta"]["spv_debt"] == FACTS["record.meta-spv"]["value"]


def test_worth_of_the_great_is_as_told() -> None:
    """Nvidia stands at five trillion when the word backstop falls, OpenAI at half of one."""
    firms = BAILOUT["firms"]
    assert firms["nvidia"]["value"] == FACTS["bailout.nvidia-market-cap"]["value"]
    assert firms["openai"]["value"] == FACTS["entanglement.openai-valuation"]["value"]
    part = FACTS["record.microsoft-openai-stake"]["value"]
    assert firms["microsoft"]["holdings"]["openai"] == part


@each_scenario
def test_every_clause_has_a_source(scenario: str) -> None:
    """Each clause names the facts it rests on."""
    for name, contract in BOTH[scenario]["contracts"].items():
        assert set(contract["clauses"]) == set(contract["sources"]), name

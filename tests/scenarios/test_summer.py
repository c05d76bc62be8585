"""`dinner`, `entanglement` and `year-2025`: firms worth a chair, and what is put before them.

Invariant: all but the last test read the scenarios with all they extend, so that what is
wrong with a figure is found whatever a game makes of it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from game.compiled.load import load_game
from game.compiled.quantities import QUANTITIES
from game.compiled.sizes import CHOICES, CLAUSES, CONTRACTS, EFFECTS, EVENTS, FIRMS
from game.players import make_players
from game.scenario.find import find_scenario
from game.scenario.load import read_tree
from game.scenario.problems import Problems
from game.session.session import Session
from tests.scenarios.test_figures import FACTS as LEDGERS
from tests.scenarios.test_figures import WEEKS, sources

Table = dict[str, Any]

CHAIRS = {
    "dinner": {
        "apple", "google", "openai", "meta", "microsoft", "nvidia", "xai", "amd", "deepseek",
        "alibaba", "huawei", "bytedance", "tencent",
    },
    "entanglement": {
        "openai", "microsoft", "google", "meta", "amazon", "apple", "xai", "nvidia", "amd",
        "anthropic", "deepseek", "alibaba", "huawei", "oracle", "coreweave", "bytedance",
        "tencent",
    },
    "year-2025": {
        "openai", "microsoft", "google", "meta", "amazon", "apple", "xai", "nvidia", "amd",
        "anthropic", "deepseek", "alibaba", "huawei", "oracle", "coreweave", "bytedance",
        "tencent",
    },
}  # fmt: skip
WORDS = {
    "name", "ticker", "region", "about", "briefing", "chair", "listed", "ambition", "fear",
    "temper", "sources", "serves",
}  # fmt: skip
"""Keys of a firm that are words or a machine's temper, not figures."""
FEWEST_MATTERS = 12
"""Matters with answers that a scenario is to have at least."""
KEPT = 0.6
"""Part of the room for contracts that a scenario may use; the rest is for those made in a game."""
PLAYED = 2
"""Weeks a test plays without the compiler."""
SHUNNED = re.compile(
    r"\b(Trump|Biden|Musk|Altman|Cook|Pichai|Zuckerberg|Nadella|Huang|Bezos|Ive|Ellison|Son)\b"
)
"""Names of people, who stand in facts and in no scenario."""
BETTER_LOW = ("heat", "protest", "file", "hides_score", "hides_safety", "hides_content")

each_scenario = pytest.mark.parametrize("scenario", sorted(CHAIRS))
each_chair = pytest.mark.parametrize(
    ("scenario", "firm"), [(name, firm) for name in sorted(CHAIRS) for firm in sorted(CHAIRS[name])]
)


@cache
def world(scenario: str) -> Table:
    """The scenario's values, all it extends merged in."""
    problems = Problems()
    path = find_scenario(scenario, problems)
    tree = read_tree(path, problems) if path else None
    assert tree is not None, problems.to_text()
    return tree.data


def matters(scenario: str) -> Iterator[tuple[str, Table]]:
    """The events that ask a chief, by id."""
    return (
        (name, event) for name, event in world(scenario)["events"].items() if "choices" in event
    )


@each_scenario
def test_scenario_has_no_problem(scenario: str) -> None:
    """Nothing in the scenario is wrong or even odd."""
    game, problems = load_game(scenario)
    assert game is not None, problems.to_text()
    assert not [problem for problem in problems if problem.severity.value != "note"]


@each_scenario
def test_chairs(scenario: str) -> None:
    """The chairs are those meant, and all firms fit the engine."""
    firms = world(scenario)["firms"]
    assert {name for name, firm in firms.items() if firm.get("chair", True)} == CHAIRS[scenario]
    assert len(firms) <= FIRMS


@each_chair
def test_chair_is_worth_taking(scenario: str, firm: str) -> None:
    """A chief has a briefing of 60 to 120 words, a hope and a dread that rest on facts."""
    own = world(scenario)["firms"][firm]
    assert 60 <= len(own["briefing"].split()) <= 120
    assert own["ambition"]["when"] != own["fear"]["when"]
    assert own["ambition"]["source"]
    assert own["fear"]["source"]


@each_scenario
def test_every_hope_is_its_own(scenario: str) -> None:
    """No two chiefs want the same thing, or dread it."""
    firms = [world(scenario)["firms"][firm] for firm in CHAIRS[scenario]]
    for key in ("ambition", "fear"):
        assert len({firm[key]["text"] for firm in firms}) == len(firms)


@each_scenario
def test_every_starting_figure_has_a_source(scenario: str) -> None:
    """Whatever figure a firm starts with names the facts it rests on."""
    for name, firm in world(scenario)["firms"].items():
        assert set(firm) - WORDS <= set(firm["sources"]), name


@each_scenario
def test_sources_exist(scenario: str) -> None:
    """Every source names a fact of the ledgers."""
    assert set(sources(world(scenario))) <= set(LEDGERS)


def tokens(scenario: str, firm: str) -> float:
    """Billion tokens a week that the firm's users want at the start."""
    segments = world(scenario)["segments"]
    wanted: float = sum(
        segments[segment]["usage"] * share / (1 - segments[segment]["outside"])
        for segment, share in world(scenario)["firms"][firm].get("shares", {}).items()
    )
    return wanted


@pytest.mark.parametrize(
    ("scenario", "firm", "fact"),
    [
        ("dinner", "openai", "openai-run-rate-august"),
        ("dinner", "anthropic", "anthropic-run-rate-august"),
        ("entanglement", "openai", "openai-run-rate-june"),
        ("entanglement", "anthropic", "anthropic-run-rate-may"),
    ],
)
def test_revenue_is_near_the_fact(scenario: str, firm: str, fact: str) -> None:
    """Service revenue at the starting price is within a tenth of the reported rate."""
    price = world(scenario)["firms"][firm]["price"]
    revenue = WEEKS * tokens(scenario, firm) * price * 1000
    assert revenue == pytest.approx(LEDGERS[f"record.{fact}"]["value"], rel=0.1)


@pytest.mark.parametrize(
    ("scenario", "fact"),
    [("dinner", "nvidia-data-centre-q2-fy26"), ("entanglement", "nvidia-data-centre-q1-fy26")],
)
def test_chip_sales_are_near_the_last_quarter(scenario: str, fact: str) -> None:
    """Nvidia's cards at list price sell for what the last quarter's data centres paid."""
    chips = world(scenario)["chips"].values()
    weekly = sum(chip["output"] * chip["price"] for chip in chips if chip["vendor"] == "nvidia")
    assert weekly * WEEKS / 4 == pytest.approx(LEDGERS[f"record.{fact}"]["value"], rel=0.15)


def compute(scenario: str, firm: str) -> float:
    """Units owned and leased, what is let taken off; what is yet to be built up left out."""
    chips, contracts = world(scenario)["chips"], world(scenario)["contracts"]
    owned = world(scenario)["firms"][firm].get("chips", {}).items()
    units = sum(chips[chip]["units"] * cards for chip, cards in owned)
    for contract in contracts.values():
        for clause in contract["clauses"].values():
            if clause["kind"] == "lease" and "date" not in contract and not clause.get("weeks"):
                units += clause["amount"] * (clause["taker"] == firm)
                units -= clause["amount"] * (clause["giver"] == firm)
    return float(units)


@each_scenario
def test_cards_have_power_and_users_have_cards(scenario: str) -> None:
    """Nobody starts with dark cards, overloaded, or with halls full of idle servers."""
    whole = world(scenario)
    for name, own in whole["firms"].items():
        cards = own.get("chips", {}).items()
        watts = sum(whole["chips"][chip]["watts"] * n for chip, n in cards)
        assert watts <= own["power"] * 1e6, name
        if own.get("shares"):
            need = tokens(scenario, name) * whole["models"][own["serves"]]["weight"]
            capacity = compute(scenario, name) * own["split"]["serve"]
            assert 0.25 * capacity <= need / own["serving_skill"] <= 0.85 * capacity, name


@each_scenario
def test_enough_is_asked_of_every_chief(scenario: str) -> None:
    """There are at least a dozen matters, and each chief has two or more in different weeks."""
    assert len(dict(matters(scenario))) >= FEWEST_MATTERS
    for firm in CHAIRS[scenario]:
        days = {event["date"] for _, event in matters(scenario) if event["firm"] == firm}
        assert len(days) >= 2, firm


@each_scenario
def test_happenings_fit_the_weeks_and_the_engine(scenario: str) -> None:
    """Every event and offer may come up before the end; all stay within the engine's arrays."""
    whole = world(scenario)
    last = whole["start"] + datetime.timedelta(weeks=whole["turns"])
    events, contracts = whole["events"].values(), whole["contracts"].values()
    dated = [entry["date"] for entry in (*events, *contracts) if "date" in entry]
    assert all(whole["start"] <= day < last for day in dated)
    assert len(events) <= EVENTS
    assert max(len(event.get("choices", {})) for event in events) <= CHOICES
    answers = [choice for event in events for choice in event.get("choices", {}).values()]
    assert sum(len(entry.get("effects", ())) for entry in (*events, *answers)) <= EFFECTS
    assert len(contracts) <= CONTRACTS * KEPT
    assert sum(len(contract["clauses"]) for contract in contracts) <= CLAUSES * KEPT


def effects_of(event: Table) -> Iterator[Table]:
    """What an event and all its answers move; each answer brings what the event does as well."""
    own = event.get("effects", ())
    for choice in event.get("choices", {"": {"effects": ()}}).values():
        yield from (*own, *choice["effects"])


@each_scenario
def test_happenings_act_through_the_model(scenario: str) -> None:
    """An effect moves a mood, a name or a skill a little: no value, no cash, no user."""
    movable = {quantity.name for quantity in QUANTITIES if quantity.bounds is not None}
    for name, event in world(scenario)["events"].items():
        assert event["source"], name
        for effect in effects_of(event):
            quantity = effect["quantity"].rsplit(".", 1)[1]
            assert quantity in movable, name
            assert quantity.startswith("licence") or 0.4 <= effect.get("times", 1.0) <= 1.2, name


@each_scenario
def test_no_answer_is_plainly_the_right_one(scenario: str) -> None:
    """Of two answers neither is at least as good in everything for the chief who gives it."""
    for name, event in matters(scenario):
        gains = [gain(event["firm"], choice) for choice in event["choices"].values()]
        for place, one in enumerate(gains):
            for other in gains[:place] + gains[place + 1 :]:
                keys = one.keys() | other.keys()
                assert any(one.get(key, 0.0) < other.get(key, 0.0) for key in keys), name


def gain(firm: str, choice: Table) -> dict[str, float]:
    """What an answer brings the chief of `firm`, by quantity; more is better."""
    found = {"cash": -float(choice.get("cost", 0))}
    for effect in choice["effects"]:
        head, _, quantity = effect["quantity"].rpartition(".")
        if head == f"firms.{firm}":
            moved = effect.get("add", 0.0) + effect.get("times", 1.0) - 1.0
            found[quantity] = -moved if quantity in BETTER_LOW else moved
    return found


@each_scenario
def test_texts_are_short_and_name_firms_only(scenario: str) -> None:
    """A happening is told in at most 70 words, an answer in at most 40, and nobody is named."""
    for name, event in world(scenario)["events"].items():
        choices = event.get("choices", {}).values()
        assert len(event["text"].split()) <= 70, name
        assert all(len(choice["about"].split()) <= 40 for choice in choices), name
        told = [event["title"], event["text"], *(c["title"] + " " + c["about"] for c in choices)]
        assert not SHUNNED.search(" ".join(told)), name


DEALS = [
    ("openai-microsoft", "record.new-agreement-date"),
    ("openai-aws", "record.aws-contract-date"),
    ("openai-amd", "record.amd-openai-date"),
    ("nvidia-xai", "record.nvidia-xai-date"),
    ("apple-gemini", "record.gemini-reported"),
    ("anthropic-tpus", "record.anthropic-tpu-date"),
    ("google-openai", "record.google-openai-date"),
    ("apple-pledge", "record.apple-pledge-date"),
]
"""Deals of the half year and the fact that says when each was made known."""


@pytest.mark.parametrize(("contract", "fact"), DEALS)
def test_deal_is_offered_on_its_day(contract: str, fact: str) -> None:
    """In `entanglement` a deal is offered on the day of the fact, by one of its parties."""
    entry = world("entanglement")["contracts"][contract]
    sides = [(clause.get("giver"), clause.get("taker")) for clause in entry["clauses"].values()]
    assert entry["date"] == LEDGERS[fact]["value"]
    assert any(entry["proposer"] in pair for pair in sides)


@pytest.mark.parametrize("firm", sorted(CHAIRS["dinner"]))
def test_the_last_weeks_of_the_dinner_ask_something(firm: str) -> None:
    """In weeks 8 to 10 each of the thirteen chairs may be put a matter or offered a deal."""
    whole = world("dinner")
    days = [event["date"] for _, event in matters("dinner") if event["firm"] == firm]
    days += [
        contract["date"]
        for contract in whole["contracts"].values()
        if "date" in contract
        and any(firm in (c.get("giver"), c.get("taker")) for c in contract["clauses"].values())
    ]
    eighth = whole["start"] + datetime.timedelta(weeks=7)
    last = whole["start"] + datetime.timedelta(weeks=10)
    assert any(eighth <= day < last for day in days)


@each_scenario
def test_machines_play_the_first_weeks(scenario: str) -> None:
    """With a machine in every chair the first weeks pass, all firms stand and books close."""
    game, problems = load_game(scenario)
    assert game is not None, problems.to_text()
    session = Session.start(game, seed=1, players=make_players(game.compiled.scenario, 1))
    for _ in range(PLAYED):
        session.hand_in()
    firms = game.compiled.scenario.firms
    later = {name for name, firm in firms.items() if firm.enters or firm.part_of.firm}
    places = [place for name, place in game.compiled.places["firms"].items() if name not in later]
    assert all(int(session.world["status"][0, place]) == 1 for place in places)
    assert not session.world["balance"][0].sum(axis=1).any()

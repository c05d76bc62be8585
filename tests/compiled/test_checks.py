"""Whatever does not fit together in a scenario is found, with file, line and what is right."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import pytest
import tomli_w

from game.compiled import sizes
from game.scenario.problems import Problem
from tests.support.small import TEXT, document, load_text

Table = dict[str, Any]


def problems_of(changes: Mapping[str, Any]) -> tuple[list[Problem], list[str]]:
    """Problems of the small scenario with changes, and the lines of its text."""
    text = tomli_w.dumps(document(changes))
    game, problems = load_text(text)
    assert game is None
    return list(problems), text.splitlines()


def copies(table: str, name: str, count: int, **more: Any) -> Mapping[str, Any]:
    """Changes that add `count` copies of an entry."""
    entry = {**document()[table][name], **more}
    return {f"{table}.copy{number}": entry for number in range(count)}


def event(**more: Any) -> Mapping[str, Any]:
    """Changes that make another of the small scenario's storm."""
    return {"events.storm": {**document()["events"]["storm"], **more}}


def effect(quantity: str) -> Mapping[str, Any]:
    """Changes that make the storm move a quantity."""
    return event(effects=[{"quantity": quantity, "add": 1.0}])


EARLY = datetime.date(2024, 1, 1)
CHOICE = {"title": "Yes"}

CASES: dict[str, tuple[Mapping[str, Any], str, str]] = {
    "shares": ({"segments.chat.outside": 0.3}, "segments.chat.outside", "add up"),
    "split": (
        {"firms.ada.split": {"train": 0.7, "serve": 0.7}}, "firms.ada.split", "more than 1",
    ),
    "no model": ({"firms.ada.serves": ""}, "firms.ada.shares", "serves"),
    "held model": ({"firms.ada.serves": "ada-2"}, "firms.ada.serves", "not released"),
    "closed model": ({"firms.core.serves": "ada-1"}, "firms.core.serves", "neither"),
    "unknown model": ({"firms.core.serves": "bolt-11"}, "firms.core.serves", "no 'bolt-11'"),
    "rents": ({"rental.rent_low": 9.0}, "rental.rent_low", "below"),
    "first rent": ({"rental.rent_start": 0.1}, "rental.rent_start", "between"),
    "pays": ({"talent.pay_low": 50_000_000}, "talent.pay_low", "below"),
    "prices": ({"services.price_low": 200.0}, "services.price_low", "below"),
    "until": (event(until=EARLY), "events.storm.until", "before"),
    "date": (event(date=EARLY), "events.storm.date", "before"),
    "choices without a chief": (
        event(choices={"yes": CHOICE}, default="yes"), "events.storm.choices", "firm",
    ),
    "default": ({"events.offer.default": "acept"}, "events.offer.default", "one of the choices"),
    "two runs": (
        copies("models", "bolt-2", 1), "models.copy0.state", "already trains",
    ),
    "no plan": ({"models.bolt-2.planned": 0.0}, "models.bolt-2.planned", "plan"),
    "source of nothing": (
        {"firms.ada.sources": {"csh": []}}, "firms.ada.sources.csh", "no key 'csh'",
    ),
    "source unknown": (
        {"firms.ada.sources": {"cash": ["memoir.nothing"]}}, "firms.ada.sources.cash", "no fact",
    ),
    "source of a constant": ({"sources": {"rental.rnt": []}}, 'sources."rental.rnt"', "no key"),
    "condition": (
        {"firms.ada.fear.when": "firms.ada.chash < 1"}, "firms.ada.fear.when", "character 1",
    ),
    "condition of an event": (event(when="world.moood > 1"), "events.storm.when", "character 1"),
    "syntax": (event(when="1 +"), "events.storm.when", "character"),
    "effect unknown": (
        effect("world.moood"), "events.storm.effects[0].quantity", "no quantity",
    ),
    "effect on money": (
        effect("firms.ada.cash"), "events.storm.effects[0].quantity", "cannot move",
    ),
    "effect on a sum": (effect("world.mood + 1"), "events.storm.effects[0].quantity", "one named"),
    "protagonist": ({"protagonist": "add"}, "protagonist", "no 'add'"),
    "value": ({"firms.core.value": 1_000_000_000}, "firms.core.value", "less than"),
    "no segments": (
        {"segments": {}, "firms.ada.shares": {}, "firms.bolt.shares": {}, "firms.core.shares": {},
         "firms.core.doors": {}}, "segments", "at least one",
    ),
    "firms": (copies("firms", "ada", sizes.FIRMS, shares={}, serves=""), "firms", "room for"),
    "events": (copies("events", "storm", sizes.EVENTS), "events", "room for"),
    "contracts": (copies("contracts", "cloud-ada", sizes.CONTRACTS), "contracts", "room for"),
    "chips": (copies("chips", "card", sizes.CHIPS), "chips", "room for"),
    "too many choices": (
        {"events.offer.choices": {f"c{n}": CHOICE for n in range(sizes.CHOICES + 1)},
         "events.offer.default": "c0"}, "events.offer.choices", "at most",
    ),
    "too many effects": (
        event(effects=[{"quantity": "world.mood"}] * (sizes.EFFECTS + 1)), "events", "room for",
    ),
}  # fmt: skip
"""Changes, the key that is to blame, and what the message says."""


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_found_where_it_stands(name: str) -> None:
    """The problem names the key, the line it is on, and what is wrong."""
    changes, key, words = CASES[name]
    found, lines = problems_of(changes)
    mine = [problem for problem in found if problem.key == key and words in problem.message]
    assert mine, [problem.to_text() for problem in found]
    assert mine[0].file.endswith("small.toml")
    assert mine[0].line is not None
    last = key.replace('"', "").removesuffix("[0].quantity").split(".")[-1]
    assert last in lines[mine[0].line - 1] or last in key


@pytest.mark.parametrize(
    ("changes", "meant"),
    [
        ({"firms.core.serves": "bolt-11"}, "bolt-1"),
        ({"protagonist": "adaa"}, "ada"),
        ({"firms.ada.fear.when": "firms.ada.chash < 1"}, "cash"),
        ({"events.offer.default": "acept"}, "accept"),
        ({"firms.ada.sources": {"csh": []}}, "cash"),
        (effect("world.moood"), "mood"),
    ],
)
def test_a_misspelt_name_gets_the_nearest(changes: Mapping[str, Any], meant: str) -> None:
    """The hint names what was probably meant."""
    found, _lines = problems_of(changes)
    assert any(f"'{meant}'" in problem.hint for problem in found)


def test_all_faults_are_told_at_once() -> None:
    """Problems of different tables are found in one go."""
    found, _lines = problems_of(
        {"segments.chat.outside": 0.3, "rental.rent_start": 0.1, "events.offer.default": "x"}
    )
    keys = {problem.key for problem in found}
    assert {"segments.chat.outside", "rental.rent_start", "events.offer.default"} <= keys


def test_a_sound_scenario_has_no_problems() -> None:
    """The small scenario itself is without fault."""
    game, problems = load_text(TEXT)
    assert game is not None
    assert len(problems) == 0

"""Which facts scenarios rest on: found wherever they are named, and none forgotten.

Invariant: every fact of an article is used by a scenario or marked as colour, never both.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from game.scenario.find import ledger_files
from game.scenario.load import read_ledger
from game.scenario.model import Fact, Ledger
from game.scenario.problems import Problems, Severity
from game.scenario.uses import facts_in_use, facts_named, note_unused, unused

LEDGERS = {path.stem: read_ledger(path, Problems()) for path in ledger_files()}
ARTICLES = sorted(name for name, ledger in LEDGERS.items() if ledger and ledger.article)


def fact(*, colour: bool = False) -> Fact:
    """A fact nobody has heard of."""
    return Fact(value=1, unit="count", date="2025", claim="One.", told="assumed", colour=colour)


def test_facts_are_found_wherever_they_are_named() -> None:
    """A list under `source`, and every list of a table under `sources`, names facts."""
    data = {
        "sources": {"rental.rent_start": ["a.one"]},
        "firms": {"x": {"fear": {"source": ["a.two"]}, "sources": {"cash": ["a.three", "a.one"]}}},
        "title": "a.four",
    }
    assert set(facts_named(data)) == {"a.one", "a.two", "a.three"}


def test_colour_is_not_asked_for() -> None:
    """A fact in no scenario is told of, unless it is marked as colour."""
    ledger = Ledger(title="T", about="A.", facts={"kept": fact(colour=True), "lost": fact()})
    assert unused(ledger, "nowhere") == ["lost"]


def test_note_names_what_is_left() -> None:
    """The note is no warning, and names the fact and the file."""
    problems = Problems()
    ledger = Ledger(title="T", about="A.", facts={"lost": fact()})
    note_unused(ledger, Path("nowhere.toml"), problems)
    (note,) = problems
    assert note.severity is Severity.NOTE
    assert "lost" in note.message
    assert note.file == "nowhere.toml"


@pytest.mark.parametrize("article", ARTICLES)
def test_every_fact_of_an_article_has_its_place(article: str) -> None:
    """It is used by a scenario, or it is colour."""
    ledger = LEDGERS[article]
    assert ledger is not None
    assert not unused(ledger, article)
    coloured = {f"{article}.{name}" for name, each in ledger.facts.items() if each.colour}
    assert not coloured & facts_in_use()

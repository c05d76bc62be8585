"""The fact ledgers keep their form, whatever program reads them.

Invariant: every fact in ``seeds/*.toml`` can be cited, dated and told apart by how it is told.
"""

import math
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

SEEDS = Path(__file__).parents[2] / "seeds"
LEDGERS = sorted(SEEDS.glob("*.toml"))
ARTICLES = {"bailout", "dinner", "entanglement", "memoir", "ticket"}
FACT_KEYS = {"value", "unit", "date", "claim", "told"}
TOLD = {"reported", "rumoured", "fictionalised", "assumed"}
KEBAB = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
WHEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?: \([a-z ]+\))?")
CJK = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
TYPES = {"date": date, "text": str, "flag": bool}

Fact = dict[str, Any]


def facts_of(path: Path) -> dict[str, Fact]:
    """The facts of one ledger, by key."""
    facts: dict[str, Fact] = tomllib.loads(path.read_text("utf-8"))["facts"]
    return facts


each_ledger = pytest.mark.parametrize("path", LEDGERS, ids=lambda path: path.stem)


@each_ledger
def test_ledger_says_what_it_is(path: Path) -> None:
    """A ledger has a title, an account of itself and facts; an article's names the article."""
    ledger = tomllib.loads(path.read_text("utf-8"))
    assert set(ledger) - {"article"} == {"title", "about", "facts"}
    assert ledger.get("article", path.stem) == path.stem
    assert ledger["title"].strip()
    assert ledger["about"].endswith(".")
    assert ("article" in ledger) == (path.stem in ARTICLES)


def test_every_article_has_its_ledger() -> None:
    """Each of the five articles has a ledger of its own."""
    assert {path.stem for path in LEDGERS} >= ARTICLES


@each_ledger
def test_nothing_is_copied_in_the_original_script(path: Path) -> None:
    """No ledger holds a character of an article's original wording."""
    assert not CJK.search(path.read_text("utf-8"))


@each_ledger
def test_facts_have_exactly_their_keys(path: Path) -> None:
    """A fact has the common keys, and a publisher exactly when it is public record."""
    keys = FACT_KEYS | ({"publisher"} if path.stem == "record" else set())
    for key, fact in facts_of(path).items():
        assert KEBAB.fullmatch(key), key
        assert set(fact) - {"colour"} == keys, key
        assert fact.get("colour", True) is True, key
        words = set(fact) - {"value", "colour"}
        assert all(isinstance(fact[name], str) and fact[name].strip() for name in words), key


@each_ledger
def test_facts_are_told_as_their_ledger_allows(path: Path) -> None:
    """Only the assumptions are assumed, and the public record holds no fiction."""
    for key, fact in facts_of(path).items():
        assert fact["told"] in TOLD, key
        assert (fact["told"] == "assumed") == (path.stem == "assumptions"), key
        assert path.stem != "record" or fact["told"] in {"reported", "rumoured"}, key


@each_ledger
def test_claims_are_short_sentences(path: Path) -> None:
    """A claim is 20 to 240 characters and ends with a full stop."""
    for key, fact in facts_of(path).items():
        assert 20 <= len(fact["claim"]) <= 240, key
        assert fact["claim"].endswith("."), key


@each_ledger
def test_dates_exist_in_the_calendar(path: Path) -> None:
    """A fact's date is a year, month or day of the calendar, perhaps with a part of it."""
    for key, fact in facts_of(path).items():
        parts = WHEN.fullmatch(fact["date"])
        assert parts, key
        year, month, day = (int(part or 1) for part in parts.groups())
        assert date(year, month, day)


@each_ledger
def test_values_fit_their_units(path: Path) -> None:
    """A date, text or flag has that type; anything else is a finite number, shares in [0, 1]."""
    for key, fact in facts_of(path).items():
        value, unit = fact["value"], fact["unit"]
        assert type(value) in ({TYPES[unit]} if unit in TYPES else {int, float}), key
        if unit == "date":
            assert value.isoformat() == fact["date"], key
        elif unit not in TYPES:
            assert math.isfinite(value), key
            assert unit not in {"share", "scale"} or 0 <= value <= 1, key

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


FACTS = [
    pytest.param(path.stem, key, fact, id=f"{path.stem}.{key}")
    for path in LEDGERS
    for key, fact in facts_of(path).items()
]
each_ledger = pytest.mark.parametrize("path", LEDGERS, ids=lambda path: path.stem)
each_fact = pytest.mark.parametrize(("ledger", "key", "fact"), FACTS)


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


@each_fact
def test_fact_has_exactly_its_keys(ledger: str, key: str, fact: Fact) -> None:
    """A fact has the common keys, and a publisher exactly when it is public record."""
    assert KEBAB.fullmatch(key)
    assert set(fact) - {"colour"} == FACT_KEYS | ({"publisher"} if ledger == "record" else set())
    assert fact.get("colour", True) is True
    words = set(fact) - {"value", "colour"}
    assert all(isinstance(fact[name], str) and fact[name].strip() for name in words)


@each_fact
def test_fact_is_told_as_its_ledger_allows(ledger: str, key: str, fact: Fact) -> None:
    """Only the assumptions are assumed, and the public record holds no fiction."""
    assert fact["told"] in TOLD
    assert (fact["told"] == "assumed") == (ledger == "assumptions")
    assert ledger != "record" or fact["told"] in {"reported", "rumoured"}


@each_fact
def test_claim_is_a_short_sentence(ledger: str, key: str, fact: Fact) -> None:
    """A claim is 20 to 240 characters and ends with a full stop."""
    assert 20 <= len(fact["claim"]) <= 240
    assert fact["claim"].endswith(".")


@each_fact
def test_date_exists_in_the_calendar(ledger: str, key: str, fact: Fact) -> None:
    """A fact's date is a year, month or day of the calendar, perhaps with a part of it."""
    parts = WHEN.fullmatch(fact["date"])
    assert parts
    year, month, day = (int(part or 1) for part in parts.groups())
    assert date(year, month, day)


@each_fact
def test_value_fits_its_unit(ledger: str, key: str, fact: Fact) -> None:
    """A date, text or flag has that type; anything else is a finite number, shares in [0, 1]."""
    value, unit = fact["value"], fact["unit"]
    assert type(value) in ({TYPES[unit]} if unit in TYPES else {int, float})
    if unit == "date":
        assert value.isoformat() == fact["date"]
    elif unit not in TYPES:
        assert math.isfinite(value)
        assert unit not in {"share", "scale"} or 0 <= value <= 1

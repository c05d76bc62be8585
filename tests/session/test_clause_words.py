"""Clauses read as sentences, with numbers as people write them."""

from __future__ import annotations

import pytest

from game.compiled.clauses import CLAUSE_KINDS
from game.session.clause_words import Promise, sentence

SENTENCES = (
    (Promise(kind="payment", giver="A", taker="B", amount=5_000, weeks=0),
     "A pays B $5M once, at the start"),
    (Promise(kind="payment", giver="A", taker="B", amount=5_000, weeks=1),
     "A pays B $5M every week"),
    (Promise(kind="lease", giver="A", taker="B", amount=1, price=0.336, weeks=26),
     "A lets B 1 unit at $2.00 an hour and unit, built up over 26 weeks"),
    (Promise(kind="stake", giver="A", taker="B", amount=2_000_000, price=0.025),
     "A buys 2.5% of B for $2B"),
    (Promise(kind="revenue-share", giver="A", taker="B", price=0.2),
     "A pays B 20% of its service revenue"),
    (Promise(kind="collateral", giver="A", taker="B", subject="Hopper", amount=20_000),
     "A pledges 20,000 cards of Hopper to B"),
)  # fmt: skip


@pytest.mark.parametrize(("promise", "expected"), SENTENCES)
def test_a_clause_reads_as_a_sentence(promise: Promise, expected: str) -> None:
    """Money with its letter, rents by the hour, parts in per cent, weeks in their meaning."""
    assert sentence(promise) == expected


@pytest.mark.parametrize("kind", [kind.id for kind in CLAUSE_KINDS])
def test_every_kind_has_a_sentence(kind: str) -> None:
    """No placeholder is left over, whatever the kind."""
    text = sentence(
        Promise(kind=kind, giver="A", taker="B", subject="C", amount=3, price=0.5, weeks=7)
    )
    assert text
    assert "{" not in text

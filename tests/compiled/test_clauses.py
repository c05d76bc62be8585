"""The table of clause kinds says all that the rules ask of a kind."""

from __future__ import annotations

import pytest

from game.compiled.clauses import CLAUSE_KINDS, OPEN_ON_AGI, ClauseKind

KINDS = pytest.mark.parametrize("kind", CLAUSE_KINDS, ids=lambda kind: kind.id)


@KINDS
def test_a_sentence_names_every_number_that_the_kind_counts(kind: ClauseKind) -> None:
    """And no other; whoever promises something is named."""
    for name in ("amount", "price", "weeks", "subject"):
        assert (f"{{{name}}}" in kind.says) == bool(getattr(kind, name)), name
    assert ("{giver}" in kind.says) == (CLAUSE_KINDS.index(kind) < OPEN_ON_AGI)


@KINDS
def test_only_what_counts_an_amount_is_used_up(kind: ClauseKind) -> None:
    """What has no amount has no rest."""
    assert kind.amount or not kind.used_up


@KINDS
def test_who_pays_says_how_much(kind: ClauseKind) -> None:
    """A sum, or a part of something."""
    assert not kind.pays or "usd" in f"{kind.amount} {kind.price}" or kind.price.startswith("part")


@KINDS
def test_a_frame_promises_nothing_that_must_be_had(kind: ClauseKind) -> None:
    """But for cards that are pledged."""
    assert kind.frame != "term" or not (kind.pays or kind.needs or kind.priced)

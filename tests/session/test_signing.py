"""What if all signed it: the weeks with an offer signed, beside those without it."""

from __future__ import annotations

import datetime

import pytest

from game.compiled.load import Game
from game.session.deals import ClauseDraft, Draft
from game.session.digests import digest_of
from tests.session.playing import alone
from tests.support.small import build

pytestmark = pytest.mark.usefixtures("engine")


def offering(amount: int) -> Game:
    """The small game in which Ada offers Bolt so many dollars for a hundredth of it."""
    return build(
        {
            "contracts.pact": {
                "title": "The pact",
                "proposer": "ada",
                "date": datetime.date(2025, 1, 6),
                "clauses": {
                    "shares": {
                        "kind": "stake", "giver": "ada", "taker": "bolt", "amount": amount,
                        "price": 0.01,
                    },
                },
            },
        }
    )  # fmt: skip


def test_who_cannot_pay_what_it_signs_is_told_to_fail() -> None:
    """Ada, with four fifths of it in the till, fails in the week of the signature; Bolt gains."""
    session = alone("bolt", game=offering(2_500_000_000))
    found = session.if_signed("pact")
    own, other = found.parties
    assert (own.firm, own.week) == ("bolt", -1)
    assert (other.firm, other.week) == ("ada", session.turn + 1)
    assert other.missing > 0
    assert "fails in week 1" in other.says
    assert [fall.firm for fall in found.falls] == ["ada"]


def test_a_sum_that_is_there_moves_tills_and_fells_nobody() -> None:
    """What Ada pays Bolt has: its least till is larger by it, Ada's smaller."""
    session = alone("bolt", game=offering(10_000_000))
    found = session.if_signed("pact")
    bolt, ada = found.parties
    assert found.falls == ()
    assert bolt.least > bolt.least_without
    assert ada.least == pytest.approx(ada.least_without - 10_000_000, abs=1_000_000)


def test_a_draft_can_be_tried_too() -> None:
    """Written now and signed by the other next week, it is due in the week after."""
    session = alone("bolt", game=offering(10_000_000))
    paid = ClauseDraft(kind="payment", giver="bolt", taker="core", amount=900_000_000)
    found = session.if_signed(Draft(to="core", clauses=(paid,)))
    assert (found.parties[0].firm, found.parties[0].week) == ("bolt", session.turn + 2)
    assert "nobody" not in found.text


def test_asking_changes_nothing() -> None:
    """Neither the world nor the tray."""
    session = alone("bolt", game=offering(2_500_000_000))
    before = digest_of(session.world)
    session.if_signed("pact")
    assert (digest_of(session.world), session.tray) == (before, ())

"""A draft is nothing but its orders, and the session takes it whole or not at all."""

from __future__ import annotations

import pytest

from game.session.catalogue import UnknownNameError
from game.session.deals import ClauseDraft, Draft, draft_of
from game.session.digests import digest_of
from tests.session.playing import FIRMS, alone, fresh

pytestmark = pytest.mark.usefixtures("engine")

LEASE = ClauseDraft(kind="lease", giver="core", taker="bolt", amount=800, price=0.4)
FEE = ClauseDraft(kind="break-fee", giver="bolt", taker="core", amount=500)
MORE = ClauseDraft(kind="break-fee", giver="core", taker="bolt", amount=700)
END = ClauseDraft(kind="end-on-date", weeks=20)
OFFER = Draft(to="core", rank="secured", clauses=(LEASE, FEE, MORE, END))


def test_a_draft_is_a_proposal_and_its_clauses() -> None:
    """One order begins it, one follows for each clause."""
    first, *rest = OFFER.orders()
    assert (first.kind, first.subject, first.option) == ("propose", "core", "secured")
    assert [order.option for order in rest] == [clause.kind for clause in OFFER.clauses]
    assert sum(order.about.moves for order in OFFER.orders()) == 1


def test_a_sent_draft_is_offered_as_it_was_written() -> None:
    """Two clauses of one kind both stand; the other side sees the numbers given."""
    session = alone("bolt")
    assert session.send(OFFER).allowed
    session.hand_in()
    (offer,) = [line for line in session.view("core").offers if line.to_sign]
    assert draft_of(offer.contract, "core").clauses == OFFER.clauses
    assert offer.contract.rank == "secured"
    (waiting,) = session.view("bolt").offers
    assert not waiting.to_sign
    assert waiting.waits_for == ("Core",)


def test_undo_takes_the_whole_proposal_back() -> None:
    """Half a contract never stays in the tray."""
    session = alone("bolt")
    session.send(OFFER)
    session.undo()
    assert session.tray == ()


def test_a_draft_with_a_refused_clause_leaves_the_tray_alone() -> None:
    """A clause about nothing is refused, and nothing of its draft stays."""
    session = alone("bolt")
    wrong = Draft(to="core", clauses=(LEASE, ClauseDraft(kind="payment", giver="bolt")))
    assert not session.send(wrong).allowed
    assert session.tray == ()


def test_an_appraisal_changes_nothing() -> None:
    """Neither the world nor the tray nor what anybody sees."""
    session = alone("bolt")
    views = {firm: session.view(firm) for firm in FIRMS}
    before, tray = digest_of(session.world), session.tray
    session.appraise(OFFER)
    session.appraise_offer("core-bolt")
    for firm in FIRMS:
        session.what_if(firm)
    assert (digest_of(session.world), session.tray) == (before, tray)
    assert {firm: fresh(session).view(firm) for firm in FIRMS} == views


def test_a_contract_unknown_to_the_chair_cannot_be_appraised() -> None:
    """There is nothing to weigh in what one does not know of."""
    with pytest.raises(UnknownNameError):
        alone("bolt").appraise_offer("deal-9")


def test_a_firm_without_cash_may_fall() -> None:
    """Who cannot pay wages without its cash falls in the first wave."""
    found = alone("bolt").what_if("bolt")
    assert [fall.firm for fall in found.falls][:1] == ["bolt"]
    assert found.falls[0].wave == 0
    assert found.total == sum(loss.lost for loss in found.losses)

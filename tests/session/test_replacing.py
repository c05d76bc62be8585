"""Other terms for what runs: what is drafted and weighed is what is offered and signed."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import pytest

from game.session.dealings import ContractLine
from game.session.deals import ClauseDraft, Draft
from game.session.deals.ahead import completed, draft_ahead, is_outside
from game.session.orders import Order
from game.session.session import Session
from game.session.view import View
from tests.session.playing import fresh
from tests.support.small import build

HALL = {
    "title": "A hall",
    "clauses": {
        "build": {
            "kind": "purchase", "giver": "bolt", "taker": "suppliers",
            "amount": 100_000_000, "weeks": 10,
        },
        "rent": {
            "kind": "payment", "giver": "core", "taker": "bolt", "amount": 3_000_000, "weeks": 1,
        },
    },
}  # fmt: skip
MORE = ClauseDraft(kind="payment", giver="core", taker="bolt", amount=4_000, weeks=1)


class Signs:
    """A chief who signs whatever is offered."""

    name = "signs"

    def decide(self, view: View) -> Sequence[Order]:
        """Yes to each offer."""
        waiting = [offer for offer in view.offers if offer.to_sign]
        return [Order(kind="accept", subject=offer.contract.id) for offer in waiting]


def bound(weeks: int) -> Session:
    """Bolt is bound to Core and to builders outside, since so many weeks."""
    game = build({"contracts.hall": HALL})
    session = Session.start(game, seed=1, chair="bolt", players={"core": Signs()})
    for _ in range(weeks):
        session.hand_in()
    return session


def said(line: ContractLine) -> set[tuple[str, str, str, int, int]]:
    """What a contract says, clause by clause."""
    return {(c.kind, c.giver, c.taker, c.amount, c.weeks) for c in line.clauses}


def written(draft: Draft) -> set[tuple[str, str, str, int, int]]:
    """What a draft says, clause by clause."""
    return {(c.kind, c.giver, c.taker, c.amount, c.weeks) for c in draft.clauses}


def hall(session: Session) -> ContractLine:
    """The contract that runs."""
    return next(line for line in session.view().contracts if line.id == "hall")


@pytest.mark.parametrize("weeks", [0, 3])
def test_what_runs_may_be_offered_again_as_it_stands(weeks: int) -> None:
    """What lies ahead of it, clauses with parties outside among it, may always be sent."""
    session = bound(weeks)
    assert session.send(draft_ahead(hall(session), "core", weeks)).refusal == ""


def test_what_was_struck_out_of_an_outsider_is_weighed_and_offered_all_the_same() -> None:
    """The builders are not asked: what is left of their clause stands in worth, offer and deal."""
    session = bound(3)
    bare = Draft(to="core", clauses=(MORE,), contract="hall")
    whole = completed(session.view(), bare)
    assert [c.amount for c in whole.clauses if is_outside(session.view(), c)] == [70_000]
    assert session.appraise(bare).worth_me == session.appraise(whole).worth_me
    assert session.send(bare).allowed
    session.hand_in()
    (offer,) = session.view().offers
    assert said(offer.contract) == written(whole)
    session.hand_in()
    (signed,) = [line for line in session.view().contracts if line.replaces == "hall"]
    assert signed.state == "running"
    assert said(signed) == {
        ("payment", "core", "bolt", 4_000, 1),
        ("purchase", "bolt", "suppliers", 60_000, 6),
    }


def running(session: Session, firm: str = "bolt") -> ContractLine:
    """The contract of Bolt's that runs, the small world's own left out."""
    lines = [line for line in session.view(firm).contracts if line.state == "running"]
    (line,) = [line for line in lines if line.id == "hall" or line.replaces]
    return line


def test_what_is_rewritten_keeps_its_title_however_often() -> None:
    """An offer says what it would change; the one signed bears the name, its forerunners forgotten.

    The place of what was replaced first is the first to be used again.
    """
    session = bound(0)
    for time in range(1, 5):
        old = running(session)
        assert old.title == "A hall"
        more = attrs.evolve(MORE, amount=4_000 + time)
        assert session.send(Draft(to="core", clauses=(more,), contract=old.id)).allowed
        session.hand_in()
        (offer,) = session.view().offers
        assert offer.contract.title == f"A hall, rewritten ({time})"
        session.hand_in()
        assert "Bolt, Core, suppliers rewrite: A hall" in {n.title for n in session.view().news}
    assert running(session).id == "deal-4"
    assert running(session).title == "A hall"


def test_what_chiefs_wrote_themselves_is_called_by_what_it_says() -> None:
    """Other terms, another title: with the number of what it was written in place of."""
    session = bound(0)
    assert session.send(Draft(to="core", clauses=(MORE,))).allowed
    for _week in range(2):
        session.hand_in()
    more = attrs.evolve(MORE, amount=9_000)
    assert session.send(Draft(to="core", clauses=(more,), contract="deal-1")).allowed
    session.hand_in()
    (offer,) = session.view().offers
    assert offer.contract.title == "Payment to Bolt, $9M (2, in place of 1)"


@pytest.mark.parametrize("secret", [False, True])
def test_a_title_that_is_secret_is_told_to_nobody_by_what_replaces_it(secret: bool) -> None:
    """Rewritten in public, a secret contract leaves its name behind."""
    session = bound(0)
    place = session.game.compiled.places["contracts"]["hall"]
    session.world["contract_secret"][0, place] = secret
    fresh(session)
    assert session.send(Draft(to="core", clauses=(MORE,), contract="hall")).allowed
    for _week in range(2):
        session.hand_in()
    title = running(session, "ada").title
    assert (title == "A hall") == (not secret)
    assert "Purchase commitment" in title or not secret


def test_a_clause_that_cannot_be_sent_is_named_with_what_to_do() -> None:
    """Of all clauses the one that nobody may promise stands in the refusal, and the way out."""
    session = bound(0)
    wrong = ClauseDraft(kind="payment", giver="bolt", taker="suppliers", amount=7, weeks=1)
    refusal = session.send(Draft(to="core", clauses=(MORE, wrong), contract="hall")).refusal
    assert refusal.startswith("“Bolt pays")
    assert "a party outside is not asked" in refusal
    same = attrs.evolve(MORE, taker="core")
    refusal = session.send(Draft(to="core", clauses=(same,))).refusal
    assert "giver and taker are the same" in refusal

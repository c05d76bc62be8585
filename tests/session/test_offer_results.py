"""What the report says of words given on offers."""

from __future__ import annotations

from collections.abc import Sequence

from game.session.deals import ClauseDraft, Draft, draft_of
from game.session.deals.promised import due_if_signed_this_week
from game.session.orders import Order
from game.session.session import Session
from game.session.view import View
from tests.session.playing import alone
from tests.support.small import build

PAYS = ClauseDraft(kind="payment", giver="bolt", taker="core", amount=1000)
ASKS = ClauseDraft(kind="payment", giver="ada", taker="core", amount=1000)


class Says:
    """A chief who says the same to every offer that waits."""

    name = "says"

    def __init__(self, word: str) -> None:
        self.word = word

    def decide(self, view: View) -> Sequence[Order]:
        """The word on each offer, own ones included."""
        known = [offer for offer in view.offers if offer.to_sign or self.word == "refuse"]
        return [Order(kind=self.word, subject=offer.contract.id) for offer in known]


def offered(clauses: Sequence[ClauseDraft] = (PAYS,), **words: str) -> Session:
    """A week later: Bolt has made an offer to Core, and the others will say those words."""
    players = {firm: Says(word) for firm, word in words.items()}
    session = Session.start(build({}), seed=1, chair="bolt", players=players)
    assert session.send(Draft(to="core", clauses=clauses)).allowed
    session.hand_in()
    return session


def word(session: Session, kind: str) -> str:
    """What the report says of an own word on the offer that stands."""
    session.give(Order(kind=kind, subject=session.view().offers[0].contract.id))
    (told,) = session.hand_in().orders
    return told.refusal or told.text


def test_a_withdrawal_that_comes_too_late_is_told_as_that() -> None:
    """The other signed in the same week: the contract binds, and the report says so."""
    told = word(offered(core="accept"), "refuse")
    assert told.startswith("Take back an offer: ")
    assert told.endswith("too late: the others signed in the same week, and it binds")


def test_who_said_no_in_the_same_week_is_named() -> None:
    """A signature on what falls that week is good, and the report says why nothing came of it."""
    players = {"ada": Says("refuse")}
    session = Session.start(build({}), seed=1, chair="core", players=players)
    session.players["bolt"] = Proposes()
    session.hand_in()
    session.players["bolt"] = Says("accept")
    assert word(session, "accept").endswith("Ada said no in the same week, so it fell")


class Proposes:
    """Bolt, who offers a round of three."""

    name = "proposes"

    def decide(self, view: View) -> Sequence[Order]:
        """One offer to Core that binds Ada too."""
        return Draft(to="core", clauses=(PAYS, ASKS)).orders()


def test_a_signature_tells_for_whom_it_waits() -> None:
    """With Ada's word missing the contract does not run yet."""
    session = Session.start(build({}), seed=1, chair="core", players={"bolt": Proposes()})
    session.hand_in()
    session.players.clear()
    assert word(session, "accept").endswith("it waits for Ada")


def test_a_proposal_that_is_refused_is_told_once() -> None:
    """Its clauses, which then have no contract to stand in, are not told one by one."""
    session = offered(core="refuse")
    offer = session.view().offers[0].contract.id
    session.send(Draft(to="core", clauses=(PAYS, PAYS), contract=offer))
    session._tray[0] = Order(kind="propose", subject="core", contract="deal-9", option="junior")
    report = session.hand_in()
    assert [result.order.kind for result in report.orders if result.refusal] == ["propose"]


def test_other_terms_are_not_told_as_a_withdrawal() -> None:
    """Who writes its own offer anew puts other terms in its place."""
    session = offered()
    offer = session.view().offers[0].contract.id
    assert session.send(Draft(to="core", clauses=(PAYS, PAYS), contract=offer)).allowed
    session.hand_in()
    heard = [news.title for news in session.view("core").news if news.kind == "contract refused"]
    assert [title.partition(":")[0] for title in heard] == ["Bolt puts other terms in place of it"]


OLD = {
    "title": "The old one",
    "clauses": {
        "pay": {"kind": "payment", "giver": "bolt", "taker": "core", "amount": 2000000, "weeks": 1}
    },
}


def test_an_answer_is_weighed_as_the_offer_it_answers() -> None:
    """Opened and not changed, an offer in place of a contract is worth what its sheet says."""
    players = {"bolt": Renegotiates()}
    game = build({"contracts.old": OLD})
    session = Session.start(game, seed=1, chair="core", players=players)
    session.hand_in()
    session.players.clear()
    (offer,) = session.view().offers
    sheet = session.appraise_offer(offer.contract.id)
    editor = session.appraise(draft_of(offer.contract, "bolt"))
    assert (editor.worth_me, editor.worth_them, editor.odds) == (
        sheet.worth_me, sheet.worth_them, sheet.odds,
    )  # fmt: skip
    assert session.send(draft_of(offer.contract, "bolt")).allowed
    session.hand_in()
    assert [line.contract.replaces for line in session.view().offers] == ["old"]


def test_what_an_offer_replaces_is_taken_off_what_it_makes_due() -> None:
    """A smaller payment in place of a larger one spares the difference, week by week."""
    session = alone("bolt", game=build({"contracts.old": OLD}))
    less = ClauseDraft(kind="payment", giver="bolt", taker="core", amount=1000, weeks=1)
    assert session.send(Draft(to="core", clauses=(less,), contract="old")).allowed
    session.hand_in()
    view = session.view()
    hoped = [due for due in view.dues if due.if_signed]
    for week in {due.week for due in hoped}:
        assert sum(due.amount for due in hoped if due.week == week) == 1_000_000
    assert {due.clause for due in hoped if due.amount > 0} == {"Payment no more"}
    assert due_if_signed_this_week(view) == 0


class Renegotiates:
    """Bolt, who asks for a smaller payment in place of the old one."""

    name = "renegotiates"

    def decide(self, view: View) -> Sequence[Order]:
        """One offer in place of the old contract."""
        less = ClauseDraft(kind="payment", giver="bolt", taker="core", amount=1000, weeks=1)
        return Draft(to="core", clauses=(less,), contract="old").orders()

"""Contracts in force that a signature breaks: named before it is given, with their price."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

import pytest
from attrs import frozen

from game.compiled.clauses import BROKEN, RUNNING
from game.compiled.load import Game
from game.session.conflicts import (
    broken_by_draft,
    broken_by_offer,
    broken_by_orders,
    in_words,
)
from game.session.deals import ClauseDraft, Draft
from game.session.numbers import number_in_words
from game.session.orders import Order
from game.session.session import Session
from game.session.view import View
from tests.session.playing import alone
from tests.support.small import build

pytestmark = pytest.mark.usefixtures("engine")

TIE: dict[str, Any] = {
    "only": {"kind": "exclusivity", "giver": "bolt", "taker": "ada"},
    "fee": {"kind": "break-fee", "giver": "bolt", "taker": "ada", "amount": 1_000_000},
}
ENDS = {"known": {"kind": "end-on-breach"}}
LEASE = {"kind": "lease", "giver": "core", "taker": "bolt", "amount": 10, "price": 2.0}
HUSH = {"kind": "secrecy", "giver": "core", "taker": "bolt", "price": 0.25}


def tied(*, tie: dict[str, Any], offer: dict[str, Any], **more: Any) -> Game:
    """Bolt leases of Ada alone by `tie`, and is offered `offer`."""
    table = {
        "title": "Another landlord", "date": datetime.date(2025, 1, 6), "proposer": "core",
        "clauses": offer, **more,
    }  # fmt: skip
    return build({
        "contracts.tie": {"title": "One landlord", "clauses": tie}, "contracts.other": table,
    })  # fmt: skip


@frozen
class Signs:
    """A chief who signs whatever is put before it."""

    name: str = "signs"

    def decide(self, view: View) -> Sequence[Order]:
        """Yes to all."""
        return [
            Order(kind="accept", subject=offer.contract.id)
            for offer in view.offers
            if offer.to_sign
        ]


def evening(session: Session) -> Session:
    """A week on, so that what is signed from now on is later than what ran at the start."""
    session.hand_in()
    return session


@pytest.mark.parametrize("ends", [False, True])
def test_what_a_signature_breaks_is_what_it_then_breaks(ends: bool) -> None:
    """Contract, promise and price are told before, and come true in the week of the signature."""
    game = tied(tie={**TIE, **(ENDS if ends else {})}, offer={"compute": LEASE})
    session = evening(alone("bolt", game=game))
    (offer,) = session.view().offers
    (line,) = broken_by_offer(session.view(), offer.contract)
    assert (line.title, line.firm, line.partners, line.ends) == (
        "One landlord", "bolt", ("Ada",), ends,
    )  # fmt: skip
    assert line.promise == "Bolt leases compute from Ada alone, but for leases signed before"
    assert line.fee == 1_000_000
    charge = session.appraise_offer("other").fears_me[-1]
    assert (charge.text, charge.amount) == (
        "“One landlord” broken by it", -line.fee - line.damages,
    )  # fmt: skip
    session.give(Order(kind="accept", subject="other"))
    assert session.appraise_offer("other").fears_me[-1] == charge
    (due,) = [due for due in session.planned().dues if due.contract == "tie"]
    assert (due.week, due.amount) == (session.turn + 2, charge.amount)
    session.hand_in()
    owed = number_in_words(float(line.fee + line.damages), "usd")
    (told,) = [news for news in session.view().news if news.kind == "contract broken"]
    assert told.title == "Bolt breaks its word: One landlord"
    assert owed in told.text
    paid = [line for line in session.view().dues if line.title == "One landlord, broken"]
    assert [(line.week, line.amount) for line in paid] == [(session.turn + 1, charge.amount)]
    assert -charge.amount in [-amount for _cause, amount in session.hand_in().money]
    place = game.compiled.places["contracts"]["tie"]
    assert int(session.world["contract_state"][0, place]) == (BROKEN if ends else RUNNING)


def test_a_draft_tells_what_the_other_would_break() -> None:
    """Who offers compute to somebody bound elsewhere is told so, without the other's price."""
    session = evening(alone("core", game=tied(tie=TIE, offer={"compute": LEASE})))
    lease = ClauseDraft(kind="lease", giver="core", taker="bolt", amount=10, price=0.3)
    (line,) = broken_by_draft(session.view(), Draft(to="bolt", clauses=[lease]))
    assert (line.mine, line.firm, line.fee) == (False, "bolt", 0)
    assert in_words([line]) == (
        "Bolt would break “One landlord” with Ada: Bolt leases compute from Ada alone, but for "
        "leases signed before.",
    )


def test_what_keeps_the_promise_breaks_nothing() -> None:
    """A lease of the promised landlord, or in place of the promise itself, is no breach."""
    session = evening(alone("bolt", game=tied(tie=TIE, offer={"compute": LEASE})))
    view = session.view()
    theirs = ClauseDraft(kind="lease", giver="ada", taker="bolt", amount=10, price=0.3)
    other = ClauseDraft(kind="lease", giver="core", taker="bolt", amount=10, price=0.3)
    assert broken_by_draft(view, Draft(to="ada", clauses=[theirs])) == ()
    assert broken_by_draft(view, Draft(to="ada", clauses=[other], contract="tie")) == ()
    assert len(broken_by_draft(view, Draft(to="core", clauses=[other]))) == 1


@pytest.mark.parametrize(("units", "breach"), [(10, False), (9, False), (11, True)])
def test_a_lease_written_again_is_as_old_as_it_was(units: int, breach: bool) -> None:
    """Renewed for no more units it breaks no later promise; what is told is what then happens."""
    old = {"title": "The old landlord", "clauses": {"compute": LEASE}}
    table = {"title": "One landlord", "date": datetime.date(2025, 1, 6), "clauses": TIE}
    tie = {"contracts.tie": {**table, "proposer": "ada"}, "contracts.old": old}
    session = Session.start(build(tie), seed=1, chair="bolt", players={"core": Signs()})
    assert session.give(Order(kind="accept", subject="tie")).allowed
    evening(session)
    again = ClauseDraft(kind="lease", giver="core", taker="bolt", amount=units, price=0.3)
    draft = Draft(to="core", clauses=[again], contract="old")
    told = [line.contract for line in broken_by_draft(session.view(), draft)]
    assert told == (["tie"] if breach else [])
    assert session.send(draft).allowed
    session.hand_in()
    (offer,) = session.view().offers
    assert len(broken_by_offer(session.view(), offer.contract)) == int(breach)
    session.hand_in()
    assert int(session.world["breaches"][0, 1]) == int(breach)
    (renewed,) = [line for line in session.view().breaks if line.contract == offer.contract.id]
    assert renewed.breaks == (("One landlord",) if breach else ())


def test_a_secret_breach_is_told_with_its_chance_to_come_out() -> None:
    """What nobody sees is broken once it leaks."""
    game = tied(tie=TIE, offer={"compute": LEASE, "hush": HUSH})
    session = evening(alone("bolt", game=game))
    (offer,) = session.view().offers
    (line,) = broken_by_offer(session.view(), offer.contract)
    assert line.leak == 0.25
    charge = session.appraise_offer("other").fears_me[-1].amount
    assert charge == -round(1_000_000 * (1 - 0.75**52))
    assert "a chance of 25% a week" in in_words([line])[0]


def test_what_never_comes_out_breaks_nothing() -> None:
    """A secret that cannot leak is told as no breach, charged with none, and then is none."""
    hush = {**HUSH, "price": 0.0}
    session = evening(alone("bolt", game=tied(tie=TIE, offer={"compute": LEASE, "hush": hush})))
    (offer,) = session.view().offers
    assert broken_by_offer(session.view(), offer.contract) == ()
    assert "broken by it" not in session.appraise_offer("other").fears_me[-1].text
    session.give(Order(kind="accept", subject="other"))
    assert [due for due in session.planned().dues if due.contract == "tie"] == []
    session.hand_in()
    assert int(session.world["breaches"][0, 1]) == 0


def test_the_tray_names_what_its_orders_break() -> None:
    """A signature and a proposal lie there with what they break; an offer taken back does not."""
    session = evening(alone("bolt", game=tied(tie=TIE, offer={"compute": LEASE})))
    accept = Order(kind="accept", subject="other")
    assert session.give(accept).allowed
    (line,) = broken_by_orders(session.planned(), (accept,))
    assert line.contract == "tie"
    assert "You owe a fee of $1M" in in_words([line])[0]
    lease = ClauseDraft(kind="lease", giver="core", taker="bolt", amount=10, price=0.3)
    session.undo()
    orders = Draft(to="core", clauses=[lease]).orders()
    assert [line.contract for line in broken_by_orders(session.planned(), orders)] == ["tie"]
    refuse = Order(kind="refuse", subject="other")
    assert broken_by_orders(session.planned(), (refuse,)) == ()


def test_a_promise_of_the_same_week_is_not_broken_by_it() -> None:
    """The rules call a lease a breach that was signed later, not one signed with the promise."""
    session = alone("bolt", game=tied(tie=TIE, offer={"compute": LEASE}))
    (offer,) = session.view().offers
    assert broken_by_offer(session.view(), offer.contract) == ()
    session.give(Order(kind="accept", subject="other"))
    session.hand_in()
    assert int(session.world["breaches"][0, 1]) == 0


def test_an_offer_taken_back_is_told_as_that() -> None:
    """Who has signed may take the word back; the others are told in those words."""
    session = alone("bolt", game=build({}))
    lease = ClauseDraft(kind="lease", giver="core", taker="bolt", amount=10, price=0.3)
    assert session.send(Draft(to="core", clauses=[lease])).allowed
    session.hand_in()
    (offer,) = session.view().offers
    assert (offer.to_sign, offer.weeks_left >= 1) == (False, True)
    assert session.give(Order(kind="refuse", subject=offer.contract.id)).allowed
    session.hand_in()
    assert session.view().offers == ()
    heard = [news.title for news in session.view("core").news if news.kind == "contract refused"]
    assert len(heard) == 1
    assert heard[0].startswith("Bolt takes its offer back: ")


def test_the_shortest_offer_can_still_be_signed() -> None:
    """Even where offers stand as briefly as a scenario may say, the other has a whole week."""
    session = alone("bolt", game=build({"contracting.offer_weeks": 2}))
    lease = ClauseDraft(kind="lease", giver="core", taker="bolt", amount=10, price=0.3)
    assert session.send(Draft(to="core", clauses=[lease])).allowed
    session.hand_in()
    (offer,) = session.view("core").offers
    assert (offer.to_sign, offer.weeks_left) == (True, 1)
    session.hand_in()
    assert session.view("core").offers == ()


def test_a_promise_is_broken_but_once() -> None:
    """What this week's signature breaks already, another lease of the same week does not."""
    session = evening(alone("bolt", game=tied(tie=TIE, offer={"compute": LEASE})))
    lease = ClauseDraft(kind="lease", giver="core", taker="bolt", amount=10, price=0.3)
    draft = Draft(to="core", clauses=[lease])
    assert len(broken_by_draft(session.planned(), draft)) == 1
    accept = Order(kind="accept", subject="other")
    session.give(accept)
    assert broken_by_draft(session.planned(), draft) == ()
    assert len(broken_by_orders(session.planned(), (accept,))) == 1


def test_what_leaving_costs_is_in_the_calendar() -> None:
    """A contract broken by this week's order is due this week, to whom it lets down."""
    game = tied(tie={**TIE, **ENDS}, offer={"compute": LEASE})
    session = evening(alone("bolt", game=game))
    (way,) = [line for line in session.view().breaks if line.contract == "tie"]
    session.give(Order(kind="break", subject="tie"))
    due = [line for line in session.planned().dues if "broken" in line.title]
    assert [(line.other, line.week) for line in due] == [("Ada", session.turn + 1)] * len(due)
    assert -sum(line.amount for line in due) == way.fee + way.damages > 0


def test_a_scenario_cannot_let_offers_lapse_unread() -> None:
    """An offer of one week would be gone before the others may answer: that is a problem."""
    with pytest.raises(ValueError, match="offer_weeks: 1 is too small; 2 is the least"):
        build({"contracting.offer_weeks": 1})

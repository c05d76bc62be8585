"""What became of offers stands in the report, and what they would cost is told beforehand."""

from __future__ import annotations

import re

import attrs
import pytest

from game.session.dealings import DueLine
from game.session.deals import ClauseDraft, Draft
from game.session.deals.promised import cannot_pay, due_if_signed_this_week
from game.session.orders import Order
from game.session.session import Session
from game.session.view import View
from tests.session.playing import alone
from tests.support.small import build

pytestmark = pytest.mark.usefixtures("engine")

RICHES = 900_000_000


def dear(amount: int = RICHES) -> Draft:
    """Bolt pays Core a sum at once; thousands of dollars."""
    return Draft(
        to="core",
        clauses=(ClauseDraft(kind="payment", giver="bolt", taker="core", amount=amount),),
    )


def sent(draft: Draft, weeks: int = 3) -> Session:
    """A session of Bolt's a week after the draft was handed in; offers stand so many weeks."""
    session = alone("bolt", game=build({"contracting.offer_weeks": weeks}))
    assert session.send(draft).allowed
    session.hand_in()
    return session


def _if_signed(view: View) -> list[DueLine]:
    """What own offers make the firm pay if they are signed."""
    return [due for due in view.dues if due.if_signed and due.amount < 0]


def test_an_own_offer_stands_in_the_calendar_as_if_signed() -> None:
    """In the tray it may bind in two weeks, once offered in the next."""
    session = alone("bolt")
    session.send(dear(1_000))
    (due,) = _if_signed(session.planned())
    assert (due.week, due.amount, due.if_signed) == (2, -1_000_000, True)
    assert "if signed" in due.title
    assert not _if_signed(session.view())
    session.hand_in()
    (due,) = _if_signed(session.view())
    assert (due.week, due.amount) == (2, -1_000_000)
    assert due_if_signed_this_week(session.view()) == 1_000_000


def test_what_is_due_if_signed_is_what_is_paid_when_signed() -> None:
    """The calendar's sum is the one that the other's signature makes due."""
    session = sent(dear(1_000))
    expected = due_if_signed_this_week(session.view())
    (offer,) = session.view("core").offers
    session.replay_week([("core", Order(kind="accept", subject=offer.contract.id))])
    paid = dict(session.flows[-1])
    assert paid["contract"] == -expected


def test_an_offer_that_cannot_be_paid_is_a_danger_everywhere() -> None:
    """In the appraisal, at the order, in the forecast, each with the sum; a small one nowhere."""
    session = alone("bolt")
    assert "$900B" in session.appraise(dear()).notes[0]
    quote = session.send(dear())
    assert any("$900B" in text for text in quote.warnings)
    assert "$900B" in session.forecast().promised
    assert "$900B" in cannot_pay(session.planned())
    modest = alone("bolt")
    assert not modest.appraise(dear(1)).notes
    assert not modest.send(dear(1)).warnings
    assert modest.forecast().promised == ""


def test_the_forecast_is_a_range_while_offers_stand() -> None:
    """The cash may be lower by what others' signatures would make due this week."""
    assert sent(dear(1_000)).forecast().if_signed == 1_000_000
    assert alone("bolt").forecast().if_signed == 0


def test_a_refusal_is_told_with_its_reason() -> None:
    """Who says no, what it was worth to them, and what they minded most."""
    asks = Draft(
        to="core",
        clauses=(ClauseDraft(kind="payment", giver="core", taker="bolt", amount=50_000),),
    )
    session = sent(asks)
    (offer,) = session.view("core").offers
    session.players = {"core": Says(offer.contract.id)}
    report = session.hand_in()
    (news,) = [news for news in report.news if news.kind == "contract refused"]
    assert news.title.startswith("Core says no")
    assert "−$50M" in news.text


class Says:
    """A chief who refuses one offer and does nothing else."""

    name = "refuses"

    def __init__(self, contract: str) -> None:
        self.contract = contract

    def decide(self, _view: object) -> list[Order]:
        return [Order(kind="refuse", subject=self.contract)]


def test_an_offer_nobody_answers_is_told_of_till_it_lapses() -> None:
    """Every week in which it stands, and the week it goes."""
    session = sent(dear(1_000))
    weeks = []
    for _week in range(4):
        report = session.hand_in()
        weeks.append([news.title for news in report.news if "Core" in news.title and news.mine])
    assert any("has not answered" in title for title in weeks[0])
    assert any("did not answer in time" in title for week in weeks for title in week)
    assert not any("Not signed in time" in title for week in weeks for title in week)
    assert weeks[-1] == []


def test_contracts_of_the_game_are_told_apart_by_name() -> None:
    """What, to whom and how much, and a number for two that are alike."""
    session = sent(dear(1_000))
    (offer,) = session.view().offers
    assert offer.contract.title == "Payment to Core, $1M (1)"


def test_handing_over_is_appraised() -> None:
    """The chief is rid of what lies ahead; the heir and the other must want it."""
    session = alone("bolt")
    (line,) = [c for c in session.view().contracts if c.id == "core-bolt"]
    ahead = session.appraise_offer(line.id).worth_me
    found = session.appraise_handover(line.id, "ada")
    assert found.worth_me == pytest.approx(-ahead, rel=0.5)
    assert 0.0 <= found.odds <= 1.0


@pytest.mark.parametrize(
    ("signs", "why"),
    [
        (False, "You did not answer Core within the weeks its offer stood."),
        (True, "You signed; Ada did not within the weeks it stood."),
    ],
)
def test_an_offer_to_the_chair_lapses_for_a_reason(signs: bool, why: str) -> None:
    """The report says whose signature was missing."""
    session = alone("bolt", game=build({"contracting.offer_weeks": 2}))
    clauses = tuple(
        ClauseDraft(kind="payment", giver="core", taker=taker, amount=1_000)
        for taker in ("bolt", "ada")
    )
    draft = Draft(to="bolt", clauses=clauses)
    session.players = {"core": Writes(draft)}
    session.hand_in()
    (offer,) = [line for line in session.view().offers if line.to_sign]
    if signs:
        session.give(Order(kind="accept", subject=offer.contract.id))
    news = session.hand_in().news
    told = [item.text for item in news if item.title.startswith("Not signed in time")]
    assert told == [why]


class Writes:
    """A chief who proposes one contract in the first week."""

    name = "writes"

    def __init__(self, draft: Draft) -> None:
        self.orders = draft.orders()

    def decide(self, _view: object) -> list[Order]:
        orders, self.orders = self.orders, []
        return orders


def test_a_draft_owes_only_what_it_adds_to_the_contract_it_replaces() -> None:
    """Terms written again as they stand make nothing due that was not due before."""
    rent = {
        "title": "Rent", "clauses": {
            "pay": {"kind": "payment", "giver": "bolt", "taker": "core", "amount": 300_000_000,
                    "weeks": 1},
        },
    }  # fmt: skip
    session = alone("bolt", game=build({"contracts.rent": rent}))
    pay = ClauseDraft(kind="payment", giver="bolt", taker="core", amount=300_000, weeks=1)
    anew = Draft(to="core", clauses=[pay])
    again = attrs.evolve(anew, contract="rent")
    more = attrs.evolve(again, clauses=[attrs.evolve(pay, amount=301_000)])
    assert any("is missing" in note for note in session.appraise(anew).notes)
    assert not any("is missing" in note for note in session.appraise(again).notes)
    (told,) = [note for note in session.appraise(more).notes if "is missing" in note]
    assert re.search(r"\$\d+M for what is offered", told)


@pytest.mark.parametrize("kind", ["open-on-agi", "end-on-date", "end-on-breach", "end-on-agi"])
def test_a_bundle_in_which_nobody_promises_anything_is_refused(kind: str) -> None:
    """With its reason, and nothing lies in the tray; in place of a contract it ends that."""
    session = alone("bolt", game=build({}))
    draft = Draft(to="core", clauses=[ClauseDraft(kind=kind, weeks=9)])
    assert session.send(draft).refusal.startswith("nobody promises anything in it")
    assert session.tray == ()
    assert session.send(attrs.evolve(draft, contract="core-bolt")).allowed

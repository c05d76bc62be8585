"""Contracts in views: what binds, what is due, what breaking brings, and who may know."""

from __future__ import annotations

import datetime
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.causes import CAUSES
from game.compiled.clauses import OFFERED, RUNNING
from game.compiled.load import Game, load_game
from game.players import make_players
from game.session.contract_news import Deed, deeds_told
from game.session.deals import ClauseDraft, Draft, draft_of
from game.session.deals.promised import dues_of_draft
from game.session.orders import Order
from game.session.session import Session
from tests.session.playing import FIRMS, alone, fresh, players
from tests.support.lane import tries
from tests.support.small import build

pytestmark = pytest.mark.usefixtures("engine")

PACT: dict[str, Any] = {
    "title": "The pact",
    "about": "Nobody is to know.",
    "clauses": {
        "fee": {"kind": "break-fee", "giver": "ada", "taker": "core", "amount": 9_000_000},
        "hush": {"kind": "secrecy", "giver": "ada", "taker": "core", "price": 0.0},
        "money": {
            "kind": "payment", "giver": "ada", "taker": "core", "amount": 2_000_000, "weeks": 2,
        },
        "pledge": {
            "kind": "collateral", "giver": "ada", "taker": "core", "subject": "card", "amount": 40,
        },
        "end": {"kind": "end-on-date", "weeks": 30},
    },
}  # fmt: skip


def with_pact(**changes: Any) -> Game:
    """The small game with a secret contract between Ada and Core."""
    return build({"contracts.pact": {**PACT, **changes}})


def ids(session: Session, firm: str) -> list[str]:
    """The contracts a firm's chief knows of."""
    return [line.id for line in session.view(firm).contracts]


def test_a_secret_contract_is_known_to_its_parties_alone() -> None:
    """The third firm sees the public contracts only, until it leaks."""
    session = alone("bolt", game=with_pact())
    place = session.game.compiled.places["contracts"]["pact"]
    assert ["pact" in ids(session, firm) for firm in FIRMS] == [True, False, True]
    session.world["contract_secret"][0, place] = 0
    assert "pact" in ids(fresh(session), "bolt")


@settings(max_examples=tries(30, 5))
@given(seed=st.integers(0, 2**32 - 1), kind=st.sampled_from(["heuristic", "random"]))
def test_a_hidden_contract_moves_nobody_else(seed: int, kind: str) -> None:
    """Whatever it says, the views and orders of those who do not know it stay the same."""
    game = with_pact()
    session = alone("bolt", game=game)
    mind = players(game, 3, kind)["bolt"]
    before = session.view("bolt")
    orders = mind.decide(before)
    rows = session.world["clause_contract"][0] == game.compiled.places["contracts"]["pact"]
    for name in ("clause_amount", "clause_weeks", "clause_done"):
        session.world[name][0, rows] += seed % 97 + 1
    session.world["clause_price"][0, rows] = (seed % 11) / 11
    assert fresh(session).view("bolt") == before
    assert mind.decide(session.view("bolt")) == orders


def test_an_offer_is_seen_by_its_parties_alone() -> None:
    """Even an offer that is not secret lies only on the table it was put on."""
    session = alone("bolt", game=with_pact(date=datetime.date(2025, 1, 6), proposer="ada"))
    found = {firm: session.view(firm).offers for firm in FIRMS}
    assert [len(found[firm]) for firm in FIRMS] == [1, 0, 1]
    assert [found[firm][0].to_sign for firm in ("ada", "core")] == [False, True]
    assert found["core"][0].weeks_left == 3
    place = session.game.compiled.places["contracts"]["pact"]
    assert int(session.world["contract_state"][0, place]) == OFFERED


def test_an_offer_lapses_after_its_last_week_and_not_before() -> None:
    """Who has not signed by then has one week left when one is told."""
    session = alone("core", game=with_pact(date=datetime.date(2025, 1, 6), proposer="ada"))
    left = []
    while session.view().offers:
        left.append(session.view().offers[0].weeks_left)
        session.hand_in()
    assert left == [3, 2, 1]


def test_what_is_offered_in_a_persons_name_waits_for_that_person() -> None:
    """A person is asked to sign what a scenario dates; only that signature counts, then theirs."""
    session = alone("ada", game=with_pact(date=datetime.date(2025, 1, 6), proposer="ada"))
    (offer,) = session.view().offers
    assert offer.to_sign
    assert offer.contract.signed == ()
    assert session.view("core").offers[0].to_sign
    assert session.appraise_offer("pact").lines_me
    for _week in range(4):
        session.hand_in()
    place = session.game.compiled.places["contracts"]["pact"]
    assert int(session.world["contract_state"][0, place]) != RUNNING
    assert "You did not answer your own house" in str(session.reports)

    again = alone("ada", game=with_pact(date=datetime.date(2025, 1, 6), proposer="ada"))
    assert again.give(Order(kind="accept", subject="pact")).allowed
    again.hand_in()
    assert [(line.to_sign, line.waits_for) for line in again.view().offers] == [(False, ("Core",))]


def test_a_door_too_wide_is_refused_with_the_widest() -> None:
    """What the refusal names is allowed, and it is what bearings tell of the giver's doors."""
    session = alone("bolt", game=build({"contracting.door_most": 2.0}))
    view = session.view()
    users = view.market.segments[0].id
    widest = view.bearings.doors["bolt", users]
    assert session.give(Order(kind="propose", subject="ada", option="junior")).allowed
    door = Order(kind="clause", option="placement", giver="bolt", taker="ada", subject=users)
    refused = session.quote(attrs.evolve(door, price=widest + 0.01))
    told = float(refused.refusal.rsplit("at most ", 1)[1])
    assert widest - 0.001 < told <= widest
    assert session.quote(attrs.evolve(door, price=told)).allowed


def test_what_is_due_is_what_is_paid() -> None:
    """The calendar's first week is what the contract's postings then say."""
    session = alone("ada", game=with_pact())
    due = [line for line in session.view().dues if line.week == 1]
    session.hand_in()
    paid = dict(session.reports[-1].money)
    by_clause = {line.clause: line.amount for line in due}
    assert by_clause["Payment"] == paid[CAUSES[CAUSES.index("contract")]] == -2_000_000
    assert by_clause["Compute lease"] == paid["lease"]


def test_the_calendar_keeps_the_rhythm_of_payments() -> None:
    """Every second week, for eight weeks, seen from both sides with opposite signs."""
    session = alone("ada", game=with_pact())
    for firm, sign in (("ada", -1), ("core", 1)):
        lines = [line for line in session.view(firm).dues if line.contract == "pact"]
        assert [line.week for line in lines] == [1, 3, 5, 7]
        assert {line.amount for line in lines} == {sign * 2_000_000}


def test_nothing_is_due_after_the_end() -> None:
    """A contract that ends in its fourth week shows four rents, then none."""
    session = alone("bolt", game=build({"contracts.core-bolt.clauses.end.weeks": 4}))
    lines = [line for line in session.view().dues if line.contract == "core-bolt"]
    assert [line.week for line in lines] == [1, 2, 3, 4]
    for _week in range(6):
        session.hand_in()
    charged = ["lease" in dict(report.money) for report in session.reports]
    assert charged == [True] * 4 + [False] * 2


def test_breaking_tells_fee_pledge_and_partner() -> None:
    """What one owes, what goes over, what one loses and gets rid of, and with whom it falls."""
    session = alone("ada", game=with_pact())
    (way,) = [line for line in session.view("ada").breaks if line.contract == "pact"]
    assert way.fee == 9_000_000
    assert len(way.pledges) == 1
    assert way.ends_with == ("Core",)
    assert any("Ada pays Core" in text for text in way.free_of)
    (other,) = [line for line in session.view("core").breaks if line.contract == "pact"]
    assert (other.fee, other.pledges) == (0, ())
    assert any("Ada pays Core" in text for text in other.loses)


def test_a_lease_elsewhere_breaks_exclusivity() -> None:
    """The calendar of breaks says which promise a later lease from another breaks."""
    tie = {
        "title": "One landlord",
        "clauses": {"only": {"kind": "exclusivity", "giver": "bolt", "taker": "ada"}},
    }
    session = alone("bolt", game=build({"contracts.tie": tie}))
    place = session.game.compiled.places["contracts"]["core-bolt"]
    session.world["contract_week"][0, place] = 1
    (way,) = [line for line in fresh(session).view().breaks if line.contract == "core-bolt"]
    assert way.breaks == ("One landlord",)


def test_clauses_read_as_sentences() -> None:
    """A line says who promises what to whom, with its figures."""
    line = alone("bolt").view().contracts[0]
    assert line.mine
    assert line.until == 8
    says = [clause.says for clause in line.clauses]
    assert says[0] == "Core lets Bolt 1,000 units at $2.20 an hour and unit, at once"


def test_a_licence_makes_a_model_servable() -> None:
    """As long as it runs the taker may serve the giver's released models."""
    licence = {
        "title": "A model lent",
        "clauses": {"use": {"kind": "licence", "giver": "ada", "taker": "bolt"}},
    }
    session = alone("bolt", game=build({"contracts.lent": licence}))
    servable = [model.id for model in session.view("bolt").models if model.servable]
    assert "ada-1" in servable
    assert session.quote(Order(kind="serve", subject="ada-1")).allowed
    assert "ada-1" not in [m.id for m in session.view("core").models if m.servable]


def test_offers_and_signatures_are_told_to_whom_they_concern() -> None:
    """Parties hear of an offer; of a secret contract's end nobody else hears anything."""
    session = alone("bolt", game=with_pact(date=datetime.date(2025, 1, 6), proposer="ada"))
    heard = {firm: [news.kind for news in session.view(firm).news] for firm in FIRMS}
    assert "contract offered" in heard["ada"]
    assert "contract offered" in heard["core"]
    assert "contract offered" not in heard["bolt"]
    for _week in range(5):
        session.hand_in()
    kinds = {firm: [news.kind for news in session.view(firm).news] for firm in FIRMS}
    assert "contract refused" in kinds["core"]
    assert not [kind for kind in kinds["bolt"] if kind == "contract refused"]


@pytest.mark.parametrize("secret", [False, True])
def test_who_may_not_know_a_contract_hears_nothing_of_it_from_the_one_it_replaced(
    secret: bool,
) -> None:
    """That another takes its place is told of a public contract, and hides a secret one."""
    plain = {name: clause for name, clause in PACT["clauses"].items() if name != "hush"}
    old = {"title": "The old terms", "clauses": plain}
    session = alone("bolt", game=build({"contracts.pact": PACT, "contracts.old": old}))
    world, places = session.world[0], session.game.compiled.places["contracts"]
    serial = int(world["contract_serial"][places["old"]])
    world["contract_replaces"][places["pact"]] = serial
    world["contract_secret"][places["pact"]] = secret
    deed = Deed(
        catalogue=session.catalogue, world=world, kind="contract ended", firm=0, subject=serial,
        amount=0.0, week=1,
    )  # fmt: skip
    ((news, public),) = deeds_told(deed)
    assert public
    assert ("The pact" in news.text) == (not secret)


def test_circular_money_is_what_is_counted_twice() -> None:
    """Headline less consolidated values, summed over all firms."""
    view = alone("bolt").view()
    assert view.market.headline == pytest.approx(sum(line.value for line in view.firms))
    net = sum(line.net_value for line in view.firms)
    assert view.market.circular == pytest.approx(view.market.headline - net)


def test_breaking_costs_what_then_falls_due() -> None:
    """Damages and the name are told before, and the damages are what the breach then costs."""
    rent = {
        "title": "Money for nothing",
        "clauses": {
            "money": {
                "kind": "payment", "giver": "ada", "taker": "core", "amount": 1_000_000,
                "weeks": 1,
            },
            "end": {"kind": "end-on-date", "weeks": 30},
        },
    }  # fmt: skip
    session = alone("ada", game=build({"contracts.rent": rent}))
    (way,) = [line for line in session.view().breaks if line.contract == "rent"]
    assert way.fee == 0
    assert 0 < way.damages < 52_000_000
    assert any("broke your word once" in text for text in way.costs)
    session.give(Order(kind="break", subject="rent"))
    session.hand_in()
    paid = [-amount for _cause, amount in session.reports[-1].money]
    assert way.damages in paid


def test_what_was_paid_once_is_no_loss_of_breaking() -> None:
    """A sum that came long ago is not what a breach would lose."""
    loan = {
        "title": "A sum at once",
        "clauses": {
            "now": {"kind": "payment", "giver": "core", "taker": "ada", "amount": 5_000_000},
            "later": {
                "kind": "payment", "giver": "ada", "taker": "core", "amount": 200_000, "weeks": 1,
            },
        },
    }  # fmt: skip
    session = alone("ada", game=build({"contracts.loan": loan}))
    session.hand_in()
    (way,) = [line for line in session.view().breaks if line.contract == "loan"]
    assert way.loses == ()
    assert way.damages > 0


def test_what_is_said_to_fall_due_falls_due() -> None:
    """Commitments are told less the rents that meet them, from the first morning on."""
    game, problems = load_game("bailout")
    assert game is not None, problems.to_text()
    chiefs = make_players(game.compiled.scenario, 1)
    session = Session.start(game, seed=1, chair="openai", players=chiefs)
    for _week in range(3):
        view = session.view()
        told = sum(due.amount for due in view.dues if due.week == view.turn + 1)
        paid = dict(session.hand_in().money)
        of_contracts = sum(paid.get(cause, 0) for cause in ("commitment", "lease", "revenue share"))
        assert of_contracts < 0
        assert abs(told - of_contracts) <= 0.01 * abs(of_contracts)


def test_own_offers_are_remembered() -> None:
    """Whoever proposed knows later what was asked of whom; nobody else does."""
    session = alone("ada")
    assert session.give(Order(kind="propose", subject="core", option="junior")).allowed
    payment = Order(
        kind="clause", option="payment", giver="ada", taker="core", amount=1_000, weeks=4
    )
    assert session.give(payment).allowed
    session.hand_in()
    session.hand_in()
    (line,) = session.view("ada").proposed
    assert (line.to, line.promises, line.heir) == (("core",), (("payment", "ada", "core"),), "")
    assert session.view("core").proposed == ()


@pytest.mark.parametrize("who", ["core", "ada"])
def test_it_is_remembered_who_said_no(who: str) -> None:
    """Whether the other refused or the own house took its word back."""
    session = alone("ada")
    draft = Draft(
        to="core",
        clauses=(ClauseDraft(kind="payment", giver="ada", taker="core", amount=1_000, weeks=4),),
    )
    assert session.send(draft).allowed
    session.hand_in()
    (offer,) = session.view("ada").offers
    assert [line.refused_by for line in session.view("ada").proposed] == [""]
    refuse = Order(kind="refuse", subject=offer.contract.id)
    replayed = [(who, refuse)]
    session.replay_week(replayed)
    (line,) = session.view("ada").proposed
    assert line.refused_by == who
    assert [clause.kind for clause in line.clauses] == ["payment"]


def test_a_lapse_is_nobodys_no() -> None:
    """Who does not answer has not refused."""
    session = alone("ada")
    draft = Draft(to="core", clauses=(ClauseDraft(kind="payment", giver="ada", taker="core",
                                                  amount=1_000, weeks=4),))  # fmt: skip
    assert session.send(draft).allowed
    for _week in range(6):
        session.hand_in()
    (line,) = session.view("ada").proposed
    assert line.refused_by == ""


def test_a_contract_of_many_goes_on_without_who_fails() -> None:
    """Only a contract of two ends with the other's failure; of many that one's part ends."""
    alliance = {
        "title": "The alliance",
        "clauses": {
            firm: {"kind": "project", "giver": firm, "taker": "ada", "amount": 400_000}
            for firm in ("bolt", "core")
        },
    }
    view = alone("bolt", game=build({"contracts.alliance": alliance})).view()
    (many,) = [way for way in view.breaks if way.contract == "alliance"]
    assert (many.ends_with, many.parts) == ((), ("Ada", "Core"))
    assert all(len(way.ends_with) == 1 for way in view.breaks if not way.parts)


def test_an_offer_tells_what_it_would_make_due() -> None:
    """Who is asked to sign sees each week's sum as if all had signed by now; its books do not."""
    draft = Draft(
        to="bolt",
        clauses=(
            ClauseDraft(kind="payment", giver="bolt", taker="core", amount=5_000, weeks=2),
            ClauseDraft(kind="end-on-date", weeks=30),
        ),
    )
    session = alone("core")
    session.send(draft)
    session.hand_in()
    view = session.view("bolt")
    (offer,) = [offer for offer in view.offers if offer.to_sign]
    assert [(due.week, due.amount) for due in offer.dues] == [
        (week, -5_000_000) for week in (2, 4, 6, 8)
    ]
    assert all(due.contract != offer.contract.id for due in view.dues)


@pytest.mark.parametrize("rent", [0.1, 30_000.0])
def test_rents_of_an_offer_count_towards_its_commitment(rent: float) -> None:
    """Signed together, a lease and a commitment to its landlord make the larger of the two due."""
    clauses = {
        "let": {"kind": "lease", "giver": "ada", "taker": "bolt", "amount": 100, "price": rent},
        "buy": {
            "kind": "purchase", "giver": "bolt", "taker": "ada", "amount": 52_000_000, "weeks": 52,
        },
    }  # fmt: skip
    pact = {"title": "A pact", "proposer": "ada", "date": datetime.date(2025, 1, 6)}
    game = build({"contracts.pact": {**pact, "clauses": clauses}})
    session = Session.start(game, seed=1, chair="bolt")
    (offer,) = session.view().offers
    by_lease, all_due = (
        -sum(due.amount for due in offer.dues if due.week == 1 and due.clause in kinds)
        for kinds in (("Compute lease",), {due.clause for due in offer.dues})
    )
    assert all_due == max(1_000_000, by_lease) > 0
    draft = draft_of(offer.contract, "ada")
    planned = dues_of_draft(session.view(), draft.clauses, session.turn)
    assert -sum(due.amount for due in planned if due.week == 1) == all_due

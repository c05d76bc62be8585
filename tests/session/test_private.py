"""Rivals' cash and debts show nowhere but as estimates: not in what-if, not in the editor."""

from __future__ import annotations

import pytest

from game.compiled.load import Game
from game.compiled.sizes import CAPITAL_MARKETS, MONEY
from game.session.deals import ClauseDraft, Draft
from game.session.session import Session
from game.session.views.fog import estimates
from tests.session.playing import FIRMS, alone, fresh
from tests.support.small import build

pytestmark = pytest.mark.usefixtures("engine")


def private() -> Game:
    """The small game with nobody's shares traded, in which Ada owes Core money every week."""
    pay = {"kind": "payment", "giver": "ada", "taker": "core", "amount": 9_000_000, "weeks": 1}
    pact = {
        "title": "The pact",
        "clauses": {"money": pay},
    }
    return build({f"firms.{firm}.listed": False for firm in FIRMS} | {"contracts.pact": pact})


def richer(session: Session, rival: int) -> Session:
    """The session with a rival of three times the cash, and debts that nobody saw."""
    more = 2 * int(session.world["balance"][0, MONEY, rival])
    session.world["balance"][0, MONEY, rival] += more
    session.world["balance"][0, MONEY, CAPITAL_MARKETS] -= more
    for debt in ("debt", "spv_debt", "margin_debt"):
        session.world[debt][0, rival] += 70_000
    return fresh(session)


@pytest.mark.parametrize("asked", FIRMS)
def test_what_if_tells_nothing_of_what_a_rival_owns_and_owes(asked: str) -> None:
    """The same question has the same answer, whatever lies in a rival's till."""
    session = alone("bolt", game=private())
    before = session.what_if(asked)
    assert richer(session, 0).what_if(asked) == before


def test_what_if_follows_the_own_till() -> None:
    """Of the own firm the truth counts: with more cash it stands longer in a rival's fall."""
    session = alone("bolt", game=private())
    before = session.what_if("bolt")
    assert richer(session, 1).what_if("bolt") != before


def test_what_if_names_the_estimate_it_rests_on() -> None:
    """The range of the cash that is thought to be there stands in the answer."""
    session = alone("bolt", game=private())
    known = estimates(session.table, 1)["ada"]["cash"]
    assert known.low < known.best < known.high
    told = session.what_if("ada").rests_on
    assert "Ada" in told
    assert "as outsiders reckon" in told
    assert "as published" in alone("bolt").what_if("ada").rests_on


def test_the_contract_writer_tells_nothing_of_a_rivals_till() -> None:
    """Worth, odds, fears and notes of a draft, and whether it may be sent, stay the same."""
    session = alone("bolt", game=private())
    clauses = tuple(
        ClauseDraft(kind="payment", giver=giver, taker=taker, amount=10**9, weeks=weeks)
        for giver, taker, weeks in (("ada", "bolt", 1), ("bolt", "ada", 0))
    )
    draft = Draft(to="ada", clauses=clauses)
    before = session.appraise(draft), [session.quote(order) for order in draft.orders()]
    richer(session, 0)
    assert (session.appraise(draft), [session.quote(order) for order in draft.orders()]) == before


def test_a_rivals_means_stand_with_their_range() -> None:
    """Whoever promises beyond its means is told to have from so much to so much."""
    session = alone("bolt", game=private())
    promise = ClauseDraft(kind="payment", giver="ada", taker="bolt", amount=10**9, weeks=1)
    found = session.appraise(Draft(to="ada", clauses=(promise,)))
    doubts = [
        line.text for line in (*found.fears_me, *found.fears_them) if "can hardly pay" in line.text
    ]
    assert doubts
    assert all(" to $" in text and "as you reckon" in text for text in doubts)

"""Whom a machine binds to itself, and whom it asks to answer for it."""

from __future__ import annotations

import attrs
import pytest

from game.players import make_players
from game.players.heuristic import ties
from game.players.heuristic.bargains import can_pay
from game.players.heuristic.outlook import Outlook, look
from game.scenario.model.firms import Temper
from game.session.deals.draft import ClauseDraft
from game.session.deals.side import side_of
from game.session.deals.weighing import table_of
from game.session.session import Session
from game.session.view import View
from tests.players.test_contracts import CLOUD, clause, contract
from tests.players.views import BILLION, ME, chip, firm, view
from tests.support.lane import PLAIN
from tests.support.shipped import game_of

NVIDIA = "nvidia"


def outlook(seen: View) -> Outlook:
    """What an even-tempered chief makes of it."""
    return look(seen, Temper())


def landlord(compute: float = 150_000.0) -> View:
    """The lab lets units to a tenant that has grown by them, beside another landlord."""
    let = contract(clause(giver=ME, taker="tenant"), state="running", parties=(ME, "tenant"))
    tenant = firm(id="tenant", name="Tenant", value=50.0 * BILLION, compute=200_000.0)
    other = firm(id="other", name="Other", value=50.0 * BILLION, compute=900_000.0)
    seen = view(rivals=(tenant, other), chips=(), compute=compute)
    return attrs.evolve(seen, contracts=(let,))


def test_a_landlord_binds_a_tenant_whom_others_would_serve() -> None:
    """It pays for it, and both gain by the appraisal that the tenant sees, too."""
    seen = landlord()
    (right,) = ties.tenants_bound(outlook(seen))
    only, fee, _end = right.draft.clauses
    assert (only.kind, only.giver, only.taker) == ("exclusivity", "tenant", ME)
    assert (fee.giver, fee.taker) == (ME, "tenant")
    table = table_of(seen, right.draft)
    assert min(side_of(table, party).feared for party in (ME, "tenant")) > 0


def test_who_has_nothing_left_to_let_binds_nobody() -> None:
    """Work that it could not take would not stay with it."""
    assert list(ties.tenants_bound(outlook(landlord(compute=0.0)))) == []


def test_nobody_is_bound_twice() -> None:
    """A tenant that promised somebody to rent nowhere else is left alone."""
    seen = landlord()
    bound = contract(
        clause(kind="exclusivity", giver="tenant", taker="other"), id="old", state="running",
        mine=False,
    )  # fmt: skip
    seen = attrs.evolve(seen, contracts=(*seen.contracts, bound))
    assert list(ties.tenants_bound(outlook(seen))) == []


def borrower(owed: int) -> View:
    """A lab that waits for cards, short of cash, and owes the cloud so much a week for years."""
    debt = contract(
        clause(kind="payment", giver=ME, taker=CLOUD, amount=owed // 1000, weeks=1),
        state="running",
    )  # fmt: skip
    vendor = firm(id=NVIDIA, name="Nvidia", value=100.0 * BILLION, serves="", spread=0.005)
    backer = firm(id="backer", name="Backer", value=20.0 * BILLION, serves="", spread=0.005)
    cloud = firm(id=CLOUD, name="Cloud", value=5.0 * BILLION, serves="", spread=0.2)
    seen = view(
        rivals=(vendor, backer, cloud), chips=(chip(queued=4_000),), spread=0.05, runway=9.0,
        me={"value": 5.0 * BILLION},
        cash=200_000_000, credit=0, equity=0,
    )  # fmt: skip
    return attrs.evolve(seen, contracts=(debt,))


def test_who_is_feared_finds_somebody_to_answer_for_it() -> None:
    """The vendor would not lend; with the backer's word all three gain."""
    seen = borrower(100_000_000)
    (queued,) = seen.chips
    right = next(ties.guarantors_sought(outlook(seen), queued))
    word = right.draft.clauses[0]
    assert (word.kind, word.giver, word.taker, word.subject) == (
        "guarantee", "backer", NVIDIA, ME,
    )  # fmt: skip
    table = table_of(seen, right.draft)
    assert min(side_of(table, party).feared for party in (ME, NVIDIA, "backer")) > 0


def test_who_is_not_feared_needs_nobody() -> None:
    """A vendor that would lend anyhow is asked alone."""
    seen = attrs.evolve(borrower(1_000), contracts=())
    assert list(ties.guarantors_sought(outlook(seen), seen.chips[0])) == []


def test_no_machine_proposes_what_it_cannot_pay() -> None:
    """Weekly dues beyond all means stop a bargain, whatever it would bring."""
    seen = borrower(100_000_000)
    due = ClauseDraft(kind="payment", giver=ME, taker="backer", amount=500_000)
    (right,) = [next(ties.guarantors_sought(outlook(seen), seen.chips[0]))]
    draft = attrs.evolve(right.draft, clauses=(*right.draft.clauses, due))
    assert not can_pay(outlook(seen), draft)


@pytest.mark.skipif(PLAIN, reason="a game of many weeks in plain Python takes too long")
def test_in_ticket_machines_propose_both() -> None:
    """In a game of machines a landlord binds a tenant and a borrower finds who answers for it."""
    game, given = game_of("ticket"), set()
    for seed in (12, 2, 3, 4, 5):
        players = make_players(game.compiled.scenario, seed)
        session = Session.start(game, seed=seed, players=players)
        while session.ending is None:
            session.hand_in()
        given |= {order.option for week in session.orders for _firm, order in week}
        if {"guarantee", "exclusivity"} <= given:
            return
    assert {"guarantee", "exclusivity"} <= given

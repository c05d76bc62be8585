"""What a machine signs, refuses, answers, breaks and proposes."""

from __future__ import annotations

import itertools
from typing import Any

import attrs
import pytest

from game.players.heuristic import HeuristicPlayer
from game.players.heuristic.memory import may_ask, may_offer_on
from game.scenario.model.firms import Temper
from game.session.dealings import (
    BreakLine,
    ClauseLine,
    ContractLine,
    OfferLine,
    ProposedLine,
)
from game.session.deals import ClauseDraft
from game.session.deals.humour import HUMOUR_WEEKS
from game.session.orders import Order
from game.session.view import News, View
from tests.players.views import BILLION, ME, firm, order_of, view, wish

CLOUD = "cloud"


def clause(**changes: Any) -> ClauseLine:
    """A lease of ten thousand units to the lab at about the spot rent."""
    base = ClauseLine(
        kind="lease", title="", giver=CLOUD, giver_name="Cloud", taker=ME, taker_name="Lab",
        amount=10_000, price=0.37, weeks=0, left=0,
    )  # fmt: skip
    return attrs.evolve(base, **changes)


def contract(*clauses: ClauseLine, **changes: Any) -> ContractLine:
    """A contract of a year with the cloud."""
    end = clause(kind="end-on-date", giver="", taker="", amount=0, price=0.0, weeks=52)
    base = ContractLine(
        id="deal-1", title="A deal", about="", parties=(CLOUD, ME), party_names=("Cloud", "Lab"),
        proposer=CLOUD, state="offered", since=0, until=-1, rank="junior", secret=False,
        mine=True, signed=(CLOUD,), clauses=(*clauses, end),
    )  # fmt: skip
    return attrs.evolve(base, **changes)


def offered(line: ContractLine, **books: Any) -> View:
    """The lab's view with an offer of a large cloud on the table."""
    cloud = firm(id=CLOUD, name="Cloud", value=900.0 * BILLION, compute=900_000.0)
    seen = view(rivals=(cloud,), **books)
    offer = OfferLine(contract=line, to_sign=True, waits_for=(), weeks_left=3)
    return attrs.evolve(seen, offers=(offer,))


def test_a_gift_is_signed() -> None:
    """Compute for next to nothing is taken."""
    found = order_of(offered(contract(clause(price=0.01))), "accept")
    assert found == Order(kind="accept", subject="deal-1")


@pytest.mark.parametrize("aggression", [0.0, 1.0])
def test_what_ruins_is_never_signed(aggression: float) -> None:
    """A rent of ten times the market's is refused, or answered with another offer."""
    seen = offered(contract(clause(price=3.7)))
    assert wish(seen, "accept", aggression=aggression) is None
    assert wish(seen, "refuse", aggression=aggression) or wish(
        seen, "propose", aggression=aggression
    )


def test_what_cannot_be_paid_at_signing_is_not_signed() -> None:
    """However good the shares: money that is not there is not promised."""
    stake = clause(kind="stake", giver=ME, taker=CLOUD, amount=2_000_000, price=0.5)
    assert order_of(offered(contract(stake)), "accept")
    poor = offered(contract(stake), cash=100_000_000, credit=0, equity=0)
    assert wish(poor, "accept") is None


def test_what_is_not_there_is_not_let() -> None:
    """Nobody signs a lease of cards that it has not, at whatever rent."""
    let = clause(giver=ME, taker=CLOUD, amount=90_000, price=9.0)
    assert order_of(offered(contract(let)), "accept")
    beyond = clause(giver=ME, taker=CLOUD, amount=110_000, price=9.0)
    assert wish(offered(contract(beyond)), "accept") is None


def even() -> tuple[View, ...]:
    """Offers of one landlord, about as likely signed as not, each from another week and serial."""
    line = contract(clause(price=0.4))
    weeks = range(2 * HUMOUR_WEEKS)
    lines = [attrs.evolve(line, id=f"deal-{week}", since=week) for week in weeks]
    return tuple(attrs.evolve(offered(line), turn=line.since) for line in lines)


def test_asking_again_brings_no_other_answer() -> None:
    """Until the humour changes, which it does within two of its lengths at most twice."""
    answers = [wish(seen, "accept") is not None for seen in even()]
    changes = sum(a != b for a, b in itertools.pairwise(answers))
    assert changes <= 2


def test_a_humour_is_one_of_a_chief_and_not_of_all() -> None:
    """Chiefs of other minds see the same offer otherwise."""
    seen = even()[0]
    found = {wish(seen, "accept", loyalty=part / 40) is not None for part in range(40)}
    assert found == {True, False}


def test_better_terms_are_never_refused_where_worse_are_signed() -> None:
    """In one humour the answer follows from the worth alone."""
    rents = [0.30 + 0.04 * step for step in range(15)]
    found = [wish(offered(contract(clause(price=rent))), "accept") is not None for rent in rents]
    assert found == sorted(found, reverse=True)
    assert found[0] is not found[-1]


def test_a_counter_offer_comes_whole() -> None:
    """The proposal names the offer it answers, and its clauses follow at once."""
    seen = offered(contract(clause(price=0.47)))
    orders = HeuristicPlayer(Temper(aggression=1.0)).decide(seen)
    kinds = [order.kind for order in orders]
    if "propose" in kinds:
        start = kinds.index("propose")
        assert orders[start].contract == "deal-1"
        assert orders[start].subject == CLOUD
        assert kinds[start + 1 : start + 3] == ["clause", "clause"]
    else:
        assert "accept" in kinds or "refuse" in kinds


def running(*clauses: ClauseLine, fee: int = 0) -> View:
    """A view with a contract that runs."""
    line = contract(*clauses, state="running", until=52)
    way = BreakLine(
        contract=line.id, title=line.title, fee=fee, pledges=(), loses=(), free_of=(),
        ends_with=("Cloud",),
    )  # fmt: skip
    return attrs.evolve(offered(line), offers=(), contracts=(line,), breaks=(way,))


def test_a_word_is_broken_when_it_pays_more_than_a_name() -> None:
    """Billions a month for nothing end even a loyal chief's patience."""
    burden = clause(kind="payment", giver=ME, taker=CLOUD, amount=3_000_000, weeks=4)
    assert order_of(running(burden), "break").subject == "deal-1"


def test_a_name_is_worth_something() -> None:
    """A little loss is borne, and more of it by the loyal; a high fee holds everybody."""
    small = clause(kind="payment", giver=ME, taker=CLOUD, amount=1_000, weeks=4)
    assert wish(running(small), "break") is None
    middling = clause(kind="payment", giver=ME, taker=CLOUD, amount=250_000, weeks=4)
    assert wish(running(middling), "break", loyalty=0.0) is not None
    assert wish(running(middling), "break", loyalty=1.0) is None
    large = clause(kind="payment", giver=ME, taker=CLOUD, amount=1_000_000, weeks=4)
    assert wish(running(large, fee=90 * BILLION), "break") is None


def test_who_runs_short_pays_a_fee_out_of_the_till() -> None:
    """With cash for a few weeks a burden is shed though the fee is not spare money."""
    burden = clause(kind="payment", giver=ME, taker=CLOUD, amount=3_000_000, weeks=4)
    seen = running(burden, fee=3 * BILLION)
    short = {"cash": 7 * BILLION, "income": 1, "expense": 1_000_000_000, "burn": 1_000_000_000}
    own = attrs.evolve(seen.own, **short)
    assert wish(attrs.evolve(seen, own=own), "break") is not None
    dear = attrs.evolve(seen, own=attrs.evolve(own, cash=5 * BILLION))
    assert wish(dear, "break") is None


def proposals(seen: View, weeks: int = 8) -> list[int]:
    """Weeks in which a chief who always sees the same proposes something."""
    player = HeuristicPlayer(Temper())
    return [
        week
        for week in range(weeks)
        if any(o.kind == "propose" for o in player.decide(attrs.evolve(seen, turn=week)))
    ]


def crowded() -> View:
    """The lab turns away a fifth of its users, and a cloud has much compute."""
    cloud = firm(id=CLOUD, name="Cloud", value=900.0 * BILLION, compute=900_000.0)
    return view(rivals=(cloud,), unserved=0.2, serving_used=40_000.0)


def test_who_lacks_compute_asks_a_landlord_now_and_then() -> None:
    """At most one proposal in four weeks, and none while the last is open."""
    seen = crowded()
    weeks = proposals(seen)
    assert len(weeks) == 2
    assert weeks[1] - weeks[0] == 4
    own = OfferLine(contract=contract(clause()), to_sign=False, waits_for=("Cloud",), weeks_left=2)
    assert proposals(attrs.evolve(seen, offers=(own,))) == []


def test_a_proposal_can_be_kept() -> None:
    """The lease asked for is a part of what the landlord has, and ends on a date."""
    seen = crowded()
    orders = HeuristicPlayer(Temper()).decide(attrs.evolve(seen, turn=proposals(seen)[0]))
    written = [order for order in orders if order.kind == "clause"]
    assert [order.option for order in written][:2] == ["lease", "end-on-date"]
    assert 0 < written[0].amount <= 45_000
    assert (written[0].giver, written[0].taker) == (CLOUD, ME)


def test_content_chiefs_propose_nothing() -> None:
    """With compute, money and models enough nobody writes contracts."""
    assert proposals(view()) == []


def test_an_overloaded_rival_is_offered_what_is_spare() -> None:
    """Whoever lets much by the week looks for tenants that stay."""
    rival = firm(id="rival", name="Rival", compute=50_000.0)
    seen = view(rivals=(rival,), train_share=0.2, serve_share=0.2)
    seen = attrs.evolve(seen, news=(News(week=0, kind="overloaded", title="", firm="rival"),))
    player = HeuristicPlayer(Temper())
    found = [
        order
        for week in range(4)
        for order in player.decide(attrs.evolve(seen, turn=week))
        if order.kind == "clause" and order.option == "lease"
    ]
    assert [(order.giver, order.taker) for order in found] == [(ME, "rival")]


def asked(*weeks: int) -> tuple[ProposedLine, ...]:
    """Offers of the lab to lease compute of the cloud, by the turn of each."""
    lease = (("lease", CLOUD, ME),)
    return tuple(ProposedLine(week=week, to=(CLOUD,), promises=lease) for week in weeks)


def test_what_was_refused_is_not_asked_again_at_once() -> None:
    """After a first offer the chief waits twelve weeks, after a second twice as long."""
    wanted = ClauseDraft(kind="lease", giver=CLOUD, taker=ME, amount=5)
    waits = {turn: may_ask(attrs.evolve(view(turn=turn), proposed=asked(3)), wanted)
             for turn in (4, 14, 15)}  # fmt: skip
    assert waits == {4: False, 14: False, 15: True}
    twice = attrs.evolve(view(turn=38), proposed=asked(15, 3))
    assert not may_ask(twice, wanted)
    assert may_ask(attrs.evolve(twice, turn=39), wanted)
    other = attrs.evolve(wanted, giver="another")
    assert may_ask(twice, other)


def test_a_burden_is_not_hawked_around() -> None:
    """A contract that one heir did not take is not offered to the next in the same quarter."""
    line = ProposedLine(week=3, to=(CLOUD,), promises=(), replaces="deal-1", heir="another")
    seen = attrs.evolve(view(turn=8), proposed=(line,))
    assert not may_offer_on(seen, "deal-1")
    assert may_offer_on(seen, "deal-2")


def test_compute_is_not_let_across_camps() -> None:
    """Abroad only where a card may be sold in both countries."""
    seen = crowded()
    far = tuple(attrs.evolve(line, region="cn") if line.id != ME else line for line in seen.firms)
    assert proposals(seen)
    assert not proposals(attrs.evolve(seen, firms=far))
    both = tuple(attrs.evolve(chip, regions=("us", "cn")) for chip in seen.chips)
    assert proposals(attrs.evolve(seen, firms=far, chips=both))

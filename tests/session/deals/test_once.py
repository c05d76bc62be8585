"""Promises that count once, and promises of what their giver does not have."""

from __future__ import annotations

import attrs
import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from game.session.dealings import Bearings, ClauseLine, ContractLine
from game.session.deals import ClauseDraft
from game.session.deals.draft import clause_draft
from game.session.deals.once import ONCE
from game.session.deals.table import Deal, deal_of
from game.session.deals.weighing import odds_of
from game.session.deals.worth import worth_lines
from game.session.view import View
from tests.players.views import ME, chip, model
from tests.session.deals.samples import CLOUD, VENDOR, YEAR, clauses, draft, known_for, lease, seen

PARTIES = (ME, CLOUD, VENDOR)


def worth(deal: Deal, party: str) -> int:
    """What the deal is worth to a party, fears aside."""
    return sum(line.amount for line in worth_lines(deal, party))


def table(*bundle: ClauseDraft, view: View | None = None) -> Deal:
    """The table for a bundle of a year."""
    return deal_of(view or seen(), (*bundle, YEAR), "junior", PARTIES)


def queueing() -> View:
    """Cards are short, and the cloud has a model of its own."""
    own = model(id="cloud-one", owner=CLOUD, owner_name="Cloud", capability=80.0, mine=False)
    return seen(chips=(chip(stock=0, output=1_000),), models=(model(), own))


def first(weight: float = 2.0, giver: str = VENDOR, taker: str = ME) -> ClauseDraft:
    """A place in the queue for the card."""
    return ClauseDraft(kind="priority", giver=giver, taker=taker, subject="h100", price=weight)


def runs(clause: ClauseDraft, weeks: int = -1) -> ContractLine:
    """A known contract that says just this."""
    line = ClauseLine(
        kind=clause.kind, title="", giver=clause.giver, giver_name="", taker=clause.taker,
        taker_name="", subject=clause.subject, amount=clause.amount, price=clause.price,
        weeks=clause.weeks,
    )  # fmt: skip
    assert clause_draft(line) == clause
    return ContractLine(
        id="old", title="Old", about="", parties=(clause.giver, clause.taker),
        party_names=("", ""), proposer=clause.giver, state="running", since=-10, until=weeks,
        rank="junior", secret=False, mine=True, signed=(clause.giver, clause.taker),
        clauses=(line,),
    )  # fmt: skip


@settings(max_examples=100)
@given(
    clause=clauses().filter(lambda c: c.kind in ONCE),
    times=st.integers(2, 4),
    party=st.sampled_from(PARTIES),
)
def test_a_right_promised_again_is_worth_no_more(
    clause: ClauseDraft, times: int, party: str
) -> None:
    """Nobody is served first, or sees what is licensed to it, more than once."""
    view = queueing()
    once = worth(table(clause, view=view), party)
    assert worth(table(*[clause] * times, view=view), party) == pytest.approx(once, abs=2 * times)


@given(weights=st.lists(st.floats(1.0, 10.0), min_size=1, max_size=4))
def test_of_several_places_in_one_queue_the_first_counts(weights: list[float]) -> None:
    """As in the queue itself."""
    view = queueing()
    whole = worth(table(*map(first, weights), view=view), ME)
    assert whole == pytest.approx(worth(table(first(max(weights)), view=view), ME), abs=8)


def test_a_place_in_the_queue_is_worth_what_it_moves_its_holder_up() -> None:
    """Nothing while one as good runs on; all of it once that has ended."""
    view, new = queueing(), table(first(3.0), view=queueing())
    assert worth(new, ME) > 0
    for weight, weeks, part in ((3.0, -1, 0.0), (9.0, -1, 0.0), (3.0, view.turn, 1.0)):
        known = attrs.evolve(view, contracts=(runs(first(weight), weeks),))
        assert worth(table(first(3.0), view=known), ME) == part * worth(new, ME)
    known = attrs.evolve(view, contracts=(runs(first(2.0)),))
    assert 0 < worth(table(first(3.0), view=known), ME) < worth(new, ME)


def test_where_all_stand_first_nobody_does() -> None:
    """A place is worth less the more others have one as good, and nothing where all have it."""
    view = queueing()
    alone = worth(table(first(3.0), view=view), ME)
    beside = attrs.evolve(view, contracts=(runs(first(2.0, taker=CLOUD)),))
    assert 0 < worth(table(first(3.0), view=beside), ME) < alone
    beside = attrs.evolve(view, contracts=(runs(first(3.0, taker=CLOUD)),))
    assert worth(table(first(3.0), view=beside), ME) == 0


def test_a_licence_that_is_held_is_worth_no_more() -> None:
    """Who may serve the models already gains nothing by another leaf of paper."""
    asked = ClauseDraft(kind="licence", giver=CLOUD, taker=ME)
    view = queueing()
    assert worth(table(asked, view=view), ME) > 0
    assert worth(table(asked, view=attrs.evolve(view, contracts=(runs(asked),))), ME) == 0


@given(parts=st.lists(st.floats(0.01, 0.99), min_size=1, max_size=5))
def test_stakes_are_never_worth_more_than_the_firm(parts: list[float]) -> None:
    """Each new share thins those before it."""
    stakes = [
        ClauseDraft(kind="stake", giver=ME, taker=CLOUD, amount=1, price=part) for part in parts
    ]
    deal = table(*stakes)
    assert worth(deal, ME) < deal.who(CLOUD).value


@given(amounts=st.lists(st.integers(1, 900_000), min_size=1, max_size=5))
def test_pledges_are_worth_no_more_than_all_that_can_be_pledged(amounts: list[int]) -> None:
    """Ten pledges of the same cards are one."""
    pledges = [
        ClauseDraft(kind="collateral", giver=CLOUD, taker=ME, subject="h100", amount=amount)
        for amount in amounts
    ]
    everything = attrs.evolve(pledges[0], amount=10**6)
    assert worth(table(*pledges), ME) <= worth(table(everything), ME) + 2 * len(pledges)


@given(amounts=st.lists(st.integers(1, 10**9), min_size=1, max_size=5))
def test_guarantees_are_worth_no_more_than_what_is_owed(amounts: list[int]) -> None:
    """Two who answer for one debt pay it once."""
    owing = ClauseDraft(kind="payment", giver=CLOUD, taker=ME, amount=1000, weeks=1)
    answers = [
        ClauseDraft(kind="guarantee", giver=VENDOR, taker=ME, subject=CLOUD, amount=amount)
        for amount in amounts
    ]
    whole = attrs.evolve(answers[0], amount=10**9)
    most = worth(table(owing, whole), ME)
    assert worth(table(owing, *answers), ME) <= most + 2 * len(answers)


POOR = known_for(
    seen(chips=(chip(stock=0),), bearings=Bearings(doors={(CLOUD, "api"): 0.0})),
    CLOUD, compute=0.0, revenue=0.0, serves="",
)  # fmt: skip
"""A world in which the cloud has no cards, users, models or door, and leases nothing."""

_HELD = (
    "priority", "licence", "placement", "collateral", "revenue-share", "exclusivity", "guarantee",
    "lease",
)  # fmt: skip


@settings(max_examples=150)
@given(clause=clauses().filter(lambda c: c.kind in _HELD), taker=st.sampled_from([ME, VENDOR]))
def test_nobody_pays_for_what_its_giver_does_not_have(clause: ClauseDraft, taker: str) -> None:
    """A promise of another's cards, users, models, or of nothing, brings its taker nothing."""
    empty = attrs.evolve(clause, giver=CLOUD, taker=taker)
    assert worth(table(empty, view=POOR), taker) <= 0


def test_exclusivity_of_who_leases_nothing_is_worth_nothing() -> None:
    """Who owns all it computes on gives up no landlord; who leases does."""
    bound = ClauseDraft(kind="exclusivity", giver=ME, taker=CLOUD)
    assert worth(table(bound), CLOUD) == 0
    let = lease(units=50_000)
    assert worth(table(bound, let), CLOUD) > worth(table(let), CLOUD)


@pytest.mark.parametrize("clause", [first(giver=CLOUD), first(100.0), first(0.5)])
def test_a_place_that_cannot_be_promised_is_not_signed(clause: ClauseDraft) -> None:
    """Another's queue, or a weight beyond the bounds of the rules."""
    view = attrs.evolve(queueing(), bearings=Bearings(priority_most=20.0))
    assert odds_of(view, draft(clause, to=VENDOR)) == 0.0
    assert odds_of(view, draft(first(20.0), to=VENDOR)) > 0.0

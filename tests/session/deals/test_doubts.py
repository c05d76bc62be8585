"""Whoever promises is believed as far as it is thought to be able to pay."""

from __future__ import annotations

import attrs
import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from game.session.deals import ClauseDraft
from game.session.deals.doubts import doubts_of
from game.session.deals.fears import doubted
from game.session.deals.side import side_of
from game.session.deals.table import Deal, deal_of
from game.session.deals.weighing import appraise
from tests.players.views import BILLION, ME
from tests.session.deals.samples import (
    CLOUD,
    VENDOR,
    YEAR,
    clauses,
    draft,
    known_for,
    lease,
    paid,
    seen,
)

PARTIES = (ME, CLOUD, VENDOR)


def table(*bundle: ClauseDraft) -> Deal:
    """The table for a bundle of a year between the lab, the cloud and the vendor."""
    return deal_of(seen(), (*bundle, YEAR), "junior", PARTIES)


def means() -> float:
    """What the lab has and could raise: it loses money, so it earns nothing besides."""
    who = table().who(ME)
    return who.cash + who.funds


@pytest.mark.parametrize("rent", [10.0, 1_000.0, 10_000_000.0])
def test_rent_beyond_all_means_is_air(rent: float) -> None:
    """A landlord counts on no more rent than the tenant is thought to be able to pay."""
    side = side_of(table(lease(units=100_000, rent=rent)), CLOUD)
    assert side.feared <= means() + 1.5 * BILLION


def test_more_air_is_worth_no_more() -> None:
    """Ten times a rent that cannot be paid brings a landlord nothing further."""
    absurd = [side_of(table(lease(units=100_000, rent=r)), CLOUD).feared for r in (1e4, 1e5)]
    assert absurd[1] == pytest.approx(absurd[0], rel=0.02)


@pytest.mark.parametrize(
    "split",
    [
        (paid(2_000_000_000, 4),),
        (paid(1_000_000_000, 4), paid(1_000_000_000, 13)),
        (paid(1_000_000_000, 4), paid(30_000_000), lease(units=100_000, rent=1e5)),
        (ClauseDraft(kind="stake", giver=ME, taker=CLOUD, amount=10**9, price=1e-6), paid(10**9)),
    ],
)
def test_one_purse_for_all_promises(split: tuple[ClauseDraft, ...]) -> None:
    """However a promise beyond all means is cut up, its sum is believed as far as these reach."""
    side = side_of(table(*split), CLOUD)
    assert side.feared <= 1.4 * means()


def test_a_doubt_says_how_much_is_thought_to_be_paid() -> None:
    """The landlord's answer names the tenant, the sum it promises and what it can pay."""
    found = appraise(seen(), draft(lease(units=100_000, rent=1e6)))
    told = [line.text for line in found.fears_them if "can hardly pay more than" in line.text]
    assert len(told) == 1
    assert told[0].startswith("Lab ")
    assert "$18B" in told[0]


@settings(max_examples=100)
@given(bundle=st.lists(clauses(), max_size=6), party=st.sampled_from(PARTIES))
def test_what_means_cover_is_not_doubted(bundle: list[ClauseDraft], party: str) -> None:
    """Nobody doubts firms that are rich beyond all that is promised; a doubt is never a gain."""
    rich = seen()
    for firm in PARTIES:
        rich = known_for(rich, firm, value=1e18, spread=0.01)
    rich = attrs.evolve(rich, own=attrs.evolve(rich.own, cash=10**17))
    assert doubted(deal_of(rich, (*bundle, YEAR), "junior", PARTIES), party) == 0.0
    assert all(doubt.usd > 0.0 for doubt in doubts_of(table(*bundle), party))


@pytest.mark.parametrize("spread", [0.04, 0.06, 0.2])
def test_a_wider_spread_leaves_less_to_promise(spread: float) -> None:
    """The more lenders ask of a firm, the less it is thought to raise and to earn."""
    promise = attrs.evolve(paid(10**9, 4, to=ME), giver=CLOUD)
    steady, shaky = (
        side_of(deal_of(who, (promise, YEAR), "junior", PARTIES), ME).feared
        for who in (known_for(seen(), CLOUD, spread=s) for s in (0.01, spread))
    )
    assert shaky < steady


def test_nobody_answers_for_itself() -> None:
    """A guarantee of a firm's own debt is worth nothing: it fails when it is called."""
    debt = paid(500_000, 1)
    own = ClauseDraft(kind="guarantee", giver=ME, taker=CLOUD, subject=ME, amount=1_000_000)
    with_it, without = (side_of(table(debt, *more), CLOUD).worth for more in ((own,), ()))
    assert with_it == without


def test_what_somebody_answers_for_is_not_doubted() -> None:
    """Cards lent to who owes far more are doubted; as far as a third firm answers for them, not."""
    loan = ClauseDraft(
        kind="credit", giver=VENDOR, taker=ME, amount=40_000_000, price=0.1, weeks=52
    )
    half = ClauseDraft(kind="guarantee", giver=CLOUD, taker=VENDOR, subject=ME, amount=20_000_000)
    alone, answered = (sum(doubt.usd for doubt in doubts_of(table(*bundle), VENDOR))
                       for bundle in ((loan,), (loan, half)))  # fmt: skip
    assert alone > 0.0
    assert answered == pytest.approx(alone / 2.0, rel=0.01)
    whole = attrs.evolve(half, amount=40_000_000)
    assert not list(doubts_of(table(loan, whole), VENDOR))

"""Whether the other firm can give what it would promise counts in the odds shown to who asks."""

from __future__ import annotations

import attrs
import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from game.session.deals import ClauseDraft
from game.session.deals.able import chance_of
from game.session.deals.lettable import cannot_let, halls_of
from game.session.deals.purse import at_signing, purse_of
from game.session.deals.standing import Standing
from game.session.deals.table import deal_of
from game.session.deals.weighing import appraise, odds_of
from game.session.terrain import Estimate
from game.session.view import View
from tests.players.views import BILLION, ME, chip
from tests.session.deals.samples import CLOUD, draft, known_for, lease, paid, seen


def owed(amount: int, weeks: int = 0) -> ClauseDraft:
    """The cloud pays the lab; thousands of dollars."""
    return ClauseDraft(kind="payment", giver=CLOUD, taker=ME, amount=amount, weeks=weeks)


def told_cash(who: View, low: float, best: float, high: float) -> View:
    """The view with an estimate of the cloud's cash."""
    told = Estimate(low=low, best=best, high=high, odds=0.9, told="scouts")
    ground = attrs.evolve(who.ground, estimates={CLOUD: {"cash": told}})
    return attrs.evolve(who, ground=ground)


@settings(max_examples=60)
@given(less=st.integers(1, 10**8), more=st.integers(0, 10**8), weeks=st.sampled_from([0, 1, 4, 13]))
def test_the_more_they_would_pay_the_less_sure_it_is_that_they_can(
    less: int, more: int, weeks: int
) -> None:
    """At once or week by week."""
    low, high = (
        purse_of(deal_of(seen(), draft(owed(amount, weeks)).clauses, "junior"), CLOUD).chance
        for amount in (less, less + more)
    )
    assert 0.0 <= high <= low <= 1.0


@given(st.floats(1.0, 1e12), st.floats(1.0, 1e12), st.floats(0.1, 2.0))
def test_as_much_as_there_is_thought_to_be_is_there_as_likely_as_not(
    there: float, asked: float, error: float
) -> None:
    """More is less likely than not, less is likelier."""
    assert chance_of(there, there, error) == pytest.approx(0.5)
    assert (chance_of(asked, there, error) - 0.5) * (there - asked) >= 0.0


def test_who_has_no_money_does_not_sign_however_good_it_is() -> None:
    """Twelve billion at once of a house with two is hardly to be had."""
    rich, poor = (
        told_cash(seen(), 0.9 * cash, cash, 1.1 * cash) for cash in (200e9, 2e9)
    )  # fmt: skip
    stake = ClauseDraft(kind="stake", giver=CLOUD, taker=ME, amount=12_000_000, price=0.9)
    assert odds_of(rich, draft(stake), (ME,)) > 0.9
    assert odds_of(poor, draft(stake), (ME,)) < 0.1
    (note,) = (note for note in appraise(poor, draft(stake)).notes if "at once" in note)
    assert "Cloud may not have $12B" in note
    assert "that it can" in note


def test_the_less_is_known_of_their_money_the_nearer_are_the_odds_to_even() -> None:
    """Scouts narrow them."""
    bundle = deal_of(seen(), draft(owed(1_000_000)).clauses, "junior")
    sharp = attrs.evolve(bundle, people={CLOUD: _cash(bundle.who(CLOUD), 1.9e9, 2.1e9)})
    vague = attrs.evolve(bundle, people={CLOUD: _cash(bundle.who(CLOUD), 0.2e9, 20e9)})
    assert purse_of(sharp, CLOUD).chance > purse_of(vague, CLOUD).chance > 0.5


def _cash(who: Standing, low: float, high: float) -> Standing:
    return attrs.evolve(who, cash=2e9, cash_low=low, cash_high=high)


def test_the_own_purse_is_no_question_of_odds() -> None:
    """The chief knows it: what cannot be paid is told elsewhere."""
    bundle = deal_of(seen(), draft(paid(10**9)).clauses, "junior")
    assert purse_of(bundle, ME).chance == 1.0


def test_what_is_got_at_signing_pays_for_what_is_given() -> None:
    """Only the difference must be there."""
    assert at_signing((owed(700), paid(500)), CLOUD) == 200_000
    assert at_signing((owed(700), paid(500)), ME) == 0
    assert at_signing((owed(700, weeks=4),), CLOUD) == 0


def test_a_landlord_is_not_thought_to_let_what_it_has_not() -> None:
    """Its compute is known to one digit; asking for all of it and more is idle."""
    small, large = (
        halls_of(deal_of(seen(), draft(lease(units)).clauses, "junior"), CLOUD).chance
        for units in (40_000, 900_000)
    )
    assert small > 0.95
    assert large < 0.1


def test_what_it_lets_already_is_gone() -> None:
    """Known leases are taken off."""
    bundle = deal_of(seen(), draft(lease(200_000)).clauses, "junior")
    line = known_for(seen(), CLOUD, compute=100_000.0)
    less = deal_of(line, draft(lease(200_000)).clauses, "junior")
    assert halls_of(bundle, CLOUD).chance > 0.9 > halls_of(less, CLOUD).chance


def test_where_no_card_may_be_sold_to_both_sides_nothing_can_be_let() -> None:
    """A house abroad has hardly any cards that may be used here."""
    home = attrs.evolve(seen(), chips=(chip(regions=("us",)),))
    abroad = known_for(home, CLOUD, region="cn")
    here, there = (
        halls_of(deal_of(who, draft(lease(40_000)).clauses, "junior"), CLOUD).chance
        for who in (home, abroad)
    )
    assert here > 0.95
    assert there < 0.2


def test_nobody_lets_more_than_it_has() -> None:
    """The own cards are known one by one."""
    mine = seen()
    let = ClauseDraft(kind="lease", giver=ME, taker=CLOUD, amount=100_000, price=0.3)
    assert not cannot_let(mine, [let])
    assert cannot_let(mine, [attrs.evolve(let, amount=100_001)])


def test_abroad_only_cards_that_may_be_used_there_are_let() -> None:
    """However many there are for home."""
    home = attrs.evolve(seen(), chips=(chip(regions=("us",)),))
    let = ClauseDraft(kind="lease", giver=ME, taker=CLOUD, amount=10, price=0.3)
    assert not cannot_let(home, [let])
    assert cannot_let(known_for(home, CLOUD, region="cn"), [let])


def test_billions_are_the_unit_here() -> None:
    """Amounts of clauses are thousands of dollars."""
    assert at_signing((owed(1_000_000),), CLOUD) == BILLION

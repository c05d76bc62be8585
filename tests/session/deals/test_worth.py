"""What clauses are worth: money discounted, compute at the spot rent, shares at their value."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from game.session.deals import ClauseDraft
from game.session.deals.table import Deal, deal_of, lasts, present
from game.session.deals.weighing import side_of
from game.session.deals.worth import worth_lines
from tests.players.views import ME
from tests.session.deals.samples import CLOUD, VENDOR, YEAR, clauses, known_for, lease, paid, seen

PARTIES = (ME, CLOUD, VENDOR)


def table(*bundle: ClauseDraft, rank: str = "junior") -> Deal:
    """The table for a bundle of a year, with all three around it."""
    return deal_of(seen(), (*bundle, YEAR), rank, PARTIES)


def worth(deal: Deal, party: str) -> int:
    """What the deal is worth to a party, fears aside."""
    return sum(line.amount for line in worth_lines(deal, party))


@settings(max_examples=150)
@given(bundle=st.lists(clauses(), min_size=1, max_size=6), party=st.sampled_from(PARTIES))
def test_a_bundle_is_worth_what_its_clauses_are_worth_signed_apart(
    bundle: list[ClauseDraft], party: str
) -> None:
    """Worth adds up over clauses, to the rounding of a dollar for each item."""
    apart = sum(worth(table(clause), party) for clause in bundle)
    assert worth(table(*bundle), party) == pytest.approx(apart, abs=2 * len(bundle))


def test_payments_are_worth_their_annuity() -> None:
    """A dollar a week for a year, at the base rate and the payer's spread."""
    deal = table(paid(1_000, weeks=1))
    rate = (deal.view.market.base_rate + 0.01) / 52
    expected = sum(1_000_000 / (1 + rate) ** week for week in range(52))
    assert worth(deal, CLOUD) == pytest.approx(expected)
    assert worth(deal, ME) == pytest.approx(-expected)


def test_a_shaky_payers_promise_is_worth_less() -> None:
    """The wider the payer's public spread, the less its payments are worth."""
    steady = known_for(seen(), CLOUD, spread=0.01)
    shaky = known_for(seen(), CLOUD, spread=0.30)
    promise = (ClauseDraft(kind="payment", giver=CLOUD, taker=ME, amount=1_000, weeks=4), YEAR)
    first, second = (worth(deal_of(who, promise, "junior"), ME) for who in (steady, shaky))
    assert 0 < second < first


def test_rank_counts() -> None:
    """What is paid before others is worth more than what is paid after them."""
    promise = ClauseDraft(kind="payment", giver=CLOUD, taker=ME, amount=1_000, weeks=4)
    ranks = ("secured", "junior", "subordinate")
    found = [worth(table(promise, rank=rank), ME) for rank in ranks]
    assert found == sorted(found, reverse=True)
    assert found[0] > found[2]


def test_compute_is_worth_the_spot_rent() -> None:
    """Below the spot rent the tenant gains, far above it the landlord does."""
    assert worth(table(lease(rent=0.30)), ME) > 0 > worth(table(lease(rent=0.30)), CLOUD)
    assert worth(table(lease(rent=0.60)), CLOUD) > 0 > worth(table(lease(rent=0.60)), ME)


def test_both_gain_from_a_lease_at_the_spot_rent() -> None:
    """A sure tenant and sure compute are worth something to both."""
    deal = table(lease(rent=0.37))
    assert worth(deal, ME) > 0
    assert worth(deal, CLOUD) > 0


def test_shares_at_the_headline_value_are_fair() -> None:
    """Ten billion for the part it buys: neither side gains but by chance of failure."""
    part = 10.0 / 70.0
    stake = ClauseDraft(kind="stake", giver=CLOUD, taker=ME, amount=10_000_000, price=part)
    deal = table(stake)
    assert worth(deal, ME) == pytest.approx(0, abs=2)
    assert -200_000_000 < worth(deal, CLOUD) < 0


def test_a_guarantee_costs_by_the_odds_of_failure() -> None:
    """Answering for a shaky firm costs more than answering for a steady one."""
    promise = ClauseDraft(kind="guarantee", giver=ME, taker=VENDOR, subject=CLOUD, amount=1_000_000)
    for spread, least in ((0.01, -20_000_000), (0.5, -700_000_000)):
        who = known_for(seen(), CLOUD, spread=spread)
        found = worth(deal_of(who, (promise, YEAR), "junior", PARTIES), ME)
        assert least < found < 0


def test_nothing_is_worth_anything_to_a_bystander() -> None:
    """A firm that no clause names neither gains nor loses."""
    assert worth_lines(table(lease(), paid(5)), VENDOR) == ()


@given(low=st.floats(0.01, 1.0), more=st.floats(0.0, 1.0), weeks=st.integers(1, 520))
def test_an_annuity_falls_with_the_rate(low: float, more: float, weeks: int) -> None:
    """And is never more than all its dollars."""
    assert present(low + more, weeks) <= present(low, weeks) <= weeks


def test_the_first_date_ends_it() -> None:
    """Of two dates the earlier counts; without one chiefs reckon with years."""
    early = ClauseDraft(kind="end-on-date", weeks=9)
    assert lasts((YEAR, early)) == 9
    assert lasts(()) > 52


def test_own_chief_and_others_see_the_same_clause() -> None:
    """A side is the sum of its lines."""
    side = side_of(table(lease()), ME)
    assert side.worth == sum(line.amount for line in side.lines)
    assert side.feared <= side.worth

"""How likely the others are to sign, and what would make them."""

from __future__ import annotations

import attrs
import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from game.scenario.model.firms import Temper
from game.session.dealings import ContractLine, OfferLine
from game.session.deals import ClauseDraft, Draft, WorthLine
from game.session.deals.lettable import impossible_leases
from game.session.deals.odds import inclination
from game.session.deals.table import LONGEST, deal_of
from game.session.deals.weighing import appraise, odds_of
from game.session.view import View
from tests.players.views import ME, model
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
    tempers,
)


def odds(who: View, offer: Draft) -> float:
    """Odds of the others' yes."""
    return odds_of(who, offer, (ME,))


@settings(max_examples=120)
@given(
    bundle=st.lists(clauses(), max_size=4),
    temper=tempers,
    less=st.integers(1, 10**7),
    more=st.integers(1, 10**7),
    weeks=st.sampled_from([0, 1, 13]),
    breaches=st.integers(0, 9),
)
def test_the_more_they_are_paid_the_likelier_they_sign(
    bundle: list[ClauseDraft], temper: Temper, less: int, more: int, weeks: int, breaches: int
) -> None:
    """Whatever else the contract says, whoever they are, and however little they trust us."""
    who = known_for(known_for(seen(), CLOUD, temper=temper), ME, breaches=breaches)
    ours = [clause for clause in bundle if VENDOR not in (clause.giver, clause.taker)]
    low = odds(who, draft(*ours, paid(less, weeks)))
    high = odds(who, draft(*ours, paid(less + more, weeks)))
    assert high >= low - 1e-12


@settings(max_examples=40)
@given(amount=st.integers(1, 10**9), value=st.floats(1e9, 1e13), temper=tempers)
def test_nobody_pays_for_nothing_however_rich(amount: int, value: float, temper: Temper) -> None:
    """A sum without anything in return is refused, be it small beside what the firm is worth."""
    who = known_for(known_for(seen(), CLOUD, temper=temper), CLOUD, value=value)
    gift = ClauseDraft(kind="payment", giver=CLOUD, taker=ME, amount=amount)
    assert odds(who, draft(gift)) < 0.001


def test_dearer_rent_is_likelier_signed_by_the_landlord() -> None:
    """From a gift to a bargain the odds rise all the way."""
    found = [odds(seen(), draft(lease(rent=rent))) for rent in (0.1, 0.3, 0.37, 0.5, 0.9)]
    assert found == sorted(found)
    assert found[0] < 0.1
    assert found[-1] > 0.9


def test_nothing_is_refused_more_often_than_not() -> None:
    """An empty contract brings nothing, so it is hardly worth a signature."""
    assert odds(seen(), draft()) < 0.5


def test_a_known_breach_lowers_the_odds() -> None:
    """Promises of those who broke theirs are worth less."""
    offer = draft(lease(rent=0.37), paid(50_000, 4))
    faithful = odds(seen(), offer)
    assert odds(known_for(seen(), ME, breaches=3), offer) < faithful


def test_the_greedy_want_more() -> None:
    """The same offer is refused more often by a greedy chief."""
    offer = draft(lease(rent=0.37))
    modest = known_for(seen(), CLOUD, temper=Temper(greed=0.0))
    greedy = known_for(seen(), CLOUD, temper=Temper(greed=1.0))
    assert odds(greedy, offer) < odds(modest, offer)


def test_everybody_must_sign() -> None:
    """With two others the odds are those that both do."""
    mine = ClauseDraft(kind="payment", giver=ME, taker=VENDOR, amount=1_000)
    both = odds(seen(), draft(lease(), mine))
    assert both <= min(odds(seen(), draft(lease())), odds(seen(), draft(mine, to=VENDOR)))


def test_what_they_want_makes_them_likely_to_sign() -> None:
    """A rent too low is raised just so far that the landlord signs."""
    found = appraise(seen(), draft(lease(rent=0.33)))
    assert found.odds < 0.5
    assert found.wants is not None
    assert found.wants.odds > 0.5
    assert odds(seen(), found.wants.draft) == found.wants.odds
    changed = found.wants.draft.clauses[found.wants.clause]
    assert changed.kind == "lease"
    assert "Cloud lets Lab" in found.wants.text


def test_where_no_number_helps_they_want_money() -> None:
    """For a licence without a price, somebody has to pay."""
    licence = ClauseDraft(kind="licence", giver=CLOUD, taker=ME)
    strong = attrs.evolve(model(), id="cloud-1", owner=CLOUD, capability=90.0, mine=False)
    who = attrs.evolve(seen(), models=(*seen().models, strong))
    found = appraise(who, draft(licence))
    assert found.wants is not None
    added = found.wants.draft.clauses[found.wants.clause]
    assert (added.kind, added.giver, added.taker) == ("payment", ME, CLOUD)


def test_nothing_is_wanted_of_a_good_offer() -> None:
    """Whoever is likely to sign asks for no change."""
    assert appraise(seen(), draft(lease(rent=0.9))).wants is None


def test_one_landlord_of_all_compute_is_feared() -> None:
    """The more of its compute a firm leases from one, the more it fears it."""
    small, large = (appraise(seen(), draft(lease(units=units))) for units in (1_000, 300_000))
    fear = [sum(line.amount for line in found.fears_me) for found in (small, large)]
    assert fear[1] < fear[0] <= 0


def test_being_owned_is_feared() -> None:
    """A third of the firm in one hand is feared, a twentieth is not."""

    def fears(part: float) -> int:
        stake = ClauseDraft(kind="stake", giver=CLOUD, taker=ME, amount=30_000_000, price=part)
        return len(appraise(seen(), draft(stake)).fears_me)

    assert fears(0.05) == 0
    assert fears(0.34) == 1


def test_dues_beyond_all_means_are_feared() -> None:
    """Half a year of payments is set against cash, income and what could be raised."""
    poor = seen(own=attrs.evolve(seen().own, cash=1_000_000, credit=0, equity=0))
    assert appraise(poor, draft(paid(1_000_000, 4))).fears_me
    assert not appraise(seen(), draft(paid(1_000, 4))).fears_me


def test_others_are_judged_by_what_is_public() -> None:
    """What a rival is worth, leaks of its books aside, decides; own secrets do not."""
    offer = draft(lease())
    rich = seen(own=attrs.evolve(seen().own, cash=0, unserved=0.5))
    first, second = appraise(seen(), offer), appraise(rich, offer)
    assert first.lines_them == second.lines_them
    assert first.odds == second.odds


def test_the_odds_follow_from_the_total_that_is_shown() -> None:
    """The worth told is the sum of all lines and fears, and even odds stand at the bar."""
    found = appraise(seen(), draft(lease(units=300_000, rent=0.45)))
    assert found.worth_me == sum(line.amount for line in (*found.lines_me, *found.fears_me))
    assert found.worth_them == sum(line.amount for line in (*found.lines_them, *found.fears_them))
    assert (found.odds > 0.5) == (found.worth_them > found.bar_them)
    assert "Cloud" in found.rule


@given(worth=st.integers(-(10**12), 10**12), value=st.floats(1e6, 1e13), temper=tempers)
def test_even_odds_stand_at_the_bar(worth: int, value: float, temper: Temper) -> None:
    """Above the bar a chief is likelier to sign than not, below it less likely."""
    lines = (WorthLine(text="gain", amount=worth), WorthLine(text="cost", amount=-1_000_000))
    found = inclination(lines, (), value=value, temper=temper, partner=False)
    assert (found.odds > 0.5) == (found.worth > found.bar)


def test_a_gift_is_taken() -> None:
    """Nobody is wary of what costs nothing."""
    assert odds(seen(), draft(paid(1_000))) > 0.5


def test_a_demand_too_large_is_made_smaller() -> None:
    """Who asks too much is told how much less would do, not what to pay for it."""
    ours = ClauseDraft(kind="payment", giver=CLOUD, taker=ME, amount=100_000_000)
    mine = lease(units=50_000, rent=0.6)
    found = appraise(seen(), draft(mine, ours))
    assert found.wants is not None
    assert found.wants.clause == 1
    changed = found.wants.draft.clauses[1]
    assert 0 < changed.amount < ours.amount
    assert len(found.wants.draft.clauses) == 3


def test_the_cheapest_change_is_asked_for() -> None:
    """A rent a little too low is mended by about what is missing, whatever clause stands beside."""
    dear = ClauseDraft(kind="payment", giver=ME, taker=CLOUD, amount=10, weeks=4)
    before = appraise(seen(), draft(lease(rent=0.33), dear))
    assert before.wants is not None
    after = appraise(seen(), before.wants.draft)
    gained = after.worth_them - before.worth_them
    assert 0 < gained < 3 * (before.bar_them - before.worth_them) + 1_000_000
    assert after.wants is None


@settings(max_examples=25)
@given(bundle=st.lists(clauses(), min_size=1, max_size=3))
def test_a_wish_is_never_worse_for_them(bundle: list[ClauseDraft]) -> None:
    """Whatever is wanted, they are likelier to sign it than not, and were not before."""
    ours = [clause for clause in bundle if VENDOR not in (clause.giver, clause.taker)]
    found = appraise(seen(), draft(*ours))
    if found.wants is not None:
        assert found.odds <= 0.5 < found.wants.odds
        changed = zip(found.wants.draft.clauses, draft(*ours).clauses, strict=False)
        assert sum(new != old for new, old in changed) <= 1


def test_an_answer_tells_that_it_refuses_the_offer() -> None:
    """Whoever answers an offer with another one is told that the first is gone."""
    line = ContractLine(
        id="deal-1", title="Lease of halls", about="", parties=(ME, CLOUD), party_names=(),
        proposer=CLOUD, state="offered", since=0, until=-1, rank="junior", secret=False,
        mine=True, signed=(CLOUD,),
    )  # fmt: skip
    offer = OfferLine(contract=line, to_sign=True, waits_for=(), weeks_left=2)
    who = attrs.evolve(seen(), offers=(offer,))
    answer = attrs.evolve(draft(lease()), contract="deal-1")
    assert any("Lease of halls" in note for note in appraise(who, answer).notes)
    assert not appraise(who, draft(lease())).notes


def test_what_cannot_be_paid_is_said_beforehand() -> None:
    """A stake beyond cash and gains is told with both sums."""
    stake = ClauseDraft(kind="stake", giver=ME, taker=CLOUD, amount=900_000_000, price=0.5)
    notes = appraise(seen(), draft(stake)).notes
    assert notes
    assert "$900B" in notes[0]


def annuity(cloud_pays: int, we_pay: int) -> Draft:
    """A sum at once against a payment every year."""
    once = attrs.evolve(paid(cloud_pays, 0), giver=CLOUD, taker=ME)
    return draft(once, paid(we_pay, 52))


def test_nobody_lends_against_promises_beyond_all_means() -> None:
    """A rate however high does not make up for a debtor who cannot pay."""
    modest, absurd = odds(seen(), annuity(1_000, 9_000)), odds(seen(), annuity(10**9, 5 * 10**8))
    assert modest > 0.5
    assert absurd < 0.05


def test_a_landlord_cannot_sell_more_ahead_than_it_has() -> None:
    """A commitment to buy far more compute than the seller owns is money for nothing."""
    deal = attrs.evolve(paid(10**9, 52), kind="purchase", giver=CLOUD, taker=ME)
    assert odds(seen(), draft(deal)) < 0.05


def test_a_lease_that_no_power_could_light_is_told_to_be_impossible() -> None:
    """It has no odds at any price, and the most that its landlord could let is told."""
    bearings = attrs.evolve(seen().bearings, lettable={(CLOUD, "us"): 20_000.0})
    who = attrs.evolve(seen(), bearings=bearings)
    assert odds(who, draft(lease(units=20_000, rent=0.9))) > 0.5
    for offer in (draft(lease(units=20_001, rent=0.9)), draft(lease(10_001), lease(10_000))):
        assert odds(who, offer) == 0.0
        assert "cannot let 20,001 units" in appraise(who, offer).notes[0]


def test_what_is_barred_abroad_does_not_bar_a_tenant_at_home() -> None:
    """Each tenant is asked about by itself: few cards for one country are enough for another."""
    bearings = attrs.evolve(
        seen().bearings, lettable={(CLOUD, "us"): 20_000.0, (CLOUD, "cn"): 5_000.0}
    )
    who = attrs.evolve(known_for(seen(), VENDOR, region="cn"), bearings=bearings)
    abroad = attrs.evolve(lease(5_000), taker=VENDOR)
    parties = (ME, CLOUD, VENDOR)

    def told(*leases: ClauseDraft) -> list[str]:
        return list(impossible_leases(deal_of(who, (*leases, YEAR), "junior", parties)))

    assert told(lease(15_000), abroad) == []
    assert "cannot let 20,001 units" in told(lease(15_001), abroad)[0]
    assert "cannot let 5,001 units abroad" in told(attrs.evolve(abroad, amount=5_001))[0]


@pytest.mark.parametrize("weeks", [4, 26, 300])
def test_nobody_wishes_for_more_weeks_than_it_lasts(weeks: int) -> None:
    """A loan is not to be paid off after the contract has ended, unless that was written."""
    loan = ClauseDraft(
        kind="credit", giver=CLOUD, taker=ME, amount=50_000_000, price=0.01, weeks=weeks
    )
    found = appraise(seen(), draft(loan))
    tried = found.wants.draft.clauses if found.wants else ()
    assert all(clause.weeks <= max(weeks, 52) for clause in tried)


def test_joint_odds_say_how_many_are_asked() -> None:
    """The odds of a bundle of three are those that both others sign."""
    third = ClauseDraft(kind="payment", giver=VENDOR, taker=CLOUD, amount=1_000)
    found = appraise(seen(), draft(lease(rent=0.9), third))
    assert found.asked == 2
    assert appraise(seen(), draft(lease(rent=0.9))).asked == 1


def test_a_licence_without_end_costs_its_whole_life() -> None:
    """Who gives its models for ever counts the users it loses for as long as anybody reckons."""
    strong = attrs.evolve(model(), id="cloud-1", owner=CLOUD, capability=90.0, mine=False)
    who = attrs.evolve(seen(), models=(*seen().models, strong))
    licence = ClauseDraft(kind="licence", giver=CLOUD, taker=ME)
    last = [ClauseDraft(kind="end-on-date", weeks=weeks) for weeks in (156, LONGEST)]
    dated = [appraise(who, Draft(to=CLOUD, rank="junior", clauses=(licence, end))) for end in last]
    endless = appraise(who, Draft(to=CLOUD, rank="junior", clauses=(licence,)))
    lost = [sum(line.amount for line in found.lines_them) for found in (*dated, endless)]
    assert lost[2] == lost[1] < lost[0] < 0
    assert endless.worth_me == dated[0].worth_me

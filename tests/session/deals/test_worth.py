"""What clauses are worth: money discounted, compute at the spot rent, shares at their value."""

from __future__ import annotations

import attrs
import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from game.session.dealings import Bearings, ClauseLine, ContractLine
from game.session.deals import ClauseDraft, Draft
from game.session.deals.by_clause import worths_in_draft, worths_of_contract
from game.session.deals.doors import ASKED, ROOM
from game.session.deals.once import ONCE, about
from game.session.deals.rights import RIVALRY, lead_to_come
from game.session.deals.side import side_of
from game.session.deals.table import ENDLESS, Deal, deal_of, lasts, present
from game.session.deals.weighing import appraise, contract_table, table_of
from game.session.deals.worth import worth_lines
from game.session.view import View
from game.ui.contracts.worth import nothing_in_draft, worth_in_words
from tests.players.views import ME, model
from tests.session.deals.samples import CLOUD, VENDOR, YEAR, clauses, known_for, lease, paid, seen

PARTIES = (ME, CLOUD, VENDOR)


def table(*bundle: ClauseDraft, rank: str = "junior") -> Deal:
    """The table for a bundle of a year, with all three around it."""
    return deal_of(seen(), (*bundle, YEAR), rank, PARTIES)


def worth(deal: Deal, party: str) -> int:
    """What the deal is worth to a party, fears aside."""
    return sum(line.amount for line in worth_lines(deal, party))


TIED = ("purchase", "guarantee", "break-fee", "credit", "exclusivity", "collateral", "stake")
"""Kinds whose worth hangs on what else the bundle says of the same firm or the same cards."""


@settings(max_examples=150)
@given(bundle=st.lists(clauses(), min_size=1, max_size=6), party=st.sampled_from(PARTIES))
def test_a_bundle_is_worth_what_its_clauses_are_worth_signed_apart(
    bundle: list[ClauseDraft], party: str
) -> None:
    """Worth adds up over clauses of different rights, to the rounding of a dollar an item."""
    bundle = [clause for clause in bundle if clause.kind not in TIED]
    bundle = list(
        {about(c) if c.kind in ONCE else place: c for place, c in enumerate(bundle)}.values()
    )
    apart = sum(worth(table(clause), party) for clause in bundle)
    assert worth(table(*bundle), party) == pytest.approx(apart, abs=2 * len(bundle))


@settings(max_examples=50)
@given(bundle=st.lists(clauses(), min_size=1, max_size=6), party=st.sampled_from(PARTIES))
def test_what_is_told_of_each_clause_adds_up_to_the_worth_of_the_bundle(
    bundle: list[ClauseDraft], party: str
) -> None:
    """Of every kind that is weighed, and for every party of the contract."""
    draft = Draft(to=CLOUD, clauses=(*bundle, YEAR))
    told = [line for clause in draft.clauses for line in worths_in_draft(seen(), draft, clause)]
    whole = worth(table_of(seen(), draft), party) if party in table_of(seen(), draft).parties else 0
    assert sum(line.usd for line in told if line.firm == party) == whole


@settings(max_examples=100)
@given(
    bundle=st.lists(clauses(), min_size=1, max_size=6),
    outside=st.sampled_from(["suppliers", "capital-markets", "treasury"]),
)
def test_every_clause_that_binds_one_has_its_worth_or_is_told_to_have_none(
    bundle: list[ClauseDraft], outside: str
) -> None:
    """Whoever is on its other side, a party outside the game among them."""
    bundle += [attrs.evolve(c, taker=outside) for c in bundle if c.giver == ME]
    bundle += [attrs.evolve(c, giver=outside) for c in bundle if c.taker == ME]
    draft = Draft(to=CLOUD, clauses=(*bundle, YEAR))
    for clause in bundle:
        if ME in (clause.giver, clause.taker):
            told = worth_in_words(worths_in_draft(seen(), draft, clause), ME)
            assert "to you" in told, clause
    nothing = nothing_in_draft(seen(), draft)
    mine = [c for c in draft.clauses if ME in (c.giver, c.taker)]
    zero = [c for c in mine if worths_in_draft(seen(), draft, c)[0].usd == 0]
    assert [line.amount for line in nothing] == [0] * len(zero)


def test_what_rent_serves_is_said_to_be_worth_nothing() -> None:
    """A commitment to buy what is leased beside it costs no more than the lease."""
    hall = ClauseDraft(kind="lease", giver=CLOUD, taker=ME, amount=10_000, price=0.4)
    buy = ClauseDraft(kind="purchase", giver=ME, taker=CLOUD, amount=1_000, weeks=52)
    draft = Draft(to=CLOUD, clauses=(hall, buy, YEAR))
    told = worth_in_words(worths_in_draft(seen(), draft, buy), ME)
    assert told == "worth nothing to you: over its weeks the rent beside it counts as bought"
    (line,) = nothing_in_draft(seen(), draft)
    assert line.text == "Purchase commitment: over its weeks the rent beside it counts as bought"


def test_a_running_contract_tells_what_is_left_of_each_clause() -> None:
    """Clause by clause, what lies ahead of it; what was paid for good is worth nothing more."""
    deal = ContractLine(
        id="old", title="Old", about="", parties=(CLOUD, ME), party_names=("Cloud", "Lab"),
        proposer=CLOUD, state="running", since=-10, until=-1, rank="junior", secret=False,
        mine=True, signed=(CLOUD, ME),
        clauses=tuple(
            ClauseLine(
                kind=kind, title=kind, giver=CLOUD, giver_name="Cloud", taker=ME,
                taker_name="Lab", **numbers,
            )
            for kind, numbers in (
                ("payment", {"amount": 5_000, "done": 5_000}),
                ("lease", {"amount": 10_000, "price": 0.3, "weeks": 20}),
                ("licence", {}),
            )
        ),
    )  # fmt: skip
    who = attrs.evolve(seen(), contracts=(deal,))
    paid_up, let, licensed = worths_of_contract(who, deal)
    assert paid_up == ()
    assert [line.firm for line in let] == [ME, CLOUD]
    whole = worth(contract_table(who, deal), ME)
    assert sum(line.usd for line in (*let, *licensed) if line.firm == ME) == whole


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
    debt = ClauseDraft(kind="payment", giver=CLOUD, taker=VENDOR, amount=500_000, weeks=1)
    costs = []
    for spread in (0.01, 0.5):
        who = known_for(seen(), CLOUD, spread=spread)
        deal = deal_of(who, (promise, debt, YEAR), "junior", PARTIES)
        costs.append(-worth(deal, ME))
    assert 0 < costs[0] < 20_000_000 < costs[1] < 600_000_000


def test_a_guarantee_of_nothing_is_worth_nothing() -> None:
    """Who is owed nothing by a firm loses nothing with it."""
    promise = ClauseDraft(kind="guarantee", giver=ME, taker=VENDOR, subject=CLOUD, amount=1_000_000)
    who = known_for(seen(), CLOUD, spread=0.5)
    assert worth_lines(deal_of(who, (promise, YEAR), "junior", PARTIES), VENDOR) == ()


@given(amount=st.integers(1, 10**9), weeks=st.integers(1, 400))
def test_a_project_saves_less_than_serving_costs(amount: int, weeks: int) -> None:
    """However much is put into it and for however long, each party saves a part of its bill."""
    fund = ClauseDraft(kind="project", giver=ME, taker=CLOUD, amount=amount)
    deal = deal_of(seen(), (fund, ClauseDraft(kind="end-on-date", weeks=weeks)), "junior", PARTIES)
    paid_in = 1000.0 * amount * present(deal.rate(ME), deal.weeks)
    for party in PARTIES:
        bill = deal.who(party).serving * deal.view.market.spot_price
        saved = worth(deal, party) + (paid_in if party == ME else 0.0)
        assert -2 <= saved <= bill * present(deal.view.market.base_rate, deal.weeks) + 2


def test_two_who_pay_share_one_project() -> None:
    """Half the funds from each save what the whole from one saves: the root counts once."""
    half = [ClauseDraft(kind="project", giver=g, taker=CLOUD, amount=500) for g in (ME, CLOUD)]
    whole = ClauseDraft(kind="project", giver=ME, taker=CLOUD, amount=1_000)
    one, two = (deal_of(seen(), (*c, YEAR), "junior", PARTIES) for c in ((whole,), half))
    items = [sum(i.amount for i in worth_lines(d, VENDOR)) for d in (one, two)]
    assert items[0] == pytest.approx(items[1], abs=2)


def test_a_prize_counts_by_the_distance_to_the_bar() -> None:
    """A prize for AGI is worth next to nothing far from the bar, most of it at the bar."""
    prize = (ClauseDraft(kind="agi-prize", giver=CLOUD, taker=ME, amount=1_000_000), YEAR)
    found = []
    for bar in (1_000.0, 120.0, 0.0):
        who = attrs.evolve(seen(), bearings=Bearings(agi_bar=bar))
        found.append(worth(deal_of(who, prize, "junior"), ME))
    assert 0 <= found[0] < 10_000_000 < found[1] < found[2] < 1_000_000_000
    who = attrs.evolve(seen(), bearings=Bearings(agi_bar=0.0))
    deal = deal_of(who, prize, "junior")
    assert worth(deal, CLOUD) == -worth(deal, ME)


def test_a_pledge_is_no_more_than_the_cards_there_are() -> None:
    """A million cards pledged by who owns a few are worth those few."""
    few, many = (
        ClauseDraft(kind="collateral", giver=ME, taker=CLOUD, subject="h100", amount=amount)
        for amount in (seen().chips[0].owned, 1_000_000)
    )
    assert worth(table(few), CLOUD) == worth(table(many), CLOUD)


def test_rent_serves_a_commitment_beside_it() -> None:
    """Whoever leases from a seller anyway loses nothing by committing to as much."""
    own = ClauseDraft(kind="lease", giver=CLOUD, taker=ME, amount=10_000, price=0.37)
    bound = ClauseDraft(kind="purchase", giver=ME, taker=CLOUD, amount=100_000, weeks=52)
    assert worth(table(own, bound), ME) == worth(table(own), ME)
    assert worth(table(bound), ME) < 0


def test_a_fee_far_above_what_it_secures_is_worth_no_more() -> None:
    """A hundred billion for breaking a small lease is a penalty; nobody counts on it."""
    fees = [
        ClauseDraft(kind="break-fee", giver=CLOUD, taker=ME, amount=amount)
        for amount in (10**8, 10**9)
    ]
    small = lease(units=100)
    worths = [worth(table(small, fee), ME) for fee in fees]
    assert worths[0] == worths[1] < 2 * worth(table(lease(units=100, rent=0.0)), ME)


def lending(capability: float, *, released: bool = True) -> View:
    """The view in which the cloud has a model of its own; the lab's has 60 points."""
    state = "released" if released else "held"
    theirs = model(id="cloud-1", owner=CLOUD, capability=capability, mine=False, state=state)
    return attrs.evolve(seen(), models=(model(), theirs))


def licensed(who: View, weeks: int = 52) -> tuple[int, int]:
    """What a licence of the cloud's models is worth to the lab and to the cloud."""
    last = ClauseDraft(kind="end-on-date", weeks=weeks)
    deal = deal_of(who, (ClauseDraft(kind="licence", giver=CLOUD, taker=ME), last), "junior")
    return worth(deal, ME), worth(deal, CLOUD)


def test_a_licence_is_an_option_on_what_comes() -> None:
    """Behind today, the giver may still release something better: more so the longer it lasts."""
    behind, ahead = lending(55.0), lending(90.0)
    short, long = (licensed(behind, weeks) for weeks in (13, 104))
    assert 0 < short[0] < long[0] < licensed(ahead, 104)[0]
    assert long[1] < short[1] < 0


def test_a_licence_of_nothing_is_worth_nothing() -> None:
    """Who has released no model has nothing to let, whatever it serves of others."""
    assert licensed(seen()) == (0, 0)
    assert licensed(lending(90.0, released=False)) == (0, 0)


@given(lead=st.floats(-60.0, 60.0), weeks=st.integers(1, 300))
def test_a_lead_to_come_is_never_less_than_the_lead(lead: float, weeks: int) -> None:
    """An option is worth at least what it would bring today, and never less than nothing."""
    found = lead_to_come(lead, weeks)
    assert found >= max(0.0, lead) - 1e-9
    assert found >= lead_to_come(lead - 1.0, weeks) - 1e-9


def test_a_laggards_models_pay_off_late() -> None:
    """A leader is about as far ahead in a year as in three; who is far behind has hardly begun.

    So a year of a laggard's licence is worth a small part of three, by figures that are told.
    """
    assert lead_to_come(13.0, 52) > 0.85 * lead_to_come(13.0, 156)
    assert lead_to_come(-23.0, 52) < 0.1 * lead_to_come(-23.0, 156)
    licence = ClauseDraft(kind="licence", giver=CLOUD, taker=ME)
    strong = attrs.evolve(seen(), models=(model(owner=CLOUD),))
    deal = deal_of(strong, (licence, YEAR), "junior", PARTIES)
    ahead = deal.best_of(CLOUD) - max(deal.who(ME).capability, deal.best_open)
    points = f"{lead_to_come(ahead, 52):.1f} points ahead on average"
    assert any(points in line.text for line in worth_lines(deal, ME))


def test_who_lives_by_attention_pays_more_for_a_door() -> None:
    """The same door brings a search engine what it shows beside the answer."""
    door = (ClauseDraft(kind="placement", giver=CLOUD, taker=ME, subject="api", price=0.5), YEAR)
    plain = deal_of(seen(), door, "junior")
    known = attrs.evolve(seen().bearings, attention={ME: 1e9})
    shown = deal_of(attrs.evolve(seen(), bearings=known), door, "junior")
    more = worth(shown, ME) - worth(plain, ME)
    assert more == pytest.approx(0.5e9 * present(plain.rate(ME), 52), rel=1e-6)


@pytest.mark.parametrize(("held", "part"), [(0.7, 0.875), (0.1, RIVALRY), (0.01, 0.0125)])
def test_a_door_takes_from_its_owner_what_it_held(held: float, part: float) -> None:
    """Users who come through it are lost by all others by their shares, by a rival at least so."""
    door = ClauseDraft(kind="placement", giver=CLOUD, taker=ME, subject="api", price=1.0)
    (users,) = seen().market.segments
    users = attrs.evolve(users, shares={ME: 0.2, CLOUD: held})
    view = attrs.evolve(seen(), market=attrs.evolve(seen().market, segments=(users,)))
    deal = deal_of(view, (door, YEAR), "junior", PARTIES)
    lost, asked = (-line.amount for line in worth_lines(deal, CLOUD))
    assert lost == pytest.approx(part * worth(deal, ME), rel=1e-6)
    assert asked == pytest.approx(ASKED * worth(deal, ME), rel=1e-6)


def test_an_owner_asks_what_the_best_taker_would_give() -> None:
    """There is one first place: to let it to who gains little costs what another would pay."""
    known = attrs.evolve(seen().bearings, attention={VENDOR: 1e9}, questions={CLOUD: 1.0})
    view = attrs.evolve(seen(), bearings=known)
    door = ClauseDraft(kind="placement", giver=CLOUD, taker=ME, subject="api", price=0.5)
    deal = deal_of(view, (door, YEAR), "junior", PARTIES)
    asked = next(line for line in worth_lines(deal, CLOUD) if "let for" in line.text)
    assert -asked.amount >= ASKED * 0.5e9 * present(deal.rate(VENDOR), 52)


def test_a_door_that_is_let_cannot_be_had() -> None:
    """Nobody signs what the rules refuse, and who stands there until when is told."""
    held = ClauseLine(
        kind="placement", title="", giver=CLOUD, giver_name="Cloud", taker=VENDOR,
        taker_name="Nvidia", subject="api", subject_name="API", amount=0, price=0.5,
    )  # fmt: skip
    line = ContractLine(
        id="first", title="First", about="", parties=(CLOUD, VENDOR),
        party_names=("Cloud", "Nvidia"), proposer=VENDOR, state="running", since=0, until=40,
        rank="junior", secret=False, mine=False, signed=(), clauses=(held,),
    )  # fmt: skip
    view = attrs.evolve(seen(), contracts=(line,))
    door = ClauseDraft(kind="placement", giver=CLOUD, taker=ME, subject="api", price=0.5)
    found = appraise(view, Draft(to=CLOUD, rank="junior", clauses=(door, YEAR)))
    assert found.odds == 0.0
    assert "Cloud's door to API puts Nvidia first until week 40" in found.notes


def test_a_door_brings_the_attention_of_those_who_ask_there() -> None:
    """Beside a feed one in fifty asks: what is shown there is worth a fiftieth."""
    door = (ClauseDraft(kind="placement", giver=CLOUD, taker=ME, subject="api", price=0.5), YEAR)
    found = []
    for questions in (0.0, 0.02, 1.0):
        known = attrs.evolve(seen().bearings, attention={ME: 1e9}, questions={CLOUD: questions})
        deal = deal_of(attrs.evolve(seen(), bearings=known), door, "junior")
        found.append(worth(deal, ME))
    assert found[1] - found[0] == pytest.approx(0.02 * (found[2] - found[0]), rel=1e-6)


@settings(max_examples=60)
@given(weekly=st.floats(1e6, 1e10), width=st.floats(0.05, 1.0), part=st.floats(0.0, 0.35))
def test_who_owns_a_door_asks_for_its_part(weekly: float, width: float, part: float) -> None:
    """For less than its part of what a door brings the other it is rather kept than let."""
    door = ClauseDraft(kind="placement", giver=CLOUD, taker=ME, subject="api", price=width)
    known = attrs.evolve(seen().bearings, attention={ME: weekly})
    view = attrs.evolve(seen(), bearings=known)
    gain = worth(deal_of(view, (door, YEAR), "junior"), ME)
    pays = paid(max(1, int(part * gain / 1000.0 / 52)), weeks=1)
    side = side_of(deal_of(view, (door, pays, YEAR), "junior"), CLOUD)
    assert side.worth < 0
    assert side.odds < 0.5


def test_a_door_that_is_open_already_is_worth_what_it_is_widened_by() -> None:
    """Beside a running contract for a door of a half another as wide brings nothing to anybody."""
    stands = ClauseLine(
        kind="placement", title="", giver=CLOUD, giver_name="", taker=ME, taker_name="",
        subject="api", price=0.5,
    )  # fmt: skip
    line = ContractLine(
        id="deal-1", title="", about="", parties=(ME, CLOUD), party_names=(), proposer=CLOUD,
        state="running", since=0, until=-1, rank="junior", secret=False, mine=True,
        signed=(ME, CLOUD), clauses=(stands,),
    )  # fmt: skip
    view = attrs.evolve(seen(), contracts=(line,))
    for width, worthless in ((0.5, True), (0.6, False)):
        door = ClauseDraft(kind="placement", giver=CLOUD, taker=ME, subject="api", price=width)
        deal = deal_of(view, (door, YEAR), "junior")
        assert [worth(deal, party) == 0 for party in (ME, CLOUD)] == [worthless, worthless]


def test_the_same_door_is_let_for_like_prices() -> None:
    """However little it brings who asks for it: its owner wants a part of its own value."""
    door = ClauseDraft(kind="placement", giver=CLOUD, taker=VENDOR, subject="api", price=0.1)
    asked = worth(table(door), CLOUD)
    floor = ROOM * 0.1 * 300e9 / 52 * present(0.04 + 0.02, 52)
    assert -asked >= floor * (1 - 1e-6)


def test_nobody_believes_in_sums_beyond_all_means() -> None:
    """A stake promised by who has nothing brings less than one promised by who has it."""
    money = ClauseDraft(kind="stake", giver=CLOUD, taker=ME, amount=90_000_000, price=0.5)
    poor = known_for(seen(), CLOUD, value=10e9)
    rich = deal_of(seen(), (money, YEAR), "junior", PARTIES)
    deal = deal_of(poor, (money, YEAR), "junior", PARTIES)
    assert worth(deal, ME) < worth(rich, ME)


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


@pytest.mark.parametrize("kind", ["exclusivity", "secrecy"])
def test_a_restraint_costs_whoever_promises_it(kind: str) -> None:
    """Even a firm without a card of its own gives something up; the other side gains less."""
    clause = ClauseDraft(kind=kind, giver=VENDOR, taker=ME, price=0.05)
    bare = known_for(seen(), VENDOR, compute=0.0)
    deal = deal_of(bare, (clause, YEAR), "junior", PARTIES)
    assert worth(deal, VENDOR) < 0 <= worth(deal, ME) < -worth(deal, VENDOR)


def test_nobody_binds_itself_for_pocket_money() -> None:
    """To have one landlord only is refused for a thousand dollars and signed for its worth."""
    bound = ClauseDraft(kind="exclusivity", giver=CLOUD, taker=ME)
    cost = -worth(table(bound), CLOUD)
    odds = [side_of(table(bound, paid(amount)), CLOUD).odds for amount in (1, 2 * cost // 1000)]
    assert odds[0] < 0.2
    assert odds[1] > 0.5


@settings(max_examples=60)
@given(
    amounts=st.lists(st.integers(1, 10**9), min_size=2, max_size=2, unique=True).map(sorted),
    parts=st.lists(st.floats(0.0001, 1.0), min_size=2, max_size=2, unique=True).map(sorted),
)
def test_what_a_vendor_gives_back_is_worth_less_to_it(
    amounts: list[int], parts: list[float]
) -> None:
    """All else equal: a larger part of the orders, or a higher limit, never pleases the vendor."""
    back = ClauseDraft(kind="reinvestment", giver=VENDOR, taker=ME)
    more = ((amounts[0], parts[0]), (amounts[1], parts[0]), (amounts[1], parts[1]))
    found = [worth(table(attrs.evolve(back, amount=a, price=p)), VENDOR) for a, p in more]
    assert found == sorted(found, reverse=True)
    assert found[-1] <= 0


def test_more_given_back_costs_a_vendor_more() -> None:
    """Below the limit each further part of the orders costs the vendor strictly more."""
    back = ClauseDraft(kind="reinvestment", giver=VENDOR, taker=ME, amount=10**9)
    found = [worth(table(attrs.evolve(back, price=p)), VENDOR) for p in (0.1, 0.2, 0.4)]
    assert 0 > found[0] > found[1] > found[2]


def test_a_partner_outside_the_game_is_called_something() -> None:
    """A pledge to the treasury is not worth something to nobody."""
    pledge = ClauseDraft(kind="payment", giver=ME, taker="treasury", amount=1000, weeks=1)
    found = appraise(seen(), Draft(to="treasury", clauses=(pledge, YEAR)))
    assert found.them_name == "treasury"
    assert appraise(seen(), Draft(to="", clauses=(pledge, YEAR))).them_name


@pytest.mark.parametrize("weeks", [0, 4, 40, 400])
@pytest.mark.parametrize("played", [1, 14, 60])
def test_the_measure_tells_how_much_of_it_lies_within_the_game(weeks: int, played: int) -> None:
    """In plain words where chiefs reckon beyond the last week, and not otherwise."""
    end = (ClauseDraft(kind="end-on-date", weeks=weeks),) if weeks else ()
    draft = Draft(to=CLOUD, clauses=(paid(1_000, weeks=1), *end))
    view = attrs.evolve(seen(), turns=seen().turn + 1 + played)
    told = appraise(view, draft).measure
    reckoned = weeks or ENDLESS
    assert f" {reckoned} weeks, discounted" in told
    beyond = "beyond the game's last week" in told
    assert beyond == (reckoned > played)
    if beyond:
        assert (f"{played} of these weeks are played" in told) == (played > 1)
    assert ("Of what has no last day" in told) == (not weeks)

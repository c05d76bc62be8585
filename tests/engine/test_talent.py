"""The talent market: people move by pay and morale, and nobody is counted twice."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.sizes import FIRMS, LABOUR, MONEY, NOBODY, PEOPLE
from tests.engine.twins import talent
from tests.engine.twins.rationing import shared_out
from tests.support import kernels
from tests.support.lane import tries
from tests.support.plain import Setting, changed, constants, firms
from tests.support.shipped import cold_shot
from tests.support.small import begin, small_game

part = st.floats(0.0, 1.0)
worlds = changed(
    pay=st.floats(50.0, 5000.0),
    morale=part,
    morale_home=part,
    market_pay=st.floats(100.0, 2000.0),
    compute=st.floats(0.0, 1e5),
    vacancies=st.integers(0, 60),
    quit_rate=st.floats(1e-4, 0.1),
    quit_pay=st.floats(0.0, 5.0),
    quit_morale=st.floats(0.0, 5.0),
    quit_cut=st.floats(0.0, 5.0),
    pay_usual=st.floats(50.0, 5000.0),
    poach_base=st.floats(-5.0, 5.0),
    poach_pay=st.floats(0.0, 5.0),
    poach_morale=st.floats(0.0, 5.0),
    join_compute=st.floats(0.0, 2.0),
    newcomers=st.floats(0.0, 100.0),
    recruit_cost=st.floats(0.0, 1e5),
    morale_pay_most=st.floats(0.01, 1.0),
    pay_envy=part,
    turn=st.integers(0, 50),
)


@settings(max_examples=tries(200))
@given(given_world=worlds, f=st.integers(0, 2), offer=st.floats(50.0, 9000.0))
def test_chances_agree_with_their_twins(given_world: Setting, f: int, offer: float) -> None:
    """Leaving, saying yes and choosing a firm follow the plain logits."""
    rules, world = given_world
    own, target = firms(rules, world)[f], firms(rules, world)[(f + 1) % 3]
    scalars = constants(rules, world)
    leave, yes, pull = kernels.run(kernels.chances, rules, world, f, (f + 1) % 3, offer)
    assert leave == pytest.approx(talent.leaving(scalars, own), rel=1e-9)
    assert yes == pytest.approx(talent.saying_yes(scalars, target, offer), rel=1e-9)
    assert pull == pytest.approx(talent.pull(scalars, own), rel=1e-9)


@settings(max_examples=tries(100))
@given(given_world=worlds)
def test_people_are_neither_made_nor_lost(given_world: Setting) -> None:
    """All who were at firms or looking for work still are, and none is below zero."""
    rules, world = given_world
    after = world.copy()
    kernels.run_phase(kernels.talent_market, rules, after)
    people = after["balance"][0, PEOPLE]
    assert people.sum() == world["balance"][0, PEOPLE].sum()
    assert (people[:FIRMS] >= 0).all()
    hired = people[:3] - world["balance"][0, PEOPLE, :3]
    assert (hired <= world["vacancies"][0, :3]).all()
    assert (after["vacancies"] == 0).all()


@settings(max_examples=tries(100))
@given(given_world=worlds)
def test_leavers_are_the_mean_to_the_next_person(given_world: Setting) -> None:
    """Without open places, as many leave as the chance says, give or take a head."""
    rules, world = given_world
    world["vacancies"] = 0
    staff = firms(rules, world)
    after = world.copy()
    kernels.run_phase(kernels.talent_market, rules, after)
    for f, firm in enumerate(staff):
        left = firm["people"] - int(after["balance"][0, PEOPLE, f])
        mean = firm["people"] * talent.leaving(constants(rules, world), firm)
        assert mean - 1.0 < left < mean + 1.0


@settings(max_examples=tries(100))
@given(given_world=worlds)
def test_morale_goes_home(given_world: Setting) -> None:
    """With nobody bid for, morale moves as its twin says."""
    rules, world = given_world
    world["vacancies"] = 0
    after = world.copy()
    kernels.run_phase(kernels.talent_market, rules, after)
    scalars, houses = constants(rules, world), firms(rules, world)
    for f, firm in enumerate(houses):
        found = pytest.approx(talent.morale(scalars, firm, houses), abs=1e-9)
        assert after["morale"][0, f] == found


def test_whom_money_brings_cares_less() -> None:
    """Hiring above the market costs morale by the part hired; at the market it costs none."""
    rules, world = begin(small_game())
    rules["came_for_money"], rules["quit_rate"], rules["newcomers"] = 0.5, 1e-12, 1_000.0
    lost = []
    for times in (1.0, 4.0):
        there = world.copy()
        there["pay"][0, 0] = times * float(world["market_pay"][0])
        quiet = there.copy()
        there["vacancies"][0, 0] = 50
        kernels.run_phase(kernels.talent_market, rules, there)
        kernels.run_phase(kernels.talent_market, rules, quiet)
        lost.append(float(quiet["morale"][0, 0] - there["morale"][0, 0]))
    assert lost[0] == pytest.approx(0.0, abs=1e-9)
    assert lost[1] > 0.01


@settings(max_examples=tries(100))
@given(given_world=worlds, people=st.integers(1, 40), offer=st.floats(100.0, 9000.0))
def test_a_bid_moves_people_and_pays_for_them(
    given_world: Setting, people: int, offer: float
) -> None:
    """Poached people change houses, at most those bid for, and each costs a bonus."""
    rules, world = given_world
    world["vacancies"], rules["quit_rate"], rules["quit_pay"] = 0, 1e-12, 0.0
    rules["quit_morale"], rules["quit_cut"], rules["newcomers"] = 0.0, 0.0, 0.0
    world["bid_for"][0, 0], world["bid_people"][0, 0], world["bid_pay"][0, 0] = 1, people, offer
    after = world.copy()
    kernels.run_phase(kernels.talent_market, rules, after)
    moved = after["balance"][0, PEOPLE] - world["balance"][0, PEOPLE]
    assert 0 <= moved[0] <= people
    assert moved[1] == -moved[0]
    assert moved[LABOUR] == 0
    bonus = max(1, int(offer * float(rules["signing"][0])))
    assert world["balance"][0, MONEY, 0] - after["balance"][0, MONEY, 0] == moved[0] * bonus
    assert (after["bid_for"][0, :3] == NOBODY).all()


@settings(max_examples=tries(100))
@given(given_world=worlds, f=st.integers(0, 2), more=st.floats(1.0, 4.0))
def test_better_pay_keeps_people(given_world: Setting, f: int, more: float) -> None:
    """Higher pay never makes one's people likelier to leave or to say yes to others."""
    rules, world = given_world
    before = kernels.run(kernels.chances, rules, world, f, f, 700.0)
    world["pay"][0, f] *= more
    after = kernels.run(kernels.chances, rules, world, f, f, 700.0)
    assert after[0] <= before[0]
    assert after[1] <= before[1]
    assert after[2] >= before[2]


@settings(max_examples=tries(100))
@given(given_world=worlds, seekers=st.integers(0, 80))
def test_hiring_agrees_with_its_twin(given_world: Setting, seekers: int) -> None:
    """Who looks for a place is shared out by open places and pull, and by work elsewhere.

    A house pays a fee for each who comes, and hires no more than it can pay that for.
    """
    rules, world = given_world
    rules["newcomers"], rules["quit_rate"] = float(seekers), 1e-12
    rules["quit_pay"], rules["quit_morale"], rules["quit_cut"] = 0.0, 0.0, 0.0
    pulls = [kernels.run(kernels.chances, rules, world, f, f, 500.0)[2] for f in range(3)]
    places = world["vacancies"][0, :3].tolist()
    table = [*zip(places, pulls, strict=True), (seekers, 1.0)]
    after = world.copy()
    kernels.run_phase(kernels.talent_market, rules, after)
    hired = after["balance"][0, PEOPLE, :3] - world["balance"][0, PEOPLE, :3]
    found = shared_out(seekers, table)[:3]
    houses = firms(rules, world)
    agreed = [
        talent.search_fees(constants(rules, world), house, people)
        for house, people in zip(houses, found, strict=True)
    ]
    spent = world["balance"][0, MONEY, :3] - after["balance"][0, MONEY, :3]
    assert [*zip(hired.tolist(), spent.tolist(), strict=True)] == agreed


@pytest.mark.parametrize(
    ("ratio", "least", "most"),
    [(1.0, 0.0, 0.01), (0.9, 0.0, 0.02), (0.5, 0.01, 0.05), (0.1, 0.35, 0.7)],
)
def test_a_cut_in_pay_drives_people_out_by_its_size(
    ratio: float, least: float, most: float
) -> None:
    """In the shipped world a tenth less is borne, half as much hurts, a tenth of it empties."""
    rules, world = cold_shot().compiled.rules.copy(), cold_shot().compiled.world.copy()
    f = cold_shot().compiled.places["firms"]["xai"]
    world["pay"][0, f] = ratio * float(world["market_pay"][0])
    leave = kernels.run(kernels.chances, rules, world, f, f, 700.0)[0]
    assert least <= leave <= most


def test_who_was_hired_for_less_is_not_offended_by_it() -> None:
    """Pay below the market that is what people came for drives nobody out by itself."""
    rules, world = begin(small_game())
    world["pay"][0, 1] = rules["pay_usual"][0, 1] = 100.0
    before = kernels.run(kernels.chances, rules, world, 1, 1, 700.0)[0]
    rules["quit_cut"] = 9.0
    assert kernels.run(kernels.chances, rules, world, 1, 1, 700.0)[0] == before

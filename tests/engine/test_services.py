"""The services market: nested logit, elastic usage, and capacity that bites."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from game.compiled.layout import Records
from game.compiled.sizes import NOBODY
from game.compiled.world import RELEASED
from tests.engine.twins import services as twin
from tests.support import kernels
from tests.support.lane import tries
from tests.support.plain import Setting, changed, constants, firms, half, models, segments
from tests.support.small import begin, small_game, still_game

part = st.floats(0.0, 1.0)
price = st.floats(0.01, 100.0)
worlds = changed(
    price=price,
    price_seen=price,
    price_worth=price,
    trust=part,
    door=st.floats(-12.0, 2.0),
    compute=st.floats(0.0, 1e4),
    train_share=half,
    serve_share=half,
    rented=st.floats(0.0, 2e3),
    serving_skill=st.floats(0.1, 10.0),
    nest=st.floats(0.05, 1.0),
    elasticity=st.floats(0.0, 3.0),
    quality_price=st.floats(0.0, 0.1),
    switching=st.floats(0.01, 1.0),
    adoption=st.floats(0.01, 1.0),
    usage_growth=st.floats(-0.05, 0.05),
    turn=st.integers(0, 60),
)


def targets(rules: Records, world: Records, segment: int) -> np.ndarray:
    """Shares at which all users of a segment would choose."""
    target = np.zeros(len(world["price"][0]))
    kernels.run(kernels.nested_logit, rules, world, segment, target)
    return target[: int(rules["firms"][0])]


@settings(max_examples=tries(200))
@given(given_world=worlds, segment=st.integers(0, 1))
def test_choice_agrees_with_its_twin(given_world: Setting, segment: int) -> None:
    """Shares are those of the textbook's nested logit."""
    rules, world = given_world
    line, shop = segments(rules, world)[segment], models(rules, world)
    offers = [
        (twin.utility(line, segment, firm, shop), shop[firm["serves"]]["model_open"])
        for firm in firms(rules, world)
    ]
    expected = twin.nested_logit(offers, line["nest"])
    assert targets(rules, world, segment) == pytest.approx(expected, rel=1e-7, abs=1e-12)


def test_a_house_loses_by_another_houses_open_model() -> None:
    """Who has models of its own and serves another's open one is worth `own_make` less to users."""
    rules, world = begin(small_game())
    places = small_game().compiled.places
    ada, theirs = places["firms"]["ada"], places["models"]["bolt-1"]
    world["model_open"][0, theirs] = 1
    world["serves"][0, ada] = theirs
    line, shop = segments(rules, world)[0], models(rules, world)
    found = []
    for make in (0.0, 0.15):
        rules["own_make"] = make
        offers = [
            (
                twin.utility(line, 0, firm, shop, make if f == ada else 0.0),
                shop[firm["serves"]]["model_open"],
            )
            for f, firm in enumerate(firms(rules, world))
        ]
        share = targets(rules, world, 0)
        assert share == pytest.approx(twin.nested_logit(offers, line["nest"]), rel=1e-7)
        found.append(float(share[ada]))
    assert found[1] < found[0]


@settings(max_examples=tries(60))
@given(own=price, other=price, rent=st.floats(0.01, 10.0), weight=st.floats(0.0, 3.0))
def test_the_same_weights_are_the_same_good(
    own: float, other: float, rent: float, weight: float
) -> None:
    """A house loses users for what it asks above the cheapest host, or above rented compute."""
    rules, world = begin(small_game())
    places = small_game().compiled.places
    ada, core = places["firms"]["ada"], places["firms"]["core"]
    theirs = places["models"]["bolt-1"]
    world["model_open"][0, theirs] = 1
    world["serves"][0, [ada, core]] = theirs
    world["price"][0, [ada, core]] = own, other
    world["spot_price"], rules["rehost_price"], rules["own_make"] = rent, weight, 0.1
    line, shop = segments(rules, world)[0], models(rules, world)
    rows, scalars = firms(rules, world), constants(rules, world)
    owners = {model["model_owner"] for model in shop if model["model_state"] == RELEASED}
    offers = []
    for f, firm in enumerate(rows):
        borrowed = shop[firm["serves"]]["model_owner"] != f and f in owners
        lost = twin.second_hand(scalars, rows, f, shop) if borrowed else 0.0
        worth = twin.utility(line, 0, firm, shop, lost)
        offers.append((worth, shop[firm["serves"]]["model_open"]))
    expected = twin.nested_logit(offers, line["nest"])
    assert targets(rules, world, 0) == pytest.approx(expected, rel=1e-7, abs=1e-12)


@settings(max_examples=tries(200))
@given(given_world=worlds, segment=st.integers(0, 1))
def test_shares_leave_room_for_nobody(given_world: Setting, segment: int) -> None:
    """Shares are parts of a whole, and somebody always uses nobody."""
    found = targets(given_world.rules, given_world.world, segment)
    assert (found >= 0.0).all()
    assert found.sum() < 1.0 + 1e-12


@settings(max_examples=tries(150))
@given(given_world=worlds, other=price, trust=part)
def test_rivals_of_another_nest_do_not_change_odds_within_one(
    given_world: Setting, other: float, trust: float
) -> None:
    """Odds of two offers in a nest do not depend on what stands outside of it."""
    rules, world = given_world
    open_nest = [1, 2]
    before = targets(rules, world, 1)[open_nest]
    assume((before > 1e-9).all())
    world["price"][0, 0], world["trust"][0, 0] = other, trust
    after = targets(rules, world, 1)[open_nest]
    assume((after > 1e-9).all())
    assert after[0] / after[1] == pytest.approx(before[0] / before[1], rel=1e-6)


@settings(max_examples=tries(150))
@given(given_world=worlds, f=st.integers(0, 2), cut=st.floats(0.1, 1.0))
def test_a_lower_price_wins_users(given_world: Setting, f: int, cut: float) -> None:
    """Nobody loses users by being cheaper, and no rival gains by it."""
    rules, world = given_world
    before = targets(rules, world, 0)
    world["price"][0, f] *= cut
    after = targets(rules, world, 0)
    assert after[f] >= before[f] - 1e-12
    assert all(after[g] <= before[g] + 1e-12 for g in range(3) if g != f)


@settings(max_examples=tries(150))
@given(given_world=worlds, more=st.floats(0.0, 30.0))
def test_a_better_model_wins_users(given_world: Setting, more: float) -> None:
    """Nobody loses users by a better model."""
    rules, world = given_world
    before = targets(rules, world, 0)[0]
    world["model_capability"][0, int(world["serves"][0, 0])] += more
    assert targets(rules, world, 0)[0] >= before - 1e-12


@settings(max_examples=tries(150))
@given(given_world=worlds)
def test_a_week_agrees_with_its_twin(given_world: Setting) -> None:
    """Tokens, compute, refusals and revenue of a week are those of the plain market."""
    rules, world = given_world
    expected = twin.market(
        constants(rules, world), segments(rules, world), firms(rules, world), models(rules, world)
    )
    kernels.run_phase(kernels.services_market, rules, world)
    for f, row in enumerate(expected):
        assert world["tokens"][0, f] == pytest.approx(row["tokens"], rel=1e-6, abs=1e-9)
        assert world["serving_used"][0, f] == pytest.approx(row["units"], rel=1e-6, abs=1e-9)
        assert world["unserved"][0, f] == pytest.approx(row["unserved"], rel=1e-6, abs=1e-6)
        assert world["service_revenue"][0, f] == pytest.approx(row["revenue"], abs=1.001, rel=1e-9)


@settings(max_examples=tries(100))
@given(given_world=worlds, cut=st.floats(0.2, 0.9))
def test_spending_rises_with_a_price_cut_only_where_usage_is_elastic(
    given_world: Setting, cut: float
) -> None:
    """With everybody cheaper, what users want to spend follows the elasticity (Jevons)."""
    rules, world = given_world
    rules["price_weight"], rules["adoption"] = 0.0, 1.0
    spent = []
    for factor in (1.0, cut):
        week = world.copy()
        week["price"] *= factor
        kernels.run_phase(kernels.services_market, rules, week)
        spent.append(week["usage"][0, :2] * week["price_index"][0, :2])
    for segment in range(2):
        elasticity = float(rules["elasticity"][0, segment])
        found = math.log(spent[1][segment] / spent[0][segment])
        assert found == pytest.approx((elasticity - 1.0) * -math.log(cut), abs=1e-6)


def revenues(rules: Records, world: Records, f: int, weeks: int) -> list[int]:
    """What firm `f` takes from users in each of some weeks."""
    taken = []
    for _ in range(weeks):
        kernels.run_phase(kernels.services_market, rules, world)
        taken.append(int(world["service_revenue"][0, f]))
    return taken


@settings(max_examples=tries(100))
@given(
    elasticity=st.floats(1.0, 3.0), dearer=st.floats(1.01, 40.0), f=st.integers(0, 2),
    choosing=st.floats(0.01, 0.5),
)  # fmt: skip
def test_a_dearer_price_never_brings_more_money_where_usage_is_elastic(
    elasticity: float, dearer: float, f: int, choosing: float
) -> None:
    """With compute to spare, neither that week nor later ones bring more than before."""
    rules, world = begin(still_game())
    rules["elasticity"], rules["switching"] = elasticity, choosing
    world["compute"] = 1e6
    raised = world.copy()
    raised["price"][0, f] *= dearer
    before, after = revenues(rules, world, f, 8), revenues(rules, raised, f, 8)
    assert all(new <= old + 1 for old, new in zip(before, after, strict=True))


def test_users_of_a_dearer_firm_use_less_at_once() -> None:
    """In the very week of a rise usage falls by the elasticity, before anybody has left."""
    rules, world = begin(still_game())
    rules["switching"], rules["adoption"], rules["elasticity"] = 1e-9, 1e-9, 1.5
    world["compute"] = 1e6
    raised = world.copy()
    raised["price"][0, 0] *= 25.0
    kernels.run_phase(kernels.services_market, rules, world)
    kernels.run_phase(kernels.services_market, rules, raised)
    kept = float(raised["tokens"][0, 0] / world["tokens"][0, 0])
    assert kept == pytest.approx(25.0**-1.5, rel=1e-3)


def test_users_spoilt_by_a_sale_grudge_the_old_price() -> None:
    """After a sale the old price is a rise; users get used to it again, and not beyond it."""
    rules, world = begin(still_game())
    old = float(world["price"][0, 0])
    world["price"][0, 0] = old / 4
    kernels.run_phase(kernels.services_market, rules, world)
    assert world["price_seen"][0, 0] == pytest.approx(old / 4)
    seen = []
    for _ in range(80):
        world["price"][0, 0] = 2 * old
        kernels.run_phase(kernels.services_market, rules, world)
        seen.append(float(world["price_seen"][0, 0]))
    assert seen == sorted(seen)
    assert old / 4 < seen[0] < old / 2
    assert seen[-1] == pytest.approx(old, rel=0.05)


def test_a_better_model_is_granted_a_higher_price() -> None:
    """A price that rises with the model's quality is no dearer in the end."""
    rules, world = begin(still_game())
    model, better = int(world["serves"][0, 0]), 20.0
    world["model_capability"][0, model] += better
    world["price"][0, 0] *= math.exp(float(rules["quality_price"][0]) * better)
    for _ in range(80):
        kernels.run_phase(kernels.services_market, rules, world)
    assert world["price_seen"][0, 0] == pytest.approx(float(world["price"][0, 0]), rel=0.02)


def test_a_firm_without_a_model_has_no_users() -> None:
    """Who offers nothing keeps nobody, and all shares still make a whole."""
    rules, world = begin(small_game())
    world["serves"][0, 0] = NOBODY
    kernels.run_phase(kernels.services_market, rules, world)
    assert (world["share"][0, 0] == 0.0).all()
    total = world["share"][0].sum(axis=0) + world["outside_share"][0]
    assert total[:2] == pytest.approx([1.0, 1.0])

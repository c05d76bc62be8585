"""Politics: favour fades, large shares and low prices draw the courts, smoke angers neighbours."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.layout import Records
from game.engine.jit import entry
from game.engine.phases import politics as phase
from tests.engine.twins import politics as twin
from tests.support import kernels
from tests.support.lane import tries
from tests.support.plain import Setting, changed, constants, firms, models, segments
from tests.support.small import begin, still_game

part = st.floats(0.0, 1.0)
spending = st.integers(0, 10**8)


@entry
def lobby(rules: Records, worlds: Records, f: int, spent: int) -> None:
    """A hearing in the capital."""
    phase.lobby(rules[0], worlds[0], f, spent)


worlds = changed(
    favour=st.floats(-1.0, 1.0),
    lobbied=spending,
    heat=part,
    protest=part,
    public_mood=part,
    usage_share=part,
    fast_power=st.integers(0, 10**7),
    real_price=st.floats(0.01, 100.0),
    index_start=st.floats(0.01, 100.0),
    heat_gain=st.floats(0.0, 2.0),
    heat_share=part,
    price=st.floats(0.001, 50.0),
    spot_price=st.floats(0.0, 5.0),
    predation_gain=st.floats(0.0, 2.0),
    court_bar=part,
    court_loss=part,
    trust=part,
    sentiment=st.floats(0.3, 3.0),
    protest_gain=st.floats(0.0, 5.0),
    public_gain=part,
    public_loss=part,
    public_speed=part,
)


@settings(max_examples=tries(200))
@given(given_world=worlds)
def test_politics_agrees_with_its_twin(given_world: Setting) -> None:
    """Favour, heat, protest, good names and the public's mood move as the plain rule says."""
    rules, world = given_world
    scalars, lines = constants(rules, world), segments(rules, world)
    known = models(rules, world)
    expected = [twin.stirred(scalars, firm, known) for firm in firms(rules, world)]
    mood = twin.public(scalars, lines, [row["protest"] for row in expected])
    kernels.run_phase(kernels.politics, rules, world)
    for f, row in enumerate(expected):
        found = {name: float(world[name][0, f]) for name in row}
        assert found == pytest.approx(row, rel=1e-9, abs=1e-12)
    assert world["public_mood"][0] == pytest.approx(mood, rel=1e-9, abs=1e-12)


@settings(max_examples=tries(100))
@given(given_world=worlds, more=st.integers(0, 10**7))
def test_more_smoke_means_no_less_protest(given_world: Setting, more: int) -> None:
    """Turbines never calm the neighbours."""
    rules, world = given_world
    dirtier = world.copy()
    dirtier["fast_power"][0, 0] += more
    kernels.run_phase(kernels.politics, rules, world)
    kernels.run_phase(kernels.politics, rules, dirtier)
    assert dirtier["protest"][0, 0] >= world["protest"][0, 0]


@settings(max_examples=tries(100))
@given(given_world=worlds, cut=st.floats(0.01, 1.0))
def test_a_lower_price_never_cools_the_courts(given_world: Setting, cut: float) -> None:
    """Who sells the same share for less draws at least as much heat."""
    rules, world = given_world
    cheaper = world.copy()
    cheaper["price"][0, 0] *= cut
    kernels.run_phase(kernels.politics, rules, world)
    kernels.run_phase(kernels.politics, rules, cheaper)
    assert cheaper["heat"][0, 0] >= world["heat"][0, 0]


def selling(price: float, share: float) -> Records:
    """The still world a week after its first firm sold `share` of all tokens at `price`."""
    rules, world = begin(still_game())
    rules["predation_gain"], rules["heat_share"] = 0.5, 1.0
    world["heat"][0, 0] = 0.0
    world["price"][0, 0], world["usage_share"][0, 0] = price, share
    kernels.run_phase(kernels.politics, rules, world)
    return world


def test_heat_starts_below_cost() -> None:
    """A price above what serving costs draws no heat, one far below it draws some."""
    assert selling(100.0, 0.4)["heat"][0, 0] == 0.0
    assert selling(0.001, 0.4)["heat"][0, 0] > 0.0


def test_small_sellers_may_sell_cheap() -> None:
    """Heat is in proportion to the share that is given away."""
    large, small = (float(selling(0.001, share)["heat"][0, 0]) for share in (0.4, 0.04))
    assert large == pytest.approx(10.0 * small)


def test_who_offers_nothing_gives_nothing_away() -> None:
    """Without a model on offer a price means nothing to the courts."""
    rules, world = begin(still_game())
    rules["heat_share"] = 1.0
    world["serves"][0, 0] = -1
    world["price"][0, 0], world["heat"][0, 0] = 0.001, 0.0
    kernels.run_phase(kernels.politics, rules, world)
    assert world["heat"][0, 0] == 0.0


@pytest.mark.parametrize(("heat", "loses"), [(0.5, False), (0.95, True)])
def test_a_case_heard_in_public_costs_the_good_name(heat: float, loses: bool) -> None:
    """Above the bar trust and sentiment fall, below it neither does."""
    rules, world = begin(still_game())
    rules["court_bar"] = 0.6
    world["heat"][0, 0] = heat
    before = world.copy()
    kernels.run_phase(kernels.politics, rules, world)
    for name in ("trust", "sentiment"):
        assert (world[name][0, 0] < before[name][0, 0]) == loses


@settings(max_examples=tries(100))
@given(given_world=worlds, spent=spending)
def test_lobbying_agrees_with_its_twin(given_world: Setting, spent: int) -> None:
    """A hearing wins favour and cools heat as the plain rule says, and favour stays at most 1."""
    rules, world = given_world
    scalars, firm = constants(rules, world), firms(rules, world)[0]
    favour, heat = twin.lobbied(scalars, firm, spent / 1e3)
    kernels.run(lobby, rules, world, 0, spent)
    assert float(world["favour"][0, 0]) == pytest.approx(favour, abs=1e-12)
    assert float(world["heat"][0, 0]) == pytest.approx(heat, abs=1e-12)
    assert world["favour"][0, 0] <= 1.0


@settings(max_examples=tries(50))
@given(spent=st.integers(1_000, 10**7), before=st.floats(0.0, 0.9), more=st.floats(0.01, 0.1))
def test_a_friend_of_old_wins_less(spent: int, before: float, more: float) -> None:
    """The same hearing wins less favour, and cools less, the more favour is held."""
    found = []
    for favour in (before, before + more):
        rules, world = begin(still_game())
        world["favour"][0, 0], world["heat"][0, 0] = favour, 1.0
        kernels.run(lobby, rules, world, 0, spent)
        found.append((float(world["favour"][0, 0]) - favour, 1.0 - float(world["heat"][0, 0])))
    assert found[1][0] < found[0][0]
    assert found[1][1] < found[0][1]


def test_no_sum_undoes_the_heat_of_a_year() -> None:
    """A hundred billion in one week cools at most what a week's favour does."""
    rules, world = begin(still_game())
    world["favour"][0, 0], world["heat"][0, 0] = 0.0, 1.0
    kernels.run(lobby, rules, world, 0, 10**8)
    won = float(rules["lobby_most"][0])
    assert float(world["favour"][0, 0]) == pytest.approx(won)
    assert world["heat"][0, 0] >= 1.0 - float(rules["lobby_cooling"][0]) * won


@settings(max_examples=tries(50))
@given(first=spending, second=spending)
def test_two_hearings_of_a_week_win_no_more_than_one(first: int, second: int) -> None:
    """Without favour before, a sum brings as much in one visit as in two, or more."""
    found = []
    for visits in ([first + second], [first, second]):
        rules, world = begin(still_game())
        world["favour"][0, 0] = 0.0
        for spent in visits:
            kernels.run(lobby, rules, world, 0, spent)
        found.append(float(world["favour"][0, 0]))
    assert found[1] <= found[0] + 1e-12


def test_the_capital_listens_anew_each_week() -> None:
    """What was spent on hearings is forgotten when the week closes, what they won is not."""
    rules, world = begin(still_game())
    kernels.run(lobby, rules, world, 0, 10**8)
    kernels.run_phase(kernels.politics, rules, world)
    assert world["lobbied"][0, 0] == 0
    assert world["favour"][0, 0] > 0.9 * float(rules["lobby_most"][0])

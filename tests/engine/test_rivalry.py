"""Rivalry: teams choose, suits are decided and shortcuts surface as the plain rules say."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled import orders as o
from game.compiled.causes import TEAM_DECLINED
from game.compiled.layout import Records, blank
from game.compiled.log import Log
from game.compiled.sizes import FIRMS, LABOUR, MONEY, NOBODY, PEOPLE
from game.compiled.world import FAILED, RELEASED
from game.engine.draw import TEAM_CHOICE
from game.engine.jit import entry
from game.engine.records import readable
from game.engine.rivalry import shortcuts, suits, teams
from game.engine.turn import try_orders
from tests.engine.twins import rivalry as twin
from tests.support import kernels
from tests.support.lane import tries
from tests.support.orders import as_records
from tests.support.plain import Setting, changed, constants, firms
from tests.support.small import begin, small_game

pytestmark = pytest.mark.usefixtures("engine")

ADA, BOLT, CORE = (small_game().compiled.places["firms"][name] for name in ("ada", "bolt", "core"))
TEAMS = small_game().compiled.places["teams"]
LAB, DESK = TEAMS["bolt-lab"], TEAMS["bolt-desk"]
part = st.floats(0.0, 1.0)

houses = changed(
    pay=st.floats(100.0, 2000.0),
    morale=part,
    compute=st.floats(0.0, 1e5),
    hold_pay=st.integers(0, 8000),
    team_pay_weight=st.floats(0.0, 4.0),
    team_morale_weight=st.floats(0.0, 4.0),
    team_stay=st.floats(-3.0, 3.0),
    team_counter=part,
    team_means=st.floats(1e5, 1e9),
    team_loyalty_weight=st.floats(0.0, 3.0),
    turn=st.integers(0, 50),
)
names = changed(
    trust=part,
    morale=part,
    heat=part,
    sentiment=st.floats(0.4, 2.0),
    cut_growth=st.floats(0.0, 0.2),
    cut_trust=part,
    cut_morale=part,
    cut_heat=part,
    cut_sentiment=part,
    turn=st.integers(0, 60),
)


@entry
def settle_teams(rules: Records, worlds: Records, logs: Records) -> None:
    """Bids, choices and second thoughts of a week."""
    teams.settle_teams(rules[0], worlds[0], logs[0])


@entry
def premium(rules: Records, worlds: Records, f: int) -> float:
    """What teams cost a year beyond the pay of all others."""
    total = np.zeros(FIRMS)
    teams.add_premiums(rules[0], worlds[0], total)
    return float(total[f])


@entry
def use_teams(rules: Records, worlds: Records) -> None:
    """What teams bring in a week."""
    teams.use_teams(rules[0], worlds[0])


@entry
def chance_of_winning(
    rules: Records, worlds: Records, target: int, spent: int, found: int
) -> float:
    """Chance of a suit."""
    return suits.chance_of_winning(rules[0], worlds[0], target, spent, found)


@entry
def stakes(rules: Records, worlds: Records, suit: int) -> tuple[int, int]:
    """Damages of a case, and what it would be dropped for (thousand USD)."""
    rows, world = rules[0], worlds[0]
    return suits.damages_of(rows, world, suit), suits.asked(rows, world, suit)


@entry
def hear_suits(rules: Records, worlds: Records, logs: Records) -> None:
    """A week in court."""
    suits.hear_suits(rules[0], worlds[0], logs[0])


@entry
def suffer(rules: Records, worlds: Records, logs: Records, f: int, cut: int, found: bool) -> None:
    """Something hidden is found, or told."""
    shortcuts.suffer(rules[0], worlds[0], logs[0], f, cut, found)


@entry
def surface(rules: Records, worlds: Records, logs: Records) -> None:
    """A week of chance."""
    shortcuts.surface(rules[0], worlds[0], logs[0])


def bid(world: Records, f: int, team: int, pay: int) -> None:
    """Let firm `f` bid for a team."""
    world["team_bid_for"][0, f], world["team_bid_pay"][0, f] = team, pay


# Teams


@settings(max_examples=tries(150, 40))
@given(given_world=houses, one=st.integers(100, 5000), other=st.integers(100, 5000))
def test_a_team_chooses_as_its_twin(given_world: Setting, one: int, other: int) -> None:
    """The draw falls to staying first and then to the bidders in turn, each by its logit."""
    rules, world = given_world
    bid(world, ADA, LAB, one)
    bid(world, CORE, LAB, other)
    scalars, rows = constants(rules, world), firms(rules, world)
    usual = int(world["team_pay"][0, LAB])
    loyalty = float(rules["team_loyalty"][0, LAB])
    bids = {ADA: (rows[ADA], one), CORE: (rows[CORE], other)}
    odds = twin.choices(scalars, rows[BOLT], loyalty, usual, bids)
    draw = np.zeros(1)
    key = rules["team_key"][:, LAB].copy()
    kernels.run(
        kernels.uniforms, int(world["seed"][0]), int(world["turn"][0]), TEAM_CHOICE, key, draw
    )
    edges = np.cumsum([odds[-1], odds[ADA], odds[CORE]])
    if np.abs(edges - draw[0]).min() < 1e-9:
        return
    expected = (BOLT, ADA, CORE)[int(np.searchsorted(edges, draw[0], side="right"))]
    kernels.run_phase(settle_teams, rules, world)
    assert int(world["team_firm"][0, LAB]) == expected
    assert (world["team_bid_for"][0, :3] == NOBODY).all()


@settings(max_examples=tries(100, 30))
@given(given_world=houses, pays=st.tuples(*[st.integers(0, 20_000)] * 3), team=st.integers(0, 2))
def test_people_and_bonuses_are_moved_not_made(
    given_world: Setting, pays: tuple[int, int, int], team: int
) -> None:
    """However they bid, people and money only change hands, and nobody pays what it lacks."""
    rules, world = given_world
    for f, pay in enumerate(pays):
        if pay:
            bid(world, f, team, pay)
    before = world.copy()
    kernels.run_phase(settle_teams, rules, world)
    for ledger in (MONEY, PEOPLE):
        assert world["balance"][0, ledger].sum() == before["balance"][0, ledger].sum()
        assert (world["balance"][0, ledger, :3] >= 0).all()
    moved = world["balance"][0, PEOPLE] - before["balance"][0, PEOPLE]
    assert moved[LABOUR] == 0
    assert int(np.abs(moved).sum()) in (0, 2 * int(before["team_people"][0, team]))


def test_who_ordered_first_plays_no_part() -> None:
    """Two orders of one week in either order give the same world."""
    rows = [(ADA, o.BID_TEAM, LAB, 0, 0, 3000.0), (CORE, o.BID_TEAM, LAB, 0, 0, 3000.0)]
    found = []
    for order in (rows, rows[::-1]):
        rules, world = begin(small_game(), 7)
        world["moves"][0, :3] = 3
        assert try_orders(rules, world, as_records(order)) == o.ALLOWED
        kernels.run_phase(settle_teams, rules, world)
        found.append(int(world["team_firm"][0, LAB]))
    assert found[0] == found[1]


def test_equal_bids_are_taken_alike() -> None:
    """Of many tied bids between equal houses each wins about half of those that are taken."""
    rules, world = begin(small_game())
    rules["team_loyalty_weight"], rules["team_stay"] = 0.0, -20.0
    for name in ("morale", "compute", "leased_in"):
        world[name][0, CORE] = world[name][0, ADA]
    world["balance"][0, PEOPLE, CORE] = world["balance"][0, PEOPLE, ADA]
    won = []
    for seed in range(tries(400, 80)):
        trial = world.copy()
        trial["seed"] = seed
        bid(trial, ADA, LAB, 2000)
        bid(trial, CORE, LAB, 2000)
        kernels.run_phase(settle_teams, rules, trial)
        won.append(int(trial["team_firm"][0, LAB]))
    assert BOLT not in won
    assert 0.3 < won.count(ADA) / len(won) < 0.7


@settings(max_examples=tries(60, 20))
@given(given_world=houses, more=st.integers(1, 10))
def test_a_house_that_holds_more_loses_less(given_world: Setting, more: int) -> None:
    """A team that stays would have stayed had its house matched more."""
    rules, world = given_world
    bid(world, ADA, LAB, 3000)
    held = world.copy()
    held["hold_pay"][0, BOLT] += 500 * more
    kernels.run_phase(settle_teams, rules, world)
    kernels.run_phase(settle_teams, rules, held)
    if int(world["team_firm"][0, LAB]) == BOLT:
        assert int(held["team_firm"][0, LAB]) == BOLT


def test_who_cannot_pay_is_told_so() -> None:
    """A bid whose bonus is not there is declined, its pay told below zero; the team stays."""
    rules, world = begin(small_game())
    bid(world, ADA, LAB, 3000)
    spent = int(world["balance"][0, MONEY, ADA])
    world["balance"][0, MONEY, ADA] -= spent
    world["balance"][0, MONEY, LABOUR] += spent
    log = blank(Log)
    settle_teams(readable(rules), readable(world), readable(log))
    count = int(log["notes"][0])
    kinds = log["note_kind"][0, :count].tolist()
    assert kinds == [TEAM_DECLINED]
    assert float(log["note_amount"][0, 0]) == -3000.0
    assert int(world["team_firm"][0, LAB]) == BOLT


@settings(max_examples=tries(60, 20))
@given(given_world=houses, more=st.floats(1.0, 1e9))
def test_a_richer_house_keeps_its_team_more_often(given_world: Setting, more: float) -> None:
    """A team that stays would have stayed had its house been worth more; it earns no less."""
    rules, world = given_world
    bid(world, ADA, LAB, 3000)
    richer = world.copy()
    richer["value"][0, BOLT] += more
    kernels.run_phase(settle_teams, rules, world)
    kernels.run_phase(settle_teams, rules, richer)
    if int(world["team_firm"][0, LAB]) == BOLT:
        assert int(richer["team_firm"][0, LAB]) == BOLT
        assert richer["team_pay"][0, LAB] >= world["team_pay"][0, LAB]


def test_holding_teams_costs_a_part_of_what_is_promised() -> None:
    """A tenth a year of the pay promised above what a team has, for each of its people."""
    rules, world = begin(small_game())
    rules["team_holding"] = 0.1
    usual = premium(readable(rules), readable(world), BOLT)
    world["hold_pay"][0, BOLT] = 9_000
    mine = [team for team in (LAB, DESK) if world["team_firm"][0, team] == BOLT]
    pays = {t: max(float(world["team_pay"][0, t]), float(world["pay"][0, BOLT])) for t in mine}
    more = sum(int(world["team_people"][0, t]) * 0.1 * (9_000 - pays[t]) for t in mine)
    held = premium(readable(rules), readable(world), BOLT)
    assert held - usual == pytest.approx(more)


def test_a_team_whose_house_failed_is_free() -> None:
    """It works for nobody, may be won by anybody, and its people come from the labour market."""
    rules, world = begin(small_game())
    rules["team_pay_weight"] = 1000.0
    world["status"][0, BOLT] = FAILED
    bid(world, ADA, LAB, 5000)
    before = int(world["balance"][0, PEOPLE, ADA])
    kernels.run_phase(settle_teams, rules, world)
    assert int(world["team_firm"][0, LAB]) == ADA
    assert int(world["balance"][0, PEOPLE, ADA]) == before + int(world["team_people"][0, LAB])
    assert int(world["team_home"][0, LAB]) == NOBODY


@pytest.mark.parametrize(
    ("skill", "field"), [(0, "efficiency"), (1, "serving_skill"), (2, "trust")]
)
def test_a_team_betters_what_it_is_good_at(skill: int, field: str) -> None:
    """Training teams better the recipe, serving teams the stack, product teams trust."""
    rules, world = begin(small_game())
    rules["team_progress"], rules["team_trust"], rules["team_skill"] = 0.1, 0.1, skill
    before = world.copy()
    kernels.run(use_teams, rules, world)
    for name in ("efficiency", "serving_skill", "trust"):
        gained = world[name][0, :3] - before[name][0, :3]
        expected = name == field
        assert (gained[[ADA, BOLT]] > 0.0).all() == expected
        assert gained[CORE] == 0.0


# Suits


@settings(max_examples=tries(150, 40))
@given(
    given_world=changed(heat=part, suit_base=st.floats(-5.0, 5.0), suit_heat=st.floats(0.0, 5.0),
                        suit_merit=st.floats(0.0, 3.0), suit_effort=st.floats(0.0, 2.0)),
    spent=st.integers(0, 10**7), found=st.integers(0, 3), hidden=st.integers(-1, 5),
)  # fmt: skip
def test_odds_of_a_suit_agree_with_their_twin(
    given_world: Setting, spent: int, found: int, hidden: int
) -> None:
    """Heat, breaches, what is hidden and money decide, and more of each never lowers the odds."""
    rules, world = given_world
    world["cut_week"][0, BOLT, 1], world["breaches"][0, BOLT] = hidden, 2
    chance = kernels.run(chance_of_winning, rules, world, BOLT, spent, found)
    accused = firms(rules, world)[BOLT]
    assert chance == pytest.approx(twin.winning(constants(rules, world), accused, spent, found))
    assert kernels.run(chance_of_winning, rules, world, BOLT, spent + 1000, found) >= chance
    assert kernels.run(chance_of_winning, rules, world, BOLT, spent, found + 1) >= chance


@settings(max_examples=tries(100, 30))
@given(
    given_world=changed(heat=part, suit_heat=st.floats(0.0, 5.0), suit_effort=st.floats(0.0, 2.0),
                        suit_calm=part),
    spent=st.integers(1000, 10**9),
)  # fmt: skip
def test_without_a_ground_a_suit_costs_more_than_it_brings(
    given_world: Setting, spent: int
) -> None:
    """At every stake, whether it is judged or settled; heat that all have is no ground."""
    rules, world = given_world
    world["suit_by"][0, 0], world["suit_against"][0, 0] = ADA, BOLT
    world["suit_spent"][0, 0], world["breaches"][0, BOLT] = spent, 0
    world["heat"][0, BOLT] = min(world["heat"][0, BOLT], rules["suit_calm"][0])
    chance = kernels.run(chance_of_winning, rules, world, BOLT, spent, 0)
    assert chance == pytest.approx(1.0 / (1.0 + math.exp(-float(rules["suit_base"][0]))))
    damages, price = kernels.run(stakes, rules, world, 0)
    assert chance * damages < spent
    assert price < spent


@settings(max_examples=tries(60, 20))
@given(seed=st.integers(0, 10**6), spent=st.integers(1000, 200_000), base=st.floats(-6.0, 6.0))
def test_a_suit_ends_with_a_verdict_and_exact_books(seed: int, spent: int, base: float) -> None:
    """After its weeks a case is over, whoever won, and no money was made."""
    rules, world = begin(small_game(), seed)
    rules["suit_base"] = base
    world["moves"][0, :3] = 3
    row = as_records([(ADA, o.SUE, BOLT, spent, 0, 0.0)])
    assert try_orders(rules, world, row) == o.ALLOWED
    for _week in range(int(rules["suit_weeks"][0])):
        assert (world["suit_by"][0] != NOBODY).sum() == 1
        kernels.run_phase(hear_suits, rules, world)
        world["turn"] += 1
    assert (world["suit_by"][0] == NOBODY).all()
    assert world["balance"][0, MONEY].sum() == 0
    assert (world["balance"][0, MONEY, :3] >= 0).all()


# Shortcuts


@settings(max_examples=tries(100, 30))
@given(given_world=names, cut=st.integers(0, 2), weeks=st.integers(0, 40), told=st.booleans())
def test_a_scandal_agrees_with_its_twin(
    given_world: Setting, cut: int, weeks: int, told: bool
) -> None:
    """What is found out costs in full, what is told in part, and both more with the weeks."""
    rules, world = given_world
    world["turn"] += weeks
    world["cut_week"][0, BOLT, cut] = int(world["turn"][0]) - weeks
    felt = float(rules["clean_part"][0]) if told else 1.0
    after = twin.scandal(constants(rules, world), firms(rules, world)[BOLT], weeks, felt)
    log = blank(Log)
    kernels.run(suffer, rules, world, log, BOLT, cut, not told)
    for name, value in after.items():
        assert float(world[name][0, BOLT]) == pytest.approx(value, abs=1e-12), name
    assert (world["cut_week"][0, BOLT] == NOBODY).all()


@settings(max_examples=tries(100, 30))
@given(habit=part, weeks=st.integers(1, 20))
def test_worth_stays_while_the_score_falls(habit: float, weeks: int) -> None:
    """Users see through a score week by week; it never falls below what the model is worth."""
    rules, world = begin(small_game())
    for name in ("cut_found_score", "incident_rate"):
        rules[name] = 0.0
    rules["habit"] = habit
    world["moves"][0, :3] = 3
    model = int(world["serves"][0, ADA])
    worth = float(world["model_capability"][0, model])
    assert (
        try_orders(rules, world, as_records([(ADA, o.TAKE_SHORTCUT, -1, 0, 0, 0.0)])) == o.ALLOWED
    )
    scores = [float(world["model_capability"][0, model])]
    assert scores[0] == pytest.approx(worth + float(rules["cut_points"][0]))
    for _week in range(weeks):
        kernels.run_phase(surface, rules, world)
        scores.append(float(world["model_capability"][0, model]))
    assert all(later <= earlier for earlier, later in pairwise(scores))
    assert scores[-1] >= worth - 1e-9
    puffed = int(world["puffed"][0, model]) / 100.0
    released = world["model_state"][0] == RELEASED
    best = float(world["model_capability"][0, released].max())
    assert habit == 0.0 or float(world["frontier"][0]) == best
    assert scores[-1] - puffed == pytest.approx(worth)


@settings(max_examples=tries(60, 20))
@given(seed=st.integers(0, 10**6), care=st.integers(0, 25), more=st.integers(0, 25))
def test_more_care_never_brings_a_scandal(seed: int, care: int, more: int) -> None:
    """Whatever stays hidden or goes well with some care does so with more of it."""
    rules, world = begin(small_game(), seed)
    for name in ("cut_found_score", "cut_found_safety", "cut_found_content"):
        rules[name] = 0.6
    world["cut_week"][0, BOLT] = 0
    careful = world.copy()
    world["care"][0, BOLT], careful["care"][0, BOLT] = care, care + more
    kernels.run_phase(surface, rules, world)
    kernels.run_phase(surface, rules, careful)
    hidden, still = (trial["cut_week"][0, BOLT] != NOBODY for trial in (world, careful))
    assert (still | ~hidden).all()

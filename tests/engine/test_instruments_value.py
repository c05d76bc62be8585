"""Headline and consolidated value, promises, and the first morning."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.clauses import LEASED, PAYMENT, PURCHASE
from game.compiled.layout import Records
from game.compiled.sizes import FIRMS, MONEY
from game.engine.leaving import part_of_promises
from tests.engine.twins import instruments as twin
from tests.support import instruments as kernels
from tests.support.instruments import Pair, hold, stakes
from tests.support.kernels import run
from tests.support.lane import tries
from tests.support.plain import constants, firms, give
from tests.support.small import begin, build, small_game

ENTANGLED = {
    "firms.ada.holdings": {"bolt": 0.2, "core": 0.1},
    "firms.core.holdings": {"ada": 0.05},
    "firms.bolt.debt": 400_000_000,
    "contracts.order": {
        "title": "Bolt's order",
        "clauses": {
            "buy": {
                "kind": "purchase", "giver": "bolt", "taker": "ada",
                "amount": 4_000_000_000, "weeks": 40,
            },
        },
    },
}  # fmt: skip


@pytest.mark.parametrize("changes", [{}, ENTANGLED])
def test_the_first_morning_has_the_scenario_s_values(changes: dict[str, object]) -> None:
    """Holdings, debts and promises leave every starting value the scenario's own figure."""
    rules, world = begin(build(changes))
    start = world["start_value"][0].copy()
    assert world["value"][0] == pytest.approx(start)
    net = world["net_value"][0].copy()
    run(kernels.price_firms, rules, world)
    assert world["value"][0] == pytest.approx(start, rel=1e-9)
    assert world["net_value"][0] == pytest.approx(net, rel=1e-9)


@settings(max_examples=tries(100))
@given(parts=stakes)
def test_what_outsiders_own_sums_to_own_values(parts: dict[Pair, float]) -> None:
    """Consolidated values of all firms add up to their own values: nothing is counted twice."""
    rules, world = begin(small_game())
    hold(world, parts)
    own = np.zeros(FIRMS)
    run(kernels.add_backlog, rules, world, own)
    own[:3] += [run(kernels.own_value, rules, world, f) for f in range(3)]
    run(kernels.price_firms, rules, world)
    assert world["net_value"][0].sum() == pytest.approx(own.sum(), rel=1e-9)
    assert (world["value"][0, :3] >= world["net_value"][0, :3] * (1 - 1e-12)).all()


clauses = st.lists(
    st.tuples(
        st.sampled_from([PURCHASE, PAYMENT, LEASED]),
        st.sampled_from([(0, 1), (1, 2), (2, 0), (1, FIRMS + 1)]),
        st.integers(1, 10**6),
        st.integers(0, 60),
    ),
    max_size=6,
)


def promising(rows: list[tuple[int, Pair, int, int]], turn: int, signed: int) -> Records:
    """A world in which contract 0, running to week 100, has these clauses besides its own."""
    _rules, world = begin(small_game())
    world["turn"] = turn
    world["contract_week"][0, 0] = signed
    for row, (kind, (giver, taker), amount, weeks) in enumerate(rows, 20):
        world["clause_rows"], world["clause_contract"][0, row] = row + 1, 0
        world["clause_kind"][0, row] = kind
        world["clause_giver"][0, row], world["clause_taker"][0, row] = giver, taker
        world["clause_amount"][0, row], world["clause_weeks"][0, row] = amount, weeks
        world["clause_price"][0, row] = 0.5
    return world


@settings(max_examples=tries(150))
@given(rows=clauses, signed=st.integers(0, 30), age=st.integers(0, 120), ahead=st.integers(1, 200))
def test_promises_are_the_sum_of_the_weeks_to_come(
    rows: list[tuple[int, Pair, int, int]], signed: int, age: int, ahead: int
) -> None:
    """What promises are worth is what adding up all weeks to come one by one gives."""
    rules, _world = begin(small_game())
    rules["backlog_weeks"] = ahead
    world = promising(rows, signed + age, signed)
    found = np.zeros(FIRMS)
    run(kernels.add_backlog, rules, world, found)
    weight = float(rules["backlog_weight"][0])
    expected = twin.backlog(weight, twin.promises(rules, world), firms(rules, world))
    assert found[:3] == pytest.approx(expected, rel=1e-9, abs=1e-6)


@settings(max_examples=tries(60))
@given(rows=clauses, signed=st.integers(0, 30), age=st.integers(0, 120))
def test_who_owes_what_firms_promised_one_another(
    rows: list[tuple[int, Pair, int, int]], signed: int, age: int
) -> None:
    """A firm's part of a year's promises between firms is what adding up the weeks gives."""
    rules, _world = begin(small_game())
    world = promising(rows, signed + age, signed)
    found = twin.promises(rules, world)
    between = {pair: year for pair, (_all, year, _fixed) in found.items() if max(pair) < FIRMS}
    for f in range(3):
        owed = sum(year for (payer, _payee), year in between.items() if payer == f)
        expected = owed / (1.0 + sum(between.values()))
        assert part_of_promises(rules[0], world[0], f) == pytest.approx(expected, abs=1e-9)


def test_a_secret_contract_is_worth_nothing_to_investors() -> None:
    """What nobody knows of is in no value."""
    rules, world = begin(build(ENTANGLED))
    known = np.zeros(FIRMS)
    run(kernels.add_backlog, rules, world, known)
    world["contract_secret"] = 1
    hidden = np.zeros(FIRMS)
    run(kernels.add_backlog, rules, world, hidden)
    assert known.any()
    assert not hidden.any()


@settings(max_examples=tries(60))
@given(
    debt=st.integers(1, 10**7), backstop=st.integers(0, 2 * 10**7), income=st.integers(0, 10**6),
    cash=st.integers(0, 10**6), earned=st.floats(-1e7, 1e6), doubted=st.integers(0, 1000),
)  # fmt: skip
def test_the_spread_agrees_with_its_twin(
    debt: int, backstop: int, income: int, cash: int, earned: float, doubted: int
) -> None:
    """The spread is the plain one, and interest on what the state covers is the base rate."""
    rules, world = begin(small_game())
    rules["breach_spread"], world["doubted"][0, 1] = 0.1, doubted
    give(world, MONEY, 1, cash)
    world["earn_rate"][0, 1] = earned
    world["debt"][0, 1], world["backstop"][0, 1] = debt, backstop
    world["income"][0, 1] = income
    row = firms(rules, world)[1]
    interest = int(debt * (float(rules["base_rate"][0]) + row["spread"]) / 52.0)
    found = run(kernels.spread_of, rules, world, 1, interest)
    assert found == pytest.approx(twin.spread(constants(rules, world), row, row["value"]))
    assert (found == 0.0) == (backstop >= debt)


@settings(max_examples=tries(60))
@given(debt=st.integers(1, 10**6), more=st.integers(1, 10**6), thin=st.floats(0.0, 0.9))
def test_interest_rises_with_leverage_and_thin_coverage(debt: int, more: int, thin: float) -> None:
    """More debt, or less income to pay its interest from, widens the spread."""
    rules, world = begin(small_game())
    world["debt"][0, 1], world["income"][0, 1] = debt, 10**4
    low = run(kernels.spread_of, rules, world, 1, 1000)
    world["debt"][0, 1] += more
    levered = run(kernels.spread_of, rules, world, 1, 1000)
    world["income"][0, 1] = int(10**4 * thin)
    assert low < levered < run(kernels.spread_of, rules, world, 1, 1000)

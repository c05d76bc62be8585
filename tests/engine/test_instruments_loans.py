"""Loans beside the page: vehicles until they are found, loans on shares until they are called."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from game.compiled.causes import INTEREST, MARGIN_CALLED, VEHICLE_FOUND
from game.compiled.layout import Records
from game.compiled.orders import (
    ALLOWED,
    BORROW,
    BORROW_ASIDE,
    BORROW_ON_HOLDINGS,
    NO_CREDIT,
    NOTHING_TO_PLEDGE,
    REPAY,
    TOO_LARGE,
)
from game.compiled.sizes import CAPITAL_MARKETS, MONEY, TREASURY
from game.engine.claims import AMOUNT, CAUSE, COLUMNS, FROM, MOST, TO
from tests.engine.twins import instruments as twin
from tests.support import instruments as kernels
from tests.support.instruments import hold, obey, order, refused
from tests.support.kernels import run, run_phase
from tests.support.lane import tries
from tests.support.plain import constants, firms, give
from tests.support.small import begin, small_game, still_game

part = st.integers(0, 30).map(lambda percent: percent / 100)


def notes(log: Records, kind: int) -> list[int]:
    """Firms of all notes of this kind."""
    count = int(log["notes"][0])
    kinds, names = log["note_kind"][0, :count], log["note_firm"][0, :count]
    return [int(f) for f in names[kinds == kind]]


def test_a_vehicle_leaves_leverage_and_credit_alone() -> None:
    """What a vehicle borrows, less two per cent, is cash for the firm and debt for nobody."""
    rules, world = begin(small_game())
    before = [run(kernels.rooms, rules, world, 1)[0], int(world["debt"][0, 1])]
    cash = int(world["balance"][0, MONEY, 1])
    obey(rules, world, order(1, BORROW_ASIDE, 100_000))
    assert [run(kernels.rooms, rules, world, 1)[0], int(world["debt"][0, 1])] == before
    assert world["spv_debt"][0, 1] == 100_000
    assert world["balance"][0, MONEY, 1] == cash + 98_000


def test_a_vehicle_has_its_limit() -> None:
    """Vehicles borrow up to a part of the value and not a thousand dollars more."""
    rules, world = begin(small_game())
    room = int(run(kernels.rooms, rules, world, 1)[1])
    assert refused(rules, world, order(1, BORROW_ASIDE, room)) == ALLOWED
    assert refused(rules, world, order(1, BORROW_ASIDE, room + 1)) == NO_CREDIT


def due(rules: Records, world: Records, f: int, creditor: int = CAPITAL_MARKETS) -> list[int]:
    """Interest that instruments make due from firm `f`."""
    claims = np.zeros((MOST, COLUMNS), np.int64)
    count = int(run(kernels.instrument_claims, rules, world, claims, 0))
    rows = claims[:count]
    mine = (rows[:, FROM] == f) & (rows[:, TO] == creditor) & (rows[:, CAUSE] == INTEREST)
    return rows[mine, AMOUNT].tolist()


@settings(max_examples=tries(60))
@given(aside=st.integers(0, 10**9), margin=st.integers(0, 10**9), spread=st.floats(0.0, 0.5))
def test_interest_beside_the_page_is_a_52nd_of_the_year(
    aside: int, margin: int, spread: float
) -> None:
    """A vehicle pays more than a loan would, shares pay base rate and premium."""
    rules, world = begin(small_game())
    world["spv_debt"][0, 1], world["margin_debt"][0, 1] = aside, margin
    world["spread"][0, 1] = spread
    base, premium = float(rules["base_rate"][0]), float(rules["margin_premium"][0])
    dear = base + spread + float(rules["vehicle_premium"][0])
    expected = [int(aside * dear / 52), int(margin * (base + premium) / 52)]
    assert due(rules, world, 1) == [amount for amount in expected if amount > 0]


def test_nothing_is_due_from_who_owes_nothing() -> None:
    """Without instruments there is not a single claim."""
    rules, world = begin(small_game())
    assert not any(due(rules, world, f) for f in range(3))


@settings(max_examples=tries(60))
@given(debt=st.integers(1, 10**7), more=st.integers(1, 10**7), shorts=st.floats(0.0, 0.3))
def test_size_and_shorts_make_finding_likelier(debt: int, more: int, shorts: float) -> None:
    """The chance is the plain one, and grows with the vehicle and with who bets against it."""
    rules, world = begin(small_game())
    world["spv_debt"][0, 1], world["shorts"][0, 1] = debt, shorts
    chance = run(kernels.chance_of_finding, rules, world, 1)
    rate = float(rules["vehicle_found"][0]) * debt / float(world["value"][0, 1])
    rate *= 1.0 + float(rules["vehicle_eyes"][0]) * shorts
    assert chance == pytest.approx(1.0 - math.exp(-rate))
    world["spv_debt"][0, 1] += more
    bigger = run(kernels.chance_of_finding, rules, world, 1)
    world["shorts"][0, 1] += 0.1
    assert chance < bigger < run(kernels.chance_of_finding, rules, world, 1) <= 1.0


@settings(max_examples=tries(100))
@given(seed=st.integers(0, 10**6), debt=st.integers(10**5, 10**7))
def test_what_is_found_moves_to_the_page_whole(seed: int, debt: int) -> None:
    """Found or not, all that is owed stands in one place; who is found out is felt worse of."""
    rules, world = begin(small_game(), seed)
    world["spv_debt"][0, 1] = debt
    before = int(world["debt"][0, 1])
    feeling = float(world["sentiment"][0, 1])
    log = run_phase(kernels.look_for_vehicles, rules, world)
    found = notes(log, VEHICLE_FOUND) == [1]
    assert int(world["debt"][0, 1]) == before + (debt if found else 0)
    assert int(world["spv_debt"][0, 1]) == (0 if found else debt)
    assert (float(world["sentiment"][0, 1]) < feeling) == found


def test_vehicles_are_found_as_often_as_the_chance_says() -> None:
    """Over many seeds the part of weeks with a find is the chance."""
    rules, world = begin(small_game())
    world["spv_debt"][0, 1] = 5_000_000
    chance = run(kernels.chance_of_finding, rules, world, 1)
    seen = 0
    for seed in range(400):
        tried = world.copy()
        tried["seed"] = seed
        seen += len(notes(run_phase(kernels.look_for_vehicles, rules, tried), VEHICLE_FOUND))
    assert seen / 400 == pytest.approx(chance, abs=4 * math.sqrt(chance * (1 - chance) / 400))


def test_a_loan_on_shares_needs_shares() -> None:
    """Without holdings there is nothing to pledge; with them a part of their value is lent."""
    rules, world = begin(small_game())
    wish = order(0, BORROW_ON_HOLDINGS, 1000)
    assert refused(rules, world, wish) == NOTHING_TO_PLEDGE
    hold(world, {(0, 1): 0.2})
    room = int(run(kernels.rooms, rules, world, 0)[2])
    assert room == int(0.5 * 0.2 * float(world["value"][0, 1]))
    assert refused(rules, world, order(0, BORROW_ON_HOLDINGS, room)) == ALLOWED
    assert refused(rules, world, order(0, BORROW_ON_HOLDINGS, room + 1)) == NO_CREDIT


@settings(max_examples=tries(100))
@given(
    parts=st.tuples(part, part),
    owed=st.integers(1, 10**7),
    cash=st.integers(0, 10**6),
)
def test_a_margin_call_sells_until_the_loan_fits(
    parts: tuple[float, float], owed: int, cash: int
) -> None:
    """Under the bar nothing is sold; above it shares go and the loan shrinks by what they bring.

    Nobody owes more than before, the money ledger stays whole, and what is sold falls.
    """
    assume(sum(parts) > 0.01)
    rules, world = begin(small_game())
    hold(world, {(0, 1): parts[0], (0, 2): parts[1]})
    give(world, MONEY, 0, cash)
    world["margin_debt"][0, 0] = owed
    value = parts[0] * float(world["value"][0, 1]) + parts[1] * float(world["value"][0, 2])
    before = world.copy()
    log = run_phase(kernels.call_margins, rules, world)
    called = notes(log, MARGIN_CALLED) == [0]
    assert called == (owed > 0.75 * value)
    assert (world["balance"][0, MONEY].sum()) == 0
    debts = world["margin_debt"][0, 0] + world["debt"][0, 0] - before["debt"][0, 0]
    assert debts <= owed
    assert (world["held"][0, 0] <= before["held"][0, 0]).all()
    fallen = world["sentiment"][0, 1:3] < before["sentiment"][0, 1:3]
    sold = world["held"][0, 0, 1:3] < before["held"][0, 0, 1:3]
    assert (fallen >= sold).all()
    if called:
        assert debts < owed
        assert world["margin_debt"][0, 0] == 0 or world["balance"][0, MONEY, 0] == cash


def test_a_margin_call_feeds_itself() -> None:
    """The fall in price of one call makes another the week after, without any other news."""
    rules, world = begin(still_game())
    rules["margin_impact"], rules["sentiment_return"] = 4.0, 0.0
    hold(world, {(0, 1): 0.3, (2, 1): 0.3})
    value = 0.3 * float(world["value"][0, 1])
    world["margin_debt"][0, 0], world["margin_debt"][0, 2] = int(0.8 * value), int(0.74 * value)
    first = run_phase(kernels.call_margins, rules, world)
    run(kernels.price_firms, rules, world)
    second = run_phase(kernels.call_margins, rules, world)
    assert notes(first, MARGIN_CALLED) == [0]
    assert 2 in notes(second, MARGIN_CALLED)


@settings(max_examples=tries(60))
@given(
    debts=st.tuples(st.integers(0, 10**5), st.integers(0, 10**5), st.integers(0, 10**5)),
    amount=st.integers(1, 4 * 10**5),
)
def test_repaying_takes_the_dearest_first(debts: tuple[int, int, int], amount: int) -> None:
    """Vehicles, then loans on shares, then the page; and never more than is owed."""
    rules, world = begin(small_game())
    names = ("spv_debt", "margin_debt", "debt")
    for name, debt in zip(names, debts, strict=True):
        world[name][0, 1] = debt
    if amount > sum(debts):
        assert refused(rules, world, order(1, REPAY, amount)) == TOO_LARGE
        return
    obey(rules, world, order(1, REPAY, amount))
    left = amount
    for name, debt in zip(names, debts, strict=True):
        paid = min(left, debt)
        left -= paid
        assert int(world[name][0, 1]) == debt - paid


def test_the_state_s_word_is_lent_upon() -> None:
    """Lenders lend a dollar more for each the state answers for."""
    rules, world = begin(small_game())
    room = int(run(kernels.rooms, rules, world, 1)[0])
    assert refused(rules, world, order(1, BORROW, room + 1)) == NO_CREDIT
    world["backstop"][0, 1] = 50_000
    assert refused(rules, world, order(1, BORROW, room + 50_000)) == ALLOWED
    assert refused(rules, world, order(1, BORROW, room + 50_001)) == NO_CREDIT


def test_the_state_answers_for_interest() -> None:
    """For a rescued firm the treasury guarantees what lenders are owed, up to its word."""
    rules, world = begin(small_game())
    world["spv_debt"][0, 1], world["backstop"][0, 1] = 10**7, 1000
    claims = np.zeros((MOST, COLUMNS), np.int64)
    count = int(run(kernels.instrument_claims, rules, world, claims, 0))
    state = claims[:count][claims[:count, FROM] == TREASURY]
    assert state[:, AMOUNT].sum() == 1000
    assert (state[:, TO] == CAPITAL_MARKETS).all()


@settings(max_examples=tries(100))
@given(
    cash=st.integers(0, 10**7), debt=st.integers(0, 10**6), earned=st.floats(-1e8, 1e6),
    less=st.integers(1, 10**6),
)  # fmt: skip
def test_lenders_look_at_the_till(cash: int, debt: int, earned: float, less: int) -> None:
    """Room is the plain one; a till that lasts less never gives more room or a thinner spread."""
    rules, world = begin(small_game())
    world["debt"][0, 1], world["earn_rate"][0, 1] = debt, earned
    seen = []
    for till in (cash, max(0, cash - less)):
        give(world, MONEY, 1, till)
        room = run(kernels.rooms, rules, world, 1)[0]
        limit = twin.loan_limit(constants(rules, world), firms(rules, world)[1])
        assert room == pytest.approx(limit - debt, rel=1e-9, abs=1e-3)
        seen.append((room, -run(kernels.spread_of, rules, world, 1, 0)))
    assert seen[1][0] <= seen[0][0]
    assert seen[1][1] <= seen[0][1]


def test_what_was_lent_is_no_cushion() -> None:
    """Borrowing in steps brings no more than borrowing at once: a loan makes no room."""
    rules, world = begin(small_game())
    world["earn_rate"][0, 1] = -52.0 * 10_000
    give(world, MONEY, 1, 65_000)
    room = int(run(kernels.rooms, rules, world, 1)[0])
    assert room == int(0.5 * 0.3 * float(world["value"][0, 1]))
    obey(rules, world, order(1, BORROW, room // 2))
    left = run(kernels.rooms, rules, world, 1)[0]
    assert left <= room - room // 2


def test_a_firm_with_profit_needs_no_till() -> None:
    """Who earns is granted the whole part and asked nothing for an empty till."""
    rules, world = begin(small_game())
    world["earn_rate"][0, 1], world["debt"][0, 1] = 1.0, 0
    full = run(kernels.rooms, rules, world, 1)[0], run(kernels.spread_of, rules, world, 1, 0)
    give(world, MONEY, 1, 0)
    assert (
        run(kernels.rooms, rules, world, 1)[0],
        run(kernels.spread_of, rules, world, 1, 0),
    ) == full

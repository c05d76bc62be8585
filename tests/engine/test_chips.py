"""Selling chips: finite supply is rationed, buyers pay on shipping, vendors on making."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.causes import CHIPS_MADE
from game.compiled.layout import Records
from game.compiled.sizes import CHIP_LEDGER, FOUNDRIES, INDUSTRY, MONEY, TRANSIT
from game.engine.claims import AMOUNT, CAUSE, COLUMNS, FROM, MOST, TO
from tests.engine.twins.rationing import shared_out
from tests.support import kernels
from tests.support.kernels import run_phase
from tests.support.lane import tries
from tests.support.plain import Setting, changed
from tests.support.small import begin, small_game

ADA, BOLT, CORE = range(3)
CARD = 0
worlds = changed(
    backlog=st.integers(0, 2000),
    stock=st.integers(0, 500),
    output=st.integers(0, 1500),
    chip_others=st.integers(0, 1500),
    chip_standing=st.integers(1, 40).map(lambda eighths: eighths / 8),
    expected_need=st.floats(1.0, 1e6),
    start_need=st.floats(1.0, 1e6),
    chip_elasticity=st.floats(0.0, 3.0),
    need_elasticity=st.floats(0.0, 3.0),
)


def others(rules: Records, world: Records, chip: int) -> int:
    """What buyers outside want at constant elasticities, as long as it can be counted."""
    price = float(world["chip_price"][0, chip] / rules["chip_base_price"][0, chip])
    need = float(world["expected_need"][0] / world["start_need"][0])
    cards = int(rules["chip_others"][0, chip]) * price ** -float(rules["chip_elasticity"][0])
    return int(min(cards * need ** float(rules["need_elasticity"][0]), 1e15))


def shipped(before: Records, after: Records, chip: int) -> list[int]:
    """Cards that went to each firm and, last, outside."""
    firms = after["arriving"][0, :3, chip].sum(axis=1) - before["arriving"][0, :3, chip].sum(axis=1)
    held = after["balance"][0, CHIP_LEDGER + chip] - before["balance"][0, CHIP_LEDGER + chip]
    return [*firms.tolist(), int(held[INDUSTRY])]


@settings(max_examples=tries(120))
@given(given_world=worlds)
def test_allocation_agrees_with_its_twin(given_world: Setting) -> None:
    """Cards are rationed over the queue and outside buyers as the plain rounds do it."""
    rules, world = given_world
    after = world.copy()
    run_phase(kernels.compute_market, rules, after)
    price = max(1, round(float(world["chip_price"][0, CARD])))
    cash = world["balance"][0, MONEY, :3]
    means = [int(world["backlog"][0, ADA, CARD]), *(int(cash[f]) // price for f in (BOLT, CORE))]
    table = [
        (
            min(int(world["backlog"][0, f, CARD]), means[f]),
            float(rules["chip_standing"][0, CARD, f]),
        )
        for f in range(3)
    ]
    table.append((others(rules, world, CARD), 1.0))
    pot = int(world["stock"][0, CARD] + world["output"][0, CARD])
    assert shipped(world, after, CARD) == shared_out(pot, table)
    assert after["stock"][0, CARD] == pot - sum(shared_out(pot, table))


@settings(max_examples=tries(100))
@given(given_world=worlds)
def test_no_more_cards_ship_than_are_made(given_world: Setting) -> None:
    """Cards shipped and cards left make output and stock, and ledgers stay even."""
    rules, world = given_world
    after = world.copy()
    run_phase(kernels.compute_market, rules, after)
    for chip in range(2):
        pot = int(world["stock"][0, chip] + world["output"][0, chip])
        assert sum(shipped(world, after, chip)) + int(after["stock"][0, chip]) == pot
    assert (after["balance"][0].sum(axis=1) == 0).all()
    road = after["arriving"][0].sum(axis=(0, 2))
    assert (road == after["balance"][0, CHIP_LEDGER:, TRANSIT]).all()


def sold(**world_fields: object) -> tuple[Records, Records]:
    """World before and after a week of sales in which Bolt and Core each queue for a card run."""
    rules, world = begin(small_game())
    world["backlog"][0, BOLT, CARD] = world["backlog"][0, CORE, CARD] = 300
    rules["chip_standing"][0, CARD] = 1.0
    for name, value in world_fields.items():
        world[name][0, CARD] = value
    after = world.copy()
    run_phase(kernels.compute_market, rules, after)
    return world, after


def test_cards_are_paid_when_they_ship() -> None:
    """The buyer pays the list price for what ships; the rest stays in the queue unpaid."""
    before, after = sold()
    cards = shipped(before, after, CARD)[BOLT]
    price = round(float(before["chip_price"][0, CARD]))
    assert 0 < cards < 300
    paid = before["balance"][0, MONEY, BOLT] - after["balance"][0, MONEY, BOLT]
    assert paid == cards * price
    assert after["backlog"][0, BOLT, CARD] == 300 - cards


def test_a_favoured_customer_gets_more() -> None:
    """Of two equal orders the favoured one is served better."""
    before, after = sold(favoured=CORE)
    cards = shipped(before, after, CARD)
    assert cards[CORE] > cards[BOLT]


@pytest.mark.parametrize("factor", [0.5, 2.0])
def test_outside_buyers_answer_price(factor: float) -> None:
    """Dearer cards find fewer buyers outside, cheaper ones more."""
    rules, world = begin(small_game())
    before = kernels.run(kernels.others_wanted, rules, world, CARD)
    world["chip_price"][0, CARD] *= factor
    after = kernels.run(kernels.others_wanted, rules, world, CARD)
    assert np.sign(after - before) == np.sign(1.0 - factor)


@settings(max_examples=tries(60))
@given(given_world=worlds)
def test_foundries_are_paid_for_all_they_make(given_world: Setting) -> None:
    """Whatever is sold, the vendor owes the making of the week's cards and the keep of the rest."""
    rules, world = given_world
    run_phase(kernels.compute_market, rules, world)
    claims = np.zeros((MOST, COLUMNS), np.int64)
    count = kernels.run(kernels.claims_of_week, rules, world, claims)
    claims = claims[:count]
    owed = claims[claims[:, CAUSE] == CHIPS_MADE]
    cost = int(rules["chip_cost"][0, CARD])
    kept = int(float(rules["stock_cost"][0]) * cost * int(world["stock"][0, CARD]))
    bill = int(world["output"][0, CARD]) * cost + kept
    assert int(owed[:, AMOUNT].sum()) == bill
    assert set(owed[:, FROM].tolist()) <= {ADA}
    assert set(owed[:, TO].tolist()) <= {FOUNDRIES}


@settings(max_examples=tries(60))
@given(given_world=worlds)
def test_profit_is_sales_above_making_less_the_keep_of_the_rest(given_world: Setting) -> None:
    """Cards sold bring their price less their making, and keeping the others is taken off."""
    rules, world = given_world
    after = world.copy()
    run_phase(kernels.compute_market, rules, after)
    sold = sum(shipped(world, after, CARD)[1:])
    cost, price = int(rules["chip_cost"][0, CARD]), round(float(world["chip_price"][0, CARD]))
    kept = int(float(rules["stock_cost"][0]) * cost * int(after["stock"][0, CARD]))
    assert after["chip_profit"][0, ADA] == sold * (max(1, price) - cost) - kept

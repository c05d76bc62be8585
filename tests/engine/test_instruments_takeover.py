"""Buying a firm, and firms that enter later."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.causes import CAUSES, ENTRY, FIRM_BOUGHT, FIRM_ENTERED, PURCHASE_BLOCKED
from game.compiled.clauses import ENDED, RUNNING
from game.compiled.layout import Records
from game.compiled.orders import (
    ALLOWED,
    BUY_FIRM,
    COURTS_FORBID,
    NO_CASH,
    NO_SUBJECT,
    NOT_ITSELF,
    OWNERS_REFUSE,
)
from game.compiled.sizes import CHIP_LEDGER, MONEY, NOBODY, PEOPLE, POWER
from game.compiled.world import ABSENT, ACTIVE, BOUGHT, SOLD
from game.session import judgements
from tests.engine.test_instruments_loans import notes
from tests.support import instruments as kernels
from tests.support import kernels as phases
from tests.support.instruments import Pair, hold, obey, order, refused, stakes
from tests.support.kernels import run, run_phase
from tests.support.lane import tries
from tests.support.plain import give
from tests.support.small import begin, build, small_game

RICH = 10**9
PLACES = small_game().compiled.places
CORE_BOLT = PLACES["contracts"]["core-bolt"]


def rich(seed: int = 1) -> tuple[Records, Records, int]:
    """Rules, a world in which Ada and Core can buy anything, and the price of Bolt."""
    rules, world = begin(small_game(), seed)
    give(world, MONEY, 0, RICH)
    give(world, MONEY, 2, RICH)
    return rules, world, int(np.ceil(run(kernels.asking_price, rules, world, 1)))


def test_owners_want_a_premium() -> None:
    """Value and premium buy a firm; a dollar less does not; in distress the value does."""
    rules, world, price = rich()
    assert price == pytest.approx(1.3 * float(world["value"][0, 1]), abs=1.0)
    assert refused(rules, world, order(0, BUY_FIRM, price, 1)) == ALLOWED
    assert refused(rules, world, order(0, BUY_FIRM, price - 1, 1)) == OWNERS_REFUSE
    world["spread"][0, 1] = 0.3
    assert refused(rules, world, order(0, BUY_FIRM, int(world["value"][0, 1]) + 1, 1)) == ALLOWED


def test_a_bid_needs_cash_and_another_firm() -> None:
    """No money, oneself, a firm that is gone: refused."""
    rules, world, price = rich()
    assert refused(rules, world, order(0, BUY_FIRM, price, 0)) == NOT_ITSELF
    give(world, MONEY, 0, price - 1)
    assert refused(rules, world, order(0, BUY_FIRM, price, 1)) == NO_CASH
    world["status"][0, 1] = BOUGHT
    assert refused(rules, world, order(2, BUY_FIRM, price, 1)) == NO_SUBJECT


@pytest.mark.parametrize("field", ["usage", "value", "heat"])
def test_courts_forbid_what_is_too_large(field: str) -> None:
    """Too much of all use, too much of all value or too much heat: forbidden."""
    rules, world, price = rich()
    if field == "usage":
        world["usage_share"][0, :2] = 0.7, 0.25
    elif field == "value":
        rules["buy_value"] = 0.3
    else:
        world["heat"][0, 0] = 0.6
    assert refused(rules, world, order(0, BUY_FIRM, price, 1)) == COURTS_FORBID


@settings(max_examples=tries(60))
@given(parts=stakes, state=st.floats(0.0, 0.05), premium=st.integers(0, 10**6))
def test_owners_are_paid_by_what_they_hold(
    parts: dict[Pair, float], state: float, premium: int
) -> None:
    """Holders, the state and the public share the price; every ledger stays whole."""
    rules, world, price = rich()
    hold(world, parts)
    world["state_held"][0, 1] = state
    before = world.copy()
    amount = price + premium
    log = obey(rules, world, order(0, BUY_FIRM, amount, 1))
    assert notes(log, FIRM_BOUGHT) == [0]
    assert (world["balance"][0].sum(axis=1) == 0).all()
    got = int(world["balance"][0, MONEY, 2] - before["balance"][0, MONEY, 2])
    assert got == int(amount * parts.get((2, 1), 0.0))
    cost = int(before["balance"][0, MONEY, :2].sum() - world["balance"][0, MONEY, 0])
    assert cost == pytest.approx(amount * (1 - parts.get((0, 1), 0.0)), abs=2.0)


def test_the_buyer_has_everything_but_those_who_leave() -> None:
    """Cards, power, models, debts and most people go over; the bought firm has nothing."""
    rules, world, price = rich()
    world["debt"][0, 1], world["spv_debt"][0, 1] = 5_000, 7_000
    world["arriving"][0, 1, 0, 1] = 10
    world["balance"][0, CHIP_LEDGER, [-2, -1]] += 10, -10
    before = world.copy()
    obey(rules, world, order(0, BUY_FIRM, price, 1))
    held = before["balance"][0]
    for ledger in (POWER, CHIP_LEDGER, CHIP_LEDGER + 1):
        assert world["balance"][0, ledger, 0] == held[ledger, 0] + held[ledger, 1]
    assert world["balance"][0, PEOPLE, 0] == held[PEOPLE, 0] + 0.8 * held[PEOPLE, 1]
    assert (world["balance"][0, :, 1] == 0).all()
    assert world["debt"][0, 0] == before["debt"][0, 0] + 5_000
    assert world["spv_debt"][0, 0] == 7_000
    assert world["arriving"][0, 0, 0, 1] == 10
    assert not (world["model_owner"][0] == 1).any()
    assert world["heat"][0, 0] > before["heat"][0, 0]
    assert world["status"][0, 1] == BOUGHT


def test_a_recipe_comes_over_slowly_and_by_those_who_stay() -> None:
    """On the day of the purchase the buyer knows no more; then a part of the log gap each week."""
    rules, world, price = rich()
    world["efficiency"][0, :2] = 1.0, 10.0
    world["serving_skill"][0, :2] = 4.0, 2.0
    obey(rules, world, order(0, BUY_FIRM, price, 1))
    assert float(world["efficiency"][0, 0]) == 1.0
    kept = float(rules["buy_stay"][0])
    assert world["lesson_kept"][0, 0] == kept
    part = float(rules["buy_learning"][0]) * kept
    run_lesson(rules, world)
    assert float(world["efficiency"][0, 0]) == pytest.approx(10.0**part)
    assert float(world["serving_skill"][0, 0]) == 4.0
    world["lesson_kept"][0, 0] = 0.0
    run_lesson(rules, world)
    assert float(world["efficiency"][0, 0]) == pytest.approx(10.0**part)


def run_lesson(rules: Records, world: Records) -> None:
    """A week of Ada's people learning from those that came."""
    run(kernels.learn, rules, world, 0)


@settings(max_examples=tries(60))
@given(own=st.floats(0.1, 20.0), lesson=st.floats(0.0, 20.0), kept=st.floats(0.0, 1.0))
def test_no_lesson_makes_a_recipe_worse(own: float, lesson: float, kept: float) -> None:
    """A recipe ends between what it was and what is taught."""
    rules, world, _price = rich()
    world["efficiency"][0, 0], world["lesson_efficiency"][0, 0] = own, lesson
    world["lesson_kept"][0, 0] = kept
    run_lesson(rules, world)
    found = float(world["efficiency"][0, 0])
    assert own * (1 - 1e-9) <= found <= max(own, lesson) * (1 + 1e-9)


def test_teachers_who_leave_teach_no_more() -> None:
    """When half of a staff is poached away, half of the teachers are."""
    _rules, world, _price = rich()
    world["lesson_kept"][0, 0] = 0.8
    run(kernels.lose_teachers, world, 0, 50, 100)
    assert float(world["lesson_kept"][0, 0]) == pytest.approx(0.4)
    run(kernels.lose_teachers, world, 0, 0, 0)
    assert float(world["lesson_kept"][0, 0]) == pytest.approx(0.4)


def reviewed(weeks: int = 2, **changes: float) -> tuple[Records, Records, int]:
    """A world in which Ada's purchase of Bolt is under review, and the price."""
    rules, world, price = rich()
    rules["takeover_weeks"] = weeks
    for name, value in changes.items():
        rules[name] = value
    obey(rules, world, order(0, BUY_FIRM, price, 1))
    return rules, world, price


def test_under_review_people_and_users_fret() -> None:
    """Each week of a review costs the firm for sale morale and trust, and its buyer nothing."""
    rules, world, _price = reviewed()
    before = world.copy()
    run_phase(kernels.review_purchases, rules, world)
    for name in ("morale", "trust"):
        lost = before[name][0] - world[name][0]
        assert lost[1] == pytest.approx(float(rules["buy_fret"][0]))
        assert lost[0] == lost[2] == 0.0


def test_a_review_ends_with_either_firm() -> None:
    """When buyer or target is gone the purchase lapses, without a fee."""
    for gone in (0, 1):
        rules, world, _price = reviewed()
        world["status"][0, gone] = BOUGHT
        world["turn"] += 2
        money = world["balance"][0, MONEY].copy()
        run_phase(kernels.review_purchases, rules, world)
        assert world["deal_of"][0, 0] == NOBODY
        assert (world["balance"][0, MONEY] == money).all()


@settings(max_examples=tries(60))
@given(
    heat=st.floats(0.0, 0.9), usage=st.floats(0.0, 0.8), bought=st.integers(0, 5),
    more=st.floats(0.01, 0.1),
)  # fmt: skip
def test_courts_like_calm_small_buyers(heat: float, usage: float, bought: int, more: float) -> None:
    """Heat, use in one hand and purchases before each lower the odds, which stay odds."""
    rules, world, _price = rich()
    rules["review_base"], rules["review_heat"], rules["review_usage"] = 2.0, 4.0, 4.0
    rules["review_again"] = 1.5
    world["usage_share"][0, :2] = usage, 0.1
    world["heat"][0, 0], world["purchases"][0, 0] = heat, bought
    odds = [run(kernels.approval_odds, rules, world, 0, 1)]
    world["heat"][0, 0] += more
    odds.append(run(kernels.approval_odds, rules, world, 0, 1))
    world["usage_share"][0, 0] += more
    odds.append(run(kernels.approval_odds, rules, world, 0, 1))
    world["purchases"][0, 0] += 1
    odds.append(run(kernels.approval_odds, rules, world, 0, 1))
    assert 1.0 > odds[0] > odds[1] > odds[2] > odds[3] > 0.0


@settings(max_examples=tries(60))
@given(
    made=st.tuples(*[st.integers(1, 10**5)] * 2), value=st.floats(1e3, 1e8),
    favour=st.floats(-1.0, 0.8), more=st.integers(1, 10**5),
)  # fmt: skip
def test_courts_mind_makers_size_and_the_capital(
    made: tuple[int, int], value: float, favour: float, more: int
) -> None:
    """A maker of more cards and a larger firm are harder to buy, and a friend buys more easily."""
    rules, world, _price = rich()
    rules["review_base"], rules["review_cards"], rules["review_value"] = 2.0, 5.0, 5.0
    rules["review_favour"] = 1.5
    world["output"][0, :2], world["chip_seller"][0, :2] = made, (0, 1)
    world["value"][0, 1], world["favour"][0, 0] = value, favour
    odds = [run(kernels.approval_odds, rules, world, 0, 1)]
    assert judgements.approval_odds(rules[0], world[0], 0, 1) == pytest.approx(odds[0])
    world["favour"][0, 0] -= 0.1
    odds.append(run(kernels.approval_odds, rules, world, 0, 1))
    world["value"][0, 1] += 1000.0 * more
    odds.append(run(kernels.approval_odds, rules, world, 0, 1))
    assert 1.0 > odds[0] > odds[1] > odds[2] > 0.0
    own, theirs = (made[place] * float(rules["chip_units"][0, place]) for place in range(2))
    part, mine = theirs / (own + theirs), own / (own + theirs)
    found = run(kernels.cards_bought, rules, world, 0, 1)
    assert found == pytest.approx(part + 2.0 * part * mine)


def test_the_reason_is_told_with_the_odds() -> None:
    """What speaks most against a purchase is named first, with what the odds were without it."""
    rules, world, price = rich()
    rules["review_base"], rules["review_heat"], rules["review_cards"] = 2.0, 4.0, 30.0
    world["heat"][0, 0], world["chip_seller"][0, :2] = 0.1, (0, 1)
    text = judgements.purchase_in_words(rules[0], world[0], order(0, BUY_FIRM, price, 1)[0])
    odds = judgements.approval_odds(rules[0], world[0], 0, 1)
    assert f"{odds:.0%} as things stand (against it: " in text
    assert "of all compute made would be yours alone to sell" in text
    assert text.index("compute made") < text.index("heat on you, 10%")


@settings(max_examples=tries(100))
@given(seed=st.integers(0, 10**6))
def test_a_review_ends_in_a_sale_or_a_fee(seed: int) -> None:
    """The books stay whole; the firm is bought for its price, or stands and has the fee."""
    rules, world, price = reviewed(review_base=0.0)
    world["seed"] = seed
    before = world.copy()
    world["turn"] += 2
    log = run_phase(kernels.review_purchases, rules, world)
    bought = notes(log, FIRM_BOUGHT) == [0]
    assert bought != (notes(log, PURCHASE_BLOCKED) == [0])
    assert (world["balance"][0].sum(axis=1) == 0).all()
    assert world["deal_of"][0, 0] == NOBODY
    spent = int(before["balance"][0, MONEY, 0] - world["balance"][0, MONEY, 0])
    if not bought:
        assert spent == int(float(rules["buy_fee"][0]) * price)
        assert world["status"][0, 1] == ACTIVE
    else:
        assert spent == price - int(before["balance"][0, MONEY, 1])
        assert world["purchases"][0, 0] == 1


def test_the_buyer_stands_in_for_the_bought() -> None:
    """A contract with a third firm goes on with the buyer, one between the two ends."""
    rules, world, price = rich()
    obey(rules, world, order(0, BUY_FIRM, price, 1))
    assert world["contract_state"][0, CORE_BOLT] == RUNNING
    assert world["contract_parties"][0, CORE_BOLT] == 0b101
    rules, world, price = rich()
    obey(rules, world, order(2, BUY_FIRM, price, 1))
    assert world["contract_state"][0, CORE_BOLT] == ENDED


def test_the_highest_bid_wins_whoever_was_first() -> None:
    """Of two bids the higher buys, in either order of orders; the other keeps its money."""
    for wishes in ([0, 2], [2, 0]):
        rules, world, price = rich()
        bids = [order(f, BUY_FIRM, price + f, 1) for f in wishes]
        log = obey(rules, world, *bids)
        assert notes(log, FIRM_BOUGHT) == [2]
        assert world["balance"][0, MONEY, 0] == RICH


def test_a_bought_firm_is_gone_and_the_week_goes_on() -> None:
    """The turn resolves, its story ends as sold, and its value is nothing."""
    rules, world, price = rich()
    obey(rules, world, order(0, BUY_FIRM, price, 1))
    for phase in (phases.services_market, phases.obligations, phases.capital, phases.closing):
        run_phase(phase, rules, world)
    assert world["ending"][0, 1] == SOLD
    assert world["value"][0, 1] == 0.0
    assert (world["balance"][0].sum(axis=1) == 0).all()


def test_other_business_goes_on_under_its_owner() -> None:
    """What the bought firm's other business earned comes to the buyer, and so does its value."""
    rules, world = begin(small_game())
    give(world, MONEY, 1, RICH)
    rules["buy_value"] = 1.0
    price = int(np.ceil(run(kernels.asking_price, rules, world, 2)))
    obey(rules, world, order(1, BUY_FIRM, price, 2))
    assert world["bought_income"][0, 1] == rules["core_income"][0, 2] - rules["overheads"][0, 2]
    assert world["bought_value"][0, 1] == rules["core_value"][0, 2]
    log = run_phase(phases.capital, rules, world)[0]
    causes = [CAUSES[int(cause)] for cause in log["cause"][: int(log["postings"])]]
    assert "core business" in causes


def test_a_bought_vendor_s_cards_are_the_buyer_s_to_sell() -> None:
    """Who buys the maker of a chip sets its price and is paid for it."""
    rules, world = begin(small_game())
    give(world, MONEY, 2, RICH)
    rules["buy_value"] = 1.0
    price = int(np.ceil(run(kernels.asking_price, rules, world, 0)))
    obey(rules, world, order(2, BUY_FIRM, price, 0))
    assert world["chip_seller"][0, 0] == 2
    run_phase(phases.compute_market, rules, world)
    assert world["chip_profit"][0, 2] > 0


LATE = {
    "firms.core.shares": {},
    "firms.core.serves": "",
    "firms.core.debt": 0,
    "firms.core.doors": {},
    "segments.work.outside": 0.7,
    "contracts.core-bolt": None,
    "firms.core.enters": "world.turn >= 2",
    "firms.core.ambition": {"text": "Be.", "when": "firms.core.cash > 0"},
}


def test_an_entrant_waits_outside() -> None:
    """Until its condition holds it owns nothing, is worth nothing and does nothing."""
    game = build(LATE)
    rules, world = begin(game)
    run_phase(phases.capital, rules, world)
    assert world["status"][0, 2] == ABSENT
    assert (world["balance"][0, :, 2] == 0).all()
    assert world["value"][0, 2] == 0.0
    assert refused(rules, world, order(0, BUY_FIRM, RICH, 2)) == NO_SUBJECT


def test_an_entrant_comes_with_what_the_scenario_gave_it() -> None:
    """When its condition holds it enters once, by postings, at the scenario's value."""
    game = build(LATE)
    rules, world = begin(game)
    there = begin(build({**LATE, "firms.core.enters": None}))[1]
    world["turn"] = 2
    log = run_phase(phases.capital, rules, world)
    assert notes(log, FIRM_ENTERED) == [2]
    assert world["status"][0, 2] == ACTIVE
    assert (world["balance"][0, :, 2] == there["balance"][0, :, 2]).all()
    assert (world["balance"][0].sum(axis=1) == 0).all()
    assert world["value"][0, 2] == pytest.approx(there["value"][0, 2], rel=0.1)
    count = int(log["postings"][0])
    entered = log["cause"][0, :count] == ENTRY
    assert set(log["target"][0, :count][entered].tolist()) == {2}
    assert notes(run_phase(phases.capital, rules, world), FIRM_ENTERED) == []
    assert world["agi_firm"][0] == NOBODY

"""A firm's own shares, and those who sell them short."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.causes import FIRM_LISTED, SHORTS_STRUCK
from game.compiled.clauses import STAKE
from game.compiled.orders import (
    ALLOWED,
    BETWEEN_ROUNDS,
    BUY_BACK_SHARES,
    IS_LISTED,
    LIST_SHARES,
    NO_CASH,
    NO_PROSPECTUS,
    NOT_LISTED,
    ORDER,
    RAISE_EQUITY,
    TOO_LARGE,
)
from game.compiled.quantities import QUANTITY_BY_NAME
from game.compiled.sizes import MONEY
from game.engine.turn import close_week, open_week, read_quantities
from tests.engine.test_instruments_loans import notes
from tests.engine.twins import instruments as twin
from tests.support import instruments as kernels
from tests.support.deals import Clause, Deal, write
from tests.support.instruments import Pair, hold, obey, order, refused, stakes
from tests.support.kernels import run, run_phase
from tests.support.lane import tries
from tests.support.plain import give
from tests.support.small import begin, build, small_game, still_game


def test_a_firm_goes_public_once() -> None:
    """A listed firm cannot list again; one that is not sells a part, and is listed then."""
    rules, world = begin(build({"firms.bolt.listed": False}))
    assert refused(rules, world, order(0, LIST_SHARES, 10)) == IS_LISTED
    assert refused(rules, world, order(1, LIST_SHARES, 26)) == TOO_LARGE
    log = obey(rules, world, order(1, LIST_SHARES, 20), order(1, LIST_SHARES, 20))
    assert notes(log, FIRM_LISTED) == [1]
    assert world["listed"][0, 1] == 1
    assert refused(rules, world, order(1, LIST_SHARES, 10)) == IS_LISTED


def test_nobody_goes_public_before_a_prospectus_is_ready() -> None:
    """In the weeks at the start the order is refused, and from then on it is not."""
    rules, world = begin(build({"firms.bolt.listed": False, "instruments.listing_weeks": 16}))
    for turn, code in ((0, NO_PROSPECTUS), (15, NO_PROSPECTUS), (16, ALLOWED)):
        world["turn"] = turn
        assert refused(rules, world, order(1, LIST_SHARES, 20)) == code


@settings(max_examples=tries(60))
@given(percent=st.integers(1, 25), parts=stakes)
def test_going_public_sells_a_part_below_its_value(percent: int, parts: dict[Pair, float]) -> None:
    """The money is the part's value less the discount, and everybody's part thins alike."""
    rules, world = begin(build({"firms.bolt.listed": False}))
    hold(world, parts)
    before = world.copy()
    obey(rules, world, order(1, LIST_SHARES, percent))
    part = percent / 100
    raised = int(world["balance"][0, MONEY, 1] - before["balance"][0, MONEY, 1])
    worth = float(before["value"][0, 1]) * part / (1 - part)
    assert raised == pytest.approx(worth * (1 - 0.18 - 0.3 * part), abs=1.0)
    thinner = before["held"][0, :, 1] * (1 - part)
    assert world["held"][0, :, 1] == pytest.approx(thinner)
    kept = float(before["founders"][0, 1]) * (1 - part)
    assert float(world["founders"][0, 1]) == pytest.approx(kept)


@settings(max_examples=tries(60))
@given(amount=st.integers(1, 50_000), discount=st.floats(0.0, 0.3), parts=stakes)
def test_new_shares_are_no_growth(amount: int, discount: float, parts: dict[Pair, float]) -> None:
    """At their value they leave the growth of a share as it is; sold below it they take some."""
    changes = {"finance.share_discount": discount, "finance.share_impact": 0.0}
    rules, world = begin(build(changes))
    hold(world, parts)
    before = float(world["value"][0, 1] / world["start_value"][0, 1])
    value = float(world["value"][0, 1])
    obey(rules, world, order(1, RAISE_EQUITY, amount))
    raised = int(world["raised"][0, 1])
    after = (value + raised) / float(world["start_value"][0, 1])
    fair = (1.0 + raised / value) / (1.0 + raised / value / (1.0 - discount))
    assert after == pytest.approx(before * fair)
    assert after <= before * (1.0 + 1e-12)


@settings(max_examples=tries(60))
@given(amount=st.integers(1, 20_000))
def test_a_buy_back_is_no_growth(amount: int) -> None:
    """The firm is worth less by the money, and its shares are fewer in proportion."""
    rules, world = begin(small_game())
    before = float(world["value"][0, 1] / world["start_value"][0, 1])
    cash = int(world["balance"][0, MONEY, 1])
    obey(rules, world, order(1, BUY_BACK_SHARES, amount))
    paid = cash - int(world["balance"][0, MONEY, 1])
    after = float(world["value"][0, 1] - paid) / float(world["start_value"][0, 1])
    assert after == pytest.approx(before)
    assert int(world["paid_in"][0, 1]) == -paid


@pytest.mark.parametrize("kind", [RAISE_EQUITY, LIST_SHARES])
def test_what_the_market_pays_for_shares_is_no_own_cash(kind: int) -> None:
    """The till grows by it, and own cash stays: no goal on that is met by selling shares."""
    rules, world = begin(build({"firms.bolt.listed": kind == RAISE_EQUITY}))
    code = QUANTITY_BY_NAME["firms", "own_cash"]
    cash, own = int(world["balance"][0, MONEY, 1]), read_quantities(world, code + 1, 2)[code, 1]
    obey(rules, world, order(1, kind, 10))
    assert int(world["balance"][0, MONEY, 1]) > cash
    assert read_quantities(world, code + 1, 2)[code, 1] == own


@settings(max_examples=tries(20))
@given(paid=st.integers(1, 50_000), part=st.floats(0.001, 0.5))
def test_what_a_partner_pays_for_a_stake_is_no_own_cash(paid: int, part: float) -> None:
    """Own cash after a week is what it would have been without the contract."""
    found = []
    for deals in ([], [Deal((Clause(STAKE, 2, 1, amount=paid, price=part),))]):
        rules, world = begin(still_game())
        write(world, deals)
        open_week(rules, world)
        close_week(rules, world, np.zeros(0, ORDER))
        code = QUANTITY_BY_NAME["firms", "own_cash"]
        cash = int(world["balance"][0, MONEY, 1])
        found.append((cash, read_quantities(world, code + 1, 2)[code, 1]))
    assert found[1] == (found[0][0] + paid, found[0][1])


@settings(max_examples=tries(60))
@given(percents=st.lists(st.integers(1, 25), min_size=2, max_size=2).map(sorted))
def test_the_more_is_floated_the_less_a_share_brings(percents: list[int]) -> None:
    """What buyers of a first issue pay for each new share falls with the part sold."""
    paid = []
    for percent in percents:
        rules, world = begin(build({"firms.bolt.listed": False}))
        cash = int(world["balance"][0, MONEY, 1])
        obey(rules, world, order(1, LIST_SHARES, percent))
        shares = percent / (100 - percent)
        paid.append((int(world["balance"][0, MONEY, 1]) - cash) / shares)
    assert paid[1] <= paid[0] + 100 / percents[0]


@settings(max_examples=tries(60))
@given(parts=st.lists(st.floats(0.001, 0.1), min_size=2, max_size=2).map(sorted))
def test_the_more_is_raised_the_less_a_share_brings(parts: list[float]) -> None:
    """So it is with new shares of any firm: more money takes more than its part."""
    shares = []
    for part in parts:
        rules, world = begin(build({"firms.bolt.listed": False}))
        amount = int(part * float(world["value"][0, 1]))
        obey(rules, world, order(1, RAISE_EQUITY, amount))
        kept = float(world["founders"][0, 1])
        shares.append((1 - kept) / kept / amount)
    assert shares[1] >= shares[0] * (1 - 1e-9)


@settings(max_examples=tries(40))
@given(amount=st.integers(10, 400_000), pieces=st.integers(2, 5))
def test_small_orders_bring_what_a_large_one_does(amount: int, pieces: int) -> None:
    """Who sells a round in pieces within a week thins the founders as one order does."""
    kept = []
    for count in (1, pieces):
        rules, world = begin(small_game())
        size, rest = divmod(amount, count)
        sizes = [size + rest, *[size] * (count - 1)]
        obey(rules, world, *(order(1, RAISE_EQUITY, each) for each in sizes))
        kept.append(float(world["founders"][0, 1]))
    assert kept[1] == pytest.approx(kept[0], rel=1e-3)


@settings(max_examples=tries(60))
@given(sums=st.lists(st.integers(1, 100_000), min_size=1, max_size=4))
def test_what_owners_keep_agrees_with_its_twin(sums: list[int]) -> None:
    """Sale by sale the owners' part thins as the plain rule says."""
    rules, world = begin(small_game())
    discount, impact = (float(rules[name][0]) for name in ("share_discount", "share_impact"))
    expected = twin.kept_by_owners(float(world["value"][0, 1]), discount, impact, sums)
    obey(rules, world, *(order(1, RAISE_EQUITY, each) for each in sums))
    assert float(world["founders"][0, 1]) == pytest.approx(expected, rel=1e-9)


def test_the_public_buys_weekly_others_in_rounds() -> None:
    """A listed firm sells a little every week; another much at once, then nothing for weeks."""
    rules, world = begin(build({"firms.bolt.listed": False}))
    value, weeks = float(world["value"][0, 1]), int(rules["round_weeks"][0])
    room = run(kernels.rooms, rules, world, 1)[3]
    assert room == pytest.approx(float(rules["round_part"][0]) * value)
    obey(rules, world, order(1, RAISE_EQUITY, 1000))
    assert refused(rules, world, order(1, RAISE_EQUITY, 1000)) == ALLOWED
    world["raised"] = 0
    for week in range(1, weeks + 1):
        world["turn"] = week
        code = refused(rules, world, order(1, RAISE_EQUITY, 1000))
        assert code == (BETWEEN_ROUNDS if week < weeks else ALLOWED)
    world["listed"][0, 1], world["turn"] = 1, 1
    weekly = float(rules["share_limit"][0]) * value
    assert run(kernels.rooms, rules, world, 1)[3] == pytest.approx(weekly)


def test_buying_back_needs_a_listing_and_the_cash() -> None:
    """Not listed, not enough cash or too much for a week: refused, with the reason."""
    rules, world = begin(small_game())
    most = int(0.02 * float(world["value"][0, 1]))
    assert refused(rules, world, order(1, BUY_BACK_SHARES, most)) == ALLOWED
    assert refused(rules, world, order(1, BUY_BACK_SHARES, most + 1)) == TOO_LARGE
    give(world, MONEY, 1, most - 1)
    assert refused(rules, world, order(1, BUY_BACK_SHARES, most)) == NO_CASH
    world["listed"][0, 1] = 0
    assert refused(rules, world, order(1, BUY_BACK_SHARES, 1)) == NOT_LISTED


@settings(max_examples=tries(60))
@given(parts=stakes, amount=st.integers(1, 10**5), first=st.floats(0.1, 1.0))
def test_buying_back_leaves_every_holder_a_larger_part(
    parts: dict[Pair, float], amount: int, first: float
) -> None:
    """Firms that do not sell hold more of the rest; first owners sell as all of the public do."""
    rules, world = begin(small_game())
    hold(world, parts)
    public = float(world["founders"][0, 1])
    world["founders"][0, 1] = founders = first * public
    before = world.copy()
    obey(rules, world, order(1, BUY_BACK_SHARES, amount))
    rest = 1 - amount / float(before["value"][0, 1])
    assert world["held"][0, :, 1] == pytest.approx(before["held"][0, :, 1] / rest)
    kept = founders * (1 - (1 - rest) / public) / rest
    assert float(world["founders"][0, 1]) == pytest.approx(kept)
    assert world["held"][0, :, 1].sum() + world["founders"][0, 1] <= 1.0 + 1e-9


def test_cheer_over_buying_back_wears_off() -> None:
    """The happier investors are, the less another buy-back adds, and in the end nothing."""
    rules, world = begin(small_game())
    gains = []
    for feeling in (0.8, 1.0, 1.5, 2.5):
        world["sentiment"][0, 1] = feeling
        obey(rules, world, order(1, BUY_BACK_SHARES, 100_000))
        gains.append(float(world["sentiment"][0, 1]) - feeling)
    assert gains[0] > gains[1] > gains[2] > 0.0
    assert gains[3] == 0.0


@settings(max_examples=tries(100))
@given(
    inside=st.floats(0.0, 0.9), before=st.floats(0.0, 0.3), listed=st.booleans(),
)  # fmt: skip
def test_shorts_follow_the_gap(inside: float, before: float, listed: bool) -> None:
    """They go part of the way to what the gap exceeds the bar by, and only where it is listed."""
    rules, world = begin(small_game())
    world["listed"][0, 1] = int(listed)
    world["shorts"][0, 1] = before
    world["net_value"][0, 1] = (1 - inside) * world["value"][0, 1]
    target = min(0.3, max(0.0, 0.5 * (inside - 0.05))) if listed else 0.0
    run_phase(kernels.move_shorts, rules, world)
    expected = before + 0.25 * (target - before)
    assert float(world["shorts"][0, 1]) == pytest.approx(expected, abs=1e-5)


def test_shorts_press_and_a_squeeze_lifts() -> None:
    """What stands short weighs on sentiment; when the gap closes they buy, and it jumps."""
    rules, world = begin(small_game())
    world["net_value"][0, 1] = 0.5 * world["value"][0, 1]
    log = run_phase(kernels.move_shorts, rules, world)
    while not notes(log, SHORTS_STRUCK):
        log = run_phase(kernels.move_shorts, rules, world)
    assert float(world["sentiment"][0, 1]) < 1.0
    low = float(world["sentiment"][0, 1])
    rules["short_speed"] = 0.9
    world["net_value"] = world["value"]
    run_phase(kernels.move_shorts, rules, world)
    assert float(world["sentiment"][0, 1]) > low
    for _week in range(20):
        run_phase(kernels.move_shorts, rules, world)
    assert world["shorts"][0, 1] == 0.0


@settings(max_examples=tries(60))
@given(parts=stakes, gone=st.floats(0.0, 0.5))
def test_retired_shares_leave_the_whole_whole(parts: dict[Pair, float], gone: float) -> None:
    """When all holders and the public are counted, nothing is missing after retiring."""
    _rules, world = begin(small_game())
    hold(world, parts)
    inside = float(world["held"][0, :, 1].sum())
    gone = min(gone, 0.9 * (1 - inside))
    run(kernels.retire, world, 1, gone)
    assert float(world["held"][0, :, 1].sum()) == pytest.approx(inside / (1 - gone))
    assert float(world["held"][0, :, 1].sum()) < 1.0

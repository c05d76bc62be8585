"""Whole weeks of instruments at random: whatever chiefs try, what must hold holds."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.layout import Floats, Record, Records
from game.compiled.orders import (
    ASK_RESCUE,
    BORROW,
    BORROW_ASIDE,
    BORROW_ON_HOLDINGS,
    BUY_BACK_SHARES,
    BUY_FIRM,
    COVER_SHORT,
    DECLARE_AGI,
    LIST_SHARES,
    ORDER,
    REPAY,
    SELL_SHORT,
)
from game.compiled.sizes import MONEY
from game.compiled.world import ACTIVE
from game.engine.turn import close_week, open_week
from tests.support.instruments import Pair, hold, order, stakes
from tests.support.invariants import Moment, broken
from tests.support.lane import tries
from tests.support.plain import give
from tests.support.small import begin, build

KINDS = (
    ASK_RESCUE, BORROW, BORROW_ASIDE, BORROW_ON_HOLDINGS, BUY_BACK_SHARES, BUY_FIRM, DECLARE_AGI,
    LIST_SHARES, REPAY, SELL_SHORT, COVER_SHORT,
)  # fmt: skip
AMOUNTS = st.integers(1, 30) | st.integers(1, 10**6) | st.integers(10**6, 3 * 10**7)
wishes = st.builds(order, st.integers(0, 2), st.sampled_from(KINDS), AMOUNTS, st.integers(0, 3))
weeks = st.lists(st.lists(wishes, max_size=8), min_size=1, max_size=6)
game = build({"firms.bolt.listed": False, "firms.ada.spv_debt": 900_000_000})


def owned(world: Record) -> Floats:
    """Parts of each firm that somebody with a name holds: firms, the state, first owners."""
    found: Floats = world["held"].sum(axis=0) + world["state_held"] + world["founders"]
    return found


def entangled(moment: Moment) -> list[str]:
    """What must hold of shares and debts besides the invariants of every game."""
    world = moment.after[0]
    standing = world["status"] == ACTIVE
    checks = {
        "held": (world["held"] < 0).any() or (owned(world)[standing] > 1 + 1e-9).any(),
        "itself": np.diagonal(world["held"]).any(),
        "loans": (world["spv_debt"] < 0).any() or (world["margin_debt"] < 0).any(),
        "gone": world["debt"][~standing].any() or world["held"][~standing].any(),
        "gone holds": world["balance"][:, : len(standing)][:, ~standing].any(),
        "shorts": (world["shorts"] < 0).any() or (world["shorts"] > 0.3 + 1e-9).any(),
        "net": (world["net_value"] > world["value"] * (1 + 1e-9)).any(),
        "asks": world["rescue_sum"].any() or world["takeover_bid"].any(),
    }
    return [name for name, wrong in checks.items() if wrong]


@settings(max_examples=tries(120))
@given(given_weeks=weeks, parts=stakes, seed=st.integers(0, 10**6), poor=st.booleans())
def test_instruments_keep_what_must_hold(
    given_weeks: list[list[Records]], parts: dict[Pair, float], seed: int, poor: bool
) -> None:
    """Ledgers balance, nobody owns less than nothing, nobody holds more than the whole."""
    rules, world = begin(game, seed)
    hold(world, parts)
    give(world, MONEY, 0, 10**5 if poor else 10**8)
    for rows in given_weeks:
        open_week(rules, world)
        before = world.copy()
        log = close_week(rules, world, np.concatenate([np.zeros(0, ORDER), *rows]))
        moment = Moment(rules, before, world.copy(), log)
        assert broken(moment) + entangled(moment) == []

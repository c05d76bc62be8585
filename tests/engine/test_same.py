"""The same scenario, seed and orders give the same bits, however they are played."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.layout import Records
from game.compiled.orders import ORDER
from game.engine.turn import close_week, open_week, play_weeks
from game.scenario.find import find_scenario
from game.scenario.problems import Problems
from game.session.digests import digest_of
from tests.support.digests import digests
from tests.support.lane import PLAIN, tries
from tests.support.orders import Row, weeks
from tests.support.play import final_world
from tests.support.small import begin, document, load_text, small_game

pytestmark = pytest.mark.usefixtures("engine")

NO_ORDERS = np.zeros(0, ORDER)


@settings(max_examples=tries(25, 3))
@given(orders=weeks(small_game(), 6), seed=st.integers(0, 2**62))
def test_same_seed_and_orders_give_the_same_world(orders: list[list[Row]], seed: int) -> None:
    """Playing twice changes nothing."""
    first, second = (final_world(small_game(), orders, seed) for _ in range(2))
    assert digest_of(first) == digest_of(second)


def test_another_seed_gives_another_world() -> None:
    """The seed matters."""
    found = {digest_of(final_world(small_game(), [[], []], seed)) for seed in range(5)}
    assert len(found) == 5


def turned(table: Mapping[str, Any], data: st.DataObject) -> dict[str, Any]:
    """The same tables in another order, all the way down."""
    names = data.draw(st.permutations(list(table)))
    found = {}
    for name in names:
        value = table[name]
        is_choices = name == "choices"
        found[name] = turned(value, data) if isinstance(value, dict) and not is_choices else value
    return found


@settings(max_examples=tries(15, 3))
@given(orders=weeks(small_game(), 4), data=st.data())
def test_order_of_tables_does_not_matter(orders: list[list[Row]], data: st.DataObject) -> None:
    """A scenario says the same whichever firm, chip or key comes first in its file."""
    game, problems = load_text(tomli_w.dumps(turned(document(), data)))
    assert game is not None, problems.to_text()
    assert game.digest == small_game().digest
    same = final_world(game, orders, 3)
    assert digest_of(same) == digest_of(final_world(small_game(), orders, 3))


def test_threads_do_not_matter() -> None:
    """Games played side by side end as games played one after another."""
    seeds = range(tries(16, 2))

    def play(seed: int) -> str:
        return digest_of(final_world(small_game(), [[]] * 6, seed))

    with ThreadPoolExecutor(4) as pool:
        side_by_side = list(pool.map(play, seeds))
    assert side_by_side == [play(seed) for seed in seeds]


def test_weeks_in_a_row_are_weeks_one_by_one() -> None:
    """Playing many weeks in one call is opening and closing each."""

    def one_by_one(rules: Records, world: Records) -> None:
        open_week(rules, world)
        for _ in range(5):
            close_week(rules, world, NO_ORDERS)
            open_week(rules, world)

    rules, world = begin(small_game())
    one_by_one(rules, world)
    _rules, in_a_row = begin(small_game())
    open_week(rules, in_a_row)
    play_weeks(rules, in_a_row, NO_ORDERS, 5)
    assert digest_of(in_a_row) == digest_of(world)


def shipped() -> str:
    """Path of the shipped scenario."""
    path = find_scenario("cold-shot", Problems())
    assert path is not None
    return str(path)


@pytest.mark.skipif(PLAIN, reason="the compiled lane plays the same games in both ways")
@pytest.mark.parametrize(("seed", "player"), [(1, "random"), (2, "random"), (1, "heuristic")])
def test_compiled_equals_plain_python(seed: int, player: str) -> None:
    """Every week of a whole game has the same digest with and without the compiler."""
    other = {**os.environ, "NUMBA_DISABLE_JIT": "1", "PYTHONPATH": str(Path.cwd())}
    command = [sys.executable, "-m", "tests.support.digests", shipped(), str(seed), player]
    done = subprocess.run(command, env=other, capture_output=True, text=True, check=True)
    assert done.stdout.split() == digests(shipped(), seed, player)

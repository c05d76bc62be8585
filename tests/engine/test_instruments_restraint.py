"""Debt is never a free lunch: who borrows to the limit each week ends with less."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import attrs
import numpy as np
import pytest

from game.compiled.build import compile_scenario
from game.compiled.layout import Records
from game.compiled.load import Game
from game.compiled.orders import BORROW, BORROW_ASIDE, BORROW_ON_HOLDINGS, ORDER
from game.engine.turn import close_week, open_week
from tests.support import instruments as kernels
from tests.support.instruments import hold, order
from tests.support.kernels import run
from tests.support.lane import tries
from tests.support.shipped import cold_shot
from tests.support.small import begin, small_game

CLEARLY = 0.9985
"""What is left, at most, of a firm's worth when it has borrowed all it can for twelve weeks."""
MUCH = 0.01
"""Part of its worth from which what a firm borrows is no trifle."""

_KINDS = {BORROW: 0, BORROW_ASIDE: 1, BORROW_ON_HOLDINGS: 2}


def worth(world: Records, f: int) -> float:
    """Consolidated value of a firm, with the debt nobody has found yet taken off."""
    if world["status"][0, f] != 1:
        return 0.0
    return float(world["net_value"][0, f]) - float(world["spv_debt"][0, f])


def ended(game: Game, f: int, seed: int, kinds: tuple[int, ...]) -> float:
    """What firm `f` is worth after a game in which it borrows all it can in these ways."""
    return worths(game, f, seed, kinds)[-1]


def worths(game: Game, f: int, seed: int, kinds: tuple[int, ...]) -> list[float]:
    """What firm `f` is worth after each week of such a game."""
    return borrowing(game, f, seed, kinds)[0]


def borrowing(game: Game, f: int, seed: int, kinds: tuple[int, ...]) -> tuple[list[float], int]:
    """The same, and all that it borrowed (thousand USD): lenders may have nothing to lend upon."""
    found, borrowed = [], 0
    rules, world = begin(game, seed)
    if game is small_game():
        hold(world, {(f, (f + 1) % 3): 0.2})
    for _week in range(game.compiled.scenario.turns):
        open_week(rules, world)
        rooms = run(kernels.rooms, rules, world, f)
        wishes = [(kind, int(rooms[_KINDS[kind]])) for kind in kinds]
        rows = [order(f, kind, amount) for kind, amount in wishes if amount > 0]
        borrowed += sum(max(0, amount) for _kind, amount in wishes)
        close_week(rules, world, _joined(rows))
        found.append(worth(world, f))
    return found, borrowed


def _joined(rows: list[Records]) -> Records:
    return np.concatenate(rows) if rows else np.zeros(0, ORDER)


@cache
def quiet() -> Game:
    """Cold-shot without events: some of those ask for cash, and debt is cash at first."""
    game = cold_shot()
    scenario = attrs.evolve(game.compiled.scenario, events={})
    return Game(game.id, game.digest, compile_scenario(scenario))


@cache
def shipped() -> Game:
    """Cold-shot as it is played."""
    return cold_shot()


@cache
def restrained(game: Callable[[], Game], f: int, seed: int) -> float:
    """What the firm is worth at the end when it borrows nothing."""
    return ended(game(), f, seed, ())


@cache
def waiting(f: int, seed: int) -> list[float]:
    """What the firm is worth after each week of cold-shot when it borrows nothing."""
    return worths(shipped(), f, seed, ())


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(
    "kinds", [(BORROW,), (BORROW_ASIDE,), (BORROW_ON_HOLDINGS,), tuple(_KINDS)]
)
def test_borrowing_to_the_limit_loses_to_restraint(
    engine: None, seed: int, kinds: tuple[int, ...]
) -> None:
    """In the small world, whichever way it borrows, the firm ends with less than without."""
    assert ended(small_game(), 0, seed, kinds) < restrained(small_game, 0, seed)


@pytest.mark.parametrize("seed", range(1, 1 + tries(3, 1)))
@pytest.mark.parametrize("firm", ["openai", "xai"])
def test_so_it_is_in_cold_shot_without_events(engine: None, seed: int, firm: str) -> None:
    """In a shipped scenario too, on the page and off it."""
    f = quiet().compiled.places["firms"][firm]
    assert ended(quiet(), f, seed, (BORROW, BORROW_ASIDE)) < restrained(quiet, f, seed)


@pytest.mark.parametrize("seed", range(1, 1 + tries(5, 1)))
@pytest.mark.parametrize("firm", ["openai", "xai", "nvidia"])
@pytest.mark.parametrize("kinds", [(BORROW,), (BORROW_ASIDE,), (BORROW, BORROW_ASIDE)])
def test_so_it_is_whatever_happens(
    engine: None, seed: int, firm: str, kinds: tuple[int, ...]
) -> None:
    """With all its events too, over the weeks and in the end: the more clearly the more it was.

    A vehicle owns cards and halls; whoever has none of its own finds no lender for one.
    """
    f = shipped().compiled.places["firms"][firm]
    (found, borrowed), patient = borrowing(shipped(), f, seed, kinds), waiting(f, seed)
    aside = kinds == (BORROW_ASIDE,)
    if aside and not borrowed:
        assert found == patient
        return
    trifle = aside and borrowed < MUCH * patient[0]
    assert sum(found) < sum(patient)
    assert found[-1] < (1.0 if trifle else CLEARLY) * patient[-1]

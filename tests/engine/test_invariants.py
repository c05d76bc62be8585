"""Whatever anybody orders, every turn of every game keeps the invariants."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.players import make_players
from game.session.coding import encode
from game.session.session import Session
from tests.support.invariants import INVARIANTS, broken
from tests.support.lane import tries
from tests.support.orders import Row, weeks
from tests.support.play import played
from tests.support.shipped import cold_shot
from tests.support.small import small_game

pytestmark = pytest.mark.usefixtures("engine")

seeds = st.integers(0, 2**62)


@settings(max_examples=tries(120, 8))
@given(orders=weeks(small_game(), 14), seed=seeds)
def test_likely_orders_keep_every_invariant(orders: list[list[Row]], seed: int) -> None:
    """Random orders near the rules, week after week, break nothing."""
    for moment in played(small_game(), orders, seed):
        assert broken(moment) == []


@settings(max_examples=tries(120, 8))
@given(orders=weeks(small_game(), 6, wild=True), seed=seeds)
def test_nonsense_keeps_every_invariant(orders: list[list[Row]], seed: int) -> None:
    """Orders of firms and things that do not exist, with absurd numbers, are only refused."""
    for moment in played(small_game(), orders, seed):
        assert broken(moment) == []


@pytest.mark.parametrize("name", ["random", "heuristic"])
@pytest.mark.parametrize("seed", range(tries(4, 1)))
def test_shipped_games_keep_every_invariant(name: str, seed: int) -> None:
    """A whole game of the shipped scenario keeps every invariant in every week."""
    game = cold_shot()
    firms = dict.fromkeys(game.compiled.scenario.firms, name)
    players = make_players(game.compiled.scenario, seed, firms)
    session = Session.start(game, seed=seed, players=players)
    while session.ending is None:
        session.hand_in()
    orders = [encode(session.catalogue, week) for week in session.orders]
    for moment in played(game, orders, seed):
        assert broken(moment) == []


def test_every_invariant_has_a_reason() -> None:
    """The list can be shown to people: ids are unique and every one says why it holds."""
    assert len({invariant.id for invariant in INVARIANTS}) == len(INVARIANTS)
    assert all(invariant.reason for invariant in INVARIANTS)

"""Orders of a file beside a firm's player."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import cast

from game.cli.headless import ListedFirst
from game.session.orders import Order
from game.session.view import View

MOVE = Order(kind="train", amount=10)
OTHER_MOVE = Order(kind="lobby", amount=5)
POLICY = Order(kind="set-price", price=2.0)
OTHER_POLICY = Order(kind="set-pay", price=500.0)


class Fixed:
    """A player that always gives the same orders."""

    name = "fixed"

    def __init__(self, *orders: Order) -> None:
        self.orders = orders

    def decide(self, view: View) -> Sequence[Order]:
        """The orders."""
        return self.orders


def week(number: int, moves: int) -> View:
    """As much of a view as is looked at: the week to be played and the moves left."""
    return cast("View", SimpleNamespace(turn=number - 1, own=SimpleNamespace(moves=moves)))


def test_in_other_weeks_the_player_decides_alone() -> None:
    """A week that the file leaves out is the player's."""
    player = ListedFirst({2: [POLICY]}, Fixed(OTHER_POLICY, MOVE))
    assert player.decide(week(1, 3)) == (OTHER_POLICY, MOVE)


def test_the_file_comes_first_and_settles_its_matters() -> None:
    """The player's order of the same kind and subject is left out."""
    player = ListedFirst({1: [POLICY]}, Fixed(Order(kind="set-price", price=9.0), OTHER_POLICY))
    assert player.decide(week(1, 3)) == (POLICY, OTHER_POLICY)


def test_the_player_has_the_moves_that_are_left() -> None:
    """Moves of the file count; policies cost none."""
    player = ListedFirst({1: [MOVE]}, Fixed(OTHER_MOVE, OTHER_POLICY))
    assert player.decide(week(1, 1)) == (MOVE, OTHER_POLICY)
    assert player.decide(week(1, 2)) == (MOVE, OTHER_MOVE, OTHER_POLICY)


def test_a_save_names_the_player_beside_the_file() -> None:
    """Whoever loads the game later has the player, not the file."""
    assert ListedFirst({}, Fixed()).name == "fixed"

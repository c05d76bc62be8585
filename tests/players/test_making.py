"""Players by name, and the simple ones."""

import pytest

from game.players import PLAYER_NAMES, IdlePlayer, ScriptedPlayer, UnknownPlayerError, make_player
from game.players.draws import Draws
from game.scenario.model.firms import Temper
from game.session.orders import Order
from tests.players.views import matter, view

TEMPER = Temper()


@pytest.mark.parametrize("name", PLAYER_NAMES)
def test_every_name_makes_its_player(name: str) -> None:
    """A player knows the name it was made by and can decide."""
    player = make_player(name, TEMPER, 1, "lab")
    assert player.name == name
    assert all(isinstance(order, Order) for order in player.decide(view()))


def test_unknown_name_is_refused_with_the_nearest() -> None:
    """The error names the player that was probably meant."""
    with pytest.raises(UnknownPlayerError, match="heuristic"):
        make_player("heuristik", TEMPER, 1, "lab")


def test_idle_gives_no_orders() -> None:
    """The idle chief leaves all as it is, whatever is put before it."""
    assert IdlePlayer().decide(view(cash=0, matters=(matter(0, 1),))) == ()


def test_scripted_follows_its_list() -> None:
    """The week being played, counted from 1, finds its orders; other weeks find none."""
    lobby = Order(kind="lobby", amount=5)
    player = ScriptedPlayer({2: [lobby]})
    assert list(player.decide(view(turn=0))) == []
    assert list(player.decide(view(turn=1))) == [lobby]


def test_scripted_leaves_other_weeks_to_who_stands_in() -> None:
    """In weeks the list leaves out another player may decide."""
    recruit = Order(kind="recruit", amount=5)
    always = ScriptedPlayer({week: [recruit] for week in range(1, 13)})
    player = ScriptedPlayer({1: []}, otherwise=always)
    assert list(player.decide(view(turn=0))) == []
    assert list(player.decide(view(turn=5))) == [recruit]


def test_random_depends_on_seed_firm_and_week_alone() -> None:
    """Asked twice the random chief answers the same; another seed, firm or week changes it."""
    player = make_player("random", TEMPER, 7, "lab")
    first = player.decide(view())
    player.decide(view(turn=3))
    assert player.decide(view()) == first
    others = [(8, "lab", 0), (7, "rival", 0), (7, "lab", 1)]
    assert all(
        make_player("random", TEMPER, seed, firm).decide(view(turn=turn)) != first
        for seed, firm, turn in others
    )


def test_draws_spread_evenly() -> None:
    """Draws lie within 0 and 1 and average about a half."""
    draws = Draws("test", 1)
    parts = [draws.part() for _ in range(2000)]
    assert all(0.0 <= part < 1.0 for part in parts)
    assert 0.47 < sum(parts) / len(parts) < 0.53

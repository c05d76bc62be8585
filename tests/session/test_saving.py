"""Saved games go on as if they had never been left, and can be proved."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.session.digests import digest_of
from game.session.orders import Order
from game.session.saves import SaveError, SaveFault
from game.session.saves.text import save_of, text_of
from game.session.saving import from_save, replay, snapshot_of, to_save, world_of
from game.session.session import Session
from tests.session.playing import alone, among, players, to_the_end
from tests.support.lane import tries
from tests.support.small import build, small_game

pytestmark = pytest.mark.usefixtures("engine")


@settings(max_examples=tries(12, 1))
@given(weeks=st.integers(0, 11), seed=st.integers(0, 10**6))
def test_a_loaded_game_plays_on_the_same(weeks: int, seed: int) -> None:
    """Save, load and go on, or just go on: every digest is the same."""
    session = among("random", weeks, seed=seed)
    save = to_save(session, kind="named", name="halfway")
    loaded = from_save(save, small_game(), players(small_game(), seed))
    assert loaded.view("ada") == session.view("ada")
    assert to_the_end(loaded).digests == to_the_end(session).digests


def test_a_save_survives_its_file() -> None:
    """What is written to a file and read again is the same game."""
    session = among("random", 3, chair="bolt")
    save = to_save(session, kind="quick")
    assert save_of(text_of(save).encode()) == save


def test_a_tray_is_kept() -> None:
    """Orders given and not yet handed in are there again."""
    session = alone("bolt")
    session.give(Order(kind="set-price", price=2.0))
    session.give(Order(kind="build-power", amount=500, option="fast"))
    loaded = from_save(to_save(session, kind="auto"), small_game(), {})
    assert loaded.tray == session.tray


@settings(max_examples=tries(12, 1))
@given(weeks=st.integers(0, 12), seed=st.integers(0, 10**6))
def test_replay_agrees(weeks: int, seed: int) -> None:
    """Playing a save again from its orders gives every digest."""
    found = replay(to_save(among("random", weeks, seed=seed), kind="auto"), small_game())
    assert found.agrees
    assert found.turns == weeks


def test_replay_finds_a_forged_digest() -> None:
    """A save whose digest was changed is found out, in the week it was changed."""
    save = to_save(among("random", 4), kind="auto")
    forged = attrs.evolve(save, digests=[*save.digests[:2], "0" * 32, *save.digests[3:]])
    assert replay(forged, small_game()).differing == (3,)


def test_replay_finds_a_forged_world() -> None:
    """A save whose world holds other money than its orders made does not agree."""
    save = to_save(among("random", 2), kind="auto")
    richer = {**save.snapshot, "mood": 2.5}
    assert not replay(attrs.evolve(save, snapshot=richer), small_game()).agrees


def test_a_save_of_other_rules_goes_on_from_its_world() -> None:
    """When the orders no longer give the saved world, the saved world counts."""
    session = among("random", 2, chair="bolt")
    save = to_save(session, kind="auto")
    other = attrs.evolve(save, snapshot={**save.snapshot, "mood": 2.5})
    loaded = from_save(other, small_game(), {})
    assert float(loaded.world["mood"][0]) == 2.5
    assert (loaded.turn, loaded.view().turn) == (2, 2)
    loaded.hand_in()
    assert loaded.turn == 3


def test_a_save_of_a_changed_scenario_is_refused() -> None:
    """A save does not fit a scenario that says something else now."""
    save = to_save(alone("bolt"), kind="auto")
    with pytest.raises(SaveError) as caught:
        from_save(save, build({"turns": 13}), {})
    assert caught.value.reason is SaveFault.SCENARIO_CHANGED


@pytest.mark.parametrize(
    "snapshot",
    [
        {"turn": 1},
        {"cash": [1, 2]},
    ],
)
def test_a_broken_world_is_refused(snapshot: dict[str, object]) -> None:
    """A snapshot without all fields of a world is damaged."""
    save = attrs.evolve(to_save(alone("bolt"), kind="auto"), snapshot=snapshot)
    with pytest.raises(SaveError) as caught:
        from_save(save, small_game(), {})
    assert caught.value.reason is SaveFault.DAMAGED


@pytest.mark.parametrize("value", [[1, 2, 3], 2**70, "much"])
def test_a_field_that_does_not_fit_is_refused(value: object) -> None:
    """A field of the wrong length, size or type is damage, not a crash."""
    save = to_save(alone("bolt"), kind="auto")
    with pytest.raises(SaveError):
        world_of({**save.snapshot, "balance": value})


def test_orders_of_unknown_things_are_damage() -> None:
    """A save that orders what does not exist is refused with the reason."""
    save = to_save(among("idle", 1, chair="bolt"), kind="auto")
    orders = [[{"firm": "blot", "kind": "lobby", "amount": 1}]]
    with pytest.raises(SaveError, match="bolt"):
        from_save(attrs.evolve(save, orders=orders), small_game(), {})


def test_a_snapshot_is_the_whole_world() -> None:
    """Writing a world as numbers and reading it loses nothing."""
    world = among("random", 3).world
    assert digest_of(world_of(snapshot_of(world))) == digest_of(world)


def test_an_ended_game_can_be_loaded() -> None:
    """The last save of a game still shows its ending."""
    session = to_the_end(among("random", 0, chair="bolt", seed=4))
    loaded = from_save(to_save(session, kind="auto"), small_game(), {})
    assert isinstance(loaded, Session)
    assert loaded.ending == session.ending

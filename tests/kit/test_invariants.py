"""The invariants as a list: what each says of itself is true."""

from __future__ import annotations

from typing import Any

import attrs
import numpy as np
import pytest
from hypothesis import given, settings

from game.compiled.layout import fields
from game.compiled.world import World
from game.testing.invariants import INVARIANTS, Invariant, broken, invariants_of, select
from game.testing.moments import Moment, moments
from game.testing.orders import as_records
from game.testing.small import build, small_game
from game.testing.strategies import Playthrough, games
from tests.support.lane import tries

pytestmark = pytest.mark.usefixtures("engine")


class Watched:
    """A world that writes down which of its fields are read."""

    def __init__(self, records: Any, read: set[str]) -> None:
        self.records, self.read = records, read

    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, str):
            self.read.add(key)
            return self.records[key]
        return Watched(self.records[key], self.read)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.records, name)


def week() -> Moment:
    """A week in which nobody orders anything."""
    (moment,) = moments(small_game(), [as_records([])], 1)
    return moment


CHEAP = [each for each in INVARIANTS if not each.costly]


@pytest.mark.parametrize("invariant", CHEAP, ids=lambda each: each.id)
def test_an_invariant_reads_what_it_says(invariant: Invariant) -> None:
    """The scope names every field that the check reads."""
    moment, read = week(), set[str]()
    watched = {name: Watched(getattr(moment, name), read) for name in ("before", "after")}
    invariant.check(attrs.evolve(moment, **watched))
    assert read <= set(invariant.scope) or invariant.scope == ("*",)


@pytest.mark.parametrize("invariant", INVARIANTS, ids=lambda each: each.id)
def test_an_invariant_says_what_and_why(invariant: Invariant) -> None:
    """Each has a reason, and a scope of fields that the world has."""
    assert invariant.reason
    assert set(invariant.scope) <= {field.name for field in fields(World)} | {"*"}
    assert [each.id for each in INVARIANTS].count(invariant.id) == 1


def test_looking_changes_nothing() -> None:
    """Even the costly ones leave the worlds as they were."""
    moment = week()
    was = moment.before.tobytes(), moment.after.tobytes(), moment.rules.tobytes()
    assert broken(moment, costly=True) == []
    assert was == (moment.before.tobytes(), moment.after.tobytes(), moment.rules.tobytes())


@settings(max_examples=tries(20, 3))
@given(played=games(small_game(), most=4, wild=True))
def test_whole_games_keep_all_of_them(played: Playthrough) -> None:
    """The costly ones hold too, whatever is ordered."""
    for moment in played.moments():
        assert broken(moment, costly=True) == []


@settings(max_examples=tries(20, 3))
@given(played=games(most=3))
def test_varied_worlds_keep_them_as_well(played: Playthrough) -> None:
    """They hold in worlds with other numbers."""
    for moment in played.moments():
        assert broken(moment) == []


def test_a_scenario_adds_its_own() -> None:
    """`[[always]]` is looked at with the rest and told with its reason and figures."""
    rules = [
        {"that": "firms.bolt.trust <= 1", "because": "It is a part."},
        {"that": "world.turn < 1", "because": "Time stands still."},
    ]
    game = build({"always": rules})
    (moment,) = moments(game, [as_records([])], 1)
    own = invariants_of(moment)[len(INVARIANTS) :]
    assert [(each.id, each.scope) for each in own] == [
        ("always-1", ("trust",)),
        ("always-2", ("turn",)),
    ]
    assert broken(moment) == ["always-2: not world.turn < 1; world.turn is 1"]
    assert own[1].reason == "Time stands still."


def test_its_own_rules_change_no_game() -> None:
    """A world with an `[[always]]` is the same world."""
    rules = [{"that": "world.turn < 1", "because": "Time stands still."}]
    (with_it,) = moments(build({"always": rules}), [as_records([])], 1)
    assert np.array_equal(with_it.after.view(np.uint8), week().after.view(np.uint8))


def test_a_rule_about_nothing_is_a_problem() -> None:
    """A name that means nothing is told at its place."""
    with pytest.raises(ValueError, match=r"always.*that.*there is no 'blot' in firms"):
        build({"always": [{"that": "firms.blot.cash > 0", "because": "?"}]})


def test_a_name_that_is_none_is_told() -> None:
    """Only what is in the list can be selected from it."""
    with pytest.raises(KeyError, match="nonsense"):
        select(INVARIANTS, ["nonsense"])

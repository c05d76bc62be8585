"""The stateful machine plays whole games, step by step."""

from __future__ import annotations

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from game.testing.machine import machine_for
from game.testing.small import build
from tests.support.lane import tries

pytestmark = pytest.mark.usefixtures("engine")

FEW = settings(max_examples=tries(20, 3), stateful_step_count=20, deadline=None)


def test_the_small_world_survives_it() -> None:
    """Orders, nonsense and bargains in any order break nothing."""
    run_state_machine_as_test(machine_for(), settings=FEW)


def test_it_finds_what_breaks() -> None:
    """A rule that cannot hold is found."""
    game = build({"always": [{"that": "world.turn < 1", "because": "It is always Monday."}]})
    found = settings(FEW, phases=[Phase.generate], max_examples=20)
    with pytest.raises(AssertionError, match="always-1"):
        run_state_machine_as_test(machine_for(game), settings=found)

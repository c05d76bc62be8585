"""Screens live through every change of size."""

from __future__ import annotations

import pytest

from game.ui.place import place_of
from tests.ui.shell.looking import (
    app_of,
    at_desk,
    hand_in,
    playing,
    press,
    settle,
    to_the_end,
    until,
)

CHANGES = [(160, 50), (40, 12), (20, 5), (1, 1), (80, 24)]


@pytest.mark.parametrize("keys", [(), ("n",), ("n", "f"), ("l",), ("h",), ("question_mark",)])
async def test_screens_before_the_game_live_through_resizing(keys: tuple[str, ...]) -> None:
    """Title, chairs, facts, saves, how to play and help take any size."""
    async with playing() as pilot:
        await press(pilot, *keys)
        for size in CHANGES:
            await pilot.resize_terminal(*size)
            await settle(pilot)
        assert app_of(pilot).is_running


async def test_screens_of_the_game_live_through_resizing() -> None:
    """Desk, leaving, report and ending take any size, and play goes on."""
    async with playing() as pilot:
        await at_desk(pilot)
        await to_the_end(pilot)
        for size in CHANGES:
            await pilot.resize_terminal(*size)
            await press(pilot, "right")
        assert place_of(app_of(pilot).screen) == "ending"


async def test_the_report_and_leaving_live_through_resizing() -> None:
    """The report under the question of leaving takes any size."""
    async with playing() as pilot:
        await at_desk(pilot)
        await hand_in(pilot)
        await press(pilot, "q")
        await until(pilot, "is saved")
        for size in CHANGES:
            await pilot.resize_terminal(*size)
            await settle(pilot)
        await press(pilot, "escape")
        assert place_of(app_of(pilot).screen) == "report"

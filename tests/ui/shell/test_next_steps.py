"""After the first steps the next game is named and offered."""

from __future__ import annotations

import pytest

from game.ui import app
from game.ui.lessons import NEXT_STEPS
from game.ui.place import place_of
from game.ui.screens import ending
from tests.ui.shell.looking import (
    app_of,
    at_desk,
    playing,
    press,
    screen_text,
    to_the_end,
    until,
)


async def test_the_ending_of_the_first_steps_points_onward(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The last page says what to play now, and n is to open that."""
    async with playing() as pilot:
        await press(pilot, "n")
        await until(pilot, "DeepSeek")
        await press(pilot, "down", "enter")
        await until(pilot, "Ready")
        await press(pilot, "enter")
        await until(pilot, "Hand in")
        played = (app_of(pilot).door.view().scenario, "deepseek")
        monkeypatch.setattr(ending, "FIRST_STEPS", played)
        monkeypatch.setattr(app, "FIRST_STEPS", played)
        await to_the_end(pilot)
        assert place_of(app_of(pilot).screen) == "ending"
        assert "Next: the whole world, from The Cold Shot on. [n]" in screen_text(pilot)
        assert app_of(pilot)._played() == NEXT_STEPS


async def test_space_reads_the_ending_to_its_last_line() -> None:
    """A page further while there is more below, then the next part; the footer names the key."""
    async with playing(size=(40, 12)) as pilot:
        await at_desk(pilot)
        await to_the_end(pilot)
        screen = app_of(pilot).screen
        assert isinstance(screen, ending.EndingScreen)
        why = screen.query_one("#why")
        assert why.max_scroll_y > 0
        assert "space" in screen_text(pilot)
        while why.scroll_y < why.max_scroll_y:
            assert screen.has_class("-page0")
            await press(pilot, "space")
        await press(pilot, "space")
        assert screen.has_class("-page1")
        await press(pilot, "space")
        assert screen.has_class("-page2")
        ranking = screen.query_one("#ranking")
        await press(pilot, *["space"] * 9)
        assert ranking.scroll_y == ranking.max_scroll_y
        assert screen.has_class("-page2")
        assert "space" not in screen_text(pilot).split("\n")[-1]

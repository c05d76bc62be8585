"""A screen nobody touches is still: no timer runs on it and nothing is animated."""

from __future__ import annotations

from typing import Any, cast

import pytest
from textual.message_pump import MessagePump
from textual.pilot import Pilot

from game.ui.app import WarringApp
from game.ui.door import Door
from game.ui.screens import board
from tests.ui.shell.fakes import FakeWorlds
from tests.ui.shell.looking import app_of, press, until

AREAS = ("2", "3", "4", "5", "6", "7", "8", "9")


def _ticking(pilot: Pilot[int]) -> list[str]:
    """Timers that run anywhere in the app, whichever screen they belong to; and animations."""
    app = app_of(pilot)
    pumps: list[MessagePump] = [app, app.animator]  # type: ignore[list-item]
    for screen in app.screen_stack:
        pumps += [screen, *screen.query("*")]
    timers = [timer for pump in pumps for timer in getattr(pump, "_timers", ())]
    timers.append(app.animator._timer)
    running = [timer.name for timer in timers if timer._active.is_set() and timer._task]
    return [*(name for name in running if name), *map(str, app.animator._animations)]


async def _rest(pilot: Pilot[int]) -> list[str]:
    """What still ticks when a moment has passed in which nobody did anything."""
    for _round in range(40):
        await pilot.pause(0.02)
        if not _ticking(pilot):
            break
    return _ticking(pilot)


async def test_an_idle_game_ticks_nowhere() -> None:
    """From the briefing on, with animations on, nothing moves on or behind any screen."""
    app = WarringApp(Door(cast("Any", FakeWorlds())))
    async with app.run_test(size=(160, 50)) as pilot:
        assert _ticking(pilot), "the title's signals move, so this test can see a timer"
        await press(pilot, "n")
        await until(pilot, "DeepSeek")
        assert await _rest(pilot) == []
        await press(pilot, "enter")
        await until(pilot, "Ready")
        assert await _rest(pilot) == []
        await press(pilot, "enter")
        await until(pilot, "Hand in")
        assert await _rest(pilot) == []
        for area in AREAS:
            await press(pilot, area)
            assert await _rest(pilot) == [], area
        await press(pilot, "e")
        await until(pilot, "report of the week")
        assert await _rest(pilot) == []


async def test_the_title_stands_still_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its signals rest when nobody does anything, and go on with the next key."""
    monkeypatch.setattr(board, "_SECONDS", 0.5)
    app = WarringApp(Door(cast("Any", FakeWorlds())))
    async with app.run_test(size=(80, 24)) as pilot:
        assert _ticking(pilot)
        for _round in range(100):
            await pilot.pause(0.02)
            if not _ticking(pilot):
                break
        assert _ticking(pilot) == []
        await pilot.press("down")
        await pilot.pause()
        assert _ticking(pilot)

"""Running the app on fake worlds, and reading its screen as text.

Invariant: nothing moves by itself in these apps, so what is read is what stays.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from game.ui.app import Opening, WarringApp
from game.ui.door import Door
from game.ui.place import place_of
from tests.ui.shell.fakes import FakeWorlds

SIZES = [(80, 24), (160, 50), (40, 12)]
SMALL = (80, 24)


@asynccontextmanager
async def playing(
    worlds: FakeWorlds | None = None,
    *,
    size: tuple[int, int] = SMALL,
    opening: Opening | None = None,
) -> AsyncIterator[Pilot[int]]:
    """The app at its title, or where `opening` points."""
    app = WarringApp(Door(worlds or FakeWorlds()), opening)
    app.animation_level = "none"
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        yield pilot


def app_of(pilot: Pilot[int]) -> WarringApp:
    """The app under test."""
    assert isinstance(pilot.app, WarringApp)
    return pilot.app


async def settle(pilot: Pilot[int]) -> None:
    """Wait for threads and messages to come to rest."""
    await pilot.pause(0.01)
    await pilot.pause()


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys one after another, each when the one before has worked."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def until(pilot: Pilot[int], text: str) -> str:
    """Wait until the screen shows `text`; the whole screen as text."""
    for _round in range(200):
        if text in (shown := screen_text(pilot)):
            return shown
        await pilot.pause(0.02)
    raise AssertionError(f"{text!r} is not on the screen:\n{screen_text(pilot)}")


def screen_text(pilot: Pilot[int]) -> str:
    """The rows of the screen as text."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text for strip in strips)


async def at_desk(pilot: Pilot[int]) -> None:
    """Go from the title to the desk of a new game."""
    await press(pilot, "n")
    await until(pilot, "DeepSeek")
    await press(pilot, "enter")
    await until(pilot, "Ready")
    await press(pilot, "enter")
    await until(pilot, "Hand in")


async def hand_in(pilot: Pilot[int]) -> None:
    """Hand in a week and read its report."""
    await press(pilot, "e")
    await until(pilot, "report of the week")


async def read_on(pilot: Pilot[int], text: str) -> None:
    """Close the report, which takes no key before it has been seen, and wait for `text`."""
    while place_of(pilot.app.screen) == "report":
        await press(pilot, "enter")
    await until(pilot, text)


async def to_the_end(pilot: Pilot[int]) -> None:
    """Let the weeks of the short sample game go by, from the desk to its ending."""
    await press(pilot, "greater_than_sign")
    await until(pilot, "report of the week")
    await read_on(pilot, "the end")


async def week_by_week(pilot: Pilot[int]) -> None:
    """Play the short sample game from the desk to its ending, reading every report."""
    for _week in range(2):
        await hand_in(pilot)
        await read_on(pilot, "Hand in")
    await hand_in(pilot)
    await read_on(pilot, "the end")

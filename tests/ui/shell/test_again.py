"""A game after the game, another scenario, and leaving: what is asked for is seen at once."""

from __future__ import annotations

import threading

from game.ui.place import place_of
from game.ui.screens.chairs import ChairsScreen
from game.ui.screens.choices import Choices
from tests.ui.shell.fakes import FakeWorlds
from tests.ui.shell.looking import (
    app_of,
    at_desk,
    playing,
    press,
    screen_text,
    settle,
    to_the_end,
    until,
)


async def test_a_new_game_after_the_ending_offers_the_same_chair() -> None:
    """n on the ending leads to the chairs with the cursor on the one just left."""
    async with playing() as pilot:
        await press(pilot, "n")
        await until(pilot, "DeepSeek")
        await press(pilot, "down", "enter")
        await until(pilot, "Ready")
        await press(pilot, "enter")
        await until(pilot, "Hand in")
        chair = app_of(pilot).door.view().firm
        await to_the_end(pilot)
        await press(pilot, "pagedown", "n")
        await until(pilot, "Whose chair?")
        await settle(pilot)
        screen = app_of(pilot).screen
        assert isinstance(screen, ChairsScreen)
        assert screen.query_one(Choices).key == chair
        assert "→ Next scenario" in screen_text(pilot)


async def test_the_next_scenario_is_named_before_it_is_read() -> None:
    """s says at once what is being set up, and no chair of the old one can be taken."""
    worlds, gate = FakeWorlds(), threading.Event()
    async with playing(worlds) as pilot:
        await press(pilot, "n")
        await until(pilot, "DeepSeek")
        read = worlds.scenario

        def slowly(name: str) -> object:
            gate.wait(5)
            return read(name)

        worlds.scenario = slowly  # type: ignore[assignment,method-assign]
        await press(pilot, "s")
        assert "Setting up “A Broken One”" in screen_text(pilot)
        await press(pilot, "enter")
        assert place_of(app_of(pilot).screen) == "chairs"
        gate.set()
        await until(pilot, "It cannot be played")


async def test_leaving_asks_at_once_while_the_game_is_saved() -> None:
    """Keys after q are the question's, however long the save takes."""
    worlds, gate = FakeWorlds(), threading.Event()
    async with playing(worlds) as pilot:
        await at_desk(pilot)
        keep = worlds.shelf._keep
        worlds.shelf._keep = lambda save: (gate.wait(5), keep(save))[1]  # type: ignore[method-assign]
        await press(pilot, "q")
        assert place_of(app_of(pilot).screen) == "leaving"
        assert "is being saved" in screen_text(pilot)
        gate.set()
        await until(pilot, "is saved")
        await press(pilot, "t")
        assert place_of(app_of(pilot).screen) == "title"
        assert len(worlds.shelf.kept) == 1

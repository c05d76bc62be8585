"""The workshop: scenarios and mods checked, explained and started from the title."""

from __future__ import annotations

import pytest

from game.ui.modding import ModChoice
from game.ui.place import place_of
from tests.ui.shell.fakes import FakeWorlds
from tests.ui.shell.looking import SIZES, app_of, playing, press, screen_text, settle, until


@pytest.mark.parametrize("size", SIZES)
async def test_a_broken_scenario_stays_in_the_list(size: tuple[int, int]) -> None:
    """It has its mark, and its problems are one key away."""
    async with playing(size=size) as pilot:
        await press(pilot, "w")
        await until(pilot, "1 error")
        await press(pilot, "down", "p")
        await until(pilot, "did you mean 'cold-shot'?")


async def test_a_scenario_is_started_from_the_workshop() -> None:
    """Enter leads to its chairs; going back leads to the title."""
    async with playing() as pilot:
        await press(pilot, "w")
        await until(pilot, "nothing is wrong")
        await press(pilot, "enter")
        await until(pilot, "Whose chair?")
        await press(pilot, "escape")
        assert place_of(app_of(pilot).screen) == "title"


async def test_a_broken_scenario_is_not_started() -> None:
    """Enter on it shows what is wrong."""
    async with playing() as pilot:
        await press(pilot, "w")
        await until(pilot, "1 error")
        await press(pilot, "down", "enter")
        assert place_of(app_of(pilot).screen) == "page"


async def test_mods_are_switched_on_and_put_in_order() -> None:
    """The scenario is played under them, in that order, from New game too."""
    worlds = FakeWorlds()
    async with playing(worlds) as pilot:
        await press(pilot, "w")
        await until(pilot, "1 error")
        await press(pilot, "down", "down", "m", "down", "m")
        await until(pilot, "mods on: fast + rich")
        await press(pilot, "minus")
        await until(pilot, "mods on: rich + fast")
        await press(pilot, "escape", "n")
        await until(pilot, "Whose chair?")
        await settle(pilot)
        assert worlds.asked[-1] == "cold-shot+rich+fast"


async def test_mods_that_were_on_are_on_again() -> None:
    """The next start knows them, but for one that is gone; New game plays under them at once."""
    worlds = FakeWorlds()
    async with playing(worlds) as pilot:
        await press(pilot, "w")
        await until(pilot, "1 error")
        await press(pilot, "down", "down", "m", "down", "m")
        await until(pilot, "mods on: fast + rich")
    assert worlds.on == ["fast", "rich"]
    worlds.on = ["gone", "rich"]
    async with playing(worlds) as pilot:
        await press(pilot, "n")
        await until(pilot, "Whose chair?")
        await settle(pilot)
        assert worlds.asked[-1] == "cold-shot+rich"


async def test_a_value_is_explained() -> None:
    """x asks for a key and shows where its value comes from."""
    async with playing() as pilot:
        await press(pilot, "w")
        await until(pilot, "nothing is wrong")
        await press(pilot, "x", *"rental", "enter")
        await until(pilot, "rental of cold-shot comes from a file")


async def test_a_changed_file_is_read_again() -> None:
    """Coming back to the workshop reads only what was written meanwhile; r reads all."""
    worlds = FakeWorlds()
    async with playing(worlds) as pilot:
        await press(pilot, "w")
        await until(pilot, "1 error")
        await press(pilot, "down", "p")
        read = len(worlds.asked)
        await press(pilot, "escape")
        assert len(worlds.asked) == read
        await press(pilot, "p")
        worlds.written += 1
        await press(pilot, "escape")
        await settle(pilot)
        assert len(worlds.asked) == 2 * read
        await press(pilot, "r")
        await settle(pilot)
        assert len(worlds.asked) == 3 * read


async def test_the_footer_offers_what_the_row_can() -> None:
    """A scenario cannot be switched on."""
    async with playing(size=(160, 50)) as pilot:
        await press(pilot, "w")
        await until(pilot, "1 error")
        assert "Switch" not in screen_text(pilot)
        await press(pilot, "down", "down")
        assert "Switch" in screen_text(pilot)


def test_a_mod_that_is_gone_is_off() -> None:
    """Whoever removes a file takes it out of the stack."""
    worlds, choice = FakeWorlds(), ModChoice()
    choice.know(worlds.cards(), worlds.mods())
    choice.switch("fast")
    assert choice.stacked("cold-shot") == "cold-shot+fast"
    assert choice.stacked("broken") == "broken"
    choice.know(worlds.cards(), [])
    assert choice.stacked("cold-shot") == "cold-shot"

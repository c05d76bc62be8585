"""The list of saves, quick saves and named ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.ui.place import place_of
from game.ui.screens.saves import saved_when
from tests.ui.shell.fakes import FakeWorlds, entry
from tests.ui.shell.looking import SIZES, app_of, at_desk, playing, press, screen_text, until

REASON = "The file ends in the middle."


def worlds_with_saves() -> FakeWorlds:
    """A whole save and a damaged one."""
    worlds = FakeWorlds()
    worlds.shelf.kept = [
        entry(Path("/saves/whole.toml")),
        entry(Path("/saves/cut.toml"), kind="", title="cut", loadable=False, reason=REASON),
    ]
    return worlds


@pytest.mark.parametrize("size", SIZES)
async def test_a_damaged_save_is_listed_with_its_reason(size: tuple[int, int]) -> None:
    """It stands in the list with a sign, and its reason under the list."""
    async with playing(worlds_with_saves(), size=size) as pilot:
        await press(pilot, "l")
        await until(pilot, "cut")
        await press(pilot, "down")
        shown = await until(pilot, REASON)
        assert "✗" in shown


async def test_a_damaged_save_is_not_loaded() -> None:
    """Enter on it says why and stays in the list."""
    worlds = worlds_with_saves()
    async with playing(worlds) as pilot:
        await press(pilot, "l", "down", "enter")
        assert place_of(app_of(pilot).screen) == "saves"
        assert not worlds.games


async def test_enter_plays_on_from_a_save() -> None:
    """Enter on a whole save leads to the desk."""
    async with playing(worlds_with_saves()) as pilot:
        await press(pilot, "l", "enter")
        await until(pilot, "Hand in")


async def test_deleting_asks_first() -> None:
    """n keeps the save, y removes it."""
    worlds = worlds_with_saves()
    async with playing(worlds) as pilot:
        await press(pilot, "l", "d", "n")
        assert len(worlds.shelf.kept) == 2
        await press(pilot, "d", "y")
        assert [kept.title for kept in worlds.shelf.kept] == ["cut"]


async def test_quick_save_says_that_it_saved() -> None:
    """ctrl+s writes the quick save at the desk."""
    worlds = FakeWorlds()
    async with playing(worlds) as pilot:
        await at_desk(pilot)
        await press(pilot, "ctrl+s")
        await until(pilot, "Saved.")
        assert [kept.kind for kept in worlds.shelf.kept] == ["quick"]


async def test_a_named_save_has_the_name_given() -> None:
    """S asks for a name and saves under it."""
    worlds = FakeWorlds()
    async with playing(worlds) as pilot:
        await at_desk(pilot)
        await press(pilot, "S", "x", "enter")
        await until(pilot, "Saved as")
        assert worlds.shelf.kept[0].title.endswith("x")


async def test_a_name_in_use_is_asked_about_once_more() -> None:
    """The first Enter warns, the second saves over the old one."""
    worlds = FakeWorlds()
    worlds.shelf.kept = [entry(Path("/saves/a.toml"), title="DeepSeek week 5")]
    async with playing(worlds) as pilot:
        await at_desk(pilot)
        await press(pilot, "S", "enter")
        await until(pilot, "That name is taken.")
        assert len(worlds.shelf.kept) == 1
        await press(pilot, "enter")
        await until(pilot, "Saved as")


async def test_an_unfit_name_is_refused_with_its_reason() -> None:
    """The dialog stays and says what is wrong with the name."""
    async with playing() as pilot:
        await at_desk(pilot)
        await press(pilot, "S", "slash", "enter")
        await until(pilot, "no slash")
        assert "Save as" in screen_text(pilot)


async def test_the_dialog_for_a_name_says_which_key_saves() -> None:
    """Enter stands in its footer beside escape."""
    async with playing() as pilot:
        await at_desk(pilot)
        await press(pilot, "S")
        await until(pilot, "Save as")
        footer = screen_text(pilot).split("\n")[-1]
        assert "Save" in footer
        assert "Cancel" in footer


def test_a_time_that_is_none_is_shown_as_it_is() -> None:
    """A save's time that cannot be read does not stop the list."""
    assert saved_when("yesterday") == "yesterday"


async def test_a_game_that_has_ended_is_told_apart_from_its_last_week() -> None:
    """Both autosaves are of week 3 of 3; one of them is over."""
    worlds = FakeWorlds()
    worlds.shelf.kept = [
        entry(Path("/saves/last.toml"), turn=2, turns=3),
        entry(Path("/saves/over.toml"), turn=3, turns=3),
    ]
    async with playing(worlds) as pilot:
        await press(pilot, "l")
        shown = await until(pilot, "3/3")
        assert shown.count("3/3") == 1
        assert shown.count("ended") == 1

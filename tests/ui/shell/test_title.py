"""The title: what one can do, that it is satire, and how little it imports."""

from __future__ import annotations

import subprocess
import sys

import pytest

from game.ui.screens.title import TitleScreen
from tests.ui.shell.fakes import FakeWorlds
from tests.ui.shell.looking import SIZES, app_of, playing, press, screen_text, settle, until

HEAVY = (
    "numpy", "numba", "cattrs", "textual_plot", "textual_hires_canvas", "tree_sitter",
    "game.scenario.load", "game.session.session", "game.session.view", "game.engine",
    "game.ui.late", "game.ui.desk.screen", "game.ui.screens.ending",
)  # fmt: skip


def test_the_first_frame_imports_nothing_heavy() -> None:
    """Importing the app leaves NumPy, Numba, scenario, session and charts alone."""
    code = f"import sys, game.ui.app; print([m for m in {HEAVY} if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


@pytest.mark.parametrize("size", SIZES)
async def test_the_title_offers_everything_at_every_size(size: tuple[int, int]) -> None:
    """The five ways on and the notice of satire are there at every size."""
    async with playing(size=size) as pilot:
        shown = screen_text(pilot)
        for entry in ("New game", "Continue", "Load", "How to play", "Leave", "Satire"):
            assert entry in shown


async def test_enter_does_what_the_cursor_is_on() -> None:
    """Down three times and Enter opens the page that explains the game."""
    async with playing() as pilot:
        await press(pilot, "down", "down", "down", "enter")
        await until(pilot, "You are a chief")


async def test_a_click_does_what_its_key_does() -> None:
    """A click on an entry of the menu runs it."""
    async with playing() as pilot:
        await pilot.click("Rows", offset=(4, 4))
        await until(pilot, "You are a chief")


async def test_continue_says_that_there_is_nothing_to_continue() -> None:
    """Without saves Continue says so and stays."""
    async with playing() as pilot:
        await press(pilot, "c")
        await until(pilot, "There is no saved game yet.")
        assert isinstance(app_of(pilot).screen, TitleScreen)


async def test_the_footer_names_first_steps_and_continue_where_there_is_a_save() -> None:
    """A newcomer reads the key of First steps, and none of what leads nowhere."""
    async with playing() as pilot:
        footer = screen_text(pilot).split("\n")[-1]
        assert "First steps" in footer
        assert "Continue" not in footer
        title = app_of(pilot).screen
        assert isinstance(title, TitleScreen)
        title.show_newest("The Cold Shot")
        await settle(pilot)
        assert "Continue" in screen_text(pilot).split("\n")[-1]


async def test_leaving_from_the_title_quits() -> None:
    """q on the title ends the program with exit code 0."""
    async with playing(FakeWorlds()) as pilot:
        await press(pilot, "q")
        assert app_of(pilot).return_code == 0
        assert not app_of(pilot).is_running

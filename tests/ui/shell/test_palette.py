"""Finding things: actions, orders, firms and words."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from game.ui.desk.screen import DeskScreen
from game.ui.palette import _wholly
from game.ui.place import place_of
from tests.ui.shell.looking import app_of, at_desk, playing, press, screen_text, settle, until


async def test_a_firm_is_found_by_a_part_of_its_name() -> None:
    """Typing a part of a name and Enter opens the rivals."""
    async with playing() as pilot:
        await at_desk(pilot)
        await press(pilot, "ctrl+p", "n", "v", "i", "d")
        await until(pilot, "Nvidia (NVDA)")
        await press(pilot, "down", "enter")
        await settle(pilot)
        assert place_of(app_of(pilot).screen) == "desk"


async def test_an_order_is_found_by_its_title() -> None:
    """Orders are offered by name."""
    async with playing() as pilot:
        await at_desk(pilot)
        await press(pilot, "ctrl+p", *"lobby")
        await until(pilot, "Lobby")


@pytest.mark.parametrize("asked", ["want", "dread", "goals"])
async def test_goals_are_found_by_what_people_call_them(asked: str) -> None:
    """What the chief wants and dreads is found, and stands on the overview."""
    async with playing() as pilot:
        await at_desk(pilot)
        await press(pilot, "ctrl+p", *asked)
        await until(pilot, "Goals: what you")


@pytest.mark.parametrize(("asked", "found"), [("court", "Courts"), ("trust", "Users' trust")])
async def test_figures_are_found_by_what_people_call_them(asked: str, found: str) -> None:
    """A figure of the firm leads to the area that shows it."""
    async with playing() as pilot:
        await at_desk(pilot)
        await press(pilot, "ctrl+p", *asked)
        await until(pilot, found)


async def test_finding_nothing_is_said() -> None:
    """Whatever matches nothing is named."""
    async with playing() as pilot:
        await at_desk(pilot)
        await press(pilot, "ctrl+p", *"qqqzzz")
        await until(pilot, "Nothing is called “qqqzzz”")


async def test_a_word_of_the_glossary_is_found() -> None:
    """Glossary words are offered with their meaning."""
    async with playing() as pilot:
        await at_desk(pilot)
        await press(pilot, "ctrl+p", *"runway")
        await until(pilot, "Weeks the cash lasts.")


async def test_without_a_game_only_actions_are_offered() -> None:
    """On the title the palette knows no firm."""
    async with playing() as pilot:
        await press(pilot, "ctrl+p", *"how")
        await until(pilot, "How to play")
        assert "Nvidia" not in screen_text(pilot)


async def test_help_at_the_desk_lists_the_orders() -> None:
    """? shows every key of the desk, the orders' too."""
    async with playing(size=(160, 60)) as pilot:
        await at_desk(pilot)
        assert isinstance(app_of(pilot).screen, DeskScreen)
        await press(pilot, "question_mark")
        shown = await until(pilot, "Start a training run")
        assert "Hand in" in shown


async def test_what_can_be_done_stands_before_what_is_explained() -> None:
    """Who types a part of an order's name finds the order above the word of the glossary."""
    async with playing() as pilot:
        await at_desk(pilot)
        app_of(pilot).door.game.scenario.glossary["short"] = SimpleNamespace(
            term="Short", text="A bet on a fall."
        )
        await press(pilot, "ctrl+p", *"short")
        shown = await until(pilot, "A bet on a fall.")
        assert shown.index("Sell a firm short  [H]") < shown.index("A bet on a fall.")


@pytest.mark.parametrize(
    ("name", "part"),
    [("Hold your teams  [X]", 3), ("A hold on cards", 2), ("Borrow on holdings", 1), ("Rent", 0)],
)
def test_a_name_that_begins_with_what_was_typed_stands_first(name: str, part: int) -> None:
    """What is typed counts most as the beginning of a name, then as a word, then as a part."""
    assert _wholly(name, "Hold") == part

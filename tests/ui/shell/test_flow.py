"""The whole way: from the title through the weeks to the ending, and out again."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from textual.pilot import Pilot

from game.session.orders import Order
from game.ui.app import Opening
from game.ui.place import place_of
from game.ui.screens import report
from tests.ui.shell.fakes import FakeWorlds, entry
from tests.ui.shell.looking import (
    SIZES,
    app_of,
    at_desk,
    hand_in,
    playing,
    press,
    read_on,
    screen_text,
    settle,
    to_the_end,
    until,
    week_by_week,
)


@pytest.mark.parametrize("size", SIZES)
async def test_a_whole_game_can_be_played_at_every_size(size: tuple[int, int]) -> None:
    """Title, chair, briefing, three weeks, ending, and the desk again."""
    async with playing(size=size) as pilot:
        await at_desk(pilot)
        await week_by_week(pilot)
        assert place_of(app_of(pilot).screen) == "ending"
        shown = [screen_text(pilot)]
        for key in ("right", "k", "right"):
            await press(pilot, key)
            shown.append(screen_text(pilot))
        assert len(set(shown)) == (1 if size == (160, 50) else 4)
        await press(pilot, "w")
        assert place_of(app_of(pilot).screen) == "desk"


async def test_hostile_names_neither_crash_nor_act() -> None:
    """Names full of markup and control codes are shown as they are, all the way."""
    async with playing(FakeWorlds(hostile=True)) as pilot:
        await at_desk(pilot)
        assert "[/x]" in screen_text(pilot)
        await press(pilot, "question_mark", "escape")
        await hand_in(pilot)
        await press(pilot, "enter", "ctrl+p", "x")
        await settle(pilot)
        await press(pilot, "escape", "q", "escape")
        assert app_of(pilot).is_running
        assert "\x1b" not in screen_text(pilot)


async def test_a_week_is_saved_as_soon_as_it_is_resolved() -> None:
    """Handing in writes an autosave."""
    worlds = FakeWorlds()
    async with playing(worlds) as pilot:
        await at_desk(pilot)
        await hand_in(pilot)
        assert [kept.kind for kept in worlds.shelf.kept] == ["auto"]


async def test_weeks_are_handed_in_until_something_concerns_the_person() -> None:
    """> goes on week by week, shows the last report with all news, and says why it stopped."""
    worlds = FakeWorlds()
    async with playing(worlds) as pilot:
        await at_desk(pilot)
        await press(pilot, "greater_than_sign")
        await until(pilot, "3 weeks went by: the game has ended")
        await until(pilot, "report of the week")
        assert worlds.games[0].weeks == 3
        first = worlds.games[0].reports[0].week
        await until(pilot, f"Week {first}: R1 is released")
        await read_on(pilot, "the end")


async def test_before_a_week_that_may_be_the_last_the_row_of_weeks_stops() -> None:
    """A shortfall that is asked about is not played through."""
    worlds = FakeWorlds()
    async with playing(worlds) as pilot:
        await at_desk(pilot)
        worlds.games[0].shortfall = 126_000_000
        await press(pilot, "greater_than_sign")
        await until(pilot, "$126M")
        assert worlds.games[0].weeks == 0


async def test_a_full_disk_is_told_and_play_goes_on() -> None:
    """When a save cannot be written the person hears of it and reads the report."""
    async with playing(FakeWorlds(full_disk=True)) as pilot:
        await at_desk(pilot)
        await hand_in(pilot)
        await until(pilot, "the disk is full")
        await until(pilot, "report of the week")
        await until(pilot, "Go on")
        await press(pilot, "enter")
        await until(pilot, "Hand in")
        assert place_of(app_of(pilot).screen) == "desk"


async def test_leaving_saves_first_and_asks_where_to_go() -> None:
    """q at the desk saves; t then leads to the title, where Continue names the game."""
    worlds = FakeWorlds()
    async with playing(worlds) as pilot:
        await at_desk(pilot)
        await press(pilot, "q")
        await until(pilot, "is saved")
        await press(pilot, "t")
        assert place_of(app_of(pilot).screen) == "title"
        assert len(worlds.shelf.kept) == 1
        await press(pilot, "down")
        await until(pilot, "The Cold Shot · DeepSeek")


async def test_escape_from_leaving_plays_on() -> None:
    """Whoever goes back from leaving is at the desk again."""
    async with playing() as pilot:
        await at_desk(pilot)
        await press(pilot, "q")
        assert place_of(app_of(pilot).screen) == "leaving"
        await press(pilot, "escape")
        assert place_of(app_of(pilot).screen) == "desk"


async def test_leaving_twice_quits() -> None:
    """q and q again ends the program."""
    async with playing() as pilot:
        await at_desk(pilot)
        await press(pilot, "q")
        await until(pilot, "is saved")
        await press(pilot, "q")
        assert not app_of(pilot).is_running


async def test_ctrl_q_quits_at_once_and_saves() -> None:
    """Quitting at once leaves an autosave behind."""
    worlds = FakeWorlds()
    async with playing(worlds) as pilot:
        await at_desk(pilot)
        await press(pilot, "ctrl+q")
        assert not app_of(pilot).is_running
        assert worlds.shelf.kept


async def test_continue_plays_on_from_the_newest_save() -> None:
    """c on the title goes straight to the desk."""
    worlds = FakeWorlds()
    worlds.shelf.kept = [entry(Path("/saves/a.toml"))]
    async with playing(worlds) as pilot:
        await press(pilot, "c")
        await until(pilot, "Hand in")
        assert len(worlds.games) == 1


async def test_undo_without_orders_says_so() -> None:
    """u with an empty tray is answered in words, and once an order is there takes it instead."""
    worlds = FakeWorlds()
    async with playing(worlds) as pilot:
        await at_desk(pilot)
        await press(pilot, "u")
        await until(pilot, "no order to take back")
        worlds.games[0].give(Order(kind="lobby", amount=1))
        await press(pilot, "question_mark", "escape", "u")
        assert worlds.games[0].tray == ()
        assert "no order to take back" not in screen_text(pilot)


async def test_the_command_line_leads_to_the_briefing() -> None:
    """A scenario and a chair given at the start skip the choice."""
    async with playing(opening=Opening(scenario="cold-shot", chair="nvidia", seed=7)) as pilot:
        await until(pilot, "Nvidia · briefing")
        assert "seed 7" in screen_text(pilot)


async def test_an_unknown_chair_leads_to_the_choice() -> None:
    """A chair that is not there is named, and the chairs are shown; nothing begins."""
    worlds, opening = FakeWorlds(), Opening(scenario="cold-shot", chair="nobody")
    async with playing(worlds, opening=opening) as pilot:
        await until(pilot, "“nobody”")
        await until(pilot, "Whose chair?")
        assert place_of(app_of(pilot).screen) == "chairs"
        assert worlds.games == []


async def test_a_save_that_cannot_be_loaded_says_why() -> None:
    """A file given at the start that holds no save is explained on a page; nothing begins."""
    worlds, opening = FakeWorlds(), Opening(load=Path("no-save.toml"))
    async with playing(worlds, opening=opening) as pilot:
        await until(pilot, "It is no save.")
        assert worlds.games == []
        await press(pilot, "escape")
        assert place_of(app_of(pilot).screen) == "title"


async def test_a_new_game_from_the_ending_starts_over() -> None:
    """n on the ending leads to the chairs, and from there into a second game's first week."""
    worlds = FakeWorlds()
    async with playing(worlds) as pilot:
        await at_desk(pilot)
        await to_the_end(pilot)
        await press(pilot, "n")
        await until(pilot, "Whose chair?")
        await press(pilot, "enter")
        await until(pilot, "Ready")
        await press(pilot, "enter")
        await until(pilot, "Hand in")
        assert [game.weeks for game in worlds.games] == [3, 0]


async def test_the_desk_of_a_finished_game_offers_only_the_way_back_to_the_ending() -> None:
    """After the end nothing can be handed in or ordered; z leads back to the ending."""
    async with playing() as pilot:
        await at_desk(pilot)
        assert "The ending" not in screen_text(pilot)
        await to_the_end(pilot)
        await press(pilot, "w")
        await until(pilot, "The game has ended")
        assert "Hand in" not in screen_text(pilot)
        assert "The ending" in screen_text(pilot)
        await press(pilot, "e", "o")
        assert place_of(app_of(pilot).screen) == "desk"
        await press(pilot, "z")
        await until(pilot, "the end")


async def test_leaving_a_finished_game_does_not_promise_more_of_it() -> None:
    """After the end nothing is said to go on, and nobody is asked to play on."""
    async with playing() as pilot:
        await at_desk(pilot)
        await to_the_end(pilot)
        await press(pilot, "q")
        shown = await until(pilot, "the game is over")
        assert "plays on" not in shown
        assert "Play on" not in shown


async def test_ctrl_c_says_how_to_leave() -> None:
    """The key that ends programs elsewhere is answered."""
    async with playing() as pilot:
        await at_desk(pilot)
        await press(pilot, "ctrl+c")
        await until(pilot, "q leaves, ctrl+q quits at once")
        assert app_of(pilot).is_running


@pytest.mark.parametrize(("size", "offered"), [((80, 24), True), ((160, 50), False)])
async def test_the_ending_offers_its_pages_only_where_it_has_any(
    size: tuple[int, int], offered: bool
) -> None:
    """Where all three parts are on the screen there is nothing to turn to."""
    async with playing(size=size) as pilot:
        await at_desk(pilot)
        await to_the_end(pilot)
        footer = screen_text(pilot).split("\n")[-1]
        assert ("→ Next" in footer) is offered
        assert ("k Curve" in footer) is offered


async def test_help_is_not_covered_by_what_was_said_before() -> None:
    """A page to read clears what was said in passing."""
    async with playing() as pilot:
        await at_desk(pilot)
        await press(pilot, "u")
        assert len(app_of(pilot)._notifications) == 1
        await press(pilot, "question_mark")
        assert place_of(app_of(pilot).screen) == "page"
        assert len(app_of(pilot)._notifications) == 0


async def test_the_title_is_never_uncovered_on_the_way_to_the_desk() -> None:
    """The briefing stands over the chairs, the desk right above the title."""
    async with playing() as pilot:
        await press(pilot, "n")
        await until(pilot, "DeepSeek")
        await press(pilot, "enter")
        await until(pilot, "Ready")
        assert _places(pilot) == ["title", "chairs", "briefing"]
        await press(pilot, "enter")
        await until(pilot, "Hand in")
        assert _places(pilot) == ["title", "desk"]


def _places(pilot: Pilot[int]) -> list[str]:
    return [place_of(screen) for screen in app_of(pilot).screen_stack]


async def test_keys_meant_for_the_week_do_not_skip_its_report(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Enter pressed before the report has been seen leaves it standing."""
    monkeypatch.setattr(report, "REST", 3600.0)
    async with playing() as pilot:
        await at_desk(pilot)
        await pilot.press("e", "enter", "enter")
        await until(pilot, "report of the week")
        screen = app_of(pilot).screen
        assert isinstance(screen, report.ReportScreen)
        await press(pilot, "enter")
        assert app_of(pilot).screen is screen
        screen._be_seen()
        await press(pilot, "enter")
        await until(pilot, "Hand in")


async def test_what_is_said_in_passing_does_not_pile_up() -> None:
    """Undoing again and again leaves one message."""
    async with playing() as pilot:
        await at_desk(pilot)
        await press(pilot, "u", "u", "u")
        assert len(app_of(pilot)._notifications) == 1


async def test_going_back_while_a_save_loads_stays_at_the_title() -> None:
    """Escape during the wait for the engine gives the load up."""
    worlds = FakeWorlds()
    worlds.shelf.kept = [entry(Path("/saves/a.toml"))]
    gate = threading.Event()
    worlds.compile = lambda: iter([(float(gate.wait(5)), "gate")])  # type: ignore[method-assign]
    async with playing(worlds) as pilot:
        await press(pilot, "c")
        assert place_of(app_of(pilot).screen) == "waiting"
        await press(pilot, "escape")
        gate.set()
        await settle(pilot)
        assert place_of(app_of(pilot).screen) == "title"
        assert app_of(pilot).door.session is None


async def test_a_save_that_fails_to_load_is_told_at_the_title() -> None:
    """When the engine cannot be made ready, Continue says why and stays."""
    worlds = FakeWorlds()
    worlds.engine_fails = True
    worlds.shelf.kept = [entry(Path("/saves/a.toml"))]
    async with playing(worlds) as pilot:
        await press(pilot, "c")
        await until(pilot, "no compiler")
        assert place_of(app_of(pilot).screen) == "title"

"""Choosing a scenario and a chair."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest
from rich.cells import cell_len

from game.scenario.model import Firm
from game.ui.place import place_of
from game.ui.screens.chairs import _for_beginners_first
from game.ui.screens.choices import Choices
from game.ui.screens.seats import about_chair, about_scenario, facts_of, figures_of, seat_row
from game.ui.screens.ways import ways_to_end, when_lost, when_met
from tests.ui.shell.fakes import FakeWorlds, sample_scenario
from tests.ui.shell.looking import SIZES, app_of, playing, press, screen_text, settle, until


def test_a_chair_shows_what_it_starts_with() -> None:
    """Cash, value, chips, power, people and the capability of what it serves."""
    figures = figures_of(sample_scenario(), "deepseek", inside=True)
    assert figures == ("$85.0M", "$3.40B", "10.0k", "38 MW", "196", "82.0")


def test_who_sits_in_no_chair_knows_of_private_figures_what_outsiders_reckon() -> None:
    """Cash of a private firm is a range by its value, chips a guess; a listed one publishes."""
    scenario = sample_scenario()
    row = seat_row(scenario, "deepseek")
    assert row.cells == ("DeepSeek", "$68.0M–$680M", "$3.40B", "≈10.0k", "38 MW", "196", "82.0")
    assert seat_row(scenario, "nvidia").cells[1] == "$83.0B"
    scenario.firms["deepseek"].cash *= 3
    scenario.firms["deepseek"].chips = {"h800": 10_400}
    assert seat_row(scenario, "deepseek") == row


@pytest.mark.parametrize("width", [40, 60, 78, 120])
@pytest.mark.parametrize("rows", [1, 2, 7])
def test_an_introduction_that_does_not_fit_ends_in_an_ellipsis(width: int, rows: int) -> None:
    """What is shown keeps to its rows and ends between words, with a sign that there is more."""
    scenario = sample_scenario()
    scenario.about = "Cards are dear. " * 3 + "Everybody believes that they will be dearer."
    shown = [line.plain for line in about_scenario(scenario, width, rows)]
    assert len(shown) <= rows
    assert all(cell_len(line) <= width for line in shown)
    assert shown[-1].endswith(("…", "dearer."))


def test_a_chair_tells_what_its_chief_wants_and_dreads() -> None:
    """Ambition and fear stand beside each other, told apart by sign and word."""
    text = about_chair(sample_scenario(), "deepseek").plain
    assert "Wants   ▲ Let the world run on open weights." in text
    assert "Dreads  ▼ To sell the firm to pay for cards." in text


def test_a_starting_figure_names_its_facts() -> None:
    """Each fact stands under its figure with how far to trust it; a missing one by its id."""
    scenario, facts = sample_scenario(), FakeWorlds().facts()
    scenario.firms["nvidia"].sources["value"] = ("no.such",)
    text = facts_of(scenario, "nvidia", facts).plain
    assert "Cash  $82.8B\n· Held at the fund.  our assumption, 2024" in text
    assert "· no.such" in text


def test_facts_of_a_private_firm_leave_out_what_nobody_heard_of() -> None:
    """What the author assumed of its cash is not told; what was reported of its cards is."""
    text = facts_of(sample_scenario(), "deepseek", FakeWorlds().facts()).plain
    assert "Held at the fund." not in text
    assert "$85.0M" not in text
    assert "Bought early.  reported, 2021" in text


@pytest.mark.parametrize("size", SIZES)
async def test_all_chairs_are_listed_at_every_size(size: tuple[int, int]) -> None:
    """The protagonist is under the cursor; the first and the last are a key away, and shown."""
    firms = sample_scenario().firms
    first, *_others, last = firms
    async with playing(size=size) as pilot:
        await press(pilot, "n")
        await until(pilot, "DeepSeek")
        chairs = pilot.app.screen.query_one(Choices)
        assert chairs.key == "deepseek"
        for key, chair in (("home", first), ("end", last)):
            await press(pilot, key)
            assert chairs.key == chair
            assert firms[chair].name in screen_text(pilot)


async def test_facts_open_on_their_own_page() -> None:
    """f shows what the figures of the chair rest on."""
    async with playing() as pilot:
        await press(pilot, "n")
        await until(pilot, "DeepSeek")
        assert "Bought early." not in screen_text(pilot)
        await press(pilot, "f")
        shown = await until(pilot, "Bought early.")
        assert "Held at the fund." not in shown, "what nobody outside can know of its cash"


async def test_a_broken_scenario_shows_its_problems() -> None:
    """The next scenario cannot be read: its problems stand where the chairs were."""
    async with playing() as pilot:
        await press(pilot, "n")
        await until(pilot, "DeepSeek")
        await press(pilot, "s")
        shown = await until(pilot, "It cannot be played:")
        assert "did you mean 'cold-shot'?" in shown
        await press(pilot, "enter")
        assert place_of(app_of(pilot).screen) == "chairs"


async def test_a_second_click_takes_the_chair() -> None:
    """A click looks at a chair, a second one takes it."""
    async with playing() as pilot:
        await press(pilot, "n")
        await until(pilot, "DeepSeek")
        await pilot.click("Choices", offset=(4, 1))
        assert place_of(app_of(pilot).screen) == "chairs"
        await pilot.click("Choices", offset=(4, 1))
        await until(pilot, "Nvidia · briefing")


async def test_going_back_from_the_briefing_leads_to_the_chairs() -> None:
    """Escape on the briefing chooses again, escape there leads to the title."""
    async with playing() as pilot:
        await press(pilot, "n")
        await until(pilot, "DeepSeek")
        await press(pilot, "enter")
        await until(pilot, "briefing")
        await press(pilot, "escape")
        await until(pilot, "Whose chair?")
        await press(pilot, "escape")
        assert place_of(app_of(pilot).screen) == "title"


async def test_an_engine_that_cannot_be_made_ready_is_explained() -> None:
    """The briefing says what the compiler said, and the desk stays closed."""
    worlds = FakeWorlds()
    worlds.engine_fails = True
    async with playing(worlds) as pilot:
        await press(pilot, "n")
        await until(pilot, "DeepSeek")
        await press(pilot, "enter")
        await until(pilot, "no compiler")
        await press(pilot, "enter")
        assert place_of(app_of(pilot).screen) == "briefing"


def test_every_end_stands_with_what_it_takes() -> None:
    """Ambition and fear, the scenario's own ends by the firm's name, and those of every game."""
    told = ways_to_end(sample_scenario(), "deepseek").plain.split("\n")
    assert told[0].startswith("★ What you want. Let the world run on open weights. Counts in the")
    dread = "▼ What you dread. To sell the firm to pay for cards. One week of it and you are out."
    assert told[1] == dread
    market = "★ The market is DeepSeek. Six of ten tokens come from it. Counts in the last week."
    assert told[2] == market
    assert [line[2:].split(".")[0] for line in told[3:]] == [
        "The money runs out", "The firm is bought", "The weeks are over",
    ]  # fmt: skip


async def test_ends_stand_in_the_briefing_and_in_the_desks_help() -> None:
    """The letter tells them before the first week, ? on the desk at any time."""
    async with playing(size=(120, 60)) as pilot:
        await press(pilot, "n")
        await until(pilot, "DeepSeek")
        await press(pilot, "enter")
        told = "The market is DeepSeek"
        await until(pilot, told)
        await until(pilot, "Ready.")
        await press(pilot, "enter")
        assert told not in await until(pilot, "Inbox")
        await press(pilot, "?", *["pagedown"] * 6)
        assert "To sell the firm to pay for cards." in await until(pilot, told)


def test_a_goal_tells_its_weeks_before_the_first_week() -> None:
    """A want that must last and a dread say for how many weeks they must hold."""
    at_end, once = (
        SimpleNamespace(ambition=SimpleNamespace(weeks=4, at_end=last)) for last in (True, False)
    )
    assert when_met(cast("Firm", at_end)) == "Must have held in the last 4 weeks."
    assert when_met(cast("Firm", once)) == "Must have held for 4 weeks in a row."
    firm = cast("Firm", SimpleNamespace(fear=SimpleNamespace(weeks=2)))
    assert when_lost(firm) == "2 weeks of it in a row and you are out."


async def test_the_briefing_tells_the_weeks_beside_the_goals() -> None:
    """At 80 by 24 the weeks stand below the letter, where nobody has to read on for them."""
    async with playing(size=(80, 24)) as pilot:
        await press(pilot, "n")
        await until(pilot, "DeepSeek")
        await press(pilot, "enter")
        await until(pilot, "Ready.")
        goals = (await until(pilot, "▲ You want")).split("▲ You want")[1]
        assert "Let the world run on open weights. Counts in the last week." in goals
        assert "One week of it and you are out." in goals


async def test_the_letter_says_that_it_goes_on() -> None:
    """While there is more below, a line says so and space reads on; at its end both are gone."""
    async with playing() as pilot:
        await press(pilot, "n")
        await until(pilot, "DeepSeek")
        await press(pilot, "enter")
        await until(pilot, "Ready.")
        shown = await until(pilot, "more below")
        assert "Read on" in shown
        await press(pilot, *["space"] * 6)
        assert "more below" not in screen_text(pilot)
        assert "Read on" not in screen_text(pilot)


async def test_a_letter_that_is_seen_whole_does_not_go_on() -> None:
    """On a large screen nothing is below, and nothing says so."""
    async with playing(size=(160, 50)) as pilot:
        await press(pilot, "n")
        await until(pilot, "DeepSeek")
        await press(pilot, "enter")
        await until(pilot, "Ready.")
        await settle(pilot)
        assert "more below" not in screen_text(pilot)


async def test_all_that_is_told_of_a_chair_can_be_read() -> None:
    """r shows the text of the scenario and of the chair whole, and escape closes it."""
    scenario = sample_scenario()
    async with playing() as pilot:
        await press(pilot, "n")
        await until(pilot, "DeepSeek")
        await press(pilot, "r")
        shown = screen_text(pilot)
        assert place_of(app_of(pilot).screen) == "page"
        assert " ".join(scenario.about.split())[:40] in " ".join(shown.split())
        assert "Dreads" in shown
        await press(pilot, "escape")
        assert place_of(app_of(pilot).screen) == "chairs"


async def test_many_chairs_leave_room_for_one() -> None:
    """At 80 by 24 what the chief wants and dreads can be read beside any number of chairs."""
    async with playing(size=(80, 24)) as pilot:
        await press(pilot, "n")
        shown = await until(pilot, "Wants")
        assert "Dreads" in shown


def test_who_is_new_is_offered_the_lessons_first() -> None:
    """Then the scenarios follow each other as the year goes; one without a day comes last."""
    days = {"bailout": "2025-11-03", "broken": "", "cold-shot": "2025-01-06", "first-steps": "2025"}
    cards = [SimpleNamespace(id=name, start=day, turns=8) for name, day in days.items()]
    names = [card.id for card in sorted(cards, key=_for_beginners_first)]
    assert names == ["first-steps", "cold-shot", "bailout", "broken"]

"""The strip of lessons on the desk: what it says, how it goes on, how one is rid of it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from rich.cells import cell_len

from game.scenario.model import Lesson
from game.session.lessons import OVER, LessonLine
from game.session.orders import Order
from game.ui.desk.screen import DeskScreen
from game.ui.desk.status import AreaTabs
from game.ui.lessons.keys import with_keys
from game.ui.lessons.strip import LessonStrip
from tests.ui.desk.looking import SIZES, DeskApp, screen_text
from tests.ui.samples import FakeDoor, FakeSession

LESSONS = {
    "price": Lesson(
        number=1, title="The price", text="Press [set-price] in [models].",
        done="See [capital].", show="models", order="set-price",
    ),
    "rivals": Lesson(number=2, title="The others", text="Open [rivals].", area="rivals"),
    "goals": Lesson(number=3, title="The aim", text="Press [goals].", place="goals"),
    "keys": Lesson(number=4, title="The keys", text="Press [help].", week=9, place="page"),
}  # fmt: skip


def taught(lessons: dict[str, Any] | None = None) -> DeskApp:
    """The desk of the sample week with lessons."""
    session = FakeSession()
    session.scenario.lessons = LESSONS if lessons is None else lessons
    session.table = SimpleNamespace(lookup=lambda _path: 0.0)  # type: ignore[attr-defined]
    return DeskApp(FakeDoor(session))


def strip_of(app: DeskApp) -> LessonStrip:
    """The strip on the desk."""
    assert isinstance(app.screen, DeskScreen)
    return app.screen.query_one(LessonStrip)


def title(app: DeskApp) -> str:
    """Title of the lesson shown, "" for none."""
    line = strip_of(app).line
    return line.title if line else ""


def test_a_text_names_keys_by_what_they_do() -> None:
    """Areas, orders, other actions; an order without a key is found in the list of orders."""
    assert with_keys("[models] [set-price] [goals] [hand-in]") == "[4] [p] [0] [e]"
    assert with_keys("[hold-team]") == "[o]"


@pytest.mark.parametrize("size", SIZES)
async def test_the_strip_says_what_to_do_and_how_to_be_rid_of_it(size: tuple[int, int]) -> None:
    """Number, title, text with keys, and the keys that skip, fold and end, at every size."""
    app = taught()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        shown = screen_text(app)
        for words in ("Lesson 1/4", "Press [p] in [4].", "[.]", "[,]", "[-]"):
            assert words in shown, words
        assert all(cell_len(row) == size[0] for row in shown.split("\n"))


async def test_no_strip_without_lessons() -> None:
    """A scenario without lessons has the desk to itself, and the keys do nothing."""
    app = taught({})
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("full_stop", "comma", "minus")
        await pilot.pause()
        assert not strip_of(app).display
        assert "Lesson" not in screen_text(app)


async def test_it_moves_on_by_what_is_done() -> None:
    """An order given, an area looked at and left, the goals opened; then it waits for its week."""
    app = taught()
    async with app.run_test(size=(80, 24)) as pilot:
        app.door.give(Order(kind="set-price", price=0.4))
        app.screen.show_week()  # type: ignore[attr-defined]
        await pilot.pause()
        assert title(app) == "The others"
        assert "✓ See [5]." in screen_text(app)
        await pilot.press("7")
        await pilot.pause()
        assert title(app) == "The others"
        await pilot.press("4")
        await pilot.pause()
        assert title(app) == "The aim"
        await pilot.press("0")
        await pilot.pause()
        assert len(app.screen_stack) == 3
        strip = app.screen_stack[-2].query_one(LessonStrip)
        assert strip.line is not None
        assert strip.line.title == "The aim"  # it can be read till the page is closed
        await pilot.press("escape")
        await pilot.pause()
        assert title(app) == "The keys"
        assert "comes in week 9" in screen_text(app)
        assert "[.]" not in screen_text(app)


async def test_an_area_that_stays_open_behind_a_screen_was_not_looked_at() -> None:
    """Whoever stands in an area as its lesson comes is not taken to have seen it by a dialog."""
    app = taught()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("7")
        await pilot.pause()
        app.door.give(Order(kind="set-price", price=0.4))
        app.screen.show_week()  # type: ignore[attr-defined]
        for key in ("x", "escape"):
            await pilot.press(key)
            await pilot.pause()
        assert title(app) == "The others"
        await pilot.press("4")
        await pilot.pause()
        assert title(app) == "The aim"


async def test_keys_skip_fold_and_end() -> None:
    """One skips, one folds to a line, one ends all and brings them back."""
    app = taught()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("full_stop")
        await pilot.pause()
        assert title(app) == "The others"
        await pilot.press("comma")
        await pilot.pause()
        assert strip_of(app).size.height == 1
        await pilot.press("minus")
        await pilot.pause()
        assert not strip_of(app).display
        assert app.door.session.passed == ("-price", OVER)
        await pilot.press("minus")
        await pilot.pause()
        assert title(app) == "The others"


async def test_who_stands_in_the_area_has_not_skipped_it() -> None:
    """Going on from the area that a lesson asked for passes the lesson, another time skips it."""
    app = taught()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("full_stop", "7")
        await pilot.pause()
        assert "[.] Seen" in screen_text(app)
        await pilot.press("full_stop")
        await pilot.pause()
        assert app.door.session.passed == ("-price", "rivals")


async def test_the_mouse_does_what_the_keys_do() -> None:
    """A click on the text opens the area it points at; one on a button is its key."""
    app = taught()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click("LessonStrip", offset=(8, 1))
        await pilot.pause()
        assert app.screen.query_one(AreaTabs).current == "models"
        head = screen_text(app).split("\n")[strip_of(app).region.y]
        await pilot.click("LessonStrip", offset=(head.index("[.]") + 1, 0))
        await pilot.pause()
        assert title(app) == "The others"
        await pilot.click("LessonStrip", offset=(head.index("[,]") + 1, 0))
        await pilot.pause()
        assert strip_of(app).size.height == 1


async def test_the_tab_pointed_at_is_marked() -> None:
    """The area of the lesson stands out among the tabs until the lesson is over."""
    app = taught()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        tabs = app.screen.query_one(AreaTabs)
        assert tabs.pointed == "models"
        await pilot.press("minus")
        await pilot.pause()
        assert tabs.pointed == ""


def test_texts_are_shown_as_they_are() -> None:
    """Nothing in a lesson is markup or a control code, and no line is too wide."""
    bad = "[@click=app.quit]x[/] \x1b[31m " + "N" * 60
    strip = LessonStrip()
    line = LessonLine(
        number=1, count=1, title=bad, text=bad, show="", learnt=bad, week=1, waits=False
    )
    head = strip._head(line, 77)
    assert "\x1b" not in head.plain
    assert cell_len(head.plain) <= 77

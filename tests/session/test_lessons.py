"""Lessons come one after another, end by what was done, and are kept with the game."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.compiled.load import Game
from game.scenario.model import Lesson
from game.session.lessons import (
    OVER,
    Deeds,
    are_over,
    in_order,
    learn,
    line_of,
    moved_on,
    skip,
    switch,
)
from game.session.orders import Order
from game.session.saves.text import save_of, text_of
from game.session.saving import from_save, to_save
from tests.session.playing import alone
from tests.support.small import build


def lesson(number: int, **more: Any) -> Lesson:
    """A lesson of that number."""
    return Lesson(number=number, title=f"The {number}th", text="Do it.", done="Done.", **more)


LESSONS = in_order(
    {
        "last": lesson(9, place="ending"),
        "price": lesson(1, order="set-price"),
        "rivals": lesson(2, area="rivals"),
        "again": lesson(3, area="rivals"),
        "rich": lesson(4, until="self.cash > 5", week=2),
        "deal": lesson(5, order=("accept", "refuse")),
        "bolt": lesson(6, firms=("bolt",), place="report"),
    },
    "ada",
)
NAMES = [name for name, _lesson in LESSONS]


def test_lessons_come_by_number_and_only_to_whom_they_are_meant() -> None:
    """The order of the tables does not matter; what is for another chief is left out."""
    assert NAMES == ["price", "rivals", "again", "rich", "deal", "last"]


@pytest.mark.parametrize(
    ("passed", "deeds", "now"),
    [
        ([], Deeds(), []),
        ([], Deeds(orders=frozenset({"set-price"})), ["price"]),
        (["price"], Deeds(area="models"), ["price"]),
        (["price"], Deeds(area="rivals"), ["price", "rivals"]),
        (NAMES[:3], Deeds(week=1, holds=lambda _: True), NAMES[:3]),
        (NAMES[:3], Deeds(week=2, holds=lambda text: text == "self.cash > 5"), NAMES[:4]),
        (NAMES[:4], Deeds(week=2, orders=frozenset({"refuse"})), NAMES[:5]),
        (NAMES[:5], Deeds(week=2, place="ending"), NAMES),
    ],
)
def test_a_lesson_ends_by_what_it_asks_for(
    passed: Sequence[str], deeds: Deeds, now: Sequence[str]
) -> None:
    """An order, an area, a condition from its week on, one of several orders, a place."""
    assert list(moved_on(LESSONS, passed, deeds)) == list(now)


def test_what_was_done_before_counts_when_its_lesson_comes() -> None:
    """Whoever has signed already is not asked to sign."""
    deeds = Deeds(week=2, orders=frozenset({"accept"}), holds=lambda _: True)
    assert moved_on(LESSONS, NAMES[:3], deeds) == tuple(NAMES[:5])


@given(
    passed=st.lists(st.sampled_from(NAMES), unique=True),
    deeds=st.builds(
        Deeds,
        week=st.integers(1, 3),
        orders=st.frozensets(st.sampled_from(["set-price", "accept", "train"])),
        area=st.sampled_from(["", "rivals", "models"]),
        place=st.sampled_from(["", "ending", "report"]),
    ),
)
def test_lessons_stay_passed_and_none_is_jumped(passed: list[str], deeds: Deeds) -> None:
    """What was passed stays so; what comes to it follows in order; asked again, nothing more."""
    now = moved_on(LESSONS, passed, deeds)
    assert list(now[: len(passed)]) == passed
    fresh = [name for name in NAMES if name not in passed]
    assert list(now[len(passed) :]) == fresh[: len(now) - len(passed)]
    still = Deeds(week=deeds.week, orders=deeds.orders)
    assert moved_on(LESSONS, now, still) == now


def test_only_the_dialog_that_was_meant_counts() -> None:
    """Of a lesson that names orders, the dialog of another order ends nothing."""
    lessons = in_order({"cards": lesson(1, place="order", order="buy-chips")}, "ada")
    assert moved_on(lessons, [], Deeds(place="order train")) == ()
    assert moved_on(lessons, [], Deeds(place="order buy-chips")) == ("cards",)


def test_a_lesson_ahead_does_not_wait_for_those_left_over() -> None:
    """From its week on it comes first; done or skipped, those left over come again."""
    end = lesson(2, place="ending", week=3, ahead=True)
    lessons = in_order({"old": lesson(1, area="rivals"), "end": end}, "ada")
    titles = [line.title for week in (2, 3) if (line := line_of(lessons, [], week))]
    assert titles == ["The 1th", "The 2th"]
    assert moved_on(lessons, [], Deeds(week=3, area="rivals")) == ()
    assert moved_on(lessons, [], Deeds(week=3, place="ending")) == ("end",)
    line = line_of(lessons, [OVER + "end"], 3)
    assert line is not None and line.title == "The 1th"


def test_the_line_tells_what_is_on_and_what_was_learnt() -> None:
    """Place and number of lessons, the end of the one before, the week that is waited for."""
    line = line_of(LESSONS, ["price", "rivals", "again"], 1)
    assert line is not None
    assert (line.number, line.count, line.title, line.learnt) == (4, 6, "The 4th", "Done.")
    assert (line.week, line.waits) == (2, True)
    assert line_of(LESSONS, NAMES, 1) is None
    assert line_of(LESSONS, [OVER], 1) is None


@pytest.fixture(scope="module")
def taught() -> Game:
    """The small game with lessons."""
    lessons: dict[str, dict[str, Any]] = {
        "price": {"order": "set-price", "show": "models"},
        "hand-in": {"until": "world.turn >= 1"},
        "later": {"until": "self.cash > 0", "week": 3},
        "rivals": {"area": "rivals"},
    }
    return build(
        {
            f"lessons.{name}": {"number": number, "title": name, "text": "Do it.", **more}
            for number, (name, more) in enumerate(lessons.items(), 1)
        }
    )


@pytest.mark.usefixtures("engine")
def test_a_game_is_gone_through_by_playing(taught: Game) -> None:
    """An order in the tray, a week handed in, a condition in its week, an area."""
    game = alone("bolt", game=taught)
    assert title(game) == "price"
    game.give(Order(kind="set-price", price=2.0))
    assert title(game) == "hand-in"
    game.hand_in()
    line = learn(game)
    assert line is not None and line.title == "later" and line.waits
    game.hand_in()
    assert title(game) == "rivals"
    assert learn(game, area="rivals") is None


def title(game: Any) -> str:
    """Title of the lesson that is on, or ""."""
    line = learn(game)
    return line.title if line else ""


@pytest.mark.usefixtures("engine")
def test_lessons_can_be_skipped_ended_and_taken_up_again(taught: Game) -> None:
    """One is left by itself, but none before its week; all are ended, and come back as left."""
    game = alone("bolt", game=taught)
    skip(game)
    assert title(game) == "hand-in"
    line = learn(game)
    assert line is not None and line.learnt == ""
    switch(game)
    assert title(game) == ""
    assert are_over(game)
    switch(game)
    assert title(game) == "hand-in"
    skip(game)
    skip(game)
    assert title(game) == "later"


@pytest.mark.usefixtures("engine")
def test_lessons_survive_a_save(taught: Game) -> None:
    """What is passed, and that no lessons are wanted, is there again."""
    game = alone("bolt", game=taught)
    skip(game)
    switch(game)
    save = save_of(text_of(to_save(game, kind="auto")).encode())
    loaded = from_save(save, taught, {})
    assert loaded.passed == ("-price", OVER)


@pytest.mark.usefixtures("engine")
def test_a_game_without_lessons_has_none() -> None:
    """Nothing is shown, and nothing is kept with the save."""
    game = alone("bolt")
    assert learn(game, area="rivals") is None
    assert to_save(game, kind="auto").lessons == []

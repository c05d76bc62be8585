"""Listed firms publish their books a quarter at a time, and late; others never."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from game.compiled.sizes import MONEY
from game.session.published import rounded
from game.session.session import Session
from game.session.view import FirmLine
from game.session.views.published import quarter_end
from tests.session.playing import fresh
from tests.support.small import STILL, build

pytestmark = pytest.mark.usefixtures("engine")

LISTED: dict[str, Any] = {**STILL, "firms.ada.listed": True, "firms.bolt.listed": False}


def start(**changes: Any) -> Session:
    """A still game from Bolt's chair in which Ada is listed."""
    return Session.start(build({**LISTED, **changes}), seed=1, chair="bolt")


def line(session: Session, firm: str) -> FirmLine:
    """What Bolt knows of a firm."""
    return next(known for known in session.view().firms if known.id == firm)


@pytest.mark.parametrize(
    ("day", "end"),
    [
        ((2025, 1, 1), (2024, 12, 31)),
        ((2025, 3, 30), (2024, 12, 31)),
        ((2025, 3, 31), (2025, 3, 31)),
        ((2025, 12, 31), (2025, 12, 31)),
    ],
)
def test_a_quarter_is_over_on_its_last_day(
    day: tuple[int, int, int], end: tuple[int, int, int]
) -> None:
    """The last quarter over on a day ends on it or before."""
    assert quarter_end(datetime.date(*day)) == datetime.date(*end)


def test_books_are_rounded() -> None:
    """Two digits are published."""
    assert rounded(43_219_000_000) == 43_000_000_000
    assert rounded(0) == 0


def test_a_listed_firm_publishes_a_private_one_does_not() -> None:
    """The first morning shows the books the scenario opened with."""
    session = start()
    books = line(session, "ada").books
    assert books is not None
    opening = session.game.compiled.world[0]["balance"][
        MONEY, session.catalogue.place("firms", "ada")
    ]
    assert books.cash == rounded(float(opening) * 1000)
    assert books.day < session.scenario.start
    assert line(session, "bolt").books is None


def test_todays_cash_is_not_published() -> None:
    """What is known is a filed quarter's, whatever there is today."""
    session = start()
    before = line(session, "ada").books
    session.hand_in()
    session.world["balance"][0, MONEY, session.catalogue.place("firms", "ada")] //= 3
    assert line(fresh(session), "ada").books == before


def test_a_new_quarter_shows_once_it_was_filed() -> None:
    """A quarter that ends in the game is published forty days later, as its last week stood."""
    session = start(start=datetime.date(2025, 3, 24), turns=10)
    ada = session.catalogue.place("firms", "ada")
    while session.turn < 6:
        session.hand_in()
    early = line(session, "ada").books
    assert early is not None
    assert early.day == datetime.date(2024, 12, 31)
    session.hand_in()
    books = line(session, "ada").books
    assert books is not None
    assert books.day == datetime.date(2025, 3, 31)
    assert books.cash == rounded(float(session.past[1][0]["balance"][MONEY, ada]) * 1000)

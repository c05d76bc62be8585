"""The news say what moved the value of a large firm far in a week, with the model's own sums."""

from __future__ import annotations

import pytest

from game.session.value_news import FAR, moves_told
from tests.session.playing import FIRMS, alone
from tests.support.small import STILL, build

pytestmark = pytest.mark.usefixtures("engine")


def test_a_calm_week_moves_nobody_far() -> None:
    """Where nothing happens no such news is told."""
    session = alone("ada", game=build(STILL))
    session.hand_in()
    assert moves_told(session.table) == []


def test_a_fall_is_told_to_all_with_its_largest_cause() -> None:
    """The mood of the market falls by a fifth between two weeks: each firm's news names it."""
    session = alone("ada", game=build(STILL))
    session.hand_in()
    session.world["mood"] *= 0.7
    session.hand_in()
    for chair in FIRMS:
        told = [news for news in session.view(chair).news if news.kind == "value moved"]
        assert told
        for news in told:
            assert "of its value" in news.title
            assert "the market's mood −$" in news.text
            assert "(from 1.00 to " in news.text


def test_only_who_moved_far_and_is_large_is_told_of() -> None:
    """Each firm that is told of moved by more than the bar, as the two closings say."""
    session = alone("ada", game=build(STILL))
    session.hand_in()
    session.world["mood"] *= 0.7
    session.hand_in()
    was, now = session.table.closed_before["value"], session.table.closed_now["value"]
    for report in moves_told(session.table):
        f = session.catalogue.place("firms", report.news.firm)
        assert abs(now[f] / was[f] - 1.0) >= FAR

"""A chief whose game is over reads what became of the others."""

from __future__ import annotations

from typing import Any

import pytest

from game.session.session import Session
from tests.session.playing import players, to_the_end
from tests.support.small import build

pytestmark = pytest.mark.usefixtures("engine")

POOR = {"firms.bolt.cash": 1_000_000, "firms.bolt.overheads": 500_000_000}


def over(changes: dict[str, Any]) -> Session:
    """A game that Bolt's chief lost in the first week."""
    session = to_the_end(Session.start(build({**POOR, **changes}), seed=1, chair="bolt"))
    assert session.turn < session.turns
    return session


def told(session: Session) -> list[str]:
    """The lines after the head."""
    assert session.ending is not None
    place = next(i for i, line in enumerate(session.ending.reasons) if line.startswith("After you"))
    return list(session.ending.reasons[place + 1 :])


def test_who_falls_later_is_told_in_order() -> None:
    """Core's money lasts some weeks longer; its fall is told with its week."""
    lines = told(over({"firms.core.cash": 900_000_000, "firms.core.overheads": 300_000_000}))
    falls = [line for line in lines if "Core" in line and "cannot pay and fails" in line]
    assert len(falls) == 1
    assert falls[0].startswith("Week ")
    assert not falls[0].startswith("Week 1:")


def test_where_nobody_falls_that_is_said() -> None:
    """With what all others were worth before and after."""
    (line,) = told(over({}))
    assert line.startswith("Nobody fell with you.")


def test_the_game_itself_stays_as_it_is() -> None:
    """Neither worlds nor orders nor digests grow by the weeks that were watched."""
    session = Session.start(
        build(POOR), seed=1, chair="bolt", players=players(build(POOR), 1, "random")
    )
    to_the_end(session)
    assert session.ending is not None
    weeks = session.turn
    assert (len(session.digests), len(session.orders), len(session.past)) == (
        weeks,
        weeks,
        weeks + 1,
    )
    assert int(session.world["turn"][0]) == weeks

"""Why a value changed is told in causes that add up."""

from __future__ import annotations

import datetime

import pytest

from game.compiled.clauses import RUNNING
from game.session.orders import Order
from tests.session.playing import FIRMS, alone, among
from tests.support.lane import tries
from tests.support.small import build

pytestmark = pytest.mark.usefixtures("engine")


@pytest.mark.parametrize("chair", FIRMS)
@pytest.mark.parametrize("weeks", range(1, tries(7, 2), 2))
def test_causes_of_the_value_add_up(chair: str, weeks: int) -> None:
    """The report's causes lead from last week's headline value to today's."""
    session = among("random", weeks, chair=chair, seed=3)
    if session.ending is not None:
        return
    report = session.hand_in()
    total = sum(amount for _cause, amount in report.value)
    change = report.value_after - report.value_before
    scale = max(1, abs(report.value_before)) * 1e-9 + 10
    assert abs(total - change) <= scale


@pytest.mark.parametrize("chair", FIRMS)
def test_no_shares_no_change_by_shares(chair: str) -> None:
    """Who holds nothing of others and has no contract gains and loses nothing by either."""
    session = among("random", 4, chair=chair, seed=3)
    if session.ending is not None or session.view().me.holdings:
        return
    before, now = session.past[-1], dict(session.hand_in().value)
    assert "shares in others" not in now
    if not (before["contract_state"] == RUNNING).any():
        assert abs(now.get("promised money", 0)) <= 1e-6 * float(before["value"].sum()) * 1000


def test_a_doubted_claim_is_the_cause_of_a_lost_value() -> None:
    """The panel's doubt has its own line, with the dollars it took."""
    session = alone("ada", game=build({"instruments.panel_weeks": 1, "instruments.agi_bar": 500}))
    assert session.give(Order(kind="declare-agi", subject="ada-1")).allowed
    session.hand_in()
    assert dict(session.hand_in().value)["the panel's doubt"] < 0


def test_what_happens_after_the_pricing_is_said_to_be_priced_a_week_later() -> None:
    """A morning's event stands in that week's feeling and in the next week's value, so named."""
    event = {
        "title": "A word", "text": "It is said.", "date": datetime.date(2025, 1, 20),
        "effects": [{"quantity": "firms.bolt.sentiment", "add": 0.1}],
    }  # fmt: skip
    session = alone("bolt", game=build({"events.word": event}))
    reports = [session.hand_in() for _week in range(4)]
    felt = [
        number
        for number, report in enumerate(reports)
        if "A word, in the value next week"
        in dict(dict(report.reasons).get("investors' feeling", ()))
    ]
    priced = [n for n, report in enumerate(reports) if "last week's A word" in dict(report.value)]
    assert len(felt) == 1
    assert priced == [felt[0] + 1]

"""Every way a game can end is told with its reasons."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from game.compiled.world import BOUGHT, FAILED
from game.session.endings import _ranking
from game.session.orders import Order
from game.session.session import Session
from game.session.view import Ending
from tests.session.playing import alone, fresh, to_the_end
from tests.support.small import build

pytestmark = pytest.mark.usefixtures("engine")


def ended(changes: dict[str, Any], chair: str = "bolt") -> tuple[Session, Ending]:
    """A game without other players, played to its end."""
    session = to_the_end(Session.start(build(changes), seed=1, chair=chair))
    assert session.ending is not None
    return session, session.ending


def goal(when: str, **more: Any) -> dict[str, Any]:
    """An ambition or a fear."""
    return {"text": "As I said.", "when": when, **more}


NEVER = {"firms.bolt.fear": goal("0"), "firms.bolt.ambition": goal("0")}


def test_a_fear_that_comes_true_ends_the_game() -> None:
    """The game ends in the week the fear has held long enough."""
    session, ending = ended({**NEVER, "firms.bolt.fear": goal("world.turn >= 2", weeks=2)})
    assert (ending.kind, ending.firm, ending.turn) == ("fear", "bolt", session.turn)
    assert session.turn < session.turns
    assert ending.reason == "As I said."


def test_an_ambition_reached_ends_the_game() -> None:
    """An ambition that counts any week ends the game when it holds."""
    reached = goal("world.turn >= 3", at_end=False)
    session, ending = ended({**NEVER, "firms.bolt.ambition": reached})
    assert (ending.kind, ending.turn) == ("ambition", session.turn)
    assert session.turn < session.turns


def test_an_ambition_for_the_end_is_reached_at_the_end() -> None:
    """An ambition that counts at the end lets the game go on until then."""
    session, ending = ended({**NEVER, "firms.bolt.ambition": goal("world.turn >= 3")})
    assert ending.kind == "ambition"
    assert session.turn == session.turns


def test_what_is_so_or_not_is_told_without_a_number() -> None:
    """A goal of yes and no reads as one."""
    hidden = goal("firms.bolt.hides_score < 1 and world.turn >= 3")
    session, ending = ended({**NEVER, "firms.bolt.ambition": hidden})
    assert "Reached: Bolt: no tuned score of its own is hidden." in ending.reasons
    terms = [term.text for term in session.view().ambition.terms]
    assert "Bolt: no tuned score of its own is hidden" in terms


def test_insolvency_ends_the_game() -> None:
    """A firm that cannot pay is out, and hears how much was missing."""
    poor = {**NEVER, "firms.bolt.cash": 1_000_000, "firms.bolt.overheads": 500_000_000}
    _session, ending = ended(poor)
    assert (ending.kind, ending.turn) == ("insolvency", 1)
    assert "$" in ending.reasons[0]


EITHER = "firms.bolt.cash < 1000 or firms.bolt.protest > 0.05"
QUARREL = {
    "title": "A quarrel",
    "text": "The neighbours are at the gate.",
    "firm": "bolt",
    "date": datetime.date(2025, 1, 6),
    "weeks": 1,
    "default": "fight",
    "choices": {
        "talk": {"title": "Talk"},
        "fight": {
            "title": "Fight",
            "effects": [{"quantity": "firms.bolt.protest", "add": 0.3}],
        },
    },
}


def test_an_ending_names_the_half_of_the_fear_that_came_true() -> None:
    """Of two dangers only the one that came is named, in words, with its figure."""
    fear = goal(EITHER, weeks=2)
    session = Session.start(build({**NEVER, "firms.bolt.fear": fear}), seed=1, chair="bolt")
    assert session.give(Order(kind="build-power", amount=50_000, option="fast")).allowed
    ending = to_the_end(session).ending
    assert ending is not None
    assert ending.kind == "fear"
    told = "\n".join(ending.reasons)
    assert "Bolt: protest above 5% (it stands at" in ending.reasons[0]
    assert "2 weeks in a row" in told
    assert "cash below" not in told
    assert "Week 1: Get power, 50 MW, fast. Without it Bolt: protest would be 0%" in told
    assert "it would not have come to this end" in told


def test_answers_are_quoted_as_they_are_written() -> None:
    """What stands in an answer keeps its capitals where the answer is named."""
    choices = {**QUARREL["choices"], "talk": {"title": "Say that Ada ruled in September"}}
    quarrel = {**QUARREL, "choices": choices}
    changes = {**NEVER, "firms.bolt.fear": goal(EITHER), "events": {"quarrel": quarrel}}
    _session, ending = ended(changes)
    assert "With “Say that Ada ruled in September” instead" in "\n".join(ending.reasons)


def test_an_ending_names_matters_left_unanswered() -> None:
    """An answer the scenario gave for a silent chief is a decision too, and said to be that."""
    changes = {**NEVER, "firms.bolt.fear": goal(EITHER), "events": {"quarrel": QUARREL}}
    _session, ending = ended(changes)
    assert ending.kind == "fear"
    assert "A quarrel: Fight (you gave no answer)" in "\n".join(ending.reasons)


def test_a_missed_ambition_says_what_was_reached_and_what_missed() -> None:
    """Every comparison of an ambition stands with its figure."""
    wanted = goal("world.turn >= 1 and firms.bolt.usage_share > 0.99")
    _session, ending = ended({**NEVER, "firms.bolt.ambition": wanted})
    assert ending.reasons[0].startswith("Reached: weeks played at least 1")
    assert ending.reasons[1].startswith("Missed: Bolt: usage share above 99%")


def test_half_a_danger_is_not_named() -> None:
    """A comparison that holds in an alternative that does not is not what came true."""
    when = "firms.bolt.cash < 1000 and world.turn > 0 or firms.bolt.morale >= 0"
    _session, ending = ended({**NEVER, "firms.bolt.fear": goal(when)})
    told = "\n".join(ending.reasons)
    assert "morale at least 0%" in told
    assert "weeks played" not in told


def test_time_runs_out() -> None:
    """Who neither wins nor loses sees the last week."""
    session, ending = ended(NEVER)
    assert ending.kind == "horizon"
    assert ending.turn == session.turns


@pytest.mark.parametrize("when", ["world.turn >= 1", "0"])
def test_an_ending_has_reasons_and_a_ranking(when: str) -> None:
    """Reasons are sentences with figures; the ranking holds every firm once, best first."""
    _session, ending = ended({**NEVER, "firms.bolt.fear": goal(when)})
    assert ending.title
    assert all(any(sign.isdigit() for sign in reason) for reason in ending.reasons)
    growth = [row[1] for row in ending.ranking]
    assert growth == sorted(growth, reverse=True)
    assert len({row[0] for row in ending.ranking}) == 3


def test_another_firms_fear_does_not_end_my_game() -> None:
    """Only the chair's own story ends the game."""
    session, ending = ended({**NEVER, "firms.core.fear": goal("1")}, chair="bolt")
    assert ending.kind == "horizon"
    assert session.turn == session.turns


def test_a_bought_firm_stands_with_the_growth_it_had() -> None:
    """Its value did not fall to nothing: the ranking has that of the week before."""
    session = alone("bolt")
    session.hand_in()
    before = float(session.past[-2]["value"][0, 0] / session.world["start_value"][0, 0]) - 1.0
    session.world["status"][0, 0], session.world["value"][0, 0] = BOUGHT, 0.0
    growth = {name: grown for name, grown, _reached in _ranking(fresh(session).table)}
    assert growth["Ada"] == pytest.approx(before)
    session.world["status"][0, 0] = FAILED
    growth = {name: grown for name, grown, _reached in _ranking(fresh(session).table)}
    assert growth["Ada"] == -1.0


HALF = {
    "name": "Half", "ticker": "HLF", "region": "us", "about": "A part of another firm.",
    "briefing": "Stand alone.", "cash": 0, "value": 10**9, "researchers": 0, "pay": 500_000,
    "core_income": 100_000, "ambition": goal("0"), "fear": goal("0"),
    "part_of": {"firm": "bolt", "compute": 0.3, "people": 0.4, "cash": 0.5, "debt": 0.2},
}  # fmt: skip
REMEDY = {
    "title": "A remedy", "text": "The court splits Bolt.", "date": datetime.date(2025, 1, 13),
    "effects": [{"quantity": "firms.half.apart", "add": 1.0}],
}  # fmt: skip


@pytest.mark.parametrize("more", [{}, {"firms.half": HALF, "events.remedy": REMEDY}])
def test_shares_are_counted_by_what_was_sold_of_them(more: dict[str, Any]) -> None:
    """New shares are more shares; a court that splits the firm makes neither more nor fewer."""
    session = Session.start(build({**NEVER, **more}), seed=1, chair="bolt")
    if not more:
        assert session.give(Order(kind="raise-equity", amount=100_000)).allowed
    ending = to_the_end(session).ending
    assert ending is not None
    (told,) = [line for line in ending.reasons if "a share's value" in line]
    assert ("number by +0.0%" in told) == bool(more)

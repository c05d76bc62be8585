"""The two crises of autumn 2025: games with a machine in every chair, and a fall on purpose.

Invariant: the books close whoever falls.
"""

from __future__ import annotations

from functools import cache

import pytest

from game.compiled.sizes import MONEY
from game.compiled.world import ACTIVE
from game.players import make_players
from game.session.session import Session
from tests.scenarios.crisis import play_openai, stands, start_in
from tests.support.shipped import game_of

CRISIS = 12
"""Weeks after which a fall on purpose has happened."""


@cache
def machines(scenario: str) -> Session:
    """The game with a machine in every chair, to its end."""
    game = game_of(scenario)
    session = Session.start(game, seed=1, players=make_players(game.compiled.scenario, 1))
    while session.ending is None:
        session.hand_in()
    return session


@pytest.mark.parametrize("scenario", ["bailout", "ticket"])
def test_headless_game_runs_to_its_end(scenario: str) -> None:
    """With a machine in every chair all weeks are played, OpenAI stands and the books close."""
    session = machines(scenario)
    assert stands(session, "openai")
    assert not session.world["balance"][0].sum(axis=1).any()


def test_a_missed_payment_can_be_had() -> None:
    """OpenAI falls when its chief burns the till, and CoreWeave by what it is not paid then.

    All whom it had promised to pay are worth less, and the news tells of both falls.
    """
    session = play_openai("spend", weeks=CRISIS)
    weeks = {firm: fall(session, firm) for firm in ("openai", "coreweave", "oracle", "microsoft")}
    assert weeks["openai"] == 1
    assert 1 < weeks["coreweave"] <= CRISIS
    assert (weeks["oracle"], weeks["microsoft"]) == (NEVER, NEVER)
    assert lowest(session, "oracle") < 0.75
    assert fired(session) >= {"falls-openai", "falls-coreweave"}
    assert not session.world["balance"][0].sum(axis=1).any()


@pytest.mark.parametrize("chair", ["openai", "coreweave", "nvidia"])
def test_who_falls_next_can_be_asked_before(chair: str) -> None:
    """At the start the question after OpenAI names CoreWeave, weeks later, and who loses by both.

    OpenAI owes the capital markets nothing: what they lose is what CoreWeave owes.
    """
    found = start_in(chair).what_if("openai")
    assert [(fall.firm, fall.wave) for fall in found.falls] == [("openai", 0), ("coreweave", 1)]
    assert found.falls[1].week > found.falls[0].week
    assert found.falls[1].contracts == ("CoreWeave for OpenAI",)
    lost = {loss.firm: loss.lost for loss in found.losses}
    assert lost["oracle"] > 200_000_000_000
    assert lost["capital-markets"] > 10_000_000_000
    assert "CoreWeave" in found.text


def test_a_missed_payment_can_be_avoided() -> None:
    """In the same weeks a chief who raises money in time stands, and so do the landlords."""
    weeks = [fall(machines("bailout"), firm) for firm in ("openai", "oracle", "coreweave")]
    assert all(week == NEVER or week > CRISIS for week in weeks)


def test_who_stood_at_the_brink_can_survive() -> None:
    """With a till for five weeks the chief asks the state, is refused, sells a round and stands."""
    session = play_openai("brink", weeks=CRISIS)
    place = session.game.compiled.places["firms"]["openai"]
    till = [int(world["balance"][0, MONEY, place]) * 1000 for world in session.past]
    assert min(till) < 5_000_000_000
    assert till[-1] > 20_000_000_000
    assert session.world["rescue_asked"][0, place] >= 0
    assert session.world["backstop"][0, place] == 0
    assert all(stands(session, firm) for firm in ("openai", "oracle", "coreweave"))


NEVER = -1


def fall(session: Session, firm: str) -> int:
    """Weeks after which the firm had failed; NEVER for one that stands."""
    place = session.game.compiled.places["firms"][firm]
    worlds = [*session.past, session.world]
    return next((int(w["turn"][0]) for w in worlds if w["status"][0, place] != ACTIVE), NEVER)


def fired(session: Session) -> set[str]:
    """Events that have happened."""
    places = session.game.compiled.places["events"]
    return {event for event, place in places.items() if session.world["event_week"][0, place] >= 0}


def lowest(session: Session, firm: str) -> float:
    """The firm's lowest value so far, against the first."""
    place = session.game.compiled.places["firms"][firm]
    values = [float(world["value"][0, place]) for world in session.past]
    return min(values) / values[0]

"""The two crises of autumn 2025: games with a machine in every chair, and a fall on purpose.

Invariant: the books close whoever falls.
"""

from __future__ import annotations

import pytest

from game.compiled.load import load_game
from game.players import make_players
from game.session.session import Session
from tests.scenarios.crisis import play_openai, stands

CRISIS = 12
"""Weeks after which a fall on purpose has happened."""


@pytest.mark.parametrize("scenario", ["bailout", "ticket"])
def test_headless_game_runs_to_its_end(scenario: str) -> None:
    """With a machine in every chair all weeks are played, OpenAI stands and the books close."""
    game, problems = load_game(scenario)
    assert game is not None, problems.to_text()
    players = make_players(game.compiled.scenario, 1)
    session = Session.start(game, seed=1, players=players)
    while session.ending is None:
        session.hand_in()
    assert stands(session, "openai")
    assert not session.world["balance"][0].sum(axis=1).any()


def test_a_missed_payment_can_be_had() -> None:
    """OpenAI falls when its chief burns the till, and drags down whom it had promised to pay."""
    session = play_openai("spend", weeks=CRISIS)
    assert not stands(session, "openai")
    assert lowest(session, "oracle") < 0.75
    assert lowest(session, "coreweave") < 0.75
    assert not session.world["balance"][0].sum(axis=1).any()


def test_a_missed_payment_can_be_avoided() -> None:
    """In the same weeks a chief who raises money in time stands, and so do the landlords."""
    session = play_openai("keep", weeks=CRISIS)
    assert all(stands(session, firm) for firm in ("openai", "oracle", "coreweave"))


def lowest(session: Session, firm: str) -> float:
    """The firm's lowest value so far, against the first."""
    place = session.game.compiled.places["firms"][firm]
    values = [float(world["value"][0, place]) for world in session.past]
    return min(values) / values[0]

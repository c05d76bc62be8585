"""Heuristic chiefs through a whole game of the scenario that is shipped."""

from collections import Counter

import pytest

from game.compiled.causes import REFUSED
from game.compiled.load import Game, load_game
from game.compiled.orders import ORDER_KINDS
from game.compiled.world import ACTIVE
from game.players import make_player
from game.session.player import Player
from game.session.session import Session
from tests.support.shipped import cold_shot


@pytest.fixture(scope="module")
def game() -> Game:
    """The Cold Shot."""
    return cold_shot()


def chiefs(game: Game, seed: int) -> dict[str, Player]:
    """A heuristic player for every chair."""
    firms = game.compiled.scenario.firms
    return {firm: make_player("heuristic", firms[firm].temper, seed, firm) for firm in firms}


@pytest.fixture(scope="module", params=[1, 2], ids=lambda seed: f"seed {seed}")
def played(game: Game, request: pytest.FixtureRequest) -> Session:
    """A game with a heuristic chief in every chair."""
    session = Session.start(game, seed=request.param, players=chiefs(game, request.param))
    while session.ending is None:
        session.hand_in()
    return session


@pytest.mark.parametrize(
    "scenario", ["first-steps", "cold-shot", "bailout", "dinner", "entanglement"]
)
def test_machines_know_what_is_allowed(scenario: str) -> None:
    """Hardly an order of a machine is refused: not one in fifty over the first weeks."""
    found, _problems = load_game(scenario)
    assert found is not None
    session = Session.start(found, seed=1, players=chiefs(found, 1))
    refused: list[str] = []
    for _week in range(4):
        session.hand_in()
        assert session.table.log is not None
        log = session.table.log[0]
        kinds = log["note_kind"][: int(log["notes"])] == REFUSED
        refused += [ORDER_KINDS[int(kind)].id for kind in log["note_subject"][: len(kinds)][kinds]]
    given = sum(len(week) for week in session.orders)
    assert len(refused) <= 0.02 * given, Counter(refused)


def test_nobody_runs_dry(played: Session) -> None:
    """Chiefs who mind their runway are all still in business after twelve weeks."""
    count = len(played.catalogue.firms)
    assert (played.world["status"][0, :count] == ACTIVE).all()


def test_everybody_acts(played: Session) -> None:
    """Each chief gives orders in most weeks."""
    weeks = Counter(firm for week in played.orders for firm in {firm for firm, _order in week})
    assert all(weeks[firm] > played.turns // 2 for firm in played.catalogue.firms)


def test_what_was_trained_is_released(played: Session) -> None:
    """DeepSeek's chief publishes R1 in the first week its tests allow."""
    week = int(played.game.compiled.rules["model_ready"][0, played.catalogue.model_place("r1")])
    releases = [
        (order.subject, order.option)
        for firm, order in played.orders[week]
        if firm == "deepseek" and order.kind == "release"
    ]
    assert releases == [("r1", "open")]


def test_prices_are_not_swung(played: Session) -> None:
    """No chief changes its price in more than half of the weeks."""
    changes = Counter(
        firm for week in played.orders for firm, order in week if order.kind == "set-price"
    )
    assert max(changes.values()) <= played.turns // 2


@pytest.mark.parametrize("chair", ["deepseek", "google", "nvidia", "openai", "xai"])
def test_orders_are_legal(game: Game, chair: str) -> None:
    """What a chief orders from its view alone is allowed by the rules, week after week."""
    players = chiefs(game, 1)
    session = Session.start(game, seed=1, chair=chair, players=players)
    while session.ending is None:
        quotes = [session.give(order) for order in players[chair].decide(session.view())]
        assert [quote.refusal for quote in quotes if not quote.allowed] == []
        session.hand_in()

"""Heuristic chiefs through a whole game of the scenario that is shipped."""

from collections import Counter

import pytest

from game.compiled.causes import REFUSED
from game.compiled.load import load_game
from game.compiled.sizes import NOTES
from game.compiled.world import ACTIVE
from game.players import make_player
from game.session.session import Session


@pytest.fixture(scope="module", params=[1, 2], ids=lambda seed: f"seed {seed}")
def played(request: pytest.FixtureRequest) -> tuple[Session, Counter[str]]:
    """A game of The Cold Shot with a heuristic chief in every chair, and its refused orders."""
    game, _problems = load_game("cold-shot")
    assert game is not None
    firms = game.compiled.scenario.firms
    seed = request.param
    players = {
        firm: make_player("heuristic", firms[firm].temper, seed, firm) for firm in sorted(firms)
    }
    session = Session.start(game, seed=seed, players=players)
    refused: Counter[str] = Counter()
    for _week in range(session.turns):
        session.hand_in()
        refused.update(_refused(session))
    return session, refused


def _refused(session: Session) -> list[str]:
    assert session._log is not None
    log = session._log[0]
    kinds = log["note_kind"][: min(int(log["notes"]), NOTES)]
    return [str(place) for place in (kinds == REFUSED).nonzero()[0]]


def test_nobody_runs_dry(played: tuple[Session, Counter[str]]) -> None:
    """Chiefs who mind their runway are all still in business after twelve weeks."""
    session, _refusals = played
    count = len(session.catalogue.firms)
    assert (session.world["status"][0, :count] == ACTIVE).all()


def test_orders_are_legal(played: tuple[Session, Counter[str]]) -> None:
    """What a chief orders from its view alone is hardly ever refused."""
    session, refusals = played
    given = sum(len(week) for week in session.orders)
    assert sum(refusals.values()) <= given // 100


def test_everybody_acts(played: tuple[Session, Counter[str]]) -> None:
    """Each chief gives orders in most weeks."""
    session, _refusals = played
    weeks = Counter(firm for week in session.orders for firm in {firm for firm, _order in week})
    assert all(weeks[firm] > session.turns // 2 for firm in session.catalogue.firms)


def test_what_was_trained_is_released(played: tuple[Session, Counter[str]]) -> None:
    """DeepSeek's chief opens the drawer in the first week and publishes R1."""
    session, _refusals = played
    releases = [
        order for firm, order in session.orders[0] if firm == "deepseek" and order.kind == "release"
    ]
    assert [(order.subject, order.option) for order in releases] == [("r1", "open")]


def test_prices_are_not_swung(played: tuple[Session, Counter[str]]) -> None:
    """No chief changes its price in more than half of the weeks."""
    session, _refusals = played
    changes = Counter(
        firm for week in session.orders for firm, order in week if order.kind == "set-price"
    )
    assert max(changes.values()) <= session.turns // 2

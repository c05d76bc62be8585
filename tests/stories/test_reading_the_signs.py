"""A chief who plays blind is punished, one who reads the public signs is not.

Invariant: both are the same chief in the same chair and game. The blind one knows its own house
as it is today, and of all others and the market what was known on the first morning.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from operator import gt

import attrs
import pytest

from game.compiled.load import Game
from game.compiled.world import AMBITION
from game.players import make_players
from game.session.orders import Order
from game.session.player import Player
from game.session.session import Session
from game.session.view import Series, View
from tests.support.lane import LONG, PLAIN
from tests.support.shipped import game_of

pytestmark = [
    pytest.mark.usefixtures("engine"),
    pytest.mark.skipif(PLAIN, reason="the same games are played with the compiled rules"),
]

CHAIRS = ("openai", "google")
"""Those whose prize is the users that rivals court."""
SEEDS = (1, 2, 3, 4)
FEWER = 0.95
"""Part of a reading chief's users that a blind one has at most."""
MOST = 3
"""Games of the four years, at least, in which a blind vendor is poorer."""


@attrs.define
class Blind:
    """A chief who decides by a view of which the public part is that of the first morning."""

    heuristic: Player
    name: str = "blind"
    first: View | None = None

    def decide(self, view: View) -> Sequence[Order]:
        """What the chief orders who takes the world for what it was."""
        self.first = self.first or view
        known = {firm.id: firm for firm in self.first.firms}
        firms = tuple(firm if firm.id == view.firm else known[firm.id] for firm in view.firms)
        stale = attrs.evolve(
            view, firms=firms, market=self.first.market, news=(), history=_own(view)
        )
        return self.heuristic.decide(stale)


def _own(view: View) -> Mapping[str, Series]:
    """The past of the own house; of all others the first morning."""
    return {
        name: {who: told if who == view.firm else told[:1] for who, told in series.items()}
        for name, series in view.history.items()
    }


@cache
def games(chair: str, seed: int, scenario: str = "cold-shot") -> tuple[Session, Session]:
    """The game of a chief who reads, and that of the same chief blind."""
    game = game_of(scenario)
    players = make_players(game.compiled.scenario, seed)
    blinded = {**players, chair: Blind(players[chair])}
    return all_read(seed, scenario), played(game, seed, blinded)


@cache
def all_read(seed: int, scenario: str) -> Session:
    """The game in which every chief reads."""
    game = game_of(scenario)
    return played(game, seed, make_players(game.compiled.scenario, seed))


def played(game: Game, seed: int, players: Mapping[str, Player]) -> Session:
    """A game of these chiefs, to its last week."""
    session = Session.start(game, seed=seed, players=players)
    while session.turn < session.turns:
        session.hand_in()
    return session


def users(session: Session, chair: str) -> float:
    """Part of all tokens that the chair serves at the end."""
    return float(session.world["usage_share"][0, session.game.compiled.places["firms"][chair]])


def figure_of(session: Session, chair: str, name: str) -> float:
    """A figure of the chair's firm at the end, thousand USD."""
    return float(session.world[name][0, session.game.compiled.places["firms"][chair]])


def wins(session: Session, chair: str) -> bool:
    """Whether the chair has its prize."""
    place = session.game.compiled.places["firms"][chair]
    return bool(session.world["ending"][0, place] == AMBITION)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("chair", CHAIRS)
def test_the_blind_lose_users_to_those_who_read(chair: str, seed: int) -> None:
    """Whoever does not see that others got cheaper and better is left by users."""
    reading, blind = games(chair, seed)
    assert users(blind, chair) < FEWER * users(reading, chair)


def test_only_who_reads_has_the_prize() -> None:
    """Blind, no chair gets what it wants in any of the games; reading, some do."""
    pairs = [(chair, *games(chair, seed)) for chair in CHAIRS for seed in SEEDS]
    assert not any(wins(blind, chair) for chair, _reading, blind in pairs)
    assert any(wins(reading, chair) for chair, reading, _blind in pairs)


@pytest.mark.skipif(not LONG, reason="games of a whole year take long")
def test_a_blind_vendor_is_poorer_after_a_year() -> None:
    """Who sees neither what the world computes nor what it believes earns less and is worth less.

    In a single game a deal or a release may outweigh it: it holds of most games and of the mean.
    """
    pairs = [games("nvidia", seed, "year-2025") for seed in SEEDS]
    for figure in ("value", "chip_rate"):
        reading = [figure_of(one, "nvidia", figure) for one, _blind in pairs]
        blind = [figure_of(other, "nvidia", figure) for _reading, other in pairs]
        assert sum(map(gt, reading, blind)) >= MOST, (figure, reading, blind)
        assert sum(blind) < sum(reading), figure

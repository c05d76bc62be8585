"""Plays `bailout` from OpenAI's chair: into default, and back from the brink."""

from __future__ import annotations

from collections.abc import Sequence

from game.compiled.world import ACTIVE
from game.players import make_players
from game.session.orders import Order
from game.session.session import Session
from game.session.view import View
from tests.stories.playing import Directed, Script
from tests.support.shipped import game_of

LEFT = 100_000_000
"""USD that stay in the till of a chief who wants to miss a payment."""
BURNT = 11_000_000_000
"""USD that a careless chief is rid of in the first week."""


def spend(view: View, _wished: Sequence[Order]) -> Sequence[Order]:
    """All the money on scouts, who take whatever they are given, and nothing raised."""
    amount = (int(view.own.cash) - LEFT) // 1000
    return [_burnt(amount)] if amount > 0 else []


def _burnt(amount: int) -> Order:
    """An order that takes so much (thousand USD) and moves little else."""
    return Order(kind="scout", subject="apple", amount=amount)


def brink(view: View, wished: Sequence[Order]) -> Sequence[Order]:
    """Two thirds of the till are gone in the first week; then money is raised, and none spent."""
    if view.turn == 0:
        return [_burnt(BURNT // 1000)]
    saving = ("raise-equity", "borrow", "vehicle", "ask-rescue", "break", "accept", "refuse")
    asked = [Order(kind="ask-rescue", amount=view.means.rescue // 1000)]
    heard = [order for order in asked if order.amount and view.turn == 1]
    return [*heard, *(order for order in wished if order.kind in saving and order not in heard)]


PLANS: dict[str, Script] = {"spend": spend, "brink": brink}


def play_openai(plan: str, *, weeks: int, seed: int = 1) -> Session:
    """`bailout` after so many weeks, OpenAI's chief following the plan."""
    game = game_of("bailout")
    players = make_players(game.compiled.scenario, seed)
    players["openai"] = Directed(players["openai"], PLANS[plan])
    session = Session.start(game, seed=seed, players=players, chair="")
    while session.ending is None and session.world["turn"][0] < weeks:
        session.hand_in()
    return session


def start_in(chair: str) -> Session:
    """`bailout` on its first morning, seen from a chair."""
    return Session.start(game_of("bailout"), seed=1, players={}, chair=chair)


def stands(session: Session, firm: str) -> bool:
    """Whether the firm can still pay."""
    place = session.game.compiled.places["firms"][firm]
    return bool(session.world["status"][0, place] == ACTIVE)

"""A game played without a screen.

Invariant: orders of a file come first in their week and take the place of what the
firm's player would have done in the same matter; none of them is dropped in silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import field, frozen

from game.cli.engine import make_ready
from game.cli.orders_file import Listed
from game.cli.terminal import Progress
from game.compiled.load import Game
from game.players import make_players
from game.session.orders import Order
from game.session.player import Player
from game.session.results import results_of
from game.session.session import Session
from game.session.view import View
from game.words import _


class ListedFirst:
    """A chief who gives the orders of a list, and beside them what another player would."""

    def __init__(self, listed: Mapping[int, Sequence[Order]], player: Player) -> None:
        """Take the orders of `listed`, by week from 1, and leave the rest to `player`."""
        self.listed = listed
        self.player = player
        # Who plays on when the game is saved and loaded without its list.
        self.name = player.name

    def decide(self, view: View) -> Sequence[Order]:
        """This week's orders of the list, then the player's own as far as moves are left."""
        listed = self.listed.get(view.turn + 1, ())
        settled = {(order.kind, order.subject) for order in listed}
        own = [o for o in self.player.decide(view) if (o.kind, o.subject) not in settled]
        left = view.own.moves - sum(order.about.moves for order in listed)
        return (*listed, *_within(own, left))


def _within(orders: Sequence[Order], moves: int) -> Iterator[Order]:
    for order in orders:
        if order.about.moves <= moves or not order.about.moves:
            moves -= order.about.moves
            yield order


@frozen(kw_only=True)
class Refused:
    """An order that the rules did not allow."""

    turn: int
    firm: str
    order: Order
    reason: str
    listed: bool
    """Whether it came from the orders file."""


@frozen
class Headless:
    """A game that was played, and the orders refused in it."""

    game: Game
    session: Session
    refused: list[Refused] = field(factory=list)


def play(
    game: Game,
    seed: int,
    names: Mapping[str, str],
    listed: Listed,
    turns: int | None,
    progress: Progress,
) -> Headless:
    """Play `game` for `turns` weeks, or to its end when that comes first.

    `names` are players by firm, heuristic for those left out.
    """
    make_ready(progress)
    players = make_players(game.compiled.scenario, seed, names)
    for firm, by_week in listed.items():
        players[firm] = ListedFirst(by_week, players[firm])
    played = Headless(game, Session.start(game, seed=seed, players=players))
    session = played.session
    while session.ending is None and (turns is None or session.turn < turns):
        week = session.turn + 1
        progress.tell(session.turn / session.turns, _("week {week}").format(week=week))
        session.hand_in()
        given = {firm: by_week.get(week, []) for firm, by_week in listed.items()}
        played.refused.extend(_refused(session, week, given))
    return played


def _refused(
    session: Session, week: int, listed: Mapping[str, Sequence[Order]]
) -> Iterator[Refused]:
    """The orders of the week just played that the rules refused."""
    for firm in session.catalogue.firms:
        asked = list(listed.get(firm, ()))
        orders = [order for giver, order in session.orders[-1] if giver == firm]
        for result in results_of(session.last_week(firm), orders) if orders else ():
            is_listed = result.order in asked
            if is_listed:
                asked.remove(result.order)
            if result.refusal:
                yield Refused(
                    turn=week,
                    firm=firm,
                    order=result.order,
                    reason=result.refusal,
                    listed=is_listed,
                )
        # A chief whose firm has failed is not asked any more.
        for order in asked:
            reason = _("the firm has failed")
            yield Refused(turn=week, firm=firm, order=order, reason=reason, listed=True)

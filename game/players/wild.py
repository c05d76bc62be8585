"""A chief who orders at random, to shake the rules in tests and as the lowest bar.

Invariant: orders have a known kind, a subject that exists, amounts above zero
and finite prices, and take no more moves than the chief has; whether the rules
allow them is left to the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from game.compiled.orders import ORDER_KINDS, OrderKind
from game.players.draws import Draws
from game.session.orders import Order
from game.session.view import View

_POLICIES: Final = 3
"""Orders without moves that are tried in a week."""


class RandomPlayer:
    """Gives random orders that look legal; they depend on seed, firm and week alone."""

    name = "random"

    def __init__(self, seed: int, firm: str) -> None:
        self._key = (seed, firm)

    def decide(self, view: View) -> tuple[Order, ...]:
        """A few policies, and as many moves as the chief has."""
        draws = Draws(*self._key, view.turn)
        free = [kind for kind in ORDER_KINDS if not kind.moves]
        costly = [kind for kind in ORDER_KINDS if kind.moves]
        policies = [_order(draws.pick(free), view, draws) for _ in range(_POLICIES)]
        moves = [_order(draws.pick(costly), view, draws) for _ in range(view.own.moves)]
        wanted = [order for order in (*policies, *moves) if order is not None]
        return tuple(_within_moves(wanted, view.own.moves))


def _within_moves(orders: Sequence[Order], moves: int) -> Iterator[Order]:
    for order in orders:
        moves -= order.about.moves
        if moves >= 0:
            yield order


def _order(kind: OrderKind, view: View, draws: Draws) -> Order | None:
    """A random order of `kind`, or None where nothing could be its subject."""
    subject = option = ""
    if kind.subject:
        subjects = _SUBJECTS[kind.subject](view)
        if not subjects:
            return None
        subject = draws.pick(subjects)
    if kind.options:
        option = draws.pick(kind.options)
    if kind.subject == "event":
        option = draws.pick(_answers(view, subject))
    amount = _amount(kind, view, draws)
    return Order(
        kind=kind.id,
        subject=subject,
        option=option,
        amount=amount,
        price=_price(kind, subject, view, draws) if kind.price else 0.0,
    )


_SUBJECTS: Final[dict[str, Callable[[View], list[str]]]] = {
    "chip": lambda view: [chip.id for chip in view.chips if chip.buyable or chip.sold_by_me],
    "own model": lambda view: [
        model.id for model in view.models if model.mine and model.state == "held" and not model.wait
    ],
    "servable model": lambda view: [model.id for model in view.models if model.servable],
    "firm": lambda view: [firm.id for firm in view.firms if firm.active and firm.id != view.firm],
    "event": lambda view: [matter.id for matter in view.matters if matter.answers],
}


def _answers(view: View, event: str) -> list[str]:
    return [answer.id for matter in view.matters if matter.id == event for answer in matter.answers]


def _amount(kind: OrderKind, view: View, draws: Draws) -> int:
    """A small to middling amount in the kind's unit; 0 for a kind without one."""
    own = view.own
    most = {
        "cards": max(own.chips // 10, 1000),
        "cards a week": 1000,
        "kilowatts": max(int(own.power * 100), 1000),
        "people": max(own.people // 20, 10),
        "units": max(int(own.compute), 1000),
        "thousand usd": max(own.cash // 10_000, 1000),
        "per cent to training": 50,
    }
    return 1 + draws.below(most[kind.amount]) if kind.amount else 0


def _price(kind: OrderKind, subject: str, view: View, draws: Draws) -> float:
    """A price around today's in the kind's unit."""
    if kind.price == "per cent to serving":
        return float(draws.below(51))
    cards = [chip.price for chip in view.chips if chip.id == subject]
    today = {
        "usd per million tokens": view.own.price,
        "thousand usd a year": view.market.market_pay / 1000,
        "thousand usd a unit": view.market.spot_price / 1000,
        "thousand usd a card": max(cards, default=0) / 1000,
    }
    return max(today[kind.price], 0.01) * draws.between(0.5, 2.0)

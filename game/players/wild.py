"""A chief who orders at random, to shake the rules in tests and as the lowest bar.

Invariant: orders have a known kind, a subject that exists, amounts above zero
and finite prices, and take no more moves than the chief has; whether the rules
allow them is left to the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from game.compiled.clauses import CLAUSE_KINDS
from game.compiled.orders import ORDER_KINDS, PROPOSE, OrderKind
from game.players.draws import Draws
from game.session.orders import Order
from game.session.view import View

_POLICIES: Final = 3
"""Orders without moves that are tried in a week."""

_DEALS: Final = 3
"""One week in so many the chief writes a contract."""

_TOGETHER: Final = ("propose", "assign")
"""Kinds that mean nothing by themselves."""


class RandomPlayer:
    """Gives random orders that look legal; they depend on seed, firm and week alone."""

    name = "random"

    def __init__(self, seed: int, firm: str) -> None:
        self._key = (seed, firm)

    def decide(self, view: View) -> tuple[Order, ...]:
        """A few policies, and as many moves as the chief has."""
        draws = Draws(*self._key, view.turn)
        free = [kind for kind in ORDER_KINDS if not kind.moves and kind.id != "clause"]
        costly = [kind for kind in ORDER_KINDS if kind.moves and kind.id not in _TOGETHER]
        policies = [_order(draws.pick(free), view, draws) for _ in range(_POLICIES)]
        moves = [_order(draws.pick(costly), view, draws) for _ in range(view.own.moves)]
        deal = _deal(view, draws) if draws.below(_DEALS) == 0 else []
        wanted = [order for order in (*policies, *deal, *moves) if order is not None]
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
    "stack": lambda view: [stack.id for stack in view.silicon.stacks],
    "event": lambda view: [matter.id for matter in view.matters if matter.answers],
    "contract": lambda view: [line.id for line in view.contracts if line.mine],
    "team": lambda view: [team.id for team in view.teams if not team.mine],
    "offer": lambda view: [line.contract.id for line in view.offers if line.to_sign],
}


def _deal(view: View, draws: Draws) -> list[Order]:
    """A proposal to some firm with one to three clauses of any kind."""
    firms = _SUBJECTS["firm"](view)
    if not firms:
        return []
    other = draws.pick(firms)
    ranks = ORDER_KINDS[PROPOSE].options
    clauses = [_clause(view, other, draws) for _ in range(1 + draws.below(3))]
    return [Order(kind="propose", subject=other, option=draws.pick(ranks)), *clauses]


def _clause(view: View, other: str, draws: Draws) -> Order:
    kind = draws.pick(CLAUSE_KINDS)
    giver, taker = draws.pick([(view.firm, other), (other, view.firm)])
    things = _THINGS[kind.subject](view)
    return Order(
        kind="clause",
        option=kind.id,
        giver=giver,
        taker=taker,
        subject=draws.pick(things) if things else "",
        amount=1 + draws.below(max(view.own.cash // 50_000, 1000)) if kind.amount else 0,
        price=draws.below(100) / 100.0 if kind.price else 0.0,
        weeks=draws.below(8) if kind.weeks else 0,
    )


_THINGS: Final[dict[str, Callable[[View], list[str]]]] = {
    "": lambda _view: [],
    "model": lambda _view: [],
    "chip": lambda view: [chip.id for chip in view.chips],
    "segment": lambda view: [segment.id for segment in view.market.segments],
    "firm": lambda view: [firm.id for firm in view.firms],
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
        "per cent of the firm": 20,
        "per cent of the overheads": 12,
    }
    return 1 + draws.below(most[kind.amount]) if kind.amount else 0


def _price(kind: OrderKind, subject: str, view: View, draws: Draws) -> float:
    """A price around today's in the kind's unit."""
    if kind.price == "per cent to serving":
        return float(draws.below(51))
    if kind.price == "per cent of the rules":
        return float(draws.below(101))
    if kind.price == "per cent of the people":
        return float(draws.below(31))
    cards = [chip.price for chip in view.chips if chip.id == subject]
    today = {
        "usd per million tokens": view.own.price,
        "thousand usd a year": view.market.market_pay / 1000,
        "thousand usd a unit": view.market.spot_price / 1000,
        "thousand usd a card": max(cards, default=0) / 1000,
    }
    return max(today[kind.price], 0.01) * draws.between(0.5, 2.0)

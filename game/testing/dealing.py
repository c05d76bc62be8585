"""A chief who signs whatever is offered and offers something every week.

Invariant: what is ordered depends on seed, firm and week alone; amounts are such as the firm
could pay, so that contracts live long enough to fall due.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.compiled.clauses import CLAUSE_KINDS, ClauseKind
from game.compiled.orders import (
    ASSIGN,
    BREAK_CONTRACT,
    ORDER_KINDS,
    PROPOSE,
    REFUSE,
    SIGN,
    WRITE_CLAUSE,
)
from game.players import make_player
from game.players.draws import Draws
from game.scenario.model.firms import Temper
from game.session.orders import Order
from game.session.view import View

_SIGN, _BREAK, _PROPOSE, _CLAUSE = (
    ORDER_KINDS[kind].id for kind in (SIGN, BREAK_CONTRACT, PROPOSE, WRITE_CLAUSE)
)
_CONTRACTS = (_SIGN, _BREAK, _PROPOSE, _CLAUSE, ORDER_KINDS[REFUSE].id, ORDER_KINDS[ASSIGN].id)

_PART = 200
"""A week's sum is at most one part in so many of what the firm has in cash."""

_OFTEN = ("payment", "payment", "lease", "stake", "guarantee", "credit", "purchase", "break-fee")
"""Kinds of clause that make something due; every other kind is written now and then."""


class DealingPlayer:
    """Signs, offers, and orders two things more as a random player would."""

    name = "dealing"

    def __init__(self, seed: int, firm: str) -> None:
        """Play for `firm`."""
        self._key = (seed, firm, "dealing")
        self._random = make_player("random", Temper(), seed, firm)

    def decide(self, view: View) -> Sequence[Order]:
        """Signatures, an offer, a breach now and then, and a little beside."""
        draws = Draws(*self._key, view.turn)
        signed = [
            Order(kind=_SIGN, subject=offer.contract.id) for offer in view.offers if offer.to_sign
        ]
        mine = [line.id for line in view.contracts if line.mine]
        broken = [Order(kind=_BREAK, subject=draws.pick(mine))] if mine else []
        beside = [order for order in self._random.decide(view) if order.kind not in _CONTRACTS]
        return (
            *signed,
            *(broken if draws.below(6) == 0 else []),
            *_offer(view, draws),
            *beside[:2],
        )


def _offer(view: View, draws: Draws) -> Iterator[Order]:
    """A proposal to another firm with up to three clauses."""
    others = [firm.id for firm in view.firms if firm.active and firm.id != view.firm]
    if not others:
        return
    other = draws.pick(others)
    ranks = Order(kind=_PROPOSE).about.options
    yield Order(kind=_PROPOSE, subject=other, option=draws.pick(ranks))
    for _ in range(1 + draws.below(3)):
        yield _clause(view, other, draws)


def _clause(view: View, other: str, draws: Draws) -> Order:
    often = draws.below(3) > 0
    kinds = [kind for kind in CLAUSE_KINDS if not often or kind.id in _OFTEN]
    kind = draws.pick(kinds)
    giver, taker = draws.pick([(view.firm, other), (other, view.firm)])
    things = _things(view, kind)
    return Order(
        kind=_CLAUSE,
        option=kind.id,
        giver=giver,
        taker=taker,
        subject=draws.pick(things) if things else "",
        amount=1 + draws.below(max(100, view.own.cash // 1000 // _PART)) if kind.amount else 0,
        price=(1 + draws.below(30)) / 100.0 if kind.price else 0.0,
        weeks=draws.below(5) if kind.weeks else 0,
    )


def _things(view: View, kind: ClauseKind) -> list[str]:
    """Ids of what a clause may be about."""
    if kind.subject == "chip":
        return [chip.id for chip in view.chips]
    if kind.subject == "segment":
        return [segment.id for segment in view.market.segments]
    return [firm.id for firm in view.firms] if kind.subject == "firm" else []

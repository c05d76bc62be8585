"""Picks among wishes: what is wanted most first, within moves and money.

Invariant: the orders picked take at most the moves there are, and their costs
together never exceed the purse and what loans and shares among them bring.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from game.players.heuristic.proposal import Proposal

SETTLES: Final = {"release": ("set-price", "serve")}
"""Kinds of order that an order of another kind settles as well."""


def pick(proposals: Iterable[Proposal], *, moves: int, purse: int) -> list[Proposal]:
    """The proposals that fit, most urgent first; equal ones stay in the order given.

    A `purse` (USD) below zero must be filled before anything can be paid from it.
    """
    chosen: list[Proposal] = []
    for proposal in sorted(proposals, key=lambda wish: -wish.urgency):
        needed = proposal.order.about.moves
        if needed > moves or proposal.cost > max(purse, 0) or _settled(proposal, chosen):
            continue
        moves -= needed
        purse -= proposal.cost
        chosen.append(proposal)
    return chosen


def _settled(proposal: Proposal, chosen: Iterable[Proposal]) -> bool:
    """Whether a more urgent wish already orders the same about the same subject."""
    order = proposal.order
    return any(
        (order.kind, order.subject) == (other.order.kind, other.order.subject)
        or order.kind in SETTLES.get(other.order.kind, ())
        for other in chosen
    )

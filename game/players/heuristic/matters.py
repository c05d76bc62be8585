"""Answers to what is put before the chief.

Invariant: an answer the firm cannot pay for is never given; a chief without an
inclination leaves the matter to its default.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.players.heuristic.outlook import Outlook
from game.players.heuristic.proposal import PRESSING, Proposal
from game.session.orders import Order
from game.session.view import Answer, Matter
from game.words import _

INCLINED: Final = 0.6
"""Greed or risk from which a chief has an inclination of its own."""


def propose(outlook: Outlook) -> Iterator[Proposal]:
    """An answer to each matter that the temper has an answer to."""
    for matter in outlook.view.matters:
        answer = _answer(outlook, matter)
        if answer is not None:
            yield Proposal(
                order=Order(kind="answer", subject=matter.id, option=answer.id),
                urgency=PRESSING,
                reason=_reason(outlook),
                cost=answer.cost,
            )


def _answer(outlook: Outlook, matter: Matter) -> Answer | None:
    """The cheapest answer for the greedy, the dearest within means for the bold, else none."""
    within = [answer for answer in matter.answers if answer.cost <= outlook.purse]
    if not within or len({answer.cost for answer in matter.answers}) == 1:
        return None
    temper = outlook.temper
    if max(temper.greed, temper.risk) < INCLINED:
        return None
    if temper.greed >= temper.risk:
        return min(within, key=lambda answer: answer.cost)
    return max(within, key=lambda answer: answer.cost)


def _reason(outlook: Outlook) -> str:
    if outlook.temper.greed >= outlook.temper.risk:
        return _("it is the cheapest way out")
    return _("what costs more promises more, and it can be paid")

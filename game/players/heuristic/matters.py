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
TRIFLE: Final = 0.01
"""Part of the purse up to which a cost is none to the greedy."""
WAGER: Final = 0.15
"""Part of the purse that the bold put on one answer."""


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
    """What greed or boldness, whichever is stronger, makes of the costs; None for the default."""
    greed, risk = outlook.temper.greed, outlook.temper.risk
    if not matter.answers or max(greed, risk) < INCLINED:
        return None
    return _cheapest(outlook, matter) if greed >= risk else _dearest(outlook, matter)


def _cheapest(outlook: Outlook, matter: Matter) -> Answer | None:
    """The cheapest answer, if it can be paid and another would cost more than a trifle."""
    answer = min(matter.answers, key=lambda answer: answer.cost)
    dearest = max(answer.cost for answer in matter.answers)
    trifle = dearest <= TRIFLE * outlook.purse
    return None if trifle or answer.cost > outlook.purse else answer


def _dearest(outlook: Outlook, matter: Matter) -> Answer | None:
    """The dearest answer within a wager's part of the purse, if any costs something."""
    within = [answer for answer in matter.answers if 0 < answer.cost <= WAGER * outlook.purse]
    return max(within, key=lambda answer: answer.cost, default=None)


def _reason(outlook: Outlook) -> str:
    if outlook.temper.greed >= outlook.temper.risk:
        return _("it is the cheapest way out")
    return _("what costs more promises more, and it can be paid")

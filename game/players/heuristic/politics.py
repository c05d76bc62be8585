"""Lobbying.

Invariant: a chief goes to the capital only when the courts look or favour is
gone, and spends a small part of the purse.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.players.heuristic.forms import thousands
from game.players.heuristic.outlook import Outlook
from game.players.heuristic.proposal import SPARE, USEFUL, Proposal
from game.session.orders import Order
from game.words import _

WARM: Final = 0.25
"""Heat from which lobbying is thought of."""
OUT_OF_FAVOUR: Final = -0.3
"""Favour below which it is, too."""
ENOUGH: Final = 0.5
"""Favour from which no more is wanted."""
PURSE_PART: Final = 0.02
"""Part of the purse for it."""
MOST: Final = 50_000_000
"""USD at most."""


def propose(outlook: Outlook) -> Iterator[Proposal]:
    """A hearing in the capital, when it is needed."""
    own = outlook.own
    amount = thousands(min(PURSE_PART * outlook.purse, MOST))
    wanted = own.heat > WARM or own.favour < OUT_OF_FAVOUR
    if wanted and own.favour < ENOUGH and amount > 0:
        reason = _("heat is {heat:.0%} and favour {favour:+.0%}")
        yield Proposal(
            order=Order(kind="lobby", amount=amount),
            urgency=SPARE + (USEFUL - SPARE) * min(2.0 * own.heat, 1.0),
            reason=reason.format(heat=own.heat, favour=own.favour),
            cost=1000 * amount,
        )

"""The lowest price a chief would ask: cost and margin, or less where the house bears it.

Invariant: what depends on who the chief is stands here as a pair, the value of the one end of a
trait of the temper and that of the other; a price is never thought of below LOWEST.
"""

from __future__ import annotations

from typing import Final

from game.players.heuristic.outlook import Outlook, between

LOWEST: Final = 0.05
"""USD per million tokens below which no chief thinks of a price."""
MARGIN: Final = (0.2, 1.0)
"""Smallest margin over unit cost: of the least greedy and of the greediest."""
UNEASY: Final = (0.7, 1.1)
"""Price against unit cost below which serving is a loss: to the least greedy, to the greediest."""
FRUGAL: Final = 0.5
"""Greed from which a chief never sells below cost, however rich the firm is."""
WATCHED: Final = (0.35, 0.55)
"""Heat from which no chief does, since courts call it predatory: the careful and the bold."""


def floor(outlook: Outlook, unit_cost: float) -> float:
    """Lowest price the chief would set for what costs `unit_cost` to serve."""
    return max(unit_cost * (1.0 + between(*MARGIN, outlook.temper.greed)), LOWEST)


def minds_losses(outlook: Outlook) -> bool:
    """Whether the firm burns cash, its chief is greedy, or the courts look."""
    watched = outlook.own.heat >= between(*WATCHED, outlook.temper.risk)
    return outlook.burn > 0.0 or outlook.temper.greed >= FRUGAL or watched


def loses_money(outlook: Outlook) -> bool:
    """Whether the price is below cost and the firm cannot or will not give so much away."""
    own = outlook.own
    cost = own.unit_cost * between(*UNEASY, outlook.temper.greed)
    return own.price < cost and minds_losses(outlook)

"""Orders about the public: matters to answer, and what is asked of or promised to a state.

Invariant: each row is numbered, once, in `game.compiled.orders.numbers`.
"""

from __future__ import annotations

from typing import Final

from game.compiled.orders.rows import OrderKind
from game.words import N_

ROWS: Final[tuple[OrderKind, ...]] = (
    OrderKind(
        id="answer",
        pays=("event",),
        title=N_("Answer"),
        help=N_("Settle a matter that waits for your decision."),
        acts=N_("at once"),
        moves=0,
        area="inbox",
        subject="event",
    ),
    OrderKind(
        id="lobby",
        weekly=True,
        pays=("lobbying",),
        title=N_("Lobby"),
        help=N_("Buy a hearing in the capital: favour rises, the courts look away a little."),
        acts=N_("at once"),
        area="capital",
        amount="thousand usd",
    ),
    OrderKind(
        id="ask-rescue",
        judged=True,
        title=N_("Ask for a rescue"),
        help=N_("Ask the state to answer for your debt in distress, for shares. Favour helps."),
        acts=N_("answered this week"),
        area="capital",
        amount="thousand usd",
    ),
    OrderKind(
        id="pledge",
        title=N_("Pledge to invest at home"),
        help=N_(
            "Promise the capital cards, power and halls for so much money within some weeks. "
            "Favour comes at once; what you have not paid for yourself by then is remembered."
        ),
        acts=N_("favour at once, the promise falls due later"),
        area="capital",
        amount="thousand usd",
    ),
    OrderKind(
        id="comply",
        title=N_("Comply with Brussels"),
        help=N_(
            "How far you keep Europe's rules, in per cent. It costs a part of what you sell "
            "there; what you leave undone stands in a file, and files end in fines."
        ),
        acts=N_("each week until changed"),
        moves=0,
        area="company",
        price="per cent of the rules",
    ),
)

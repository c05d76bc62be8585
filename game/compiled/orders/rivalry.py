"""Orders against rivals: suits and scouts.

Invariant: each row is numbered, once, in `game.compiled.orders.numbers`.
"""

from __future__ import annotations

from typing import Final

from game.compiled.orders.rows import OrderKind
from game.words import N_

ROWS: Final[tuple[OrderKind, ...]] = (
    OrderKind(
        id="sue",
        pays=("suit",),
        title=N_("Sue a firm"),
        help=N_(
            "Take a firm to court with so much money. While the case stands it drags on the "
            "accused, and discovery opens its books; who loses pays, with money or with a name."
        ),
        acts=N_("judged some weeks later"),
        area="rivals",
        subject="firm",
        amount="thousand usd",
    ),
    OrderKind(
        id="settle",
        judged=True,
        pays=("settlement",),
        title=N_("Settle a suit"),
        help=N_("Pay who sues your firm to drop the case, before discovery or the verdict."),
        acts=N_("at once"),
        moves=0,
        area="rivals",
        subject="firm",
        amount="thousand usd",
    ),
    OrderKind(
        id="scout",
        weekly=True,
        pays=("scouting",),
        title=N_("Scout a rival"),
        help=N_(
            "Have its suppliers, filings and former people asked. For some weeks its cash, recipe "
            "and run are known within an error; more money narrows it."
        ),
        acts=N_("from next week, for some weeks"),
        area="rivals",
        subject="firm",
        amount="thousand usd",
    ),
)

"""Orders about people: pay, hiring, teams and lay-offs.

Invariant: each row is numbered, once, in `game.compiled.orders.numbers`.
"""

from __future__ import annotations

from typing import Final

from game.compiled.orders.rows import OrderKind
from game.words import N_

ROWS: Final[tuple[OrderKind, ...]] = (
    OrderKind(
        id="set-pay",
        title=N_("Set the pay"),
        help=N_("Yearly pay per researcher. Pay above the market keeps people and lifts morale."),
        acts=N_("this week"),
        moves=0,
        area="company",
        price="thousand usd a year",
    ),
    OrderKind(
        id="recruit",
        weekly=True,
        title=N_("Recruit"),
        help=N_(
            "Look for people on the open market. Pay and morale decide how many come; the search "
            "is paid for those who do."
        ),
        acts=N_("this week"),
        area="company",
        amount="people",
    ),
    OrderKind(
        id="poach",
        title=N_("Poach"),
        help=N_("Offer a rival's people a yearly pay. Your own staff hears of it."),
        acts=N_("this week"),
        area="company",
        subject="firm",
        amount="people",
        price="thousand usd a year",
    ),
    OrderKind(
        id="bid-team",
        judged=True,
        title=N_("Bid for a team"),
        help=N_(
            "A sealed bid for a named team of another house: the yearly pay of each of them. One "
            "bid a week: a new one takes the place of the last. Its house raises its pay as far as "
            "its means go; the team weighs pay, morale, compute per head and loyalty. Its know-how "
            "comes along; those who stay, here and there, do not like it."
        ),
        acts=N_("this week"),
        area="company",
        subject="team",
        price="thousand usd a year",
    ),
    OrderKind(
        id="hold-team",
        title=N_("Hold your teams"),
        help=N_(
            "Match bids for your own teams in full up to this yearly pay a head, from now on; "
            "beyond it they are met only in part. What a team is held with it goes on costing."
        ),
        acts=N_("each week until changed"),
        moves=0,
        area="company",
        price="thousand usd a year",
    ),
    OrderKind(
        id="lay-off",
        pays=("severance",),
        title=N_("Lay off"),
        help=N_(
            "Cut overheads by so many per cent for good. Severance is due at once; those who stay "
            "and the public remember it."
        ),
        acts=N_("at once"),
        area="company",
        amount="per cent of the overheads",
    ),
)

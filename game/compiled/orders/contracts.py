"""Orders about contracts: writing, signing, refusing, breaking and handing them over.

Invariant: each row is numbered, once, in `game.compiled.orders.numbers`.
"""

from __future__ import annotations

from typing import Final

from game.compiled.clauses import CLAUSE_KINDS
from game.compiled.orders.rows import OrderKind
from game.words import N_

ROWS: Final[tuple[OrderKind, ...]] = (
    OrderKind(
        id="propose",
        title=N_("Propose a contract"),
        help=N_("Begin to write a contract with a firm; what it says follows clause by clause."),
        acts=N_("before the others next week"),
        area="contracts",
        subject="firm",
        options=(N_("secured"), N_("junior"), N_("subordinate")),
    ),
    OrderKind(
        id="clause",
        title=N_("Write a clause"),
        help=N_("Add a promise to the contract you are writing this week."),
        acts=N_("with the contract"),
        moves=0,
        area="contracts",
        subject="thing",
        options=tuple(kind.id for kind in CLAUSE_KINDS),
    ),
    OrderKind(
        id="accept",
        title=N_("Sign"),
        help=N_("Sign a contract that was put before you. With the last signature it runs."),
        acts=N_("this week"),
        moves=0,
        area="contracts",
        subject="offer",
    ),
    OrderKind(
        id="refuse",
        title=N_("Refuse"),
        help=N_("Say no to an offer, or take your own word back; it is off the table."),
        acts=N_("this week"),
        moves=0,
        area="contracts",
        subject="offer",
    ),
    OrderKind(
        id="break",
        title=N_("Break a contract"),
        help=N_("Walk out: fees or damages fall due, pledges go over, and everybody remembers."),
        acts=N_("this week"),
        area="contracts",
        subject="contract",
    ),
    OrderKind(
        id="assign",
        title=N_("Hand over a contract"),
        help=N_("Offer your side of a contract to another firm; all parties must agree."),
        acts=N_("before the others next week"),
        area="contracts",
        subject="contract",
    ),
)

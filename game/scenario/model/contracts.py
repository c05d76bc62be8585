"""Contracts: bundles of promises between firms, or between a firm and the world outside.

Invariant: a contract without a date runs from the first morning; one with a date is
offered then, and its parties decide.
"""

from __future__ import annotations

import datetime

from game.scenario.keys import key, table

OUTSIDE_PARTIES = (
    "households",
    "industry",
    "treasury",
    "capital-markets",
    "suppliers",
)
"""Parties that are no firms; they have signed whatever they are offered."""

RANKS = ("secured", "junior", "subordinate")


@table
class Clause:
    """One promise: the giver's, to the taker. What the numbers count, the kind says."""

    kind: str = key("Kind of clause; the reference lists them.")
    giver: str = key("Party that promises: a firm, or one of the parties outside.", default="")
    taker: str = key("Party it is promised to.", default="")
    subject: str = key("Chip, segment or firm it is about.", default="")
    amount: int = key("Dollars, units or cards.", low=0, high=10**15, default=0)
    price: float = key("Price, part or chance.", low=0.0, high=1e9, default=0.0)
    weeks: int = key("Weeks, in the kind's meaning.", low=0, high=2000, default=0)


@table
class Contract:
    """A contract that runs at the start, or is offered on its date."""

    title: str = key("What people call it.")
    about: str = key("What it is for, in a sentence or two.", long_text=True, default="")
    proposer: str = key("Firm that offers it.", ref="firms", default="")
    date: datetime.date | None = key(
        "Day it is offered; it runs from the start when there is none.", default=None
    )
    when: str = key("Condition under which it is offered.", long_text=True, default="")
    replaces: str = key("Contract that ends when this one is signed.", ref="contracts", default="")
    open_for: int = key("Weeks the offer stands.", low=1, high=52, default=3)
    rank: str = key("Rank of what it makes due.", one_of=RANKS, default="junior")
    clauses: dict[str, Clause] = key("Its clauses by id.")
    sources: dict[str, tuple[str, ...]] = key(
        "Facts that a clause or a figure rests on, by key.", factory=dict
    )

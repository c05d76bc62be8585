"""A fact ledger: what was reported, rumoured, told as fiction, or assumed.

Invariant: a fact is a figure or a date with a claim in the project's own words;
how far to trust it stands beside it.
"""

from __future__ import annotations

import datetime

from game.scenario.keys import key, table


@table
class Fact:
    """One fact."""

    value: int | float | str | bool | datetime.date = key("The figure, date or word.")
    unit: str = key("What the figure counts.")
    date: str = key("When it held or happened; in words where only the season is known.")
    claim: str = key("The fact in the project's own words.", long_text=True)
    told: str = key(
        "How far to trust it.", one_of=("reported", "rumoured", "fictionalised", "assumed")
    )
    publisher: str = key("Who published it, and when.", default="", long_text=True)
    colour: bool = key("Whether it is told for its colour and nothing rests on it.", default=False)


@table
class Ledger:
    """One file of `seeds/`."""

    title: str = key("Title of the ledger.")
    about: str = key("What it holds and how far to trust it.", long_text=True)
    article: str = key("Short name of the article it was drawn from.", default="")
    facts: dict[str, Fact] = key("The facts by id.", factory=dict)

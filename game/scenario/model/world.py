"""The scenario as a whole.

Invariant: tables are keyed by id, so a scenario that extends another changes
one entry by naming it.
"""

from __future__ import annotations

import datetime

from game.scenario.keys import key, table
from game.scenario.model.contracts import Contract
from game.scenario.model.events import Event
from game.scenario.model.firms import Chip, Firm, Model
from game.scenario.model.markets import (
    Capital,
    ChipMarket,
    Contracting,
    Finance,
    Instruments,
    Politics,
    Power,
    Rental,
    Research,
    Segment,
    Services,
    Talent,
)


@table
class GlossaryEntry:
    """A word the game uses, explained."""

    term: str = key("The word.")
    text: str = key("What it means here and in the field.", long_text=True)


@table
class Scenario:
    """A whole scenario, all its parents merged in."""

    extends: str | tuple[str, ...] = key("Scenarios this one builds on.", default=())
    abstract: bool = key("Whether it only serves to be extended.", default=False)
    title: str = key("Title.")
    about: str = key("What it is about.", long_text=True)
    notice: str = key(
        "What the reader should know about truth and satire.", long_text=True, default=""
    )
    start: datetime.date = key("First day; turns are weeks from there.")
    turns: int = key("Weeks it lasts.", low=1, high=520)
    moves: int = key("Moves a chief has each week.", low=1, high=20, default=3)
    protagonist: str = key("Firm whose story it tells first.", ref="firms")

    chip_market: ChipMarket = key("How vendors sell chips.")
    power: Power = key("What power costs.")
    rental: Rental = key("The rental market for compute.")
    talent: Talent = key("The market for researchers.")
    research: Research = key("How compute becomes capability.")
    services: Services = key("What holds for all users.")
    finance: Finance = key("Interest and credit.")
    capital: Capital = key("What investors pay for.")
    contracting: Contracting = key("What holds for all contracts.")
    instruments: Instruments = key("Capital beside plain loans and shares.")
    politics: Politics = key("Favour, courts, neighbours, public.")

    segments: dict[str, Segment] = key("Groups of users by id.")
    chips: dict[str, Chip] = key("Kinds of chip by id.")
    firms: dict[str, Firm] = key("Firms by id.")
    models: dict[str, Model] = key("Models by id.", factory=dict)
    contracts: dict[str, Contract] = key("Contracts by id.", factory=dict)
    events: dict[str, Event] = key("Events by id.", factory=dict)
    glossary: dict[str, GlossaryEntry] = key("Words by id.", factory=dict)
    sources: dict[str, tuple[str, ...]] = key(
        "Facts that constants rest on, by `table.key`.", factory=dict
    )

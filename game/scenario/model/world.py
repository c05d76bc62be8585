"""The scenario as a whole.

Invariant: tables are keyed by id, so a scenario that extends another changes
one entry by naming it.
"""

from __future__ import annotations

import datetime

from game.scenario.keys import key, table
from game.scenario.model.contracts import Contract
from game.scenario.model.events import Always, End, Event
from game.scenario.model.firms import Chip, Firm, Model
from game.scenario.model.ground import Brussels, Devices, Fog, Ground, Jobs, Pledges
from game.scenario.model.lessons import Lesson
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
from game.scenario.model.rivalry import Courts, Shortcuts, Suit, Team, TeamMarket
from game.scenario.model.silicon import Silicon, Stack


@table
class GlossaryEntry:
    """A word the game uses, explained."""

    term: str = key("The word.")
    text: str = key("What it means here and in the field.", long_text=True)
    source: tuple[str, ...] = key("Facts it tells of.", ref="facts", factory=tuple)


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
    team_market: TeamMarket = key("What teams bring and want.", factory=TeamMarket)
    courts: Courts = key("Suits between firms.", factory=Courts)
    shortcuts: Shortcuts = key("What cutting corners brings and costs.", factory=Shortcuts)
    silicon: Silicon = key("Software stacks, own chips, licences.", factory=Silicon)

    pledges: Pledges = key("What the capital asks, and what its favour does.", factory=Pledges)
    brussels: Brussels = key("Europe's rules, tax and fines.", factory=Brussels)
    ground: Ground = key("Halls and what grids can connect.", factory=Ground)
    devices: Devices = key("Devices as doors to the user.", factory=Devices)
    fog: Fog = key("What scouts find out, and what leaks.", factory=Fog)
    jobs: Jobs = key("Jobs and bills: what the public minds.", factory=Jobs)

    segments: dict[str, Segment] = key("Groups of users by id.")
    stacks: dict[str, Stack] = key("Software stacks by id.", factory=dict)
    chips: dict[str, Chip] = key("Kinds of chip by id.")
    firms: dict[str, Firm] = key("Firms by id.")
    models: dict[str, Model] = key("Models by id.", factory=dict)
    teams: dict[str, Team] = key("Named teams by id.", factory=dict)
    suits: dict[str, Suit] = key("Suits that stand at the start, by id.", factory=dict)
    contracts: dict[str, Contract] = key("Contracts by id.", factory=dict)
    events: dict[str, Event] = key("Events by id.", factory=dict)
    endings: dict[str, End] = key("Ends that any chief may come to, by id.", factory=dict)
    lessons: dict[str, Lesson] = key("Lessons of a guided scenario by id.", factory=dict)
    always: tuple[Always, ...] = key(
        "What must hold after every week, for `warring check --play`.", factory=tuple
    )
    words: dict[str, str] = key(
        "Words that the screens use otherwise here, by the word in small letters.", factory=dict
    )
    glossary: dict[str, GlossaryEntry] = key("Words by id.", factory=dict)
    sources: dict[str, tuple[str, ...]] = key(
        "Facts that constants rest on, by `table.key`.", factory=dict
    )

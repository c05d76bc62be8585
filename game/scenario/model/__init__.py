"""What a scenario may say: attrs classes, one per TOML table.

Invariant: each key's docstring, unit, range and reference stand in its
definition, and nowhere else; the loader, the compiler and the reference pages
all read them there. A key whose name is also a field of `game.compiled.rules`
goes there unchanged but for its unit.
"""

from game.scenario.model.contracts import OUTSIDE_PARTIES, RANKS, Clause, Contract
from game.scenario.model.events import Always, Ambition, Choice, Effect, End, Event, Fear
from game.scenario.model.facts import Fact, Ledger
from game.scenario.model.firms import Chip, Firm, Model, PartOf, Split, Temper
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
from game.scenario.model.world import GlossaryEntry, Scenario

__all__ = [
    "OUTSIDE_PARTIES",
    "RANKS",
    "Always",
    "Ambition",
    "Brussels",
    "Capital",
    "Chip",
    "ChipMarket",
    "Choice",
    "Clause",
    "Contract",
    "Contracting",
    "Courts",
    "Devices",
    "Effect",
    "End",
    "Event",
    "Fact",
    "Fear",
    "Finance",
    "Firm",
    "Fog",
    "GlossaryEntry",
    "Ground",
    "Instruments",
    "Jobs",
    "Ledger",
    "Lesson",
    "Model",
    "PartOf",
    "Pledges",
    "Politics",
    "Power",
    "Rental",
    "Research",
    "Scenario",
    "Segment",
    "Services",
    "Shortcuts",
    "Silicon",
    "Split",
    "Stack",
    "Suit",
    "Talent",
    "Team",
    "TeamMarket",
    "Temper",
]

"""What a scenario may say: attrs classes, one per TOML table.

Invariant: each key's docstring, unit, range and reference stand in its
definition, and nowhere else; the loader, the compiler and the reference pages
all read them there. A key whose name is also a field of `game.compiled.rules`
goes there unchanged but for its unit.
"""

from game.scenario.model.events import Ambition, Choice, Effect, Event, Fear
from game.scenario.model.facts import Fact, Ledger
from game.scenario.model.firms import Chip, Firm, Lease, Model, Split, Temper
from game.scenario.model.markets import (
    Capital,
    ChipMarket,
    Finance,
    Politics,
    Power,
    Rental,
    Research,
    Segment,
    Services,
    Talent,
)
from game.scenario.model.world import GlossaryEntry, Scenario

__all__ = [
    "Ambition",
    "Capital",
    "Chip",
    "ChipMarket",
    "Choice",
    "Effect",
    "Event",
    "Fact",
    "Fear",
    "Finance",
    "Firm",
    "GlossaryEntry",
    "Lease",
    "Ledger",
    "Model",
    "Politics",
    "Power",
    "Rental",
    "Research",
    "Scenario",
    "Segment",
    "Services",
    "Split",
    "Talent",
    "Temper",
]

"""How large a world may be, and where things stand in its arrays.

Invariant: these numbers are part of the compiled engine; a scenario that needs
more is refused by the loader with a clear problem, never cut.
"""

from __future__ import annotations

from typing import Final

FIRMS: Final = 28
FIRM_ROOM: Final = 32
"""Places of narrow rows by firm, so that they fill whole words."""
CHIPS: Final = 14
MODELS: Final = 128
"""The scenario's own models, then places that the firms take turns in for new ones."""
SEGMENTS: Final = 6
STACKS: Final = 6
"""Families of software that cards run on."""
CONTRACTS: Final = 72
CLAUSES: Final = 256
"""Of all contracts together; those made in a game take the places of those that ended."""
EVENTS: Final = 224
ENDINGS: Final = 12
"""Ends that a scenario has for every chief alike, beside each chief's own."""
CHOICES: Final = 4
TEAMS: Final = 32
SUITS: Final = 12
CUTS: Final = 3
"""Kinds of shortcut."""
PROGRAMS: Final = 512
CODE: Final = 8192
EFFECTS: Final = 1664

DELIVERY_WEEKS: Final = 4
"""Longest time a chip travels, in turns."""
CONNECTION_WEEKS: Final = 32
"""Longest time a grid connection takes, in turns."""
LINE_WEEKS: Final = 12
"""Longest time a new production line takes, in turns."""

REGIONS: Final = 3
"""Regions that firms sit in."""
HALL_SITES: Final = 2
"""Halls that a firm may have in building at a time."""
SCOUTS: Final = 2
"""Rivals that a firm may have scouted at a time."""

ON_ORDER: Final = 75_000_000
"""Most cards of a kind, or kilowatts due in one week, that a firm may have on their way.

All firms together stay below 2**31, so that a merger cannot overflow a count.
"""
MOST_COUNT: Final = 2**31 - 1
"""The largest number in a field of Counts; figures that may exceed it stop there."""

POSTINGS: Final = 2048
NOTES: Final = 512

# Rows of `World.balance`: one ledger each. Chips have a ledger per kind.
MONEY: Final = 0
POWER: Final = 1
PEOPLE: Final = 2
CHIP_LEDGER: Final = 3
LEDGERS: Final = CHIP_LEDGER + CHIPS

# Columns of `World.balance`: firms first, then the accounts of the world outside.
HOUSEHOLDS: Final = FIRMS
INDUSTRY: Final = FIRMS + 1
UTILITIES: Final = FIRMS + 2
TREASURY: Final = FIRMS + 3
FOUNDRIES: Final = FIRMS + 4
CAPITAL_MARKETS: Final = FIRMS + 5
LABOUR: Final = FIRMS + 6
SUPPLIERS: Final = FIRMS + 7
TRANSIT: Final = FIRMS + 8
SCRAP: Final = FIRMS + 9
ACCOUNTS: Final = FIRMS + 10

OUTSIDE_ACCOUNTS: Final = (
    "households",
    "industry",
    "utilities",
    "treasury",
    "foundries",
    "capital markets",
    "labour",
    "suppliers",
    "transit",
    "scrap",
)
"""Names of the outside accounts, in the order of their columns."""

NOBODY: Final = -1
"""Stands where no firm, model or event is meant."""

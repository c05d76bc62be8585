"""Counter-based randomness.

Invariant: a draw depends on (seed, turn, stream, index) and on nothing else, so
replays, branches and threads agree bit for bit, and asking twice gives the same
answer. The mixer is splitmix64 (Steele, Lea & Flood 2014).
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from game.engine.jit import kernel

# Streams: one per question asked of chance.
LEAK: Final = 101
VERDICT: Final = 102
DISCOVERY: Final = 103
RESCUE_VOTE: Final = 104
TAKEOVER_REVIEW: Final = 105
EVENT_FIRES: Final = 1
BREAKAGE: Final = 2
LEAVING: Final = 3
POACHING: Final = 4
OVERRUN: Final = 5
RUN_MISHAP: Final = 6
SENTIMENT: Final = 7
MOOD: Final = 8
TEAM_CHOICE: Final = 121
TEAM_RETURN: Final = 122
SUIT_VERDICT: Final = 123
SUIT_FINDS: Final = 124
SURFACES: Final = 125
INCIDENTS: Final = 126
CHIP_RESPIN: Final = 111
LICENCE_VERDICT: Final = 112
INSPECTION: Final = 141
DEVICES: Final = 142
BOOKS: Final = 143

FURTHER: Final = 1000
"""From a stream of normal numbers to that of their second draws."""

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_30 = np.uint64(30)
_27 = np.uint64(27)
_31 = np.uint64(31)
_11 = np.uint64(11)
_SCALE = 1.0 / 9007199254740992.0


@kernel
def mix(state: np.uint64) -> np.uint64:
    """One step of splitmix64."""
    z = state + _GOLDEN
    z = (z ^ (z >> _30)) * _FIRST
    z = (z ^ (z >> _27)) * _SECOND
    return z ^ (z >> _31)


@kernel
def lane(seed: int, turn: int, stream: int) -> np.uint64:
    """What all draws of a stream in a week have in common: for who draws often."""
    state = mix(np.uint64(seed))
    state = mix(state ^ np.uint64(turn))
    return mix(state ^ np.uint64(stream))


@kernel
def drawn(draws: np.uint64, index: int) -> float:
    """The number in [0, 1) with this index in a lane."""
    return float(mix(draws ^ np.uint64(index)) >> _11) * _SCALE


@kernel
def uniform(seed: int, turn: int, stream: int, index: int) -> float:
    """A number in [0, 1)."""
    return drawn(lane(seed, turn, stream), index)


@kernel
def bell(draws: np.uint64, others: np.uint64, index: int) -> float:
    """A standard normal number (Box & Muller 1958) from two lanes."""
    first = 1.0 - drawn(draws, index)
    second = drawn(others, index)
    return math.sqrt(-2.0 * math.log(first)) * math.cos(2.0 * math.pi * second)


@kernel
def normal(seed: int, turn: int, stream: int, index: int) -> float:
    """A standard normal number; its second lane is a thousand streams further."""
    return bell(lane(seed, turn, stream), lane(seed, turn, stream + FURTHER), index)


@kernel
def whole(amount: float, draws: np.uint64, index: int) -> int:
    """A whole number with mean `amount` >= 0: its floor, or one more by chance, from a lane."""
    floor = math.floor(amount)
    extra = 1 if drawn(draws, index) < amount - floor else 0
    return int(floor) + extra

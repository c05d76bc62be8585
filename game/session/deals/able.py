"""Whether another firm can give what it would promise, as far as can be told from outside.

Invariant: who promises nothing is able to, and the chance never rises with what is promised.
"""

from __future__ import annotations

import math

from attrs import frozen

from game.words import _

TOLD = 0.95
"""Chance from which nobody speaks of it."""
_LOGISTIC = 1.7
"""Scale by which a logistic curve lies closest to a normal one (Camilli 1994)."""
_FARTHEST = 30.0


@frozen(kw_only=True)
class Able:
    """How likely a firm has what a contract asks of it, and what speaks against that."""

    chance: float = 1.0
    """0 to 1."""
    why: str = ""

    def in_words(self) -> str:
        """What may be wanting, with the chance that it is not; "" where nobody speaks of it."""
        if self.chance >= TOLD or not self.why:
            return ""
        return _("{why}: {chance:.0%} that it can").format(why=self.why, chance=self.chance)


def chance_of(asked: float, there: float, error: float) -> float:
    """That there is as much as is `asked`, where `there` is known with a log error of `error`."""
    if asked <= 0.0:
        return 1.0
    if there <= 0.0:
        return 0.0
    odds = _LOGISTIC / error * math.log(there / asked)
    return 1.0 / (1.0 + math.exp(-min(max(odds, -_FARTHEST), _FARTHEST)))

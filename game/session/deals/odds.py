"""How likely a chief is to sign: a logit in what the contract is worth (McFadden 1974).

Invariant: the odds rise with the worth and fall with every fear; a contract worth nothing
is refused more often than not.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from game.scenario.model.firms import Temper
from game.session.deals.appraisal import WorthLine

LEANING = -0.6
"""Log-odds of a yes to what is worth nothing: signing is work, and the others want something."""
GREED = 0.8
"""What full greed takes off the log-odds."""
LOYALTY = 0.6
"""What full loyalty adds for a partner of old."""
STEEPNESS = 3.0
"""Log-odds for a worth that matters."""
GREAT = 0.0005
"""Part of the firm's value that matters."""
HANDSOME = 0.15
"""Part of all that changes hands that matters."""
_FARTHEST = 30.0


def chance_of_yes(
    lines: Iterable[WorthLine],
    fears: Iterable[WorthLine],
    *,
    value: float,
    temper: Temper,
    partner: bool,
) -> float:
    """Chance (0 to 1) that a chief signs; `value` is the firm's headline value in US dollars."""
    amounts = [line.amount for line in lines]
    worth = sum(amounts) + sum(line.amount for line in fears)
    matters = GREAT * max(value, 1.0) + HANDSOME * sum(abs(amount) for amount in amounts)
    lean = LEANING - GREED * (temper.greed - 0.5) + LOYALTY * temper.loyalty * partner
    odds = lean + STEEPNESS * worth / max(matters, 1.0)
    return 1.0 / (1.0 + math.exp(-min(max(odds, -_FARTHEST), _FARTHEST)))

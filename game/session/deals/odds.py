"""How likely a chief is to sign: a logit in what the contract is worth (McFadden 1974).

Invariant: the odds rise with the worth after all fears and with nothing else of the
contract; one that is worth nothing is refused more often than not, and nobody gives anything
for nothing, however small it is beside all that the firm is worth.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from attrs import frozen

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
GREAT = 0.0001
"""Part of the firm's value that matters."""
HANDSOME = 0.15
"""Part of all that changes hands that matters."""
_FARTHEST = 30.0


@frozen(kw_only=True)
class Inclination:
    """A chief before a contract. Money is in US dollars."""

    worth: float
    """What it is worth after all fears."""
    matters: float
    """A worth that changes the chief's mind."""
    lean: float
    """Log-odds of a yes to what is worth nothing."""

    @property
    def odds(self) -> float:
        """Chance (0 to 1) that the chief signs."""
        odds = self.lean + STEEPNESS * self.worth / self.matters
        return 1.0 / (1.0 + math.exp(-min(max(odds, -_FARTHEST), _FARTHEST)))

    @property
    def bar(self) -> float:
        """The worth above which the chief is likelier to sign than not."""
        return -self.lean * self.matters / STEEPNESS


def inclination(
    lines: Iterable[WorthLine],
    fears: Iterable[WorthLine],
    *,
    value: float,
    temper: Temper,
    partner: bool,
    doubted: float = 0.0,
) -> Inclination:
    """How a chief is inclined; `value` is the firm's headline value in US dollars.

    Of what is all gift and no cost nobody is wary: the leaning weighs by the part that
    is given away of all that changes hands. What is doubted (US dollars, among the fears)
    is not thought to change hands. A gain is weighed beside the firm, too; a loss beside the
    contract alone: who is rich does not give the more away (Kahneman & Tversky 1979).
    """
    amounts = [line.amount for line in lines]
    worth = sum(amounts) + sum(line.amount for line in fears)
    moved = sum(abs(amount) for amount in amounts) - doubted
    given = -sum(amount for amount in amounts if amount < 0)
    wary = min(1.0, 2.0 * given / moved) if moved else 1.0
    lean = LEANING - GREED * (temper.greed - 0.5) + LOYALTY * temper.loyalty * partner
    great = GREAT * max(value, 1.0) if worth >= 0 else 0.0
    return Inclination(
        worth=float(worth),
        matters=max(1.0, great + HANDSOME * moved),
        lean=min(lean, 0.0) * wary + max(lean, 0.0),
    )

"""How long a training run may take beyond its plan, as far as anybody can know.

Invariant: the odds are those of the rules' own draw, a normal one, given how far the run has
come; what was drawn is not looked at.
"""

from __future__ import annotations

import math
from statistics import NormalDist

from game.compiled.layout import Record
from game.words import _

_MOST = 0.9
"""Part of all runs by which the far end of what may come is told."""


def odds_of_overrun(rules: Record, part: float = 1.0) -> float:
    """Chance that a run needs more than `part` of its plan."""
    return 1.0 - _needs(rules).cdf(part)


def need_of_most(rules: Record, done: float = 0.0, most: float = _MOST) -> float:
    """Part of its plan with which `most` of the runs end that are not done at `done` of it."""
    needs = _needs(rules)
    before = needs.cdf(done)
    share = min(before + most * (1.0 - before), 1.0 - 1e-9)
    return max(needs.inv_cdf(share), done)


def _needs(rules: Record) -> NormalDist:
    """What runs need, as a part of their plan."""
    mean, spread = float(rules["overrun_mean"]), float(rules["overrun_spread"])
    return NormalDist(1.0 + mean, max(spread, 1e-9))


def overrun_in_words(rules: Record, plan: float, weekly: float) -> str:
    """The odds that a run of `plan` units, at `weekly` a week, overruns, and by how long."""
    text = _("{odds:.0%} that it overruns; nine runs of ten like it end within {weeks} weeks")
    weeks = math.ceil(need_of_most(rules) * plan / weekly)
    return text.format(odds=odds_of_overrun(rules), weeks=weeks)


def weeks_more(rules: Record, done: float, plan: float, weekly: float) -> tuple[int, int]:
    """Whole weeks within which half, and nine of ten, of such runs end from `done` units on."""
    if weekly <= 0.0 or plan <= 0.0:
        return 0, 0
    half, most = (
        math.ceil((need_of_most(rules, done / plan, part) * plan - done) / weekly)
        for part in (0.5, _MOST)
    )
    return max(half, 1), max(most, 1)

"""Why the compute that the world is expected to need changed in a week.

Invariant: the causes add up to the change, each as a part of what was expected before; the
signal is the capital phase's, with one thing after another put back to the week before.
"""

from __future__ import annotations

import math

from attrs import evolve, frozen

from game.compiled.layout import Record
from game.session.causes import Week, completed
from game.words import N_


@frozen
class _Signal:
    """What investors reckon the need from."""

    frontier: float
    believed: float
    serving: float
    story: float

    def units(self, rules: Record) -> float:
        """Compute the world seems to need: see `need_signal` of the capital phase."""
        points = self.frontier + float(rules["race_step"]) - float(rules["cap_reference"])
        run = math.pow(10.0, points / float(rules["cap_per_tenfold"]))
        run *= float(rules["compute_reference"]) / self.believed
        racing = float(rules["racing_labs"]) * run / float(rules["race_weeks"])
        return racing + self.serving * (1.0 + float(rules["need_growth"])) + self.story


def need_by_cause(week: Week) -> dict[str, float]:
    """Change of the expected need by cause, as a part of the need that was expected.

    Expectation goes only a part of the way to its signal: what it had not followed yet
    comes before what is new.
    """
    rules, before = week.rules, week.before
    speed, usual = float(rules["need_speed"]), max(1.0, float(before["expected_need"]))
    then = _signal(before, float(before["story"]))
    now = _signal(week.closed, _story_told(week))
    causes = {N_("what was known and not yet believed"): then.units(rules) - usual}
    for name, field in _NEWS.items():
        step = evolve(then, **{field: getattr(now, field)})
        causes[name] = step.units(rules) - then.units(rules)
        then = step
    change = float(week.now["expected_need"]) / usual - 1.0
    parts = {name: speed * units / usual for name, units in causes.items()}
    return completed(parts, change, N_("events and chance"))


_NEWS = {
    N_("stronger models call for larger runs"): "frontier",
    N_("cheaper recipes make runs smaller"): "believed",
    N_("users' tokens, as they grow"): "serving",
    N_("what keynotes promise"): "story",
}
"""By cause: what of the signal it is."""


def _signal(world: Record, story: float) -> _Signal:
    return _Signal(
        frontier=float(world["frontier"]),
        believed=float(world["believed_efficiency"]),
        serving=float(world["serving_used"].sum()),
        story=story,
    )


def _story_told(week: Week) -> float:
    """The promises that investors heard in the week, before a part of them faded."""
    return float(week.closed["story"]) / max(1e-9, 1.0 - float(week.rules["story_fade"]))

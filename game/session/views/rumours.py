"""What outsiders reckon a rival may be training.

Invariant: a rumour is made of what everybody knows: how much compute a rival is thought to
run, when it last released a model, and what recipe anybody can read up. It knows nothing
of the run itself, and says how far it may be off.
"""

from __future__ import annotations

import math

from attrs import frozen

from game.compiled.layout import Record
from game.compiled.sizes import MODELS
from game.compiled.world import RELEASED
from game.session.views.table import Table
from game.words import _

_PARTS = (0.3, 0.8)
"""Least and largest part of its compute that a rival is thought to train with."""
_LEADS = (1.0, 2.0)
"""How many times better than the public one its recipe is thought to be."""
_QUIET = 3
"""Weeks without a release after which people begin to talk."""


@frozen
class Rumour:
    """A rival's next model as outsiders reckon it: capability at least and at most."""

    low: float
    high: float
    weeks: int
    """Weeks since its last release, or since the start."""

    def told(self, frontier: float) -> str:
        """The rumour in words, against the best released model."""
        text = _(
            "quiet for {weeks} weeks: with the compute it is thought to have it could hold a model "
            "of {low:.0f} to {high:.0f} points (the best released has {best:.0f})"
        )
        return text.format(weeks=self.weeks, low=self.low, high=self.high, best=frontier)


def rumour_about(table: Table, f: int, compute: float) -> Rumour | None:
    """What is said of firm `f`, thought to run `compute` units; None while nobody talks.

    People talk of those whose last model was no more than a step of the race behind.
    """
    world = table.world
    mine = (world["model_owner"][:MODELS] == f) & (world["model_state"][:MODELS] == RELEASED)
    if not mine.any() or compute <= 0.0:
        return None
    best = float(world["model_capability"][:MODELS][mine].max())
    if best < float(world["frontier"]) - float(table.rules["race_step"]):
        return None
    weeks = int(world["turn"]) - max(0, int(world["model_week"][:MODELS][mine].max()))
    if weeks < _QUIET:
        return None
    low, high = (
        _capability(table.rules, world, part * compute * weeks, lead)
        for part, lead in zip(_PARTS, _LEADS, strict=True)
    )
    return Rumour(low, high, weeks)


def _capability(rules: Record, world: Record, units: float, lead: float) -> float:
    """Capability of a run of `units` with a recipe `lead` times as good as the public one."""
    recipe = lead * float(world["public_efficiency"])
    effective = units * recipe / float(rules["compute_reference"])
    points = float(rules["cap_per_tenfold"]) * math.log10(max(effective, 1e-12))
    capability = max(0.0, float(rules["cap_reference"]) + points)
    gap = max(0.0, float(world["frontier"]) - capability)
    return capability + float(rules["distil"]) * gap

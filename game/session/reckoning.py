"""What a chief can reckon from the own figures: capacities, and what a run would give.

Invariant: the same formulas as the engine's `capacity` and `scaling`, on plain
numbers; a test holds the two together.
"""

from __future__ import annotations

import math

from game.compiled.layout import Record


def own_compute(world: Record, f: int) -> float:
    """Units owned and lit or leased, those let by contract taken off."""
    return max(0.0, float(world["compute"][f] + world["leased_in"][f]))


def capacity(world: Record, f: int, use: str) -> float:
    """Units for `use` ("train" or "serve") a week, rented ones included."""
    share = float(world[f"{use}_share"][f])
    used = float(world["train_share"][f] + world["serve_share"][f])
    rented = float(world["rented"][f]) * share / used if used > 0.0 else 0.0
    return own_compute(world, f) * share + rented


def training_a_week(rules: Record, world: Record, f: int, plan: float) -> float:
    """Units a run of `plan` units gets a week: the capacity, at most the run's pace."""
    return min(capacity(world, f, "train"), float(rules["run_pace"]) * plan)


def capability_of_run(rules: Record, world: Record, f: int, units: float) -> float:
    """Capability a run of `units` would have at today's efficiency and frontier."""
    effective = units * float(world["efficiency"][f]) / float(rules["compute_reference"])
    points = float(rules["cap_per_tenfold"]) * math.log10(max(effective, 1e-12))
    capability = max(0.0, float(rules["cap_reference"]) + points)
    gap = max(0.0, float(world["frontier"]) - capability)
    return capability + float(rules["distil"]) * gap

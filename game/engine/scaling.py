"""How compute, efficiency and people become capability.

Invariant: capability grows with the logarithm of effective compute, so every
further point costs a constant factor more (Kaplan et al. 2020; Hoffmann et al.
2022); efficiency multiplies compute (Ho et al. 2024).
"""

from __future__ import annotations

import math

from game.compiled.rules import Rules
from game.engine.jit import kernel


@kernel
def capability_of(rules: Rules, units: float, efficiency: float) -> float:
    """Capability of a run of `units` at `efficiency`."""
    effective = max(units * efficiency / rules.compute_reference, 1e-12)
    return max(0.0, rules.cap_reference + rules.cap_per_tenfold * math.log10(effective))


@kernel
def units_for(rules: Rules, capability: float, efficiency: float) -> float:
    """Units of a run that reaches `capability` at `efficiency`; inverse of `capability_of`."""
    exponent = (capability - rules.cap_reference) / rules.cap_per_tenfold
    return rules.compute_reference * math.pow(10.0, exponent) / efficiency


@kernel
def weight_of(rules: Rules, units: float) -> float:
    """Serving weight of a model trained with `units`: a bigger run makes a heavier model."""
    relative = max(units / rules.compute_reference, 1e-9)
    return rules.weight_reference * math.pow(relative, rules.weight_growth)

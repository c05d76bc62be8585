"""Plain twins of scaling, of runs and of the spread of recipes."""

from __future__ import annotations

import math

from tests.support.plain import Table


def capability(constants: Table, units: float, efficiency: float) -> float:
    """Points of a run: so many for every tenfold of effective compute."""
    tenfolds = math.log(units * efficiency / constants["compute_reference"], 10)
    return float(max(0.0, constants["cap_reference"] + constants["cap_per_tenfold"] * tenfolds))


def weight(constants: Table, units: float) -> float:
    """Serving weight: a power of the run's size."""
    relative = units / constants["compute_reference"]
    return float(constants["weight_reference"] * relative ** constants["weight_growth"])


def learned(constants: Table, firm: Table, own: str, public: str) -> float:
    """A recipe after a week: people improve it, then public knowledge leaks in."""
    staff = firm["people"] / constants["progress_staff"]
    grown = firm[own] * math.exp(constants["progress"] * staff ** constants["progress_power"])
    known = constants[public]
    if known <= grown:
        return float(grown)
    leak = constants["leak"]
    return math.exp((1.0 - leak) * math.log(grown) + leak * math.log(known))


def finished(constants: Table, firm: Table, frontier: float) -> float:
    """Capability of the firm's finished run, lifted by what is released."""
    alone = capability(constants, firm["run_plan"], firm["efficiency"])
    return float(alone + constants["distil"] * max(0.0, frontier - alone))

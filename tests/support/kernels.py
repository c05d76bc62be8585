"""Inner kernels behind entries, so that a test can call one of them by itself.

Invariant: an entry here adds nothing to the kernel it calls; `run` gives it its
arrays in the form of the lane, so the same call works compiled and as Python.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

import numpy as np

from game.compiled.layout import Floats, Ints, Records, blank
from game.compiled.log import Log
from game.compiled.sizes import FIRMS
from game.engine import capacity, conditions, draw, rationing, scaling
from game.engine import quantities as named
from game.engine.jit import JIT, entry
from game.engine.phases import capital as capital_phase
from game.engine.phases import closing as closing_phase
from game.engine.phases import compute_market as compute_phase
from game.engine.phases import deliveries as deliveries_phase
from game.engine.phases import happenings as happenings_phase
from game.engine.phases import obligations as obligations_phase
from game.engine.phases import politics as politics_phase
from game.engine.phases import power as power_phase
from game.engine.phases import research as research_phase
from game.engine.phases import services_market as services_phase
from game.engine.phases import talent_market as talent_phase
from game.engine.records import readable


def run(function: Callable[..., Any], *arguments: Any) -> Any:
    """Call an entry with records made readable and, un-jitted, with wrapping integers."""
    given = [readable(argument) if _holds_records(argument) else argument for argument in arguments]
    wrapping = contextlib.nullcontext() if JIT else np.errstate(over="ignore")
    with wrapping:
        return function(*given)


def _holds_records(argument: object) -> bool:
    return isinstance(argument, np.ndarray) and argument.dtype.names is not None


def run_phase(phase: Callable[..., Any], rules: Records, worlds: Records) -> Records:
    """Run one phase on `worlds[0]`, in place; returns its log."""
    logs = blank(Log)
    run(phase, rules, worlds, logs)
    return logs


# Phases


@entry
def happenings(rules: Records, worlds: Records, logs: Records) -> None:
    """Phase 1."""
    happenings_phase.happenings(rules[0], worlds[0], logs[0])


@entry
def deliveries(rules: Records, worlds: Records, logs: Records) -> None:
    """Phase 3."""
    deliveries_phase.deliveries(rules[0], worlds[0], logs[0])


@entry
def power(rules: Records, worlds: Records, logs: Records) -> None:
    """Phase 4."""
    power_phase.power(rules[0], worlds[0], logs[0])


@entry
def compute_market(rules: Records, worlds: Records, logs: Records) -> None:
    """Phase 5."""
    compute_phase.compute_market(rules[0], worlds[0], logs[0])


@entry
def talent_market(rules: Records, worlds: Records, logs: Records) -> None:
    """Phase 6."""
    talent_phase.talent_market(rules[0], worlds[0], logs[0])


@entry
def research(rules: Records, worlds: Records, logs: Records) -> None:
    """Phase 7."""
    research_phase.research(rules[0], worlds[0], logs[0])


@entry
def services_market(rules: Records, worlds: Records, logs: Records) -> None:
    """Phase 8."""
    services_phase.services_market(rules[0], worlds[0], logs[0])


@entry
def obligations(rules: Records, worlds: Records, logs: Records) -> None:
    """Phase 9."""
    obligations_phase.obligations(rules[0], worlds[0], logs[0])


@entry
def claims_of_week(rules: Records, worlds: Records, claims: Ints) -> int:
    """All that falls due this week; how many claims."""
    return obligations_phase.claims_of_week(rules[0], worlds[0], claims)


@entry
def capital(rules: Records, worlds: Records, logs: Records) -> None:
    """Phase 10."""
    capital_phase.capital(rules[0], worlds[0], logs[0])


@entry
def politics(rules: Records, worlds: Records, logs: Records) -> None:
    """Phase 11."""
    politics_phase.politics(rules[0], worlds[0], logs[0])


@entry
def closing(rules: Records, worlds: Records, logs: Records) -> None:
    """Phase 12."""
    closing_phase.closing(rules[0], worlds[0], logs[0])


# Rules within phases


@entry
def apportion(available: int, wanted: Ints, weight: Floats, given: Ints) -> int:
    """What is left after rationing; the shares are written to `given`."""
    return rationing.apportion(available, wanted, weight, given)


@entry
def clear_rent(rules: Records, worlds: Records) -> None:
    """The rental market alone."""
    compute_phase.clear_rent(rules[0], worlds[0])


@entry
def others_wanted(rules: Records, worlds: Records, chip: int) -> int:
    """Cards that buyers outside want."""
    more = compute_phase.need_for_cards(rules[0], worlds[0])
    return compute_phase.others_wanted(rules[0], worlds[0], chip, more)


@entry
def nested_logit(rules: Records, worlds: Records, segment: int, target: Floats) -> None:
    """Shares at which all users would choose, written to `target`."""
    log_price = np.zeros(FIRMS)
    services_phase.take_logs(rules[0], worlds[0], log_price)
    services_phase.nested_logit(rules[0], worlds[0], segment, log_price, target)


@entry
def chances(rules: Records, worlds: Records, f: int, target: int, offer: float) -> Any:
    """Chance that one leaves `f`, that one of `target` says yes to `offer`, pull of `f`."""
    return (
        talent_phase.chance_of_leaving(rules[0], worlds[0], f, talent_phase.usual_stay(rules[0])),
        talent_phase.chance_of_yes(rules[0], worlds[0], target, offer),
        talent_phase.attraction(rules[0], worlds[0], f),
    )


@entry
def scaled(rules: Records, units: float, efficiency: float) -> Any:
    """Capability of a run, the units that reach it again, and the model's weight."""
    reached = scaling.capability_of(rules[0], units, efficiency)
    again = scaling.units_for(rules[0], reached, efficiency)
    return reached, again, scaling.weight_of(rules[0], units)


@entry
def capacities(worlds: Records, f: int) -> Any:
    """Units for training, for serving and for letting."""
    return (
        capacity.for_training(worlds[0], f),
        capacity.for_serving(worlds[0], f),
        capacity.for_letting(worlds[0], f),
    )


@entry
def run_program(rules: Records, worlds: Records, program: int) -> float:
    """The number a condition computes."""
    return conditions.run_program(rules[0], worlds[0], program)


@entry
def move_quantity(worlds: Records, quantity: int, place: int, times: float, add: float) -> None:
    """One effect of an event."""
    named.move_quantity(worlds[0], quantity, place, times, add)


# Draws


@entry
def mix(state: Any) -> Any:
    """One step of splitmix64."""
    return draw.mix(np.uint64(state))


@entry
def uniforms(seed: int, turn: int, stream: int, indices: Ints, found: Floats) -> None:
    """One draw for each of `indices`, into `found`."""
    for place in range(len(indices)):
        found[place] = draw.uniform(seed, turn, stream, indices[place])


@entry
def normals(seed: int, turn: int, stream: int, indices: Ints, found: Floats) -> None:
    """The same from the normal distribution."""
    for place in range(len(indices)):
        found[place] = draw.normal(seed, turn, stream, indices[place])


@entry
def whole(amount: float, seed: int, turn: int, stream: int, index: int) -> int:
    """A whole number with mean `amount`."""
    return draw.whole(amount, draw.lane(seed, turn, stream), index)

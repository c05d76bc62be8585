"""Compiled conditions agree with the plain reading of their text."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.programs import Programs
from game.compiled.quantities import ANSWER, QUANTITIES
from game.compiled.sizes import FIRMS
from game.compiled.world import WORLD
from game.engine.quantities import APART
from game.engine.turn import read_quantities
from game.scenario.condition_values import evaluate
from game.scenario.conditions import parse_condition
from game.session.figures import lookup_in
from tests.support import kernels
from tests.support.lane import tries
from tests.support.small import begin, small_game

PLACES = small_game().compiled.places


def names() -> list[str]:
    """Every name a condition of the small world may use."""
    found = [f"world.{quantity.name}" for quantity in QUANTITIES if quantity.scope == "world"]
    for quantity in QUANTITIES:
        for thing in PLACES.get(quantity.scope, ()) if quantity.name != ANSWER else ():
            found.append(f'{quantity.scope}["{thing}"].{quantity.name}')
    answers = (name.split(".") for name in PLACES["answers"])
    return [*found, *(f'events["{event}"]["{choice}"]' for event, choice in answers)]


numbers = st.sampled_from(["0", "1", "2.5", "1_000", "0.001", "3e6"])
leaves = numbers | st.sampled_from(names())


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    sign = st.sampled_from(["+", "-", "*", "/", "<", "<=", ">", ">=", "==", "!=", "and", "or"])
    two = st.tuples(inner, sign, inner).map(lambda p: f"({p[0]} {p[1]} {p[2]})")
    chain = st.tuples(inner, inner, inner).map(lambda p: f"({p[0]} < {p[1]} >= {p[2]})")
    call = st.tuples(st.sampled_from(["min", "max"]), inner, inner).map(
        lambda p: f"{p[0]}({p[1]}, {p[2]})"
    )
    one = st.tuples(st.sampled_from(["abs(", "(not ", "(-"]), inner).map(lambda p: f"{p[0]}{p[1]})")
    return two | chain | call | one


texts = st.recursive(leaves, _grown, max_leaves=8)


def computed(text: str, seed: int) -> tuple[float, float]:
    """What the engine's program and the plain reading make of `text` in a shaken world."""
    rules, world = begin(small_game())
    rng = np.random.default_rng(seed)
    for name in WORLD.names or ():
        if world.dtype[name].base == np.float64:
            world[name] *= rng.uniform(0.0, 2.0, world[name].shape)
    programs = Programs(PLACES)
    place = programs.add(text)
    rules["code"][0, : len(programs.code)] = programs.code
    rules["operand"][0, : len(programs.operand)] = programs.operand
    rules["program_start"][0, place], rules["program_end"][0, place] = 0, len(programs.code)
    found = kernels.run(kernels.run_program, rules, world, place)
    plain = evaluate(parse_condition(text), lookup_in(small_game().compiled, world))
    return float(found), float(plain)


@settings(max_examples=tries(300))
@given(text=texts, seed=st.integers(0, 1000))
def test_programs_agree_with_the_plain_reading(text: str, seed: int) -> None:
    """Every condition computes the same number both ways."""
    found, plain = computed(text, seed)
    assert found == plain or (math.isnan(found) and math.isnan(plain))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 / 0", 0.0),
        ("0 / 0 == 0", 1.0),
        ("1 < 2 < 3", 1.0),
        ("3 > 2 > 2", 0.0),
        ("not 0", 1.0),
        ("not 0.5", 0.0),
        ("1 and 2", 1.0),
        ("0 or 0", 0.0),
        ("-abs(-3) + max(1, 2, 3) * min(4, 5)", 9.0),
        ("2 - 3 - 4", -5.0),
        ("1 + 2 * 3 == 7", 1.0),
    ],
)
def test_programs_compute_what_people_expect(text: str, value: float) -> None:
    """Precedence, chains, truths and quotients by zero."""
    assert computed(text, 0) == (value, value)


def rounded(name: str, value: float) -> float:
    """What a whole field makes of `value`: the nearest per cent or hundredth, or yes or no."""
    if name == "care":
        return math.floor(value + 0.5)
    if name == "puffed":
        return math.floor(value * 100.0 + 0.5) * 0.01
    return float(value >= 0.5)


@settings(max_examples=tries(200))
@given(
    quantity=st.sampled_from(
        [place for place, q in enumerate(QUANTITIES) if q.bounds and place != APART]
    ),
    times=st.floats(-3.0, 1000.0),
    add=st.floats(-1e15, 1e15),
)
def test_effects_stay_within_bounds(quantity: int, times: float, add: float) -> None:
    """An effect multiplies, adds, and stops at the quantity's bounds; a break-up is a deed."""
    _rules, world = begin(small_game())
    about = QUANTITIES[quantity]
    assert about.bounds is not None
    before = read_quantities(world, len(QUANTITIES), FIRMS)[quantity, 0]
    kernels.run(kernels.move_quantity, world, quantity, 0, times, add)
    after = read_quantities(world, len(QUANTITIES), FIRMS)[quantity, 0]
    expected = min(max(before * times + add, about.bounds[0]), about.bounds[1])
    if world.dtype[about.field].base.kind == "i":
        assert after == rounded(about.name, expected)
    else:
        assert after == pytest.approx(expected)


@settings(max_examples=tries(50))
@given(quantity=st.sampled_from([place for place, q in enumerate(QUANTITIES) if not q.bounds]))
def test_facts_of_the_ledgers_cannot_be_moved(quantity: int) -> None:
    """An effect on a quantity without bounds changes nothing at all."""
    _rules, world = begin(small_game())
    before = world.copy()
    kernels.run(kernels.move_quantity, world, quantity, 0, 2.0, 1.0)
    assert world.tobytes() == before.tobytes()

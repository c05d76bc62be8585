"""Research: compute becomes capability with diminishing returns; recipes spread."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.sizes import NOBODY
from game.compiled.world import HELD, IN_TRAINING
from tests.engine.twins import compute
from tests.engine.twins import research as twin
from tests.support import kernels
from tests.support.lane import tries
from tests.support.plain import Setting, changed, constants, firms, half

units = st.floats(1.0, 1e7)
skill = st.floats(0.1, 50.0)
worlds = changed(
    efficiency=skill,
    serving_skill=skill,
    public_efficiency=skill,
    public_skill=skill,
    compute=st.floats(0.0, 1e5),
    train_share=half,
    serve_share=half,
    rented=st.floats(0.0, 1e4),
    leak=st.floats(0.0, 1.0),
    distil=st.floats(0.0, 1.0),
    progress=st.floats(0.0, 0.1),
    run_risk=st.just(0.0),
    turn=st.integers(0, 50),
)


@settings(max_examples=tries(200))
@given(given_world=worlds, size=units, efficiency=skill)
def test_scaling_agrees_with_its_twin(given_world: Setting, size: float, efficiency: float) -> None:
    """Capability and weight follow the plain laws, and the inverse leads back."""
    rules, world = given_world
    scalars = constants(rules, world)
    reached, again, weight = kernels.run(kernels.scaled, rules, size, efficiency)
    assert reached == pytest.approx(twin.capability(scalars, size, efficiency), abs=1e-6)
    assert weight == pytest.approx(twin.weight(scalars, size), rel=1e-9)
    if reached > 0.0:
        assert again == pytest.approx(size, rel=1e-6)


@settings(max_examples=tries(100))
@given(given_world=worlds, size=units, efficiency=skill, times=st.floats(1.1, 10.0))
def test_returns_to_compute_diminish(
    given_world: Setting, size: float, efficiency: float, times: float
) -> None:
    """The same factor of compute gives the same points, so a point costs ever more."""
    rules, _world = given_world
    points = [
        kernels.run(kernels.scaled, rules, size * times**step, efficiency)[0] for step in range(3)
    ]
    if points[0] > 0.0:
        assert points[2] - points[1] == pytest.approx(points[1] - points[0], abs=1e-6)
        assert points[1] > points[0]


@settings(max_examples=tries(150))
@given(given_world=worlds)
def test_recipes_agree_with_their_twin(given_world: Setting) -> None:
    """After a week every firm's recipes stand where the plain rule puts them."""
    rules, world = given_world
    after = world.copy()
    kernels.run_phase(kernels.research, rules, after)
    scalars = constants(rules, world)
    for f, firm in enumerate(firms(rules, world)):
        training = twin.learned(scalars, firm, "efficiency", "public_efficiency")
        serving = twin.learned(scalars, firm, "serving_skill", "public_skill")
        assert after["efficiency"][0, f] == pytest.approx(training, rel=1e-9)
        assert after["serving_skill"][0, f] == pytest.approx(serving, rel=1e-9)


@settings(max_examples=tries(150))
@given(given_world=worlds, plan=units, need=units, done=units)
def test_a_run_advances_by_its_training_compute(
    given_world: Setting, plan: float, need: float, done: float
) -> None:
    """A run takes what its firm trains with, never more than its pace and what it still needs."""
    rules, world = given_world
    done = min(done, need)
    model = int(world["run_model"][0, 1])
    world["run_plan"][0, 1], world["run_need"][0, 1], world["run_done"][0, 1] = plan, need, done
    firm = firms(rules, world)[1]
    after = world.copy()
    kernels.run_phase(kernels.research, rules, after)
    room = min(compute.capacities(firm)[0], float(rules["run_pace"][0]) * plan)
    assert after["training_used"][0, 1] == pytest.approx(min(room, need - done), rel=1e-9, abs=1e-6)
    finished = bool(after["run_done"][0, 1] >= need)
    assert after["model_state"][0, model] == (HELD if finished else IN_TRAINING)
    assert (after["run_model"][0, 1] == NOBODY) == finished
    if finished:
        expected = twin.finished(constants(rules, world), firm, float(after["frontier"][0]))
        assert after["model_capability"][0, model] == pytest.approx(expected, abs=1e-6)


@settings(max_examples=tries(60))
@given(given_world=worlds)
def test_held_models_do_not_move_the_frontier(given_world: Setting) -> None:
    """The frontier is the best that users can have, whatever lies in a drawer."""
    rules, world = given_world
    drawer = world["model_state"][0] == HELD
    assert drawer.any()
    after = world.copy()
    kernels.run_phase(kernels.research, rules, after)
    world["model_capability"][0, drawer] += 50.0
    kernels.run_phase(kernels.research, rules, world)
    assert world["frontier"][0] == after["frontier"][0]

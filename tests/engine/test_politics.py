"""Politics: favour fades, a large share draws the courts, smoke angers the neighbours."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.twins import politics as twin
from tests.support import kernels
from tests.support.lane import tries
from tests.support.plain import Setting, changed, constants, firms, segments

part = st.floats(0.0, 1.0)
worlds = changed(
    favour=st.floats(-1.0, 1.0),
    heat=part,
    protest=part,
    public_mood=part,
    usage_share=part,
    fast_power=st.integers(0, 10**7),
    real_price=st.floats(0.01, 100.0),
    index_start=st.floats(0.01, 100.0),
    heat_gain=st.floats(0.0, 2.0),
    heat_share=part,
    protest_gain=st.floats(0.0, 5.0),
    public_gain=part,
    public_loss=part,
    public_speed=part,
)


@settings(max_examples=tries(200))
@given(given_world=worlds)
def test_politics_agrees_with_its_twin(given_world: Setting) -> None:
    """Favour, heat, protest and the public's mood move as the plain rule says."""
    rules, world = given_world
    scalars, lines = constants(rules, world), segments(rules, world)
    expected = [twin.stirred(scalars, firm) for firm in firms(rules, world)]
    mood = twin.public(scalars, lines, [row["protest"] for row in expected])
    kernels.run_phase(kernels.politics, rules, world)
    for f, row in enumerate(expected):
        found = {name: float(world[name][0, f]) for name in row}
        assert found == pytest.approx(row, rel=1e-9, abs=1e-12)
    assert world["public_mood"][0] == pytest.approx(mood, rel=1e-9, abs=1e-12)


@settings(max_examples=tries(100))
@given(given_world=worlds, more=st.integers(0, 10**7))
def test_more_smoke_means_no_less_protest(given_world: Setting, more: int) -> None:
    """Turbines never calm the neighbours."""
    rules, world = given_world
    dirtier = world.copy()
    dirtier["fast_power"][0, 0] += more
    kernels.run_phase(kernels.politics, rules, world)
    kernels.run_phase(kernels.politics, rules, dirtier)
    assert dirtier["protest"][0, 0] >= world["protest"][0, 0]

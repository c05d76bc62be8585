"""The rental market: one rent at which what is let equals what is wanted."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.layout import Records
from tests.engine.twins import compute
from tests.support import kernels
from tests.support.lane import tries
from tests.support.plain import Setting, changed, constants, firms, half

worlds = changed(
    compute=st.floats(0.0, 1e5),
    leased_in=st.floats(-1e4, 1e4),
    train_share=half,
    serve_share=half,
    rent_wanted=st.floats(0.0, 5e4),
    rent_limit=st.floats(0.0, 2.0),
    others_supply=st.floats(1.0, 1e5),
    others_demand=st.floats(1.0, 2e5),
    others_growth=st.floats(-0.05, 0.05),
    rent_elasticity=st.floats(0.2, 4.0),
    turn=st.integers(0, 60),
)


def cleared(rules: Records, world: Records) -> Records:
    """The world after its rental market has cleared."""
    world = world.copy()
    kernels.run(kernels.clear_rent, rules, world)
    return world


@settings(max_examples=tries(200))
@given(given_world=worlds)
def test_rent_agrees_with_its_twin(given_world: Setting) -> None:
    """Halving finds the rent that solving between the firms' limits finds."""
    rules, world = given_world
    wanted = compute.rent(constants(rules, world), firms(rules, world))
    assert float(cleared(rules, world)["spot_price"][0]) == pytest.approx(wanted, rel=1e-6)


@settings(max_examples=tries(200))
@given(given_world=worlds)
def test_who_pays_more_is_served_first(given_world: Setting) -> None:
    """Limits above the rent are met unless even they exceed supply; limits below get nothing."""
    rules, world = given_world
    after = cleared(rules, world)[0]
    rent = float(after["spot_price"])
    supply = float(rules["others_supply"][0]) + sum(map(compute.spare, firms(rules, world)))
    above = [f for f in range(3) if after["rent_limit"][f] > rent * (1 + 1e-9)]
    for f in range(3):
        if after["rent_limit"][f] < rent * (1 - 1e-9):
            assert after["rented"][f] == 0.0
    if sum(after["rent_wanted"][f] for f in above) <= supply:
        assert np.allclose(after["rented"][above], after["rent_wanted"][above])


@settings(max_examples=tries(200))
@given(given_world=worlds)
def test_what_is_rented_is_let(given_world: Setting) -> None:
    """Units rented by all equal the same part of everybody's offer."""
    rules, world = given_world
    after = cleared(rules, world)[0]
    offered = np.array([compute.spare(firm) for firm in firms(rules, world)])
    supply = float(rules["others_supply"][0]) + offered.sum()
    rented = after["rented"].sum() + after["industry_rented"]
    assert rented <= supply * (1 + 1e-9)
    assert np.allclose(after["let"][:3], offered * (rented / supply))


@settings(max_examples=tries(150))
@given(given_world=worlds, more=st.floats(1.0, 3.0), f=st.integers(0, 2))
def test_more_demand_never_lowers_the_rent(given_world: Setting, more: float, f: int) -> None:
    """Whoever wants more, inside or outside, the rent does not fall."""
    rules, world = given_world
    before = float(cleared(rules, world)["spot_price"][0])
    keener = world.copy()
    keener["rent_wanted"][0, f] *= more
    assert float(cleared(rules, keener)["spot_price"][0]) >= before * (1 - 1e-9)
    rules["others_demand"] *= more
    assert float(cleared(rules, world)["spot_price"][0]) >= before * (1 - 1e-9)


@settings(max_examples=tries(150))
@given(given_world=worlds)
def test_capacities_agree_with_their_twin(given_world: Setting) -> None:
    """Training, serving and letting divide the same compute in both."""
    rules, world = given_world
    after = cleared(rules, world)
    for f, firm in enumerate(firms(rules, after)):
        found = kernels.run(kernels.capacities, after, f)
        assert found == pytest.approx(compute.capacities(firm), rel=1e-9, abs=1e-9)

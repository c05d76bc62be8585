"""Power: cards are energised as far as the kilowatts go, thriftiest first."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.sizes import CHIP_LEDGER, POWER
from game.compiled.world import FAILED
from tests.engine.twins import compute
from tests.support import kernels
from tests.support.lane import tries
from tests.support.plain import chips, firms, give
from tests.support.small import begin, small_game

cards = st.integers(0, 50_000)
kinds = st.tuples(st.integers(1, 3000), st.floats(0.01, 4.0))


@settings(max_examples=tries(200))
@given(
    kilowatts=st.integers(0, 60_000),
    owned=st.lists(cards, min_size=2, max_size=2),
    kind=st.lists(kinds, min_size=2, max_size=2),
)
def test_agrees_with_its_twin(
    kilowatts: int, owned: list[int], kind: list[tuple[int, float]]
) -> None:
    """The phase lights the same cards as the plain rule, and counts their compute."""
    rules, world = begin(small_game())
    for chip in range(2):
        give(world, CHIP_LEDGER + chip, 0, owned[chip])
        rules["chip_power"][0, chip], rules["chip_units"][0, chip] = kind[chip]
    thrift = [units / watts for watts, units in kind]
    rules["chip_order"][0, :2] = np.argsort([-each for each in thrift], kind="stable")
    give(world, POWER, 0, kilowatts)
    kernels.run_phase(kernels.power, rules, world)
    table = [(owned[chip], *kind[chip]) for chip in range(2)]
    lit = compute.energised(kilowatts * 1000, table)
    assert world["energised"][0, 0, :2].tolist() == lit
    units = sum(count * kind[chip][1] for chip, count in enumerate(lit))
    assert np.isclose(world["compute"][0, 0], units)


@settings(max_examples=tries(100))
@given(kilowatts=st.integers(0, 20_000), more=st.integers(0, 20_000))
def test_more_power_never_means_less_compute(kilowatts: int, more: int) -> None:
    """Compute does not fall when power is added."""
    found = []
    for amount in (kilowatts, kilowatts + more):
        rules, world = begin(small_game())
        give(world, POWER, 1, amount)
        kernels.run_phase(kernels.power, rules, world)
        found.append(float(world["compute"][0, 1]))
    assert found[1] >= found[0]


def test_a_failed_firm_has_no_compute() -> None:
    """Cards of a firm that failed are dark."""
    rules, world = begin(small_game())
    world["status"][0, 0] = FAILED
    kernels.run_phase(kernels.power, rules, world)
    assert world["compute"][0, 0] == 0.0
    assert world["compute"][0, 1] > 0.0


def test_dark_cards_are_noted() -> None:
    """A chief hears how many cards lie dark."""
    rules, world = begin(small_game())
    give(world, POWER, 0, 0)
    log = kernels.run_phase(kernels.power, rules, world)
    owned = sum(firms(rules, world)[0]["cards"])
    assert len(chips(rules, world)) == 2
    assert int(log["note_amount"][0, 0]) == owned

"""Named quantities: the table and the engine read the same figures, in people's units."""

from __future__ import annotations

import numpy as np
import pytest

from game.compiled.layout import Records
from game.compiled.quantities import ANSWER, QUANTITIES, QUANTITY_BY_NAME, Quantity
from game.compiled.regions import REGIONS
from game.compiled.sizes import CHOICES, FIRMS, MONEY, NOBODY, PEOPLE
from game.compiled.world import ABSENT, ACTIVE, RELEASED, WORLD
from game.engine.turn import read_quantities
from tests.support import kernels
from tests.support.small import begin, small_game

pytestmark = pytest.mark.usefixtures("engine")

names = WORLD.names or ()
PLACES = {"world": 1, "firms": 3, "models": 4, "chips": 2, "segments": 2, "events": 3 * CHOICES}


FLAGS = {"active": ACTIVE, "released": RELEASED, "offered": 1}
"""Flags, with the value of the field for which they are 1."""

HIDING = ("hides_score", "hides_safety", "hides_content")
LICENCES = tuple(f"licence_{region}" for region in REGIONS)


def shaken() -> Records:
    """A world in which no two figures are alike."""
    _rules, world = begin(small_game())
    rng = np.random.default_rng(1)
    for name in names:
        if world.dtype[name].base == np.float64:
            world[name] = rng.uniform(0.1, 0.9, world[name].shape)
    for name in ("debt", "spv_debt", "margin_debt", "paid_in"):
        world[name][0] = rng.integers(1, 10**6, FIRMS)
    world["status"][0, 2] = 2
    world["bought"][0] = rng.integers(1, 10**6, (FIRMS, FIRMS))
    world["agi_week"], world["agi_firm"] = 3, 1
    world["event_choice"][0, :3] = 1, -1, 0
    return world


def best_of(record: np.void, firm: int) -> float:
    """Capability of the best model that a firm made and released."""
    own = (record["model_owner"] == firm) & (record["model_state"] == RELEASED)
    return float(np.where(own, record["model_capability"], 0.0).max())


def standing(record: np.void, quantity: Quantity, place: int) -> float | None:
    """What a firm is among all; None for what is read elsewhere."""
    bought, net = record["bought"], record["net_value"]
    stands = record["status"] == ACTIVE
    found = {
        "tower": record["value"].sum() / record["start_value"].sum(),
        "hottest": record["heat"].max(),
        "agi": record["agi_week"] >= 0
        and (quantity.scope == "world" or record["agi_firm"] == place),
        "net_rank": 1 + (stands & (net > net[place])).sum(),
        "buyers": (stands & (bought[:, place] > 0) & (np.arange(FIRMS) != place)).sum(),
        "trade_share": bought[:, place].sum() / bought.sum(),
    }
    return float(found[quantity.name]) if quantity.name in found else None


def expected(world: Records, quantity: Quantity, place: int) -> float:  # noqa: PLR0911 - one each
    """The quantity by its field, or by what it means where no field holds it."""
    record = world[0]
    if (among := standing(record, quantity, place)) is not None:
        return among
    if quantity.scope == "firms" and quantity.name in ("cash", "net_cash", "own_cash"):
        owed = sum(int(record[name][place]) for name in ("debt", "spv_debt", "margin_debt"))
        owed *= quantity.name != "cash"
        owed += int(record["paid_in"][place]) * (quantity.name == "own_cash")
        return float(record["balance"][MONEY, place] - owed) * quantity.factor
    if (quantity.scope, quantity.name) == ("firms", "people"):
        return float(record["balance"][PEOPLE, place])
    if (quantity.scope, quantity.name) == ("firms", "capability"):
        model = int(record["serves"][place])
        return float(record["model_capability"][model]) if model != NOBODY else 0.0
    if quantity.name == "own_capability":
        return best_of(record, place)
    if quantity.name in FLAGS:
        return float(record[quantity.field][place] == FLAGS[quantity.name])
    value = record[quantity.field]
    if quantity.name == ANSWER:
        return float(value[place // CHOICES] == place % CHOICES)
    if quantity.name == "apart":
        return float(value[place] != ABSENT)
    if quantity.name == "on_sale":
        return float(place in value)
    if quantity.name in HIDING:
        return float(value[place][HIDING.index(quantity.name)] != NOBODY)
    if quantity.name in LICENCES:
        return float(value[place][LICENCES.index(quantity.name)])
    return float(value if quantity.scope == "world" else value[place]) * quantity.factor


@pytest.mark.parametrize("code", range(len(QUANTITIES)), ids=lambda code: QUANTITIES[code].name)
def test_the_engine_reads_what_the_table_says(code: int) -> None:
    """Each code reads the field its row names, in its unit."""
    world, quantity = shaken(), QUANTITIES[code]
    found = read_quantities(world, len(QUANTITIES), FIRMS)
    for place in range(PLACES[quantity.scope]):
        assert found[code, place] == pytest.approx(expected(world, quantity, place))


DEEDS = ("apart",)
"""What an event does beside moving a figure: `tests/engine/test_splitting.py` looks at it."""
MOVABLE = [code for code, each in enumerate(QUANTITIES) if each.bounds and each.name not in DEEDS]


@pytest.mark.parametrize("code", MOVABLE, ids=lambda code: QUANTITIES[code].name)
def test_the_engine_writes_what_it_reads(code: int) -> None:
    """Moving a quantity moves its own field at its own place, and no other byte."""
    world, quantity = shaken(), QUANTITIES[code]
    assert quantity.bounds is not None
    place = PLACES[quantity.scope] - 1
    before = world.copy()
    low, high = quantity.bounds
    aim = low + 0.25 * (min(high, low + 4.0) - low)
    if quantity.unit == "flag":
        aim = 1.0 - expected(world, quantity, place)
    kernels.run(kernels.move_quantity, world, code, place, 0.0, aim)
    assert read_quantities(world, len(QUANTITIES), FIRMS)[code, place] == pytest.approx(aim)
    moved = [name for name in names if world[name].tobytes() != before[name].tobytes()]
    assert moved == [quantity.field]
    differing = np.argwhere(np.atleast_1d(world[quantity.field] != before[quantity.field]))
    assert len(differing) == 1


def test_codes_are_places() -> None:
    """Every name leads to its row."""
    for (scope, name), code in QUANTITY_BY_NAME.items():
        assert (QUANTITIES[code].scope, QUANTITIES[code].name) == (scope, name)
    assert len(QUANTITY_BY_NAME) == len(QUANTITIES)

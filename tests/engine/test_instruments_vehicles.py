"""Vehicles: their lenders lend on what is put in, and on nothing twice."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled import clauses as kinds
from game.compiled.layout import Records
from game.compiled.orders import ALLOWED, BORROW_ASIDE, NO_CREDIT
from game.compiled.sizes import CHIP_LEDGER, POWER
from game.session import vehicles
from tests.support import instruments as kernels
from tests.support.deals import Clause, Deal, deals, write
from tests.support.instruments import obey, order, refused
from tests.support.kernels import run
from tests.support.lane import tries
from tests.support.plain import give
from tests.support.small import begin, build

pytestmark = pytest.mark.usefixtures("engine")

RICH = 10**9
"""Thousand dollars of value that bound no vehicle here."""
PARTS = {"instruments.vehicle_part": 0.625, "silicon.worth_fade": 0.3}


def owner(cards: int, kilowatts: int, **changes: float) -> tuple[Records, Records]:
    """Bolt is dear to investors and owns so much, of the first kind of card."""
    rules, world = begin(build({**PARTS, **changes}))
    world["value"][0, 1] = RICH
    world["backlog"], world["arriving"][0, 1] = 0, 0
    give(world, CHIP_LEDGER, 1, cards)
    give(world, CHIP_LEDGER + 1, 1, 0)
    give(world, POWER, 1, kilowatts)
    return rules, world


def room(rules: Records, world: Records) -> float:
    """What Bolt's vehicles could still borrow."""
    return float(run(kernels.rooms, rules, world, 1)[1])


owned = {"cards": st.integers(0, 50_000), "kilowatts": st.integers(0, 10**6)}


@settings(max_examples=tries(80))
@given(**owned, bound=st.lists(deals(among=[kinds.COLLATERAL, kinds.CREDIT]), max_size=3))
def test_the_room_told_is_where_its_lenders_stop(
    cards: int, kilowatts: int, bound: list[Deal]
) -> None:
    """The room itself is allowed, whatever else binds the cards; a thousand dollars more is not."""
    rules, world = owner(cards, kilowatts)
    write(world, bound)
    found = vehicles.vehicle_room(rules[0], world[0], 1)
    assert found == max(0, int(room(rules, world)))
    if found > 0:
        assert refused(rules, world, order(1, BORROW_ASIDE, found)) == ALLOWED
    assert refused(rules, world, order(1, BORROW_ASIDE, found + 1)) == NO_CREDIT


@settings(max_examples=tries(60))
@given(**owned, asked=st.lists(st.integers(1, 10**6), min_size=1, max_size=6))
def test_vehicles_never_owe_more_than_their_part_of_what_is_put_in(
    cards: int, kilowatts: int, asked: list[int]
) -> None:
    """However often they borrow and however dear the firm: no value is lent upon twice."""
    rules, world = owner(cards, kilowatts)
    own = vehicles.put_in(rules[0], world[0], 1)
    obey(rules, world, *(order(1, BORROW_ASIDE, amount) for amount in asked))
    assert int(world["spv_debt"][0, 1]) <= 0.625 * own


@settings(max_examples=tries(60))
@given(
    pledged=st.integers(0, 900),
    owed=st.integers(0, 5_000),
    lender=st.sampled_from([0, 2]),
    state=st.sampled_from([kinds.RUNNING, kinds.BREAKING]),
)
def test_what_another_lender_holds_is_lent_upon_no_more(
    pledged: int, owed: int, lender: int, state: int
) -> None:
    """Each card pledged takes its worth out, each dollar owed on cards a dollar."""
    rules, world = owner(1_000, 0)
    card = room(rules, world) / 0.625 / 1_000
    pledge = Clause(kinds.COLLATERAL, 1, lender, subject=0, amount=pledged)
    credit = Clause(kinds.CREDIT, 0, 1, amount=5_000, weeks=10, done=owed)
    write(world, [Deal((pledge,), state=state), Deal((credit,))])
    left = max(0.0, (1_000 - pledged) * card - owed)
    assert room(rules, world) == pytest.approx(0.625 * left)


def test_cards_on_the_road_count_and_old_ones_less() -> None:
    """A year takes three tenths of a card's worth, in the hall or on the road."""
    rules, world = owner(0, 0)
    world["arriving"][0, 1, 0, 1] = 1_000
    first = room(rules, world)
    world["turn"] += 52
    assert first > 0.0
    assert room(rules, world) == pytest.approx(0.7 * first)


def test_a_firm_that_owns_nothing_borrows_nothing_aside() -> None:
    """However much it is worth to investors and may earn."""
    rules, world = owner(0, 0)
    world["halls"][0, 1] = 0
    world["earn_rate"][0, 1] = RICH
    assert room(rules, world) == 0.0

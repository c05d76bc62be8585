"""Promises as debts: what investors and lenders make of money got for a promise."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled import clauses as kinds
from game.compiled.layout import Floats, Records
from game.compiled.sizes import FIRMS as ROOM
from game.compiled.sizes import MONEY, NOBODY
from game.session import rooms
from tests.support import instruments as kernels
from tests.support.deals import Clause, Deal, write
from tests.support.kernels import run
from tests.support.lane import tries
from tests.support.small import begin, small_game

pytestmark = pytest.mark.usefixtures("engine")


def worth(rules: Records, world: Records) -> Floats:
    """What promises add to the value of each firm."""
    own = np.zeros(ROOM)
    run(kernels.add_backlog, rules, world, own)
    return own


def room(rules: Records, world: Records, f: int) -> float:
    """What lenders would still lend firm `f`."""
    found = float(run(kernels.rooms, rules, world, f)[0])
    assert rooms.loan_room(rules[0], world[0], f) == max(0, int(found))
    return found


def swap(advance: int, weekly: int, age: int, secret: int = 0) -> tuple[Records, Records]:
    """Firm 1 paid firm 0 at once for so much a week; the cash is where it went."""
    rules, world = begin(small_game())
    world["turn"] = 10
    back = Clause(kinds.PAYMENT, 0, 1, amount=weekly, weeks=1, done=weekly * age)
    now = Clause(kinds.PAYMENT, 1, 0, amount=advance, done=advance)
    write(world, [Deal((now, back), age=age, secret=secret)])
    moved = advance - weekly * age
    world["balance"][0, MONEY, 0] += moved
    world["balance"][0, MONEY, 1] -= moved
    return rules, world


sums = st.tuples(st.integers(1, 10**8), st.integers(1, 10**6), st.integers(0, 8))


@settings(max_examples=tries(80))
@given(deal=sums, secret=st.integers(0, 1))
def test_money_got_for_a_promise_makes_nobody_worth_more(
    deal: tuple[int, int, int], secret: int
) -> None:
    """Cash that was paid in advance has its counterpart on the page, a secret one too."""
    rules, world = swap(*deal, secret=secret)
    advance, weekly, age = deal
    got = advance - weekly * age
    added = worth(rules, world)
    assert added[0] <= -max(0.0, got) + 1e-6


@settings(max_examples=tries(80))
@given(deal=sums)
def test_what_one_owes_the_other_is_owed(deal: tuple[int, int, int]) -> None:
    """Fixed payments and advances take from one firm what they add to another."""
    added = worth(*swap(*deal))
    assert added.sum() == pytest.approx(0.0, abs=1e-3)
    assert added[0] <= 0.0 <= added[1]


@settings(max_examples=tries(80))
@given(deal=sums)
def test_lenders_count_promises_as_debt(deal: tuple[int, int, int]) -> None:
    """Room for loans falls by the advance, or by a year's payments when these are more."""
    advance, weekly, age = deal
    rules, world = swap(*deal)
    left = room(rules, world, 0)
    write(world, [])
    owed = max(advance - weekly * age, 52 * weekly)
    assert room(rules, world, 0) - left == pytest.approx(owed, abs=1.0)


def test_the_last_payments_are_counted_and_no_more() -> None:
    """A contract that ends in ten weeks promises nine payments after this week's."""
    rules, world = begin(small_game())
    world["turn"] = 10
    bundle = (
        Clause(kinds.PAYMENT, 0, 1, amount=100, weeks=1),
        Clause(kinds.END_ON_DATE, NOBODY, NOBODY, weeks=13),
    )
    write(world, [Deal(bundle, age=3)])
    left = room(rules, world, 0)
    write(world, [])
    assert room(rules, world, 0) - left == pytest.approx(900.0)


@given(owed=st.integers(1, 10**6))
@settings(max_examples=tries(40))
def test_cards_on_credit_are_a_debt(owed: int) -> None:
    """The buyer is worth less by what it owes, the vendor more, and lenders see it."""
    rules, world = begin(small_game())
    write(world, [Deal((Clause(kinds.CREDIT, 1, 0, amount=10**6, weeks=10, done=owed),))])
    added, left = worth(rules, world), room(rules, world, 0)
    write(world, [])
    assert added[:2].tolist() == [-owed, owed]
    assert room(rules, world, 0) - left == pytest.approx(owed)

"""Contracts from their first draft to their end: secrets, breaches, pledges, handing over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled import clauses as kinds
from game.compiled.layout import Records, blank
from game.compiled.log import Log
from game.compiled.orders import KIND_BY_ID, ORDER
from game.compiled.sizes import CHIP_LEDGER, MONEY, NOBODY, TRANSIT
from game.compiled.world import ACTIVE
from game.engine.turn import close_week, open_week
from tests.support import contract_kernels, kernels
from tests.support.deals import FIRMS, Clause, Deal, deals, rows_of, write
from tests.support.invariants import Moment, broken
from tests.support.lane import tries
from tests.support.plain import give
from tests.support.small import begin, small_game, still_game

pytestmark = pytest.mark.usefixtures("engine")


def order(firm: int, kind: str, **said: Any) -> tuple[Any, ...]:
    """An ORDER record's fields, those not named left empty."""
    blanks = {"subject": -1, "amount": 0, "option": 0, "price": 0.0}
    blanks |= {"giver": -1, "taker": -1, "weeks": 0, "contract": -1}
    return (firm, KIND_BY_ID[kind], *{**blanks, **said}.values())


def play_week(rules: Records, world: Records, *orders: tuple[Any, ...]) -> Records:
    """Open and close a week; its log."""
    open_week(rules, world)
    return close_week(rules, world, np.array(list(orders), dtype=ORDER))


def closed(rules: Records, world: Records) -> Records:
    """What phase 12 does to the contracts."""
    log = blank(Log)
    kernels.run(contract_kernels.close_contracts, rules, world, log)
    return log


# Secrets


@given(chance=st.floats(0.0, 1.0), seed=st.integers(0, 2**32), turn=st.integers(0, 500))
@settings(max_examples=tries(60))
def test_a_leak_is_by_its_own_chance_and_draw(chance: float, seed: int, turn: int) -> None:
    """A likelier secret leaks whenever a less likely one does; none leaks at 0, all at 1."""
    known = []
    for price in (0.0, chance * 0.5, chance, 1.0):
        rules, world = begin(small_game(), seed)
        world["turn"] = turn
        write(world, [Deal((Clause(kinds.SECRECY, 0, 1, price=price),), secret=1)])
        closed(rules, world)
        known.append(1 - int(world["contract_secret"][0, 0]))
    assert known == sorted(known)
    assert (known[0], known[-1]) == (0, 1)


def test_leaks_come_as_often_as_their_chance() -> None:
    """Over many weeks a secret of one in four leaks about that often."""
    leaks = 0
    rules, world = begin(small_game())
    for turn in range(400):
        world["turn"] = turn
        write(world, [Deal((Clause(kinds.SECRECY, 0, 1, price=0.25),), secret=1)])
        closed(rules, world)
        leaks += 1 - int(world["contract_secret"][0, 0])
    assert 70 <= leaks <= 130


# Exclusivity


@given(
    landlord=st.sampled_from([1, 2]),
    age=st.integers(0, 9),
    promised=st.integers(0, 9),
    secret=st.integers(0, 1),
)
@settings(max_examples=tries(100))
def test_a_later_known_lease_from_another_breaks_exclusivity(
    landlord: int, age: int, promised: int, secret: int
) -> None:
    """Only a lease from somebody else, signed later and known, is a breach."""
    rules, world = begin(small_game())
    world["turn"] = 20
    only = Deal((Clause(kinds.EXCLUSIVITY, 0, 1),), age=promised)
    lease = Deal((Clause(kinds.LEASED, landlord, 0, amount=10),), age=age, secret=secret)
    write(world, [only, lease])
    closed(rules, world)
    wrong = landlord != 1 and age < promised and not secret
    assert int(world["breaches"][0, 0]) == int(wrong)


def test_a_breach_counts_once() -> None:
    """One side deal is one breach, however many weeks it goes on."""
    rules, world = begin(still_game())
    world["turn"] = 5
    only = Deal((Clause(kinds.EXCLUSIVITY, 0, 1), Clause(kinds.BREAK_FEE, 0, 1, amount=5)), age=5)
    lease = Deal((Clause(kinds.LEASED, 2, 0, amount=10),), age=1)
    write(world, [only, lease])
    for _week in range(5):
        play_week(rules, world)
    assert int(world["breaches"][0, 0]) == 1


# Pledges and chips on credit


@given(
    cards=st.integers(0, 500),
    road=st.lists(st.integers(0, 200), min_size=4, max_size=4),
    owed=st.integers(0, 20_000),
)
@settings(max_examples=tries(100))
def test_the_vendor_takes_back_what_is_owed_and_from_the_road_first(
    cards: int, road: list[int], owed: int
) -> None:
    """As many cards as the debt is worth at the list price, nothing that does not exist."""
    rules, world = begin(small_game())
    price = round(float(world["chip_price"][0, 0]))
    vendor, buyer = int(rules["chip_vendor"][0, 0]), 1
    ledger = world["balance"][0, CHIP_LEDGER]
    give(world, CHIP_LEDGER, buyer, cards)
    ledger[-1] -= sum(road)
    ledger[TRANSIT] += sum(road)
    world["arriving"][0, buyer, 0] = road
    before = int(ledger[vendor])
    credit = Clause(kinds.CREDIT, vendor, buyer, amount=20_000, weeks=10, done=owed)
    write(world, [Deal((credit,), state=kinds.BREAKING, breaker=buyer)])
    kernels.run(contract_kernels.seize_from_breakers, rules, world, blank(Log))
    taken = int(ledger[vendor]) - before
    assert taken == min(owed // price, cards + sum(road))
    assert int(world["arriving"][0, buyer, 0].sum()) == max(0, sum(road) - taken)
    assert int(ledger[buyer]) == cards - max(0, taken - sum(road))
    assert ledger.sum() == 0


@given(cards=st.integers(0, 300), pledges=st.lists(st.integers(1, 200), min_size=1, max_size=3))
@settings(max_examples=tries(60))
def test_pledges_go_over_as_far_as_there_are_cards(cards: int, pledges: list[int]) -> None:
    """What was pledged goes over in turn; nobody gets a card that does not exist."""
    rules, world = begin(small_game())
    give(world, CHIP_LEDGER, 2, cards)
    before = int(world["balance"][0, CHIP_LEDGER, 1])
    bundle = tuple(Clause(kinds.COLLATERAL, 2, 1, subject=0, amount=n) for n in pledges)
    write(world, [Deal(bundle, state=kinds.BREAKING, breaker=2)])
    kernels.run(contract_kernels.seize_from_breakers, rules, world, blank(Log))
    got = int(world["balance"][0, CHIP_LEDGER, 1]) - before
    assert got == min(cards, sum(pledges))


# Handing over and replacing

_NAMES = ("kind", "subject", "amount", "price")


def said(world: Records, place: int) -> list[Mapping[str, Any]]:
    """What the clauses of a contract say, parties aside."""
    return [
        {name: world[f"clause_{name}"][0, row].item() for name in _NAMES}
        for row in rows_of(world, place)
    ]


ANYBODYS_COMPUTE = 1000
"""Units that each firm of the small world could let: who has too few may not become a landlord."""


def _could_move(deal: Deal) -> bool:
    let = sum(clause.amount for clause in deal.clauses if clause.kind == kinds.LEASED)
    held = deal.state == kinds.RUNNING and 0 < deal.parties < 2**FIRMS - 1
    return held and let <= ANYBODYS_COMPUTE


movable = deals(among=(kinds.PAYMENT, kinds.LEASED, kinds.PLACEMENT, kinds.BREAK_FEE)).filter(
    _could_move
)


@given(deal=movable)
@settings(max_examples=tries(40, 8))
def test_who_hands_a_contract_over_is_free_and_it_says_the_same(deal: Deal) -> None:
    """With all signatures the new party stands in every clause where the old one stood."""
    rules, world = begin(still_game())
    world["turn"] = 20
    write(world, [deal])
    leaving = next(f for f in range(FIRMS) if deal.parties >> f & 1)
    coming = next(f for f in range(FIRMS) if not deal.parties >> f & 1)
    before = said(world, 0)
    play_week(rules, world, order(leaving, "assign", subject=0, taker=coming))
    new = int(np.flatnonzero(world["contract_state"][0] == kinds.OFFERED)[0])
    serial = int(world["contract_serial"][0, new])
    others = [f for f in range(FIRMS) if f != leaving]
    play_week(rules, world, *(order(f, "accept", subject=serial) for f in others))
    if (world["status"][0, :FIRMS] != ACTIVE).any():
        return
    assert int(world["contract_state"][0, new]) == kinds.NO_CONTRACT
    assert int(world["contract_state"][0, 0]) == kinds.RUNNING
    assert said(world, 0) == before
    assert not int(world["contract_parties"][0, 0]) >> leaving & 1
    assert int(world["contract_parties"][0, 0]) >> coming & 1
    assert world["breaches"][0].sum() == 0


# Anything at all

_SERIALS = st.integers(-2, 8)
_FIRM = st.integers(-1, FIRMS)
wild_orders = st.lists(
    st.one_of(
        st.builds(
            lambda f, to, rank, old: order(f, "propose", subject=to, option=rank, contract=old),
            st.integers(0, FIRMS - 1), _FIRM, st.integers(-1, 3), _SERIALS,
        ),
        st.builds(
            lambda f, kind, about, amount, price, giver, taker, weeks: order(
                f, "clause", subject=about, amount=amount, option=kind,
                price=price, giver=giver, taker=taker, weeks=weeks,
            ),
            st.integers(0, FIRMS - 1), st.integers(-1, len(kinds.CLAUSE_KINDS)), _FIRM,
            st.integers(-1, 10**7) | st.integers(0, 2**50), st.floats(0.0, 4.0) | st.floats(),
            _FIRM, _FIRM, st.integers(-1, 12),
        ),
        st.builds(
            lambda f, kind, serial, taker: order(f, kind, subject=serial, taker=taker),
            st.integers(0, FIRMS - 1), st.sampled_from(["accept", "refuse", "break", "assign"]),
            _SERIALS, _FIRM,
        ),
    ),
    max_size=14,
)  # fmt: skip


@settings(max_examples=tries(60, 8), deadline=None)
@given(weeks=st.lists(wild_orders, min_size=2, max_size=6), seed=st.integers(0, 2**16))
def test_whatever_chiefs_write_and_sign_the_invariants_hold(
    weeks: list[list[tuple[Any, ...]]], seed: int
) -> None:
    """Orders about contracts, sensible or not, leave a world in which all invariants hold."""
    rules, world = begin(small_game(), seed)
    for rows in weeks:
        open_week(rules, world)
        before = world.copy()
        log = close_week(rules, world, np.array(rows, dtype=ORDER))
        assert broken(Moment(rules, before, world.copy(), log)) == []
        _is_sound(world)


def _is_sound(world: Records) -> None:
    """Contracts that run are signed by all, their clauses name only parties, firms own cash."""
    found = world[0]
    running = np.flatnonzero(found["contract_state"] == kinds.RUNNING)
    assert (found["contract_signed"][running] == found["contract_parties"][running]).all()
    for place in running:
        for row in rows_of(world, int(place)):
            for party in (found["clause_giver"][row], found["clause_taker"][row]):
                if 0 <= party < FIRMS:
                    assert int(found["contract_parties"][place]) >> int(party) & 1
    assert (found["clause_done"] >= 0).all()
    assert (found["balance"][MONEY, :FIRMS] >= 0).all()
    drafts = found["contract_state"] == kinds.DRAFT
    assert not drafts.any()
    assert (found["clause_contract"] >= NOBODY).all()
